"""Read the sheets of an XLSX file without trusting it.

Cells keep their type, so that the check can tell a number or date cell in a
column of text. An XLSX file is an archive of XML: it is refused when it unpacks
to too much, or when a part declares entities.
"""

from collective.eakte.aktenplan.tabelle import Blatt
from collective.eakte.aktenplan.tabelle import Grenzen
from collective.eakte.aktenplan.tabelle import Unlesbar
from collective.eakte.aktenplan.werte import leer
from collective.eakte.aktenplan.werte import Zellfehler
from contextlib import suppress
from itertools import repeat
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from xml.parsers import expat

import io
import re
import warnings
import zipfile


LETZTE_ZEILE = 1_048_576
"""The last line that a sheet can have."""

_FORMEL = re.compile(rb"<(\w+:)?f[\s/>]")


def erkannt(inhalt: bytes) -> bool:
    """Tell whether a file is an XLSX file."""
    if not inhalt.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            return "xl/workbook.xml" in archiv.namelist()
    except zipfile.BadZipFile:
        # Cut off in transfer: says so, instead of "not a table".
        raise Unlesbar("datei-beschaedigt") from None


def lies(inhalt: bytes, dateiname: str, grenzen: Grenzen) -> list[Blatt]:
    """Read all sheets of an XLSX file.

    :param inhalt: the file.
    :param dateiname: its name, for messages.
    :param grenzen: what is read at most.
    :raises Unlesbar: when the file is damaged, too large or not harmless.
    """
    try:
        formeln = _pruefe_archiv(inhalt, grenzen)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles that openpyxl does not know
            return _lies(inhalt, formeln, grenzen)
    except Unlesbar:
        raise
    except Exception:
        # What openpyxl raises for a broken file is any of a dozen errors of
        # zipfile, XML and its own descriptors.
        raise Unlesbar("datei-beschaedigt", name=dateiname) from None


def _pruefe_archiv(inhalt, grenzen):
    """Look at an archive before it is unpacked; tell whether it has formulas."""
    formeln = False
    with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
        teile = archiv.infolist()
        if len(teile) > grenzen.teile:
            raise Unlesbar("datei-unsicher", grund=f"{len(teile)} Teile")
        # zipfile never yields more of a part than its entry declares.
        entpackt = sum(teil.file_size for teil in teile)
        if entpackt > grenzen.entpackt:
            raise Unlesbar(
                "datei-zu-gross",
                ist=entpackt // 1_000_000,
                hoechstens=grenzen.entpackt // 1_000_000,
            )
        for teil in teile:
            if not teil.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            xml = archiv.read(teil)
            if _hat_dtd(xml):
                raise Unlesbar("datei-unsicher", grund="DOCTYPE")
            if teil.filename.startswith("xl/worksheets/"):
                formeln = formeln or bool(_FORMEL.search(xml))
    return formeln


class _Anfang(Exception):
    """The root element has begun: no DOCTYPE can follow."""


def _hat_dtd(xml):
    """Tell whether a part declares a document type, whatever its encoding."""
    gefunden = []

    def doctype(*_args):
        gefunden.append(True)
        raise _Anfang

    def element(*_args):
        raise _Anfang

    leser = expat.ParserCreate()
    leser.StartDoctypeDeclHandler = doctype
    leser.StartElementHandler = element
    with suppress(_Anfang):
        leser.Parse(xml, True)
    return bool(gefunden)


def _lies(inhalt, formeln, grenzen):
    werte = load_workbook(io.BytesIO(inhalt), read_only=True, data_only=True)
    rohe = load_workbook(io.BytesIO(inhalt), read_only=True) if formeln else None
    blaetter = []
    for tabelle in werte.worksheets:
        blatt = Blatt(tabelle.title, tabelle.sheet_state != "visible")
        roh = rohe[tabelle.title] if rohe else None
        for zeile, zellen in _zeilen(tabelle, roh, grenzen):
            if all(leer(zelle) for zelle in zellen):
                continue
            if len(blatt.zeilen) >= grenzen.zeilen:
                raise Unlesbar("zu-viele-zeilen", hoechstens=grenzen.zeilen)
            blatt.zeilen.append((zeile, zellen))
        blaetter.append(blatt)
    if not blaetter:
        # Its sheets stand in parts that the archive does not have.
        raise ValueError("no sheets")
    return blaetter


def _zeilen(tabelle, roh, grenzen):
    # The dimensions that a file declares are often wrong, and a single cell far
    # out would make every row as wide and the sheet as long.
    for blatt in (tabelle, roh):
        if blatt is not None:
            blatt.reset_dimensions()
    formeln = roh.iter_rows() if roh else repeat(())
    zeilen = enumerate(zip(tabelle.iter_rows(), formeln, strict=False), 1)
    for nummer, (zellen, rohe) in zeilen:
        if nummer > LETZTE_ZEILE:
            raise Unlesbar("datei-unsicher", grund=f"r={nummer}")
        zellen = zellen[: grenzen.spalten]
        werte = map(_wert, zellen, rohe) if rohe else map(_wert, zellen)
        yield nummer, _ohne_leeres_ende(tuple(werte))


def _ohne_leeres_ende(zellen):
    ende = len(zellen)
    while ende and zellen[ende - 1] is None:
        ende -= 1
    return zellen[:ende]


def _wert(zelle, formel=EMPTY_CELL):
    wert = zelle.value
    if wert is None:
        return Zellfehler("zelle-formel") if formel.data_type == "f" else None
    if zelle.data_type == "e":
        return Zellfehler("zelle-fehlerwert", str(wert))
    return wert
