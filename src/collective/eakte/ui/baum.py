"""The plan tree as a screen shows it: opened at some places, or filtered.

The paths of some thousand units are at hand in a millisecond or two, whereas asking
the path index for a branch would touch all Akten in it.
"""

from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from dataclasses import dataclass
from dataclasses import field
from hashlib import blake2s
from plone import api

import functools


HOECHSTENS_GEFUNDEN = 100
"""More hits of the filter are not shown: a longer word helps more than a long list."""


@dataclass
class Knoten:
    """A node of the tree.

    :param pfad: path in the database; it stands for the node wherever one is named.
    :param url: address of the node's page.
    :param kennzeichen: plan number; of a plan its short code, if it has one.
    :param titel: title.
    :param zustand: workflow state.
    :param blatt: no units are below.
    :param kinder: nodes to show below; ``None`` when the node is closed.
    """

    pfad: str
    url: str
    kennzeichen: str
    titel: str
    zustand: str
    blatt: bool
    kinder: list | None = field(default=None)

    @property
    def kennung(self):
        """:returns: id of the element that holds the children."""
        return f"eakte-baum-{blake2s(self.pfad.encode(), digest_size=6).hexdigest()}"


def baum(offen=(), aktuell=None):
    """All plans that the user may see, opened as far as asked.

    :param offen: paths of nodes whose children are shown.
    :param aktuell: path of the page; the way to it is open.
    :returns: list of :class:`Knoten`, the plans.
    """
    offen = set(offen)
    while aktuell:
        offen.add(aktuell)
        aktuell = aktuell.rpartition("/")[0]
    return _Einheiten().plaene(lambda pfad: pfad in offen)


def ebene(pfad):
    """The units right below a node.

    :param pfad: path of a plan or unit.
    :returns: list of :class:`Knoten`.
    """
    return _Einheiten().darunter(pfad, lambda pfad: False)


def gefiltert(text):
    """The nodes that match a number or words, with the way to them.

    :param text: part of a number or title; several words must all match, and parts
        of words count, because German builds long ones.
    :returns: pair of the list of plans (:class:`Knoten`, opened down to the hits)
        and the number of all hits.
    """
    einheiten = _Einheiten()
    treffer = einheiten.treffer(text.casefold().split())
    noetig = set()
    for pfad in treffer[:HOECHSTENS_GEFUNDEN]:
        while pfad and pfad not in noetig:
            noetig.add(pfad)
            pfad = pfad.rpartition("/")[0]
    einheiten.behalte(noetig)
    plaene = einheiten.plaene(lambda pfad: True)
    return [plan for plan in plaene if plan.pfad in noetig], len(treffer)


class _Einheiten:
    """All units that the user may see, by the path of what holds them."""

    def __init__(self):
        self.catalog = api.portal.get_tool("portal_catalog")
        self._hole = {}
        self._kinder = {}
        for _schluessel, rid, hole in sorted(
            self._suche(IAktenplaneinheit, _merge=False), key=lambda t: t[:2]
        ):
            pfad = self.catalog.getpath(rid)
            self._hole[pfad] = functools.partial(hole, rid)
            self._kinder.setdefault(pfad.rpartition("/")[0], []).append(pfad)

    def plaene(self, offen):
        return [
            self._knoten(brain, brain.getPath(), offen)
            for brain in self._suche(IAktenplan)
        ]

    def darunter(self, pfad, offen):
        return [
            self._knoten(self._hole[kind](), kind, offen)
            for kind in self._kinder.get(pfad, ())
        ]

    def treffer(self, worte):
        plaene = {brain.getPath(): brain for brain in self._suche(IAktenplan)}
        return [
            pfad
            for pfad, brain in [
                *plaene.items(),
                *((pfad, hole()) for pfad, hole in self._hole.items()),
            ]
            if all(
                wort in f"{brain.kennzeichen or ''} {brain.Title}".casefold()
                for wort in worte
            )
        ]

    def behalte(self, pfade):
        """Forget all units but some."""
        self._kinder = {
            pfad: [kind for kind in kinder if kind in pfade]
            for pfad, kinder in self._kinder.items()
            if pfad in pfade
        }

    def _knoten(self, brain, pfad, offen):
        blatt = not self._kinder.get(pfad)
        return Knoten(
            pfad=pfad,
            url=brain.getURL(),
            kennzeichen=brain.kennzeichen or "",
            titel=brain.Title,
            zustand=brain.review_state,
            blatt=blatt,
            kinder=self.darunter(pfad, offen) if not blatt and offen(pfad) else None,
        )

    def _suche(self, interface, **query):
        return self.catalog(
            object_provides=interface.__identifier__,
            sort_on="kennzeichen_sort",
            # Plan units have no publication period.
            show_inactive=True,
            **query,
        )
