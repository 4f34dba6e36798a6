"""Program in which files from outside are read by libraries.

A damaged file can make a library crash, hang or ask for all memory: so this is a
process of its own, started by :func:`rufe`, with limits. One JSON object comes by the
standard input (``was`` and the arguments of what is done), one is the answer:
``ergebnis``, or ``fehler`` and ``naeheres``.
"""

from collective.eakte.programme.lauf import GB
from collective.eakte.programme.lauf import Grenzen
from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import ZU_GROSS
from importlib import import_module

import json
import os
import sys


GRENZEN = Grenzen(geduld=60, speicher=2 * GB, rechenzeit=60)

_AUFRUF = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from collective.eakte.vorschau.erzeugen.werkstatt import main; main()"
)


def rufe(was, ordner, *, grenzen=GRENZEN, **angaben):
    """Let the workshop do something.

    :param was: one of :data:`_KOENNEN`.
    :param ordner: directory of its own.
    :param grenzen: :class:`~collective.eakte.programme.lauf.Grenzen`.
    :param angaben: its arguments, plain values.
    :returns: what it returns.
    :raises Unmoeglich: with the reason; nothing that a file holds raises anything else.
    """
    lauf = fuehre_aus(
        [sys.executable, "-I", "-c", _AUFRUF, json.dumps([p for p in sys.path if p])],
        ordner,
        grenzen,
        eingabe=json.dumps({"was": was, **angaben}).encode(),
    )
    try:
        antwort = json.loads(lauf.ausgabe)
    except ValueError as fehler:
        # It ended without an answer: a library crashed, or a limit was reached.
        raise Unmoeglich(BESCHAEDIGT, lauf.fehler) from fehler
    if "fehler" in antwort:
        raise Unmoeglich(antwort["fehler"], antwort["naeheres"])
    return antwort["ergebnis"]


_KOENNEN = {
    "bild_von_pdf": ("malen", "von_pdf"),
    "bild_von_bild": ("malen", "von_bild"),
    "text_von": ("malen", "text_von"),
    "zaehle_seiten": ("malen", "zaehle_seiten"),
    "mail_auf_seiten": ("blaetter", "mail_auf_seiten"),
    "text_auf_seiten": ("blaetter", "text_auf_seiten"),
    "bild_auf_seiten": ("blaetter", "bild_auf_seiten"),
    "richte": ("pdfa_richten", "richte"),
    "pruefe": ("pdfa_regeln", "pruefe_einfach"),
}
"""What the workshop can do: module and function; only what is needed is loaded."""


def tue(was, **angaben):
    """Do something within this process.

    :returns: the answer as a dict.
    """
    try:
        return {"ergebnis": _funktion(was)(**angaben)}
    except Unmoeglich as fehler:
        return {"fehler": fehler.code, "naeheres": fehler.naeheres[-500:]}
    except MemoryError:
        return {"fehler": ZU_GROSS, "naeheres": "MemoryError"}
    except Exception as fehler:
        # Whatever a library says of a file: it is the file.
        return {"fehler": BESCHAEDIGT, "naeheres": repr(fehler)[-500:]}


def _funktion(was):
    modul, name = _KOENNEN[was]
    return getattr(import_module(f"{__package__}.{modul}"), name)


def main():
    """Read the order from the standard input and write the answer."""
    with open(os.dup(1), "w", encoding="ascii") as antwort:
        # A library that writes warnings must not spoil the answer.
        os.dup2(2, 1)
        json.dump(tue(**json.loads(sys.stdin.buffer.read())), antwort)
