"""Starts other programs (LibreOffice, Tesseract) from the process that reads a file."""

from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from contextlib import contextmanager

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import time


_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

_NACHRANGIG = 10


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
        :raises Fehler: it took too long.
        """
        os.makedirs(self.ablage, mode=0o700, exist_ok=True)
        with self._ohne_wecker():
            try:
                lauf = subprocess.run(
                    befehl,
                    input=eingabe,
                    stdin=subprocess.DEVNULL if eingabe is None else None,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    timeout=sekunden,
                    cwd=self.ablage,
                    env={**os.environ, "HOME": self.ablage, "TMPDIR": self.ablage},
                    preexec_fn=self._grenze(sekunden),
                    check=False,
                )
            except subprocess.TimeoutExpired as fehler:
                raise Fehler(Lesestand.ZU_LANGSAM) from fehler
            except OSError as fehler:
                raise Fehler(Lesestand.NICHT_LESBAR) from fehler
        return lauf.returncode, lauf.stdout

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

    def _grenze(self, sekunden):
        meister = os.getpid()
        dateien = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        speicher = self.grenzen.fremd_speicher
        rechenzeit = int(sekunden) + 1

        def grenze():
            _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != meister:
                os._exit(1)
            resource.setrlimit(resource.RLIMIT_AS, (speicher, speicher))
            resource.setrlimit(resource.RLIMIT_FSIZE, (dateien, dateien))
            resource.setrlimit(resource.RLIMIT_CPU, (rechenzeit, rechenzeit))
            os.nice(_NACHRANGIG)

        return grenze
