"""The Verlauf of a record: its entries as the user may see them, the newest first.

Reading the Verlauf of one record loads the newest entries with its Protokoll and older
ones by pages, as far as they are shown. With what the record holds, the newest entry of
each Protokoll in it decides which one comes next (a heap): so two objects of the
database are loaded for every record in it (itself and its Protokoll), and further pages
of those only of which something is shown.
"""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.config import PROTOKOLL_ANSEHEN
from collective.eakte.config import SITE_PROTOKOLL_ANSEHEN
from collective.eakte.config import ZUGRIFFE_ANSEHEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.arten import ZUGRIFFSCODES
from collective.eakte.protokoll.auswahl import Auswahl
from collective.eakte.protokoll.eintrag import Eintrag
from collective.eakte.protokoll.eintrag import lies_trotzdem
from collective.eakte.protokoll.protokoll import SEITE
from collective.eakte.rest import darf
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from heapq import heapify
from heapq import heappop
from heapq import heapreplace
from itertools import islice
from typing import Any
from zope.component.hooks import getSite

import re


ZEILEN_JE_SEITE = 50
HOECHSTE_SEITE = 1000

_STELLE = re.compile(r"(?:(\d{1,20})-([0-9a-f]{32})-)?(\d{1,9})")
_EPOCHE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Zeile:
    """An entry with the record of which it is.

    :param obj: record or plan node, in its place; ``None`` for the site.
    :param eintrag: :class:`~.eintrag.Eintrag`.
    :param daten: its canonical form, bytes.
    """

    obj: Any
    eintrag: Eintrag
    daten: bytes


@dataclass(frozen=True)
class Verlaufsseite:
    """Some lines of a Verlauf.

    :param zeilen: list of :class:`Zeile`, the newest first.
    :param weiter: place behind which older ones are, for ``vor``; ``None`` at the end.
    """

    zeilen: list
    weiter: str | None


def darf_sehen(obj):
    """Whether the user may see what was done to a record.

    :param obj: record or plan node; ``None`` for the site.
    """
    if obj is None:
        return darf(SITE_PROTOKOLL_ANSEHEN, getSite())
    return darf("View", obj) and darf(PROTOKOLL_ANSEHEN, obj)


def sieht_zugriffe(obj):
    """Whether the user may see who has looked at a record.

    :param obj: record or plan node; ``None`` for the site.
    """
    return darf(ZUGRIFFE_ANSEHEN, getSite() if obj is None else obj)


def lies_seite(obj, auswahl=None, *, mit_inhalt=False, vor="", ab=0, anzahl=None):
    """A page of the Verlauf.

    :param obj: record or plan node; ``None`` for the site.
    :param auswahl: :class:`~.auswahl.Auswahl`; ``None`` for all.
    :param mit_inhalt: with the entries of what is in it.
    :param vor: place behind which it begins, :attr:`Verlaufsseite.weiter` of the page
        before; nothing for the newest.
    :param ab: how many further lines are left out.
    :param anzahl: how many lines at most.
    :returns: :class:`Verlaufsseite`.
    :raises Hindernisse: there is no such place.
    """
    anzahl = anzahl or ZEILEN_JE_SEITE
    zeilen = list(
        islice(
            verlauf(obj, auswahl, mit_inhalt=mit_inhalt, vor=vor), ab, ab + anzahl + 1
        )
    )
    weiter = None
    if len(zeilen) > anzahl:
        del zeilen[anzahl:]
        weiter = zeilen[-1][1]
    return Verlaufsseite([zeile for zeile, _stelle in zeilen], weiter)


def verlauf(obj, auswahl=None, *, mit_inhalt=False, vor=""):
    """The entries of a record that the user may see.

    Cost: without ``mit_inhalt`` the pages of the Protokoll that are read; with it two
    objects for each record inside besides (measured: an Akte with 10,000 Dokumente
    takes 1 to 4 seconds, mostly for loading them). A filter reads on until enough is
    found.

    :param obj: record or plan node; ``None`` for the site.
    :param auswahl: :class:`~.auswahl.Auswahl`; ``None`` for all.
    :param mit_inhalt: with the entries of what is in it, as far as the user sees it.
    :param vor: place behind which it begins.
    :returns: iterator over pairs of :class:`Zeile` and its place, the newest first.
    :raises Hindernisse: there is no such place.
    """
    auswahl = auswahl or Auswahl()
    mit_inhalt = mit_inhalt and ISchriftgutbehaelter.providedBy(obj)
    stelle = _lies_stelle(vor, mit_inhalt)
    if not mit_inhalt:
        return _eines(obj, auswahl, stelle)
    return _mehrere(obj, auswahl, stelle)


