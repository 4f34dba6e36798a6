"""Pieces of a text that show where a question is answered.

Pure: pieces are lists of (text, whether it is a match); what becomes of them is left to
who shows them. What is excluded by a question is never marked.
"""

from collective.eakte.volltext import ausdruck
from collective.eakte.volltext import sprache
from collective.eakte.volltext.abfrage import woerter
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Wort
from collective.eakte.volltext.frage import Wortfolge
from dataclasses import dataclass

import re


LAENGE = 160
ANZAHL = 2

_WORT = re.compile(r"[^\W_]+")
_LEERRAUM = re.compile(r"\s+")
_BLOCK = 40_000
_GENUG = 80
_LAENGSTER_TEXT = 20_000_000


@dataclass(frozen=True)
class _Stelle:
    """A match: from, to, and which part of the question it answers."""

    von: int
    bis: int
    teil: int


def schnipsel(text, frage, anzahl=ANZAHL, laenge=LAENGE):
    """Cut pieces out of a text.

    :param text: text of a file.
    :param frage: :data:`~.frage.Frage`.
    :param anzahl: pieces at most.
    :param laenge: characters of a piece, about.
    :returns: list of pieces in the order of the text, each a list of (text, marked);
        empty when nothing of the question is in the text.
    """
    text = sprache.glaette(text[:_LAENGSTER_TEXT])
    sucher = _Sucher(frage)
    stellen = sucher.stellen(text, _GENUG)
    gewaehlt = _waehle(stellen, anzahl, laenge)
    return [_stueck(text, gruppe, laenge) for gruppe in gewaehlt]


def markiere(text, frage):
    """Mark the matches in a short text, such as a title.

    :returns: list of (text, marked); all of the text.
    """
    text = sprache.glaette(text)
    return _markiert(text, 0, len(text), _Sucher(frage).stellen(text, 10_000))


def anfang(text, laenge=LAENGE):
    """:returns: how a text begins, up to a whole word."""
    text = sprache.glaette(text[: 4 * laenge])
    bis = _wortende(text, min(laenge, len(text)), 30)
    return _LEERRAUM.sub(" ", text[:bis]).strip()


class _Sucher:
    """Finds the parts of a question in texts.

    :param frage: :data:`~.frage.Frage`.
    """

    def __init__(self, frage):
        self._muster = [m for m in map(_muster, woerter(frage)) if m]
        # Of words that match as the first of a part: which parts. Asked very often.
        self._erste = _Erste(self._muster)

    def stellen(self, text, genug):
        """:returns: list of matches in the order of the text."""
        if not self._muster:
            return []
        stellen = []
        gefundene = set()
        beginn = 0
        while beginn < len(text):
            ende = _blockende(text, beginn)
            if self._kommt_vor(text[beginn:ende]):
                neue = self._im_block(text, beginn, ende)
                stellen += neue
                gefundene.update(stelle.teil for stelle in neue)
                if len(gefundene) == len(self._muster) or len(stellen) >= genug:
                    break
            beginn = ende
        return stellen

    def _kommt_vor(self, block):
        erste = self._erste
        return any(erste[wort] for wort in dict.fromkeys(_WORT.findall(block)))

    def _im_block(self, text, beginn, ende):
        treffer = list(_WORT.finditer(text, beginn, ende))
        stellen = []
        for ort, wort in enumerate(treffer):
            for teil in self._erste[wort.group()]:
                muster = self._muster[teil]
                letzter = ort + len(muster) - 1
                if letzter < len(treffer) and all(
                    passt(treffer[ort + n].group()) for n, passt in enumerate(muster)
                ):
                    stellen.append(_Stelle(wort.start(), treffer[letzter].end(), teil))
        return stellen


class _Erste(dict):
    def __init__(self, muster):
        super().__init__()
        self._muster = muster

    def __missing__(self, wort):
        self[wort] = passende = tuple(
            nummer for nummer, muster in enumerate(self._muster) if muster[0](wort)
        )
        return passende


def _muster(blatt):
    """:returns: list of predicates on words that follow each other."""
    if isinstance(blatt, Wort):
        teile = sprache.teile(blatt.text)
        if len(teile) == 1:
            return [_eines(blatt)]
        return _folge(teile, blatt.anfang)
    if isinstance(blatt, Nummer):
        return _folge([t for text in blatt.teile for t in sprache.teile(text)], True)
    if isinstance(blatt, Wortfolge):
        teile = [t for text in blatt.woerter for t in sprache.teile(text)]
        return _folge(teile, blatt.anfang)
    return None


