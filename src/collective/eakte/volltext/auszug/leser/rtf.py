"""Rich Text Format 1.9: shown text, headers, footers, notes and comments."""

from dataclasses import dataclass
from dataclasses import replace

import codecs
import re


_ZEICHEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+"
    # What is left over of a file that was cut.
    rb"|(?:.)",
    re.DOTALL,
)

HAUPT = "haupt"
RAND = "rand"
KOMMENTAR = "kommentar"
STUMM = ""

_ZIELE = {
    **dict.fromkeys(
        b"fonttbl colortbl stylesheet info pict objdata themedata colorschememapping "
        b"datastore latentstyles listtable listoverridetable rsidtbl generator filetbl "
        b"xmlnstbl fldinst revtbl nonshppict sp pntext pgdsctbl bkmkstart bkmkend "
        b"atnid atnauthor atntime atnref tc xe wgrffmtfilter docvar".split(),
        STUMM,
    ),
    **dict.fromkeys(
        b"header headerl headerr headerf footer footerl footerr footerf "
        b"footnote".split(),
        RAND,
    ),
    b"annotation": KOMMENTAR,
}

# Destinations that are marked as optional, and hold text all the same.
_DOCH = frozenset({b"shpinst", b"annotation", b"shptxt", b"shppict"})

_ERSATZ = {
    b"par": "\n",
    b"line": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"row": "\n",
    b"nestrow": "\n",
    b"softline": "\n",
    b"tab": "\t",
    b"cell": "\t",
    b"nestcell": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
}

_SYMBOLE = {
    b"~": " ",
    b"_": "-",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\n": "\n",
    b"\r": "\n",
    b"\t": "\t",
}

_ZEICHENSAETZE = {
    77: "mac_roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}


def lies(daten, sammlung):
    """Take the text out of RTF.

    :param daten: bytes.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    leser = _Leser(sammlung)
    leser.lies(daten)
    for ziel, nimm in (
        (RAND, sammlung.zeile),
        (HAUPT, sammlung.zeile),
        (KOMMENTAR, sammlung.kommentar),
    ):
        for zeile in _ganz(leser.texte[ziel]).split("\n"):
            nimm(zeile.strip(" \t"))


def _ganz(stuecke):
    """Join texts; characters beyond 16 bits come in two halves."""
    halb = "".join(stuecke).encode("utf-16-le", "surrogatepass")
    return halb.decode("utf-16-le", "replace")


@dataclass(frozen=True)
class _Lage:
    """What holds within a group."""

    ziel: str = HAUPT
    auslassung: int = 1
    kodierung: str = ""
    geloescht: bool = False


class _Leser:
    def __init__(self, sammlung):
        self.hoechstens = sammlung.hoechstens
        self.texte = {HAUPT: [], RAND: [], KOMMENTAR: []}
        self.lage = _Lage()
        self.lagen = []
        self.schriften = {}
        self.schrift = b""
        self.kodierung = "cp1252"
        self.bytes = bytearray()
        self.auslassen = 0
        self.stern = False
        self.umfang = 0

    def lies(self, daten):
        stelle = 0
        while stelle < len(daten) and self.umfang <= self.hoechstens:
            treffer = _ZEICHEN.match(daten, stelle)
            stelle = treffer.end()
            wort, zahl, hexa, symbol, klammer, text = treffer.groups()
            if wort == b"bin":
                stelle += max(0, int(zahl or 0))
            elif wort is not None:
                self._wort(wort, zahl)
            elif hexa is not None:
                self._zeichen(bytes.fromhex(hexa.decode()), 1)
            elif symbol is not None:
                self._symbol(symbol)
            elif klammer is not None:
                self._gruppe(klammer)
            elif text is not None:
                self._zeichen(text, len(text))
        self._schreibe()

    def _zeichen(self, daten, anzahl):
        """Bytes of the text; some only stand in for what was said in Unicode."""
        self.stern = False
        weg = min(self.auslassen, anzahl)
        self.auslassen -= weg
        if self.lage.ziel and not self.lage.geloescht:
            self.bytes += daten[weg:]
            self.umfang += anzahl - weg

    def _schreibe(self, text=""):
        """Text that stands by itself ends the bytes before it."""
        if not self.lage.ziel or self.lage.geloescht:
            return
        ziel = self.texte[self.lage.ziel]
        if self.bytes:
            kodierung = self.lage.kodierung or self.kodierung
            ziel.append(self.bytes.decode(kodierung, "replace"))
            self.bytes = bytearray()
        if text:
            ziel.append(text)
            self.umfang += len(text)

    def _symbol(self, symbol):
        self.stern = symbol == b"*"
        self.auslassen = 0
        if symbol in _SYMBOLE:
            self._schreibe(_SYMBOLE[symbol])

    def _gruppe(self, klammer):
        self._schreibe()
        self.stern = False
        self.auslassen = 0
        if klammer == b"{":
            self.lagen.append(self.lage)
        elif self.lagen:
            vorher, self.lage = self.lage, self.lagen.pop()
            if vorher.ziel != self.lage.ziel and vorher.ziel:
                self.texte[vorher.ziel].append("\n")

    def _wort(self, wort, zahl):
        stern, self.stern = self.stern, False
        self.auslassen = 0
        if wort in _ZIELE or (stern and wort not in _DOCH):
            self._richte(_ZIELE.get(wort, STUMM))
        elif wort in _ERSATZ:
            self._schreibe(_ERSATZ[wort])
        elif wort == b"u":
            self._schreibe(chr(int(zahl or 0) & 0xFFFF))
            self.auslassen = self.lage.auslassung
        else:
            self._stelle_ein(wort, int(zahl) if zahl else None)

    def _richte(self, ziel):
        self._schreibe()
        # What stands within something silent is silent too.
        if self.lage.ziel:
            self.lage = replace(self.lage, ziel=ziel)

    def _stelle_ein(self, wort, zahl):
        if wort == b"uc":
            self.lage = replace(self.lage, auslassung=min(max(zahl or 0, 0), 100))
        elif wort == b"deleted":
            self._schreibe()
            self.lage = replace(self.lage, geloescht=zahl != 0)
        elif wort == b"plain":
            self._schreibe()
            self.lage = replace(self.lage, geloescht=False, kodierung="")
        elif wort == b"f":
            self._schreibe()
            self.schrift = zahl
            self.lage = replace(self.lage, kodierung=self.schriften.get(zahl, ""))
        elif wort == b"fcharset":
            # Stands in the table of fonts, behind the number of the font.
            self.schriften[self.schrift] = _ZEICHENSAETZE.get(zahl, "")
        elif wort == b"ansicpg":
            self.kodierung = _bekannt(f"cp{zahl}")
        elif wort in (b"mac", b"pc", b"pca"):
            self.kodierung = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}[
                wort
            ]


def _bekannt(kodierung):
    try:
        return codecs.lookup(kodierung).name
    except LookupError:
        return "utf-8" if kodierung == "cp65001" else "cp1252"
