"""Sets of records that were found once, kept and brought up to date.

An engine numbers every entry that it writes, upwards and never twice. So what a set of
record ids lacks is what was written since it was made: records that were written leave
the set and come back in when they still match. A common word of 100,000 texts then
costs one small look-up instead of all of its places.
"""

from bisect import bisect_right
from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IIBTree import union
from BTrees.IIBTree import weightedIntersection
from collections import OrderedDict
from operator import is_
from threading import RLock


ANGABEN = "a"
TEXT = "t"
WEG = "w"
VERLEGT = "v"
"""Kinds of changes: metadata or text written, record removed, record id changed."""

MEISTE_KENNUNGEN = 8_000_000
"""Record ids in kept sets, four bytes each."""

MEISTE_MENGEN = 20_000
_LAENGSTER_VERLAUF = 20_000
_MEISTE_ABGELEITETE = 64
_HOECHSTES_ALTER = 2**20 - 1

# How much smaller a set is that is gone through one by one.
_UNGLEICH = 40

LEER = IISet()


def menge(kennungen):
    """:returns: set of BTrees of record ids that come in any order and repeatedly."""
    ergebnis = IISet()
    sortiert = tuple(sorted(set(kennungen)))
    if sortiert:
        # The quick way in: without a search for each of them.
        ergebnis.__setstate__((sortiert,))
    return ergebnis


def eimer(punkte):
    """:returns: bucket of BTrees of pairs of record id and number."""
    ergebnis = IIBucket()
    flach = tuple(wert for paar in sorted(punkte) for wert in paar)
    if flach:
        ergebnis.__setstate__((flach,))
    return ergebnis


def vereinigung(mengen):
    """:returns: set of all record ids of several sets."""
    mengen = [m for m in mengen if m]
    if len(mengen) > 2:
        return multiunion(mengen)
    if len(mengen) == 2:
        return union(*mengen)
    return mengen[0] if mengen else LEER


def viel_kleiner(eine, andere):
    """Whether a set is better gone through one by one to be cut with another one:
    BTrees would go through all of the greater one."""
    return len(eine) * _UNGLEICH <= len(andere)


def schnitt(eine, andere):
    """:returns: set of the record ids that two sets share."""
    if len(eine) > len(andere):
        eine, andere = andere, eine
    if viel_kleiner(eine, andere):
        return menge([rid for rid in eine if rid in andere])
    return intersection(eine, andere)


def mit_alter(kennungen, alter):
    """:returns: bucket from record id to its place in time."""
    if viel_kleiner(kennungen, alter):
        return eimer([(rid, alter[rid]) for rid in kennungen if rid in alter])
    return weightedIntersection(kennungen, alter, 0, 1)[1]


def _sind_dieselben(einige, andere):
    return len(einige) == len(andere) and all(map(is_, einige, andere))


class Verlauf:
    """Which number belongs to which record, and what was written since when."""

    def __init__(self):
        self.riegel = RLock()
        self.alter = IIBucket()
        self._vergiss()

    def _vergiss(self):
        self.stand = 0
        self._rid_von = {}
        self._nummern = []
        self._arten = []
        self._rids = []
        self._bekannt_ab = 0
        self.alter = IIBucket()
        self.ausgabe = getattr(self, "ausgabe", 0) + 1

    def lade(self, stand, angaben, texte):
        """Begin anew with all that is stored.

        :param stand: greatest number that was given.
        :param angaben: iterable of (number, record id), the oldest record first.
        :param texte: iterable of (number, record id).
        """
        with self.riegel:
            self._vergiss()
            self.stand = self._bekannt_ab = stand
            alter = []
            for nummer, rid in angaben:
                self._rid_von[nummer] = rid
                alter.append((rid, min(len(alter) + 1, _HOECHSTES_ALTER)))
            self.alter = eimer(alter)
            self._rid_von.update(texte)

    def ergaenze(self, aenderungen):
        """Take along what was written since.

        :param aenderungen: iterable of (number, kind, record id, number of the text
            for VERLEGT), in order of numbers.
        """
        with self.riegel:
            for nummer, art, rid, text in aenderungen:
                if nummer > self.stand:
                    self._merke(nummer, art, rid, text)
            if len(self._nummern) > 2 * _LAENGSTER_VERLAUF:
                self._kuerze()

    def _merke(self, nummer, art, rid, text):
        self.stand = nummer
        self._nummern.append(nummer)
        self._arten.append(art)
        self._rids.append(rid)
        if art == VERLEGT:
            self._rid_von[text] = rid
            self.ausgabe += 1
            return
        self._rid_von[nummer] = rid
        if art == WEG:
            if rid in self.alter:
                del self.alter[rid]
        elif rid not in self.alter:
            self.alter[rid] = min(len(self.alter) + 1, _HOECHSTES_ALTER)

    def _kuerze(self):
        self._bekannt_ab = self._nummern[-_LAENGSTER_VERLAUF - 1]
        for liste in (self._nummern, self._arten, self._rids):
            del liste[:-_LAENGSTER_VERLAUF]

    def geaenderte(self, seit, art):
        """Which records were written.

        :param seit: number after which to begin.
        :param art: ANGABEN or TEXT.
        :returns: set of record ids; ``None`` when it is too long ago to be known.
        """
        with self.riegel:
            if seit < self._bekannt_ab:
                return None
            ab = bisect_right(self._nummern, seit)
            return {
                rid
                for a, rid in zip(self._arten[ab:], self._rids[ab:], strict=True)
                if a in (art, WEG)
            }

    def rids(self, nummern):
        """:returns: set of BTrees of the records that numbers belong to."""
        with self.riegel:
            rid_von = self._rid_von
            return menge([rid_von[n] for n in nummern if n in rid_von])


