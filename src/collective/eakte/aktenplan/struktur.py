"""Rules between the units of a plan: parents, levels, leaves."""

from collective.eakte.aktenplan.gliederung import anfaenge
from collective.eakte.aktenplan.gliederung import glieder
from collective.eakte.aktenplan.lauf import Zeile
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import WARNUNG
from collective.eakte.aktenplan.regeln import BETREFFSEINHEIT
from collective.eakte.aktenplan.regeln import pruefe_anlage
from collective.eakte.config import HOECHSTE_EBENE


def pruefe_struktur(lauf, plan, einzelne):
    """Every unit has a parent that may hold it, one level above (xdomea 3.1)."""
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


def pruefe_blaetter(lauf, plan, genannt, gestoert):
    """Leaf principle: groups hold units, leaves say how Akten are kept.

    :param genannt: numbers that any line names as parent.
    :param gestoert: columns that could not be read, by line.
    """
    eltern = genannt | {
        einheit.eltern
        for nummer, einheit in lauf.bestand.items()
        if nummer not in plan.nach_kennzeichen
    }
    for einheit in plan:
        zeile = Zeile(einheit.zeile)
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
