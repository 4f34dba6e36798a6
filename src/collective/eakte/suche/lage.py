"""Where hits lie: told by their paths, and only what the user may see of it."""

from BTrees.IIBTree import difference
from collections import Counter
from collective.eakte.suche.ergebnis import Ort
from collective.eakte.suche.menge import menge
from collective.eakte.suche.menge import vereinigt
from plone import api


_DARIN = frozenset({"Teilakte", "Vorgang", "Dokument"})
"""Kinds of records that lie in an Akte."""


def _darueber(pfad):
    return pfad[: pfad.rfind("/")]


class Lage:
    """Containers of hits; remembers what it has found out.

    :param katalog: :class:`~.menge.Katalog`.
    :param arten: :class:`~.arten.Arten`.
    """

    def __init__(self, katalog, arten):
        self._katalog = katalog
        self.arten = arten
        self._pfade = katalog.innen.paths
        self._rids = katalog.innen.uids
        self._typ = katalog.schluessel("portal_type")
        self._akte_zu = {}
        self._gezaehlt = []
        self._sichtbar = {}

    def art(self, rid):
        """:returns: kind of a record by its id, ``None`` for what is not searched."""
        return self.arten.nach_typ.get(self._typ.get(rid))

    def typen(self, art):
        """:returns: list of portal types that are of a kind."""
        return self.arten.typen(art)

    def je_behaelter(self, rids):
        """How many records each container holds; Akten and all above count themselves.

        Cost: a look at the path of each record; the same set is gone through once.

        :param rids: set of ids.
        :returns: dict from path to number.
        """
        for gefragt, anzahl in self._gezaehlt:
            if gefragt is rids:
                return anzahl
        darin, andere = self._geteilt(rids)
        pfade = map(self._pfade.__getitem__, darin)
        anzahl = Counter([pfad[: pfad.rfind("/")] for pfad in pfade])
        anzahl.update(map(self._pfade.__getitem__, andere))
        self._gezaehlt.append((rids, anzahl))
        return anzahl

    def _geteilt(self, rids):
        """Ids of what lies in Akten, and the others."""
        typen = [typ for art in _DARIN for typ in self.arten.typen(art)]
        teile = self._katalog.zerlege("portal_type", typen, rids)
        darin = vereinigt(teil for _typ, teil in teile)
        return darin, difference(rids, darin)

    def je_akte(self, rids):
        """How many records lie in each Akte, itself among them.

        :param rids: set of ids.
        :returns: dict from the id of an Akte that the user may see to a number.
        """
        je_akte = Counter()
        for pfad, anzahl in self.je_behaelter(rids).items():
            je_akte[self._akte_am(pfad)] += anzahl
        je_akte.pop(None, None)
        sichtbar = self.sichtbare(je_akte)
        return {akte: n for akte, n in je_akte.items() if akte in sichtbar}

    def in_akten(self, rids, gesucht):
        """Those records that lie in Akten of some sort, and these.

        :param rids: set of ids.
        :param gesucht: function that says of an id whether it is such an Akte.
        :returns: set of ids; without those whose Akte the user may not see.
        """
        akten = {akte for akte in self.je_akte(rids) if gesucht(akte)}
        passend = {
            pfad for pfad in self.je_behaelter(rids) if self._akte_am(pfad) in akten
        }
        darin, andere = self._geteilt(rids)
        pfad_von = self._pfade.__getitem__
        gefunden = [rid for rid in darin if _darueber(pfad_von(rid)) in passend]
        gefunden += [rid for rid in andere if pfad_von(rid) in passend]
        return menge(gefunden)

    def _akte_am(self, pfad):
        if pfad not in self._akte_zu:
            # What lies in an Akte, or in what lies in it, need not be looked up.
            akte = self._akte_zu.get(_darueber(pfad))
            self._akte_zu[pfad] = self._akte_ab(pfad) if akte is None else akte
        return self._akte_zu[pfad]

    def _akte_ab(self, pfad):
        rid = self._rids.get(pfad)
        art = None if rid is None else self.art(rid)
        if art in _DARIN:
            return self._akte_am(_darueber(pfad))
        return rid if art == "Akte" else None

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
