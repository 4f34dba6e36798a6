"""Set up the parts of the versions in a site, and take them away again."""

from collective.eakte.versionen import modifikator
from collective.eakte.versionen.kennungen import Kennungen
from plone import api
from Products.CMFUid.interfaces import IUniqueIdGenerator
from zope.component import getSiteManager


ZAEHLER = "portal_uidgenerator"


def richte_ein():
    """Give the site random ids and the modifier; ids that were given stay valid."""
    site_manager = getSiteManager()
    if not isinstance(site_manager.queryUtility(IUniqueIdGenerator), Kennungen):
        _ersetze(site_manager, Kennungen())
    modifikator.richte_ein(api.portal.get_tool("portal_modifier"))
    lager = api.portal.get_tool("portal_historiesstorage")
    # Otherwise made with the first version of the site, by whoever writes it first.
    lager._getShadowStorage()
    lager._getZVCRepo()


def baue_ab():
    """Give the site its counter again; it goes on where it stopped."""
    modifikator.baue_ab(api.portal.get_tool("portal_modifier"))
    site_manager = getSiteManager()
    if isinstance(site_manager.queryUtility(IUniqueIdGenerator), Kennungen):
        _ersetze(site_manager, api.portal.get()[ZAEHLER])


def _ersetze(site_manager, kennungen):
    # What it remembers of its utilities outlives a transaction that was aborted.
    site_manager._v_utility_registrations_cache = None
    site_manager.unregisterUtility(provided=IUniqueIdGenerator)
    site_manager.registerUtility(kennungen, IUniqueIdGenerator)
