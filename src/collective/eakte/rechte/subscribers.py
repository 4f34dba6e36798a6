"""Access domains come, move and go with their objects, and follow their grade."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.content.akte import IAkte
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte import api
from collective.eakte.rechte.bereich import Bereich
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.lockerung import verlange_kenntnis
from collective.eakte.rechte.sicht import stufe_im_bereich
from collective.eakte.vererbung.api import wirksam
from plone import api as plone_api
from zope.component import getUtility
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


STUFE = "vertraulichkeitsstufe"


def planknoten_ist_bereich(knoten, event):
    """Every node of a plan is an access domain: rights are given for parts of plans."""
    api.stelle_bereich(knoten)


def kopie_hat_keine_freigaben(kopie, event):
    """Grants are for the original; only protection goes with the copy."""
    alter = aq_base(kopie)._zugriff
    if alter is None:
        return
    aq_base(kopie)._zugriff = None
    if alter.schutz is not None:
        neuer = aq_base(kopie)._zugriff = Bereich(plone_api.content.get_uuid(kopie))
        neuer.regeln = alter.regeln
        neuer.schutz = alter.schutz
        neuer.stufe = alter.stufe


def bereich_zieht_mit(obj, event):
    """The register follows an object that was added, moved or renamed."""
    bereich = aq_base(obj)._zugriff
    if bereich is None:
        return
    register = getUtility(IZugriffsregister)
    if IObjectRemovedEvent.providedBy(event):
        register.entferne(bereich)
    elif aq_parent(aq_inner(obj)) is not None:
        register.trage_ein(bereich, api.ort_von(obj))


def stufe_wirkt(obj, event):
    """The Vertraulichkeitsstufe of an Akte or plan node acts on access.

    An Akte keeps the grade that it took from its plan unit. When the grade of the unit
    changes, Akten that keep the old one become domains of their own.
    """
    if IContainerModifiedEvent.providedBy(event) or IObjectRemovedEvent.providedBy(
        event
    ):
        return
    if not IObjectAddedEvent.providedBy(event) and not _betrifft(event, STUFE):
        return
    if IAkte.providedBy(obj):
        if not IObjectAddedEvent.providedBy(event):
            verlange_kenntnis(obj, wirksam(obj, STUFE).wert)
        _gleiche_akte_ab(obj)
    elif IPlanknoten.providedBy(obj) and _gleiche_knoten_ab(obj):
        for akte in _akten_unter(obj):
            _gleiche_akte_ab(akte)


def _gleiche_knoten_ab(knoten):
    """:returns: whether the grade that holds in the domain has changed."""
    vorher = stufe_im_bereich(api.kette_von(knoten))
    api.setze_stufe(knoten, getattr(aq_base(knoten), STUFE, None) or None)
    return stufe_im_bereich(api.kette_von(knoten)) != vorher


def _gleiche_akte_ab(akte):
    ringsum = stufe_im_bereich(api.kette_von(aq_parent(aq_inner(akte))))
    stufe = wirksam(akte, STUFE).wert
    api.setze_stufe(akte, None if _gleich(stufe, ringsum) else stufe)


def _gleich(stufe, ringsum):
    # Who says nothing says "offen".
    return (stufe or "003") == (ringsum or "003")


def _akten_unter(knoten):
    katalog = plone_api.portal.get_tool("portal_catalog")
    for brain in katalog.unrestrictedSearchResults(
        path="/".join(knoten.getPhysicalPath()), object_provides=IAkte.__identifier__
    ):
        yield brain._unrestrictedGetObject()


def _betrifft(event, feld):
    beschreibungen = getattr(event, "descriptions", ())
    return not beschreibungen or any(
        name.rpartition(".")[2] == feld
        for beschreibung in beschreibungen
        for name in getattr(beschreibung, "attributes", ())
    )
