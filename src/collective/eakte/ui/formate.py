"""How values are written on screens: pure functions on plain values.

German administration writes 03.02.2024, 14:05, 120 kB and 1.234 (DIN 5008).
"""

from datetime import date
from datetime import datetime
from datetime import tzinfo


KEINE_ANGABE = "\N{EN DASH}"

_EINHEITEN = ("B", "kB", "MB", "GB", "TB")
_EINHEITEN_IM_KATALOG = {"KB": 1, "MB": 2, "GB": 3, "TB": 4}

_TRENNER = {"de": (".", ","), "en": (",", ".")}

_DATEITYPEN = {
    "application/msword": "DOC",
    "application/pdf": "PDF",
    "application/vnd.ms-excel": "XLS",
    "application/vnd.ms-outlook": "MSG",
    "application/vnd.ms-powerpoint": "PPT",
    "application/vnd.oasis.opendocument.presentation": "ODP",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/xml": "XML",
    "application/zip": "ZIP",
    "image/jpeg": "JPG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "message/rfc822": "EML",
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/plain": "TXT",
}


def datum(wert, zeitzone=None):
    """Write a day.

    :param wert: ``date``, ``datetime``, Zope ``DateTime``, or nothing.
    :param zeitzone: ``tzinfo`` in which a moment is told.
    :returns: e.g. ``"03.02.2024"``; an empty string for nothing.
    """
    tag = _moment(wert, zeitzone)
    return "" if tag is None else f"{tag.day:02}.{tag.month:02}.{tag.year:04}"


def zeit(wert, zeitzone=None):
    """Write a time of day, e.g. ``"14:05"``."""
    moment = _moment(wert, zeitzone)
    if not isinstance(moment, datetime):
        return ""
    return f"{moment.hour:02}:{moment.minute:02}"


def zeitpunkt(wert, zeitzone=None):
    """Write a day with its time, e.g. ``"03.02.2024 14:05"``."""
    return f"{datum(wert, zeitzone)} {zeit(wert, zeitzone)}".strip()


def maschinenlesbar(wert, zeitzone=None):
    """The value of a ``datetime`` attribute, e.g. ``"2024-02-03"``."""
    moment = _moment(wert, zeitzone)
    return "" if moment is None else moment.isoformat()


def zahl(wert, sprache="de"):
    """Write a number with the separators of a language, e.g. ``"1.234,5"``.

    :param wert: int or float, or nothing.
    :param sprache: language code; an unknown one is written as in German.
    """
    if wert is None:
        return ""
    tausender, komma = _TRENNER.get((sprache or "de")[:2], _TRENNER["de"])
    text = f"{wert:,}"
    return text.translate(str.maketrans({",": tausender, ".": komma}))


def groesse(wert, sprache="de"):
    """Write the size of a file, e.g. ``"120 kB"`` or ``"1,4 MB"``.

    :param wert: number of bytes; also as Plone's catalog has it (``"120 KB"``).
    :param sprache: language code.
    """
    if isinstance(wert, str):
        return _katalogtext(wert, sprache)
    if wert is None:
        return ""
    stufe = 0
    rest = float(wert)
    while rest >= 1000 and stufe < len(_EINHEITEN) - 1:
        rest /= 1000
        stufe += 1
    gerundet = round(rest, 1) if stufe > 1 and rest < 100 else round(rest)
    if gerundet == int(gerundet):
        gerundet = int(gerundet)
    return f"{zahl(gerundet, sprache)}\N{NO-BREAK SPACE}{_EINHEITEN[stufe]}"


def dateityp(mime_type=None, dateiname=None):
    """Name a kind of file as people do, e.g. ``"PDF"``.

    :param mime_type: what the file is said to be; asked when the name tells nothing.
    :param dateiname: its name; people know a file by its ending, and programs that
        send files often say nothing better than "some bytes".
    """
    _name, punkt, endung = (dateiname or "").rpartition(".")
    if punkt and 0 < len(endung) <= 5 and endung.isalnum():
        return endung.upper()
    return _DATEITYPEN.get((mime_type or "").partition(";")[0].strip().lower(), "")


def _katalogtext(text, sprache):
    menge, _leer, einheit = text.strip().partition(" ")
    try:
        wert = float(menge)
    except ValueError:
        return ""
    # Plone counts in steps of 1024; a size is to be the same on all screens.
    stufe = _EINHEITEN_IM_KATALOG.get(einheit.upper(), 0)
    return groesse(wert * 1024**stufe, sprache)


def _moment(wert, zeitzone: tzinfo | None):
    if hasattr(wert, "asdatetime"):
        # Plone's "never" and "unset" lie at the edges of the calendar.
        wert = wert.asdatetime() if 1900 < wert.year() < 2400 else None
    if isinstance(wert, datetime):
        if wert.tzinfo is not None and zeitzone is not None:
            wert = wert.astimezone(zeitzone)
        return wert.replace(microsecond=0)
    return wert if isinstance(wert, date) else None
