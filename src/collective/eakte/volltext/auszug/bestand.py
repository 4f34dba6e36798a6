"""What can be read on this machine, for the administration."""

from collective.eakte.volltext.auszug.lesen import LESEWEISE
from dataclasses import dataclass
from functools import lru_cache

import shutil
import subprocess


@dataclass(frozen=True)
class Faehigkeit:
    """Whether something can be read.

    :param da: whether it can.
    :param werkzeug: name and version of what reads it; empty without.
    :param grund: code of the reason why it cannot: ``""``, ``"fehlt"`` (the program is
        not installed) or ``"sprache-fehlt"`` (the program does not know German).
    """

    da: bool
    werkzeug: str = ""
    grund: str = ""


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
        return Faehigkeit(False, grund="fehlt")
    name = (ausgabe("tesseract", "--version").split("\n")[0]).strip()
    if "deu" not in ausgabe("tesseract", "--list-langs").split():
        return Faehigkeit(False, name, "sprache-fehlt")
    return Faehigkeit(True, name)


def _libreoffice():
    if not shutil.which("soffice"):
        return Faehigkeit(False, grund="fehlt")
    return Faehigkeit(True, ausgabe("soffice", "--version").strip())


@lru_cache(maxsize=8)
def ausgabe(*befehl):
    """What a program says of itself.

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
