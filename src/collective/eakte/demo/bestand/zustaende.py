"""Which records are finished, which are zdA and which were cancelled, and why."""

from collections.abc import Sequence
from collective.eakte.demo.bestand.auswahl import SAAT
from collective.eakte.demo.modelle import Akte
from collective.eakte.demo.modelle import Dokument
from collective.eakte.demo.modelle import Vorgang

import datetime
import random


#: How many of the Vorgänge that ended before a day are zdA; none after the last.
ANTEIL_ZDA = (
    (datetime.date(2024, 7, 1), 0.97),
    (datetime.date(2025, 8, 1), 0.6),
)

#: Akten without new work since this day may be zdA.
AKTE_RUHT_SEIT = datetime.date(2025, 1, 1)
ANZAHL_AKTEN_ZDA = 18

#: Reasons why a Dokument is cancelled, by its kind; what was sent never is.
STORNO_DOKUMENT = {
    "eingang": (
        "Doppelt erfasst, maßgeblich ist das vorhergehende Dokument.",
        "Fehlscan: Seiten vertauscht, neu erfasst.",
        "Irrläufer, an die zuständige Stelle weitergeleitet.",
        "Unleserlicher Scan, Original nachgefordert.",
    ),
    "intern": (
        "Entwurf versehentlich registriert.",
        "Im falschen Vorgang abgelegt.",
        "Falsche Datei hochgeladen.",
        "Überholt, der Vermerk wird neu gefasst.",
    ),
}
STORNO_VORGANG = (
    "Versehentlich doppelt angelegt.",
    "In der falschen Akte angelegt, dort neu erfasst.",
    "Gehört zu einem anderen Vorgang, dort weitergeführt.",
)
STORNO_AKTE = ("Doppelt angelegt, die ältere Akte wird weitergeführt.",)


def setze_zustaende(akten: Sequence[Akte]) -> None:
    """Give every record its state, its end of Laufzeit and the reason of a Storno."""
    zufall = random.Random(f"{SAAT}/Zustand")
    for akte in akten:
        for vorgang in _von_unten(akte.alle_vorgaenge()):
            _vorgang(vorgang, zufall)
        for dokument in akte.dokumente:
            dokument.zustand = "endfassung"
    _akten_zda(akten, zufall)
    _storno(akten, zufall)
    for akte in akten:
        for dokument in akte.alle_dokumente():
            if dokument.zustand == "entwurf":
                # nothing leaves the house before it is signed
                dokument.postausgangsdatum = None


def _von_unten(vorgaenge) -> list[Vorgang]:
    """Return Teilvorgänge before the Vorgang in which they lie."""
    return list(vorgaenge)[::-1]


def _vorgang(vorgang: Vorgang, zufall: random.Random) -> None:
    letzter = max(d.datum_des_schreibens for d in vorgang.dokumente)
    unten_zda = all(teil.zustand == "zda" for teil in vorgang.teilvorgaenge)
    anteil = next((anteil for tag, anteil in ANTEIL_ZDA if letzter < tag), 0)
    if zufall.random() < anteil and unten_zda:
        vorgang.zustand = "zda"
        enden = [teil.laufzeit_ende for teil in vorgang.teilvorgaenge]
        vorgang.laufzeit_ende = max([letzter, *enden])
        for dokument in vorgang.dokumente:
            dokument.zustand = "endfassung"
        return
    # what came in or went out is final; the last paper on the desk is not
    for dokument in vorgang.dokumente[:-1]:
        if dokument.dokumentart != "intern":
            dokument.zustand = "endfassung"
    entwurf = vorgang.dokumente[-1]
    if entwurf.dokumentart == "eingang":
        entwurf.zustand = "endfassung"


def _akten_zda(akten: Sequence[Akte], zufall: random.Random) -> None:
    """Close some of the Akten in which nothing happens any more."""
    fertig = [
        akte
        for akte in akten
        # a Personalakte stays open as long as there is staff
        if not akte.typ.startswith("Personalakte")
        and all(
            vorgang.zustand == "zda" and vorgang.laufzeit_ende < AKTE_RUHT_SEIT
            for vorgang in akte.alle_vorgaenge()
        )
    ]
    zufall.shuffle(fertig)
    for akte in fertig[:ANZAHL_AKTEN_ZDA]:
        akte.zustand = "zda"
        akte.laufzeit_ende = max(v.laufzeit_ende for v in akte.alle_vorgaenge())
        for teilakte in akte.teilakten:
            teilakte.zustand = "zda"
            teilakte.laufzeit_ende = max(v.laufzeit_ende for v in teilakte.vorgaenge)


def _storno(akten: Sequence[Akte], zufall: random.Random) -> None:
    """Cancel a few records that are still worked on."""
    offene = [akte for akte in akten if akte.zustand == "in_bearbeitung"]
    # what is zdA cannot be cancelled before it has been reopened
    akten_wahl = [
        akte
        for akte in offene
        if [v.zustand for v in akte.alle_vorgaenge()] == ["in_bearbeitung"]
    ]
    for akte, grund in _paare(akten_wahl, STORNO_AKTE, zufall):
        akte.zustand, akte.stornogrund = "storniert", grund
        for vorgang in akte.alle_vorgaenge():
            _storniere_vorgang(vorgang, grund)
        for dokument in akte.dokumente:
            _storniere(dokument, grund)
    vorgaenge = [
        v
        for akte in offene
        if akte.zustand != "storniert"
        for v in akte.vorgaenge
        if v.zustand == "in_bearbeitung" and not v.teilvorgaenge
    ]
    for vorgang, grund in _paare(vorgaenge, STORNO_VORGANG, zufall):
        _storniere_vorgang(vorgang, grund)
    for art, gruende in STORNO_DOKUMENT.items():
        # at most one in a Vorgang, the last one
        letzte = [
            vorgang.dokumente[-1]
            for vorgang in vorgaenge
            if vorgang.zustand == "in_bearbeitung"
            and len(vorgang.dokumente) > 2
            and vorgang.dokumente[-1].dokumentart == art
        ]
        for dokument, grund in _paare(letzte, gruende, zufall):
            _storniere(dokument, grund)


def _paare(auswahl: list, gruende: tuple[str, ...], zufall: random.Random):
    return zip(zufall.sample(auswahl, len(gruende)), gruende, strict=True)


def _storniere_vorgang(vorgang: Vorgang, grund: str) -> None:
    vorgang.zustand, vorgang.stornogrund = "storniert", grund
    vorgang.laufzeit_ende = None
    for dokument in vorgang.dokumente:
        _storniere(dokument, grund)


def _storniere(dokument: Dokument, grund: str) -> None:
    dokument.zustand, dokument.stornogrund = "storniert", grund
