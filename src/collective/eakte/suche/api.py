"""The search: one path for the screen, REST, suggestions and the export."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.suche.anfrage import pruefe
from collective.eakte.suche.anfrage import RELEVANZ
from collective.eakte.suche.anfrage import Suchanfrage
from collective.eakte.suche.arten import Arten
from collective.eakte.suche.ergebnis import Ergebnis
from collective.eakte.suche.facetten import Facetten
from collective.eakte.suche.lage import Lage
from collective.eakte.suche.maschine import ist_gestoert
from collective.eakte.suche.menge import Katalog
from collective.eakte.suche.menge import menge
from collective.eakte.suche.menge import treffermenge
from collective.eakte.suche.planweg import einheiten
from collective.eakte.suche.sortierung import sortiere
from collective.eakte.suche.sortierung import von_oben
from collective.eakte.suche.vorschlag import schlage_vor
from collective.eakte.suche.zeilen import Zeilen
from plone import api


HOECHSTENS_AUSGEGEBEN = 5000
"""Hits in a file; who needs more narrows the search down."""


def suche(
    frage_text,
    *,
    in_=None,
    filter=None,  # noqa: A002
    sort=RELEVANZ,
    start=0,
    size=20,
    facetten=True,
):
    """Search all that the user may see.

    :param frage_text: words as typed; empty finds everything that passes the filters.
    :param in_: plan node or record in which is searched; ``None`` for everywhere.
    :param filter: dict from a name of :data:`.anfrage.FILTER` to a value or several,
        one of which a hit has to have.
    :param sort: one of :data:`.anfrage.SORTIERUNGEN`; without words ``"relevanz"`` is
        by number.
    :param start: position of the first hit, from 0.
    :param size: hits on a page.
    :param facetten: whether facets are counted.
    :returns: :class:`~.ergebnis.Ergebnis`.
    :raises Hindernisse: with everything that is wrong with the request.

    Example::

        suche("gasthaus", filter={"stand": "zda"}, sort="geaendert")
    """
    werte = {
        name: (wert,) if isinstance(wert, str) else tuple(wert)
        for name, wert in (filter or {}).items()
        if wert
    }
    ort = api.content.get_uuid(in_) if in_ is not None else ""
    return beantworte(
        Suchanfrage(frage_text or "", ort, werte, sort, start, size), facetten
    )


def beantworte(anfrage, facetten=True):
    """Answer a search as it stands in an address.

    :param anfrage: :class:`~.anfrage.Suchanfrage`.
    :param facetten: whether facets are counted, and words suggested.
    :returns: :class:`~.ergebnis.Ergebnis`.
    :raises Hindernisse: with everything that is wrong with the request, also when there
        is no such place, or none that the user may see.
    """
    return Suche(anfrage).ergebnis(facetten)


def alle_treffer(anfrage):
    """The hits of all pages, for a file.

    :param anfrage: :class:`~.anfrage.Suchanfrage`.
    :returns: pair of a tuple of at most :data:`HOECHSTENS_AUSGEGEBEN`
        :class:`~.ergebnis.Treffer` without pieces of texts, and the number of all.
    :raises Hindernisse: as :func:`beantworte`.
    """
    return Suche(anfrage).alle()


class Suche:
    """One search of one user.

    :param anfrage: :class:`~.anfrage.Suchanfrage`.
    """

    def __init__(self, anfrage):
        pruefe(anfrage)
        self.anfrage = anfrage
        self._katalog = Katalog()
        self._arten = Arten()
        self._lage = Lage(self._katalog, self._arten)
        self._facetten = Facetten(self._katalog, self._lage)
        self._ort = self._katalog.rid(anfrage.ort)
        if anfrage.ort and self._ort is None:
            raise Hindernisse.eines(
                "ort-unbekannt",
                _(
                    "suche_ort_unbekannt",
                    default="There is no such place to search in.",
                ),
                field="in",
            )

    def ergebnis(self, facetten):
        """:returns: :class:`~.ergebnis.Ergebnis`."""
        gefunden = self._menge(self.anfrage.text)
        rids, menge, ohne = self._gefiltert(gefunden)
        orte = () if self._ort is None else self._lage.orte([self._ort])[0]
        return Ergebnis(
            treffer=self._zeilen(self._seite(rids)),
            gesamt=len(rids),
            facetten=self._gezaehlt(menge, ohne) if facetten else (),
            vorschlag=self._vorschlag() if facetten and not gefunden else "",
            ort=None if self._ort is None else self._lage.ort(self._ort),
            orte_darueber=orte,
            gestoert=bool(self.anfrage.text) and not gefunden and ist_gestoert(),
        )

    def alle(self):
        """:returns: pair of a tuple of hits and the number of all."""
        rids, _menge, _ohne = self._gefiltert(self._menge(self.anfrage.text))
        erste = self._sortiert(rids)[:HOECHSTENS_AUSGEGEBEN]
        zeilen = Zeilen(self._katalog, self._lage, "")
        return tuple(zeilen(erste, mit_schnipseln=False)), len(rids)

    def _gefiltert(self, gefunden):
        """The hits in order, as a set, and for each filter those of the others."""
        alle = menge(gefunden)
        filter_ = self.anfrage.filter
        if not filter_:
            return gefunden, alle, {}
        passend, ohne = self._facetten.filtere(alle, filter_)
        darin = set(passend)
        return [rid for rid in gefunden if rid in darin], passend, ohne

    def anzahl(self, text):
        """:returns: number of hits of other words at the same place."""
        return len(self._menge(text))

    def _menge(self, text):
        return treffermenge(self._katalog, self._arten, text, self._pfad)

    @property
    def _pfad(self):
        return None if self._ort is None else self._katalog.innen.paths[self._ort]

    def _sortiert(self, rids):
        mit_worten = bool(self.anfrage.text)
        sortiert = sortiere(self._katalog, rids, self.anfrage.sort, mit_worten)
        if mit_worten and self.anfrage.sort == RELEVANZ:
            return von_oben(sortiert, self._lage.art)
        return sortiert

    def _seite(self, rids):
        ab = self.anfrage.start
        return self._sortiert(rids)[ab : ab + self.anfrage.size]

    def _zeilen(self, rids):
        return tuple(Zeilen(self._katalog, self._lage, self.anfrage.text)(rids))

    def _gezaehlt(self, treffer, ohne):
        im_plan = einheiten(self._katalog, self._lage, treffer, self._ort)
        gezaehlt = self._facetten.zaehle(treffer, ohne, self.anfrage.filter)
        return gezaehlt if im_plan is None else (im_plan, *gezaehlt)

    def _vorschlag(self):
        return schlage_vor(self.anfrage.text, self.anzahl)
