"""Trees that Plone draws around a record show what the user may see.

Plone looks for the objects around the current one without asking who may see them, and
shows them all. Each of its trees has a strategy of its own.
"""

from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.rest import darf
from plone import api
from plone.app.portlets.portlets import navigation as portlet
from plone.memoize.instance import memoize
from plone.restapi.services.contextnavigation import get as dienst
from Products.CMFPlone.browser.navtree import DefaultNavtreeStrategy
from Products.CMFPlone.browser.navtree import SitemapNavtreeStrategy
from uuid import uuid4
from zope.component import adapter
from zope.interface import Interface


class _NurSichtbares:
    """Mixin: nothing is added that was not found with the user's rights."""

    def __init__(self, context, view=None):
        super().__init__(context, view)
        self.showAllParents = False


class Baum(_NurSichtbares, DefaultNavtreeStrategy):
    """For navigation trees at a record."""


class Uebersicht(_NurSichtbares, SitemapNavtreeStrategy):
    """For the site map at a record."""


class Portlet(_NurSichtbares, portlet.NavtreeStrategy):
    """For the navigation portlet at a record."""


class _Strategie(_NurSichtbares, dienst.NavtreeStrategy):
    """For the service ``@contextnavigation``."""


class _Darstellung(dienst.NavigationPortletRenderer):
    @memoize
    def getNavRoot(self, _marker=None):
        wurzel = super().getNavRoot()
        if IEAkteInhalt.providedBy(wurzel) and not darf("View", wurzel):
            return api.portal.get()
        return wurzel

    @memoize
    def getNavTree(self, _marker=None):
        return dienst.buildFolderTree(
            self.context,
            obj=self.context,
            query=dienst.QueryBuilder(self.context, self.data)(),
            strategy=_Strategie(self.context, self.data),
        )


@adapter(Interface, IEAkteLayer)
class Kontextnavigation(dienst.ContextNavigation):
    """Expander ``contextnavigation``."""

    def __call__(self, expand=False, prefix="expand.contextnavigation."):
        """:returns: dict for ``@components``."""
        ergebnis = super().__call__()
        if not expand:
            return ergebnis
        daten = dienst.extract_data(
            dienst.INavigationPortlet, self.request.form, prefix
        )
        if daten.root_path and not _ist_sichtbar(daten.root_path):
            # What is hidden is answered like a path that leads nowhere.
            daten["root_path"] = f"/{uuid4().hex}"
        darstellung = _Darstellung(self.context, self.request, daten)
        ergebnis["contextnavigation"].update(darstellung.render())
        return ergebnis


class Navigationsdienst(dienst.ContextNavigationGet):
    """GET @contextnavigation."""

    def reply(self):
        """:returns: as restapi does."""
        navigation = Kontextnavigation(self.context, self.request)
        return navigation(expand=True)["contextnavigation"]


def _ist_sichtbar(pfad):
    portal = api.portal.get()
    objekt = portal.unrestrictedTraverse(pfad.strip("/").split("/"), None)
    return objekt is not None and darf("View", objekt)
