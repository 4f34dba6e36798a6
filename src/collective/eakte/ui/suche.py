"""The search of the site: a number leads straight to its record."""

from collective.eakte import _
from collective.eakte.aktenzeichen.api import loese_auf
from os.path import dirname
from os.path import join
from plone import api
from plone.app.contentlisting.catalog import CatalogContentListingObject
from plone.base.batch import Batch
from Products.CMFPlone.browser import search
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from ZTUtils.Lazy import LazyMap


class Treffer(CatalogContentListingObject):
    """A result that says its number: titles alone do not tell records apart."""

    def getDataOrigin(self):
        """:returns: what the templates of Plone ask for the title."""
        return self

    def pretty_title_or_id(self):
        """:returns: number and title of a record, the title of everything else."""
        titel = self._brain.pretty_title_or_id()
        kennzeichen = getattr(self._brain, "kennzeichen", None)
        return f"{kennzeichen} {titel}" if kennzeichen else titel


class Ergebnisse(search.Search):
    """Plone's results; records come with their numbers."""

    def results(
        self, query=None, batch=True, b_size=10, b_start=0, use_content_listing=True
    ):
        """:returns: as Plone's search, with numbers where a listing is asked for."""
        if not use_content_listing:
            return super().results(query, batch, b_size, b_start, False)
        query = {} if query is None else query
        if batch:
            query["b_start"] = b_start = int(b_start)
            query["b_size"] = b_size
        gefunden = super().results(query, False, b_size, b_start, False)
        # The catalog hands out no more than the page needs, and says how many more.
        gesamt = getattr(gefunden, "actual_result_count", len(gefunden))
        treffer = LazyMap(Treffer, gefunden, actual_result_count=gesamt)
        return Batch(treffer, b_size, b_start) if batch else treffer


class Suche(Ergebnisse):
    """Plone's search; it goes to the record when a number, current or former, is
    typed, and shows results otherwise."""

    index = ViewPageTemplateFile(join(dirname(search.__file__), "templates/search.pt"))

    def __call__(self):
        """:returns: the results, or an empty page that leads to the record."""
        treffer = self._treffer()
        if treffer is None:
            return self.index()
        text = self.request.form["SearchableText"]
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

    def _treffer(self):
        """Only the words of the field count: a refined search is not a jump."""
        text = self.request.form.get("SearchableText")
        if not isinstance(text, str) or len(text) > 200:
            return None
        if set(self.request.form) - {"SearchableText"}:
            return None
        return loese_auf(text)
