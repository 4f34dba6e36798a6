"""The table of all lists: sorted, filtered and batched by the server.

The address holds sort order, filter, batch and columns, so that a list can be sent to
a colleague as it stands. Rows come from catalog metadata; no object is loaded.
"""

from collections.abc import Callable
from collective.eakte.listen.api import liste
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


ZEILEN_JE_SEITE = 50


@dataclass(frozen=True)
class Spalte:
    """A column as people see it; it may say what several columns of a list say.

    :param name: its name in the address and in CSS classes.
    :param titel: heading.
    :param metadaten: names of columns of :mod:`collective.eakte.listen.spalten`.
    :param art: how the value is shown: ``text``, ``nummer``, ``titel`` (the link of
        the row), ``stand``, ``datum`` ... (templates/zelle).
    :param wert: function of the raw values by name; by default the value of the first
        of the ``metadaten``.
    :param sortiert_nach: column of the list by which it sorts, if it does.
    :param immer: cannot be hidden.
    :param gezeigt: shown unless the user chose otherwise.
    """

    name: str
    titel: str
    metadaten: tuple[str, ...]
    art: str = "text"
    wert: Callable[[dict], Any] | None = None
    sortiert_nach: str | None = None
    immer: bool = False
    gezeigt: bool = True

    def lies(self, zeile):
        """:returns: the value of a row's cell, or ``None``."""
        if self.wert is not None:
            return self.wert(zeile.werte)
        return zeile.werte.get(self.metadaten[0])


class Tabelle:
    """One list with its state.

    :param context: object below which the rows lie.
    :param request: the request; its form is the state.
    :param beschriftung: caption.
    :param spalten: the columns that there are.
    :param arten: kinds of records to list.
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
        arten,
        leer_text,
        zustaende=(),
        sortierung="kennzeichen",
    ):
        self.context = context
        self.url = context.absolute_url()
        self.beschriftung = beschriftung
        self.alle_spalten = tuple(spalten)
        self.leer_text = leer_text
        self.zustaende = tuple(zustaende)
        self.form = request.form
        self.arten = arten
        self._spalte = {spalte.name: spalte for spalte in spalten}
        self._grundsortierung = sortierung
        self._lies_zustand()
        self._lies_zeilen()

    @property
    def spalten(self):
        """:returns: the columns to show."""
        return [s for s in self.alle_spalten if s.name in self.gewaehlt]

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
        if not spalte.sortiert_nach:
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
        if spalte is None or not spalte.sortiert_nach:
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
        self.gewaehlt = [
            s.name for s in self.alle_spalten if s.immer or s.name in gewaehlt
        ]
        ab = _text(self.form.get("ab"))
        ab = int(ab) if ab.isascii() and ab.isdigit() and len(ab) < 9 else 0
        self.ab = ab - ab % ZEILEN_JE_SEITE

    def _lies_zeilen(self):
        ergebnis = self._liste(self.ab)
        if self.ab and self.ab >= ergebnis.gesamt:
            # The last rows may have gone since the address was written down.
            self.ab = 0
            ergebnis = self._liste(0)
        self.anzahl = ergebnis.gesamt
        self.zeilen = ergebnis.items

    def _liste(self, ab):
        return liste(
            self.context,
            arten=self.arten,
            spalten=sorted({name for s in self.spalten for name in s.metadaten}),
            filter={"review_state": self.stand},
            sort_on=self._spalte[self.sortierung].sortiert_nach,
            sort_order="descending" if self.absteigend else "ascending",
            start=ab,
            size=ZEILEN_JE_SEITE,
            text=self.filter,
        )


def _text(wert):
    return wert if isinstance(wert, str) else ""
