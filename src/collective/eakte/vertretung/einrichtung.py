"""Set up the register in a site, and take it away again."""

from collective.eakte.vertretung.interfaces import IVertretungsregister
from collective.eakte.vertretung.register import Vertretungsregister
from zope.component import getSiteManager


def richte_ein():
    """Give the site the register; what is there is kept."""
    site_manager = getSiteManager()
    if site_manager.queryUtility(IVertretungsregister) is None:
        site_manager.registerUtility(Vertretungsregister(), IVertretungsregister)


def baue_ab():
    """Take the register away."""
    site_manager = getSiteManager()
    register = site_manager.queryUtility(IVertretungsregister)
    if register is not None:
        site_manager.unregisterUtility(register, IVertretungsregister)
