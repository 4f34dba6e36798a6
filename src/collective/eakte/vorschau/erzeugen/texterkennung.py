"""Text beneath the pictures of scanned pages, by OCRmyPDF, where it is switched on."""

from collective.eakte.programme.lauf import Grenzen
from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_von

import os
import shutil
import sys


NAME = "EAKTE_PDFA_OCR"
"""Environment variable: ``an`` lets scans get a text in their PDF/A."""

GRENZEN = Grenzen(geduld=1800, rechenzeit=1800)


def eingeschaltet():
    """:returns: whether scans get a text, and the programs for it are here."""
    return (
        os.environ.get(NAME, "").strip().lower() in ("an", "on", "1", "ja")
        and version() is not None
        and shutil.which("tesseract") is not None
    )


def version():
    """:returns: name and version of the program, ``None`` when it is not here."""
    try:
        return f"OCRmyPDF {version_von('ocrmypdf')}"
    except PackageNotFoundError:
        return None


def lies_ein(quelle, ziel, ordner, *, grenzen=GRENZEN):
    """Put text beneath pages that have none.

    :param quelle: path of the PDF.
    :param ziel: path of what is written.
    :param ordner: directory of its own.
    :param grenzen: :class:`~collective.eakte.programme.lauf.Grenzen`.
    :returns: whether it worked; a scan without text is a rendition, too.
    :raises Unmoeglich: it took too long.
    """
    befehl = [
        *(sys.executable, "-m", "ocrmypdf", "--skip-text", "--output-type", "pdf"),
        *("--jobs", "1", "--optimize", "0", "-l", "deu", "--quiet", quelle, ziel),
    ]
    lauf = fuehre_aus(befehl, ordner, grenzen)
    return lauf.code == 0 and os.path.exists(ziel)
