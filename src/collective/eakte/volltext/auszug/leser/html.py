"""HTML: what a browser would show, without scripts and styles."""

from collective.eakte.volltext.auszug.leser import text
from html.parser import HTMLParser

import codecs
import re


_STUECK = 64 * 1024

_KODIERUNG = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)


def lies(daten, sammlung):
    """Take the text out of HTML.

    :param daten: bytes, or text when the encoding is known.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    if isinstance(daten, bytes):
        daten = dekodiere(daten)
    leser = Htmltext(sammlung.zeile)
    for stelle in range(0, len(daten), _STUECK):
        leser.feed(daten[stelle : stelle + _STUECK])
    leser.close()
    leser.fertig()


def dekodiere(daten):
    """Text of HTML: its marks and what it says of itself, then as plain text.

    :param daten: bytes.
    :returns: text.
    """
    genannt = _KODIERUNG.search(daten[:4096])
    if genannt and not daten.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            name = codecs.lookup(genannt[1].decode("ascii")).name
            # What browsers do: nobody means Latin 1.
            return daten.decode("cp1252" if name == "iso8859-1" else name)
        except (LookupError, UnicodeError):
            # Unknown or wrong.
            pass
    return text.dekodiere(daten)


# Tabs in HTML are blanks.
_ZELLE = "\x1f"


class Htmltext(HTMLParser):
    """Blocks are lines; blanks count as one.

    :param nimm: takes a line.
    """

    bloecke = frozenset(
        [
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "label",
            "legend",
            "li",
            "main",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "title",
            "tr",
            "ul",
        ]
    )
    zellen = frozenset({"td", "th"})
    stumm = frozenset(
        {"script", "style", "template", "object", "del", "svg", "noscript"}
    )

    def __init__(self, nimm):
        super().__init__()
        self.nimm = nimm
        self.stuecke = []
        self.stille = []

    def handle_starttag(self, tag, attrs):
        if tag in self.stumm:
            self.stille.append(tag)
        elif tag in self.bloecke:
            self.fertig()
        elif tag in self.zellen and self.stuecke:
            self.stuecke.append(_ZELLE)

    def handle_startendtag(self, tag, attrs):
        if tag not in self.stumm:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in self.stille:
            # What is not closed ends with what stands around it.
            del self.stille[self.stille.index(tag) :]
        elif tag in self.bloecke:
            self.fertig()

    def handle_data(self, data):
        if not self.stille:
            self.stuecke.append(data)

    def fertig(self):
        """A line is at its end."""
        stuecke, self.stuecke = self.stuecke, []
        zellen = (" ".join(stueck.split()) for stueck in "".join(stuecke).split(_ZELLE))
        if zeile := "\t".join(zelle for zelle in zellen if zelle):
            self.nimm(zeile)
