"""Files of all kinds, and how they are read."""

from collective.eakte.volltext.auszug import annahme
from collective.eakte.volltext.auszug import lies
from collective.eakte.volltext.auszug.werkstatt import PROGRAMM
from collective.eakte.volltext.auszug.werkstatt import Werkstatt
from pathlib import Path
from tests.volltext.auszug import dateien as dateien_modul

import io
import os
import pytest


@pytest.fixture(scope="session")
def dateien():
    """Module that makes files."""
    return dateien_modul


@pytest.fixture(scope="session")
def auszug():
    """Function: what is read from bytes, or from a path."""

    def ziehe_aus(daten, mime_type="", name="", **angaben):
        datei = io.BytesIO(daten) if isinstance(daten, bytes) else daten
        return lies(datei, mime_type, name, **angaben)

    return ziehe_aus


@pytest.fixture(scope="session")
def text(auszug):
    """Function: the text of bytes, which have to be readable."""

    def lies_text(daten, *angaben, **weitere):
        ergebnis = auszug(daten, *angaben, **weitere)
        assert ergebnis.stand == "gelesen", ergebnis
        return ergebnis.text

    return lies_text


@pytest.fixture(scope="session")
def stand(auszug):
    """Function: what became of bytes."""
    return lambda *angaben, **weitere: auszug(*angaben, **weitere).stand


@pytest.fixture(scope="session")
def daten():
    """Directory of files that other programs have made."""
    return Path(__file__).parent / "daten"


@pytest.fixture
def ablage():
    """Function: the directory for temporary files of a process."""

    def ort(pid=None):
        offen = Path(f"/proc/{pid or annahme.WERKSTATT.pid}/fd").iterdir()
        ziele = (os.readlink(nummer) for nummer in offen)
        return next(Path(ziel) for ziel in ziele if "/eakte-werkstatt-" in ziel)

    return ort


@pytest.fixture
def werkstatt(monkeypatch):
    """Function: what becomes of bytes in another process, with another program."""
    offen = []

    def lies_dort(daten, programm=PROGRAMM, anlauf="", **angaben):
        andere = Werkstatt(anlauf + programm)
        offen.append(andere)
        monkeypatch.setattr(annahme, "WERKSTATT", andere)
        return lies(io.BytesIO(daten), **angaben).stand

    yield lies_dort
    for andere in offen:
        andere.schliesse()
