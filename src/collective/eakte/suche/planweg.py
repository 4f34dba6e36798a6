"""The plan as a facet: how many hits lie in which unit, one level after the other."""

from collections import Counter
from collective.eakte import _
from collective.eakte.suche.arten import PLANKNOTEN
from collective.eakte.suche.ergebnis import Facette
from collective.eakte.suche.ergebnis import Facettenwert


NAME = "in"

TITEL = _("suche_facette_einheit", default="In the file plan")


def einheiten(katalog, lage, rids, ort=None):
    """The units in which hits lie.

    :param katalog: :class:`~.menge.Katalog`.
    :param lage: :class:`~.lage.Lage`.
    :param rids: ids of the hits.
    :param ort: id of the plan node in which is searched; ``None`` for everywhere.
    :returns: :class:`~.ergebnis.Facette` with the units below it that the user may see
        and in which there are hits, or ``None``. Where there is one plan only, its
        units come at once.
    """
    if ort is None:
        plaene = _plaene(katalog, lage)
        je_plan = {
            plan: anzahl
            for plan, pfad in plaene.items()
            if (anzahl := len(_darin(katalog, rids, pfad)))
        }
        if len(je_plan) == 1:
            ort = next(iter(je_plan))
        elif je_plan:
            return _facette(katalog, lage, je_plan)
    if ort is None or lage.art(ort) not in PLANKNOTEN:
        return None
    return _facette(katalog, lage, _je_einheit(katalog, lage, rids, ort))


def _plaene(katalog, lage):
    typen = lage.typen("Aktenplan")
    pfade = katalog.innen.paths
    gefunden = katalog.suche_typen(typen)
    return {rid: pfade[rid] for rid in gefunden}


def _darin(katalog, rids, pfad):
    anfang = f"{pfad}/"
    pfade = katalog.innen.paths
    return [rid for rid in rids if pfade[rid].startswith(anfang)]


def _je_einheit(katalog, lage, rids, ort):
    anfang = f"{katalog.innen.paths[ort]}/"
    ab = len(anfang)
    pfade = map(katalog.innen.paths.get, rids)
    je_pfad = Counter(
        pfad[: ende if (ende := pfad.find("/", ab)) > 0 else len(pfad)]
        for pfad in pfade
        if pfad.startswith(anfang)
    )
    rids_nach_pfad = katalog.innen.uids
    je_einheit = {
        rid: anzahl
        for pfad, anzahl in je_pfad.items()
        if (rid := rids_nach_pfad.get(pfad)) is not None and lage.art(rid) in PLANKNOTEN
    }
    sichtbar = lage.sichtbare(je_einheit)
    return {rid: anzahl for rid, anzahl in je_einheit.items() if rid in sichtbar}


def _facette(katalog, lage, anzahl):
    if not anzahl:
        return None
    nummern = katalog.schluessel("kennzeichen_sort")
    werte = []
    for rid in sorted(anzahl, key=lambda rid: nummern.get(rid, "")):
        ort = lage.ort(rid)
        titel = f"{ort.kennzeichen} {ort.titel}".strip()
        werte.append(Facettenwert(ort.uid, titel, anzahl[rid]))
    return Facette(NAME, TITEL, tuple(werte))
