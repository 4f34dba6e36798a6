"""On which path something is done."""

from collective.taskqueue.interfaces import ITaskQueueLayer
from contextlib import contextmanager
from contextvars import ContextVar
from plone.rest.interfaces import IAPIRequest
from zope.globalrequest import getRequest


BROWSER, REST, AUFGABE, IMPORT, KONSOLE = WEGE = (
    "browser",
    "rest",
    "aufgabe",
    "import",
    "konsole",
)

_gesetzt = ContextVar("eakte-weg", default=None)


@contextmanager
def auf_dem_weg(weg):
    """Say on which path everything in a block of code is done.

    :param weg: one of :data:`WEGE`.
    """
    marke = _gesetzt.set(weg)
    try:
        yield
    finally:
        _gesetzt.reset(marke)


def weg():
    """On which path the running code was called.

    :returns: one of :data:`WEGE`.
    """
    gesetzt = _gesetzt.get()
    if gesetzt is not None:
        return gesetzt
    request = getRequest()
    if request is None or ITaskQueueLayer.providedBy(request):
        return AUFGABE
    if IAPIRequest.providedBy(request):
        return REST
    # Commands make themselves a request that nobody has sent.
    return BROWSER if request.get("PUBLISHED") is not None else KONSOLE
