"""Requests that write to the E-Akte queue up instead of colliding.

A writer takes its place after traversal, when it is known what the request is about,
and looks at the database anew: what it reads from then on is what those before it left
behind. The place is given back after the commit. Nothing depends on the queue but
waiting times: writers on other machines, and writers of other content, are still kept
apart by the database.

Traversal and the check of rights took place before the wait. If what they found does
not hold any more, because the record was moved or closed meanwhile, the request starts
anew: without the wait it would have collided and started anew, too.
"""

from AccessControl.ZopeSecurityPolicy import getRoles
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.registrierung.reihe import Reihe
from plone.rest.traverse import RESTWrapper
from transaction.interfaces import TransientError

import transaction


SCHREIBENDE_METHODEN = frozenset({"POST", "PUT", "PATCH", "DELETE"})

# These only read, or write to other places than the database.
OHNE_REIHE = frozenset({"@querystring-search", "@tus-replace", "@tus-upload"})

# Longer than any single request should take; after that the database decides.
GEDULD = 60

reihe = Reihe()


class Veraltet(TransientError):
    """What traversal found is not there any more, or may not be done any more."""


def stelle_an(event):
    """Queue up with a request that is going to write to the E-Akte.

    :raises Veraltet: the request has to start anew; it keeps its place.
    """
    request = event.request
    if request.method not in SCHREIBENDE_METHODEN:
        return
    inhalt = _inhalt(request)
    if not inhalt or _dienst(request) in OHNE_REIHE:
        return
    if not reihe.stelle_an(GEDULD):
        return
    if transaction.get()._resources:
        # Traversal has written something, for example a login: a new transaction
        # would lose it. The database decides.
        return
    transaction.begin()
    if not _gilt_noch(request, inhalt):
        # The publisher sleeps before it tries again, for the sake of collisions.
        request.delay_retry = lambda: None
        request.behaelt_platz = request.supports_retry()
        raise Veraltet(request.get("PATH_INFO"))


def gib_frei(event):
    """The request has been committed or aborted: the next one may write."""
    # Attributes of a request may also come from its form.
    if not vars(event.request).get("behaelt_platz"):
        reihe.gib_frei()


def _inhalt(request):
    """What the request found of the E-Akte on its way, the last thing first."""
    objekte = [
        objekt.context if isinstance(objekt, RESTWrapper) else objekt
        for objekt in request["PARENTS"]
    ]
    return [objekt for objekt in objekte if IEAkteInhalt.providedBy(objekt)]


def _dienst(request):
    return request.get("PATH_INFO", "").rstrip("/").rpartition("/")[2]


def _gilt_noch(request, inhalt):
    """Whether everything is where it was, and asks for the same roles."""
    for objekt in inhalt:
        behaelter = aq_parent(aq_inner(objekt))
        vorhanden = behaelter._getOb(objekt.getId(), None)
        if vorhanden is None or aq_base(vorhanden) is not aq_base(objekt):
            return False
    return _rollen(request["PUBLISHED"], request.roles) == request.roles


def _rollen(ziel, sonst):
    rollen = getRoles(None, None, ziel, sonst)
    if callable(ziel):
        rollen = getRoles(ziel, "__call__", ziel.__call__, rollen)
    return rollen
