"""Roles of deputies at an object, as Plone's security asks for them."""

from borg.localrole.interfaces import ILocalRoleProvider
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.rechte.index import naechster_bereich
from collective.eakte.vertretung.sichten import nach_vertretenden
from collective.eakte.vertretung.sichten import rollen_in_vertretung
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
class RollenInVertretung:
    """See :class:`ILocalRoleProvider`."""

    def __init__(self, objekt, vertretende):
        self._objekt = objekt
        self._vertretende = vertretende

    def getRoles(self, principal_id):
        if principal_id not in self._vertretende:
            return ()
        bereich = naechster_bereich(self._objekt)
        if bereich is None or bereich.ort is None:
            return ()
        return rollen_in_vertretung(principal_id, bereich)

    def getAllRoles(self):
        # They are not given here, and no page of Plone is to change them.
        return ()


@adapter(IEAkteInhalt)
@implementer(ILocalRoleProvider)
def rollen_in_vertretung_an(objekt):
    """The roles of today's deputies at an object.

    Asked at every check of a permission, for each object up to the plan.

    :param objekt: plan node or record.
    :returns: :class:`RollenInVertretung`, or ``None`` on days without any.
    """
    vertretende = nach_vertretenden()
    return RollenInVertretung(objekt, vertretende) if vertretende else None
