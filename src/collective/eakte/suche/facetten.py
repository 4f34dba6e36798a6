"""Facets: what the hits have in common, and how many have it.

Everything is counted over ids that the user may see, so that no value and no number
tells of anything else.

Cost: a look into one index for each hit and facet (some tenths of a microsecond); the
file type looks into the rows of the catalog, fifty of which are stored together.
"""

from bisect import bisect_right
from collections import Counter
from collective.eakte import _
from collective.eakte.organisation import api as organisation
from collective.eakte.suche import arten as a
from collective.eakte.suche.anfrage import FILTER
from collective.eakte.suche.ergebnis import Facette
from collective.eakte.suche.ergebnis import Facettenwert
from collective.eakte.suche.zeiten import jahr_des_tages
from collective.eakte.suche.zeiten import JAHRE
from collective.eakte.suche.zeiten import jahresgrenzen
from collective.eakte.ui.formate import dateityp
from collective.eakte.ui.staende import STAENDE
from collective.eakte.ui.staende import stand
from collective.eakte.vocabularies import werte
from functools import lru_cache
from functools import partial
from itertools import repeat
from plone.app.event.base import default_timezone


TITEL = {
    "art": _("suche_facette_art", default="Kind"),
    "typ": _("suche_facette_typ", default="Type of Akte"),
    "federfuehrung": _("suche_facette_federfuehrung", default="Office in charge"),
    "dokumentart": _("suche_facette_dokumentart", default="Incoming or outgoing"),
    "stand": _("suche_facette_stand", default="State"),
    "jahr": _("suche_facette_jahr", default="Year of the letter"),
    "geaendert": _("suche_facette_geaendert", default="Year of the last change"),
    "dateityp": _("suche_facette_dateityp", default="File type"),
}

HOECHSTENS_WERTE = 100


class Facetten:
    """Values of hits by facet.

    :param katalog: :class:`~.menge.Katalog`.
    :param lage: :class:`~.lage.Lage`.
    """

    def __init__(self, katalog, lage):
        self._katalog = katalog
        self._lage = lage

    def spalte(self, name, rids):
        """The value of each hit.

        :param name: one of :data:`~.anfrage.FILTER`.
        :param rids: list of ids.
        :returns: list of texts; ``None`` where a hit has no value.
        """
        return list(getattr(self, f"_{name}")(rids))

    def filtere(self, rids, filter_):
        """The hits that pass all filters, and for each filter those of the others.

        :param rids: list of ids.
        :param filter_: dict from names to tuples of values.
        :returns: pair of a list of ids and a dict from names to lists of ids.
        """
        if not filter_:
            return rids, {}
        passend = {
            name: list(map(frozenset(gewaehlt).__contains__, self.spalte(name, rids)))
            for name, gewaehlt in filter_.items()
        }
        ohne = {
            name: _alle(rids, [p for n, p in passend.items() if n != name])
            for name in passend
        }
        return _alle(rids, list(passend.values())), ohne

    def zaehle(self, rids, ohne, filter_):
        """Count the values of all facets.

        :param rids: ids of the hits.
        :param ohne: for each filter the hits of all others, so that another value of
            the same facet can be chosen as well.
        :param filter_: dict from names to tuples of values.
        :returns: tuple of :class:`~.ergebnis.Facette`, those with any value.
        """
        facetten = []
        for name in FILTER:
            anzahl = Counter(self.spalte(name, ohne.get(name, rids)))
            anzahl.pop(None, None)
            gewaehlt = filter_.get(name, ())
            facette = Facette(name, TITEL[name], _werte(name, anzahl, gewaehlt))
            if facette.werte:
                facetten.append(facette)
        return tuple(facetten)

    # Columns

    def _art(self, rids):
        return self._lage.arten(rids)

    def _typ(self, rids):
        return self._der_akten("typ", rids)

    def _federfuehrung(self, rids):
        return self._der_akten("federfuehrung", rids)

    def _der_akten(self, index, rids):
        je_akte = self._katalog.schluessel(index).get
        akten = self._lage.akten(rids)
        return (None if akte is None else je_akte(akte) for akte in akten)

    def _dokumentart(self, rids):
        return map(self._katalog.schluessel("dokumentart").get, rids)

    def _stand(self, rids):
        staende = map(self._katalog.schluessel("review_state").get, rids)
        # A state of the site's own pages says nothing about records.
        return (s if s in STAENDE else None for s in staende)

    def _jahr(self, rids):
        tage = self._katalog.schluessel("datum_des_schreibens")
        return map(lru_cache(maxsize=None)(jahr_des_tages), map(tage.get, rids))

    def _geaendert(self, rids):
        zeiten = self._katalog.schluessel("modified")
        grenzen = jahresgrenzen(default_timezone(as_tzinfo=True))
        stellen = map(partial(bisect_right, grenzen), map(zeiten.get, rids, repeat(0)))
        return map(JAHRE.__getitem__, stellen)

    def _dateityp(self, rids):
        zeilen = self._katalog.innen.data
        schema = self._katalog.innen.schema
        typ, name = schema["mime_type"], schema["dateiname"]
        arten = self._lage.arten(rids)
        lesbar = self._katalog.lesbare(
            rid for rid, art in zip(rids, arten, strict=True) if art == "Dokument"
        )
        bekannt = {}
        for rid in rids:
            if rid not in lesbar:
                yield None
                continue
            zeile = zeilen[rid]
            datei = (zeile[typ] or None, (zeile[name] or "").rpartition(".")[1:])
            if datei not in bekannt:
                bekannt[datei] = dateityp(datei[0], "".join(datei[1])) or None
            yield bekannt[datei]


def _alle(rids, spalten):
    if not spalten:
        return rids
    return [
        rid
        for rid, werte_ in zip(rids, zip(*spalten, strict=True), strict=True)
        if all(werte_)
    ]


def _werte(name, anzahl, gewaehlt):
    # What was chosen stays, so that it can be taken back.
    for wert in gewaehlt:
        anzahl.setdefault(wert, 0)
    gefunden = [
        Facettenwert(wert, titel(name, wert), anzahl[wert], wert in gewaehlt)
        for wert in _geordnet(name, anzahl)
    ]
    return tuple(gefunden[:HOECHSTENS_WERTE])


def _geordnet(name, anzahl):
    if name in _FOLGE:
        folge = _FOLGE[name]
        return sorted(anzahl, key=lambda w: (folge.get(w, len(folge)), w))
    if name in ("jahr", "geaendert"):
        return sorted(anzahl, reverse=True)
    return sorted(anzahl, key=lambda w: (-anzahl[w], w))


_FOLGE = {
    "art": {art: nr for nr, art in enumerate(a.TITEL)},
    "stand": {name: nr for nr, name in enumerate(STAENDE)},
    "dokumentart": {wert: nr for nr, (wert, _t) in enumerate(werte.DOKUMENTARTEN)},
}


def titel(name, wert):
    """What people call a value.

    :param name: name of the facet.
    :param wert: the value.
    :returns: text or message.
    """
    if name == "art":
        return a.TITEL.get(wert, wert)
    if name == "stand":
        return stand(wert).text
    if name == "dokumentart":
        return dict(werte.DOKUMENTARTEN).get(wert, wert)
    if name == "federfuehrung":
        return organisation.titel(wert) or wert
    return wert
