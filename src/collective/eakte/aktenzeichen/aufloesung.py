"""Find records and plan units by a number that they have or had."""

from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.register import normalisiert
from collective.eakte.aktenzeichen.sortierung import sortierschluessel
from collective.eakte.interfaces import IPlanknoten
from dataclasses import dataclass
from plone import api
from typing import Any
from zope.component import getUtility


@dataclass(frozen=True)
class Treffer:
    """What a number leads to.

    :param brain: catalog brain; the user may see the object.
    :param frueher: whether the object has another number now.
    """

    brain: Any
    frueher: bool


def treffer(kennzeichen):
    """Everything that has or had a number, as far as the user may see it.

    The number of a record leads to one record; the number of a unit may occur in
    several plans.

    :param kennzeichen: number as typed; blanks around it and capitals do not matter.
    :returns: list of :class:`Treffer`, the record first. It is empty, without any
        difference, when there is nothing and when there is nothing to be seen.
    """
    gesucht = normalisiert(kennzeichen or "")
    if not gesucht:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    uid = getUtility(INummernregister).inhaber(gesucht)
    brains = list(catalog(UID=uid, show_inactive=True)) if uid else []
    # The sort keys of numbers that differ in capitals only are neighbours: a common
    # beginning, and after a blank what makes them different.
    anfang = sortierschluessel(gesucht).partition(" ")[0]
    einheiten = catalog(
        object_provides=IPlanknoten.__identifier__,
        kennzeichen_sort={"query": (anfang, f"{anfang}!"), "range": "min:max"},
        show_inactive=True,
    )
    brains += sorted(einheiten, key=lambda brain: brain.getPath())
    return [
        Treffer(brain, normalisiert(brain.kennzeichen or "") != gesucht)
        for brain in brains
        if uid == brain.UID or normalisiert(brain.kennzeichen or "") == gesucht
    ]
