"""Who may read what of the offices."""

from collective.eakte.config import ORGANISATION_PFLEGEN
from collective.eakte.config import ROLLEN
from collective.eakte.organisation.kreisrechnung import ALLE_KREIS
from collective.eakte.rechte.sichten import mit_kreisen
from plone import api


def darf_pflegen():
    """Whether the user keeps the offices: she reads all of them."""
    return bool(api.user.has_permission(ORGANISATION_PFLEGEN, obj=api.portal.get()))


def darf_lesen():
    """Whether the user may read codes and names.

    All may who work with the E-Akte; people of offices that do not yet see nothing.
    """
    if api.user.is_anonymous():
        return False
    if darf_pflegen():
        return True
    benutzer = api.user.get_current()
    if not set(ROLLEN).isdisjoint(benutzer.getRoles()):
        return True
    selbst = frozenset((benutzer.getId(), *benutzer.getGroups()))
    return ALLE_KREIS in mit_kreisen(selbst)
