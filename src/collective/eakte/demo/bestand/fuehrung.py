"""Keep the chosen Akten: when things happen and under which Betreff they are filed."""

from collective.eakte.demo.bestand.auswahl import Auswahl
from collective.eakte.demo.bestand.auswahl import GewaehlterAblauf
from collective.eakte.demo.bestand.auswahl import SAAT
from collective.eakte.demo.bestand.dokumente import dokumente
from collective.eakte.demo.bestand.dokumente import Zusammenhang
from collective.eakte.demo.kalender import arbeitstag
from collective.eakte.demo.kalender import ERSTER_TAG
from collective.eakte.demo.kalender import LETZTER_TAG
from collective.eakte.demo.kalender import nach
from collective.eakte.demo.modelle import Akte
from collective.eakte.demo.modelle import Teilakte
from collective.eakte.demo.modelle import Vorgang
from collective.eakte.demo.personen import bearbeitung
from collective.eakte.demo.vorlagen.bausteine import Schritt
from dataclasses import replace

import datetime
import random
import re


#: "Stadtfest 2024", "Kennziffer 2024-03": a year of the demo, maybe with a month.
_JAHR = re.compile(r"\b(202[1-6])(?:-(0[1-9]|1[0-2]))?\b")

_VORBLATT = Schritt(
    "intern",
    "Aktenvorblatt",
    "Aktenvorblatt {kurz}",
    "Akte eröffnet am {beginn}. Gegenstand: {Lang}.\n\n"
    "Federführend: {amt}. Die Akte wird elektronisch geführt; Schriftstücke auf "
    "Papier werden von der Scanstelle erfasst und nach sechs Monaten vernichtet.",
    format="docx",
)


class Betreffe:
    """Gives every record of a unit a Betreff of its own."""

    def __init__(self):
        self.vergeben = set()

    def vergib(self, art: str, ort: str, betreff: str, tag: datetime.date) -> str:
        """Return the Betreff, with the date behind it when it is already taken."""
        versuche = (betreff, f"{betreff} vom {tag:%d.%m.%Y}")
        for versuch in versuche:
            if (art, ort, versuch) not in self.vergeben:
                self.vergeben.add((art, ort, versuch))
                return versuch
        raise ValueError(f"Two of {art} in {ort} are called {betreff}")


def fuehre(auswahl: list[Auswahl]) -> tuple[Akte, ...]:
    """Return the Akten with their Vorgänge and Dokumente, still without states."""
    betreffe = Betreffe()
    return tuple(
        _akte(gewaehlt, nummer, betreffe) for nummer, gewaehlt in enumerate(auswahl, 1)
    )


def _akte(gewaehlt: Auswahl, nummer: int, betreffe: Betreffe) -> Akte:
    zufall = random.Random(f"{SAAT}/{gewaehlt.schluessel}")
    vorlage, gegenstand = gewaehlt.vorlage, gewaehlt.gegenstand
    ort = f"{gewaehlt.plan}/{gewaehlt.einheit}"
    zusammenhang = Zusammenhang(
        gegenstand=gegenstand,
        oe=vorlage.oe,
        einheit=gewaehlt.einheit,
        ort=ort,
        schluessel=f"akte-{nummer:03}",
        stelle=vorlage.stelle,
        zufall=zufall,
        vergib=betreffe.vergib,
    )
    beginne = _termine(gewaehlt, zufall)
    beginn = min(beginne)
    zusammenhang.akte_beginn = beginn
    betreff = vorlage.betreff.format(**zusammenhang.angaben(beginn))
    akte = Akte(
        plan=gewaehlt.plan,
        einheit=gewaehlt.einheit,
        oe=vorlage.oe,
        betreff=betreffe.vergib("Akte", ort, betreff, beginn),
        typ=vorlage.typ,
        laufzeit_beginn=beginn,
        beteiligte=zusammenhang.beteiligte,
        medium="002" if vorlage.standort else "001",
        standort=vorlage.standort,
    )
    if gewaehlt.vorblatt:
        akte.dokumente = dokumente(zusammenhang, "vorblatt", (_VORBLATT,), beginn)
    vorgaenge = _vorgaenge(gewaehlt, zusammenhang, beginne)
    if vorlage.teilakten:
        akte.teilakten = _teilakten(vorlage.teilakten, vorgaenge)
    else:
        akte.vorgaenge = vorgaenge
    return akte


