"""Give a site its book of Protokolle, and take it away again."""

from collective.eakte.protokoll.buch import Protokollbuch
from collective.eakte.protokoll.interfaces import IProtokollbuch
from zope.component import getSiteManager


def richte_ein():
    """Give the site its book; what is there is kept."""
    site_manager = getSiteManager()
    if site_manager.queryUtility(IProtokollbuch) is None:
        site_manager.registerUtility(Protokollbuch(), IProtokollbuch)


def baue_ab():
    """Take the book away; there are no records any more."""
    site_manager = getSiteManager()
    buch = site_manager.queryUtility(IProtokollbuch)
    if buch is not None:
        site_manager.unregisterUtility(buch, IProtokollbuch)
