"""The way to the text of a file."""

from collective.eakte.volltext.auszug.vertrag import Auszug
from collective.eakte.volltext.auszug.vertrag import GRENZEN
from collective.eakte.volltext.auszug.vertrag import LESEWEISE
from collective.eakte.volltext.auszug.vertrag import WerkstattGestoert
from collective.eakte.volltext.auszug.werkstatt import Werkstatt
from collective.eakte.volltext.interfaces import Lesestand
from contextlib import contextmanager
from contextlib import ExitStack

import io
import os
import shutil
import signal
import tempfile


WERKSTATT = Werkstatt()
"""The one of this process."""

_ZEIT_UM = (-signal.SIGXCPU, -signal.SIGALRM)


def lies(
    datei, mime_type="", dateiname="", *, grenzen=GRENZEN, ocr=None, kommentare=True
):
    """Take the text out of a file.

    The kind of the file is found by what stands in it, so a wrong name or type does no
    harm. Whatever a file holds, the answer comes within the limits.

    Not read are properties of a document (author, title, keywords): they often come
    from another document that served as a pattern, nobody sees them on the page, and
    authors and times of work are data on staff. Hidden sheets, hidden text and speaker
    notes are content and are read: who has to say what is stored of a person must find
    them.

    :param datei: path, or file that is open for reading bytes; its position stays where
        it is if it is a file of the system.
    :param mime_type: what is said of its kind.
    :param dateiname: its name.
    :param grenzen: :class:`~.vertrag.Grenzen`.
    :param ocr: languages of Tesseract, like ``"deu"``, to read pages and pictures that
        have no text; ``None`` not to.
    :param kommentare: whether comments belong to the text; they follow behind it.
    :returns: :class:`~.vertrag.Auszug`.
    :raises ~.vertrag.WerkstattGestoert: no process could be had, or the system did not
        let it read; try again later.
    :raises OSError: the file is there, but cannot be opened or copied.
    """
    auftrag = {
        "mime_type": (mime_type or "")[:200],
        "dateiname": (dateiname or "")[-200:],
        "ocr": ocr,
        "kommentare": kommentare,
    }
    with ExitStack() as offen:
        try:
            nummer = offen.enter_context(_nummer(datei))
        except FileNotFoundError:
            return Auszug(Lesestand.FEHLT)
        antwort, meldung = WERKSTATT.lies(nummer, auftrag, grenzen)
    return _auszug(antwort, meldung)


@contextmanager
def _nummer(datei):
    """Descriptor of a file of the system."""
    if isinstance(datei, str | os.PathLike):
        nummer = os.open(datei, os.O_RDONLY | os.O_CLOEXEC)
        try:
            yield nummer
        finally:
            os.close(nummer)
    elif isinstance(getattr(datei, "raw", datei), io.FileIO):
        yield datei.fileno()
    else:
        with tempfile.TemporaryFile() as kopie:
            shutil.copyfileobj(datei, kopie)
            kopie.flush()
            yield kopie.fileno()


def _auszug(antwort, meldung):
    rechenzeit = meldung["rechenzeit"]
    if antwort is None or meldung["ende"]:
        stand = _stand_ohne_antwort(meldung)
        return Auszug(stand, werkzeug=LESEWEISE, rechenzeit=rechenzeit)
    if "stoerung" in antwort:
        raise WerkstattGestoert(antwort["stoerung"])
    return Auszug(
        stand=Lesestand(antwort["stand"]),
        text=antwort["text"],
        werkzeug=antwort["werkzeug"],
        art=antwort["art"],
        bilder=antwort["bilder"],
        ungelesen=tuple(
            (name, Lesestand(stand)) for name, stand in antwort["ungelesen"]
        ),
        rechenzeit=rechenzeit,
    )


def _stand_ohne_antwort(meldung):
    if meldung["abgebrochen"] or meldung["ende"] in _ZEIT_UM:
        return Lesestand.ZU_LANGSAM
    # The library crashed, or a limit was reached in the middle of it.
    return Lesestand.BESCHAEDIGT
