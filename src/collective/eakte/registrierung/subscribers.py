"""Requests that write to the E-Akte queue up instead of colliding.

A writer takes its place after traversal, when it is known what the request is about,
and looks at the database anew: what it reads from then on is what those before it left
behind. The place is given back after the commit. Nothing depends on the queue but
waiting times: writers on other machines, and writers of other content, are still kept
apart by the database.

Traversal and the check of rights took place before the wait. If what they found does
not hold any more, because the record was moved or closed meanwhile, the request starts
anew: without the wait it would have collided and started anew, too.

Tasks of the queue for background work do not queue up here: they may take hours. They
do so with each portion that they store, see :mod:`.speichern`.
"""

from AccessControl.ZopeSecurityPolicy import getRoles
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.registrierung.einlass import hat_gewartet
from collective.eakte.registrierung.einlass import merke_ort
from collective.eakte.registrierung.einlass import schreibt
from collective.eakte.registrierung.reihe import GEDULD
from collective.eakte.registrierung.reihe import reihe
from collective.taskqueue.interfaces import ITaskQueueLayer
from plone.rest.traverse import RESTWrapper
from transaction.interfaces import TransientError

import transaction


class Veraltet(TransientError):
    """What traversal found is not there any more, or may not be done any more."""


def stelle_an(event):
    """Queue up with a request that is going to write to the E-Akte.

    :raises Veraltet: the request has to start anew; it keeps its place.
    """
    request = event.request
    if not schreibt(request.environ) or ITaskQueueLayer.providedBy(request):
        return
    inhalt = _inhalt(request)
    if not inhalt:
        return
    merke_ort(request.environ, inhalt[-1].getId())
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
    if hat_gewartet(event.request.environ):
        # Whoever waited at the entrance gives the place back there.
        return
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
