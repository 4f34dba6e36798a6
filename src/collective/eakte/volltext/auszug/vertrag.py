"""What is asked for when the text of a file is read, and what comes back."""

from collective.eakte.volltext.interfaces import Lesestand
from dataclasses import dataclass
from dataclasses import field

import errno


MB = 1024 * 1024

LESEWEISE = "eakte 1"
"""Counts up when other text comes out of the same files."""


@dataclass(frozen=True)
class Grenzen:
    """What the reading of one file may take.

    :param bytes: size of a file that is read as a whole, in bytes; plain text may be
        longer and is cut.
    :param zeichen: characters of text; what is behind them is cut off.
    :param entpackt: bytes that the archives of a file unpack to, all together.
    :param seiten: pages of a PDF.
    :param anlagen: files that are read within a file (attachments, archives).
    :param tiefe: how deep files stand within files.
    :param sekunden: wall-clock seconds, without those of other programs.
    :param rechenzeit: seconds of CPU, without those of other programs.
    :param speicher: address space in bytes.
    :param fremd_sekunden: wall-clock seconds of LibreOffice.
    :param fremd_speicher: address space of each other program in bytes.
    :param fremd_dateien: size of a temporary file of another program in bytes.
    :param ocr_sekunden: wall-clock seconds of OCR for all pages of a file.
    :param ocr_seite: wall-clock seconds of OCR for a page.
    :param ocr_seiten: pages that are read by OCR.
    """

    bytes: int = 200 * MB
    zeichen: int = 5_000_000
    entpackt: int = 256 * MB
    seiten: int = 5000
    anlagen: int = 200
    tiefe: int = 5
    sekunden: float = 120
    rechenzeit: int = 30
    speicher: int = 1536 * MB
    fremd_sekunden: float = 120
    fremd_speicher: int = 4096 * MB
    fremd_dateien: int = 256 * MB
    ocr_sekunden: float = 1800
    ocr_seite: float = 90
    ocr_seiten: int = 200


GRENZEN = Grenzen()


@dataclass(frozen=True)
class Auszug:
    """What was read from a file.

    :param stand: what became of it.
    :param text: the text: lines end with ``\\n``, pages, sheets, slides and attached
        files with ``\\f``; empty unless ``stand`` is GELESEN or GEKUERZT.
    :param werkzeug: name and version of what read it.
    :param art: kind that was found, like ``"pdf"`` or ``"docx"``; empty if unknown.
    :param bilder: pages and pictures without text that were left out, and that OCR
        could read.
    :param ungelesen: tuple of (name, Lesestand) of files within the file whose text is
        missing in ``text``.
    :param rechenzeit: seconds of CPU that the reading process and its children took.
    """

    stand: Lesestand
    text: str = ""
    werkzeug: str = ""
    art: str = ""
    bilder: int = 0
    ungelesen: tuple = ()
    rechenzeit: float = field(default=0.0, compare=False)


class WerkstattGestoert(Exception):
    """No process could be had that reads files; it says nothing of the file."""


_VERGEHT = {
    errno.EAGAIN,
    errno.EDQUOT,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOSPC,
    errno.ESTALE,
}


def vergeht(fehler):
    """Whether the machine has failed, which says nothing of a file.

    :param fehler: exception.
    """
    return isinstance(fehler, OSError) and fehler.errno in _VERGEHT
