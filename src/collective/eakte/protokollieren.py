"""Enter into the Protokoll, if one is kept."""

from collective.eakte.interfaces import IProtokollfuehrung
from zope.component import queryUtility


def vermerke(obj, was, *, warum="", fuer=None, recht=None, **angaben):
    """Enter what the current user does to a record; part of the transaction.

    For operations of which no event says enough. Without the room of the Protokoll
    nothing happens.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param was: code of what is done, e.g. ``"umgeschrieben"``.
    :param warum: reason as given.
    :param fuer: id of the absent person for whom it is done, if the caller knows.
    :param recht: title of the permission that it takes; of it depends for whom it is
        done when the caller does not say.
    :param angaben: further plain values: texts, whole numbers, dates, lists, dicts.
    """
    fuehrung = queryUtility(IProtokollfuehrung)
    if fuehrung is not None:
        fuehrung.vermerke(
            obj, was, warum=warum, fuer=fuer, recht=recht, angaben=angaben
        )
