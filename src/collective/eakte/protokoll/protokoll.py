"""The Protokoll of one record as it lies in the database.

The newest entries lie in the object itself, older ones in pages that are written once.
So registering a record costs one small object more, adding an entry the same whether
there are five or five thousand, and reading the newest does not load the others.
"""

from BTrees.IOBTree import IOBTree
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import umgehaengt
from persistent import Persistent
from ZODB.POSException import ConflictError


SEITE = 32
"""Entries of a page."""


class Seite(Persistent):
    """Some entries that lie behind one another; never changed.

    :param eintraege: tuple of canonical forms, bytes.
    """

    def __init__(self, eintraege):
        self.eintraege = eintraege


class Protokoll(Persistent):
    """Entries of one record, the oldest first.

    :ivar anzahl: how many there are.
    :ivar kopf: hash of the last one, or ``None``.
    """

    anzahl = 0
    kopf = None
    _neueste = ()
    _seiten = None

    def haenge_an(self, eintrag):
        """Add an entry.

        :param eintrag: function of position and hash of the entry before; returns an
            :class:`~.eintrag.Eintrag`.
        :returns: the entry.
        """
        neu = eintrag(self.anzahl + 1, self.kopf)
        daten = neu.kanonisch()
        if len(self._neueste) >= SEITE:
            self._blaettere_um()
        self._neueste = (*self._neueste, daten)
        self.anzahl += 1
        self.kopf = hashwert(daten)
        return neu

    def neueste_zuerst(self):
        """:returns: iterator over canonical forms; pages are loaded as needed."""
        yield from reversed(self._neueste)
        for nummer in reversed(range(self._volle_seiten)):
            yield from reversed(self._seiten[nummer].eintraege)

    def __iter__(self):
        for nummer in range(self._volle_seiten):
            yield from self._seiten[nummer].eintraege
        yield from self._neueste

    def ausschnitt(self, ab, bis):
        """Entries by position.

        :param ab: position of the first, from 1.
        :param bis: position of the last.
        :returns: list of canonical forms, bytes; only their pages are loaded.
        """
        return [self._an(nr) for nr in range(max(ab, 1), min(bis, self.anzahl) + 1)]

    def _an(self, nr):
        nummer, stelle = divmod(nr - 1, SEITE)
        if nummer < self._volle_seiten:
            return self._seiten[nummer].eintraege[stelle]
        return self._neueste[nr - 1 - self._volle_seiten * SEITE]

    @property
    def _volle_seiten(self):
        return 0 if self._seiten is None else self._seiten.maxKey() + 1

    def _blaettere_um(self):
        nummer = self._volle_seiten
        if self._seiten is None:
            self._seiten = IOBTree()
        # A merge may have left some more than fit on a page.
        self._seiten[nummer] = Seite(self._neueste[:SEITE])
        self._neueste = self._neueste[SEITE:]

    def _p_resolveConflict(self, alt, gespeichert, eigen):
        """Two transactions have added entries: hang the own ones behind the others.

        What is hashed into one's own entries is only what they say and what is before
        them; so they can be put at their new place without asking anybody.

        :raises ConflictError: one of them has turned a page; the operation is tried
            again as a whole.
        """
        bisher = alt.get("_neueste", ())
        davor = len(bisher)
        andere, eigene = gespeichert.get("_neueste", ()), eigen.get("_neueste", ())
        if andere[:davor] != bisher or eigene[:davor] != bisher:
            raise ConflictError("a page of the Protokoll was turned")
        ergebnis = dict(gespeichert)
        for daten in eigene[davor:]:
            nr = ergebnis.get("anzahl", 0) + 1
            umgesetzt = umgehaengt(daten, nr, ergebnis.get("kopf"))
            ergebnis["_neueste"] = (*ergebnis.get("_neueste", ()), umgesetzt)
            ergebnis["anzahl"] = nr
            ergebnis["kopf"] = hashwert(umgesetzt)
        return ergebnis
