"""What one check of a plan table knows and has found."""

from collections.abc import Collection
from collections.abc import Mapping
from collective.eakte.aktenplan.lesen import Tabelle
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.modell import Planzeile
from dataclasses import dataclass
from dataclasses import field


@dataclass
class Zeile:
    """A line while it is checked."""

    nummer: int
    werte: dict[str, object] = field(default_factory=dict)
    gestoert: set[str] = field(default_factory=set)
    """Columns that could not be read: nothing more is said about them."""


@dataclass
class Lauf:
    """One check with what it knows and what it has found."""

    tabelle: Tabelle
    bestand: Mapping[str, Planzeile]
    mit_akten: Collection[str]
    zustand: str
    befunde: list[Befund]

    def melde(self, code, zeile, **angaben):
        """Note a finding about a line; the column is named by its heading."""
        if spalte := angaben.get("field"):
            angaben.setdefault("spalte", self.ueberschriften.get(spalte, spalte))
        self.befunde.append(befund(code, line=zeile.nummer, **angaben))

    def __post_init__(self):
        spalten = self.tabelle.kopf.genutzt if self.tabelle.kopf else ()
        self.ueberschriften = {s.spalte: s.ueberschrift for s in spalten}
