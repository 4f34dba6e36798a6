"""Mails of Outlook (MS-OXMSG), with python-oxmsg."""

from collective.eakte.volltext.auszug.leser import html
from collective.eakte.volltext.auszug.leser import rtf
from collective.eakte.volltext.auszug.leser.mail import kopfzeile
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from importlib.metadata import version
from oxmsg.storage import Storage

import struct


WERKZEUG = f"python-oxmsg {version('python-oxmsg')}"

# Ids of properties (MS-OXPROPS).
_BETREFF = 0x0037
_GESENDET = 0x0039
_KOPFZEILEN = 0x007D
_ABSENDER = (0x0C1A, 0x5D01, 0x0C1F)
_EMPFAENGER = (0x0E04, 0x0E03, 0x0E02)
_KLASSE = 0x001A
_TEXT = 0x1000
_RTF = 0x1009
_HTML = 0x1013
_DATEINAMEN = (0x3707, 0x3704, 0x3001)
_DATEI = 0x3701
_DATEIART = 0x370E
_KODIERUNG_TEXT = 0x3FFD
_KODIERUNG_HTML = 0x3FDE

_ZEICHEN, _ZEICHEN8, _BYTES, _OBJEKT = 0x001F, 0x001E, 0x0102, 0x000D

# Length of what stands before the properties: of a file, and of a mail within one.
_VORSPANN = 32
_VORSPANN_INNEN = 24


def lies(ole, lesung):
    """Take the text out of a mail: who, when and what, the body, what is attached.

    :param ole: open :class:`olefile.OleFileIO`.
    :param lesung: :class:`~collective.eakte.volltext.auszug.lesen.Lesung`.
    """
    lesung.werkzeuge.append(WERKZEUG)
    _nachricht(_Speicher(Storage.from_ole(ole), _VORSPANN), lesung)


def _nachricht(speicher, lesung):
    # What is only signed has a longer class.
    if speicher.text(_KLASSE).upper().endswith(".SMIME"):
        raise Fehler(Lesestand.VERSCHLUESSELT)
    sammlung = lesung.sammlung
    kopfzeile(sammlung, " ".join(filter(None, map(speicher.text, _ABSENDER))))
    for nummer in _EMPFAENGER:
        kopfzeile(sammlung, speicher.text(nummer))
    kopfzeile(sammlung, speicher.zeit(_GESENDET))
    kopfzeile(sammlung, speicher.text(_BETREFF))
    _koerper(speicher, sammlung)
    for anlage in speicher.anlagen():
        _anlage(anlage, lesung)


def _koerper(speicher, sammlung):
    if einfach := speicher.text(_TEXT).strip():
        for zeile in einfach.splitlines():
            sammlung.zeile(zeile)
    elif seite := speicher.html():
        html.lies(seite, sammlung)
    elif gepackt := speicher.bytes(_RTF):
        rtf.lies(entpacke(gepackt), sammlung)


def _anlage(anlage, lesung):
    name = next(filter(None, map(anlage.text, _DATEINAMEN)), "")
    inneres = anlage.innen(_DATEI)
    if inneres is not None:
        lesung.innen(name, lambda: _nachricht(inneres, lesung))
    elif daten := anlage.bytes(_DATEI):
        lesung.anlage(name, daten, anlage.text(_DATEIART))


