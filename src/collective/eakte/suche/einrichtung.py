"""Set up the register of kept searches in a site, and take it away again."""

from collective.eakte.suche.interfaces import ISuchregister
from collective.eakte.suche.register import Suchregister
from zope.component import getSiteManager


def richte_ein():
    """Give the site the register; what is there is kept."""
    site_manager = getSiteManager()
    if site_manager.queryUtility(ISuchregister) is None:
        site_manager.registerUtility(Suchregister(), ISuchregister)


def baue_ab():
    """Take the register away, with what people kept in it."""
    site_manager = getSiteManager()
    register = site_manager.queryUtility(ISuchregister)
    if register is not None:
        site_manager.unregisterUtility(register, ISuchregister)
