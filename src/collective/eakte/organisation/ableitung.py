"""Rights that follow from Federführung and Aktenführung.

At each Betreffseinheit the office that leads and the one that keeps the records get
what their preset says. A record that another office leads gives that office the same
for itself. Cost: one grant for each office at a unit, and at records that differ.
"""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.aktenplan.regeln import BETREFFSEINHEIT
from collective.eakte.content.akte import IAkte
from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.organisation.kreisrechnung import ALLE_KREIS
from collective.eakte.organisation.portionen import in_portionen
from collective.eakte.organisation.regeln import ALLE
from collective.eakte.organisation.regeln import ist_code
from collective.eakte.organisation.vorgaben import fuehrungsrechte
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import setze_ursache
from collective.eakte.rechte.berechtigung import FUEHRUNG
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import gesetzt
from itertools import islice
from plone import api


FUEHRENDE = ("aktenfuehrung", "federfuehrung")
"""Fields that name an office which has rights by it."""

UNTER_DER_AKTE = ("Teilakte", "Vorgang")


def leite_ab(obj):
    """Let the grants at one object be those that follow from who leads.

    :param obj: plan node, Akte, Teilakte or Vorgang, in its place.
    :returns: whether something changed.
    """
    vorher = berechtigungen(obj)
    gewollt = _gewollte(obj)
    bezuege = {b.bezug for b in vorher if b.ursache == FUEHRUNG}
    for bezug in sorted({*bezuege, *gewollt}):
        setze_ursache(obj, FUEHRUNG, bezug, gewollt.get(bezug, ()))
    return berechtigungen(obj) != vorher


def leite_zweig_ab(knoten, nach_aenderung=None):
    """Let the grants of a plan node and of all units below it follow.

    Where a unit changes hands, the Akten in it are looked through: an office that
    still leads some of them keeps its rights there.

    :param knoten: plan or unit.
    :param nach_aenderung: called with each unit that holds Akten and has got other
        grants, and with those that it had before.
    """
    vorher = berechtigungen(knoten)
    if leite_ab(knoten) and fuehrt_akten(knoten):
        if nach_aenderung is not None and _ist_blatt(knoten):
            nach_aenderung(knoten, vorher)
        leite_inhalt_ab(knoten)
    if _ist_blatt(knoten):
        return
    for darunter in knoten.objectValues():
        if IAktenplaneinheit.providedBy(darunter):
            leite_zweig_ab(darunter, nach_aenderung)


def leite_inhalt_ab(einheit):
    """Let the grants at the Akten of a unit follow, and at what lies in them.

    :param einheit: a unit that holds Akten.
    """
    for name in in_portionen(einheit, list(einheit.objectIds())):
        akte = einheit._getOb(name)
        if IAkte.providedBy(akte):
            leite_ab(akte)
    leite_unterteilung_ab(einheit)


def leite_unterteilung_ab(behaelter):
    """Let the grants at Teilakten and Vorgänge follow that have a lead of their own.

    :param behaelter: the unit or record in which they lie.
    """
    katalog = api.portal.get_tool("portal_catalog")
    brains = katalog.unrestrictedSearchResults(
        path="/".join(behaelter.getPhysicalPath()),
        portal_type=("Akte", *UNTER_DER_AKTE),
        sort_on="path",
    )
    aussen = None
    for brain in in_portionen(behaelter, brains):
        if brain.portal_type == "Akte":
            # The lead of an Akte holds for all in it that says nothing else.
            aussen = brain.federfuehrung
        elif brain.federfuehrung != aussen:
            leite_ab(brain._unrestrictedGetObject())


def leite_alles_ab():
    """Let the grants of all plans and records follow, e.g. after an update."""
    katalog = api.portal.get_tool("portal_catalog")
    for brain in katalog.unrestrictedSearchResults(portal_type="Aktenplan"):
        plan = brain._unrestrictedGetObject()
        leite_ab(plan)
        for darunter in katalog.unrestrictedSearchResults(
            path=brain.getPath(), portal_type="Aktenplaneinheit"
        ):
            einheit = darunter._unrestrictedGetObject()
            leite_ab(einheit)
            if fuehrt_akten(einheit):
                leite_inhalt_ab(einheit)


def fuehrt_akten(knoten):
    """Whether Akten can be opened in a plan node.

    :param knoten: plan or unit.
    """
    if not IAktenplaneinheit.providedBy(knoten):
        return False
    if knoten.typ:
        return knoten.typ == BETREFFSEINHEIT
    return not any(IPlanknoten.providedBy(eins) for eins in _erstes(knoten))


def fuehrende(obj):
    """Codes of the offices that lead an object or keep its records.

    :param obj: plan unit or record.
    :returns: tuple of codes, the Aktenführung first.
    """
    felder = FUEHRENDE
    if not (IPlanknoten.providedBy(obj) or IAkte.providedBy(obj)):
        # Below the Akte only the lead may differ.
        felder = ("federfuehrung",)
    codes = (wirksam(obj, feld).wert for feld in felder)
    return tuple(dict.fromkeys(code for code in codes if ist_code(code)))


def _gewollte(obj):
    """:returns: dict from reference to list of grants."""
    if IAktenplan.providedBy(obj):
        return {ALLE: [{"prinzipal": ALLE_KREIS, "rollen": ("Beschaeftigte",)}]}
    if IPlanknoten.providedBy(obj):
        codes = fuehrende(obj) if fuehrt_akten(obj) else ()
        einheit = obj
    elif not IAkte.providedBy(obj) and not gesetzt(
        getattr(aq_base(obj), "federfuehrung", None)
    ):
        return {}
    else:
        darueber = _bezuege_ueber(obj)
        codes = [code for code in fuehrende(obj) if code not in darueber]
        einheit = einheit_von(obj)
    if not codes or einheit is None:
        return {}
    vorgabe = wirksam(einheit, "zugriffsvorgabe").wert
    return {code: fuehrungsrechte(code, vorgabe) for code in codes}


def einheit_von(obj):
    """The plan unit in which a record lies, or ``None``."""
    return next((o for o in aq_chain(aq_inner(obj)) if IPlanknoten.providedBy(o)), None)


def _bezuege_ueber(obj):
    """Codes of the offices that have rights by leading something above an object."""
    bezuege = set()
    for objekt in aq_chain(aq_parent(aq_inner(obj))):
        bereich = getattr(aq_base(objekt), "_zugriff", None)
        if bereich is not None:
            bezuege.update(b.bezug for b in bereich.regeln if b.ursache == FUEHRUNG)
        if IAktenplan.providedBy(objekt):
            break
    return bezuege


def _ist_blatt(knoten):
    return any(IAkte.providedBy(eins) for eins in _erstes(knoten))


def _erstes(knoten):
    """Any one thing in a node, as a list: a node never holds two kinds."""
    tree = knoten._tree or {}
    return [tree[name] for name in islice(tree, 1)]
