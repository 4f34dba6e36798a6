"""Temporary files of other programs: they hold what people filed, so none may stay."""

from contextlib import suppress

import fcntl
import os
import shutil
import tempfile


class Ablage:
    """A directory that lives as long as the block, or its process.

    Those of processes that were killed are removed by the next one that begins: a lock
    tells whether somebody still works there.

    :param zweck: what it is for, a word; the directory is ``eakte-<zweck>-...``.
    :param ort: directory to stand in; ``None`` for that of the system.
    """

    def __init__(self, zweck, ort=None):
        self._anfang = f"eakte-{zweck}-"
        self._ort = ort or tempfile.gettempdir()

    def __enter__(self):
        self._kehre()
        self._schloss = None
        # Who sweeps may have taken it before it was locked.
        while self._schloss is None:
            self.pfad = tempfile.mkdtemp(prefix=self._anfang, dir=self._ort)
            self._schloss = _sperre(self.pfad)
        return self

    def __exit__(self, *_angaben):
        shutil.rmtree(self.pfad, ignore_errors=True)
        os.close(self._schloss)

    def fuer(self, pid):
        """:returns: path of the directory of a process; who needs it creates it."""
        return os.path.join(self.pfad, str(pid))

    def raeume(self, pid):
        """Remove the directory of a process."""
        shutil.rmtree(self.fuer(pid), ignore_errors=True)

    def _kehre(self):
        with os.scandir(self._ort) as eintraege:
            alte = [e for e in eintraege if e.name.startswith(self._anfang)]
        for eintrag in alte:
            # Another one may sweep at the same time.
            with suppress(FileNotFoundError):
                if eintrag.stat(follow_symlinks=False).st_uid == os.getuid():
                    _entferne(eintrag.path)


def _entferne(pfad):
    """Remove a directory, unless somebody works there."""
    schloss = _sperre(pfad)
    if schloss is not None:
        shutil.rmtree(pfad, ignore_errors=True)
        os.close(schloss)


def _sperre(pfad):
    """Lock a directory.

    :returns: descriptor that holds the lock, or ``None`` when somebody has it, or has
        removed the directory.
    """
    try:
        nummer = os.open(pfad, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(nummer).st_nlink:
            return nummer
    except OSError:
        pass
    os.close(nummer)
    return None
