"""The units of a plan as plain values, whoever asks."""

from Acquisition import aq_base
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.modell import WERTFELDER
from collective.eakte.aktenplan.werte import bereinigt
from collective.eakte.aktenzeichen.sortierung import sortierschluessel
from collective.eakte.content.akte import IAkte
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from dataclasses import dataclass
from dataclasses import field
from plone import api


# Where the name of a value is not that of the field of the content.
FELDNAMEN = {"titel": "title", "bemerkung": "description"}

_EINZEILIG = frozenset(WERTFELDER) - {"bemerkung"}


@dataclass
class Bestand:
    """The units of a plan, those above before those below, by natural order.

    :param zeilen: values by number.
    :param objekte: the units by number.
    :param mit_akten: numbers of the units that hold Akten.
    """

    zeilen: dict[str, Planzeile] = field(default_factory=dict)
    objekte: dict[str, object] = field(default_factory=dict)
    mit_akten: set[str] = field(default_factory=set)


def lies_bestand(plan) -> Bestand:
    """Read all units of a plan, seen by the user or not.

    One object per unit is loaded, and of the Akten of a unit at most one.

    :param plan: the Aktenplan.
    """
    bestand = Bestand()
    _lies(plan, None, 0, bestand)
    return bestand


def _lies(knoten, eltern, ebene, bestand):
    if ebene and _haelt_akten(knoten):
        bestand.mit_akten.add(eltern)
        return
    einheiten = [
        einheit
        for einheit in knoten.objectValues()
        if IAktenplaneinheit.providedBy(einheit)
    ]
    einheiten.sort(key=lambda einheit: sortierschluessel(einheit.kennzeichen))
    for einheit in einheiten:
        zeile = als_zeile(einheit, eltern, ebene + 1)
        bestand.zeilen[zeile.kennzeichen] = zeile
        bestand.objekte[zeile.kennzeichen] = einheit
        _lies(einheit, zeile.kennzeichen, ebene + 1, bestand)


def _haelt_akten(knoten):
    """A node never holds two kinds of things, so that the first one tells."""
    tree = knoten._tree or {}
    return IAkte.providedBy(next(iter(tree.values()), None))


def als_zeile(einheit, eltern, ebene) -> Planzeile:
    """The values of one unit, written as the import would write them.

    :param einheit: the unit, or the plan itself.
    :param eltern: number of the unit above, ``None`` below the plan.
    :param ebene: its level.
    """
    basis = aq_base(einheit)
    werte = {
        name: _wert(name, getattr(basis, FELDNAMEN.get(name, name), None))
        for name in WERTFELDER
        if name != "zustand"
    }
    return Planzeile(
        kennzeichen=einheit.kennzeichen,
        eltern=eltern,
        ebene=ebene,
        zustand=api.content.get_state(einheit, default=None),
        **{
            **werte,
            "titel": werte["titel"] or "",
            "aufbewahrung_unbefristet": bool(werte["aufbewahrung_unbefristet"]),
        },
    )


def _wert(name, wert):
    if not isinstance(wert, str):
        return wert
    text = bereinigt(wert)
    return (" ".join(text.split()) if name in _EINZEILIG else text) or None
