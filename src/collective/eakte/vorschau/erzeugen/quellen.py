"""What kind of file one is, and with which filter LibreOffice opens it."""

from collective.eakte.dokument.darstellung import medientyp

import os.path


OFFICE = "office"
EML = "eml"
MSG = "msg"
PDF = "pdf"
BILD = "bild"
TEXT = "text"
HTML = "html"

UMGEWANDELT = frozenset({OFFICE, EML, MSG, HTML})
"""Kinds of which a PDF view is made; browsers show the others as they are."""

VON_SELBST = frozenset({OFFICE, EML, MSG})
"""Kinds of which a view is made when they are filed."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"

# extension: (filter that reads, filter that writes PDF, how files of it begin)
OFFICEFORMATE = {
    "doc": ("MS Word 97", "writer", _OLE),
    "dot": ("MS Word 97 Vorlage", "writer", _OLE),
    "docx": ("MS Word 2007 XML", "writer", _ZIP),
    "docm": ("MS Word 2007 XML VBA", "writer", _ZIP),
    "dotx": ("MS Word 2007 XML Template", "writer", _ZIP),
    "odt": ("writer8", "writer", _ZIP),
    "ott": ("writer8_template", "writer", _ZIP),
    "rtf": ("Rich Text Format", "writer", _RTF),
    "xls": ("MS Excel 97", "calc", _OLE),
    "xlsx": ("Calc MS Excel 2007 XML", "calc", _ZIP),
    "xlsm": ("Calc MS Excel 2007 VBA XML", "calc", _ZIP),
    "ods": ("calc8", "calc", _ZIP),
    "ots": ("calc8_template", "calc", _ZIP),
    "ppt": ("MS PowerPoint 97", "impress", _OLE),
    "pptx": ("Impress MS PowerPoint 2007 XML", "impress", _ZIP),
    "pptm": ("Impress MS PowerPoint 2007 XML VBA", "impress", _ZIP),
    "ppsx": ("Impress MS PowerPoint 2007 XML AutoPlay", "impress", _ZIP),
    "odp": ("impress8", "impress", _ZIP),
    "otp": ("impress8_template", "impress", _ZIP),
    "odg": ("draw8", "draw", _ZIP),
}

_VND = "application/vnd."
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

_OFFICE_NACH_TYP = {
    "application/msword": "doc",
    f"{_OOXML}wordprocessingml.document": "docx",
    f"{_OOXML}wordprocessingml.template": "dotx",
    f"{_VND}ms-word.document.macroenabled.12": "docm",
    f"{_ODF}text": "odt",
    f"{_ODF}text-template": "ott",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    f"{_VND}ms-excel": "xls",
    f"{_OOXML}spreadsheetml.sheet": "xlsx",
    f"{_VND}ms-excel.sheet.macroenabled.12": "xlsm",
    f"{_ODF}spreadsheet": "ods",
    f"{_ODF}spreadsheet-template": "ots",
    f"{_VND}ms-powerpoint": "ppt",
    f"{_OOXML}presentationml.presentation": "pptx",
    f"{_OOXML}presentationml.slideshow": "ppsx",
    f"{_VND}ms-powerpoint.presentation.macroenabled.12": "pptm",
    f"{_ODF}presentation": "odp",
    f"{_ODF}presentation-template": "otp",
    f"{_ODF}graphics": "odg",
}

_ANDERE_NACH_TYP = {
    "application/pdf": PDF,
    "message/rfc822": EML,
    "application/vnd.ms-outlook": MSG,
    "image/bmp": BILD,
    "image/gif": BILD,
    "image/jpeg": BILD,
    "image/png": BILD,
    "image/tiff": BILD,
    "image/webp": BILD,
    "text/csv": TEXT,
    "text/html": HTML,
    "text/markdown": TEXT,
    "text/plain": TEXT,
    "text/x-log": TEXT,
    "text/xml": TEXT,
    "application/json": TEXT,
    "application/xml": TEXT,
}

_ANDERE_NACH_ENDUNG = {
    "pdf": PDF,
    "eml": EML,
    "msg": MSG,
    "tif": BILD,
    "tiff": BILD,
    "bmp": BILD,
}

_NICHTSSAGEND = frozenset(
    {"", "application/octet-stream", "application/zip", "application/x-ole-storage"}
)


def art(mime_type, dateiname):
    """What kind of file one is.

    :param mime_type: its media type as registered.
    :param dateiname: its name; asked when the type tells nothing.
    :returns: one of the kinds of this module, or ``None`` when nothing can be made of
        it.
    """
    typ = medientyp(mime_type)
    if endung_von(mime_type, dateiname) is not None:
        return OFFICE
    if typ in _NICHTSSAGEND:
        return _ANDERE_NACH_ENDUNG.get(_endung(dateiname))
    return _ANDERE_NACH_TYP.get(typ)


def endung_von(mime_type, dateiname):
    """The format of an office file.

    :param mime_type: its media type as registered.
    :param dateiname: its name; asked when the type tells nothing.
    :returns: one of :data:`OFFICEFORMATE`, or ``None`` when it is none.
    """
    typ = medientyp(mime_type)
    if typ in _NICHTSSAGEND:
        endung = _endung(dateiname)
        return endung if endung in OFFICEFORMATE else None
    return _OFFICE_NACH_TYP.get(typ)


def _endung(dateiname):
    return os.path.splitext(dateiname or "")[1].lower().lstrip(".")
