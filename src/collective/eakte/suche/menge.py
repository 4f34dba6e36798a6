"""The hits as ids of the catalog, cut by rights; no row of the catalog is read."""

from AccessControl import getSecurityManager
from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IIBTree import weightedIntersection
from collective.eakte.suche.arten import SEITE
from collective.eakte.suche.frage import textfrage
from collective.eakte.suche.maschine import mit_maschine
from collective.eakte.suche.zeiten import TAG
from DateTime import DateTime
from plone import api
from plone.base.utils import munge_search_term
from Products.ZCatalog.query import IndexQuery
from Products.ZCTextIndex.ParseTree import ParseError


STORNIERT = "storniert"

_RECHTE = "allowedRolesAndUsers"


def menge(rids):
    """:returns: set of some ids, in their order; sets like it are quick to compare."""
    return IISet(sorted(rids))


def geschnitten(eine, andere):
    """:returns: set of the ids that are in both sets."""
    return intersection(eine, andere)


def vereinigt(mengen):
    """:returns: set of the ids that are in any of some sets."""
    return multiunion(list(mengen))


class Katalog:
    """The catalog, asked for ids.

    :ivar tool: the catalog tool.
    :ivar innen: the catalog behind it.
    """

    def __init__(self):
        self.tool = api.portal.get_tool("portal_catalog")
        self.innen = self.tool._catalog

    def suche(self, text, pfad=None):
        """Ids of all that the user may see, the best first.

        Cost: that of the indexes of text, rights and path; nothing is loaded per hit.

        :param text: words as typed; empty for everything.
        :param pfad: path of the container in which is searched.
        :returns: list of ids.
        """
        abfrage = {"show_inactive": True}
        if pfad:
            abfrage["path"] = pfad
        if text:
            gefragt = textfrage(text) if mit_maschine() else munge_search_term(text)
            if not gefragt:
                return []
            abfrage["SearchableText"] = gefragt
        try:
            folge = getattr(self.tool(**abfrage), "_seq", ())
        except ParseError:
            return []
        # With words, each id comes with its score, the best first.
        return [rid for _wert, rid in folge] if text else list(folge)

    def mit_nummer(self, anfang, arten, pfad=None):
        """Ids of records whose numbers begin in some way.

        :param anfang: beginning of numbers, as typed.
        :param arten: :class:`~.arten.Arten`.
        :param pfad: path of the container in which is searched.
        :returns: list of ids that the user may see.
        """
        gefunden = set()
        for von in {anfang, anfang.upper()}:
            abfrage = {
                "kennzeichen": {"query": (von, f"{von}\uffff"), "range": "min:max"},
                "show_inactive": True,
            }
            if pfad:
                abfrage["path"] = pfad
            gefunden.update(getattr(self.tool(**abfrage), "_seq", ()))
        return ohne_ungesuchtes(self, arten, list(gefunden))

    def suche_typen(self, typen):
        """:returns: list of ids of all that is of some types."""
        return list(self.tool(portal_type=typen, show_inactive=True)._seq)

    def rid(self, uid):
        """:returns: id of what has a UUID, if the user may see it; or ``None``."""
        gefunden = self.tool(UID=uid, show_inactive=True) if uid else ()
        return gefunden[0].getRID() if len(gefunden) == 1 else None

    def schluessel(self, index):
        """:returns: mapping from ids to the values of an index."""
        return self.innen.getIndex(index).documentToKeyMap()

    def werte(self, index):
        """:returns: list of the values that an index has."""
        return list(self.innen.getIndex(index)._index)

    def mit(self, index, werte):
        """:returns: set of the ids with one of some values, whoever may see them."""
        gefunden = set()
        for wert in werte:
            rids = self.innen.getIndex(index)._index.get(wert, ())
            # A value that one thing has alone stands with its id.
            gefunden.update((rids,) if isinstance(rids, int) else rids)
        return gefunden

    def zerlege(self, index, werte, rids):
        """Sort some ids by the values of an index that has few.

        Cost: the sets of the values once, and the ids until the last has been found.

        :param index: name of an index in which each thing has one value at most.
        :param werte: values.
        :param rids: set of ids.
        :returns: iterable of pairs of a value and a set of ids, without empty ones.
        """
        mengen = self.innen.getIndex(index)._index
        for wert in werte:
            rids_mit = mengen.get(wert)
            if rids_mit is None:
                continue
            if isinstance(rids_mit, int):
                rids_mit = IISet((rids_mit,))
            teil = intersection(rids_mit, rids)
            if teil:
                yield wert, teil
                rids = difference(rids, teil)
            if not rids:
                break

    def zeiten(self, index, rids, mit_ids=False, tage_ab=None):
        """The times of some ids in an index of dates.

        :param index: name of the index.
        :param rids: set of ids.
        :param mit_ids: whether the ids are asked for, too.
        :param tage_ab: how far days begin before those of UTC (minutes), where days are
            asked for, not minutes.
        :returns: list of numbers; or a pair of the ids that have one and such a list.
        """
        gefunden = weightedIntersection(rids, self.schluessel(index), 0, 1)[1]
        zeiten = gefunden.values()
        if tage_ab is not None:
            zeiten = [(zeit + tage_ab) // TAG for zeit in zeiten]
        return (gefunden.keys(), zeiten) if mit_ids else zeiten

    def sichtbare(self, rids):
        """Those of some ids that the user may see.

        :param rids: iterable of ids.
        :returns: set of ids.
        """
        return self._schneide(_RECHTE, self._wer(), rids)

    def _wer(self):
        return self.tool._listAllowedRolesAndUsers(getSecurityManager().getUser())

    def lesbare(self, rids):
        """Those of some Dokumente whose files the user may read.

        :param rids: set of ids of records that she sees.
        :returns: set of ids.
        """
        if not rids:
            return rids
        return self.innen.getIndex(_RECHTE).lesbare(self._wer(), rids)

    def geltende(self, rids):
        """Those of some ids whose period of publication runs now."""
        return self._schneide("effectiveRange", DateTime(), rids)

    def _schneide(self, name, wert, rids):
        kandidaten = IISet(sorted(rids))
        if not kandidaten:
            return set()
        index = self.innen.getIndex(name)
        frage = IndexQuery(
            {name: wert},
            name,
            index.query_options,
            index.operators,
            index.useOperator,
        )
        return set(kandidaten).intersection(index.query_index(frage, kandidaten) or ())


def treffermenge(katalog, arten, text, pfad=None):
    """Ids of the hits of a search, without facets.

    Withdrawn records are out (RegR: they stay with the Registratur, who lists them in
    the record), as are kinds of content that the site does not search.

    :param katalog: :class:`Katalog`.
    :param arten: :class:`~.arten.Arten`.
    :param text: words as typed.
    :param pfad: path of the container in which is searched.
    :returns: list of ids, the best first.
    """
    rids = katalog.suche(text, pfad)
    if not rids:
        return []
    return ohne_ungesuchtes(katalog, arten, rids)


def ohne_ungesuchtes(katalog, arten, rids):
    """Leave out what is withdrawn, not published now, or not searched at all.

    Cost: a set of the ids, and the sets of what is to be left out.

    :param rids: list of ids that the user may see.
    :returns: list of ids in the same order.
    """
    typen = katalog.werte("portal_type")
    fremde = [typ for typ in typen if typ not in arten.nach_typ]
    weg = katalog.mit("review_state", [STORNIERT]) | katalog.mit("portal_type", fremde)
    weg.intersection_update(rids)
    seiten = katalog.mit("portal_type", arten.typen(SEITE)).intersection(rids)
    if seiten and not katalog.tool.allow_inactive({}):
        weg |= seiten - katalog.geltende(seiten)
    return [rid for rid in rids if rid not in weg] if weg else rids
