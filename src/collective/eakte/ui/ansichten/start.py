"""Where work begins: the first page after the log-in."""

from collective.eakte.listen.api import liste
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Startseite(BrowserView):
    """Leads to the first file plan that the user may see, and to all from there."""

    index = ViewPageTemplateFile("start.pt")

    def __call__(self):
        """:returns: nothing but an address, or a page for those who see no plan."""
        plaene = liste(api.portal.get(), arten=("Aktenplan",), size=1, tiefe=None)
        if plaene.items:
            return self.request.response.redirect(plaene.items[0].url)
        return self.index()

    @property
    def unangemeldet(self):
        """:returns: whether nobody has logged in yet."""
        return api.user.is_anonymous()

    @property
    def darf_plan_anlegen(self):
        """:returns: whether the user may begin a file plan here."""
        return all(
            api.user.has_permission(permission, obj=self.context)
            for permission in ("Add portal content", "collective.eakte: Add Aktenplan")
        )
