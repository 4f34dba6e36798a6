"""What a deputy does is noted as done on behalf of the absent person."""

from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.config import SCHUETZEN
from collective.eakte.rechte.api import EINZELN_VERGEBEN
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.rechte.berechtigung import EINZELN
from collective.eakte.rechte.interfaces import IJournal
from collective.eakte.rechte.journal import Vermerk
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.vertretung.sichten import nach_vertretenden
from datetime import datetime
from datetime import UTC
from plone import api
from zope.component import getUtility
from zope.component import queryUtility
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent
from zope.security.interfaces import IPermission

import transaction


IN_VERTRETUNG = "in-vertretung"
AENDERN = "Modify portal content"


def angelegt(obj, event):
    """Something was registered or set up: at the place where it was done."""
    if event.object is obj and nach_vertretenden():
        _vermerke(obj, "angelegt", fuer_wen(event.newParent, _anlegerecht(obj)))


def geaendert(obj, event):
    """Something was changed."""
    if not IContainerModifiedEvent.providedBy(event) and nach_vertretenden():
        if not _schon_vermerkt(obj):
            _vermerke(obj, "geaendert", fuer_wen(obj, AENDERN))


def verlegt(obj, event):
    """Something was moved to another container."""
    if (
        event.object is not obj
        or IObjectAddedEvent.providedBy(event)
        or IObjectRemovedEvent.providedBy(event)
        or None in (event.oldParent, event.newParent)
        or not nach_vertretenden()
    ):
        return
    _vermerke(obj, "verlegt", fuer_wen(event.newParent, _anlegerecht(obj)))


def ort_geaendert(obj, event):
    """Who looks after one Akte goes with it, still in the same request."""
    if event.object is obj and nach_vertretenden():
        vergiss_pruefungen()


def uebergang(obj, event):
    """The state is about to change; afterwards the right may be gone."""
    if event.transition is None or not nach_vertretenden():
        return
    guard = event.transition.guard
    rechte = guard.permissions if guard is not None else ()
    _vermerke(obj, event.transition.id, fuer_wen(obj, next(iter(rechte), None)))


def berechtigung_erteilt(obj, event):
    """A right was given by a person."""
    if event.berechtigung.ursache in EINZELN_VERGEBEN and nach_vertretenden():
        _vermerke(obj, "berechtigung-erteilt", fuer_wen(obj, RECHTE_VERGEBEN))


def berechtigung_entzogen(obj, event):
    """A right was withdrawn by a person."""
    ursache = event.beendet.berechtigung.ursache
    if ursache in EINZELN_VERGEBEN and nach_vertretenden():
        _vermerke(obj, "berechtigung-entzogen", fuer_wen(obj, RECHTE_VERGEBEN))


def schutz_geaendert(obj, event):
    """A record was protected, or is protected no more."""
    if event.schutz is not None and event.schutz.art != EINZELN:
        # A preset of its plan unit does this; nobody decides.
        return
    if nach_vertretenden():
        _vermerke(obj, "schutz-geaendert", fuer_wen(obj, SCHUETZEN))


def _vermerke(obj, was, fuer):
    if fuer is None:
        return
    _bereits().add(api.content.get_uuid(obj))
    getUtility(IJournal).vermerke(
        Vermerk(
            IN_VERTRETUNG,
            api.content.get_uuid(obj),
            api.user.get_current().getId(),
            fuer,
            datetime.now(UTC),
            angaben={"was": was},
        )
    )


def _schon_vermerkt(obj):
    """Whether another operation of this transaction was noted, which changed it."""
    return api.content.get_uuid(obj) in _bereits()


def _bereits():
    laufende = transaction.get()
    try:
        return laufende.data(_bereits)
    except KeyError:
        laufende.set_data(_bereits, set())
        return laufende.data(_bereits)


def _anlegerecht(obj):
    """Title of the permission to add something of the kind of an object."""
    typ = api.portal.get_tool("portal_types").get(obj.portal_type)
    recht = queryUtility(IPermission, getattr(typ, "add_permission", None) or "")
    return recht.title if recht is not None else "Add portal content"
