"""Check a plan table: every problem with its line and what to do about it."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collective.eakte.aktenplan.gliederung import anfaenge
from collective.eakte.aktenplan.gliederung import ebenen as bestimme_ebenen
from collective.eakte.aktenplan.gliederung import glieder
from collective.eakte.aktenplan.gliederung import leite_eltern_ab
from collective.eakte.aktenplan.lesen import Tabelle
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.meldungen import FEHLER
from collective.eakte.aktenplan.meldungen import WARNUNG
from collective.eakte.aktenplan.modell import GEERBTE_FELDER
from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.modell import WERTFELDER
from collective.eakte.aktenplan.regeln import BETREFFSEINHEIT
from collective.eakte.aktenplan.regeln import pruefe_anlage
from collective.eakte.aktenplan.spalten import NACH_NAME
from collective.eakte.aktenplan.spalten import vereinfacht
from collective.eakte.aktenplan.werte import JAHRE_OHNE_GRUND
from collective.eakte.aktenplan.werte import leer
from collective.eakte.aktenplan.werte import LESER
from collective.eakte.aktenplan.werte import umgewandelt
from collective.eakte.aktenplan.werte import Wertfehler
from collective.eakte.config import HOECHSTE_EBENE
from collective.eakte.hindernisse import Hindernis
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

import re


ANNAHME = "ANNAHME"
"""``quelle_frist`` of a period that is an assumption, which is no reason."""


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


@dataclass
class _Zeile:
    """A line while it is checked."""

    nummer: int
    werte: dict[str, object] = field(default_factory=dict)
    gestoert: set[str] = field(default_factory=set)
    """Columns that could not be read: nothing more is said about them."""


@dataclass
class _Lauf:
    """One check with what it knows and what it has found."""

    tabelle: Tabelle
    bestand: Mapping[str, Planzeile]
    mit_akten: Collection[str]
    zustand: str
    befunde: list[Befund]

    def melde(self, code, zeile, **angaben):
        if spalte := angaben.get("field"):
            angaben.setdefault("spalte", self.ueberschriften.get(spalte, spalte))
        self.befunde.append(befund(code, line=zeile.nummer, **angaben))

    def __post_init__(self):
        spalten = self.tabelle.kopf.genutzt if self.tabelle.kopf else ()
        self.ueberschriften = {s.spalte: s.ueberschrift for s in spalten}


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
    lauf = _Lauf(tabelle, bestand or {}, mit_akten, zustand, list(tabelle.befunde))
    zeilen = _lies_zeilen(lauf, _wertzuordnung(lauf, werte or {}))
    if bekannte_oe is not None:
        _pruefe_oe(lauf, zeilen, frozenset(bekannte_oe))
    einzelne = _ohne_doppelte(lauf, zeilen)
    abgeleitet = _bestimme_eltern(lauf, einzelne)
    plan = Plan(_zu_planzeilen(lauf, einzelne), abgeleitet)
    gestoert = {zeile.nummer: zeile.gestoert for zeile in zeilen}
    # Also the lines without a usable number say that their parent is no leaf.
    genannt = {zeile.werte.get("eltern") for zeile in zeilen}
    _pruefe_struktur(lauf, plan, einzelne)
    for einheit in plan:
        _pruefe_fristen(lauf, einheit, gestoert[einheit.zeile])
    _pruefe_blaetter(lauf, plan, genannt, gestoert)
    _pruefe_nachbarn(lauf, plan)
    if regel is not None:
        _pruefe_weiteres(lauf, plan, regel, oben)
    befunde = sorted(lauf.befunde, key=lambda b: b.line or 0)
    return Pruefung(plan, tuple(befunde))


# Cells


def _wertzuordnung(lauf, werte):
    zuordnung = {}
    for spalte, paare in werte.items():
        if spalte not in NACH_NAME:
            lauf.befunde.append(
                befund("wert-zuordnung-unbekannt", field=spalte, spalte=spalte)
            )
        zuordnung[spalte] = {vereinfacht(str(k)): v for k, v in paare.items()}
    return zuordnung


def _lies_zeilen(lauf, zuordnung):
    tabelle = lauf.tabelle
    if tabelle.kopf is None:
        return []
    spalten = [
        (s.stelle, s.spalte, LESER[s.spalte], zuordnung.get(s.spalte), {})
        for s in tabelle.kopf.genutzt
    ]
    breite = max((s.stelle for s in tabelle.kopf.spalten), default=-1) + 1
    zeilen = []
    for nummer, zellen in tabelle.zeilen:
        zeile = _Zeile(nummer)
        zeilen.append(zeile)
        if any(not leer(zelle) for zelle in zellen[breite:]):
            lauf.melde("zellen-zu-viele", zeile)
        elif len(zellen) < breite and tabelle.blatt is None:
            lauf.melde("zellen-zu-wenige", zeile)
        for stelle, spalte, leser, eigene, bekannt in spalten:
            zelle = zellen[stelle] if stelle < len(zellen) else None
            if leer(zelle):
                continue
            _lies_zelle(lauf, zeile, zelle, spalte, leser, eigene, bekannt)
        _pruefe_zeile(lauf, zeile)
    return zeilen


def _lies_zelle(lauf, zeile, zelle, spalte, leser, eigene, bekannt):
    # Most cells of a column hold one of a few values: each is read once. The
    # type is part of the key because 1, 1.0 and True are equal.
    schluessel = (type(zelle), zelle)
    if schluessel not in bekannt:
        if eigene and isinstance(zelle, str):
            zelle = eigene.get(vereinfacht(zelle), zelle)
        try:
            bekannt[schluessel] = leser(zelle), None
        except Wertfehler as fehler:
            bekannt[schluessel] = None, fehler
    wert, fehler = bekannt[schluessel]
    if fehler is not None:
        zeile.gestoert.add(spalte)
        lauf.melde(fehler.code, zeile, field=spalte, **fehler.angaben)
        return
    zeile.werte[spalte] = wert
    if (
        spalte == "titel"
        and isinstance(zelle, str)
        and re.search("[\r\n]", zelle.strip())
    ):
        lauf.melde("zeilenumbruch", zeile, field=spalte)


def _pruefe_zeile(lauf, zeile):
    nummer = zeile.werte.get("kennzeichen")
    if nummer is None and "kennzeichen" not in zeile.gestoert:
        if "kennzeichen" in lauf.ueberschriften:
            lauf.melde("kennzeichen-fehlt", zeile, field="kennzeichen")
    if "titel" not in zeile.werte and "titel" not in zeile.gestoert:
        if "titel" in lauf.ueberschriften:
            lauf.melde("titel-fehlt", zeile, field="titel", kennzeichen=nummer or "?")
    eltern = zeile.werte.get("eltern")
    # A number that continues its parent has not been changed by a spreadsheet,
    # which would have changed the parent as well.
    for spalte, wert in (("kennzeichen", nummer), ("eltern", eltern)):
        if wert and umgewandelt(wert) and not (eltern and wert.startswith(eltern)):
            zeile.gestoert.add(spalte)
            lauf.melde("zelle-umgewandelt", zeile, field=spalte, wert=wert)


def _pruefe_oe(lauf, zeilen, bekannte):
    for zeile in zeilen:
        for spalte in ("aktenfuehrende_oe", "federfuehrende_oe"):
            wert = zeile.werte.get(spalte)
            if wert and wert not in bekannte:
                lauf.melde("oe-unbekannt", zeile, field=spalte, wert=wert)


def _pruefe_weiteres(lauf, plan, regel, oben):
    gesamt = {**lauf.bestand, **plan.nach_kennzeichen}
    for einheit in plan:
        if not einheit.ebene:
            continue  # in a circle, which is reported
        for grund in regel(einheit, _mit_geerbtem(einheit, gesamt, oben)):
            lauf.befunde.append(
                Befund(
                    grund.code,
                    grund.message,
                    field=grund.field,
                    line=einheit.zeile,
                    kennzeichen=einheit.kennzeichen,
                )
            )


def _mit_geerbtem(einheit, gesamt, oben):
    """A unit with what it inherits; ``oben`` stands for the plan itself."""
    felder = {}
    fehlend = set(GEERBTE_FELDER)
    knoten = einheit
    while knoten is not None and fehlend:
        for name in list(fehlend):
            if wert := getattr(knoten, name):
                felder[name] = wert
                fehlend.discard(name)
        if knoten is oben:
            break
        knoten = gesamt.get(knoten.eltern) if knoten.eltern else oben
    return replace(einheit, **felder)


# Lines to units


def _ohne_doppelte(lauf, zeilen):
    """The lines with a number of their own, by number."""
    einzelne = {}
    aehnliche = {}
    for zeile in zeilen:
        nummer = zeile.werte.get("kennzeichen")
        if nummer is None:
            continue
        if nummer in einzelne:
            lauf.melde(
                "kennzeichen-doppelt",
                zeile,
                field="kennzeichen",
                kennzeichen=nummer,
                erste=einzelne[nummer].nummer,
            )
            continue
        einzelne[nummer] = zeile
        verwechselbar = tuple(teil.lstrip("0").casefold() for teil in glieder(nummer))
        andere = aehnliche.setdefault(verwechselbar, zeile)
        if andere is not zeile:
            lauf.melde(
                "kennzeichen-aehnlich",
                zeile,
                field="kennzeichen",
                kennzeichen=nummer,
                anderes=andere.werte["kennzeichen"],
                erste=andere.nummer,
            )
    return einzelne


def _bestimme_eltern(lauf, einzelne):
    """Fill in the parents; tell whether they were taken from the numbering."""
    if "eltern" in lauf.ueberschriften or not einzelne:
        return False
    neue = [nummer for nummer in einzelne if nummer not in lauf.bestand]
    gegeben = {
        nummer: zeile.werte["ebene"]
        for nummer, zeile in einzelne.items()
        if "ebene" in zeile.werte
    }
    if gegeben:
        gegeben |= {
            nummer: einheit.ebene
            for nummer, einheit in lauf.bestand.items()
            if nummer not in gegeben
        }
    ableitung = leite_eltern_ab(neue, gegeben, (*lauf.bestand, *einzelne))
    for nummer, eltern in ableitung.eltern.items():
        if eltern:
            einzelne[nummer].werte["eltern"] = eltern
    for nummer, eltern in ableitung.mehrdeutig.items():
        lauf.melde(
            "eltern-mehrdeutig",
            einzelne[nummer],
            field="kennzeichen",
            kennzeichen=nummer,
            eltern=eltern,
        )
    for nummer in ableitung.unklar:
        einzelne[nummer].gestoert.add("ebene")
        lauf.melde(
            "eltern-nicht-ableitbar",
            einzelne[nummer],
            field="kennzeichen",
            kennzeichen=nummer,
        )
    for nummer in einzelne.keys() & lauf.bestand.keys():
        if eltern := lauf.bestand[nummer].eltern:
            einzelne[nummer].werte["eltern"] = eltern
    if not neue:
        return False
    lauf.befunde.append(
        befund("eltern-abgeleitet", line=lauf.tabelle.kopfzeile, anzahl=len(neue))
    )
    return True


def _zu_planzeilen(lauf, einzelne):
    eltern = {nummer: bestand.eltern for nummer, bestand in lauf.bestand.items()}
    eltern |= {nummer: zeile.werte.get("eltern") for nummer, zeile in einzelne.items()}
    stufen, kreise = bestimme_ebenen(eltern)
    for nummer, weg in kreise.items():
        zeile = einzelne.get(nummer) or next(einzelne[n] for n in weg if n in einzelne)
        lauf.melde(
            "eltern-kreis",
            zeile,
            field="eltern",
            kennzeichen=nummer,
            weg=" > ".join(weg[:10]),
        )
    return tuple(
        _zu_planzeile(lauf, nummer, zeile, stufen.get(nummer, 0))
        for nummer, zeile in einzelne.items()
    )


def _zu_planzeile(lauf, nummer, zeile, ebene):
    bestand = lauf.bestand.get(nummer)
    if bestand is not None:
        felder = {name: getattr(bestand, name) for name in WERTFELDER}
    else:
        felder = {"titel": "", "zustand": lauf.zustand}
    werte = zeile.werte
    for spalte in lauf.ueberschriften:
        if spalte == "aufbewahrung_jahre":
            dauer, unbefristet = werte.get(spalte, (None, False))
            felder["aufbewahrungsdauer"] = dauer
            felder["aufbewahrung_unbefristet"] = unbefristet
        elif spalte == "titel":
            felder["titel"] = werte.get(spalte, "")
        elif spalte == "status":
            felder["zustand"] = werte.get(spalte) or felder["zustand"]
        elif spalte not in ("kennzeichen", "eltern", "ebene"):
            felder[NACH_NAME[spalte].felder[0]] = werte.get(spalte)
    return Planzeile(
        kennzeichen=nummer,
        eltern=werte.get("eltern"),
        ebene=ebene,
        zeile=zeile.nummer,
        **felder,
    )


# Structure


def _pruefe_struktur(lauf, plan, einzelne):
    gesamt = {**lauf.bestand, **plan.nach_kennzeichen}
    for einheit in plan:
        zeile = einzelne[einheit.kennzeichen]
        eltern = gesamt.get(einheit.eltern)
        if einheit.ebene > HOECHSTE_EBENE:
            lauf.melde(
                "zu-viele-ebenen",
                zeile,
                field="ebene",
                kennzeichen=einheit.kennzeichen,
                ebene=einheit.ebene,
                hoechstens=HOECHSTE_EBENE,
            )
        if "eltern" in zeile.gestoert:
            continue
        if eltern is not None:
            _pruefe_unter(lauf, einheit, eltern, zeile)
            _pruefe_ebene(lauf, einheit, zeile, einzelne.get(einheit.eltern), eltern)
        elif einheit.eltern is not None:
            lauf.melde(
                "eltern-fehlt",
                zeile,
                field="eltern",
                kennzeichen=einheit.kennzeichen,
                eltern=einheit.eltern,
            )
        elif _braucht_eltern(zeile, einzelne):
            lauf.melde(
                "eltern-leer", zeile, field="eltern", kennzeichen=einheit.kennzeichen
            )


def _braucht_eltern(zeile, einzelne):
    """Tell whether a unit without parent stands below another one all the same."""
    if "ebene" in zeile.gestoert:
        return False
    if "ebene" in zeile.werte:
        return zeile.werte["ebene"] > 1
    teile = glieder(zeile.werte["kennzeichen"])
    return any(
        glieder(anfang) == teile[:-1]
        for anfang in anfaenge(zeile.werte["kennzeichen"], einzelne)
    )


def _pruefe_unter(lauf, einheit, eltern, zeile):
    neu = einheit.kennzeichen not in lauf.bestand
    # Between new units only what is in force matters; a unit that is there and
    # stays stillgelegt takes nothing at all.
    zu_spaet = neu and eltern.kennzeichen in lauf.bestand
    if eltern.zustand == "stillgelegt" and (
        zu_spaet or einheit.zustand != "stillgelegt"
    ):
        lauf.melde(
            "eltern-stillgelegt",
            zeile,
            field="eltern",
            kennzeichen=einheit.kennzeichen,
            eltern=eltern.kennzeichen,
        )
    if not neu:
        return
    # State, level and kind are reported where they stand in the table.
    for grund in pruefe_anlage(
        zustand="aktiv",
        hat_einheiten=True,
        hat_akten=eltern.kennzeichen in lauf.mit_akten,
        ebene=1,
        anzulegen="einheit",
        kennzeichen=eltern.kennzeichen,
        typ=None,
    ):
        lauf.befunde.append(
            Befund(
                grund.code,
                grund.message,
                field="eltern",
                line=zeile.nummer,
                kennzeichen=einheit.kennzeichen,
            )
        )


def _pruefe_ebene(lauf, einheit, zeile, elternzeile, eltern):
    """Compare the level that is said with the parent's, to find jumps.

    A mistake in the parent's place is reported there and not once more for
    everything below it.
    """
    gesagt = zeile.werte.get("ebene")
    if gesagt is None or not eltern.ebene or "ebene" in zeile.gestoert:
        return
    elternebene = elternzeile.werte.get("ebene") if elternzeile else None
    erwartet = (elternebene or eltern.ebene) + 1
    if gesagt != erwartet:
        lauf.melde(
            "ebene-falsch",
            zeile,
            field="ebene",
            kennzeichen=einheit.kennzeichen,
            wert=gesagt,
            ebene=erwartet,
        )


def _pruefe_blaetter(lauf, plan, genannt, gestoert):
    eltern = genannt | {
        einheit.eltern
        for nummer, einheit in lauf.bestand.items()
        if nummer not in plan.nach_kennzeichen
    }
    for einheit in plan:
        zeile = _Zeile(einheit.zeile)
        angaben = {"kennzeichen": einheit.kennzeichen}
        if not einheit.ebene:
            continue  # in a circle, which is reported
        if einheit.kennzeichen in eltern:
            if einheit.typ == BETREFFSEINHEIT:
                lauf.melde(
                    "betreffseinheit-mit-einheiten", zeile, field="typ", **angaben
                )
            continue
        if einheit.typ and einheit.typ != BETREFFSEINHEIT:
            lauf.melde(
                "gruppe-ohne-einheiten", zeile, field="typ", typ=einheit.typ, **angaben
            )
            continue
        _pruefe_pflichten(lauf, einheit, zeile, gestoert[einheit.zeile])


def _pruefe_pflichten(lauf, einheit, zeile, gestoert):
    """What a leaf needs before Akten are opened in it (xdomea 3.1)."""
    schwere = None if einheit.zustand == "aktiv" else WARNUNG
    if einheit.aufbewahrungsdauer is None and not einheit.aufbewahrung_unbefristet:
        if "aufbewahrung_jahre" not in gestoert:
            lauf.melde(
                "aufbewahrung-fehlt",
                zeile,
                field="aufbewahrung_jahre",
                kennzeichen=einheit.kennzeichen,
                schwere=schwere,
            )
    if einheit.aussonderungsart is None and "aussonderungsart" not in gestoert:
        lauf.melde(
            "aussonderungsart-fehlt",
            zeile,
            field="aussonderungsart",
            kennzeichen=einheit.kennzeichen,
            schwere=schwere,
        )


def _pruefe_fristen(lauf, einheit, gestoert):
    zeile = _Zeile(einheit.zeile)
    dauer = einheit.aufbewahrungsdauer
    if dauer is not None and dauer > JAHRE_OHNE_GRUND:
        if einheit.quelle_frist in (None, ANNAHME) and not einheit.bemerkung:
            lauf.melde(
                "frist-lang",
                zeile,
                field="aufbewahrung_jahre",
                kennzeichen=einheit.kennzeichen,
                wert=dauer,
            )
    monate = einheit.transferfrist
    if dauer is not None and monate is not None and monate > dauer * 12:
        lauf.melde(
            "transferfrist-zu-lang",
            zeile,
            field="transferfrist_monate",
            kennzeichen=einheit.kennzeichen,
            monate=monate,
            jahre=dauer,
        )
    beginn, ende = einheit.laufzeit_beginn, einheit.laufzeit_ende
    if beginn and ende and ende < beginn:
        lauf.melde(
            "laufzeit-verkehrt",
            zeile,
            field="gueltig_bis",
            kennzeichen=einheit.kennzeichen,
        )


def _pruefe_nachbarn(lauf, plan):
    """Find numbers that have lost a zero at the end: 1.1 between 1.09 and 1.11."""
    geschwister = {}
    for einheit in plan:
        treffer = re.fullmatch(r"(.*?\D|)(\d+)", einheit.kennzeichen)
        if treffer:
            geschwister.setdefault((einheit.eltern, treffer[1]), []).append(
                (treffer[2], einheit)
            )
    for gruppe in geschwister.values():
        # Only where zeros in front show that all have the same width.
        gefuellt = [ziffern for ziffern, _einheit in gruppe if ziffern[0] == "0"]
        if not gefuellt:
            continue
        breite = max(len(ziffern) for ziffern in gefuellt)
        nachbar = next(e for z, e in gruppe if len(z) == breite and z[0] == "0")
        for ziffern, einheit in gruppe:
            if len(ziffern) < breite:
                lauf.melde(
                    "kennzeichen-stellen",
                    _Zeile(einheit.zeile),
                    field="kennzeichen",
                    kennzeichen=einheit.kennzeichen,
                    nachbar=nachbar.kennzeichen,
                )
