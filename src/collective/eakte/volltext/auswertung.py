"""Answer a question with sets of records, the same way for every engine.

Ranking: a match in the number counts more than one in the title, that more than one in
further metadata, that more than one in the text; whole words more than parts of
compounds; among equals the record that was entered last comes first.
"""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import weightedUnion
from collections import OrderedDict
from collective.eakte.volltext import ausdruck as a
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Oder
from collective.eakte.volltext.frage import Ohne
from collective.eakte.volltext.frage import Und
from collective.eakte.volltext.frage import Wort
from collective.eakte.volltext.frage import Wortfolge
from collective.eakte.volltext.interfaces import Fundstellen
from collective.eakte.volltext.mengen import ANGABEN
from collective.eakte.volltext.mengen import LEER
from collective.eakte.volltext.mengen import mit_alter
from collective.eakte.volltext.mengen import schnitt
from collective.eakte.volltext.mengen import TEXT
from collective.eakte.volltext.mengen import vereinigung
from dataclasses import dataclass
from itertools import accumulate
from threading import RLock


KENNZEICHEN = "kennzeichen"
TITEL = "titel"
WEITERES = "weiteres"
INHALT = "text"

SPALTEN = (KENNZEICHEN, TITEL, WEITERES)
"""Columns of metadata."""

# A match anywhere in a word, and how much more a match of the whole word is.
_GEWICHTE = {
    KENNZEICHEN: (32, 0),
    TITEL: (12, 4),
    WEITERES: (6, 2),
    INHALT: (2, 1),
}
_STELLEN_DES_ALTERS = 20
# A greater sum would not fit into the scores.
_HOECHSTE_SUMME = 2 ** (30 - _STELLEN_DES_ALTERS) - 1

VIELE = 5000
"""Matches beyond which those in texts are ranked by age only."""

MEISTE_WOERTER = 2000
"""Words into which one word is expanded at most, the shortest first."""


@dataclass(frozen=True)
class Teilmenge:
    """Records that a part of a question finds.

    :param angaben: those whose metadata match.
    :param gesamt: those whose metadata or text match.
    :param wertung: tuple of (column, set, weight).
    """

    angaben: object
    gesamt: object
    wertung: tuple = ()


_NICHTS = Teilmenge(LEER, LEER)


class Auswertung:
    """Answers questions to one engine from what one reader sees.

    :param leser: has ``stand`` (greatest number written), ``nummern(column,
        expressions, after)`` (numbers of matching entries), ``wortstand`` (greatest
        number of a word), ``woerter_mit(part, after)`` and ``woerter_ab(beginning,
        after)`` (both: list of (normal form, whether in metadata), shortest first, at
        most :data:`MEISTE_WOERTER`).
    :param mengen: :class:`~.mengen.Mengen`.
    :param erweiterungen: :class:`Erweiterungen`.
    :param alter: bucket from record id to its place in time.
    """

    def __init__(self, leser, mengen, erweiterungen, alter):
        self._leser = leser
        self._mengen = mengen
        self._erweiterungen = erweiterungen
        self._alter = alter

    def suche(self, frage):
        """See :meth:`.interfaces.ITextmaschine.suche`."""
        gefunden = self._werte(frage)
        wertung = _begrenzt(gefunden.wertung)
        nur_angaben = [w for w in wertung if w[0] != INHALT]
        return Fundstellen(
            self._bewerte(gefunden.angaben, nur_angaben, (frage, ANGABEN)),
            self._bewerte(gefunden.gesamt, wertung, (frage, TEXT)),
        )

    def _bewerte(self, kennungen, wertung, schluessel):
        if not kennungen:
            return IIBucket()
        # A record keeps its place in time as long as it is in a set.
        punkte = self._mengen.leite_ab(
            schluessel, [kennungen], lambda: mit_alter(kennungen, self._alter)
        )
        mehr = IIBucket()
        for spalte, treffer, gewicht in wertung:
            if spalte == INHALT and len(kennungen) > VIELE:
                # Nearly all have it, so that it makes no difference.
                continue
            gemeinsam = schnitt(kennungen, treffer)
            if gemeinsam:
                gewicht <<= _STELLEN_DES_ALTERS
                _, mehr = weightedUnion(mehr, gemeinsam, 1, gewicht)
        return weightedUnion(punkte, mehr, 1, 1)[1] if mehr else punkte

    def _werte(self, frage):
        if isinstance(frage, Und):
            return self._und([self._werte(teil) for teil in frage.teile])
        if isinstance(frage, Oder):
            return self._oder([self._werte(teil) for teil in frage.teile])
        if isinstance(frage, Ohne):
            return self._ohne(self._werte(frage.teil), self._werte(frage.ausschluss))
        blatt = _blatt(frage)
        return _NICHTS if blatt is None else self._werte_blatt(blatt)

    def _und(self, teile):
        if not teile:
            return _NICHTS
        return Teilmenge(
            _schnitt([teil.angaben for teil in teile]),
            _schnitt([teil.gesamt for teil in teile]),
            tuple(w for teil in teile for w in teil.wertung),
        )

    def _oder(self, teile):
        return Teilmenge(
            vereinigung([teil.angaben for teil in teile]),
            vereinigung([teil.gesamt for teil in teile]),
            tuple(w for teil in teile for w in teil.wertung),
        )

    def _ohne(self, teil, ausschluss):
        return Teilmenge(
            difference(teil.angaben, ausschluss.angaben),
            difference(teil.gesamt, ausschluss.gesamt),
            teil.wertung,
        )

    def _werte_blatt(self, blatt):
        genau = {spalte: self._hole(spalte, blatt.genau) for spalte in _GEWICHTE}
        if blatt.ersatz is not None and not any(genau[s] for s in SPALTEN):
            for spalte in SPALTEN:
                genau[spalte] = self._hole(spalte, (blatt.ersatz,))
        alle = {spalte: [menge_] for spalte, menge_ in genau.items()}
        if blatt.teil or blatt.beginn:
            for spalte in _GEWICHTE:
                alle[spalte] += self._erweitere(spalte, blatt)
        return self._mengen.leite_ab(
            blatt,
            [menge_ for mengen in alle.values() for menge_ in mengen],
            lambda: _vereinigt(genau, alle),
        )

    def _hole(self, spalte, ausdruecke, schluessel=None):
        return self._mengen.hole(
            (spalte, schluessel or ausdruecke),
            _art(spalte),
            self._leser.stand,
            lambda nach: self._leser.nummern(spalte, ausdruecke, nach),
        )

    def _erweitere(self, spalte, blatt):
        """Sets of records with words that contain the word or begin with it."""
        woerter = self._erweiterungen.hole(self._leser, blatt.teil, blatt.beginn)
        gruppen = woerter.in_angaben if spalte in SPALTEN else woerter.alle
        return [self._hole(spalte, gruppe.ausdruecke, gruppe) for gruppe in gruppen]


