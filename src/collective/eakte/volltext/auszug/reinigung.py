"""Makes text that people and engines can use of what libraries deliver."""

import re
import unicodedata


_LIGATUREN = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}

# Characters without a shape: divisions that may be, marks of direction and of width.
_OHNE_GESTALT = dict.fromkeys(
    [0xAD, 0xFEFF, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF, *range(0x200B, 0x2010)]
    + [*range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)

_STEUERZEICHEN = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)]) | {
    0x09: "\t",
    0x0A: "\n",
    0x0B: "\n",
    0x0C: "\f",
    0x0D: "\n",
    0x85: "\n",
}

# Bullets of symbol fonts stand in the area for private use.
_BLANK = dict.fromkeys(
    [0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)]
    + [*range(0xE000, 0xF900)],
    " ",
)

_ANDERE = {0x2028: "\n", 0x2029: "\n", 0x2010: "-", 0x2011: "-"}

_ERSATZ = _STEUERZEICHEN | _LIGATUREN | _OHNE_GESTALT | _BLANK | _ANDERE

# Anything that stands in the table, or half a character of UTF-16.
_SELTEN = re.compile(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\xa0\xad\u1680\u2000-\u2011\u2028-\u202f\u205f-\u206f"
    "\u3000\ud800-\uf8ff\ufb00-\ufb06\ufeff\ufffc-\uffff]"
)

_HALBE = re.compile("[\ud800-\udfff]")

# Old TeX fonts have the two dots beside the letter.
_PUNKTE = re.compile("\xa8([aouAOU])")

_ZEILENENDE = re.compile(r"[ \t]+(?=[\n\f]|\Z)")
_LEERZEILEN = re.compile(r"\n{3,}")

# "Haupt- und Nebenamt" is not one word; "E-Akte" keeps its hyphen.
_UND = r"(?:und|oder|bzw|sowie|als|wie|noch|bis)\b"
_TRENNSTELLE = re.compile(r"(?<=\w)[\x02\ufffe][ \t]*\r?\n?[ \t]*")
_GETRENNT = re.compile(rf"(?<=[^\W\d_])[-\xad][ \t]*\n[ \t]*(?!{_UND})(?=[^\W\d_])")
_VOR_UND = re.compile(
    rf"(?<=\w)(?:[\x02\ufffe][ \t]*(?:\r?\n)?|[-\xad][ \t]*\r?\n)[ \t]*(?={_UND})"
)


def reinige(text):
    """Free text from what nobody reads.

    Ligatures become letters, accents join their letters, soft hyphens and control
    characters go, every kind of blank is a blank; tabs and breaks of lines and pages
    stay.

    :param text: as libraries deliver it.
    :returns: text that can be stored and sent anywhere.
    """
    text = text.replace("\r\n", "\n")
    if _SELTEN.search(text):
        text = _HALBE.sub("", text.translate(_ERSATZ))
    text = _PUNKTE.sub("\\1\u0308", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _LEERZEILEN.sub("\n\n", _ZEILENENDE.sub("", text)).strip("\n\f")


# A number of a file ("32.01", "7/2026") is none of a page.
_SEITENZAHL = re.compile(
    r"[\W_]*(?:(?:Seite|Page|S\.|Blatt)?\s*\d{1,4}(?:\s*(?:von|of)\s*\d{1,4})?"
    r"|(?:Seite|Page|Blatt)(?:\s*\d{1,4}\s*/\s*\d{1,4})?)?[\W_]*"
)


def ist_seitenzahl(text):
    """Whether a line of a header or a footer only counts pages, or says nothing.

    :param text: line.
    """
    return _SEITENZAHL.fullmatch(text.strip()) is not None


def verbinde(text):
    """Join words that were divided at the end of a line.

    Only for text that comes in lines as they stand on paper.

    :param text: lines; PDFium marks divided words with U+0002 or U+FFFE.
    :returns: the text without divisions.
    """
    text = _VOR_UND.sub("- ", text)
    text = _TRENNSTELLE.sub("\x02", text)
    text = _TEIL.sub(_fuege, text)
    return _GETRENNT.sub(_fuege, text)


_TEIL = re.compile("\x02(?=(.?))", re.DOTALL)


def _fuege(stelle):
    folgt = stelle.string[stelle.end() : stelle.end() + 1]
    return "-" if folgt.isupper() or folgt.isdigit() else ""
