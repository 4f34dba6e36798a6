"""How the units of a plan hang together: parents, levels, circles."""

from collections.abc import Container
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

import re


_TRENNER = re.compile(r"[\W_]+")


def glieder(kennzeichen: str) -> tuple[str, ...]:
    """The parts of a number between its separators: 32.01 -> ("32", "01")."""
    return tuple(teil for teil in _TRENNER.split(kennzeichen) if teil)


@dataclass
class Ableitung:
    """Parents that were taken from the numbering.

    :param eltern: number -> parent (``None``: topmost).
    :param mehrdeutig: number -> parent that is possible but not certain.
    :param unklar: numbers for which a unit between seems to be missing.
    """

    eltern: dict[str, str | None] = field(default_factory=dict)
    mehrdeutig: dict[str, str] = field(default_factory=dict)
    unklar: list[str] = field(default_factory=list)


def leite_eltern_ab(
    kennzeichen: Iterable[str],
    ebenen: Mapping[str, int] | None = None,
    weitere: Iterable[str] = (),
) -> Ableitung:
    """Derive parents from the numbering: the longest other number in front.

    With levels the parent has to be exactly one level above. Without them two
    things are left to a person: a number that continues another one both by
    digits and by separators (1 -> 10 beside 1 -> 1.1), and one that skips a
    part (32.01.01 below 32).

    :param kennzeichen: the numbers to find parents for.
    :param ebenen: their levels, as far as they are known.
    :param weitere: numbers that are there already and may be parents.
    """
    eigene = list(dict.fromkeys(kennzeichen))
    vorhanden = {*eigene, *weitere}
    ergebnis = Ableitung()
    if ebenen:
        for nummer in eigene:
            _mit_ebene(nummer, ebenen, vorhanden, ergebnis)
    else:
        _ohne_ebene(eigene, vorhanden, ergebnis)
    return ergebnis


def anfaenge(nummer: str, vorhanden: Container[str]) -> Iterator[str]:
    """Yield the other numbers with which a number begins, the longest first."""
    for ende in range(len(nummer) - 1, 0, -1):
        if (anfang := nummer[:ende]) in vorhanden:
            yield anfang


def _mit_ebene(nummer, ebenen, vorhanden, ergebnis):
    ebene = ebenen.get(nummer)
    if ebene == 1:
        ergebnis.eltern[nummer] = None
        return
    for anfang in anfaenge(nummer, vorhanden):
        if ebene is None or ebenen.get(anfang, ebene - 1) == ebene - 1:
            ergebnis.eltern[nummer] = anfang
            return
    ergebnis.unklar.append(nummer)


def _ziffernfolge(anfang, nummer):
    """Tell whether a number continues another one within a run of digits."""
    return anfang[-1].isdigit() and nummer[len(anfang)].isdigit()


def _ohne_ebene(eigene, vorhanden, ergebnis):
    gefunden = {nummer: next(anfaenge(nummer, vorhanden), None) for nummer in eigene}
    getrennt = {
        anfang
        for nummer, anfang in gefunden.items()
        if anfang and not _ziffernfolge(anfang, nummer)
    }
    oben = min(
        (len(glieder(n)) for n, anfang in gefunden.items() if anfang is None),
        default=0,
    )
    for nummer, anfang in gefunden.items():
        ergebnis.eltern[nummer] = anfang
        if anfang is None:
            if len(glieder(nummer)) > oben:
                ergebnis.unklar.append(nummer)
        elif _ziffernfolge(anfang, nummer):
            if anfang in getrennt:
                ergebnis.mehrdeutig[nummer] = anfang
        elif len(glieder(nummer)) - len(glieder(anfang)) > 1:
            ergebnis.unklar.append(nummer)


def ebenen(
    eltern: Mapping[str, str | None],
) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Return the level of every number and the circles.

    :param eltern: number -> parent; a parent that is no number of its own counts
        as topmost, since it is reported anyway.
    :returns: number -> level (from 1; without the numbers in or below a
        circle), and first number of a circle -> the way round.
    """
    stufen: dict[str, int] = {}
    kreise: dict[str, list[str]] = {}
    verloren: set[str] = set()
    for nummer in eltern:
        weg: list[str] = []
        auf_dem_weg: set[str] = set()
        aktuell: str | None = nummer
        while (
            aktuell in eltern
            and aktuell not in stufen
            and aktuell not in verloren
            and aktuell not in auf_dem_weg
        ):
            weg.append(aktuell)
            auf_dem_weg.add(aktuell)
            aktuell = eltern[aktuell]
        if aktuell in auf_dem_weg:
            kreise[aktuell] = [*weg[weg.index(aktuell) :], aktuell]
            verloren.update(weg)
        elif aktuell in verloren:
            verloren.update(weg)
        else:
            stufe = stufen.get(aktuell, 0)
            for schritt in reversed(weg):
                stufe += 1
                stufen[schritt] = stufe
    return stufen, kreise
