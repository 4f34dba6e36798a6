"""What stands above every page: account, and the toolbar for some."""

from collective.eakte.ui.interfaces import IKontozahl
from collective.eakte.ui.koerper import ist_markiert
from importlib.resources import files
from plone import api
from plone.app.layout.globals.context import ContextState
from plone.app.layout.viewlets.common import PersonalBarViewlet
from plone.memoize.view import memoize
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import queryUtility


class Seitenzustand(ContextState):
    """``plone_context_state`` of plan nodes and records."""

    @memoize
    def is_toolbar_visible(self):
        """:returns: whether the user administers the site; nobody else needs Plone's
        toolbar among records."""
        return super().is_toolbar_visible() and api.user.has_permission(
            "Plone Site Setup: Overview", obj=api.portal.get()
        )


class SeitenzustandDerSite(Seitenzustand):
    """``plone_context_state`` of the site, which has pages of its own and of the
    E-Akte."""

    @memoize
    def is_toolbar_visible(self):
        """:returns: as Plone says on its own pages."""
        if ist_markiert(self.request):
            return super().is_toolbar_visible()
        return ContextState.is_toolbar_visible(self)


class Konto(PersonalBarViewlet):
    """Account menu of those who have no toolbar."""

    index = ViewPageTemplateFile("konto.pt")

    def zahl(self, kennung):
        """How much there is behind an entry.

        :param kennung: id of the action.
        :returns: number; 0 when there is nothing to be said.
        """
        zaehle = queryUtility(IKontozahl, kennung)
        return 0 if zaehle is None else zaehle()

    @property
    def gezeigt(self):
        """:returns: whether the menu is needed."""
        zustand = self.context.restrictedTraverse("@@plone_context_state")
        return (
            not self.anonymous
            and bool(self.user_actions)
            and not zustand.is_toolbar_visible()
        )


class KontoDerSite(Konto):
    """The account menu on pages of the E-Akte, Plone's own member tools on others."""

    _von_plone = ViewPageTemplateFile(
        str(files("plone.app.layout.viewlets").joinpath("membertools.pt"))
    )

    def render(self):
        """:returns: HTML."""
        if ist_markiert(self.request):
            return super().render()
        return self._von_plone()
