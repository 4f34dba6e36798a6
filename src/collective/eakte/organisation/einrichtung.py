"""Set up the offices in a site, and take them away again."""

from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.organisation import Organisation
from zope.component import getSiteManager


def richte_ein():
    """Give the site its offices; those that are there are kept."""
    site_manager = getSiteManager()
    if site_manager.queryUtility(IOrganisation) is None:
        site_manager.registerUtility(Organisation(), IOrganisation)


def baue_ab():
    """Take the offices away."""
    site_manager = getSiteManager()
    organisation = site_manager.queryUtility(IOrganisation)
    if organisation is not None:
        site_manager.unregisterUtility(organisation, IOrganisation)
