"""The search of the site: a number leads straight to its record."""

from collective.eakte import _
from collective.eakte.aktenzeichen.api import loese_auf
from os.path import dirname
from os.path import join
from plone import api
from Products.CMFPlone.browser import search
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Suche(search.Search):
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
