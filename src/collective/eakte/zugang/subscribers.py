"""What somebody may not see does not exist for her.

Both questions are asked of whoever asks for an address below a plan, before anything
at that address is done: pages that are there for everybody, services, downloads and
the steps behind them show, count or refuse something, and any difference to an address
that does not exist tells that there is a record.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from Acquisition import aq_base
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.zugang.api import besucher
from plone import api
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import ICORSPolicy
from plone.rest.traverse import RESTWrapper
from zExceptions import NotFound
from zope.component import queryMultiAdapter


METHODEN = frozenset({"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"})
"""How records can be asked for. WebDAV lists, locks and writes past all rules."""

OHNE_ANGABEN = "HEAD"
"""The only method of our objects that is published."""

ZMI = "manage_"
"""How the names of Zope's own screens begin. They list whatever there is."""


def pruefe_weg(objekt, event):
    """Stop a request on the way at a record or plan node that the user may not see.

    Only the last one on the way counts: a Dokument may be open to somebody who does
    not see its Akte.

    :raises Unauthorized: nobody has logged in; whatever the address.
    :raises NotFound: the user may not see it.
    """
    request = event.request
    if not IEAkteLayer.providedBy(request):
        return
    person = besucher(request)
    if person.getId() is None:
        if _ist_anfrage_vor_der_anfrage(request):
            # The answer is that of the plan, whatever comes behind.
            request["TraversalRequestNameStack"] = []
            return
        raise Unauthorized("You are not authorized to access this resource.")
    if request["REQUEST_METHOD"] not in METHODEN:
        raise nicht_da(request)
    # WebDAV answers at names that do not exist: something could be put there.
    request.maybe_webdav_client = 0
    rest = request["TraversalRequestNameStack"]
    if rest and _enthaelt(objekt, rest[-1]):
        return
    if not person.has_permission("View", objekt):
        raise nicht_da(request)


def pruefe_zugang(event):
    """Refuse what was reached at a hidden record in another way, and bare methods.

    The methods of Zope's objects are no pages: they list what a container holds, give
    the size of a file or write, whatever the user may see of it.

    :raises Unauthorized: nobody has logged in.
    :raises NotFound: the user may not see it.
    """
    request = event.request
    if not IEAkteLayer.providedBy(request):
        return
    objekt = _letztes(request["PARENTS"])
    if objekt is None:
        return
    if api.user.is_anonymous():
        if _ist_anfrage_vor_der_anfrage(request):
            return
        raise Unauthorized("You are not authorized to access this resource.")
    if not getSecurityManager().checkPermission("View", objekt):
        raise nicht_da(request)
    if _ist_methode(request["PUBLISHED"]):
        raise nicht_da(request)


def nicht_da(request):
    """The answer to an address that does not exist, and to one that is hidden."""
    return NotFound(request.getURL())


def _letztes(eltern):
    """The last record or plan node on the way, or ``None``."""
    for objekt in eltern:
        if isinstance(objekt, RESTWrapper):
            objekt = objekt.context
        if IEAkteInhalt.providedBy(objekt):
            return objekt
    return None


def _ist_methode(veroeffentlicht):
    """Whether something is a method of an object, or a page of Zope's own screens."""
    name = getattr(veroeffentlicht, "__name__", None) or ""
    return name.startswith(ZMI) or (
        IEAkteInhalt.providedBy(getattr(veroeffentlicht, "__self__", None))
        and name != OHNE_ANGABEN
    )


def _enthaelt(objekt, name):
    try:
        return name in aq_base(objekt)
    except TypeError:
        # A Dokument holds nothing.
        return False


def _ist_anfrage_vor_der_anfrage(request):
    """Whether a browser asks if a page of another site may ask (CORS, preflight).

    Browsers do not say who asks then. The answer depends on the site's policy only.
    """
    if request["REQUEST_METHOD"] != "OPTIONS" or not IAPIRequest.providedBy(request):
        return False
    policy = queryMultiAdapter((api.portal.get(), request), ICORSPolicy)
    return policy is not None and bool(policy._allowed_origin())
