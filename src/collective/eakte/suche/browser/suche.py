"""``@@search``: the search of the E-Akte in place of Plone's."""

from collective.eakte import _
from collective.eakte.aktenzeichen.api import loese_auf
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.suche import gespeichert
from collective.eakte.suche.anfrage import aus_form
from collective.eakte.suche.anfrage import FILTER
from collective.eakte.suche.anfrage import ORT
from collective.eakte.suche.anfrage import SORTIERUNGEN
from collective.eakte.suche.anfrage import TEXT
from collective.eakte.suche.api import beantworte
from collective.eakte.suche.api import HOECHSTENS_AUSGEGEBEN
from collective.eakte.suche.arten import TITEL as ARTEN
from collective.eakte.suche.browser.plone import Ergebnisse
from collective.eakte.suche.facetten import TITEL
from collective.eakte.suche.facetten import titel
from functools import cached_property
from os.path import dirname
from os.path import join
from plone import api
from Products.CMFPlone.browser import search
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


SORTIERTITEL = {
    "relevanz": _("suche_sort_relevanz", default="Relevance"),
    "kennzeichen": _("suche_sort_kennzeichen", default="Number"),
    "betreff": _("suche_sort_betreff", default="Subject"),
    "datum": _("suche_sort_datum", default="Date of the letter"),
    "geaendert": _("suche_sort_geaendert", default="Last change"),
}

ICONS = {
    "Aktenplan": "diagram-3",
    "Aktenplaneinheit": "diagram-2",
    "Akte": "folder",
    "Teilakte": "folder2",
    "Vorgang": "folder2-open",
    "Dokument": "file-earmark-text",
    "seite": "globe",
}

GLEICH_GEZEIGT = 8
"""Values of a facet that are shown at once; the others unfold."""


