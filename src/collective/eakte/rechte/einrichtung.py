"""Set up the register and the index in a site, and take them away again."""

from collective.eakte.rechte.index import Zugriffsindex
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.register import Zugriffsregister
from plone import api
from zope.component import getSiteManager


REGISTER = ((IZugriffsregister, Zugriffsregister),)

INDEX = "allowedRolesAndUsers"


def richte_ein():
    """Give the site the register and the index; what is there is kept.

    Entries of other content are taken over as they are.
    """
    site_manager = getSiteManager()
    for interface, fabrik in REGISTER:
        if site_manager.queryUtility(interface) is None:
            site_manager.registerUtility(fabrik(), interface)
    katalog = api.portal.get_tool("portal_catalog")
    index = katalog._catalog.indexes[INDEX]
    if not isinstance(index, Zugriffsindex):
        _ersetze(katalog, Zugriffsindex.aus(index))


def baue_ab():
    """Give the site the ordinary index again; there are no records any more."""
    katalog = api.portal.get_tool("portal_catalog")
    index = katalog._catalog.indexes[INDEX]
    if isinstance(index, Zugriffsindex):
        _ersetze(katalog, index.gewoehnlicher())
    site_manager = getSiteManager()
    for interface, _fabrik in REGISTER:
        register = site_manager.queryUtility(interface)
        if register is not None:
            site_manager.unregisterUtility(register, interface)


def _ersetze(katalog, index):
    katalog._catalog.delIndex(INDEX)
    katalog._catalog.addIndex(INDEX, index)
