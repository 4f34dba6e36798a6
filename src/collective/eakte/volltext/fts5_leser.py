"""What one reading transaction of :mod:`.fts5` sees."""

from collective.eakte.volltext.auswertung import INHALT
from collective.eakte.volltext.auswertung import MEISTE_WOERTER
from functools import cached_property

import json


# FTS5 asks each of them at each entry: many are cheaper in small groups.
_GEMEINSAM = 8


class Leser:
    """One state of the file.

    :param v: connection within a transaction.
    """

    def __init__(self, v):
        self.v = v

    @cached_property
    def _zustand(self):
        return self.v.execute(
            "SELECT kennung,"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'aenderung'), 0),"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'wort'), 0)"
            " FROM stand"
        ).fetchone()

    @property
    def kennung(self):
        """:returns: text that changes when all is forgotten."""
        return self._zustand[0]

    @property
    def stand(self):
        """:returns: greatest number that was given."""
        return self._zustand[1]

    @property
    def wortstand(self):
        """:returns: greatest number of a word."""
        return self._zustand[2]

    def aenderungen(self, seit):
        """:returns: list of (number, kind, record id, number of a text) after a number;
        ``None`` when they are not known any more."""
        if seit < self.stand:
            aelteste = self.v.execute("SELECT min(nr) FROM aenderung").fetchone()[0]
            if aelteste is None or aelteste > seit + 1:
                return None
        return self.v.execute(
            "SELECT nr, art, rid, text FROM aenderung WHERE nr > ? ORDER BY nr", (seit,)
        ).fetchall()

    def angaben(self):
        """:returns: iterator of (number, record id), the oldest record first."""
        return self.v.execute("SELECT nr, rid FROM eintrag ORDER BY seit")

    def texte(self):
        """:returns: iterator of (number, record id)."""
        return self.v.execute(
            "SELECT i.nr, e.rid FROM inhalt i JOIN eintrag e ON e.uid = i.uid"
            " WHERE i.nr IS NOT NULL"
        )

    def nummern(self, spalte, ausdruecke, nach=0):
        """Look up expressions.

        :param spalte: column.
        :param ausdruecke: :class:`.ausdruck.Ausdruck`, one of which has to match.
        :param nach: number above which entries count.
        :returns: set of numbers.
        """
        gefragt = [_match(ausdruck) for ausdruck in ausdruecke]
        je = max(1, len(gefragt)) if nach else _GEMEINSAM
        nummern = set()
        for ab in range(0, len(gefragt), je):
            frage = " OR ".join(gefragt[ab : ab + je])
            nummern.update(self._nummern(spalte, frage, nach))
        return nummern

    def _nummern(self, spalte, frage, nach):
        # Numbers come out of SQLite at once: rows are the dearest of all.
        if spalte == INHALT:
            sql = "SELECT json_group_array(rowid) FROM texte WHERE texte MATCH ?"
        else:
            sql = "SELECT json_group_array(rowid) FROM angaben WHERE angaben MATCH ?"
            frage = f"{{{spalte}}} : ({frage})"
        werte = (frage,)
        if nach:
            sql += " AND rowid > ?"
            werte = (frage, nach)
        return json.loads(self.v.execute(sql, werte).fetchone()[0])

    def woerter_mit(self, teil, nach=0):
        """:returns: list of (normal form, whether in metadata) of words that contain a
        text, the shortest first."""
        muster = f"%{teil}%"
        if nach:
            zeilen = self.v.execute(
                "SELECT stamm, angaben FROM wort WHERE nr > ? AND form LIKE ?"
                " ORDER BY length(form) LIMIT ?",
                (nach, muster, MEISTE_WOERTER),
            )
        else:
            zeilen = self.v.execute(
                "SELECT w.stamm, w.angaben FROM wortteile t JOIN wort w"
                " ON w.nr = t.rowid WHERE t.form LIKE ?"
                " ORDER BY length(w.form) LIMIT ?",
                (muster, MEISTE_WOERTER),
            )
        return zeilen.fetchall()

    def woerter_ab(self, beginn, nach=0):
        """:returns: likewise of words that begin with a text, except those whose normal
        form begins with it, too."""
        return self.v.execute(
            "SELECT stamm, angaben FROM wort WHERE form >= ? AND form < ? AND nr > ?"
            " AND substr(stamm, 1, ?) <> ? ORDER BY length(form) LIMIT ?",
            (
                beginn,
                beginn + "\U0010ffff",
                nach,
                len(beginn),
                beginn,
                MEISTE_WOERTER,
            ),
        ).fetchall()

    def worte_aehnlich(self, stueck, kuerzeste, laengste, hoechstens):
        """:returns: list of (folded, shown) of words that contain a text and have a
        length."""
        return self.v.execute(
            "SELECT w.form, w.anzeige FROM wortteile t JOIN wort w ON w.nr = t.rowid"
            " WHERE t.form LIKE ? AND length(w.form) BETWEEN ? AND ? LIMIT ?",
            (f"%{stueck}%", kuerzeste, laengste, hoechstens),
        ).fetchall()


def _match(ausdruck):
    folge = " ".join(ausdruck.folge)
    return f'"{folge}"*' if ausdruck.anfang else f'"{folge}"'
