"""Move a record to another container.

Plone's own paste asks whether the user may delete the object at its old place, which
nobody may do with a record. Who may move is asked by the callers.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from OFS.event import ObjectWillBeMovedEvent
from Products.CMFCore.indexing import processQueue
from zope.event import notify
from zope.lifecycleevent import ObjectMovedEvent


class WirdVerlegt(ObjectWillBeMovedEvent):
    """A record is about to be moved by an operation of the E-Akte."""


def verlege(objekt, ziel, name):
    """Move a record with all that it holds.

    :param objekt: the record, in its place.
    :param ziel: the new container.
    :param name: wanted id there; a free one is made of it when it is taken.
    :returns: the record at its new place.
    """
    # What is still waiting to be indexed would be entered at its old place.
    processQueue()
    quelle = aq_parent(aq_inner(objekt))
    alter_name = objekt.getId()
    neuer_name = freier_name(ziel, name)
    notify(WirdVerlegt(objekt, quelle, alter_name, ziel, neuer_name))
    quelle._delObject(alter_name, suppress_events=True)
    objekt = aq_base(objekt)
    objekt._setId(neuer_name)
    ziel._setObject(neuer_name, objekt, set_owner=0, suppress_events=True)
    objekt = ziel._getOb(neuer_name)
    notify(ObjectMovedEvent(objekt, quelle, alter_name, ziel, neuer_name))
    objekt._postCopy(ziel, op=1)
    objekt.manage_changeOwnershipType(explicit=0)
    return objekt


def freier_name(behaelter, name):
    """An id that is free in a container: the wanted one, or with a number behind it."""
    versuch = name
    zusatz = 1
    while behaelter.has_key(versuch):
        zusatz += 1
        versuch = f"{name}-{zusatz}"
    return versuch