class _Speicher:
    """A storage of the file: its properties are streams, the short ones in a table.

    :param speicher: :class:`oxmsg.storage.Storage`.
    :param vorspann: bytes before the table of properties.
    """

    def __init__(self, speicher, vorspann):
        self._speicher = speicher
        self._stroeme = {strom.name: strom.bytes_ for strom in speicher.streams}
        tafel = self._stroeme.get("__properties_version1.0", b"")[vorspann:]
        self._kurze = {
            struct.unpack_from("<H", tafel, stelle + 2)[0]: tafel[
                stelle + 8 : stelle + 16
            ]
            for stelle in range(0, len(tafel) - 15, 16)
        }

    def text(self, nummer):
        """:returns: text of a property, empty if there is none."""
        daten = self._stroeme.get(_strom(nummer, _ZEICHEN))
        if daten is not None:
            return daten.decode("utf-16-le", "replace").rstrip("\0")
        daten = self._stroeme.get(_strom(nummer, _ZEICHEN8), b"")
        return daten.decode(self._kodierung(_KODIERUNG_TEXT), "replace").rstrip("\0")

    def bytes(self, nummer):
        """:returns: bytes of a property, empty if there is none."""
        return self._stroeme.get(_strom(nummer, _BYTES), b"")

    def html(self):
        """:returns: text of the body in HTML."""
        if daten := self.bytes(_HTML):
            if _KODIERUNG_HTML in self._kurze:
                return daten.decode(self._kodierung(_KODIERUNG_HTML), "replace")
            return html.dekodiere(daten)
        return self.text(_HTML)

    def zeit(self, nummer):
        """:returns: time (UTC) of a property as text, empty if there is none."""
        if nummer not in self._kurze:
            return ""
        schritte = struct.unpack("<Q", self._kurze[nummer])[0]
        try:
            zeit = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(
                microseconds=schritte // 10
            )
        except OverflowError:
            return ""
        return zeit.strftime("%d.%m.%Y %H:%M")

    def anlagen(self):
        """:returns: the storages of attached files."""
        return [
            _Speicher(inneres, 8)
            for inneres in self._speicher.iter_attachment_storages()
        ]

    def innen(self, nummer):
        """:returns: the storage of a mail within, or ``None``."""
        for inneres in self._speicher.storages:
            if inneres.name == _strom(nummer, _OBJEKT):
                return _Speicher(inneres, _VORSPANN_INNEN)
        return None

    def _kodierung(self, nummer):
        zahl = struct.unpack("<i4x", self._kurze.get(nummer, b"\0" * 8))[0]
        name = {65001: "utf-8", 20127: "cp1252", 28591: "cp1252"}.get(zahl, f"cp{zahl}")
        try:
            "".encode(name)
        except LookupError:
            return "iso8859-15" if zahl == 28605 else "cp1252"
        return name


def _strom(nummer, art):
    return f"__substg1.0_{nummer:04X}{art:04X}"


# What every packed text begins with unseen (MS-OXRTFCP, 2.1.3.1.1).
_WOERTERBUCH = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern "
    rb"\fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0"
    b"\\green0\\blue0\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_RING = 4096


def entpacke(daten):
    """Unpack RTF as mails hold it (MS-OXRTFCP).

    :param daten: bytes with their header.
    :returns: bytes of RTF.
    :raises Fehler: it is something else.
    """
    if len(daten) < 16:
        raise Fehler(Lesestand.BESCHAEDIGT)
    _gepackt, laenge, art = struct.unpack_from("<II4s", daten)
    if art == b"MELA":
        return daten[16 : 16 + laenge]
    if art != b"LZFu":
        raise Fehler(Lesestand.BESCHAEDIGT)
    ring = bytearray(_WOERTERBUCH.ljust(_RING, b"\0"))
    return _entpacke_ring(daten, ring, len(_WOERTERBUCH), laenge)


def _entpacke_ring(daten, ring, hier, laenge):
    ergebnis = bytearray()

    def lege(zeichen):
        nonlocal hier
        ergebnis.append(zeichen)
        ring[hier] = zeichen
        hier = (hier + 1) % _RING

    stelle = 16
    while stelle < len(daten) and len(ergebnis) < laenge:
        steuerung = daten[stelle]
        stelle += 1
        for bit in range(8):
            if stelle >= len(daten):
                break
            if not steuerung >> bit & 1:
                lege(daten[stelle])
                stelle += 1
                continue
            verweis = int.from_bytes(daten[stelle : stelle + 2], "big")
            stelle += 2
            woher, anzahl = verweis >> 4, (verweis & 15) + 2
            if woher == hier:
                return bytes(ergebnis)
            for versatz in range(anzahl):
                lege(ring[(woher + versatz) % _RING])
    return bytes(ergebnis)
