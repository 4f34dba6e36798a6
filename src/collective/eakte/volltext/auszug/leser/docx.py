"""Texts of Office Open XML (WordprocessingML)."""

from collective.eakte.volltext.auszug.leser import xml
from collective.eakte.volltext.auszug.reinigung import ist_seitenzahl

import re


HAUPTTEIL = r"word/document\d*\.xml"

_RAENDER = (r"word/header\d*\.xml", r"word/footer\d*\.xml")

_TEILE = (
    _RAENDER[0],
    HAUPTTEIL,
    r"word/diagrams/data\d*\.xml",
    r"word/footnotes\d*\.xml",
    r"word/endnotes\d*\.xml",
    _RAENDER[1],
)

_KOMMENTARE = r"word/comments\d*\.xml"


def lies(archiv, sammlung):
    """Take the text out of a text: headers, body, notes, footers, then comments.

    :param archiv: :class:`~.archiv.Archiv`.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    rand = _rand(sammlung)
    for muster in _TEILE:
        for name in passende(archiv, muster):
            nimm = rand if muster in _RAENDER else sammlung.zeile
            xml.lies(archiv.stuecke(name), Wordtext(nimm))
    for name in passende(archiv, _KOMMENTARE):
        xml.lies(archiv.stuecke(name), Wordtext(sammlung.kommentar))


def _rand(sammlung):
    """:returns: function that takes the lines of headers and footers, each once."""
    bekannt = set()

    def nimm(text):
        if text not in bekannt and not ist_seitenzahl(text):
            bekannt.add(text)
            sammlung.zeile(text)

    return nimm


def passende(archiv, muster):
    """:returns: names of the members that match, in the order of their numbers."""
    gefunden = [name for name in archiv.namen if re.fullmatch(muster, name)]
    return sorted(dict.fromkeys(gefunden), key=lambda name: (len(name), name))


class Wordtext(xml.Absatzleser):
    """Text stands in ``t``; what was deleted or moved away is left out."""

    absatz = frozenset({"p"})
    stumm = frozenset({"pPr", "rPr", "del", "moveFrom", "Fallback", "txPr"})
    ersatz = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, nimm):
        super().__init__(nimm)
        self.im_text = False

    def element(self, name, werte):
        self.im_text = name == "t"
        if name in self.ersatz:
            super().zeichen(self.ersatz[name])

    def nach_element(self, name):
        if name == "t":
            self.im_text = False

    def zeichen(self, text):
        if self.im_text:
            super().zeichen(text)
