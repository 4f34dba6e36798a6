"""What was found out about rights during a request is not asked again in it."""

from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


MERKER = "collective.eakte.rechte."


def gemerkt(schluessel, berechne):
    """A value that holds for the time of the request.

    :param schluessel: text that names the value among those of this room.
    :param berechne: function that works it out, without parameters.
    :returns: the value; outside of a request it is worked out each time.
    """
    merker = IAnnotations(getRequest(), None)
    if merker is None:
        return berechne()
    name = f"{MERKER}{schluessel}"
    if name not in merker:
        merker[name] = berechne()
    return merker[name]
