"""Compound files (OLE): mails of Outlook, legacy office files, encrypted ones."""

from collective.eakte.volltext.auszug import arten
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from olefile import OleFileIO

import struct


DOC = "doc"
XLS = "xls"
PPT = "ppt"

# What a file holds tells what it is.
_STROEME = (
    ("EncryptedPackage", "verschluesselt"),
    ("__properties_version1.0", arten.MSG),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)

_OOXML = ("openxmlformats", "macroenabled")

_FIB_VERSCHLUESSELT = 0x0100
_BIFF_FILEPASS = 0x002F
_PPT_VERSCHLUESSELT = 0xF3D1C4DF


def oeffne(datei, mime_type=""):
    """Open a compound file.

    :param datei: open binary file.
    :param mime_type: what is said of it.
    :returns: ``(kind, open OleFileIO)``; the kind is empty if it is not read here.
    :raises Fehler: it is damaged or encrypted.
    """
    try:
        ole = OleFileIO(datei)
    except Exception as fehler:
        # What calls itself a modern office file and is of this family is encrypted.
        modern = any(teil in mime_type.lower() for teil in _OOXML)
        stand = Lesestand.VERSCHLUESSELT if modern else Lesestand.BESCHAEDIGT
        raise Fehler(stand) from fehler
    art = next((art for strom, art in _STROEME if ole.exists(strom)), "")
    if art == "verschluesselt" or (art in _PRUEFUNGEN and _PRUEFUNGEN[art](ole)):
        raise Fehler(Lesestand.VERSCHLUESSELT)
    return art, ole


def _anfang(ole, strom, laenge):
    if not ole.exists(strom):
        return b""
    with ole.openstream(strom) as quelle:
        return quelle.read(laenge)


def _doc_verschluesselt(ole):
    # Flags of the file information block (MS-DOC, 2.5.2).
    merkmale = _anfang(ole, "WordDocument", 12)[10:12]
    return len(merkmale) == 2 and bool(
        struct.unpack("<H", merkmale)[0] & _FIB_VERSCHLUESSELT
    )


def _xls_verschluesselt(ole):
    # One of the first records says so (MS-XLS, 2.4.117).
    strom = "Workbook" if ole.exists("Workbook") else "Book"
    daten, stelle = _anfang(ole, strom, 8192), 0
    while stelle + 4 <= len(daten):
        art, laenge = struct.unpack_from("<HH", daten, stelle)
        if art == _BIFF_FILEPASS:
            return True
        stelle += 4 + laenge
    return False


def _ppt_verschluesselt(ole):
    # The token of the current user atom (MS-PPT, 2.3.2).
    daten = _anfang(ole, "Current User", 16)
    return len(daten) == 16 and (
        struct.unpack_from("<I", daten, 12)[0] == _PPT_VERSCHLUESSELT
    )


_PRUEFUNGEN = {
    DOC: _doc_verschluesselt,
    XLS: _xls_verschluesselt,
    PPT: _ppt_verschluesselt,
}
