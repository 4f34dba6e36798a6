"""Which addresses lead on to others is told to those only who manage them.

The address of a record is its number. restapi's service ``@aliases`` asks for a
permission, but its expander, ``?expand=aliases`` at any object, does not: it would list
the former and present numbers of all records that were moved, to everybody.
"""

from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.rest import darf
from plone.base.interfaces import IPloneSiteRoot
from plone.restapi.services.aliases.get import Aliases
from zope.component import adapter
from zope.component import queryUtility
from zope.interface import Interface
from zope.security.interfaces import IPermission


RECHT_AN_DER_SITE = "Products.CMFPlone.ManagePortalAliases"
RECHT = "Products.CMFPlone.ManageContextAliases"


@adapter(Interface, IEAkteLayer)
class WeiterleitungenFuerVerwaltung(Aliases):
    """Expander ``aliases``: only its address for those who manage none."""

    def __call__(self, expand=False):
        """:returns: dict for ``@components``."""
        return super().__call__(expand=expand and self._erlaubt())

    def _erlaubt(self):
        an_der_site = IPloneSiteRoot.providedBy(self.context)
        recht = queryUtility(IPermission, RECHT_AN_DER_SITE if an_der_site else RECHT)
        return recht is not None and darf(recht.title, self.context)
