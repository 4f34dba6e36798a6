"""Run a program for one file: with limits, and nothing of it stays behind."""

from collective.eakte.programme import starter
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from tempfile import TemporaryFile

import contextlib
import json
import os
import signal
import subprocess
import sys


GB = 1024**3

AUSGABE = 16 * 1024**2
"""Bytes of the standard output that are of interest."""


@dataclass(frozen=True)
class Grenzen:
    """What a program may take.

    :param geduld: seconds until it is killed.
    :param speicher: bytes of address space.
    :param datei: bytes of each file that it writes.
    :param rechenzeit: seconds of processor time.
    :param netz: whether it may use the network, where the system can forbid it.
    """

    geduld: float = 120
    speicher: int = 4 * GB
    datei: int = GB // 2
    rechenzeit: int = 120
    netz: bool = False


@dataclass(frozen=True)
class Lauf:
    """How a program ended.

    :param code: its exit code; negative for a signal.
    :param ausgabe: the end of what it wrote to the standard output, bytes.
    :param fehler: the end of what it wrote to the standard error, text.
    """

    code: int
    ausgabe: bytes
    fehler: str


class ZuLangsam(Exception):
    """A program took longer than it may."""


class NichtDa(Exception):
    """A program is not there, or cannot be started."""


def fuehre_aus(
    befehl, ordner, grenzen=None, *, eingabe=b"", umgebung=None, gruppe=True
):
    """Run a program to its end.

    It gets an environment without anything of the site and a home that goes with the
    file. It ends when the thread that waits for it ends.

    :param befehl: list of texts; the first is the program.
    :param ordner: directory of its own, also its home.
    :param grenzen: :class:`Grenzen`.
    :param eingabe: bytes for its standard input.
    :param umgebung: dict of further environment variables.
    :param gruppe: whether it gets a session of its own, so that everything it starts
        ends with it. Without, it stays in the group of the caller, who sees to that.
    :returns: :class:`Lauf`.
    :raises ZuLangsam: it took too long.
    :raises NichtDa: it is not there.
    """
    grenzen = grenzen or Grenzen()
    angaben = {**asdict(grenzen), "eltern": os.getpid()}
    geduld = angaben.pop("geduld")
    # Files: they are limited, what comes through pipes is not.
    with TemporaryFile(dir=ordner) as ausgabe, TemporaryFile(dir=ordner) as fehler:
        try:
            prozess = subprocess.Popen(
                [sys.executable, "-I", starter.__file__, json.dumps(angaben), *befehl],
                stdin=subprocess.PIPE,
                stdout=ausgabe,
                stderr=fehler,
                cwd=ordner,
                env=_umgebung(ordner, umgebung or {}),
                start_new_session=gruppe,
            )
        except OSError as nicht_da:
            raise NichtDa(befehl[0]) from nicht_da
        try:
            prozess.communicate(eingabe, timeout=geduld)
        except subprocess.TimeoutExpired as zu_langsam:
            raise ZuLangsam(f"{geduld} s") from zu_langsam
        finally:
            _beende(prozess, gruppe)
        return _deute(
            prozess.returncode, befehl[0], _ende(ausgabe, AUSGABE), _ende(fehler, 2000)
        )


def _deute(code, programm, ausgabe, fehler):
    text = fehler.decode("utf-8", "replace")
    if code == -signal.SIGXCPU:
        raise ZuLangsam(text)
    if code == 1 and "execvp" in text and "FileNotFoundError" in text:
        raise NichtDa(programm)
    return Lauf(code, ausgabe, text)


def _ende(datei, hoechstens):
    """:returns: the last bytes of a file."""
    datei.seek(max(0, datei.seek(0, os.SEEK_END) - hoechstens))
    return datei.read(hoechstens)


def mit_geduld(grenzen, sekunden):
    """The same limits, with another time.

    :param grenzen: :class:`Grenzen`.
    :param sekunden: seconds until it is killed.
    :returns: :class:`Grenzen`.
    """
    return replace(grenzen, geduld=sekunden, rechenzeit=sekunden)


def _beende(prozess, gruppe):
    """End a program if it still runs, and with its group what it has left behind."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if gruppe:
            os.killpg(prozess.pid, signal.SIGKILL)
    prozess.kill()
    prozess.stdin.close()
    prozess.wait()


def _umgebung(ordner, weitere):
    return {
        "HOME": ordner,
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "TMPDIR": ordner,
        "OMP_THREAD_LIMIT": "1",
        **weitere,
    }
