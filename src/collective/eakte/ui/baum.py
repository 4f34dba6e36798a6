"""The plan tree: nodes from catalog metadata, a level for one query."""

from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.interfaces import IPlanknoten
from dataclasses import dataclass
from dataclasses import field
from hashlib import blake2s
from plone import api


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
    :param kinder: nodes to show below; ``None`` when they are not loaded.
    :param blatt: no units are below.
    """

    pfad: str
    url: str
    kennzeichen: str
    titel: str
    zustand: str
    kinder: list | None = field(default=None)
    blatt: bool = True

    @property
    def kennung(self):
        """:returns: id of the element that holds the children."""
        return f"eakte-baum-{blake2s(self.pfad.encode(), digest_size=6).hexdigest()}"


def baum(offen=(), aktuell=None):
    """All plans, opened as far as asked.

    :param offen: paths of nodes whose children are shown.
    :param aktuell: path of the page; the way to it is open.
    :returns: list of :class:`Knoten`, the plans.
    """
    plaene = [_knoten(brain) for brain in _suche(object_provides=IAktenplan)]
    wurzeln = {plan.pfad for plan in plaene}
    pfade = {pfad for pfad in offen if _wurzel(pfad, wurzeln)}
    if aktuell:
        pfade |= set(_weg(aktuell, wurzeln))
    if pfade:
        _haenge_ein(plaene, _darunter(sorted(pfade)), pfade)
    geschlossen = wurzeln - pfade
    if geschlossen:
        _vermerke_blaetter(plaene, geschlossen)
    return plaene


def ebene(pfad):
    """The units right below a node.

    :param pfad: path of a plan or unit.
    :returns: list of :class:`Knoten`.
    """
    halter = Knoten(pfad, "", "", "", "")
    _haenge_ein([halter], _darunter([pfad]), {pfad})
    return halter.kinder


def gefiltert(text):
    """The nodes that match a number or words, with the way to them.

    :param text: part of a number or title; several words must all match.
    :returns: pair of the list of plans (:class:`Knoten`, opened down to the hits)
        and the number of all hits.
    """
    worte = text.casefold().split()
    brains = _suche(object_provides=IPlanknoten)
    treffer = [
        brain.getPath()
        for brain in brains
        if all(
            wort in f"{brain.kennzeichen or ''} {brain.Title}".casefold()
            for wort in worte
        )
    ]
    gezeigt = set(treffer[:HOECHSTENS_GEFUNDEN])
    noetig = set(gezeigt)
    for pfad in gezeigt:
        while pfad:
            pfad = pfad.rpartition("/")[0]
            noetig.add(pfad)
    knoten = {}
    plaene = []
    for brain in sorted(brains, key=lambda brain: brain.getPath().count("/")):
        if brain.getPath() not in noetig:
            continue
        neu = knoten[brain.getPath()] = _knoten(brain)
        darueber = knoten.get(neu.pfad.rpartition("/")[0])
        if darueber is None:
            plaene.append(neu)
        else:
            darueber.kinder = [*(darueber.kinder or ()), neu]
            darueber.blatt = False
    return plaene, len(treffer)


def _suche(object_provides, **query):
    catalog = api.portal.get_tool("portal_catalog")
    return catalog(
        object_provides=object_provides.__identifier__,
        sort_on="kennzeichen_sort",
        **query,
    )


def _darunter(pfade):
    # Two levels, because the second tells which nodes of the first can be opened.
    return _suche(IPlanknoten, path={"query": pfade, "depth": 2})


def _knoten(brain):
    return Knoten(
        pfad=brain.getPath(),
        url=brain.getURL(),
        kennzeichen=brain.kennzeichen or "",
        titel=brain.Title,
        zustand=brain.review_state,
    )


def _wurzel(pfad, wurzeln):
    return next(
        (w for w in wurzeln if pfad == w or pfad.startswith(f"{w}/")),
        None,
    )


def _weg(pfad, wurzeln):
    wurzel = _wurzel(pfad, wurzeln)
    if wurzel is None:
        return
    while len(pfad) >= len(wurzel):
        yield pfad
        pfad = pfad.rpartition("/")[0]


def _haenge_ein(oben, brains, offen):
    kinder = {}
    for brain in brains:
        knoten = _knoten(brain)
        kinder.setdefault(knoten.pfad.rpartition("/")[0], []).append(knoten)
    stapel = list(oben)
    while stapel:
        knoten = stapel.pop()
        darunter = kinder.get(knoten.pfad, [])
        knoten.blatt = not darunter
        if knoten.pfad in offen:
            knoten.kinder = darunter
            stapel += darunter


def _vermerke_blaetter(plaene, geschlossen):
    """A closed plan can be opened when it holds anything at all."""
    bewohnt = {
        brain.getPath().rpartition("/")[0]
        for brain in _suche(
            IPlanknoten, path={"query": sorted(geschlossen), "depth": 1}
        )
    }
    for plan in plaene:
        if plan.pfad in geschlossen:
            plan.blatt = plan.pfad not in bewohnt
