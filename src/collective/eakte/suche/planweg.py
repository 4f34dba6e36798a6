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
    :param rids: set of the ids of the hits.
    :param ort: id of the plan node in which is searched; ``None`` for everywhere.
    :returns: :class:`~.ergebnis.Facette` with the units below it that the user may see
        and in which there are hits, or ``None``. Where there is one plan only, its
        units come at once.
    """
    if ort is None:
        je_plan = _je_plan(katalog, lage, rids)
        if len(je_plan) == 1:
            ort = next(iter(je_plan))
        elif je_plan:
            return _facette(katalog, lage, je_plan)
    if ort is None or lage.art(ort) not in PLANKNOTEN:
        return None
    return _facette(katalog, lage, _je_einheit(katalog, lage, rids, ort))


def _je_plan(katalog, lage, rids):
    plaene = katalog.suche_typen(lage.typen("Aktenplan"))
    pfade = {f"{katalog.innen.paths[plan]}/": plan for plan in plaene}
    je_plan = Counter()
    for behaelter, anzahl in lage.je_behaelter(rids).items():
        for pfad, plan in pfade.items():
            if f"{behaelter}/".startswith(pfad):
                je_plan[plan] += anzahl
    return je_plan


def _je_einheit(katalog, lage, rids, ort):
    anfang = f"{katalog.innen.paths[ort]}/"
    je_pfad = Counter()
    for behaelter, anzahl in lage.je_behaelter(rids).items():
        if behaelter.startswith(anfang):
            ende = behaelter.find("/", len(anfang))
            je_pfad[behaelter if ende < 0 else behaelter[:ende]] += anzahl
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
