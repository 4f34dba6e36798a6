"""Rules on the values of one unit, and between neighbours."""

from collective.eakte.aktenplan.lauf import Zeile
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.modell import GEERBTE_FELDER
from collective.eakte.aktenplan.werte import JAHRE_OHNE_GRUND
from dataclasses import replace

import re


ANNAHME = "ANNAHME"
"""``quelle_frist`` of a period that is an assumption, which is no reason."""


def pruefe_fristen(lauf, einheit, gestoert):
    """Periods and validity agree with each other (RegR; xdomea 3.1)."""
    zeile = Zeile(einheit.zeile)
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


def pruefe_nachbarn(lauf, plan):
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
                    Zeile(einheit.zeile),
                    field="kennzeichen",
                    kennzeichen=einheit.kennzeichen,
                    nachbar=nachbar.kennzeichen,
                )


def pruefe_weiteres(lauf, plan, regel, oben):
    """Ask the other rooms about every unit."""
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
