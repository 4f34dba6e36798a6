"""Requests that write to the E-Akte queue up instead of colliding.

A writer takes its place after traversal, when it is known what the request is about,
and looks at the database anew: what it reads from then on is what those before it left
behind. The place is given back after the commit. Nothing depends on the queue but
waiting times: writers on other machines, and writers of other content, are still kept
apart by the database.
"""

from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.registrierung.reihe import Reihe
from plone.rest.traverse import RESTWrapper

import transaction


SCHREIBENDE_METHODEN = frozenset({"POST", "PUT", "PATCH", "DELETE"})

# Longer than any single request should take; after that the database decides.
GEDULD = 60

reihe = Reihe()


def stelle_an(event):
    """Queue up with a request that is going to write to the E-Akte."""
    request = event.request
    if request.method not in SCHREIBENDE_METHODEN or not _betrifft_eakte(request):
        return
    if reihe.stelle_an(GEDULD):
        # Traversal has written nothing: a new transaction only renews the view.
        transaction.begin()


def gib_frei(event):
    """The request has been committed or aborted: the next one may write."""
    reihe.gib_frei()


def _betrifft_eakte(request):
    for objekt in request["PARENTS"]:
        if isinstance(objekt, RESTWrapper):
            objekt = objekt.context
        if IEAkteInhalt.providedBy(objekt):
            return True
    return False