def _eines(obj, auswahl, vor):
    if not darf_sehen(obj):
        return
    zugriffe = sieht_zugriffe(obj)
    for nr, eintrag, daten in gelesene(obj, vor):
        if auswahl.liegt_davor(eintrag):
            return
        if _ist_zu_zeigen(eintrag, auswahl, zugriffe):
            yield Zeile(obj, eintrag, daten), str(nr)


def _mehrere(obj, auswahl, vor):
    heap = []
    for objekt in darin(obj):
        strom = _strom(objekt, auswahl, vor)
        erster = next(strom, None)
        if erster is not None:
            # Positions of entries differ within a record, so nothing else is compared.
            heap.append((*erster, objekt, strom))
    heapify(heap)
    zugriffe = {}
    while heap:
        schluessel, daten, eintrag, objekt, strom = heap[0]
        uid = schluessel[1]
        if uid not in zugriffe:
            # Asked when the first entry would be shown: most are never reached.
            zugriffe[uid] = sieht_zugriffe(objekt) if darf_sehen(objekt) else None
        if zugriffe[uid] is None:
            heappop(heap)
            continue
        if _ist_zu_zeigen(eintrag, auswahl, zugriffe[uid]):
            zeit, _uid, nr = schluessel
            yield Zeile(objekt, eintrag, daten), f"{-zeit}-{uid}-{-nr}"
        naechster = next(strom, None)
        if naechster is None:
            heappop(heap)
        else:
            heapreplace(heap, (*naechster, objekt, strom))


def darin(obj):
    """A record and all that lies in it, seen by the user or not.

    :param obj: Akte, Teilakte or Vorgang.
    :returns: iterator over objects in their place.
    """
    yield obj
    # What an object provides is asked in vain for ten thousand Dokumente.
    if aq_base(obj).isPrincipiaFolderish:
        for inhalt in obj.objectValues():
            yield from darin(inhalt)


def _strom(obj, auswahl, vor):
    """Entries of one record for the heap: key, canonical form, entry."""
    zuletzt = None
    for nr, eintrag, daten in gelesene(obj):
        if auswahl.liegt_davor(eintrag):
            return
        zeit = (eintrag.zeit - _EPOCHE) // timedelta(microseconds=1)
        # Positions decide within a record, though clocks may disagree.
        zuletzt = zeit if zuletzt is None else min(zeit, zuletzt)
        schluessel = (-zuletzt, uid_von(obj), -nr)
        if vor is None or schluessel > vor:
            yield schluessel, daten, eintrag


def gelesene(obj, vor=None):
    """Entries of a record, the newest first; what somebody has damaged, too.

    :param obj: record or plan node; ``None`` for the site.
    :param vor: position behind which it begins.
    :returns: iterator over position, :class:`~.eintrag.Eintrag` and canonical form.
    """
    protokoll = protokoll_von(obj)
    if protokoll is None:
        return
    uid, zeit = uid_von(obj), datetime.now(UTC)
    nr = protokoll.anzahl if vor is None else min(vor - 1, protokoll.anzahl)
    for daten in _neueste_zuerst(protokoll, vor):
        eintrag = lies_trotzdem(daten, nr, uid, zeit)
        yield nr, eintrag, daten if type(daten) is bytes else repr(daten).encode()
        nr, zeit = nr - 1, eintrag.zeit


def _neueste_zuerst(protokoll, vor=None):
    if vor is None:
        yield from protokoll.neueste_zuerst()
        return
    for bis in range(min(vor - 1, protokoll.anzahl), 0, -SEITE):
        yield from reversed(protokoll.ausschnitt(bis - SEITE + 1, bis))


def _ist_zu_zeigen(eintrag, auswahl, zugriffe):
    return (zugriffe or eintrag.was not in ZUGRIFFSCODES) and auswahl.passt(eintrag)


def _lies_stelle(vor, mit_inhalt):
    if not vor:
        return None
    teile = _STELLE.fullmatch(vor)
    if teile is None or mit_inhalt != (teile[1] is not None):
        raise Hindernisse.eines(
            "stelle-unbekannt",
            _(
                "verlauf_stelle_unbekannt",
                default="There is no such place in the Verlauf.",
            ),
            field="vor",
        )
    zeit, uid, nr = teile.groups()
    return int(nr) if zeit is None else (-int(zeit), uid, -int(nr))
