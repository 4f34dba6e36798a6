"""Read what people type and what Plone makes of it.

Pure. Words are joined by AND, AND before OR; "phrases", Anfang*, -ausschluss, NOT, UND,
ODER, NICHT and brackets are understood. Nothing is a mistake: what cannot be understood
is left out.
"""

from collective.eakte.volltext import sprache
from collective.eakte.volltext.frage import NICHTS
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Oder
from collective.eakte.volltext.frage import Ohne
from collective.eakte.volltext.frage import Und
from collective.eakte.volltext.frage import Wort
from collective.eakte.volltext.frage import Wortfolge

import re


LAENGSTE_FRAGE = 4000
_MEISTE_STUECKE = 200
_TIEFSTE_KLAMMER = 20

# Plone puts brackets into quotes: they are brackets of a text, not of a question.
_TEXTKLAMMER = re.compile(r'"[()]"')
_GAENSE = str.maketrans("„“”«»‟", '""""""')
_STUECKE = re.compile(
    r'(?P<minus>-)?"(?P<folge>[^"]*)"?(?P<stern>\*)?|-(?=\()|[()]|[^\s()"]+'
)

_UND = {"and", "und"}
_ODER = {"or", "oder"}
_NICHT = {"not", "nicht"}


def lies(text, streng=False):
    """Read a question.

    :param text: what was typed, or what Plone's search made of it.
    :param streng: whether ``Anfang*`` means beginnings of words and nothing else.
        Plone and lists put a star behind every word, so that it cannot mean that there.
    :returns: :data:`~.frage.Frage`; :data:`~.frage.NICHTS` when nothing is asked.
    """
    if not isinstance(text, str):
        return NICHTS
    text = sprache.glaette(text[:LAENGSTE_FRAGE]).translate(_GAENSE)
    text = _TEXTKLAMMER.sub(" ", text)
    stuecke = list(_zerlege(text, streng))[:_MEISTE_STUECKE]
    return _Leser(stuecke).frage()


def woerter(frage):
    """:returns: list of the parts of a question that are looked for: words, phrases and
    numbers, without what is excluded."""
    if isinstance(frage, Und | Oder):
        return [wort for teil in frage.teile for wort in woerter(teil)]
    if isinstance(frage, Ohne):
        return woerter(frage.teil) if frage.teil is not None else []
    return [frage]


def _zerlege(text, streng):
    """Cut into signs ("(", ")", "und", "oder", "nicht") and leaves."""
    for treffer in _STUECKE.finditer(text):
        stueck = treffer.group()
        if stueck in ("(", ")"):
            yield stueck
        elif stueck == "-":
            # A dash between words is none of these.
            if text.startswith("(", treffer.end()):
                yield "nicht"
        elif treffer["folge"] is not None:
            if treffer["minus"]:
                yield "nicht"
            yield _folge(treffer["folge"], bool(treffer["stern"]))
        else:
            yield from _wort(stueck, streng)


def _wort(stueck, streng):
    if stueck.startswith("-"):
        yield "nicht"
        stueck = stueck.lstrip("-")
    zeichen = _zeichen(stueck)
    yield zeichen or _blatt(stueck, streng)


def _zeichen(stueck):
    klein = stueck.lower()
    # In small letters, "und", "oder" and "nicht" are words like others.
    if not (stueck.isupper() or klein in ("and", "or", "not")):
        return None
    for name, woerter_ in (("und", _UND), ("oder", _ODER), ("nicht", _NICHT)):
        if klein in woerter_:
            return name
    return None


def _folge(text, anfang):
    teile = tuple(sprache.teile(text))
    if not teile:
        return None
    return Wortfolge(teile, anfang)


def _blatt(stueck, streng):
    anfang = stueck.endswith("*")
    teile = tuple(sprache.teile(stueck))
    if not teile:
        return None
    if len(teile) == 1:
        return Wort(teile[0], anfang, teil=not (anfang and streng))
    if sprache.ist_nummer(stueck):
        return Nummer(teile, anfang)
    return Wortfolge(teile, anfang)


class _Leser:
    """Reads signs from left to right; brackets that are missing are thought of."""

    def __init__(self, stuecke):
        self._stuecke = stuecke
        self._ort = 0

    def frage(self):
        teile = []
        while self._ort < len(self._stuecke):
            teile.append(self._oder(0))
            # A bracket that was never opened.
            self._ort += 1
        return _und([teil for teil in teile if teil is not None]) or NICHTS

    def _naechstes(self):
        if self._ort < len(self._stuecke):
            return self._stuecke[self._ort]
        return ")"

    def _oder(self, tiefe):
        teile = [self._und(tiefe)]
        while self._naechstes() == "oder":
            self._ort += 1
            teile.append(self._und(tiefe))
        teile = [teil for teil in teile if teil is not None]
        if len(teile) > 1:
            return Oder(tuple(teile))
        return teile[0] if teile else None

    def _und(self, tiefe):
        teile, ohne = [], []
        nicht = False
        while (stueck := self._naechstes()) not in (")", "oder"):
            self._ort += 1
            if stueck == "nicht":
                nicht = True
                continue
            if stueck == "und":
                continue
            teil = self._klammer(tiefe) if stueck == "(" else stueck
            if teil is not None:
                (ohne if nicht else teile).append(teil)
            nicht = False
        frage = _und(teile)
        if frage is None:
            # What is only excluded leaves nothing to look for.
            return NICHTS if ohne else None
        for ausschluss in ohne:
            frage = Ohne(frage, ausschluss)
        return frage

    def _klammer(self, tiefe):
        if tiefe >= _TIEFSTE_KLAMMER:
            return None
        teil = self._oder(tiefe + 1)
        if self._naechstes() == ")":
            self._ort += 1
        return teil


def _und(teile):
    if len(teile) > 1:
        return Und(tuple(teile))
    return teile[0] if teile else None
