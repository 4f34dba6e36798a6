"""Whether register and index say the same as the records, and putting them right.

The truth is at the objects: each access domain is kept at its object, and each record
knows the state it is in. The register (where which domain lies) and the index (which
record is in which domain) are derived from it.

Both functions walk over everything in portions; a check leaves the database alone.
"""

from Acquisition import aq_base
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.api import ort_von
from collective.eakte.rechte.api import stelle_bereich
from collective.eakte.rechte.einrichtung import richte_ein
from collective.eakte.rechte.index import leseprofil_von
from collective.eakte.rechte.index import naechster_bereich
from collective.eakte.rechte.index import profil_von
from collective.eakte.rechte.index import Zugriffsindex
from collective.eakte.rechte.interfaces import IZugriffsregister
from dataclasses import dataclass
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.component import getUtility


PORTION = 1000
"""Records that are looked at before memory is given back."""

VERWAIST = "domain-without-object"
NICHT_REGISTRIERT = "domain-not-registered"
FALSCHER_ORT = "domain-at-wrong-place"
OHNE_BEREICH = "node-without-domain"
FALSCH_EINGETRAGEN = "record-entered-wrongly"
UEBERZAEHLIG = "entry-without-record"
WIDERSPRUCH = "index-contradicts-itself"
KEIN_INDEX = "index-missing"


@dataclass(frozen=True)
class Abweichung:
    """Something that register or index say otherwise than the records.

    :param art: what is wrong, one of the codes above.
    :param ort: path of the object, or what there is of it.
    """

    art: str
    ort: str


def pruefe(nach_portion=None):
    """Compare register and index with the records.

    :param nach_portion: called after each portion, for example to give back memory.
    :returns: iterator of :class:`Abweichung`; nothing when all is in order.
    """
    processQueue()
    katalog, index = _katalog_und_index()
    if index is None:
        yield Abweichung(KEIN_INDEX, "allowedRolesAndUsers")
        return
    register = getUtility(IZugriffsregister)
    yield from _pruefe_register(register)
    for rid, objekt in _inhalte(katalog, nach_portion):
        yield from _pruefe_objekt(register, index, rid, objekt)
    yield from _pruefe_index(katalog, index)


def baue_neu(nach_portion=None):
    """Put register and index right; what is right is not written again.

    :param nach_portion: called after each portion, for example to commit: what has
        been put right stays right when the work is broken off.
    :returns: number of corrections.
    """
    processQueue()
    richte_ein()
    katalog, index = _katalog_und_index()
    register = getUtility(IZugriffsregister)
    anzahl = _bereinige_register(register) + _bereinige_index(katalog, index)
    for rid, objekt in _inhalte(katalog, nach_portion):
        # Parents come first: their domains are registered when it is asked for them.
        anzahl += _berichtige_bereich(register, objekt)
        if not _ist_richtig_eingetragen(register, index, rid, objekt):
            index.index_object(rid, objekt)
            anzahl += 1
    register.offen.clear()
    if nach_portion is not None:
        nach_portion()
    return anzahl


def _pruefe_register(register):
    for bereich in register.alle():
        objekt = _objekt_am(bereich.ort)
        if objekt is None or aq_base(objekt)._zugriff is not bereich:
            yield Abweichung(VERWAIST, bereich.ort)


def _pruefe_objekt(register, index, rid, objekt):
    bereich = aq_base(objekt)._zugriff
    if bereich is None and IPlanknoten.providedBy(objekt):
        yield Abweichung(OHNE_BEREICH, _pfad(objekt))
    if bereich is not None:
        if register.bereich(bereich.nummer) is not bereich:
            yield Abweichung(NICHT_REGISTRIERT, _pfad(objekt))
        elif register.am_ort(ort_von(objekt)) is not bereich:
            yield Abweichung(FALSCHER_ORT, _pfad(objekt))
    if not _ist_richtig_eingetragen(register, index, rid, objekt, auch_offen=True):
        yield Abweichung(FALSCH_EINGETRAGEN, _pfad(objekt))


def _ist_richtig_eingetragen(register, index, rid, objekt, auch_offen=False):
    bereich = naechster_bereich(objekt)
    eintrag = index.eintrag(rid)
    if index.steht_als_anderes(rid):
        return False
    if bereich is None or eintrag is None:
        return bereich is None and eintrag is None
    nummer, profil = eintrag
    if profil != profil_von(objekt) or index.leseprofil(rid) != leseprofil_von(objekt):
        return False
    if nummer == bereich.nummer:
        return True
    # It may still stand under a domain around its own while that is worked off.
    ort = ort_von(objekt)
    umgebende = {b.nummer for b in register.kette(bereich.ort)}
    return auch_offen and nummer in umgebende and _wartet(register, ort)


def _wartet(register, ort):
    return any(bereich.ort in register.offen for bereich in register.kette(ort))


def _pruefe_index(katalog, index):
    for rid in index.eingetragene():
        if rid not in katalog.paths:
            yield Abweichung(UEBERZAEHLIG, str(rid))
    for rid in index.widersprueche():
        yield Abweichung(WIDERSPRUCH, katalog.paths.get(rid, str(rid)))


def _bereinige_register(register):
    verwaiste = [
        bereich
        for bereich in list(register.alle())
        if getattr(aq_base(_objekt_am(bereich.ort)), "_zugriff", None) is not bereich
    ]
    for bereich in verwaiste:
        register.entferne(bereich)
    return len(verwaiste)


def _bereinige_index(katalog, index):
    falsche = {rid for rid in index.eingetragene() if rid not in katalog.paths}
    falsche.update(index.widersprueche())
    for rid in falsche:
        index.vergiss(rid)
    return len(falsche)


def _berichtige_bereich(register, objekt):
    bereich = aq_base(objekt)._zugriff
    if bereich is None:
        if not IPlanknoten.providedBy(objekt):
            return 0
        stelle_bereich(objekt)
        return 1
    ort = ort_von(objekt)
    if (
        register.am_ort(ort) is bereich
        and register.bereich(bereich.nummer) is bereich
        and bereich.ort == ort
    ):
        return 0
    if register.bereich(bereich.nummer) not in (None, bereich):
        # The number is another one's: it gets a new one.
        bereich.nummer = None
    register.trage_ein(bereich, ort)
    return 1


def _inhalte(katalog, nach_portion):
    """Record id and object of all that belongs to the E-Akte, parents first."""
    portal = api.portal.get()
    for stelle, (pfad, rid) in enumerate(list(katalog.uids.items()), 1):
        objekt = portal.unrestrictedTraverse(pfad, None)
        if IEAkteInhalt.providedBy(objekt) and _pfad(objekt) == pfad:
            yield rid, objekt
        if stelle % PORTION == 0 and nach_portion is not None:
            nach_portion()


def _objekt_am(ort):
    """What lies at a place itself; never what it would acquire from above."""
    objekt = api.portal.get().unrestrictedTraverse(ort.rstrip("/"), None)
    if not IEAkteInhalt.providedBy(objekt) or ort_von(objekt) != ort:
        return None
    return objekt


def _katalog_und_index():
    katalog = api.portal.get_tool("portal_catalog")._catalog
    index = katalog.indexes.get("allowedRolesAndUsers")
    if not isinstance(index, Zugriffsindex):
        return katalog, None
    return katalog, index.__of__(katalog)


def _pfad(objekt):
    return "/".join(objekt.getPhysicalPath())
