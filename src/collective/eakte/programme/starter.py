"""Program that limits itself, leaves the network and becomes another program.

It imports nothing but the standard library and nothing of this package. Arguments: the
limits as JSON (``speicher``, ``datei`` in bytes, ``rechenzeit`` in seconds, ``netz``,
``eltern``: process id of who has started it), then the command. It is a program because
nothing of this may be done between the fork and the exec of a process with threads.
"""

import ctypes
import json
import os
import resource
import signal
import sys


_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1


def beschraenke(speicher, datei, rechenzeit, netz):
    """Limit this process and what it starts.

    :param speicher: bytes of address space.
    :param datei: bytes of one file.
    :param rechenzeit: seconds of processor time.
    :param netz: whether it may use the network.
    """
    for was, wert in (
        (resource.RLIMIT_AS, speicher),
        (resource.RLIMIT_FSIZE, datei),
        (resource.RLIMIT_CORE, 0),
    ):
        setze_grenze(was, wert, wert)
    setze_grenze(resource.RLIMIT_CPU, rechenzeit, rechenzeit + 5)
    os.nice(10)
    if not netz:
        ohne_netz()


def setze_grenze(was, weich, hart):
    """Set a limit, as far as the system has not set a lower one already.

    :param was: limit of :mod:`resource`.
    :param weich: its value.
    :param hart: the highest value that it may get later.
    """
    hoechstens = resource.getrlimit(was)[1]
    if hoechstens != resource.RLIM_INFINITY:
        hart = hoechstens if hart == resource.RLIM_INFINITY else min(hart, hoechstens)
        weich = hart if weich == resource.RLIM_INFINITY else min(weich, hart)
    resource.setrlimit(was, (weich, hart))


def ohne_netz():
    """Leave the network, if the system lets ordinary users do that.

    :returns: whether it worked.
    """
    wer, gruppe = os.getuid(), os.getgid()
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
            return False
        for name, inhalt in (
            ("setgroups", "deny"),
            ("uid_map", f"{wer} {wer} 1"),
            ("gid_map", f"{gruppe} {gruppe} 1"),
        ):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as datei:
                datei.write(inhalt)
    except (AttributeError, OSError):
        return False
    return True


def stirb_mit(eltern):
    """End this process when its parent ends, also when it has become another program.

    :param eltern: process id of the parent.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != eltern:
        os._exit(1)


def main():
    """Do as the arguments say."""
    angaben = json.loads(sys.argv[1])
    eltern = angaben.pop("eltern")
    beschraenke(**angaben)
    # Last: the system forgets it when a process leaves the network.
    stirb_mit(eltern)
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
