"""Find a record by its number."""

from collective.eakte.interfaces import IEAkteInhalt
from plone import api


def finde(angabe):
    """The record or plan node with a number or UUID, whoever asks.

    :param angabe: as written by a person.
    :returns: the object, or ``None``.
    """
    angabe = (angabe or "").strip()
    if not angabe:
        return None
    katalog = api.portal.get_tool("portal_catalog")
    for index in ("UID", "kennzeichen"):
        for brain in katalog.unrestrictedSearchResults(**{index: angabe}):
            obj = brain._unrestrictedGetObject()
            if IEAkteInhalt.providedBy(obj):
                return obj
    return None
