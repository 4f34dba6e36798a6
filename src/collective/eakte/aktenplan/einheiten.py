"""From the lines of a table to the units of a plan."""

from collective.eakte.aktenplan.gliederung import ebenen as bestimme_ebenen
from collective.eakte.aktenplan.gliederung import glieder
from collective.eakte.aktenplan.gliederung import leite_eltern_ab
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.modell import WERTFELDER
from collective.eakte.aktenplan.spalten import NACH_NAME


def ohne_doppelte(lauf, zeilen):
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


def bestimme_eltern(lauf, einzelne):
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


def zu_planzeilen(lauf, einzelne):
    """The units with their levels; circles are reported."""
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