class Suche(Ergebnisse):
    """The search; it goes to the record when a number, current or former, is typed."""

    index = ViewPageTemplateFile("templates/suche.pt")
    _von_plone = ViewPageTemplateFile(
        join(dirname(search.__file__), "templates/search.pt")
    )

    def __call__(self):
        """:returns: the page, or an empty one that leads to the record."""
        self.request.response.setHeader("Cache-Control", "private, no-store")
        treffer = self._sprungziel()
        if treffer is not None:
            return self._springe(treffer)
        if self._fuer_plone():
            return self._von_plone()
        return self.index()

    def _sprungziel(self):
        """Only the words of the field count: a refined search is not a jump."""
        text = self.request.form.get(TEXT)
        if not isinstance(text, str) or len(text) > 200:
            return None
        if set(self.request.form) - {TEXT, ORT}:
            return None
        return loese_auf(text)

    def _springe(self, treffer):
        text = self.request.form[TEXT]
        if " ".join(text.split()).casefold() != (treffer.kennzeichen or "").casefold():
            api.portal.show_message(
                _(
                    "suche_frueheres_kennzeichen",
                    default="${frueher} now has the number ${kennzeichen}.",
                    mapping={
                        "frueher": text.strip(),
                        "kennzeichen": treffer.kennzeichen,
                    },
                ),
                self.request,
            )
        self.request.response.redirect(treffer.getURL())
        return ""

    def _fuer_plone(self):
        """Links of Plone (keywords, its own forms) ask for indexes that we have not."""
        katalog = api.portal.get_tool("portal_catalog")
        von_plone = {"sort_on", "sort_order", *katalog.indexes()}
        return bool(von_plone.intersection(self.request.form) - {TEXT, ORT, *FILTER})

    # What the template shows

    @cached_property
    def anfrage(self):
        """:returns: :class:`~..anfrage.Suchanfrage`."""
        return aus_form(self.request.form)

    @cached_property
    def ergebnis(self):
        """:returns: :class:`~..ergebnis.Ergebnis`, ``None`` without one."""
        self.fehler = []
        if self.anfrage.leer:
            return None
        try:
            gefunden = beantworte(self.anfrage)
            if self.anfrage.start and self.anfrage.start >= gefunden.gesamt:
                # The last hits may have gone since the address was written down.
                self.anfrage = aus_form({**self.request.form, "ab": ""})
                gefunden = beantworte(self.anfrage)
            return gefunden
        except Hindernisse as abgelehnt:
            self.fehler = [grund.message for grund in abgelehnt.hindernisse]
            return None

    @property
    def url(self):
        """:returns: address of the search."""
        return f"{self.context.absolute_url()}/@@search"

    def adresse(self, **anders):
        """:returns: address of this search with a part of it changed."""
        return f"{self.url}?{self.anfrage.adresse(**anders)}"

    @property
    def frage(self):
        """:returns: the part of the address that is kept."""
        return self.anfrage.adresse()

    def kontext(self):
        """Where is searched: the way down to it, for the facet of the plan.

        :returns: list of dicts with ``titel`` and ``url``; empty for everywhere.
        """
        ergebnis = self.ergebnis
        if ergebnis is None or ergebnis.ort is None:
            return []
        return [
            {"titel": _name(ort), "url": self.adresse(ort=ort.uid), "aktuell": False}
            for ort in ergebnis.orte_darueber
        ] + [{"titel": _name(ergebnis.ort), "url": "", "aktuell": True}]

    def marken(self):
        """The chosen filters, each with the address without it.

        :returns: list of dicts with ``name``, ``titel`` and ``url``.
        """
        marken = []
        if self.ergebnis is not None and self.ergebnis.ort is not None:
            marken.append(
                {
                    "name": _("suche_marke_ort", default="In"),
                    "titel": _name(self.ergebnis.ort),
                    "url": self.adresse(ort=""),
                }
            )
        for name in FILTER:
            for wert in self.anfrage.filter.get(name, ()):
                marken.append(
                    {
                        "name": TITEL[name],
                        "titel": titel(name, wert),
                        "url": self.adresse(filter=self.anfrage.ohne(name, wert)),
                    }
                )
        return marken

    @property
    def ohne_alles(self):
        """:returns: address of the search by its words alone."""
        return self.adresse(ort="", filter={})

    def facetten(self):
        """The facets with an address for each value.

        :returns: list of dicts with ``name``, ``titel``, ``gleich`` and ``weitere``;
            values are dicts with ``titel``, ``anzahl``, ``gewaehlt`` and ``url``.
        """
        return [
            {
                "name": facette.name,
                "titel": facette.titel,
                "gleich": werte[:GLEICH_GEZEIGT],
                "weitere": werte[GLEICH_GEZEIGT:],
            }
            for facette in self.ergebnis.facetten
            if (werte := [self._wert(facette.name, w) for w in facette.werte])
        ]

    def _wert(self, name, wert):
        if name == ORT:
            url = self.adresse(ort=wert.wert)
        elif wert.gewaehlt:
            url = self.adresse(filter=self.anfrage.ohne(name, wert.wert))
        else:
            url = self.adresse(filter=self.anfrage.mit(name, wert.wert))
        return {
            "titel": wert.titel,
            "anzahl": wert.anzahl,
            "gewaehlt": wert.gewaehlt,
            "url": url,
        }

    def sortierungen(self):
        """:returns: list of dicts with ``titel``, ``url`` and ``aktuell``."""
        return [
            {
                "titel": SORTIERTITEL[sort],
                "url": self.adresse(sort=sort),
                "aktuell": sort == self.anfrage.sort,
            }
            for sort in SORTIERUNGEN
            if self.anfrage.text or sort != "kennzeichen"
        ]

    def seiten(self):
        """:returns: dict of ``von``, ``bis``, ``zurueck`` and ``weiter``."""
        ab, size = self.anfrage.start, self.anfrage.size
        bis = ab + len(self.ergebnis.treffer)
        return {
            "von": ab + 1,
            "bis": bis,
            "zurueck": self.adresse(start=max(0, ab - size)) if ab else None,
            "weiter": self.adresse(start=bis) if bis < self.ergebnis.gesamt else None,
        }

    def art(self, treffer):
        """:returns: what people call the kind of a hit, message."""
        return ARTEN[treffer.art]

    def icon(self, treffer):
        """:returns: name of the icon of a hit."""
        return ICONS[treffer.art]

    def ort_in_worten(self, ort):
        """:returns: number and title of a place."""
        return _name(ort)

    def orte(self, treffer):
        """Where a hit lies, as far as its own number does not say it.

        :returns: list of :class:`~..ergebnis.Ort`, the outermost first.
        """
        if treffer.art in ("Teilakte", "Vorgang", "Dokument"):
            return [o for o in treffer.orte if o.art in ("Akte", "Teilakte", "Vorgang")]
        return list(treffer.orte[-1:])

    def vorschlag_url(self):
        """:returns: address of the search by the words that may have been meant."""
        return self.adresse(text=self.ergebnis.vorschlag, filter={})

    @property
    def datei_url(self):
        """:returns: address of the hits as a file."""
        return f"{self.context.absolute_url()}/@@eakte-suche-datei?{self.frage}"

    @property
    def hoechstens_in_der_datei(self):
        """:returns: number of hits that a file holds."""
        return HOECHSTENS_AUSGEGEBEN

    @property
    def angemeldet(self):
        """:returns: whether somebody is logged in who can keep searches."""
        return not api.user.is_anonymous()

    def gespeicherte(self):
        """:returns: list of dicts with ``name`` and ``url``."""
        return [
            {"name": eine.name, "url": f"{self.url}?{eine.frage}"}
            for eine in gespeichert.meine()
        ]

    @property
    def verwalten_url(self):
        """:returns: address of the page where searches are kept."""
        return f"{self.context.absolute_url()}/@@eakte-suchen"


def _name(ort):
    return f"{ort.kennzeichen} {ort.titel}".strip()
