"""What differs between two texts, side by side, without Plone.

The shortest sequence of changes is found with the algorithm of Myers, within a fixed
number of steps: what is too different to be compared in detail is shown as removed and
added as a whole, and the result says so. Blanks and line breaks are no changes: a
paragraph that is only broken in another way stays the same.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

import re


HOECHSTENS_ZEICHEN = 1_000_000
"""Of each text, so many characters are compared."""

HOECHSTENS_SCHRITTE = 600_000
"""Steps for lines, and again for words: about a second altogether."""

GLEICH = "gleich"
GEAENDERT = "geaendert"
NEU = "neu"
ENTFALLEN = "entfallen"

_STUECKE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Stueck:
    """A piece of text.

    :param text: the text.
    :param markiert: whether the other side does not have it.
    """

    text: str
    markiert: bool


@dataclass(frozen=True)
class Zeile:
    """Text on the left and what corresponds to it on the right.

    :param art: ``"gleich"``, ``"geaendert"``, ``"neu"`` (only on the right) or
        ``"entfallen"`` (only on the left).
    :param links: tuple of :class:`Stueck`, the old text.
    :param rechts: tuple of :class:`Stueck`, the new text.
    """

    art: str
    links: tuple
    rechts: tuple


@dataclass(frozen=True)
class Vergleich:
    """Two texts side by side.

    :param zeilen: list of :class:`Zeile` from top to bottom.
    :param grob: somewhere the texts were too different to be compared in detail.
    :param gekuerzt: a text is longer than what was compared.
    """

    zeilen: list
    grob: bool
    gekuerzt: bool

    @property
    def gleich(self):
        """:returns: whether nothing differs in what was compared."""
        return all(zeile.art == GLEICH for zeile in self.zeilen)


class _Schritte:
    """Steps that may still be taken."""

    def __init__(self, anzahl):
        self.uebrig = anzahl
        self.erschoepft = False


def vergleiche(alt, neu, *, schritte=HOECHSTENS_SCHRITTE):
    """Compare two texts.

    :param alt: the older text, paragraphs or lines separated by line breaks.
    :param neu: the newer text.
    :param schritte: steps that the search may take, for lines and for words each.
    :returns: :class:`Vergleich`. The left side, put together line by line, reads as
        the old text, the right side as the new one.
    """
    links, rechts = _zeilen(alt), _zeilen(neu)
    fuer_zeilen, fuer_worte = _Schritte(schritte), _Schritte(schritte)
    ergebnis = []
    for gleich, a1, a2, b1, b2 in _folge(
        [_schluessel(zeile) for zeile in links],
        [_schluessel(zeile) for zeile in rechts],
        fuer_zeilen,
    ):
        if gleich:
            ergebnis.extend(
                Zeile(GLEICH, _ein_stueck(a, False), _ein_stueck(b, False))
                for a, b in zip(links[a1:a2], rechts[b1:b2], strict=True)
            )
        else:
            ergebnis.extend(_worte(links[a1:a2], rechts[b1:b2], fuer_worte))
    return Vergleich(
        ergebnis,
        grob=fuer_zeilen.erschoepft or fuer_worte.erschoepft,
        gekuerzt=max(len(alt), len(neu)) > HOECHSTENS_ZEICHEN,
    )


@dataclass(frozen=True)
class Abschnitt:
    """Lines that are shown together, or equal lines that are passed over.

    :param zeilen: list of :class:`Zeile`.
    :param ab: position of the first line.
    :param gefaltet: whether they are passed over.
    """

    zeilen: list
    ab: int
    gefaltet: bool


def falte(zeilen, umgebung=2):
    """Put aside what is the same, but for some lines around each change.

    :param zeilen: list of :class:`Zeile`.
    :param umgebung: lines that stay before and after a change.
    :returns: list of :class:`Abschnitt`, all lines in their order. A single line is
        not worth being put aside.
    """
    sichtbar = [False] * len(zeilen)
    for stelle, zeile in enumerate(zeilen):
        if zeile.art != GLEICH:
            ab, bis = max(stelle - umgebung, 0), stelle + umgebung + 1
            sichtbar[ab:bis] = [True] * len(zeilen[ab:bis])
    abschnitte = []
    for offen, gruppe in groupby(range(len(zeilen)), key=sichtbar.__getitem__):
        stellen = list(gruppe)
        teil = zeilen[stellen[0] : stellen[-1] + 1]
        gefaltet = not offen and len(teil) > 1
        if abschnitte and not gefaltet and not abschnitte[-1].gefaltet:
            abschnitte[-1].zeilen.extend(teil)
        else:
            abschnitte.append(Abschnitt(teil, stellen[0], gefaltet))
    return abschnitte


def text_der_seite(stuecke):
    """The text of one side of a line.

    :param stuecke: :class:`Stueck`.
    :returns: text.
    """
    return "".join(stueck.text for stueck in stuecke)


def _zeilen(text):
    text = text[:HOECHSTENS_ZEICHEN].replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n") if text else []


def _schluessel(zeile):
    return " ".join(zeile.split())


def _ein_stueck(text, markiert):
    return (Stueck(text, markiert),) if text else ()


def _worte(links, rechts, schritte):
    """Compare a group of lines with the group that stands in its place."""
    if not links:
        return [Zeile(NEU, (), _ein_stueck(z, bool(z.strip()))) for z in rechts]
    if not rechts:
        return [Zeile(ENTFALLEN, _ein_stueck(z, bool(z.strip())), ()) for z in links]
    a, b = _STUECKE.findall("\n".join(links)), _STUECKE.findall("\n".join(rechts))
    folge = _ohne_splitter(
        list(
            _folge(
                [" " if s.isspace() else s for s in a],
                [" " if s.isspace() else s for s in b],
                schritte,
            )
        ),
        a,
        b,
    )
    return _schneide(folge, a, b)


def _schneide(folge, a, b):
    """Make lines of marked words: cut where both sides break at the same place."""
    zeilen = []
    links, rechts = [], []
    for gleich, a1, a2, b1, b2 in folge:
        if not gleich:
            _haenge_an(links, "".join(a[a1:a2]), True)
            _haenge_an(rechts, "".join(b[b1:b2]), True)
            continue
        for von, zu in zip(a[a1:a2], b[b1:b2], strict=True):
            if "\n" in von and "\n" in zu:
                vorn_a, _umbruch, von = von.partition("\n")
                vorn_b, _umbruch, zu = zu.partition("\n")
                _haenge_an(links, vorn_a, False)
                _haenge_an(rechts, vorn_b, False)
                zeilen.append(_zeile(links, rechts))
                links, rechts = [], []
            _haenge_an(links, von, False)
            _haenge_an(rechts, zu, False)
    zeilen.append(_zeile(links, rechts))
    return zeilen


def _haenge_an(stuecke, text, markiert):
    # Blanks at the edge of a change are not struck out or underlined alone.
    markiert = markiert and bool(text.strip())
    if not text:
        return
    if stuecke and stuecke[-1].markiert == markiert:
        text = stuecke.pop().text + text
    stuecke.append(Stueck(text, markiert))


def _zeile(links, rechts):
    alt = any(stueck.markiert for stueck in links)
    neu = any(stueck.markiert for stueck in rechts)
    if not alt and not neu:
        art = GLEICH
    elif neu and not text_der_seite(links).strip():
        art = NEU
    elif alt and not text_der_seite(rechts).strip():
        art = ENTFALLEN
    else:
        art = GEAENDERT
    return Zeile(art, tuple(links), tuple(rechts))


def _ohne_splitter(folge, a, b):
    """Join changes between which hardly anything is the same.

    A single blank, comma or short word that two sentences happen to share makes a
    comparison harder to read, not easier.
    """
    ergebnis = []
    for stelle, teil in enumerate(folge):
        gleich, a1, a2, b1, b2 = teil
        if (
            gleich
            and 0 < stelle < len(folge) - 1
            and not _traegt(folge[stelle - 1], teil, folge[stelle + 1], a, b)
        ):
            teil = (False, a1, a2, b1, b2)
        if ergebnis and not teil[0] and not ergebnis[-1][0]:
            vorn = ergebnis.pop()
            teil = (False, vorn[1], teil[2], vorn[3], teil[4])
        ergebnis.append(teil)
    return ergebnis


def _traegt(vorn, teil, hinten, a, b):
    """Whether an equal piece between two changes is worth being shown as equal."""
    text = "".join(a[teil[1] : teil[2]])
    if "\n" in text:
        return True
    laenge = len(text.strip())
    return laenge > min(_laenge(vorn, a, b), _laenge(hinten, a, b), 12)


def _laenge(teil, a, b):
    _gleich, a1, a2, b1, b2 = teil
    return max(sum(map(len, a[a1:a2])), sum(map(len, b[b1:b2])))


# ------------------------------------------------------------- sequences of anything


def _folge(a, b, schritte):
    """What two sequences have in common, and what not.

    :param a: list of hashable values.
    :param b: another one.
    :param schritte: :class:`_Schritte`, used up.
    :returns: list of ``(equal, from a, to a, from b, to b)``, without gaps, equal and
        different in turns.
    """
    ergebnis = []
    for gleich, a1, a2, b1, b2 in _teile(a, b, schritte):
        if a1 == a2 and b1 == b2:
            continue
        if ergebnis and ergebnis[-1][0] == gleich:
            _gleich, vorn_a, _a, vorn_b, _b = ergebnis.pop()
            a1, b1 = vorn_a, vorn_b
        ergebnis.append((gleich, a1, a2, b1, b2))
    return ergebnis


def _teile(a, b, schritte):
    i = j = 0
    for anker_a, anker_b in [*_anker(a, b), (len(a), len(b))]:
        yield from _luecke(a, b, i, anker_a, j, anker_b, schritte)
        if anker_a < len(a):
            yield True, anker_a, anker_a + 1, anker_b, anker_b + 1
        i, j = anker_a + 1, anker_b + 1


def _anker(a, b):
    """Values that stand once on each side and in the same order (patience diff).

    They cut long texts into short gaps, so that the search has little to do.
    """
    in_b = _einmalige(b)
    paare = [
        (i, in_b[wert])
        for wert, i in _einmalige(a).items()
        if wert in in_b and wert != " "
    ]
    return _laengste_aufsteigende(paare)


def _einmalige(werte):
    stellen = {}
    for stelle, wert in enumerate(werte):
        stellen[wert] = None if wert in stellen else stelle
    return {wert: stelle for wert, stelle in stellen.items() if stelle is not None}


def _laengste_aufsteigende(paare):
    """The longest chain of pairs that rises on both sides; the first side does."""
    enden, letzte, vorher = [], [], []
    for stelle, (_a, b) in enumerate(paare):
        platz = bisect_left(enden, b)
        vorher.append(letzte[platz - 1] if platz else None)
        if platz == len(enden):
            enden.append(b)
            letzte.append(stelle)
        else:
            enden[platz], letzte[platz] = b, stelle
    kette = []
    stelle = letzte[-1] if letzte else None
    while stelle is not None:
        kette.append(paare[stelle])
        stelle = vorher[stelle]
    return kette[::-1]


def _luecke(a, b, a1, a2, b1, b2, schritte):
    """Compare a part of each side."""
    vorn = a1
    while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
        a1, b1 = a1 + 1, b1 + 1
    yield True, vorn, a1, b1 - (a1 - vorn), b1
    ende_a, ende_b = a2, b2
    while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
    if a1 < a2 and b1 < b2:
        yield from _myers(a, b, a1, a2, b1, b2, schritte)
    else:
        yield False, a1, a2, b1, b2
    yield True, a2, ende_a, b2, ende_b


def _myers(a, b, a1, a2, b1, b2, schritte):
    """The shortest sequence of changes (E. W. Myers, 1986, greedy variant).

    The furthest places that are reached with each number of changes are kept, to walk
    back from the end; what they cost is counted as steps.
    """
    n, m = a2 - a1, b2 - b1
    # By diagonal k = x - y, which may be negative: Python counts those from the end.
    weiteste, spur = [0, 0, 0], []
    for aenderungen in range(n + m + 1):
        schritte.uebrig -= aenderungen + 1
        if schritte.uebrig < 0:
            schritte.erschoepft = True
            return [(False, a1, a2, b1, b2)]
        mitte = aenderungen + 1
        weiteste[mitte:mitte] = [0, 0]
        spur.append(weiteste[:])
        for k in range(-aenderungen, aenderungen + 1, 2):
            x = _naechstes(weiteste, k, aenderungen)
            y = x - k
            while x < n and y < m and a[a1 + x] == b[b1 + y]:
                x, y = x + 1, y + 1
                schritte.uebrig -= 1
            weiteste[k] = x
            if x >= n and y >= m:
                return _rueckweg(spur, a1, b1, n, m)
    raise AssertionError("the end is always reached")


def _hinab(weiteste, k, aenderungen):
    """Whether the way goes by an addition; otherwise by a removal."""
    return k == -aenderungen or (k != aenderungen and weiteste[k - 1] < weiteste[k + 1])


def _naechstes(weiteste, k, aenderungen):
    if _hinab(weiteste, k, aenderungen):
        return weiteste[k + 1]
    return weiteste[k - 1] + 1


def _rueckweg(spur, a1, b1, x, y):
    teile = []
    for aenderungen in range(len(spur) - 1, 0, -1):
        k = x - y
        weiteste = spur[aenderungen]
        start = _naechstes(weiteste, k, aenderungen)
        teile.append((True, a1 + start, a1 + x, b1 + start - k, b1 + y))
        x, y = start, start - k
        if _hinab(weiteste, k, aenderungen):
            teile.append((False, a1 + x, a1 + x, b1 + y - 1, b1 + y))
            y -= 1
        else:
            teile.append((False, a1 + x - 1, a1 + x, b1 + y, b1 + y))
            x -= 1
    return [(True, a1, a1 + x, b1, b1 + y), *teile[::-1]]
