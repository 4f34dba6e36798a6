"""Check Protokolle and seals against one another: nothing was changed afterwards.

What can be told without anything from outside: each chain fits to its head and to what
the seals attest of it, and the seals fit to one another and to their entries in the
chain of the site. Who can write to the whole database can compute all that anew; files
of seals that were kept elsewhere show that, too.
"""

from Acquisition import aq_base
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.befund import Befund
from collective.eakte.protokoll.befund import Ergebnis
from collective.eakte.protokoll.befund import FEHLT_GANZ
from collective.eakte.protokoll.befund import FREMDE_DATEI
from collective.eakte.protokoll.befund import SIEGEL_VERAENDERT
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.kette import VERAENDERT
from collective.eakte.protokoll.kettenpruefung import Kettenpruefung
from collective.eakte.protokoll.lesezeiger import bezeuge
from collective.eakte.protokoll.lesezeiger import Lesezeiger
from collective.eakte.protokoll.siegelpruefung import pruefe_siegel
from heapq import merge
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.component import getUtility


PORTION = 500
"""Records that are looked at before memory is given back."""


EINZELN = 8
"""Leaves of a seal that are proved one by one; of more than that all are read."""


def pruefe_eines(obj, dateien=()):
    """Check the chain of one record.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param dateien: seals that were kept elsewhere, :class:`~.datei.Siegeldatei`.
    :returns: :class:`~.befund.Ergebnis`.
    """
    return pruefe_mehrere([obj], dateien)


def pruefe_mehrere(objekte, dateien=(), nach_portion=None):
    """Check the chains of some records, and how the seals fit to one another.

    :param objekte: iterable of records and plan nodes.
    :param dateien: see :func:`pruefe_eines`.
    :param nach_portion: called after each portion, for example to give back memory.
    :returns: :class:`~.befund.Ergebnis`.
    """
    buch = getUtility(IProtokollbuch)
    ergebnis, dateien = _beginne(buch, dateien, gruendlich=False)
    pruefung = Kettenpruefung(ergebnis)
    objekte = list(objekte)
    zeugen = _zeugen_von(buch, {uid_von(obj) for obj in objekte}, dateien, ergebnis)
    for nummer, obj in enumerate(objekte, 1):
        pruefung.pruefe(obj, zeugen.get(uid_von(obj), []))
        if nach_portion is not None and nummer % PORTION == 0:
            nach_portion()
    return ergebnis


def pruefe_site(dateien=(), nach_portion=None):
    """Check all chains and all seals of the site.

    Memory does not grow with the number of records, if it is given back.

    :param dateien: see :func:`pruefe_eines`.
    :param nach_portion: called after each portion, for example to give back memory.
    :returns: :class:`~.befund.Ergebnis`.
    """
    buch = getUtility(IProtokollbuch)
    ergebnis, dateien = _beginne(buch, dateien, gruendlich=True)
    bezeugt = Lesezeiger(
        merge(
            *(bezeuge(siegel, nr) for nr, siegel in buch.siegel.items()),
            *(bezeuge(datei, datei.nr, fremd=True) for datei in dateien),
        )
    )
    pruefung = Kettenpruefung(ergebnis)
    ohne_objekt = {}
    for nummer, (uid, obj) in enumerate(_nach_uid(), 1):
        zeugen = []
        for zeuge in bezeugt.bis(uid):
            if zeuge.uid == uid:
                zeugen.append(zeuge)
            else:
                ohne_objekt.setdefault(zeuge.uid, []).append(zeuge)
        pruefung.pruefe(obj, zeugen)
        if nach_portion is not None and nummer % PORTION == 0:
            nach_portion()
    for zeuge in bezeugt.bis(None):
        ohne_objekt.setdefault(zeuge.uid, []).append(zeuge)
    ergebnis.melde(_entfernte(ohne_objekt, pruefung.entfernte))
    return ergebnis


