"""Sheets of Office Open XML (SpreadsheetML), as they are shown: values, no formulas."""

from collective.eakte.volltext.auszug.leser import xml
from collective.eakte.volltext.auszug.leser.docx import passende
from collective.eakte.volltext.auszug.leser.docx import Wordtext
from collective.eakte.volltext.auszug.reinigung import ist_seitenzahl
from datetime import datetime
from datetime import timedelta

import re


_BLAETTER = r"xl/(?:worksheets|chartsheets|dialogsheets)/[^/]+\.xml"
_KOMMENTARE = r"xl/(?:comments\d*|threadedComments/[^/]+|comments/[^/]+)\.xml"
_ZEICHNUNGEN = r"xl/(?:drawings/drawing|diagrams/data)\d*\.xml"

# Formats of dates that every program knows by number (ECMA-376, 18.8.30).
_DATUMSFORMATE = frozenset({*range(14, 23), *range(27, 37), *range(45, 48)})
_DATUM = re.compile(r"[yd]|m{3,}", re.IGNORECASE)
_KEIN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

# Codes in headers and footers: place, font, colour, page number.
_RANDCODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z&])')

_URSPRUNG = datetime(1899, 12, 30)
_TAGE = 2_958_466


def lies(archiv, sammlung):
    """Take the text out of a workbook, sheet after sheet, hidden ones too.

    :param archiv: :class:`~.archiv.Archiv`.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    texte = []
    if archiv.hat("xl/sharedStrings.xml"):
        xml.lies(archiv.stuecke("xl/sharedStrings.xml"), _Texte(texte))
    daten = _Formate()
    if archiv.hat("xl/styles.xml"):
        xml.lies(archiv.stuecke("xl/styles.xml"), daten)
    for name, titel in _reihenfolge(archiv):
        sammlung.umbruch()
        if titel:
            sammlung.zeile(titel)
        xml.lies(archiv.stuecke(name), _Blatt(sammlung, texte, daten.datum))
    for name in passende(archiv, _ZEICHNUNGEN):
        xml.lies(archiv.stuecke(name), Wordtext(sammlung.zeile))
    for name in passende(archiv, _KOMMENTARE):
        xml.lies(archiv.stuecke(name), _Kommentar(sammlung.kommentar))


def _reihenfolge(archiv):
    """:returns: list of (member, name of the sheet) in the order of the workbook."""
    mappe, ziele = _Mappe(), _Verweise()
    for name, leser in (
        ("xl/workbook.xml", mappe),
        ("xl/_rels/workbook.xml.rels", ziele),
    ):
        if archiv.hat(name):
            xml.lies(archiv.stuecke(name), leser)
    vorhanden = passende(archiv, _BLAETTER)
    genannt = {}
    for titel, kennung in mappe.blaetter:
        ziel = ziele.ziele.get(kennung, "").removeprefix("/").removeprefix("xl/")
        if f"xl/{ziel}" in vorhanden:
            genannt.setdefault(f"xl/{ziel}", titel)
    return [
        *genannt.items(),
        *((name, "") for name in vorhanden if name not in genannt),
    ]


class _Leser:
    def anfang(self, name, werte):
        """A start tag."""

    def ende(self, name):
        """An end tag."""

    def zeichen(self, text):
        """Text."""


class _Mappe(_Leser):
    def __init__(self):
        self.blaetter = []

    def anfang(self, name, werte):
        if name == "sheet":
            self.blaetter.append((werte.get("name", ""), xml.wert(werte, "id")))


class _Verweise(_Leser):
    def __init__(self):
        self.ziele = {}

    def anfang(self, name, werte):
        if name == "Relationship":
            self.ziele[werte.get("Id", "")] = werte.get("Target", "")


class _Formate(_Leser):
    """Which cell formats show dates."""

    def __init__(self):
        self.datum = set()
        self._eigene = {}
        self._in_zellen = False
        self._nummer = 0

    def anfang(self, name, werte):
        if name == "numFmt":
            muster = _KEIN_FORMAT.sub("", werte.get("formatCode", ""))
            self._eigene[werte.get("numFmtId", "")] = bool(_DATUM.search(muster))
        elif name == "cellXfs":
            self._in_zellen = True
        elif name == "xf" and self._in_zellen:
            nummer = werte.get("numFmtId", "")
            bekannt = nummer.isdecimal() and int(nummer) in _DATUMSFORMATE
            if self._eigene.get(nummer, bekannt):
                self.datum.add(str(self._nummer))
            self._nummer += 1

    def ende(self, name):
        if name == "cellXfs":
            self._in_zellen = False


class _Texte(_Leser):
    """Texts that cells refer to; how they are pronounced is left out."""

    def __init__(self, texte):
        self.texte = texte
        self._stuecke = []
        self._im_text = False
        self._aussprache = 0

    def anfang(self, name, werte):
        if name == "si":
            self._stuecke = []
        self._aussprache += name == "rPh"
        self._im_text = name == "t" and not self._aussprache

    def ende(self, name):
        if name == "si":
            self.texte.append("".join(self._stuecke))
        self._aussprache -= name == "rPh"
        self._im_text = False

    def zeichen(self, text):
        if self._im_text:
            self._stuecke.append(text)


class _Kommentar(xml.Absatzleser):
    """``comment`` has runs; threaded ones have ``text`` with mixed content."""

    absatz = frozenset({"comment", "threadedComment"})
    stumm = frozenset({"rPr", "rPh", "mentions"})


class _Blatt(_Leser):
    """Rows are lines, with tabs between the cells that hold something."""

    def __init__(self, sammlung, texte, datum):
        self.sammlung = sammlung
        self.texte = texte
        self.datum = datum
        self._zeile = []
        self._zelle = {}
        self._stuecke = None

    def anfang(self, name, werte):
        if name == "row":
            self._zeile = []
        elif name == "c":
            self._zelle = werte
        elif name in _MIT_INHALT:
            self._stuecke = []

    def zeichen(self, text):
        if self._stuecke is not None:
            self._stuecke.append(text)

    def ende(self, name):
        if name == "row":
            if self._zeile:
                self.sammlung.zeile("\t".join(self._zeile))
        elif name in _MIT_INHALT and self._stuecke is not None:
            text, self._stuecke = "".join(self._stuecke), None
            self._nimm(name, text)

    def _nimm(self, name, text):
        if name in _RAENDER:
            text = _RANDCODES.sub(" ", text).strip()
            if not ist_seitenzahl(text):
                self.sammlung.zeile(text)
        elif text := self._wert(text) if name == "v" else text:
            self._zeile.append(text)

    def _wert(self, text):
        art = self._zelle.get("t", "n")
        if art == "s":
            stelle = int(text) if text.isdecimal() else -1
            return self.texte[stelle] if 0 <= stelle < len(self.texte) else ""
        if art == "n":
            return zahl(text, self._zelle.get("s") in self.datum)
        if art == "b":
            return "WAHR" if text == "1" else "FALSCH"
        return text


_RAENDER = frozenset(
    f"{seite}{rand}"
    for seite in ("odd", "even", "first")
    for rand in ("Header", "Footer")
)
_MIT_INHALT = frozenset({"v", "t"}) | _RAENDER


def zahl(text, ist_datum=False):
    """A number as it is written in German.

    :param text: number as XML has it.
    :param ist_datum: whether it counts days since the end of 1899.
    :returns: text.
    """
    try:
        wert = float(text)
    except ValueError:
        return text
    if ist_datum and 1 <= wert < _TAGE:
        tag = _URSPRUNG + timedelta(days=wert)
        muster = "%d.%m.%Y %H:%M" if wert % 1 else "%d.%m.%Y"
        return (tag + timedelta(milliseconds=500)).strftime(muster)
    if wert.is_integer() and abs(wert) < 1e15:
        return str(int(wert))
    # Fifteen digits are what programs show: 0,3 and not 0,30000000000000004.
    return f"{wert:.15g}".replace(".", ",")