def _vereinigt(genau, mengen):
    """:returns: :class:`Teilmenge` of what columns have."""
    alle = {spalte: vereinigung(mengen[spalte]) for spalte in mengen}
    angaben = vereinigung([alle[spalte] for spalte in SPALTEN])
    gesamt = vereinigung([angaben, alle[INHALT]])
    return Teilmenge(angaben, gesamt, tuple(_wertung(genau, alle)))


def _art(spalte):
    return TEXT if spalte == INHALT else ANGABEN


def _blatt(frage):
    if isinstance(frage, Wort):
        return a.aus_wort(frage.text, frage.anfang, frage.teil)
    if isinstance(frage, Wortfolge):
        return a.aus_folge(frage.woerter, frage.anfang)
    if isinstance(frage, Nummer):
        return a.aus_nummer(frage.teile, frage.anfang)
    return None


def _schnitt(mengen):
    mengen = sorted(mengen, key=len)
    ergebnis = mengen[0]
    for weitere in mengen[1:]:
        if not ergebnis:
            return LEER
        ergebnis = schnitt(ergebnis, weitere)
    return ergebnis


def _begrenzt(wertung):
    """:returns: list of the first weights, as many as fit into a score."""
    summen = accumulate(gewicht for _, _, gewicht in wertung)
    return [w for w, s in zip(wertung, summen, strict=True) if s <= _HOECHSTE_SUMME]


def _wertung(genau, alle):
    for spalte, (irgendwo, mehr) in _GEWICHTE.items():
        if alle[spalte]:
            yield spalte, alle[spalte], irgendwo
        if mehr and genau[spalte]:
            yield spalte, genau[spalte], mehr


@dataclass(frozen=True, eq=False)
class Gruppe:
    """Expressions that were found together; only equal to itself.

    :param ausdruecke: tuple of :class:`~.ausdruck.Ausdruck`.
    """

    ausdruecke: tuple


@dataclass(frozen=True)
class Woerter:
    """Normal forms into which a word is expanded.

    :param bis: number of the last word that was looked at.
    :param alle: tuple of :class:`Gruppe`, those of later words behind.
    :param in_angaben: likewise of words that stand in metadata.
    """

    bis: int = 0
    alle: tuple = ()
    in_angaben: tuple = ()


class Erweiterungen:
    """Words that contain others, kept: new words are all that is looked at again."""

    hoechstens = 2000
    meiste_gruppen = 6

    def __init__(self):
        self._woerter = OrderedDict()
        self._riegel = RLock()

    def vergiss(self):
        """Begin anew."""
        with self._riegel:
            self._woerter.clear()

    def hole(self, leser, teil, beginn):
        """Find normal forms of words.

        :param leser: see :class:`Auswertung`.
        :param teil: folded text that words contain, or empty.
        :param beginn: folded text with which words begin, or empty.
        :returns: :class:`Woerter`.
        """
        with self._riegel:
            bekannt = self._woerter.get((teil, beginn), Woerter())
        if bekannt.bis >= leser.wortstand:
            return bekannt
        neue = leser.woerter_mit(teil, bekannt.bis) if teil else []
        if beginn and not (teil and teil in beginn):
            # Others are found by their beginning.
            neue += [
                wort
                for wort in leser.woerter_ab(beginn, bekannt.bis)
                if not wort[0].startswith(beginn)
            ]
        ergebnis = Woerter(
            leser.wortstand,
            self._mit(bekannt.alle, [wort[0] for wort in neue]),
            self._mit(bekannt.in_angaben, [wort[0] for wort in neue if wort[1]]),
        )
        with self._riegel:
            self._woerter[teil, beginn] = ergebnis
            while len(self._woerter) > self.hoechstens:
                self._woerter.popitem(last=False)
        return ergebnis

    def _mit(self, gruppen, formen):
        bekannte = {wort for gruppe in gruppen for wort in gruppe.ausdruecke}
        alle = dict.fromkeys(a.Ausdruck((form,)) for form in formen)
        neue = tuple(wort for wort in alle if wort not in bekannte)
        if not neue:
            return gruppen
        if len(gruppen) < self.meiste_gruppen:
            return (*gruppen, Gruppe(neue))
        # The first is big and stays; small ones are put together.
        kleine = [wort for gruppe in gruppen[1:] for wort in gruppe.ausdruecke]
        return (gruppen[0], Gruppe((*kleine, *neue)))
