"""The order of hits."""

from collective.eakte.suche.anfrage import RELEVANZ
from collective.eakte.suche.arten import SEITE
from operator import itemgetter


_INDEX = {
    "kennzeichen": ("kennzeichen_sort", False),
    "betreff": ("sortable_title", False),
    "datum": ("datum_des_schreibens", True),
    "geaendert": ("modified", True),
}
"""Index of each order, and whether the greatest value (the newest) comes first."""


VON_OBEN_UNTER = 100
"""Among so many of the best hits, what holds others comes before what lies in it."""

_STUFE = {"Teilakte": 1, "Vorgang": 2, "Dokument": 3, SEITE: 4}


def von_oben(rids, art):
    """Put an Akte before what is called like it because it lies in the Akte.

    :param rids: ids, the best first.
    :param art: callable that says the kind of an id.
    :returns: list of ids; the first are in the order of kinds, and as they were where
        they are of the same kind.
    """
    vorn = sorted(rids[:VON_OBEN_UNTER], key=lambda rid: _STUFE.get(art(rid), 0))
    return vorn + rids[VON_OBEN_UNTER:]


def sortiere(katalog, rids, sort, mit_worten):
    """Put hits in order.

    :param katalog: :class:`~.menge.Katalog`.
    :param rids: ids, the best first.
    :param sort: one of :data:`~.anfrage.SORTIERUNGEN`.
    :param mit_worten: whether there are words by which some are better than others.
    :returns: list of ids; those without a value come last.
    """
    if sort == RELEVANZ:
        if mit_worten:
            return rids
        sort = "kennzeichen"
    index, absteigend = _INDEX[sort]
    schluessel = katalog.schluessel(index)
    paare = [(schluessel.get(rid), rid) for rid in rids]
    mit_wert = [paar for paar in paare if paar[0] is not None]
    mit_wert.sort(key=itemgetter(0), reverse=absteigend)
    return [rid for _wert, rid in mit_wert] + [
        rid for wert, rid in paare if wert is None
    ]
