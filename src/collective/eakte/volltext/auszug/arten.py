"""What kind a file is: by what stands in it, then by what is said of it."""

from collective.eakte.volltext.auszug.leser.text import ohne_marke

import os.path
import re


PDF = "pdf"
DOCX = "docx"
XLSX = "xlsx"
PPTX = "pptx"
ODF = "odf"
RTF = "rtf"
HTML = "html"
XML = "xml"
JSON = "json"
TEXT = "text"
MAIL = "mail"
MSG = "msg"
ARCHIV = "zip"
OLE = "ole"
BILD = "bild"
UNBEKANNT = ""

KOPF = 8192
"""Bytes that are looked at."""

_BILDER = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
)

_ANFAENGE = (
    (b"{\\rtf", RTF),
    (b"PK\x03\x04", ARCHIV),
    (b"PK\x05\x06", ARCHIV),
    (b"PK\x07\x08", ARCHIV),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    *((anfang, BILD) for anfang in _BILDER),
)

_KOPFZEILE = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To"
    rb"|Content-Type|Von|Reply-To|Cc|X-[A-Za-z-]+|DKIM-Signature|ARC-[A-Za-z-]+"
    rb"|Authentication-Results): ?",
    re.IGNORECASE,
)
_FELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:|[ \t]")

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div"
    rb"|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b")

_MAILTYPEN = ("message/rfc822", "multipart/")
_ZU_ENDUNG = {
    ".json": JSON,
    ".eml": MAIL,
    ".mht": MAIL,
    ".mhtml": MAIL,
    ".htm": HTML,
    ".html": HTML,
}


def erkenne(kopf, mime_type="", dateiname=""):
    """Find the kind of a file.

    :param kopf: its first bytes, :data:`KOPF` at most.
    :param mime_type: what is said of it; asked where the bytes leave it open.
    :param dateiname: its name; likewise.
    :returns: one of the constants of this module; :data:`ARCHIV` and :data:`OLE` are
        families that :mod:`.lesen` looks into.
    """
    for anfang, art in _ANFAENGE:
        if kopf.startswith(anfang):
            return art
    if _ist_webp_oder_bmp(kopf):
        return BILD
    # Printers and scanners put something before it.
    if b"%PDF-" in kopf[:1024]:
        return PDF
    if _ist_binaer(kopf):
        return UNBEKANNT
    return _textart(kopf, (mime_type or "").lower(), dateiname)


def _ist_webp_oder_bmp(kopf):
    if kopf[:4] == b"RIFF":
        return kopf[8:12] == b"WEBP"
    return kopf[:2] == b"BM" and kopf[6:10] == b"\0\0\0\0"


def _ist_binaer(kopf):
    if kopf.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or ohne_marke(kopf):
        return False
    steuer = sum(kopf.count(bytes([zeichen])) for zeichen in _STEUERZEICHEN)
    # Printouts of old programs hold some of them.
    return b"\0" in kopf or steuer > len(kopf) // 20


_STEUERZEICHEN = (*range(1, 9), *range(14, 27), *range(28, 32))


def _textart(kopf, mime_type, dateiname):
    endung = os.path.splitext(dateiname or "")[1].lower()
    if _ist_mail(kopf) or mime_type.startswith(_MAILTYPEN):
        return MAIL
    if _HTML.match(kopf.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if _XML.match(kopf.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return XML
    if mime_type.startswith("text/html"):
        return HTML
    if mime_type.startswith("application/json"):
        return JSON
    return _ZU_ENDUNG.get(endung, TEXT)


def _ist_mail(kopf):
    kopf = kopf.lstrip(b"\xef\xbb\xbf\r\n")
    if kopf.startswith(b"From "):
        kopf = kopf.partition(b"\n")[2]
    kopfteil = re.split(rb"\r?\n\r?\n", kopf, maxsplit=1)[0].splitlines()
    bekannt = sum(bool(_KOPFZEILE.match(zeile)) for zeile in kopfteil)
    felder = all(_FELD.match(zeile) for zeile in kopfteil[:5])
    return bekannt >= 2 and felder and bool(_KOPFZEILE.match(kopf))