def mit_inhalt(obj, erlaubt=None):
    """A record with all that is in it.

    :param obj: record or plan node.
    :param erlaubt: function that says of a record whether it is asked for; what is in
        others is left out with them.
    :returns: iterator.
    """
    if erlaubt is not None and not erlaubt(obj):
        return
    yield obj
    if getattr(aq_base(obj), "objectValues", None) is not None:
        for kind in obj.objectValues():
            if IEAkteInhalt.providedBy(kind):
                yield from mit_inhalt(kind, erlaubt)


def _beginne(buch, dateien, gruendlich):
    """:returns: the result so far, and the files that are of this site."""
    ort = uid_von(None)
    ergebnis = Ergebnis(siegel=len(buch.siegel))
    ergebnis.melde(
        Befund(FREMDE_DATEI, nr=datei.nr) for datei in dateien if datei.ort != ort
    )
    dateien = [datei for datei in dateien if datei.ort == ort]
    ergebnis.melde(pruefe_siegel(buch, ort, dateien, gruendlich))
    return ergebnis, dateien


def _zeugen_von(buch, uids, dateien, ergebnis):
    """What seals attest of some chains; it is proved to belong to its seal.

    :returns: dict from UUID to list of :class:`~.lesezeiger.Bezeugung`.
    """
    zeugen = {}

    def merke(gefundene, nr, fremd=False):
        for bezeugung in bezeuge((zeuge for _wo, zeuge in gefundene), nr, fremd):
            zeugen.setdefault(bezeugung.uid, []).append(bezeugung)

    for nr, siegel in buch.siegel.items():
        gefundene = siegel.finde_mehrere(uids)
        merke(gefundene, nr)
        if not _belegt(siegel, gefundene):
            ergebnis.melde([Befund(SIEGEL_VERAENDERT, nr=nr)])
        siegel._p_deactivate()
    for datei in dateien:
        merke(datei.finde_mehrere(uids), datei.nr, fremd=True)
    return zeugen


def _belegt(siegel, gefundene):
    """Whether leaves belong to their seal."""
    if len(gefundene) > EINZELN:
        return siegel.stimmt()
    return all(siegel.beweist(stelle, zeuge) for stelle, zeuge in gefundene)


def _nach_uid():
    """The site and all records and plan nodes.

    :returns: iterator of UUID and object (``None`` for the site), in order of UUIDs.
    """
    ort = uid_von(None)
    yield from merge([(ort, None)], _katalogisierte(), key=lambda paar: paar[0])


def _katalogisierte():
    processQueue()
    portal = api.portal.get()
    katalog = api.portal.get_tool("portal_catalog")._catalog
    tiefe = len(portal.getPhysicalPath())
    for uid, rid in katalog.indexes["UID"]._index.items():
        obj = portal
        for name in katalog.paths[rid].split("/")[tiefe:]:
            obj = obj._getOb(name, None) if hasattr(obj, "_getOb") else None
            if obj is None:
                break
        if obj is not None and IEAkteInhalt.providedBy(obj) and uid == uid_von(obj):
            yield uid, obj


def _entfernte(ohne_objekt, entfernte):
    """Compare what was attested of records that are not there any more.

    :param ohne_objekt: dict from UUID to attestations.
    :param entfernte: dict from UUID to number of entries and head, as entered when the
        record was removed.
    :returns: iterator over :class:`~.befund.Befund`.
    """
    for uid, zeugen in ohne_objekt.items():
        letzter = max(zeugen, key=lambda zeuge: (zeuge.nr, zeuge.siegel))
        vermerk = entfernte.get(uid)
        if vermerk is None:
            yield Befund(FEHLT_GANZ, uid, nr=1, nach=letzter.siegel)
            continue
        anzahl, kopf = vermerk
        passt = letzter.kopf == kopf if letzter.nr == anzahl else letzter.nr < anzahl
        if not passt:
            yield Befund(VERAENDERT, uid, nr=letzter.nr, vor=letzter.siegel)