def _erneuert(kennungen, geaenderte, frische):
    """The same set, not a copy, when nothing becomes different."""
    weg = [rid for rid in geaenderte if rid in kennungen and rid not in frische]
    dazu = [rid for rid in frische if rid not in kennungen]
    if weg:
        kennungen = difference(kennungen, menge(weg))
    return vereinigung([kennungen, menge(dazu)]) if dazu else kennungen


class Mengen:
    """Sets that were found once, the latest used ones.

    :param verlauf: :class:`Verlauf`.
    """

    def __init__(self, verlauf):
        self._verlauf = verlauf
        self._mengen = OrderedDict()
        self._umfang = 0
        self._ausgabe = 0
        self._riegel = RLock()
        self._abgeleitete = OrderedDict()

    def hole(self, schluessel, art, stand, suche):
        """Find a set, from memory as far as possible.

        :param schluessel: what is looked for, hashable.
        :param art: ANGABEN or TEXT.
        :param stand: number up to which the caller reads.
        :param suche: function of a number; returns the numbers of entries above it
            that match.
        :returns: set of BTrees of record ids; must not be changed.
        """
        bekannt = self._bekannt(schluessel)
        if bekannt is not None:
            seit, kennungen = bekannt
            if seit >= stand:
                return kennungen
            geaenderte = self._verlauf.geaenderte(seit, art)
            if geaenderte is not None:
                if geaenderte:
                    frische = self._verlauf.rids(suche(seit))
                    kennungen = _erneuert(kennungen, geaenderte, frische)
                self._merke(schluessel, stand, kennungen)
                return kennungen
        kennungen = self._verlauf.rids(suche(0))
        self._merke(schluessel, stand, kennungen)
        return kennungen

    def leite_ab(self, schluessel, mengen, rechne):
        """Calculate with sets, or know what came of them before.

        :param schluessel: what is calculated, hashable.
        :param mengen: list of sets of :meth:`hole`.
        :param rechne: function without parameters.
        """
        with self._riegel:
            bekannt = self._abgeleitete.pop(schluessel, None)
        if bekannt is None or not _sind_dieselben(bekannt[0], mengen):
            bekannt = (mengen, rechne())
        with self._riegel:
            self._abgeleitete[schluessel] = bekannt
            while len(self._abgeleitete) > _MEISTE_ABGELEITETE:
                self._abgeleitete.popitem(last=False)
        return bekannt[1]

    def _bekannt(self, schluessel):
        with self._riegel:
            if self._ausgabe != self._verlauf.ausgabe:
                self._ausgabe = self._verlauf.ausgabe
                self._mengen.clear()
                self._umfang = 0
            bekannt = self._mengen.get(schluessel)
            if bekannt is not None:
                self._mengen.move_to_end(schluessel)
            return bekannt

    def _merke(self, schluessel, stand, kennungen):
        with self._riegel:
            alte = self._mengen.pop(schluessel, None)
            if alte is not None:
                self._umfang -= len(alte[1])
            self._mengen[schluessel] = (stand, kennungen)
            self._umfang += len(kennungen)
            while self._mengen and (
                self._umfang > MEISTE_KENNUNGEN or len(self._mengen) > MEISTE_MENGEN
            ):
                _, (_, aelteste) = self._mengen.popitem(last=False)
                self._umfang -= len(aelteste)
