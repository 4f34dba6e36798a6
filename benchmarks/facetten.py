"""Enter records in bulk as the search counts them: in the catalog only."""

from datetime import datetime
from datetime import timedelta
from itertools import cycle


IN_ONE = 10
"""Dokumente in each Vorgang."""

VORGANG_RID = 1_500_000_000
KINDS = ("eingang", "ausgang", "intern")
TYPES = ("PDF", "PDF", "PDF", "DOCX", "XLSX", "EML", "JPG")
FIRST_DAY = datetime(2016, 1, 1)


class Eintraege:
    """Rows, paths, and the entries of the indexes that facets are counted by.

    :param catalog: the catalog behind the tool.
    """

    def __init__(self, catalog):
        self._catalog = catalog
        self._rights = catalog.indexes["allowedRolesAndUsers"]
        self._vorgaenge = {}
        self._types = catalog.indexes["suche_dateityp"]
        self._types._typen = tuple(dict.fromkeys(TYPES))
        self._numbers = cycle(map(self._types._typen.index, TYPES))

    def enter(self, rid, uid, pattern, number):
        """Enter a Dokument.

        :param rid: its record id.
        :param uid: its UUID.
        :param pattern: record id of a Dokument directly in the same Akte.
        :param number: of the Dokument in the Akte, from 0.
        """
        akte = self._catalog.paths[pattern].rpartition("/")[0]
        vorgang = f"{akte}/v{number // IN_ONE}"
        if vorgang not in self._vorgaenge:
            nummer = VORGANG_RID + len(self._vorgaenge)
            self._vorgaenge[vorgang] = nummer
            self._row(nummer, f"{nummer:032x}", pattern, vorgang)
            self._field("portal_type", "Vorgang", nummer)
        self._row(rid, uid, pattern, f"{vorgang}/d{number}")
        for name in ("portal_type", "review_state"):
            self._field(name, self._catalog.indexes[name]._unindex[pattern], rid)
        self._field("dokumentart", KINDS[rid % len(KINDS)], rid)
        day = FIRST_DAY + timedelta(days=rid * 7 % 3650)
        self._time("datum_des_schreibens", day, rid)
        self._time("modified", day + timedelta(minutes=rid % 600), rid)
        self._types._nummern[rid] = next(self._numbers)

    def _row(self, rid, uid, pattern, path):
        row = list(self._catalog.data[pattern])
        row[self._catalog.schema["UID"]] = uid
        self._catalog.data[rid] = tuple(row)
        self._catalog.uids[path], self._catalog.paths[rid] = rid, path
        index = self._catalog.indexes["UID"]
        index._index[uid], index._unindex[rid] = rid, uid
        self._rights._setze(rid, self._rights._schluessel[pattern])
        self._catalog._length.change(1)

    def _field(self, name, value, rid):
        index = self._catalog.indexes[name]
        index.insertForwardIndexEntry(value, rid)
        index._unindex[rid] = value

    def _time(self, name, time, rid):
        days = (time.year * 12 + time.month) * 31 + time.day
        self._field(name, (days * 24 + time.hour) * 60 + time.minute, rid)