def _termine(gewaehlt: Auswahl, zufall: random.Random) -> list[datetime.date]:
    """Return the day on which each course starts.

    A course with a year in its occasion starts in that year. The others follow
    each other, the first one before every year that is named.
    """
    feste = [_genannt(ablauf.anlass, zufall) for ablauf in gewaehlt.ablaeufe]
    anfang = _genannt(gewaehlt.gegenstand.bezeichnung, zufall) or _anfang(feste, zufall)
    beginne = []
    zeiger = anfang
    for ablauf, fest in zip(gewaehlt.ablaeufe, feste, strict=True):
        dauer = sum(schritt.tage for schritt in ablauf.schritte) + 10
        beginn = fest or min(zeiger, _spaetestens(dauer, len(ablauf.schritte)))
        beginne.append(beginn)
        ende = nach(beginn, dauer + zufall.randint(15, 100))
        zeiger = max(zeiger, ende)
    return beginne


def _spaetestens(dauer: int, schritte: int) -> datetime.date:
    """Return the last day on which a course can start and still end in the demo.

    Weekends, holidays and the post delay each step by some days.
    """
    return nach(LETZTER_TAG, -dauer - 7 * schritte)


def _anfang(feste: list, zufall: random.Random) -> datetime.date:
    """Return the first day of an Akte, early enough for the years named."""
    genannt = [fest for fest in feste if fest]
    letzter = LETZTER_TAG - datetime.timedelta(days=180 * len(feste))
    if genannt and not feste[0]:
        letzter = min(genannt) - datetime.timedelta(days=150)
    spanne = max((letzter - ERSTER_TAG).days, 0)
    return nach(ERSTER_TAG, zufall.randint(0, spanne))


def _genannt(text: str, zufall: random.Random) -> datetime.date | None:
    """Return a day in the year (and month) that a text names last."""
    treffer = _JAHR.findall(text)
    if not treffer:
        return None
    jahr, monat = treffer[-1]
    tag = datetime.date(int(jahr), int(monat or zufall.randint(2, 9)), 1)
    return arbeitstag(tag + datetime.timedelta(days=zufall.randint(1, 20)))


def _vorgaenge(
    gewaehlt: Auswahl, zusammenhang: Zusammenhang, beginne: list[datetime.date]
) -> list[Vorgang]:
    """Return the Vorgänge in the order in which they began."""
    oberste: list[Vorgang] = []
    nach_ablauf: dict[str, Vorgang] = {}
    reihe = sorted(zip(beginne, range(len(beginne)), strict=True))
    for nummer, (beginn, stelle) in enumerate(reihe, 1):
        ablauf = gewaehlt.ablaeufe[stelle]
        vorgang = _vorgang(ablauf, zusammenhang, nummer, beginn)
        if ablauf.ablauf.teilvorgang:
            nach_ablauf[ablauf.ablauf.voraus].teilvorgaenge.append(vorgang)
        else:
            oberste.append(vorgang)
        nach_ablauf.setdefault(ablauf.ablauf.schluessel, vorgang)
    return oberste


def _vorgang(
    ablauf: GewaehlterAblauf,
    zusammenhang: Zusammenhang,
    nummer: int,
    beginn: datetime.date,
) -> Vorgang:
    if ablauf.ablauf.oe:
        zusammenhang = replace(zusammenhang, oe=ablauf.ablauf.oe)
    zusammenhang.anlass = ablauf.anlass.split("|")[0]
    zusammenhang.beginn = beginn
    zusammenhang.betrag = zusammenhang.zufall.choice(ablauf.ablauf.betraege)
    betreff = ablauf.ablauf.betreff.format(**zusammenhang.angaben(beginn))
    return Vorgang(
        betreff=zusammenhang.vergib("Vorgang", zusammenhang.ort, betreff, beginn),
        typ=ablauf.ablauf.typ,
        laufzeit_beginn=beginn,
        bearbeiter=bearbeitung(zusammenhang.oe).name,
        beteiligte=zusammenhang.beteiligte,
        dokumente=dokumente(
            zusammenhang, f"vorgang-{nummer:02}", tuple(ablauf.schritte), beginn
        ),
        oe=ablauf.ablauf.oe,
    )


def _teilakten(namen: tuple[str, ...], vorgaenge: list[Vorgang]) -> list[Teilakte]:
    """Divide the Vorgänge among Teilakten, as many in each as possible."""
    je = -(-len(vorgaenge) // len(namen))
    teilakten = []
    for nummer, name in enumerate(namen):
        teil = vorgaenge[nummer * je : (nummer + 1) * je]
        if teil:
            teilakten.append(Teilakte(name, teil[0].laufzeit_beginn, vorgaenge=teil))
    return teilakten
