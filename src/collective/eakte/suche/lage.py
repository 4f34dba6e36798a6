"""Where hits lie: told by their paths, and only what the user may see of it."""

from collective.eakte.suche.ergebnis import Ort
from plone import api


_DARIN = frozenset({"Teilakte", "Vorgang", "Dokument"})
"""Kinds of records that lie in an Akte."""


class Lage:
    """Containers of hits; remembers what it has found out.

    :param katalog: :class:`~.menge.Katalog`.
    :param arten: :class:`~.arten.Arten`.
    """

    def __init__(self, katalog, arten):
        self._katalog = katalog
        self._arten = arten
        self._pfade = katalog.innen.paths
        self._rids = katalog.innen.uids
        self._typ = katalog.schluessel("portal_type")
        self._akte_zu = {}
        self._gefragt = self._behaelter = None
        self._sichtbar = {}

    def art(self, rid):
        """:returns: kind of a record by its id, ``None`` for what is not searched."""
        return self._arten.nach_typ.get(self._typ.get(rid))

    def arten(self, rids):
        """:returns: list of the kinds of records, as :meth:`art`."""
        return list(map(self._arten.nach_typ.get, map(self._typ.get, rids)))

    def typen(self, art):
        """:returns: list of portal types that are of a kind."""
        return self._arten.typen(art)

    def behaelter(self, rids):
        """The path of what holds each record; of Akten and all above, their own.

        :param rids: list of ids; the same list is only gone through once.
        :returns: list of paths.
        """
        if self._gefragt is not rids:
            pfade = map(self._pfade.get, rids)
            self._behaelter = [
                pfad.rpartition("/")[0] if art in _DARIN else pfad
                for pfad, art in zip(pfade, self.arten(rids), strict=True)
            ]
            self._gefragt = rids
        return self._behaelter

    def akten(self, rids):
        """The Akte in which each record lies, or which it is.

        Cost: a look at the path of each record, and a few more for each container.

        :param rids: list of ids.
        :returns: list of ids of Akten; ``None`` where there is none, or none that the
            user may see.
        """
        behaelter = self.behaelter(rids)
        akte_zu = {pfad: self._akte_am(pfad) for pfad in set(behaelter)}
        sichtbar = self.sichtbare(set(akte_zu.values()) - {None})
        for pfad, akte in akte_zu.items():
            if akte not in sichtbar:
                akte_zu[pfad] = None
        return list(map(akte_zu.get, behaelter))

    def _akte_am(self, pfad):
        if pfad not in self._akte_zu:
            rid = self._rids.get(pfad)
            art = None if rid is None else self.art(rid)
            if art in _DARIN:
                self._akte_zu[pfad] = self._akte_am(pfad.rpartition("/")[0])
            else:
                self._akte_zu[pfad] = rid if art == "Akte" else None
        return self._akte_zu[pfad]

    def sichtbare(self, rids):
        """:returns: set of those of some ids that the user may see."""
        rids = set(rids)
        neue = rids - self._sichtbar.keys()
        if neue:
            sichtbar = self._katalog.sichtbare(neue)
            self._sichtbar.update((rid, rid in sichtbar) for rid in neue)
        return {rid for rid in rids if self._sichtbar[rid]}

    def orte(self, rids):
        """The places in which records lie, as far as the user may see them.

        :param rids: list of ids.
        :returns: list of tuples of :class:`~.ergebnis.Ort`, the outermost first.
        """
        ketten = [self._darueber(self._pfade[rid]) for rid in rids]
        sichtbar = self.sichtbare(rid for kette in ketten for rid in kette)
        orte = {rid: self.ort(rid) for rid in sichtbar}
        return [
            tuple(orte[rid] for rid in kette if rid in orte and orte[rid].art)
            for kette in ketten
        ]

    def _darueber(self, pfad):
        """Ids of what lies around a path, the outermost first."""
        kette = []
        wurzel = "/".join(api.portal.get().getPhysicalPath())
        pfad = pfad.rpartition("/")[0]
        while len(pfad) > len(wurzel):
            rid = self._rids.get(pfad)
            if rid is not None:
                kette.append(rid)
            pfad = pfad.rpartition("/")[0]
        return kette[::-1]

    def ort(self, rid):
        """:returns: :class:`~.ergebnis.Ort` of a container that the user may see."""
        brain = self._katalog.innen[rid]
        return Ort(
            uid=brain.UID,
            url=brain.getURL(),
            art=self.art(rid) or "",
            kennzeichen=brain.kennzeichen or "",
            titel=brain.Title,
        )
