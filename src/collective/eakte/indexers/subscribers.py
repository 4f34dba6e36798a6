"""When a plan unit or record counts as modified."""

from zope.container.interfaces import IContainerModifiedEvent


def aenderung_wird_datiert(obj, event):
    """Date a change of the metadata.

    Filing something in a record is no change of the record itself: otherwise every
    upload would rewrite the Akte, and uploads into one Akte would collide on it.
    """
    if not IContainerModifiedEvent.providedBy(event):
        obj.notifyModified()
