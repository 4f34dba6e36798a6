"""A file plan as plain values, between files and content."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Planzeile:
    """One unit of a file plan with typed values.

    The names are those of the content fields, besides ``titel`` (Plone's
    ``title``), ``bemerkung`` (``description``) and ``zustand`` (the state of the
    workflow). ``zeile`` is the line of the file it was read from; it does not
    count when two units are compared.
    """

    kennzeichen: str
    titel: str
    eltern: str | None = None
    ebene: int = 1
    typ: str | None = None
    aktenfuehrung: str | None = None
    federfuehrung: str | None = None
    aufbewahrungsdauer: int | None = None
    aufbewahrung_unbefristet: bool = False
    aussonderungsart: str | None = None
    transferfrist: int | None = None
    fristbeginn: str | None = None
    personenbezug: bool | None = None
    vertraulichkeitsstufe: str | None = None
    quelle_frist: str | None = None
    zustand: str | None = None
    bemerkung: str | None = None
    laufzeit_beginn: date | None = None
    laufzeit_ende: date | None = None
    zweck: str | None = None
    rechtsgrundlage: str | None = None
    muster_akte: str | None = None
    muster_vorgang: str | None = None
    muster_dokument: str | None = None
    zaehlkreis: str | None = None
    zeile: int | None = field(default=None, compare=False)


STRUKTURFELDER = ("kennzeichen", "eltern", "ebene", "zeile")
"""Attributes that say where a unit stands rather than what it is."""

WERTFELDER = tuple(
    feld.name for feld in fields(Planzeile) if feld.name not in STRUKTURFELDER
)
"""Attributes in which two versions of one unit can differ."""

GEERBTE_FELDER = ("muster_akte", "muster_vorgang", "muster_dokument", "zaehlkreis")
"""Attributes that hold for all units below one that says nothing else."""


@dataclass(frozen=True)
class Plan:
    """The units of a plan in the order of their source.

    :param zeilen: the units; a number occurs once.
    :param eltern_abgeleitet: the parents were taken from the numbering.
    """

    zeilen: tuple[Planzeile, ...]
    eltern_abgeleitet: bool = False

    @classmethod
    def aus(cls, zeilen: Iterable[Planzeile]) -> "Plan":
        """A plan from any collection of units."""
        return cls(tuple(zeilen))

    def __iter__(self) -> Iterator[Planzeile]:
        return iter(self.zeilen)

    def __len__(self) -> int:
        return len(self.zeilen)

    @cached_property
    def nach_kennzeichen(self) -> dict[str, Planzeile]:
        """The units by their number."""
        return {zeile.kennzeichen: zeile for zeile in self.zeilen}

    @cached_property
    def _kinder(self) -> dict[str | None, list[Planzeile]]:
        kinder: dict[str | None, list[Planzeile]] = {}
        for zeile in self.zeilen:
            kinder.setdefault(zeile.eltern, []).append(zeile)
        return kinder

    def kinder(self, kennzeichen: str | None) -> tuple[Planzeile, ...]:
        """The units directly below a unit, or with ``None`` the topmost ones."""
        return tuple(self._kinder.get(kennzeichen, ()))

    def blaetter(self) -> tuple[Planzeile, ...]:
        """The units that hold no further units."""
        return tuple(
            zeile for zeile in self.zeilen if zeile.kennzeichen not in self._kinder
        )

    def eltern_zuerst(self) -> tuple[Planzeile, ...]:
        """The units in an order in which they can be created."""
        return tuple(sorted(self.zeilen, key=lambda zeile: zeile.ebene))
