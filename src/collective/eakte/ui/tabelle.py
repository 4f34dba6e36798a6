"""The table of all lists: sorted, filtered and batched by the server.

The address holds sort order, filter, batch and columns, so that a list can be sent to
a colleague as it stands. Rows come from catalog metadata; no object is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from plone import api
from plone.base.utils import munge_search_term
from Products.ZCTextIndex.ParseTree import ParseError
from typing import Any
from urllib.parse import urlencode


ZEILEN_JE_SEITE = 50


@dataclass(frozen=True)
class Spalte:
    """A column.

    :param name: its name in the address and in CSS classes.
    :param titel: heading.
    :param wert: function of the catalog brain that returns the cell's value.
    :param art: how the value is shown: ``text``, ``nummer``, ``titel`` (the link of
        the row), ``stand``, ``datum`` or ``groesse``.
    :param index: catalog index by which it sorts, if it does.
    :param immer: cannot be hidden.
    :param gezeigt: shown unless the user chose otherwise.
    """

    name: str
    titel: str
    wert: Callable[[Any], Any]
    art: str = "text"
    index: str | None = None
    immer: bool = False
    gezeigt: bool = True


class Tabelle:
    """One list with its state.

    :param context: object below which the rows lie.
    :param request: the request; its form is the state.
    :param beschriftung: caption.
    :param spalten: the columns that there are.
    :param query: catalog query without sort order and filter.
    :param leer_text: what an empty list says.
    :param zustaende: states that may be chosen as a filter.
    :param sortierung: name of the column that sorts by default.
    """

    def __init__(
        self,
        context,
        request,
        *,
        beschriftung,
        spalten,
        query,
        leer_text,
        zustaende=(),
        sortierung="kennzeichen",
    ):
        self.url = f"{context.absolute_url()}"
        self.beschriftung = beschriftung
        self.alle_spalten = tuple(spalten)
        self.leer_text = leer_text
        self.zustaende = tuple(zustaende)
        self.form = request.form
        self._query = query
        self._spalte = {spalte.name: spalte for spalte in spalten}
        self._grundsortierung = sortierung
        self._lies_zustand()
        self._lies_zeilen()

    @property
    def spalten(self):
        """:returns: the columns to show."""
        return [
            spalte
            for spalte in self.alle_spalten
            if spalte.immer or spalte.name in self.gewaehlt
        ]

    @property
    def eingegrenzt(self):
        """:returns: whether a filter is set."""
        return bool(self.filter or self.stand)

    @property
    def braucht_filter(self):
        """:returns: whether there is anything to filter."""
        return self.eingegrenzt or self.anzahl > 5

    @property
    def seiten(self):
        """:returns: number of batches."""
        return max(1, -(-self.anzahl // ZEILEN_JE_SEITE))

    @property
    def seite(self):
        """:returns: the batch that is shown, from 1."""
        return self.ab // ZEILEN_JE_SEITE + 1

    @property
    def bis(self):
        """:returns: number of the last row that is shown."""
        return min(self.ab + ZEILEN_JE_SEITE, self.anzahl)

    def blaettern(self):
        """Addresses of the other batches.

        :returns: dict of ``erste``, ``zurueck``, ``weiter``, ``letzte``; ``None`` where
            there is none.
        """
        zurueck = self.ab - ZEILEN_JE_SEITE if self.ab else None
        weiter = self.bis if self.bis < self.anzahl else None
        letzte = (self.seiten - 1) * ZEILEN_JE_SEITE
        return {
            "erste": self.adresse(ab=0) if zurueck is not None else None,
            "zurueck": self.adresse(ab=zurueck) if zurueck is not None else None,
            "weiter": self.adresse(ab=weiter) if weiter is not None else None,
            "letzte": self.adresse(ab=letzte) if weiter is not None else None,
        }

    def richtung(self, spalte):
        """:returns: value of ``aria-sort`` of a column, or ``None``."""
        if not spalte.index:
            return None
        if spalte.name != self.sortierung:
            return "none"
        return "descending" if self.absteigend else "ascending"

    def sortieradresse(self, spalte):
        """:returns: address of the list sorted by a column, or the other way round."""
        umgekehrt = spalte.name == self.sortierung and not self.absteigend
        return self.adresse(sort=f"{'-' if umgekehrt else ''}{spalte.name}", ab=0)

    def adresse(self, **anders):
        """:returns: address of this list with a part of its state changed."""
        zustand = {**self._zustand(), **anders}
        angaben = urlencode(
            {name: wert for name, wert in zustand.items() if wert}, doseq=True
        )
        return f"{self.url}?{angaben}" if angaben else self.url

    def verborgen(self, *ohne):
        """State that a form of the list has to carry along.

        :param ohne: names that the form has fields for.
        :returns: list of name and value.
        """
        return [
            (name, einzeln)
            for name, wert in self._zustand().items()
            if wert and name not in ohne and name != "ab"
            for einzeln in (wert if isinstance(wert, list) else [wert])
        ]

    def _zustand(self):
        sort = f"{'-' if self.absteigend else ''}{self.sortierung}"
        return {
            "q": self.filter,
            "stand": self.stand,
            "sort": "" if sort == self._grundsortierung else sort,
            "spalten": [] if self.gewaehlt == self._grundspalten else self.gewaehlt,
            "ab": self.ab,
        }

    def _lies_zustand(self):
        sort = _text(self.form.get("sort")) or self._grundsortierung
        spalte = self._spalte.get(sort.lstrip("-"))
        if spalte is None or not spalte.index:
            sort = self._grundsortierung
        self.sortierung = sort.lstrip("-")
        self.absteigend = sort.startswith("-")
        self.filter = " ".join(_text(self.form.get("q")).split())[:200]
        stand = _text(self.form.get("stand"))
        self.stand = stand if stand in self.zustaende else ""
        self._grundspalten = [s.name for s in self.alle_spalten if s.gezeigt]
        gewaehlt = self.form.get("spalten") or self._grundspalten
        if isinstance(gewaehlt, str):
            gewaehlt = [gewaehlt]
        self.gewaehlt = [s.name for s in self.alle_spalten if s.name in gewaehlt]
        ab = _text(self.form.get("ab"))
        ab = int(ab) if ab.isascii() and ab.isdigit() and len(ab) < 9 else 0
        self.ab = ab - ab % ZEILEN_JE_SEITE

    def _lies_zeilen(self):
        query = {
            **self._query,
            "sort_on": [self._spalte[self.sortierung].index, "kennzeichen_sort"],
            "sort_order": "descending" if self.absteigend else "ascending",
        }
        if self._spalte[self.sortierung].index == "kennzeichen_sort":
            query["sort_on"] = "kennzeichen_sort"
        if self.filter:
            query["SearchableText"] = munge_search_term(self.filter)
        if self.stand:
            query["review_state"] = self.stand
        catalog = api.portal.get_tool("portal_catalog")
        try:
            brains = catalog(**query)
        except ParseError:
            brains = []
        self.anzahl = len(brains)
        if self.ab >= self.anzahl:
            self.ab = 0
        self.zeilen = brains[self.ab : self.ab + ZEILEN_JE_SEITE]


def _text(wert):
    return wert if isinstance(wert, str) else ""
