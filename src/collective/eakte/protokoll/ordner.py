"""Copies of the seals in a folder outside the database.

Who can change the database alone cannot change them. ``EAKTE_SIEGEL_ORDNER`` names the
folder; it may belong to another server. Files are only added.
"""

from collective.eakte.protokoll.datei import zeilen
from contextlib import suppress
from pathlib import Path

import logging
import os
import tempfile


logger = logging.getLogger(__name__)

ORDNER = "EAKTE_SIEGEL_ORDNER"
"""Variable of the environment: path of the folder; no copies without it."""

RECHTE_DATEI = 0o640
RECHTE_ORDNER = 0o750


def ordner(ort):
    """The folder for the seals of a site.

    :param ort: UUID of the site.
    :returns: :class:`pathlib.Path`, or ``None`` when none is configured.
    """
    wurzel = os.environ.get(ORDNER, "").strip()
    return Path(wurzel) / ort if wurzel else None


def dateiname(nr):
    """Name of the file of a seal.

    :param nr: its number.
    """
    return f"siegel-{nr:08d}.txt"


def stempelname(nr):
    """Name of the file with the time stamp of a seal (DER, for ``openssl ts``).

    :param nr: its number.
    """
    return f"siegel-{nr:08d}.tsr"


def kopiere(buch, ort):
    """Write the seals and time stamps that are not in the folder yet.

    What is there is left as it is: a check compares it with the database.

    :param buch: :class:`~.interfaces.IProtokollbuch`.
    :param ort: UUID of the site.
    :returns: number of files written.
    :raises OSError: the folder cannot be written.
    """
    ziel = ordner(ort)
    if ziel is None or not buch.siegel:
        return 0
    ziel.mkdir(mode=RECHTE_ORDNER, parents=True, exist_ok=True)
    vorhanden = set(os.listdir(ziel))
    anzahl = 0
    for nr, siegel in buch.siegel.items():
        if dateiname(nr) not in vorhanden:
            anzahl += _lege_ab(ziel / dateiname(nr), zeilen(siegel))
        if siegel.zeitstempel and stempelname(nr) not in vorhanden:
            anzahl += _lege_ab(ziel / stempelname(nr), [siegel.zeitstempel])
    return anzahl


def _lege_ab(pfad, teile):
    """Write a file as a whole or not at all, and never over another one.

    :returns: whether it was written.
    """
    griff, vorlaeufig = tempfile.mkstemp(prefix=".", dir=pfad.parent)
    try:
        with os.fdopen(griff, "wb") as datei:
            datei.writelines(teile)
            datei.flush()
            os.fchmod(datei.fileno(), RECHTE_DATEI)
            os.fsync(datei.fileno())
        try:
            os.link(vorlaeufig, pfad)
        except FileExistsError:
            # Another process was faster.
            return False
        _schreibe_fest(pfad.parent)
        return True
    finally:
        with suppress(FileNotFoundError):
            os.unlink(vorlaeufig)


def _schreibe_fest(verzeichnis):
    """After a loss of power the name is there, too."""
    griff = os.open(verzeichnis, os.O_RDONLY)
    try:
        os.fsync(griff)
    finally:
        os.close(griff)
