"""Plone's own results, with the numbers of records."""

from plone.app.contentlisting.catalog import CatalogContentListingObject
from plone.base.batch import Batch
from Products.CMFPlone.browser import search
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
