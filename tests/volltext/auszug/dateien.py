"""Files of all kinds, made here, with umlauts in them."""

from fpdf import FPDF
from itertools import pairwise

import base64
import io
import math
import struct
import zipfile


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"'
)


def zip_aus(teile, verfahren=zipfile.ZIP_DEFLATED):
    ziel = io.BytesIO()
    with zipfile.ZipFile(ziel, "w", verfahren) as archiv:
        for name, daten in teile.items():
            archiv.writestr(name, daten)
    return ziel.getvalue()


def pdf(*seiten, **schutz):
    blatt = FPDF()
    for text in seiten:
        blatt.add_page()
        blatt.set_font("Helvetica")
        blatt.multi_cell(0, 8, text)
    if schutz:
        blatt.set_encryption(**schutz)
    return bytes(blatt.output())


def absatz(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(koerper, **weitere):
    return zip_aus(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{koerper}</w:body>"
            "</w:document>",
            **{
                f"word/{name}.xml": f"<w:x {W}>{inhalt}</w:x>"
                for name, inhalt in weitere.items()
            },
        }
    )


def odf(koerper, art="text", raender="", **weitere):
    return zip_aus(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{art}",
            "content.xml": f"<office:document-content {ODF}><office:body><office:{art}>"
            f"{koerper}</office:{art}></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles><text:p>nie"
            "</text:p></office:styles><office:master-styles><style:master-page>"
            f"{raender}</style:master-page></office:master-styles>"
            "</office:document-styles>",
            **weitere,
        }
    )


def rtf(koerper, kopf=r"\ansi\ansicpg1252"):
    return b"{\\rtf1" + kopf.encode() + b"\n" + koerper.encode("cp1252") + b"}"


def mail(text, *weitere, betreff="Betreff", zeilen=()):
    teile = [f'Content-Type: text/plain; charset="utf-8"\n\n{text}', *weitere]
    kopf = [
        "From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <j.mueller@example.org>",
        "To: poststelle@example.org",
        "Date: Mon, 04 May 2026 10:15:00 +0200",
        f"Subject: {betreff}",
        "MIME-Version: 1.0",
        *zeilen,
        'Content-Type: multipart/mixed; boundary="GRENZE"',
    ]
    koerper = "".join(f"--GRENZE\n{teil}\n" for teil in teile)
    return ("\n".join(kopf) + f"\n\n{koerper}--GRENZE--\n").encode()


def anlage(name, daten, art="application/octet-stream"):
    return (
        f'Content-Type: {art}; name="{name}"\n'
        "Content-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="{name}"\n\n'
        + base64.encodebytes(daten).decode()
    )


# ------------------------------------------------------------- compound files (OLE)

_FREI, _ENDE, _TABELLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SEKTOR, _KLEIN, _SCHWELLE = 512, 64, 4096


def ole(baum):
    """A compound file.

    :param baum: dict from name to bytes, or to a dict for a storage.
    """
    return _Ole().schreibe(baum)


