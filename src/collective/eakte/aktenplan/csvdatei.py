"""Read CSV as offices write it: any common encoding, separator and quoting.

A cell that begins with a character from which spreadsheets make a formula is
written with an apostrophe in front (see :mod:`.ausgabe`); reading takes one
apostrophe away again.
"""

from collections.abc import Callable
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.tabelle import Blatt
from collective.eakte.aktenplan.tabelle import Grenzen
from collective.eakte.aktenplan.tabelle import Unlesbar
from itertools import islice

import codecs
import csv
import io
import re


TRENNZEICHEN = ";,\t|"
PROBE = 200
"""So many records are read to find the separator."""

# Old Excel and password-protected files, PDF, gzip, 7z: certainly no text.
_FREMD = (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"PK")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

GEFAHR = "=+-@\t"
_GESCHUETZT = re.compile(f"'+[{re.escape(GEFAHR)}]")
_ZU_SCHUETZEN = re.compile(f"'*[{re.escape(GEFAHR)}]")


def schuetze(text: str) -> str:
    """Write a cell so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _ZU_SCHUETZEN.match(text) else text


def ungeschuetzt(text: str) -> str:
    """Read a cell that :func:`schuetze` has written."""
    return text[1:] if _GESCHUETZT.match(text) else text


def erkannt(inhalt: bytes) -> bool:
    """Tell whether a file may be text."""
    return not inhalt.startswith(_FREMD)


def dekodiere(inhalt: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding that it had.

    :raises Unlesbar: when it is no text.
    """
    for bom, kodierung in _BOMS:
        if inhalt.startswith(bom):
            return _mit(inhalt, kodierung), kodierung
    # UTF-16 without a mark: every other byte of German text is zero.
    if b"\0" in inhalt[:200]:
        return _mit(inhalt, "utf-16-le" if inhalt[1:2] == b"\0" else "utf-16-be"), (
            "utf-16"
        )
    try:
        return _ohne_nul(inhalt.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _mit(inhalt, "cp1252"), "cp1252"


def _mit(inhalt, kodierung):
    try:
        return _ohne_nul(inhalt.decode(kodierung))
    except UnicodeDecodeError:
        raise Unlesbar("kodierung-unbekannt") from None


def _ohne_nul(text):
    if "\0" in text:
        raise Unlesbar("kodierung-unbekannt")
    return text


def lies(
    inhalt: bytes,
    grenzen: Grenzen,
    rang: Callable[[list[tuple[int, tuple]]], int],
) -> tuple[list[Blatt], list]:
    """Read a CSV file.

    :param inhalt: the file.
    :param grenzen: what is read at most.
    :param rang: tells how much a list of lines looks like a plan; the separator
        with the highest rank is taken.
    :returns: the one table, and findings.
    :raises Unlesbar: when the file is no text, too long or wrongly quoted.
    """
    text, kodierung = dekodiere(inhalt)
    hinweise = [befund("kodierung-angenommen")] if kodierung == "cp1252" else []
    trennzeichen = _trennzeichen(text, rang)
    blatt = Blatt()
    for satz in _saetze(text, trennzeichen):
        if len(blatt.zeilen) >= grenzen.zeilen:
            raise Unlesbar("zu-viele-zeilen", hoechstens=grenzen.zeilen)
        blatt.zeilen.append(satz)
    return [blatt], hinweise


def _trennzeichen(text, rang):
    angabe = re.match(r"sep=([;,\t|])\r?\n", text)
    if angabe:
        return angabe[1]

    def bewertung(zeichen):
        probe = _probe(text, zeichen)
        return rang(probe), sum(len(zellen) > 1 for _zeile, zellen in probe)

    return max(TRENNZEICHEN, key=bewertung)


def _probe(text, zeichen):
    """The first records, up to a wrong quotation mark if there is one.

    With the wrong separator quotation marks are often wrong; with the right one
    they may be wrong further down, which is said when the file is read.
    """
    probe = []
    try:
        for satz in islice(_saetze(text, zeichen), PROBE):
            probe.append(satz)
    except Unlesbar:
        pass
    return probe


def _saetze(text, trennzeichen):
    """Yield (line, cells) of every record that is not blank."""
    leser = csv.reader(
        io.StringIO(text, newline=""), delimiter=trennzeichen, strict=True
    )
    while True:
        zeile = leser.line_num + 1
        try:
            zellen = next(leser)
        except StopIteration:
            return
        except csv.Error:
            raise Unlesbar("anfuehrungszeichen", line=zeile) from None
        if any(zelle.strip() for zelle in zellen):
            yield zeile, tuple(ungeschuetzt(zelle) for zelle in zellen)
