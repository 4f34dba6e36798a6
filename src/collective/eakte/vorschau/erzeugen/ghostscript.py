"""PDF drawn anew by Ghostscript: fonts that are missing are put in, colours are RGB.

It is the second choice: it writes all pages anew. Whether the text came through is
compared afterwards; title and author, which it spoils, are taken from the original.
"""

from collective.eakte.programme.lauf import Grenzen
from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import WERKZEUG_FEHLT

import functools
import os
import shutil
import subprocess


NAME = "EAKTE_GHOSTSCRIPT"
"""Environment variable with the path of the program, if it is not in the PATH."""

GRENZEN = Grenzen(geduld=300, rechenzeit=300)


def programm():
    """:returns: path of Ghostscript, or ``None`` when it is not here."""
    return shutil.which(os.environ.get(NAME) or "gs")


@functools.cache
def version(pfad):
    """What Ghostscript says of itself.

    :param pfad: path of the program.
    :returns: text, e.g. ``"Ghostscript 10.00.0"``.
    """
    try:
        lauf = subprocess.run(
            [pfad, "--version"], capture_output=True, timeout=30, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return "Ghostscript"
    return f"Ghostscript {lauf.stdout.strip()}".strip()


def zeichne_neu(quelle, ziel, ordner, *, grenzen=GRENZEN):
    """Write all pages of a PDF anew, as PDF/A-2 wants them.

    :param quelle: path of the PDF.
    :param ziel: path of what is written.
    :param ordner: directory of its own, in which both lie.
    :param grenzen: :class:`~collective.eakte.programme.lauf.Grenzen`.
    :raises Unmoeglich: with the reason.
    """
    pfad = programm()
    if pfad is None:
        raise Unmoeglich(WERKZEUG_FEHLT, "Ghostscript")
    lauf = fuehre_aus(
        [
            pfad,
            "-dSAFER",
            "-dBATCH",
            "-dNOPAUSE",
            "-dQUIET",
            "-sDEVICE=pdfwrite",
            "-dPDFA=2",
            "-dPDFACompatibilityPolicy=1",
            "-sColorConversionStrategy=RGB",
            "-dAutoRotatePages=/None",
            "-dEmbedAllFonts=true",
            "-dSubsetFonts=true",
            # Pictures stay as they are.
            "-dDownsampleColorImages=false",
            "-dDownsampleGrayImages=false",
            "-dDownsampleMonoImages=false",
            "-dAutoFilterColorImages=false",
            "-dAutoFilterGrayImages=false",
            "-dColorImageFilter=/FlateEncode",
            "-dGrayImageFilter=/FlateEncode",
            "-dPassThroughJPEGImages=true",
            f"-sOutputFile={ziel}",
            quelle,
        ],
        ordner,
        grenzen,
    )
    if lauf.code != 0 or not os.path.exists(ziel):
        aussage = lauf.fehler + lauf.ausgabe.decode("utf-8", "replace")[-500:]
        raise Unmoeglich(BESCHAEDIGT, aussage)
