"""Ask veraPDF whether a file is PDF/A-2b, where operators have set one up.

It is a program of its own (Java) and no part of this package.
"""

from collective.eakte.programme.lauf import GB
from collective.eakte.programme.lauf import Grenzen
from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from dataclasses import dataclass
from xml.etree import ElementTree

import os
import re
import shutil


NAME = "EAKTE_VERAPDF"
"""Environment variable with the path of the program; without it nothing is asked."""

# Java reserves much more than it uses.
GRENZEN = Grenzen(geduld=180, speicher=16 * GB, rechenzeit=180)

HOECHSTENS_REGELN = 20

GUELTIG, UNGUELTIG, GESCHEITERT = "gueltig", "ungueltig", "gescheitert"


@dataclass(frozen=True)
class Urteil:
    """What veraPDF says of a file.

    :param ergebnis: ``"gueltig"``, ``"ungueltig"``, or ``"gescheitert"`` when it has
        said neither.
    :param werkzeug: its name and version.
    :param regeln: tuple of rules that are broken, e.g. ``"6.2.11.4.1-1"``.
    :param naeheres: what it wrote when it failed.
    """

    ergebnis: str
    werkzeug: str
    regeln: tuple[str, ...] = ()
    naeheres: str = ""


def programm():
    """:returns: path of veraPDF, or ``None`` when none is set up."""
    name = os.environ.get(NAME)
    return (shutil.which(name) or name) if name else None


def urteile(datei, ordner, *, grenzen=GRENZEN):
    """Let veraPDF check a file.

    :param datei: path of the PDF.
    :param ordner: directory of its own.
    :param grenzen: :class:`~collective.eakte.programme.lauf.Grenzen`.
    :returns: :class:`Urteil`; ``None`` when none is set up.
    """
    pfad = programm()
    if pfad is None:
        return None
    werkzeug = "veraPDF"
    umgebung = {n: os.environ[n] for n in ("JAVA_HOME",) if n in os.environ}
    try:
        lauf = fuehre_aus([pfad, "--version"], ordner, grenzen, umgebung=umgebung)
        werkzeug = _werkzeug(lauf.ausgabe)
        lauf = fuehre_aus(
            [pfad, "--flavour", "2b", "--format", "xml", datei],
            ordner,
            grenzen,
            umgebung=umgebung,
        )
    except Unmoeglich as fehler:
        return Urteil(
            GESCHEITERT, werkzeug, naeheres=f"{fehler.code} {fehler.naeheres}"
        )
    return lies_bericht(lauf.ausgabe, werkzeug, lauf.fehler)


def lies_bericht(bericht, werkzeug, fehler=""):
    """Read a report of veraPDF ("machine readable report").

    :param bericht: XML, bytes.
    :param werkzeug: its name and version.
    :param fehler: what it wrote to the standard error.
    :returns: :class:`Urteil`.
    """
    try:
        wurzel = ElementTree.fromstring(bericht)
    except ElementTree.ParseError:
        return Urteil(GESCHEITERT, werkzeug, naeheres=fehler[-500:])
    gefunden = next(
        (e for e in wurzel.iter() if _name(e) == "validationReport"),
        None,
    )
    if gefunden is None or gefunden.get("isCompliant") not in ("true", "false"):
        return Urteil(GESCHEITERT, werkzeug, naeheres=fehler[-500:])
    if gefunden.get("isCompliant") == "true":
        return Urteil(GUELTIG, werkzeug)
    regeln = [
        f"{regel.get('clause')}-{regel.get('testNumber')}"
        for regel in gefunden.iter()
        if _name(regel) == "rule" and regel.get("status") == "failed"
    ]
    return Urteil(UNGUELTIG, werkzeug, tuple(regeln[:HOECHSTENS_REGELN]))


def _name(element):
    return element.tag.rpartition("}")[2]


def _werkzeug(ausgabe):
    text = ausgabe.decode("utf-8", "replace")
    fund = re.search(r"veraPDF\s+v?([\w.\-]+)", text)
    return f"veraPDF {fund[1]}" if fund else "veraPDF"
