"""Facets: what the hits have in common, and how many have it.

Everything is counted over ids that the user may see, so that no value and no number
tells of anything else.

Cost: intersections of sets of ids; where each hit has a value of its own (days, files),
of the ids with an index. Aktentyp and office ask for the path of each hit; no row of
the catalog is read.
"""

from collections import Counter
from collective.eakte import _
from collective.eakte.organisation import api as organisation
from collective.eakte.suche import arten as a
from collective.eakte.suche import menge as m
from collective.eakte.suche.anfrage import FILTER
from collective.eakte.suche.dateitypen import Dateitypen
from collective.eakte.suche.dateitypen import INDEX
from collective.eakte.suche.ergebnis import Facette
from collective.eakte.suche.ergebnis import Facettenwert
from collective.eakte.suche.zeiten import jahr_am_tag
from collective.eakte.suche.zeiten import jahr_des_tages
from collective.eakte.suche.zeiten import jahresgrenzen
from collective.eakte.suche.zeiten import tagesbeginn
from collective.eakte.ui.staende import STAENDE
from collective.eakte.ui.staende import stand
from collective.eakte.vocabularies import werte
from functools import partial
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

    def filtere(self, menge, filter_):
        """The hits that pass all filters, and for each filter those of the others.

        :param menge: set of ids.
        :param filter_: dict from names to tuples of values.
        :returns: pair of a set of ids and a dict from names to sets of ids.
        """
        passend = {
            name: self._mit(name, menge, frozenset(gewaehlt))
            for name, gewaehlt in filter_.items()
        }
        ohne = {
            name: _in_allen(menge, [p for n, p in passend.items() if n != name])
            for name in passend
        }
        return _in_allen(menge, passend.values()), ohne

    def zaehle(self, menge, ohne, filter_):
        """Count the values of all facets.

        :param menge: set of the ids of the hits.
        :param ohne: for each filter the hits of all others, so that another value of
            the same facet can be chosen as well.
        :param filter_: dict from names to tuples of values.
        :returns: tuple of :class:`~.ergebnis.Facette`, those with any value.
        """
        facetten = []
        for name in FILTER:
            anzahl = self._anzahl(name, ohne.get(name, menge))
            gewaehlt = filter_.get(name, ())
            facette = Facette(name, TITEL[name], _werte(name, anzahl, gewaehlt))
            if facette.werte:
                facetten.append(facette)
        return tuple(facetten)

    def _anzahl(self, name, menge):
        """How many of some hits have which value: dict."""
        if name in _INDEX:
            teile = self._katalog.zerlege(_INDEX[name], self._einzelne(name), menge)
            anzahl = Counter()
            for wert, teil in teile:
                anzahl[self._wert(name, wert)] += len(teil)
            return anzahl
        if name in _DER_AKTE:
            return self._je_akte(name, self._lage.je_akte(menge))
        if name == "dateityp":
            return self._dateitypen().zaehle(self._lesbare(menge))
        zeiten, jahr = self._jahre(name)
        return _zusammen(jahr, Counter(zeiten(menge)))

    def _mit(self, name, menge, gewaehlt):
        """Those of some hits that have one of some values: set of ids."""
        if name in _INDEX:
            einzelne = [
                wert
                for wert in self._einzelne(name)
                if self._wert(name, wert) in gewaehlt
            ]
            teile = self._katalog.zerlege(_INDEX[name], einzelne, menge)
            return m.vereinigt(teil for _wert, teil in teile)
        if name in _DER_AKTE:
            je_akte = self._katalog.schluessel(name)
            return self._lage.in_akten(menge, lambda rid: je_akte.get(rid) in gewaehlt)
        if name == "dateityp":
            return self._dateitypen().mit(self._lesbare(menge), gewaehlt)
        zeiten, jahr = self._jahre(name)
        passend = {zeit for zeit in set(zeiten(menge)) if jahr(zeit) in gewaehlt}
        return m.menge(
            rid
            for rid, zeit in zip(*zeiten(menge, mit_ids=True), strict=True)
            if zeit in passend
        )

    # Where the values stand

    def _einzelne(self, name):
        """The values of an index that count."""
        if name == "art":
            return list(self._lage.arten.nach_typ)
        if name == "stand":
            # A state of the site's own pages says nothing about records.
            return list(STAENDE)
        return self._katalog.werte(_INDEX[name])

    def _wert(self, name, wert):
        return self._lage.arten.nach_typ[wert] if name == "art" else wert

    def _je_akte(self, name, je_akte):
        anzahl = Counter()
        wert_von = self._katalog.schluessel(name).get
        for akte, treffer in je_akte.items():
            anzahl[wert_von(akte)] += treffer
        anzahl.pop(None, None)
        return anzahl

    def _jahre(self, name):
        """How times are read, and which year a time is."""
        if name == "jahr":
            return partial(self._katalog.zeiten, "datum_des_schreibens"), jahr_des_tages
        grenzen = jahresgrenzen(default_timezone(as_tzinfo=True))
        tage = partial(self._katalog.zeiten, "modified", tage_ab=tagesbeginn(grenzen))
        return tage, partial(jahr_am_tag, grenzen)

    def _dateitypen(self):
        # A site that was made before there was this index counts none.
        return self._katalog.innen.indexes.get(INDEX, Dateitypen())

    def _lesbare(self, menge):
        typen = self._lage.arten.typen("Dokument")
        return self._katalog.lesbare(
            m.vereinigt(
                t for _w, t in self._katalog.zerlege("portal_type", typen, menge)
            )
        )


_INDEX = {"art": "portal_type", "stand": "review_state", "dokumentart": "dokumentart"}
"""Facets with a few values, each with the set of those that have it."""

_DER_AKTE = ("typ", "federfuehrung")
"""Facets that hits have from the Akte in which they lie."""


def _in_allen(menge, mengen):
    for eine in mengen:
        menge = m.geschnitten(menge, eine)
    return menge


def _zusammen(lies, anzahl):
    zusammen = Counter()
    for wert, mal in anzahl.items():
        zusammen[lies(wert)] += mal
    zusammen.pop(None, None)
    return zusammen


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
