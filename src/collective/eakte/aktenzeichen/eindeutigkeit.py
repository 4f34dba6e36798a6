"""Can one number be read in two ways? Decided, not guessed.

A pattern is a row of parts, and each part is a small automaton that says which texts
it may become: a fixed word, a running number, a year, a code. Two readings of one
number are two ways to cut the same text into these parts. Both cuts are followed
character by character at the same time (breadth first over pairs of states), so the
search ends, and the first pair of cuts that it meets is the shortest example.

Characters that no automaton tells apart are represented by one of them: ``1`` and
``0`` for digits, ``a`` for letters. Every other character of an alphabet and every
character of a fixed word stands for itself.
"""

from collections import deque
from dataclasses import dataclass


ZIFFERN = frozenset("01")
BUCHSTABEN = frozenset("a")


def _vertreter(zeichen):
    if _ist_ziffer(zeichen):
        return ZIFFERN
    return BUCHSTABEN if zeichen.isalpha() else frozenset(zeichen)


def _ist_ziffer(zeichen):
    return "0" <= zeichen <= "9"


@dataclass(frozen=True)
class Wort:
    """A fixed text."""

    text: str

    anfang = 0

    @property
    def zeichen(self):
        return frozenset(self.text)

    def schritt(self, zustand, zeichen):
        passt = zustand < len(self.text) and self.text[zustand] == zeichen
        return zustand + 1 if passt else None

    def fertig(self, zustand):
        return zustand == len(self.text)


@dataclass(frozen=True)
class Zahl:
    """A running number from 1, with zeros up to a width, longer when it must be."""

    breite: int = 1

    anfang = (0, "0")
    zeichen = ZIFFERN

    def schritt(self, zustand, zeichen):
        if not _ist_ziffer(zeichen):
            return None
        stellen, art = zustand
        if stellen == 0:
            art = "0" if zeichen == "0" else "voll"
        elif art == "0" and zeichen != "0":
            art = "aufgefüllt"
        stellen += 1
        if stellen > self.breite and art != "voll":
            return None
        return min(stellen, self.breite), art

    def fertig(self, zustand):
        stellen, art = zustand
        return stellen == self.breite and art != "0"


@dataclass(frozen=True)
class Jahr:
    """A year with four digits, or its last two."""

    stellen: int = 4

    anfang = 0
    zeichen = ZIFFERN

    def schritt(self, zustand, zeichen):
        if zustand == self.stellen or not _ist_ziffer(zeichen):
            return None
        if zustand == 0 and self.stellen == 4 and zeichen == "0":
            return None
        return zustand + 1

    def fertig(self, zustand):
        return zustand == self.stellen


@dataclass(frozen=True)
class Beliebig:
    """Any text of at least one character."""

    anfang = False
    zeichen = frozenset()

    def schritt(self, zustand, zeichen):
        return True

    def fertig(self, zustand):
        return zustand


@dataclass(frozen=True)
class Code:
    """A code of at least one character.

    :param zeichen: representatives of its characters.
    :param gerahmt: whether it begins and ends with a letter or digit.
    """

    zeichen: frozenset
    gerahmt: bool = True

    anfang = "anfang"

    def schritt(self, zustand, zeichen):
        if not _vertreter(zeichen) <= self.zeichen:
            return None
        if zeichen.isalnum() or not self.gerahmt:
            return "fertig"
        return None if zustand == self.anfang else "offen"

    def fertig(self, zustand):
        return zustand == "fertig"


def code_wie(codes):
    """What codes look like, widened to all digits and all letters where they occur.

    :param codes: known codes, e.g. ``["32.01", "32.02"]``.
    :returns: :class:`Code`, here of digits and dots.
    """
    zeichen = frozenset().union(*(_vertreter(z) for code in codes for z in code))
    gerahmt = all(code[0].isalnum() and code[-1].isalnum() for code in codes)
    return Code(zeichen, gerahmt)


@dataclass(frozen=True)
class Lesarten:
    """A text that two rows of parts read, and how each of them cuts it."""

    text: str
    erste: tuple[str, ...]
    zweite: tuple[str, ...]


def zwei_lesarten(teile, entscheidend):
    """Shortest text that one row of parts reads in two ways that matter.

    :param teile: automata in their order; none of them reads the empty text.
    :param entscheidend: positions of the parts that have to be recovered; where only
        the other parts are cut differently, nothing is lost.
    :returns: :class:`Lesarten` or ``None``: then every text has one reading of the
        parts that matter.
    """
    return _suche(teile, teile, frozenset(entscheidend))


def gemeinsamer_text(erste, zweite):
    """Shortest text that two rows of parts both read.

    :returns: :class:`Lesarten` or ``None``.
    """
    return _suche(erste, zweite, None)


def _suche(erste, zweite, entscheidend):
    """Breadth-first search over (reading, reading, do they differ yet)."""
    zeichenvorrat = _zeichenvorrat((*erste, *zweite))
    start = ((0, erste[0].anfang), (0, zweite[0].anfang), entscheidend is None)
    herkunft = {start: None}
    offen = deque([start])
    while offen:
        paar = offen.popleft()
        a, b, verschieden = paar
        if verschieden and _am_ende(erste, a) and _am_ende(zweite, b):
            return _lesarten(paar, herkunft, len(erste), len(zweite))
        for zeichen in zeichenvorrat:
            for neu_a in _weiter(erste, a, zeichen):
                for neu_b in _weiter(zweite, b, zeichen):
                    neu = (neu_a, neu_b, verschieden)
                    if not verschieden and neu_a[0] != neu_b[0]:
                        beteiligt = {neu_a[0], neu_b[0]}
                        neu = (neu_a, neu_b, not entscheidend.isdisjoint(beteiligt))
                    if neu not in herkunft:
                        herkunft[neu] = (paar, zeichen)
                        offen.append(neu)
    return None


def _zeichenvorrat(teile):
    gesammelt = set(ZIFFERN | BUCHSTABEN)
    for teil in teile:
        gesammelt |= teil.zeichen
    # Ones first: they make the most readable example.
    return sorted(gesammelt, key=lambda z: (z != "1", not _ist_ziffer(z), z))


def _weiter(teile, stelle, zeichen):
    """Positions after one more character: in the same part or in the next one."""
    nummer, zustand = stelle
    neu = teile[nummer].schritt(zustand, zeichen)
    if neu is not None:
        yield nummer, neu
    if teile[nummer].fertig(zustand) and nummer + 1 < len(teile):
        folgender = teile[nummer + 1]
        neu = folgender.schritt(folgender.anfang, zeichen)
        if neu is not None:
            yield nummer + 1, neu


def _am_ende(teile, stelle):
    nummer, zustand = stelle
    return nummer == len(teile) - 1 and teile[nummer].fertig(zustand)


def _lesarten(paar, herkunft, laenge_a, laenge_b):
    """Walk back from the end and note which part read which character."""
    text, erste, zweite = "", [""] * laenge_a, [""] * laenge_b
    while herkunft[paar] is not None:
        (nummer_a, _), (nummer_b, _), _ = paar
        paar, zeichen = herkunft[paar]
        text = zeichen + text
        erste[nummer_a] = zeichen + erste[nummer_a]
        zweite[nummer_b] = zeichen + zweite[nummer_b]
    return Lesarten(text, tuple(erste), tuple(zweite))
