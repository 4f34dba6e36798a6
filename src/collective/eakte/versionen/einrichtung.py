"""Set up the parts of the versions in a site, and take them away again."""

from Acquisition import aq_base
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
        site_manager.unregisterUtility(provided=IUniqueIdGenerator)
        site_manager.registerUtility(Kennungen(), IUniqueIdGenerator)
    modifikator.richte_ein(api.portal.get_tool("portal_modifier"))


def baue_ab():
    """Give the site its counter again; it goes on where it stopped."""
    modifikator.baue_ab(api.portal.get_tool("portal_modifier"))
    site_manager = getSiteManager()
    if isinstance(site_manager.queryUtility(IUniqueIdGenerator), Kennungen):
        site_manager.unregisterUtility(provided=IUniqueIdGenerator)
        portal = api.portal.get()
        if ZAEHLER in aq_base(portal).objectIds():
            site_manager.registerUtility(portal[ZAEHLER], IUniqueIdGenerator)
