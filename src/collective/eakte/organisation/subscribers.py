"""Rights follow when a plan node or record comes, moves, or changes hands."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.content.akte import IAkte
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.organisation.ableitung import FUEHRENDE
from collective.eakte.organisation.ableitung import leite_ab
from collective.eakte.organisation.ableitung import leite_unterteilung_ab
from collective.eakte.organisation.ableitung import leite_zweig_ab
from collective.eakte.organisation.eigennutz import verbiete_eigennutz
from collective.eakte.organisation.oeffnung import schuetze_nach_vorgabe
from collective.eakte.rechte.api import berechtigungen
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


MASSGEBLICH = frozenset({*FUEHRENDE, "typ", "zugriffsvorgabe"})
"""Fields from which rights follow."""


def knoten_kommt(knoten, event):
    """A plan node has the grants of its place."""
    leite_ab(knoten)
    darueber = aq_parent(aq_inner(knoten))
    if IPlanknoten.providedBy(darueber):
        # A unit of no kind holds Akten no more when there is a unit in it.
        leite_ab(darueber)


def schriftgut_kommt(behaelter, event):
    """A record that another office leads gives it its rights."""
    leite_ab(behaelter)
    if IAkte.providedBy(behaelter):
        schuetze_nach_vorgabe(behaelter)


def etwas_zieht_um(obj, event):
    """At another place other offices lead."""
    if (
        IObjectAddedEvent.providedBy(event)
        or IObjectRemovedEvent.providedBy(event)
        or event.object is not obj
        or aq_base(event.oldParent) is aq_base(event.newParent)
    ):
        return
    _leite_alles_ab(obj)
    if IAkte.providedBy(obj):
        schuetze_nach_vorgabe(obj)


def etwas_aendert_sich(obj, event):
    """Another office leads, or another preset holds.

    :raises Hindernisse: whoever says so would get rights by it herself.
    """
    if IContainerModifiedEvent.providedBy(event) or not _betrifft(event):
        return
    _leite_alles_ab(obj)


def _leite_alles_ab(obj):
    if IPlanknoten.providedBy(obj):
        leite_zweig_ab(obj, nach_aenderung=verbiete_eigennutz)
        return
    vorher = berechtigungen(obj)
    if leite_ab(obj):
        verbiete_eigennutz(obj, vorher)
        leite_unterteilung_ab(obj)


def _betrifft(event):
    beschreibungen = getattr(event, "descriptions", ())
    return not beschreibungen or any(
        name.rpartition(".")[2] in MASSGEBLICH
        for beschreibung in beschreibungen
        for name in getattr(beschreibung, "attributes", ())
    )
