"""Local roles of one object, worked out once for all groups of a user."""

from borg.localrole.interfaces import ILocalRoleProvider
from collective.eakte.interfaces import IEAkteInhalt
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(IEAkteInhalt)
class OertlicheRollen:
    """Takes the place of the provider "default" that asks anew for each principal."""

    def __init__(self, context):
        self._rollen = context.__ac_local_roles__

    def getRoles(self, principal_id):
        """Roles of a user or group here."""
        return self._rollen.get(principal_id, ())

    def getAllRoles(self):
        """All pairs of a user or group and its roles here."""
        return self._rollen.items()
