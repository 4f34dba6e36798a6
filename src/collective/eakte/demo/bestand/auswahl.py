"""Which courses of work take place in which Akte, until the numbers are right."""

from collections.abc import Iterator
from collective.eakte.demo.vorlagen.bausteine import Ablauf
from collective.eakte.demo.vorlagen.bausteine import Aktenvorlage
from collective.eakte.demo.vorlagen.bausteine import Gegenstand
from collective.eakte.demo.vorlagen.bausteine import Schritt
from dataclasses import dataclass
from dataclasses import field

import random


SAAT = "Lauterfels"

#: Every so many Akten have a cover sheet that lies directly in the Akte.
VORBLATT_JEDE = 5


@dataclass
class GewaehlterAblauf:
    """A course of work on one occasion, with the steps that are taken."""

    ablauf: Ablauf
    anlass: str
    schritte: list[Schritt] = field(default_factory=list)

    def __post_init__(self):
        self.schritte = [s for s in self.ablauf.schritte if not s.wahlweise]

    def nimm_hinzu(self, schritt: Schritt) -> None:
        """Take an optional step as well, at its place in the course."""
        self.schritte = [
            s for s in self.ablauf.schritte if s in self.schritte or s is schritt
        ]


@dataclass
class Auswahl:
    """One Akte to be: its pattern, its subject, its place, its courses."""

    vorlage: Aktenvorlage
    gegenstand: Gegenstand
    plan: str
    einheit: str
    ablaeufe: list[GewaehlterAblauf] = field(default_factory=list)
    vorblatt: bool = False

    @property
    def schluessel(self) -> str:
        """Return what tells this Akte from all others."""
        return f"{self.plan}/{self.einheit}/{self.gegenstand.kurz}"

    def moeglich(self) -> list[GewaehlterAblauf]:
        """Return every course on every occasion, in the order of the pattern."""
        return [
            GewaehlterAblauf(ablauf, anlass)
            for ablauf in self.vorlage.ablaeufe
            for anlass in ablauf.anlaesse
        ]

    def darf(self, wunsch: GewaehlterAblauf) -> bool:
        """Return whether there is room for the course, and its forerunner."""
        grenze = self.vorlage.hoechstens
        if grenze and len(self.ablaeufe) >= grenze:
            return False
        voraus = wunsch.ablauf.voraus
        return not voraus or voraus in {a.ablauf.schluessel for a in self.ablaeufe}


def waehle(
    vorlagen: tuple[Aktenvorlage, ...], vorgaenge: int, dokumente: int
) -> list[Auswahl]:
    """Return the Akten with exactly so many Vorgänge and Dokumente in all.

    :raises ValueError: the patterns offer too few, or demand too many.
    """
    auswahl = list(_leere_akten(vorlagen))
    _waehle_ablaeufe(auswahl, vorgaenge)
    _waehle_schritte(auswahl, dokumente)
    return auswahl


def _leere_akten(vorlagen: tuple[Aktenvorlage, ...]) -> Iterator[Auswahl]:
    for vorlage in vorlagen:
        gegenstaende = iter(vorlage.gegenstaende)
        for plan, einheit, anzahl in vorlage.orte:
            for _ in range(anzahl):
                yield Auswahl(vorlage, next(gegenstaende), plan, einheit)


def _waehle_ablaeufe(auswahl: list[Auswahl], anzahl: int) -> None:
    """Take the first courses of each Akte, then others by chance."""
    offen = []
    for akte in auswahl:
        for nummer, wunsch in enumerate(akte.moeglich()):
            if nummer < akte.vorlage.mindestens:
                akte.ablaeufe.append(wunsch)
            else:
                offen.append((akte, wunsch, nummer))
    fehlen = anzahl - sum(len(akte.ablaeufe) for akte in auswahl)
    random.Random(f"{SAAT}/Vorgang").shuffle(offen)
    while fehlen > 0 and offen:
        uebrig = []
        for akte, wunsch, nummer in offen:
            if fehlen > 0 and akte.darf(wunsch):
                akte.ablaeufe.append(wunsch)
                fehlen -= 1
            else:
                uebrig.append((akte, wunsch, nummer))
        if len(uebrig) == len(offen):
            break
        offen = uebrig
    if fehlen:
        raise ValueError(f"{fehlen} Vorgänge are missing")
    for akte in auswahl:
        reihe = [(a.ablauf.schluessel, a.anlass) for a in akte.moeglich()]
        akte.ablaeufe.sort(key=lambda a: reihe.index((a.ablauf.schluessel, a.anlass)))


def _waehle_schritte(auswahl: list[Auswahl], anzahl: int) -> None:
    """Take optional steps by chance until the number of Dokumente is right."""
    for akte in auswahl[::VORBLATT_JEDE]:
        akte.vorblatt = True
    fehlen = anzahl - sum(akte.vorblatt for akte in auswahl)
    wahlweise = []
    for akte in auswahl:
        for ablauf in akte.ablaeufe:
            fehlen -= len(ablauf.schritte)
            wahlweise += [(ablauf, s) for s in ablauf.ablauf.schritte if s.wahlweise]
    if not 0 <= fehlen <= len(wahlweise):
        raise ValueError(
            f"{fehlen} Dokumente are missing, {len(wahlweise)} steps are optional"
        )
    random.Random(f"{SAAT}/Dokument").shuffle(wahlweise)
    for ablauf, schritt in wahlweise[:fehlen]:
        ablauf.nimm_hinzu(schritt)
