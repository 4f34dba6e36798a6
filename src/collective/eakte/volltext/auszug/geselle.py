"""The process that reads one file: takes on limits, reads, answers and ends."""

from collective.eakte.programme.starter import setze_grenze
from collective.eakte.volltext.auszug.lesen import Lesung
from collective.eakte.volltext.auszug.quelle import Quelle
from collective.eakte.volltext.auszug.vertrag import Grenzen

import ctypes
import io
import json
import os
import resource
import signal
import socket


_DATEI = 3
_ANTWORT = 4
_PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True)


def lies(auftrag, datei, antwort, meister, ablage):
    """Read a file and end this process. Never returns.

    :param auftrag: dict as it came from the owner.
    :param datei: descriptor of the file.
    :param antwort: descriptor of the socket for the answer.
    :param meister: process id of the parent.
    :param ablage: directory for temporary files, which need not exist yet.
    """
    os.setsid()
    stirb_mit(meister)
    for nummer in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(nummer, signal.SIG_DFL)
    _schliesse(datei, antwort)
    grenzen = Grenzen(**auftrag["grenzen"])
    beschraenke(grenzen)
    auftrag = {**auftrag, "grenzen": grenzen, "ablage": ablage}
    ergebnis = _lies(auftrag, Quelle(_DATEI))
    signal.setitimer(signal.ITIMER_REAL, 0)
    daten = json.dumps(ergebnis, ensure_ascii=False).encode("utf-8", "replace")
    with socket.socket(fileno=_ANTWORT) as leitung:
        leitung.sendall(daten)
    # Nothing is tidied up: the system does that faster.
    os._exit(0)


def _lies(auftrag, quelle):
    try:
        ergebnis = Lesung(auftrag).lies(io.BufferedReader(quelle))
    except OSError as fehler:
        return {"stoerung": str(fehler)}
    return {"stoerung": str(quelle.stoerung)} if quelle.stoerung else ergebnis


def stirb_mit(meister):
    """End this process when its parent ends.

    :param meister: process id of the parent.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != meister:
        os._exit(1)


def _schliesse(datei, antwort):
    """Keep two descriptors, under known numbers; nothing else is left open."""
    datei, antwort = os.dup2(datei, 100), os.dup2(antwort, 101)
    leer = os.open(os.devnull, os.O_RDWR)
    for nummer in range(3):
        os.dup2(leer, nummer)
    os.dup2(datei, _DATEI, inheritable=False)
    os.dup2(antwort, _ANTWORT, inheritable=False)
    os.closerange(5, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def beschraenke(grenzen):
    """Limit what this process may take.

    :param grenzen: :class:`~.vertrag.Grenzen`. Other programs that it starts get more
        memory: the hard limit is theirs.
    """
    fremd = max(grenzen.speicher, grenzen.fremd_speicher)
    for was, weich, hart in (
        (resource.RLIMIT_AS, grenzen.speicher, fremd),
        (resource.RLIMIT_FSIZE, 0, grenzen.fremd_dateien),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        setze_grenze(was, weich, hart)
    setze_grenze(resource.RLIMIT_CPU, grenzen.rechenzeit, resource.RLIM_INFINITY)
    # Both limits of time end this process by a signal, whatever it is doing.
    signal.setitimer(signal.ITIMER_REAL, grenzen.sekunden)
