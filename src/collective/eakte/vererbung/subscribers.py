"""An Akte takes the values of its plan unit when it is opened."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.content.akte import IAkte
from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.vererbung.api import uebernimm
from collective.eakte.vererbung.regeln import gesetzt
from datetime import date
from zope.container.interfaces import IContainerModifiedEvent


STANDARDTYP = "Sachakte"


def akte_uebernimmt_angaben(akte, event):
    """Complete what the user did not say when an Akte is opened."""
    einheit = aq_parent(aq_inner(akte))
    if not IPlanknoten.providedBy(einheit):
        return
    uebernimm(akte, einheit)
    if not gesetzt(akte.typ):
        akte.typ = STANDARDTYP
    if akte.laufzeit_beginn is None:
        akte.laufzeit_beginn = date.today()


def behaelter_beginnt_heute(behaelter, event):
    """A Teilakte or Vorgang begins on the day it is opened, unless said otherwise."""
    if not IAkte.providedBy(behaelter) and behaelter.laufzeit_beginn is None:
        behaelter.laufzeit_beginn = date.today()


def dokument_erhaelt_daten(dokument, event):
    """A Dokument has a date; an Eingang also the day on which it was received."""
    if dokument.datum_des_schreibens is None:
        dokument.datum_des_schreibens = date.today()
    if dokument.dokumentart == "eingang" and dokument.posteingangsdatum is None:
        dokument.posteingangsdatum = date.today()


def federfuehrung_steht_im_katalog(akte, event):
    """Columns of the Vorgänge follow when the lead of their Akte changes.

    :param event: the modification; without a description everything may have
        changed. Filing something is a modification too, but not of the lead.
    """
    if IContainerModifiedEvent.providedBy(event):
        return
    if event.descriptions and not any(
        name.endswith("federfuehrung")
        for beschreibung in event.descriptions
        for name in getattr(beschreibung, "attributes", ())
    ):
        return
    _reindiziere_inhalt(akte)


def _reindiziere_inhalt(behaelter):
    for inhalt in behaelter.objectValues():
        if not IDokument.providedBy(inhalt):
            inhalt.reindexObject(idxs=["federfuehrung"])
            _reindiziere_inhalt(inhalt)