def _eines(wort):
    gesucht = ausdruck.aus_wort(wort.text, wort.anfang, wort.teil)
    genau = {a.folge[0] for a in gesucht.genau if not a.anfang}
    anfaenge = tuple(a.folge[0] for a in gesucht.genau if a.anfang)
    if gesucht.beginn:
        anfaenge = (*anfaenge, gesucht.beginn)

    def passt(text):
        gefaltet, normal = sprache.form(text)
        return (
            normal in genau
            or gefaltet.startswith(anfaenge)
            or normal.startswith(anfaenge)
            or bool(gesucht.teil and gesucht.teil in gefaltet)
        )

    return passt


def _folge(teile, mit_anfang):
    formen = [sprache.form(teil) for teil in teile]
    muster = [_gleich(normal) for _, normal in formen]
    if mit_anfang and formen:
        muster[-1] = _beginnt(formen[-1])
    return muster


def _gleich(normal):
    return lambda text: sprache.form(text)[1] == normal


def _beginnt(form):
    gefaltet, normal = form
    if sprache.hat_ziffern(gefaltet) and not gefaltet.strip("0"):
        return lambda text: sprache.hat_ziffern(text)
    return lambda text: (
        sprache.form(text)[1] == normal
        or sprache.form(text)[0].startswith(gefaltet)
        or sprache.form(text)[1].startswith(normal)
    )


def _blockende(text, beginn):
    ende = beginn + _BLOCK
    if ende >= len(text):
        return len(text)
    # A word or a phrase that a block divides would be lost: blocks end with lines.
    for zeichen in ("\n", " "):
        grenze = text.rfind(zeichen, beginn, ende)
        if grenze > beginn:
            return grenze
    return ende


def _waehle(stellen, anzahl, laenge):
    """Groups of matches that fit into a piece: those with most parts of the question,
    then those that come first."""
    gruppen = []
    for nummer, stelle in enumerate(stellen):
        gruppe = [stelle]
        for weitere in stellen[nummer + 1 :]:
            if weitere.bis - stelle.von > laenge:
                break
            gruppe.append(weitere)
        gruppen.append(gruppe)
    gruppen.sort(key=lambda g: (-len({s.teil for s in g}), g[0].von))
    gewaehlt = []
    gezeigt = set()
    # First what shows another part of the question, then what is left.
    for nur_neues in (True, False):
        for gruppe in gruppen:
            teile = {s.teil for s in gruppe}
            if len(gewaehlt) < anzahl and _ist_frei(gruppe, gewaehlt, laenge):
                if not nur_neues or teile - gezeigt:
                    gewaehlt.append(gruppe)
                    gezeigt |= teile
    return sorted(gewaehlt, key=lambda g: g[0].von)


def _ist_frei(gruppe, gewaehlt, laenge):
    return all(
        gruppe[0].von > andere[0].von + laenge or andere[0].von > gruppe[0].von + laenge
        for andere in gewaehlt
    )


def _stueck(text, gruppe, laenge):
    rand = max(0, laenge - (gruppe[-1].bis - gruppe[0].von)) // 2
    von = _wortbeginn(text, max(0, gruppe[0].von - rand), gruppe[0].von)
    bis = _wortende(text, min(len(text), von + laenge), 30)
    bis = max(bis, gruppe[-1].bis)
    return _gekuerzt(_markiert(text, von, bis, gruppe))


def _wortbeginn(text, ort, hoechstens):
    if ort == 0:
        return 0
    blank = _LEERRAUM.search(text, ort - 1, hoechstens)
    return blank.end() if blank else ort


def _wortende(text, ort, spielraum):
    """The end of a word before a place, unless the word is endless."""
    if ort >= len(text):
        return len(text)
    for stelle in range(ort, max(0, ort - spielraum), -1):
        if text[stelle].isspace():
            return stelle
    return ort


def _markiert(text, von, bis, stellen):
    stuecke = []
    ort = von
    for stelle in sorted(stellen, key=lambda s: (s.von, -s.bis)):
        if stelle.von < ort or stelle.bis > bis:
            continue
        stuecke.append((text[ort : stelle.von], False))
        stuecke.append((text[stelle.von : stelle.bis], True))
        ort = stelle.bis
    stuecke.append((text[ort:bis], False))
    return [(stueck, markiert) for stueck, markiert in stuecke if stueck]


def _gekuerzt(stuecke):
    """Blanks and ends of lines become one blank; none at the edges."""
    stuecke = [(_LEERRAUM.sub(" ", text), markiert) for text, markiert in stuecke]
    erstes, letztes = stuecke[0], stuecke[-1]
    stuecke[0] = (erstes[0].lstrip(), erstes[1])
    stuecke[-1] = (stuecke[-1][0].rstrip(), letztes[1])
    return [stueck for stueck in stuecke if stueck[0]]
