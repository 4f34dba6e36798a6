"""Check a plan table: every problem with its line and what to do about it."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collective.eakte.aktenplan.einheiten import bestimme_eltern
from collective.eakte.aktenplan.einheiten import ohne_doppelte
from collective.eakte.aktenplan.einheiten import zu_planzeilen
from collective.eakte.aktenplan.einzelregeln import pruefe_fristen
from collective.eakte.aktenplan.einzelregeln import pruefe_nachbarn
from collective.eakte.aktenplan.einzelregeln import pruefe_weiteres
from collective.eakte.aktenplan.lauf import Lauf
from collective.eakte.aktenplan.lesen import Tabelle
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import FEHLER
from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.struktur import pruefe_blaetter
from collective.eakte.aktenplan.struktur import pruefe_struktur
from collective.eakte.aktenplan.zellen import lies_zeilen
from collective.eakte.aktenplan.zellen import pruefe_oe
from collective.eakte.aktenplan.zellen import wertzuordnung
from collective.eakte.hindernisse import Hindernis
from dataclasses import dataclass


@dataclass(frozen=True)
class Pruefung:
    """What came of a check.

    :param plan: the units as far as they could be read, in the order of the file.
    :param befunde: all findings, by line.
    """

    plan: Plan
    befunde: tuple[Befund, ...]

    @property
    def fehler(self) -> tuple[Befund, ...]:
        """The findings that forbid an import."""
        return tuple(b for b in self.befunde if b.schwere == FEHLER)


def pruefe(
    tabelle: Tabelle,
    *,
    bestand: Mapping[str, Planzeile] | None = None,
    mit_akten: Collection[str] = (),
    zustand: str = "aktiv",
    werte: Mapping[str, Mapping[str, str]] | None = None,
    bekannte_oe: Collection[str] | None = None,
    regel: Callable[[Planzeile, Planzeile], Iterable[Hindernis]] | None = None,
    oben: Planzeile | None = None,
) -> Pruefung:
    """Check all lines of a table.

    Columns that the file does not have keep the value of a unit that is there
    already; units that are there already can be parents.

    :param tabelle: what :func:`.lesen.lies` returned.
    :param bestand: the units of the plan that are there, by number.
    :param mit_akten: numbers of the units that hold Akten.
    :param zustand: state of new units, where the table does not say one.
    :param werte: the user's own spellings: ``{column: {cell: known value}}``.
    :param bekannte_oe: codes of the offices; without them they are not checked.
    :param regel: what other rooms have against a unit, e.g. against its number
        patterns; called with the unit as it is and with what it inherits.
    :param oben: what the topmost units inherit from the plan itself.
    :returns: the units and all findings, those of the file included.
    """
    lauf = Lauf(tabelle, bestand or {}, mit_akten, zustand, list(tabelle.befunde))
    zeilen = lies_zeilen(lauf, wertzuordnung(lauf, werte or {}))
    if bekannte_oe is not None:
        pruefe_oe(lauf, zeilen, frozenset(bekannte_oe))
    einzelne = ohne_doppelte(lauf, zeilen)
    abgeleitet = bestimme_eltern(lauf, einzelne)
    plan = Plan(zu_planzeilen(lauf, einzelne), abgeleitet)
    gestoert = {zeile.nummer: zeile.gestoert for zeile in zeilen}
    # Also the lines without a usable number say that their parent is no leaf.
    genannt = {zeile.werte.get("eltern") for zeile in zeilen}
    pruefe_struktur(lauf, plan, einzelne)
    for einheit in plan:
        pruefe_fristen(lauf, einheit, gestoert[einheit.zeile])
    pruefe_blaetter(lauf, plan, genannt, gestoert)
    pruefe_nachbarn(lauf, plan)
    if regel is not None:
        pruefe_weiteres(lauf, plan, regel, oben)
    befunde = sorted(lauf.befunde, key=lambda b: b.line or 0)
    return Pruefung(plan, tuple(befunde))
