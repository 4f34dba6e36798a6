"""Where hits lie: told by their paths, and only what the user may see of it."""

from collective.eakte.suche.arten import PLANKNOTEN
from collective.eakte.suche.arten import SEITE
from collective.eakte.suche.ergebnis import Ort
from plone import api


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
        self._sichtbar = {}

    def art(self, rid):
        """:returns: kind of a record by its id, ``None`` for what is not searched."""
        return self._arten.nach_typ.get(self._typ.get(rid))

    def typen(self, art):
        """:returns: list of portal types that are of a kind."""
        return [typ for typ, eine in self._arten.nach_typ.items() if eine == art]

    def akten(self, rids):
        """The Akte in which each record lies, or which it is.

        Cost: a look at the path of each record, and a few more for each container.

        :param rids: list of ids.
        :returns: list of ids of Akten; ``None`` where there is none, or none that the
            user may see.
        """
        akten = [self._akte(rid) for rid in rids]
        sichtbar = self.sichtbare(set(akten) - {None})
        return [akte if akte in sichtbar else None for akte in akten]

    def _akte(self, rid):
        art = self.art(rid)
        if art == "Akte":
            return rid
        if art in PLANKNOTEN or art in (None, SEITE):
            return None
        return self._akte_am(self._pfade[rid].rpartition("/")[0])

    def _akte_am(self, pfad):
        if pfad not in self._akte_zu:
            rid = self._rids.get(pfad)
            self._akte_zu[pfad] = None if rid is None else self._akte(rid)
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
