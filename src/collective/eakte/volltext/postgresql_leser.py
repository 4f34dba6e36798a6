"""What one reading transaction of :mod:`.postgresql` sees."""

from array import array
from collective.eakte.volltext.auswertung import INHALT
from collective.eakte.volltext.auswertung import MEISTE_WOERTER
from collective.eakte.volltext.tsvector import anfrage
from functools import cached_property

import sys


# The index asks each of them at each row: many are cheaper in small groups.
_GEMEINSAM = 16


class Leser:
    """One state of the database; see :class:`.auswertung.Auswertung`.

    :param c: cursor within a transaction.
    """

    def __init__(self, c):
        self.c = c

    @cached_property
    def _zustand(self):
        self.c.execute(
            "SELECT kennung, gekuerzt, (SELECT coalesce(max(nr), 0) FROM aenderung),"
            " (SELECT coalesce(max(nr), 0) FROM wort) FROM stand"
        )
        return self.c.fetchone()

    @property
    def kennung(self):
        """:returns: text that changes when all is forgotten."""
        return self._zustand[0]

    @property
    def stand(self):
        """:returns: greatest number that was given."""
        return self._zustand[2]

    @property
    def wortstand(self):
        """:returns: greatest number of a word."""
        return self._zustand[3]

    def aenderungen(self, seit):
        """:returns: list of (number, kind, record id, number of a text) after a number;
        ``None`` when they are not known any more."""
        if seit < self._zustand[1]:
            return None
        self.c.execute(
            "SELECT nr, art, rid, text FROM aenderung WHERE nr > %s ORDER BY nr",
            (seit,),
        )
        return self.c.fetchall()

    def angaben(self):
        """:returns: list of (number, record id), the oldest record first."""
        self.c.execute("SELECT nr, rid FROM eintrag ORDER BY seit")
        return self.c.fetchall()

    def texte(self):
        """:returns: list of (number, record id)."""
        self.c.execute(
            "SELECT i.nr, e.rid FROM inhalt i JOIN eintrag e ON e.uid = i.uid"
            " WHERE i.nr IS NOT NULL"
        )
        return self.c.fetchall()

    def nummern(self, spalte, ausdruecke, nach=0):
        """Look up expressions.

        :param spalte: column.
        :param ausdruecke: :class:`.ausdruck.Ausdruck`, one of which has to match.
        :param nach: number above which entries count.
        :returns: set of numbers.
        """
        tabelle, feld = ("texte", "worte") if spalte == INHALT else ("eintrag", spalte)
        if nach:
            # Few: the server must not look up all words to find that out.
            davor = f"WITH neue AS MATERIALIZED (SELECT * FROM {tabelle} WHERE nr > %s)"
            werte, tabelle = (nach,), "neue"
        else:
            davor, werte = "", ()
        fragen = [anfrage(ausdruck) for ausdruck in ausdruecke]
        nummern = set()
        je = max(1, len(fragen)) if nach else _GEMEINSAM
        for ab in range(0, len(fragen), je):
            frage = " | ".join(f"({f})" for f in fragen[ab : ab + je])
            self.c.execute(
                # All numbers in one value: rows are the dearest of all.
                f"{davor} SELECT string_agg(int8send(nr), ''::bytea) FROM {tabelle}"
                f" WHERE {feld} @@ %s::tsquery",
                (*werte, frage),
            )
            (gepackt,) = self.c.fetchone()
            if gepackt:
                zahlen = array("q", bytes(gepackt))
                if sys.byteorder == "little":
                    zahlen.byteswap()
                nummern.update(zahlen)
        return nummern

    def woerter_mit(self, teil, nach=0):
        """:returns: list of (normal form, whether in metadata) of words that contain a
        text, the shortest first."""
        tabelle, davor, werte = "wort", "", ()
        if nach:
            davor = "WITH neue AS MATERIALIZED (SELECT * FROM wort WHERE nr > %s)"
            tabelle, werte = "neue", (nach,)
        self.c.execute(
            f"{davor} SELECT stamm, angaben FROM {tabelle} WHERE form LIKE %s"
            " ORDER BY length(form), nr LIMIT %s",
            (*werte, f"%{teil}%", MEISTE_WOERTER),
        )
        return self.c.fetchall()

    def woerter_ab(self, beginn, nach=0):
        """:returns: likewise of words that begin with a text, except those whose normal
        form begins with it, too."""
        self.c.execute(
            "SELECT stamm, angaben FROM wort WHERE form >= %s AND form < %s"
            " AND nr > %s AND NOT starts_with(stamm, %s)"
            " ORDER BY length(form), nr LIMIT %s",
            (beginn, beginn + "\U0010ffff", nach, beginn, MEISTE_WOERTER),
        )
        return self.c.fetchall()

    def worte_aehnlich(self, stueck, kuerzeste, laengste, hoechstens):
        """:returns: list of (folded, shown) of words that contain a text and have a
        length."""
        self.c.execute(
            "SELECT form, anzeige FROM wort WHERE form LIKE %s"
            " AND length(form) BETWEEN %s AND %s LIMIT %s",
            (f"%{stueck}%", kuerzeste, laengste, hoechstens),
        )
        return self.c.fetchall()
