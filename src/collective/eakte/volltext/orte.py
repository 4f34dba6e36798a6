"""Places where the texts of sites are kept: a directory, or a PostgreSQL database.

Each site has something of its own there, a file or a schema, under a name that comes
from its UUID. Whatever else is at such a place is nobody's concern here.
"""

from collective.eakte.volltext.interfaces import MaschineGestoert
from pathlib import Path

import os
import re


POSTGRESQL = "postgresql:"

_ENDUNG = ".sqlite"

# SQLite's own files beside it go first: what a kill leaves is found by the name.
_NEBEN = ("-wal", "-shm", "-journal", "")

_DATEI = re.compile(r"([0-9a-f]{32}\.sqlite)(?:-wal|-shm|-journal)?")


def ort(text):
    """The place that a setting names.

    :param text: path of a directory, or ``postgresql:`` and a connection string.
    :returns: :class:`Ordner` or :class:`Datenbank`.
    """
    return Datenbank(text) if text.startswith(POSTGRESQL) else Ordner(text)


class Ordner:
    """A directory with a file for each site.

    :param pfad: its path.
    """

    def __init__(self, pfad):
        self.pfad = pfad

    def __str__(self):
        """:returns: text for operators."""
        return self.pfad

    def name(self, uid):
        """:returns: name of what a site has here.

        :param uid: UUID of the site.
        """
        return f"{uid}{_ENDUNG}"

    def eroeffne(self, uid):
        """:returns: engine of a site.

        :param uid: UUID of the site.
        :raises MaschineGestoert: the directory cannot be made.
        """
        from collective.eakte.volltext.fts5 import Fts5

        try:
            os.makedirs(self.pfad, mode=0o700, exist_ok=True)
        except OSError as fehler:
            raise MaschineGestoert(str(fehler)) from fehler
        return Fts5(os.path.join(self.pfad, self.name(uid)))

    def namen(self):
        """:returns: set of the names of all that sites have here.

        :raises MaschineGestoert: the directory cannot be read.
        """
        try:
            dateien = map(_DATEI.fullmatch, os.listdir(self.pfad))
        except FileNotFoundError:
            return set()
        except OSError as fehler:
            raise MaschineGestoert(str(fehler)) from fehler
        return {datei[1] for datei in dateien if datei}

    def entferne(self, name):
        """Remove what a site has here, so that nothing of it stays.

        :param name: its name; an unknown one does not matter.
        :raises MaschineGestoert: it cannot be removed.
        """
        try:
            for neben in _NEBEN:
                Path(self.pfad, f"{name}{neben}").unlink(missing_ok=True)
        except OSError as fehler:
            raise MaschineGestoert(str(fehler)) from fehler


class Datenbank:
    """A PostgreSQL database with a schema for each site.

    :param adresse: ``postgresql://user:password@host/database``, or ``postgresql:``
        and a connection string of libpq.
    """

    def __init__(self, adresse):
        self.adresse = adresse

    def __str__(self):
        """:returns: text for operators; the address may have a password in it."""
        return "PostgreSQL"

    def name(self, uid):
        """See :meth:`Ordner.name`."""
        from collective.eakte.volltext import postgresql_schema

        return postgresql_schema.name(uid)

    def eroeffne(self, uid):
        """See :meth:`Ordner.eroeffne`."""
        from collective.eakte.volltext.postgresql import Postgresql

        return Postgresql(self.adresse, uid)

    def namen(self):
        """See :meth:`Ordner.namen`."""
        from collective.eakte.volltext import postgresql
        from collective.eakte.volltext import postgresql_schema

        with postgresql.verbunden(self.adresse) as verbindung:
            return postgresql_schema.namen(verbindung)

    def entferne(self, name):
        """See :meth:`Ordner.entferne`."""
        from collective.eakte.volltext import postgresql
        from collective.eakte.volltext import postgresql_schema

        with postgresql.verbunden(self.adresse) as verbindung:
            postgresql_schema.entferne(verbindung, name)
