"""What an import would change: the checked units against those that are there."""

from collections.abc import Collection
from collections.abc import Mapping
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.modell import WERTFELDER
from dataclasses import dataclass


FRISTFELDER = frozenset(
    {
        "aufbewahrungsdauer",
        "aufbewahrung_unbefristet",
        "aussonderungsart",
        "transferfrist",
        "fristbeginn",
    }
)


@dataclass(frozen=True)
class Feldaenderung:
    """A value that would change."""

    feld: str
    alt: object
    neu: object


@dataclass(frozen=True)
class Aenderung:
    """A unit that is there and would change."""

    kennzeichen: str
    zeile: int | None
    felder: tuple[Feldaenderung, ...]


@dataclass(frozen=True)
class Unterschied:
    """The difference between a file and the plan that is there.

    :param neu: units that are created, parents first.
    :param geaendert: units of which values change.
    :param unveraendert: numbers of units that stay as they are.
    :param fehlend: numbers of units that the file does not name. They are listed
        and never deleted.
    :param befunde: what an import cannot do, and what should be known.
    """

    neu: tuple[Planzeile, ...] = ()
    geaendert: tuple[Aenderung, ...] = ()
    unveraendert: tuple[str, ...] = ()
    fehlend: tuple[str, ...] = ()
    befunde: tuple[Befund, ...] = ()

    @property
    def leer(self) -> bool:
        """Nothing would be written."""
        return not self.neu and not self.geaendert


def vergleiche(
    plan: Plan,
    bestand: Mapping[str, Planzeile],
    *,
    mit_akten: Collection[str] = (),
) -> Unterschied:
    """Compare a plan with the units that are there.

    :param plan: the plan of a :class:`.pruefung.Pruefung` without errors.
    :param bestand: the units that are there, by number.
    :param mit_akten: numbers of units that hold Akten.
    """
    neu = [z for z in plan.eltern_zuerst() if z.kennzeichen not in bestand]
    geaendert, unveraendert, befunde = [], [], []
    for zeile in plan:
        alt = bestand.get(zeile.kennzeichen)
        if alt is None:
            continue
        if zeile.eltern != alt.eltern:
            befunde.append(_umgehaengt(zeile, alt))
        if zeile.zustand == "entwurf" != alt.zustand:
            befunde.append(
                befund(
                    "zustand-unmoeglich",
                    line=zeile.zeile,
                    field="status",
                    kennzeichen=zeile.kennzeichen,
                )
            )
        felder = tuple(
            Feldaenderung(name, getattr(alt, name), getattr(zeile, name))
            for name in WERTFELDER
            if getattr(alt, name) != getattr(zeile, name)
        )
        if not felder:
            unveraendert.append(zeile.kennzeichen)
            continue
        geaendert.append(Aenderung(zeile.kennzeichen, zeile.zeile, felder))
        if zeile.kennzeichen in mit_akten and FRISTFELDER & {f.feld for f in felder}:
            befunde.append(
                befund(
                    "frist-geaendert",
                    line=zeile.zeile,
                    field="aufbewahrung_jahre",
                    kennzeichen=zeile.kennzeichen,
                )
            )
    fehlend = [nummer for nummer in bestand if nummer not in plan.nach_kennzeichen]
    return Unterschied(
        tuple(neu),
        tuple(geaendert),
        tuple(unveraendert),
        tuple(fehlend),
        tuple(befunde),
    )


def _umgehaengt(zeile, alt):
    return befund(
        "eltern-geaendert",
        line=zeile.zeile,
        field="eltern",
        kennzeichen=zeile.kennzeichen,
        alt=alt.eltern or "-",
        neu=zeile.eltern or "-",
    )
