"""The text of a file, as far as it can be compared: PDF, DOCX, ODT and plain text.

Everything but plain text is read as for the full text: by a process of its own that may
take some seconds and a limited amount of memory. Whatever a file does to a library, the
site goes on. Plain text is compared as it is shown.
"""

from collective.eakte import _
from collective.eakte.dokument import darstellung
from collective.eakte.versionen.vergleich import HOECHSTENS_ZEICHEN
from collective.eakte.volltext import auszug
from collective.eakte.volltext.interfaces import Lesestand
from dataclasses import dataclass

import os.path
import threading


GEDULD = 20
"""Seconds that one file may take."""

GLEICHZEITIG = 2
"""Files that are read at the same time; more would take the machine from others."""

HOECHSTENS_BYTES = 100 * 1024 * 1024
HOECHSTENS_ENTPACKT = 64 * 1024 * 1024
HOECHSTENS_SEITEN = 500

TEXT = "text"

_GEFUNDEN = frozenset({"pdf", "docx", "odf"})
"""Kinds that are compared, as their content tells."""

_NACH_TYP = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
}

_NACH_ENDUNG = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".txt": TEXT,
    ".csv": TEXT,
    ".md": TEXT,
}

_warteschlange = threading.BoundedSemaphore(GLEICHZEITIG)


@dataclass(frozen=True)
class Textauszug:
    """The text of a file.

    :param text: paragraphs or lines, separated by line breaks.
    :param gekuerzt: whether the file has more text.
    """

    text: str
    gekuerzt: bool


class KeinText(Exception):
    """The text of a file cannot be had.

    :param code: ``"kein-text"`` (it has none, or is of another kind),
        ``"verschluesselt"``, ``"beschaedigt"``, ``"fehlt"``, ``"zu-gross"``,
        ``"zu-langsam"`` or ``"ausgelastet"``.
    """

    def __init__(self, code):
        super().__init__(code)
        self.code = code
        self.message = _MELDUNGEN[code]


_MELDUNGEN = {
    "kein-text": _(
        "auszug_kein_text",
        default="The file has no text that could be compared; it may be a scan, or of "
        "a kind that is not read. PDF, DOCX, ODT and plain text are.",
    ),
    "verschluesselt": _(
        "auszug_verschluesselt",
        default="The file is encrypted; its text cannot be read without the password.",
    ),
    "beschaedigt": _(
        "auszug_beschaedigt",
        default="The file is damaged, or is not what its name says; its text cannot "
        "be read.",
    ),
    "fehlt": _(
        "auszug_fehlt",
        default="The file is missing in the storage. Please tell the administration.",
    ),
    "zu-gross": _(
        "auszug_zu_gross", default="The file is too large to be compared here."
    ),
    "zu-langsam": _(
        "auszug_zu_langsam",
        default="Reading the text of the file took too long and was stopped.",
    ),
    "ausgelastet": _(
        "auszug_ausgelastet",
        default="Other files are being compared right now. Please try again in a "
        "moment.",
    ),
}

_CODES = {
    Lesestand.OHNE_TEXT: "kein-text",
    Lesestand.VERSCHLUESSELT: "verschluesselt",
    Lesestand.ZU_GROSS: "zu-gross",
    Lesestand.ZU_LANGSAM: "zu-langsam",
}


def art(mime_type, dateiname):
    """How the text of a file is read.

    :param mime_type: its media type.
    :param dateiname: its name; asked when the type tells nothing.
    :returns: ``"pdf"``, ``"docx"``, ``"odt"``, ``"text"``, or ``None`` when it has no
        text.
    """
    typ = darstellung.medientyp(mime_type)
    if typ in _NACH_TYP:
        return _NACH_TYP[typ]
    if darstellung.art(typ, 1) == darstellung.TEXT:
        return TEXT
    if typ in ("", "application/octet-stream", "application/zip"):
        return _NACH_ENDUNG.get(os.path.splitext(dateiname or "")[1].lower())
    return None


def lies_text(datei):
    """The text of a file.

    :param datei: named file: ``contentType``, ``filename``, ``getSize()``, ``open()``.
    :returns: :class:`Textauszug`.
    :raises KeinText: with the reason; nothing that a file holds raises anything else.
    """
    wie = art(datei.contentType, datei.filename)
    if wie is None:
        raise KeinText("kein-text")
    with _oeffne(datei) as quelle:
        ergebnis = _text(quelle) if wie == TEXT else _im_prozess(quelle, datei)
    if not ergebnis.text.strip():
        raise KeinText("kein-text")
    return ergebnis


def _oeffne(datei):
    """Open a file for reading.

    :param datei: named file.
    :raises KeinText: the storage does not have it.
    """
    try:
        return datei.open()
    except (LookupError, OSError) as fehler:
        # A blob that was lost is a KeyError of the database.
        raise KeinText("fehlt") from fehler


def _text(quelle):
    # A character of UTF-8 has up to four bytes.
    daten = quelle.read(4 * HOECHSTENS_ZEICHEN + 1)
    text = darstellung.dekodiere(daten)
    return Textauszug(text[:HOECHSTENS_ZEICHEN], len(text) > HOECHSTENS_ZEICHEN)


def _im_prozess(quelle, datei):
    if not _warteschlange.acquire(timeout=GEDULD):
        raise KeinText("ausgelastet")
    try:
        gelesen = auszug.lies(
            quelle,
            datei.contentType,
            datei.filename,
            grenzen=_grenzen(),
            kommentare=False,
        )
    except auszug.WerkstattGestoert as fehler:
        # Nothing is wrong with the file.
        raise KeinText("ausgelastet") from fehler
    finally:
        _warteschlange.release()
    if gelesen.stand not in (Lesestand.GELESEN, Lesestand.GEKUERZT):
        raise KeinText(_code(gelesen))
    if gelesen.art not in _GEFUNDEN:
        # It is not what its name says.
        raise KeinText("beschaedigt")
    text = gelesen.text.replace("\f", "\n")
    return Textauszug(text, gelesen.stand == Lesestand.GEKUERZT)


def _code(gelesen):
    if gelesen.stand == Lesestand.OHNE_TEXT and gelesen.art not in _GEFUNDEN:
        return "beschaedigt"
    return _CODES.get(gelesen.stand, "beschaedigt")


def _grenzen():
    return auszug.Grenzen(
        bytes=HOECHSTENS_BYTES,
        zeichen=HOECHSTENS_ZEICHEN,
        entpackt=HOECHSTENS_ENTPACKT,
        seiten=HOECHSTENS_SEITEN,
        sekunden=GEDULD,
        # Legacy office files are not compared: no other program is started.
        fremd_sekunden=0,
    )
