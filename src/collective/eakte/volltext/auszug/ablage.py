"""Temporary files of other programs: they hold what people filed, so none may stay."""

import fcntl
import os
import shutil
import tempfile


_ANFANG = "eakte-werkstatt-"


class Ablage:
    """A directory that lives as long as its process.

    Those of processes that were killed are removed by the next one that starts: a lock
    tells whether somebody still works there.

    :param ort: directory to stand in; ``None`` for that of the system.
    """

    def __init__(self, ort=None):
        self._ort = ort or tempfile.gettempdir()

    def __enter__(self):
        self._kehre()
        self._schloss = None
        # Who sweeps may have taken it before it was locked.
        while self._schloss is None:
            self.pfad = tempfile.mkdtemp(prefix=_ANFANG, dir=self._ort)
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
        for eintrag in os.scandir(self._ort):
            if not eintrag.name.startswith(_ANFANG):
                continue
            if eintrag.stat(follow_symlinks=False).st_uid != os.getuid():
                continue
            schloss = _sperre(eintrag.path)
            if schloss is not None:
                shutil.rmtree(eintrag.path, ignore_errors=True)
                os.close(schloss)


def _sperre(pfad):
    """Lock a directory.

    :returns: descriptor that holds the lock, or ``None`` when somebody has it.
    """
    try:
        nummer = os.open(pfad, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(nummer)
        return None
    return nummer
