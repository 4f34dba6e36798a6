"""What can be read on this machine, for the administration."""

from collective.eakte import _
from collective.eakte.programme import libreoffice
from collective.eakte.volltext.auszug.vertrag import LESEWEISE
from dataclasses import dataclass
from functools import lru_cache

import shutil
import subprocess


@dataclass(frozen=True)
class Faehigkeit:
    """Whether something can be read.

    :param da: whether it can.
    :param werkzeug: name and version of what reads it; empty without.
    :param grund: why it cannot, for the administration; empty if it can.
    """

    da: bool
    werkzeug: str = ""
    grund: str = ""


_OCR_FEHLT = _(
    "auszug_ocr_fehlt",
    default="Tesseract is not installed: scans and pictures are not read. The package "
    "tesseract-ocr-deu brings it.",
)
_OCR_SPRACHE_FEHLT = _(
    "auszug_ocr_sprache_fehlt",
    default="Tesseract does not know German: scans and pictures are not read. The "
    "package tesseract-ocr-deu brings the language.",
)
_LIBREOFFICE_FEHLT = _(
    "auszug_libreoffice_fehlt",
    default="LibreOffice is not installed: DOC, XLS and PPT are not read. The packages "
    "libreoffice-writer-nogui, libreoffice-calc-nogui and libreoffice-impress-nogui "
    "bring it.",
)


def verfuegbar():
    """Say what can be read.

    :returns: dict from ``"text"`` (all formats that need no other program), ``"ocr"``
        (scans and pictures) and ``"libreoffice"`` (DOC, XLS, PPT) to
        :class:`Faehigkeit`.
    """
    return {
        "text": Faehigkeit(True, LESEWEISE),
        "ocr": _ocr(),
        "libreoffice": _libreoffice(),
    }


def _ocr():
    if not shutil.which("tesseract"):
        return Faehigkeit(False, grund=_OCR_FEHLT)
    name = (ausgabe("tesseract", "--version").split("\n")[0]).strip()
    if "deu" not in ausgabe("tesseract", "--list-langs").split():
        return Faehigkeit(False, name, _OCR_SPRACHE_FEHLT)
    return Faehigkeit(True, name)


def _libreoffice():
    programm = libreoffice.programm()
    if programm is None:
        return Faehigkeit(False, grund=_LIBREOFFICE_FEHLT)
    return Faehigkeit(True, ausgabe(programm, "--version").strip())


@lru_cache(maxsize=8)
def ausgabe(*befehl):
    """What a program says of itself, asked once.

    :param befehl: program and arguments.
    :returns: its output; empty when it fails.
    """
    try:
        lauf = subprocess.run(
            befehl, capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return lauf.stdout or lauf.stderr
