"""The rules of creation, asked of a real plan node.

They look at what is there, not at what the user can see.
"""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte import _
from collective.eakte.aktenplan.regeln import BETREFFSEINHEIT
from collective.eakte.aktenplan.regeln import noch_nicht_in_kraft
from collective.eakte.aktenplan.regeln import pruefe_anlage
from collective.eakte.aktenplan.regeln import pruefe_inkraftsetzung
from collective.eakte.content.akte import IAkte
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.hindernisse import Hindernis
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import FRIST
from dataclasses import replace
from datetime import date
from plone import api


def ebene(knoten):
    """Level of a plan node: 0 for the plan, 1 for a Hauptgruppe and so on."""
    return sum(
        IAktenplaneinheit.providedBy(objekt) for objekt in aq_chain(aq_inner(knoten))
    )


def pruefe_neue_akte(knoten):
    """Every reason why no Akte can be opened in a plan node.

    :param knoten: where the Akte shall be kept.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return _pruefe(knoten, "akte") + _entwuerfe_darueber(knoten)


def pruefe_neue_einheit(knoten):
    """Every reason why no unit can be added to a plan node.

    :param knoten: the plan or the superordinate unit.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return _pruefe(knoten, "einheit")


def pruefe_im_plan(obj, knoten):
    """Every reason against an object that was just added to a plan node.

    :param obj: unit or Akte, already in its place.
    :param knoten: the node that holds it.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if not IAkte.providedBy(obj):
        return _pruefe(knoten, "einheit", ohne=obj.getId())
    return _pruefe(knoten, "akte", ohne=obj.getId()) + _entwuerfe_darueber(knoten)


def pruefe_aktivierung(einheit):
    """Every reason why a unit cannot be put into force.

    :param einheit: the unit.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return [
        replace(grund, url=f"{einheit.absolute_url()}/edit")
        for grund in pruefe_inkraftsetzung(
            fuehrt_akten=einheit.typ == BETREFFSEINHEIT,
            hat_frist=any(wirksam(einheit, feld).wert is not None for feld in FRIST),
            hat_aussonderungsart=_vom_plan(einheit, "aussonderungsart"),
            kennzeichen=einheit.kennzeichen,
        )
    ]


def _vom_plan(einheit, feld):
    """Whether the plan says something; the general default is not enough."""
    angabe = wirksam(einheit, feld)
    return not angabe.geerbt or angabe.herkunft is not None


def _pruefe(knoten, anzulegen, ohne=None):
    if not IPlanknoten.providedBy(knoten):
        return [
            Hindernis(
                "kein-aktenplan",
                _(
                    "kein_aktenplan",
                    default="This is kept in an Aktenplan only.",
                ),
            )
        ]
    vorhanden = _anderes(knoten, ohne)
    return pruefe_anlage(
        zustand=api.content.get_state(knoten, default="entwurf"),
        hat_einheiten=IAktenplaneinheit.providedBy(vorhanden),
        hat_akten=IAkte.providedBy(vorhanden),
        ebene=ebene(knoten),
        anzulegen=anzulegen,
        kennzeichen=knoten.kennzeichen or knoten.getId(),
        typ=getattr(aq_base(knoten), "typ", None),
        laufzeit_beginn=knoten.laufzeit_beginn,
        laufzeit_ende=knoten.laufzeit_ende,
        heute=date.today(),
    )


def _entwuerfe_darueber(knoten):
    """A unit is in force when all of the plan above it is."""
    return [
        noch_nicht_in_kraft(ueber.kennzeichen or ueber.getId())
        for ueber in aq_chain(aq_inner(knoten))[1:]
        if IPlanknoten.providedBy(ueber)
        and api.content.get_state(ueber, default="entwurf") == "entwurf"
    ]


def _anderes(knoten, ohne):
    """Any one thing that the node holds besides: a node never holds two kinds."""
    tree = knoten._tree or {}
    return next((tree[name] for name in tree if name != ohne), None)
