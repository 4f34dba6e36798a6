"""Starts other programs (LibreOffice, Tesseract) from the process that reads a file."""

from collective.eakte.programme import lauf
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.auszug.vertrag import vergeht
from collective.eakte.volltext.interfaces import Lesestand
from contextlib import contextmanager

import os
import resource
import shutil
import signal
import time


class Fremd:
    """Other programs, with limits of their own.

    :param grenzen: :class:`~.vertrag.Grenzen`.
    :param ablage: path of a directory for temporary files, which need not exist.
    """

    def __init__(self, grenzen, ablage):
        self.grenzen = grenzen
        self.ablage = ablage
        self.verbracht = 0.0
        self.gewandelt = 0.0

    def rufe(self, befehl, sekunden, eingabe=None):
        """Run a program and wait for it.

        :param befehl: program and arguments.
        :param sekunden: wall-clock seconds that it may take.
        :param eingabe: bytes for its standard input.
        :returns: ``(exit code, standard output)``.
        :raises Fehler: it took too long, or is not there.
        :raises OSError: the machine has failed.
        """
        os.makedirs(self.ablage, mode=0o700, exist_ok=True)
        grenzen = lauf.Grenzen(
            geduld=sekunden,
            speicher=self.grenzen.fremd_speicher,
            datei=resource.getrlimit(resource.RLIMIT_FSIZE)[1],
            rechenzeit=int(sekunden) + 1,
        )
        with self._ohne_wecker():
            try:
                # It stays in the group of this process, with which all ends.
                ende = lauf.fuehre_aus(
                    befehl, self.ablage, grenzen, eingabe=eingabe or b"", gruppe=False
                )
            except lauf.ZuLangsam as fehler:
                raise Fehler(Lesestand.ZU_LANGSAM) from fehler
            except lauf.NichtDa as fehler:
                if vergeht(fehler.__cause__):
                    raise fehler.__cause__ from None
                raise Fehler(Lesestand.NICHT_LESBAR) from fehler
        return ende.code, ende.ausgabe

    def lege_ab(self, name, datei):
        """Copy a file to where other programs can read it.

        :param name: plain name.
        :param datei: open binary file.
        :returns: path.
        """
        os.makedirs(self.ablage, mode=0o700, exist_ok=True)
        pfad = os.path.join(self.ablage, name)
        weich, hart = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hart, hart))
        try:
            with open(pfad, "wb") as ziel:
                shutil.copyfileobj(datei, ziel)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (weich, hart))
        return pfad

    @contextmanager
    def _ohne_wecker(self):
        """The clock of this process stands while another program works."""
        rest, _weiter = signal.setitimer(signal.ITIMER_REAL, 0)
        beginn = time.monotonic()
        try:
            yield
        finally:
            self.verbracht += time.monotonic() - beginn
            signal.setitimer(signal.ITIMER_REAL, rest)
