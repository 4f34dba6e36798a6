"""The owner's side of the process that reads files (:mod:`.meister`)."""

from collective.eakte.programme.libreoffice import NAME as SOFFICE
from collective.eakte.volltext.auszug.vertrag import WerkstattGestoert
from contextlib import closing
from contextlib import suppress
from dataclasses import asdict

import json
import os
import socket
import subprocess
import sys
import threading
import time


PROGRAMM = "from collective.eakte.volltext.auszug import meister; meister.main()"

_ANLAUF = (
    "import json, os, sys; sys.path[:] = json.loads(os.environ.pop('MODULPFAD')); "
)

GLEICHZEITIG = 4
"""Files that one process reads at the same time."""

NACHSICHT = 10
"""Seconds after which the process is given up when it does not stop who reads."""

# A process that was killed from outside gets one more chance with every file.
_VERSUCHE = 2

_HOECHSTENS_ANTWORT = 64 * 1024 * 1024


class _Verloren(Exception):
    """The process ended before the answer was complete."""


class Werkstatt:
    """Has files read, each by a process of its own.

    Safe for threads. The process is started with the first file, anew when it has died,
    and ends with this one.

    :param programm: Python code of the process.
    :param gleichzeitig: number of files that are read at the same time.
    """

    def __init__(self, programm=PROGRAMM, gleichzeitig=GLEICHZEITIG):
        self._programm = programm
        self._plaetze = threading.BoundedSemaphore(gleichzeitig)
        self._schloss = threading.Lock()
        self._prozess = None
        self._steuerung = None
        self._eigner = None

    def lies(self, nummer, auftrag, grenzen):
        """Have a file read.

        :param nummer: descriptor of the file.
        :param auftrag: dict of plain values for the process that reads.
        :param grenzen: :class:`~.vertrag.Grenzen`.
        :returns: ``(antwort, meldung)``: what the process answered, ``None`` if it did
            not get so far, and how it ended: dict with ``ende`` (exit code, negative
            for a signal), ``abgebrochen`` and ``rechenzeit``.
        :raises WerkstattGestoert: no process can be had.
        """
        frist = grenzen.sekunden + grenzen.fremd_sekunden
        if auftrag.get("ocr"):
            frist += grenzen.ocr_sekunden
        nachricht = json.dumps(
            {**auftrag, "grenzen": asdict(grenzen), "frist": frist}
        ).encode()
        with self._plaetze:
            for _versuch in range(_VERSUCHE):
                try:
                    return self._versuche(nachricht, nummer, frist + NACHSICHT)
                except _Verloren as fehler:
                    grund = fehler
        raise WerkstattGestoert(str(grund))

    def schliesse(self):
        """End the process, and all that it does."""
        with self._schloss:
            self._beende()

    @property
    def pid(self):
        """Id of the process, ``None`` when there is none."""
        return self._prozess and self._prozess.pid

    def _versuche(self, nachricht, nummer, frist):
        unsere, ihre = socket.socketpair()
        with closing(unsere):
            with closing(ihre):
                prozess = self._sende(nachricht, [ihre.fileno(), nummer])
            try:
                return self._empfange(unsere, time.monotonic() + frist)
            except _Verloren:
                self._gib_auf(prozess)
                raise

    def _sende(self, nachricht, nummern):
        """Give a job to the process.

        :returns: the process that has it.
        """
        with self._schloss:
            if self._prozess is not None and self._eigner == os.getpid():
                try:
                    socket.send_fds(self._steuerung, [nachricht], nummern)
                    return self._prozess
                except OSError:
                    # It had nothing to do for long, or was killed.
                    pass
            self._starte()
            try:
                socket.send_fds(self._steuerung, [nachricht], nummern)
            except OSError as fehler:
                self._beende()
                raise _Verloren(f"The process does not listen: {fehler}") from fehler
            return self._prozess

    def _gib_auf(self, prozess):
        """End a process, unless another one has taken its place."""
        with self._schloss:
            if self._prozess is prozess:
                self._beende()

    def _empfange(self, leitung, bis):
        daten = bytearray()
        while True:
            leitung.settimeout(max(0.01, bis - time.monotonic()))
            try:
                stueck = leitung.recv(1024 * 1024)
            except TimeoutError as fehler:
                raise _Verloren("The process stopped nobody.") from fehler
            except ConnectionError:
                stueck = b""
            if not stueck:
                return _deute(bytes(daten))
            daten += stueck
            if len(daten) > _HOECHSTENS_ANTWORT:
                raise _Verloren("The answer has no end.")

    def _starte(self):
        self._beende()
        unsere, ihre = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with closing(ihre):
            try:
                self._prozess = subprocess.Popen(
                    [
                        sys.executable,
                        "-I",
                        "-c",
                        _ANLAUF + self._programm,
                        str(ihre.fileno()),
                    ],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=[ihre.fileno()],
                    env=_umgebung(),
                    cwd="/",
                    # Signals of the terminal and of a stop of the site are not for it:
                    # it ends when the socket is closed.
                    start_new_session=True,
                )
            except OSError as fehler:
                unsere.close()
                raise WerkstattGestoert(str(fehler)) from fehler
        self._steuerung = unsere
        self._eigner = os.getpid()

    def _beende(self):
        prozess, self._prozess = self._prozess, None
        if prozess is None:
            return
        self._steuerung.close()
        if self._eigner != os.getpid():
            # This process is a copy of the owner: it is not its child.
            prozess.returncode = 0
            return
        with suppress(OSError):
            prozess.kill()
        prozess.wait()


def _umgebung():
    """Nothing of the site's configuration concerns a file but where programs are."""
    wo = {name: os.environ[name] for name in (SOFFICE,) if name in os.environ}
    return {
        **wo,
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
        "OMP_THREAD_LIMIT": "1",
        "MODULPFAD": json.dumps([ort for ort in sys.path if ort]),
    }


def _deute(daten):
    antwort, _umbruch, meldung = daten.rpartition(b"\n")
    try:
        meldung = json.loads(meldung)
        meldung["ende"], meldung["abgebrochen"]
    except (ValueError, KeyError, TypeError) as fehler:
        raise _Verloren("The process ended.") from fehler
    try:
        return json.loads(antwort), meldung
    except ValueError:
        return None, meldung
