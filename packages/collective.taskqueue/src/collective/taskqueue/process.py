"""Which process is which, and is it alive."""

from functools import cache
from itertools import count

import os
import socket


_runs = count()


@cache
def host():
    """Return what names the machine, or the container, that this process runs in."""
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return f"{socket.gethostname()}/{space}"


def started(process_id):
    """Return when a process started, as text to compare, or "" when there is none.

    A process id is used again after a while; with its start it is unique.
    """
    try:
        with open(f"/proc/{process_id}/stat", encoding="latin-1") as stream:
            fields = stream.read().rpartition(")")[2].split()
    except OSError:
        return ""
    # a process that has ended, but was not waited for, does nothing any more
    return "" if fields[0] in "ZX" else fields[19]


@cache
def _identity(process_id):
    return f"{host()}|{process_id}|{started(process_id)}"


def identity():
    """Return what names this process among all that share a ledger."""
    return _identity(os.getpid())


def run_identity():
    """Return what names one attempt at a task in this process."""
    return f"{identity()}|{next(_runs)}"


def surely_dead(worker):
    """Return whether the process that has this identity is gone.

    :param worker: what :func:`identity` or :func:`run_identity` returned
    :returns: False when that cannot be told, as for processes of other machines
    """
    machine, process_id, start, *_ = [*worker.split("|"), "", ""]
    if machine != host() or not start or not process_id.isdigit():
        return False
    return started(int(process_id)) != start
