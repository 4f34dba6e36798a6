"""Give a site its register of checks, and take it away again."""

from collective.eakte.integritaet.interfaces import IPruefregister
from collective.eakte.integritaet.lauf import Pruefregister
from zope.component import getSiteManager


def richte_ein():
    """Give the site its register; what is there is kept.

    :returns: the register.
    """
    site_manager = getSiteManager()
    register = site_manager.queryUtility(IPruefregister)
    if register is None:
        register = Pruefregister()
        site_manager.registerUtility(register, IPruefregister)
    return register


def baue_ab():
    """Take the register away."""
    site_manager = getSiteManager()
    register = site_manager.queryUtility(IPruefregister)
    if register is not None:
        site_manager.unregisterUtility(register, IPruefregister)
