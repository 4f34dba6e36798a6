"""From the cells of a table to the values of its lines."""

from collective.eakte.aktenplan.lauf import Zeile
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.spalten import NACH_NAME
from collective.eakte.aktenplan.spalten import vereinfacht
from collective.eakte.aktenplan.werte import leer
from collective.eakte.aktenplan.werte import LESER
from collective.eakte.aktenplan.werte import umgewandelt
from collective.eakte.aktenplan.werte import Wertfehler

import re


def wertzuordnung(lauf, werte):
    """The user's own spellings, comparable; unknown columns are reported."""
    zuordnung = {}
    for spalte, paare in werte.items():
        if spalte not in NACH_NAME:
            lauf.befunde.append(
                befund("wert-zuordnung-unbekannt", field=spalte, spalte=spalte)
            )
        zuordnung[spalte] = {vereinfacht(str(k)): v for k, v in paare.items()}
    return zuordnung


def lies_zeilen(lauf, zuordnung):
    """Read all lines; :returns: list of :class:`.lauf.Zeile` with typed values."""
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
        zeile = Zeile(nummer)
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


def pruefe_oe(lauf, zeilen, bekannte):
    """Point out offices that are not known."""
    for zeile in zeilen:
        for spalte in ("aktenfuehrende_oe", "federfuehrende_oe"):
            wert = zeile.werte.get(spalte)
            if wert and wert not in bekannte:
                lauf.melde("oe-unbekannt", zeile, field=spalte, wert=wert)
