"""Set up what the search needs in a site, and take it away again."""

from collective.eakte.suche.dateitypen import Dateitypen
from collective.eakte.suche.dateitypen import INDEX
from collective.eakte.suche.interfaces import ISuchregister
from collective.eakte.suche.register import Suchregister
from plone import api
from zope.component import getSiteManager


def richte_ein():
    """Give the site the register and the types of files; what is there is kept."""
    gib_register()
    katalog = api.portal.get_tool("portal_catalog")
    if INDEX not in katalog.indexes():
        katalog._catalog.addIndex(INDEX, Dateitypen())


def gib_register():
    """Give the site the register of kept searches."""
    site_manager = getSiteManager()
    if site_manager.queryUtility(ISuchregister) is None:
        site_manager.registerUtility(Suchregister(), ISuchregister)


def baue_ab():
    """Take all of it away, with what people kept."""
    katalog = api.portal.get_tool("portal_catalog")
    if INDEX in katalog.indexes():
        katalog._catalog.delIndex(INDEX)
    site_manager = getSiteManager()
    register = site_manager.queryUtility(ISuchregister)
    if register is not None:
        site_manager.unregisterUtility(register, ISuchregister)
