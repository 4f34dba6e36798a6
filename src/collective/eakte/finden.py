"""Records by their UUIDs, whoever may see them."""

from plone import api
from zExceptions import NotFound


def finde(uid):
    """A record and its id in the catalog.

    :param uid: UUID.
    :returns: pair of the id and the record in its place; ``None`` without one.
    """
    katalog = api.portal.get_tool("portal_catalog")
    for brain in katalog.unrestrictedSearchResults(UID=uid):
        try:
            return brain.getRID(), brain._unrestrictedGetObject()
        except (AttributeError, KeyError, NotFound):
            # The catalog still has what is gone.
            return None
    return None


def finde_objekt(uid):
    """A record.

    :param uid: UUID.
    :returns: the record in its place; ``None`` without one.
    """
    gefunden = finde(uid)
    return None if gefunden is None else gefunden[1]
