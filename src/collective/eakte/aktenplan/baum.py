"""The plan tree: its levels and its filter, from the catalog alone.

Only what the user may see counts, also for the question whether there is something
below a unit.
"""

from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from dataclasses import dataclass
from dataclasses import field
from plone import api

import Missing


@dataclass(frozen=True)
class Knoten:
    """A plan or a unit in the tree.

    :param uid: UID.
    :param url: address.
    :param portal_type: its type.
    :param kennzeichen: number of the unit, short code of the plan.
    :param title: title.
    :param typ: kind of unit (``Gruppe``, ``Betreffseinheit`` ...), if it has one.
    :param review_state: state.
    :param ebene: level: 0 for the plan, 1 for a Hauptgruppe and so on.
    :param hat_einheiten: whether the user sees units below.
    :param items: the units below, as far as they were asked for.
    :param oben: the plan and the units above; filled by the filter only.
    """

    uid: str
    url: str
    portal_type: str
    kennzeichen: str
    title: str
    typ: str | None
    review_state: str
    ebene: int
    hat_einheiten: bool
    items: list = field(default_factory=list)
    oben: list = field(default_factory=list)


def plaene():
    """The plans that the user may see, in the order of their codes."""
    return [_Baum().plan(brain) for brain in _plaene()]


def zweige(context, ebenen=1):
    """The units below a plan or unit, level by level.

    :param context: the plan or unit.
    :param ebenen: how many levels to load.
    :returns: list of :class:`Knoten` in natural order of their numbers.
    """
    return _Baum().zweige("/".join(context.getPhysicalPath()), ebenen)


def finde_einheiten(context, text, hoechstens=100):
    """Units whose number begins with a text, or whose title contains all its words.

    :param context: plan, unit or site in which to look.
    :param text: beginning of a number, or words; parts of words count, because
        German builds long ones.
    :param hoechstens: how many to return.
    :returns: pair of a list of :class:`Knoten` with what stands above them, in
        natural order, and the number of all matches.
    """
    return _Baum().finde("/".join(context.getPhysicalPath()), text, hoechstens)


def _plaene():
    return api.portal.get_tool("portal_catalog")(
        object_provides=IAktenplan.__identifier__,
        sort_on="kennzeichen_sort",
        show_inactive=True,
    )


class _Baum:
    """All units that the user may see, by the path of what holds them.

    The paths of some thousand units are at hand in a millisecond or two; asking the
    path index for two levels would touch all Akten of the branch.
    """

    def __init__(self):
        self.catalog = api.portal.get_tool("portal_catalog")
        self.kinder = {}
        self.rid = {}
        treffer = self.catalog(
            object_provides=IAktenplaneinheit.__identifier__,
            sort_on="kennzeichen_sort",
            show_inactive=True,
            _merge=False,
        )
        for _schluessel, rid, hole in sorted(treffer, key=lambda t: (t[0], t[1])):
            pfad = self.catalog.getpath(rid)
            self.kinder.setdefault(pfad.rpartition("/")[0], []).append(pfad)
            self.rid[pfad] = (rid, hole)

    def plan(self, brain):
        return self._knoten(brain, brain.getPath(), 0)

    def zweige(self, pfad, ebenen):
        ebene = self._ebene(pfad) + 1
        return [
            self._knoten(
                self._brain(kind),
                kind,
                ebene,
                self.zweige(kind, ebenen - 1) if ebenen > 1 else [],
            )
            for kind in self.kinder.get(pfad, ())
        ]

    def finde(self, wurzel, text, hoechstens):
        woerter = text.casefold().split()
        anfang = " ".join(woerter)
        gefunden = []
        for pfad in self.rid:
            if pfad != wurzel and not pfad.startswith(f"{wurzel}/"):
                continue
            brain = self._brain(pfad)
            titel = brain.Title.casefold()
            if brain.kennzeichen.casefold().startswith(anfang) or all(
                wort in titel for wort in woerter
            ):
                gefunden.append((brain, pfad))
        plaene = {brain.getPath(): brain for brain in _plaene()}
        return [
            self._knoten(brain, pfad, self._ebene(pfad), oben=self._oben(pfad, plaene))
            for brain, pfad in gefunden[:hoechstens]
        ], len(gefunden)

    def _oben(self, pfad, plaene):
        """What the user may see above a unit, from the plan on."""
        oben = []
        pfad = pfad.rpartition("/")[0]
        while pfad in self.rid:
            oben.insert(0, self._knoten(self._brain(pfad), pfad, self._ebene(pfad)))
            pfad = pfad.rpartition("/")[0]
        if pfad in plaene:
            oben.insert(0, self.plan(plaene[pfad]))
        return oben

    def _ebene(self, pfad):
        """Level of a path: how many units, seen or not, lead to it."""
        return len(pfad.split("/")) - len(self._planpfad(pfad).split("/"))

    def _planpfad(self, pfad):
        for plan in self._planpfade():
            if pfad == plan or pfad.startswith(f"{plan}/"):
                return plan
        return pfad

    def _planpfade(self):
        if not hasattr(self, "_alle_planpfade"):
            brains = self.catalog.unrestrictedSearchResults(
                object_provides=IAktenplan.__identifier__
            )
            self._alle_planpfade = [brain.getPath() for brain in brains]
        return self._alle_planpfade

    def _brain(self, pfad):
        rid, hole = self.rid[pfad]
        return hole(rid)

    def _knoten(self, brain, pfad, ebene, items=(), **angaben):
        return Knoten(
            uid=brain.UID,
            url=brain.getURL(),
            portal_type=brain.portal_type,
            kennzeichen=_wert(brain.kennzeichen) or brain.getId,
            title=brain.Title,
            typ=_wert(brain.typ),
            review_state=brain.review_state,
            ebene=ebene,
            hat_einheiten=pfad in self.kinder,
            items=list(items),
            **angaben,
        )


def _wert(wert):
    return None if wert is Missing.Value or wert == "" else wert