class _Ole:
    def __init__(self):
        self.sektoren = []
        self.tafel = []
        self.kleine = bytearray()
        self.kleine_tafel = []
        self.eintraege = []

    def schreibe(self, baum):
        wurzel = self._eintrag("Root Entry", 5)
        wurzel["kind"] = self._ordner(baum)
        wurzel["start"] = self._gross(bytes(self.kleine)) if self.kleine else _ENDE
        wurzel["laenge"] = len(self.kleine)
        kleine_tafel = struct.pack(f"<{len(self.kleine_tafel)}I", *self.kleine_tafel)
        kleine_start = self._gross(kleine_tafel, b"\xff") if kleine_tafel else _ENDE
        verzeichnis = self._gross(b"".join(map(self._packe, self.eintraege)))
        anzahl = math.ceil((len(self.tafel) + 8) / 127)
        stellen = list(range(len(self.sektoren), len(self.sektoren) + anzahl))
        tafel = self.tafel + [_TABELLE] * anzahl
        tafel += [_FREI] * (anzahl * 128 - len(tafel))
        roh = struct.pack(f"<{len(tafel)}I", *tafel)
        kopf = struct.pack(
            "<8s16xHHHHH6xIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            anzahl,
            verzeichnis,
            0,
            _SCHWELLE,
            kleine_start,
            math.ceil(len(kleine_tafel) / _SEKTOR),
            _ENDE,
            0,
        )
        kopf += struct.pack("<109I", *(stellen + [_FREI] * (109 - anzahl)))
        return kopf + b"".join(self.sektoren) + roh

    def _ordner(self, baum):
        nummern = []
        for name, inhalt in baum.items():
            if isinstance(inhalt, dict):
                eintrag = self._eintrag(name, 1)
                nummern.append(eintrag["nummer"])
                eintrag["kind"] = self._ordner(inhalt)
                continue
            eintrag = self._eintrag(name, 2)
            nummern.append(eintrag["nummer"])
            eintrag["laenge"] = len(inhalt)
            if inhalt:
                lege = self._klein if len(inhalt) < _SCHWELLE else self._gross
                eintrag["start"] = lege(inhalt)
        for nummer, naechster in pairwise(nummern):
            self.eintraege[nummer]["rechts"] = naechster
        return nummern[0] if nummern else _FREI

    def _eintrag(self, name, art):
        eintrag = {
            "nummer": len(self.eintraege),
            "name": name,
            "art": art,
            "rechts": _FREI,
            "kind": _FREI,
            "start": _ENDE,
            "laenge": 0,
        }
        self.eintraege.append(eintrag)
        return eintrag

    def _gross(self, daten, fuellung=b"\0"):
        start = len(self.sektoren)
        anzahl = math.ceil(len(daten) / _SEKTOR)
        for nummer in range(anzahl):
            stueck = daten[nummer * _SEKTOR : (nummer + 1) * _SEKTOR]
            self.sektoren.append(stueck.ljust(_SEKTOR, fuellung))
            self.tafel.append(start + nummer + 1 if nummer + 1 < anzahl else _ENDE)
        return start

    def _klein(self, daten):
        start = len(self.kleine_tafel)
        anzahl = math.ceil(len(daten) / _KLEIN)
        self.kleine += daten.ljust(anzahl * _KLEIN, b"\0")
        for nummer in range(anzahl):
            self.kleine_tafel.append(
                start + nummer + 1 if nummer + 1 < anzahl else _ENDE
            )
        return start

    def _packe(self, eintrag):
        name = eintrag["name"].encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16xIQQIQ",
            name,
            len(name),
            eintrag["art"],
            1,
            _FREI,
            eintrag["rechts"],
            eintrag["kind"],
            0,
            0,
            0,
            eintrag["start"],
            eintrag["laenge"],
        )


def msg(text="", anlagen=(), vorspann=32, **weitere):
    """A mail of Outlook.

    :param anlagen: list of (name, bytes) or (name, dict of a mail within).
    :param weitere: streams by the hexadecimal id and type of their property.
    """
    return ole(msg_baum(text, anlagen, vorspann, **weitere))


def msg_baum(text="", anlagen=(), vorspann=32, **weitere):
    def utf16(wert):
        return wert.encode("utf-16-le")

    # 4 May 2026, 08:15 UTC, in steps of 100 ns since 1601.
    gesendet = struct.pack("<HHIQ", 0x40, 0x39, 6, 134223561000000000)
    kodierung = struct.pack("<HHIi4x", 3, 0x3FDE, 6, 65001)
    baum = {
        "__properties_version1.0": b"\0" * vorspann + gesendet + kodierung,
        "__substg1.0_001A001F": utf16("IPM.Note"),
        "__substg1.0_0037001F": utf16("Lärmschutz"),
        "__substg1.0_0C1A001F": utf16("Jürgen Müller"),
        "__substg1.0_0E04001F": utf16("Bürgerbüro"),
        **({"__substg1.0_1000001F": utf16(text)} if text else {}),
        **{f"__substg1.0_{name.upper()}": wert for name, wert in weitere.items()},
    }
    for nummer, (name, inhalt) in enumerate(anlagen):
        innen = "__substg1.0_3701000D"
        baum[f"__attach_version1.0_#{nummer:08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": utf16(name),
            innen if isinstance(inhalt, dict) else "__substg1.0_37010102": inhalt,
        }
    return baum
