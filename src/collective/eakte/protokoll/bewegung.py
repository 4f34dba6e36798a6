"""Entries about what is moved and what goes."""

from Acquisition import aq_base
from collective.eakte.content.akte import IAkte
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.protokoll.aenderungen import vergiss
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.entfernte import entfernte_in
from collective.eakte.protokoll.entstehen import anlegerecht
from collective.eakte.protokoll.entstehen import bezeichnung
from collective.eakte.protokoll.laufend import Merker
from Products.CMFCore.interfaces import ISiteRoot
from Products.CMFCore.permissions import ModifyPortalContent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


UMSCHREIBEN = "collective.eakte: Umschreiben"

_fuer = Merker(dict)


def wird_verlegt(obj, event):
    """Something is about to be moved: for whom is asked while the rights are those of
    the old place."""
    if event.object is obj and None not in (event.oldParent, event.newParent):
        recht = UMSCHREIBEN if IAkte.providedBy(obj) else ModifyPortalContent
        _fuer()[uid_von(obj)] = fuer_wen_jetzt(obj, recht)


def verlegt(obj, event):
    """Something was moved to another container, or got another id."""
    if (
        event.object is not obj
        or IObjectAddedEvent.providedBy(event)
        or IObjectRemovedEvent.providedBy(event)
        or None in (event.oldParent, event.newParent)
    ):
        return
    fuer = _fuer().pop(uid_von(obj), None)
    if aq_base(event.oldParent) is aq_base(event.newParent):
        trage_ein(obj, "umbenannt", fuer=fuer, von=event.oldName, nach=event.newName)
        return
    trage_ein(
        obj,
        "verschoben",
        fuer=fuer or fuer_wen_jetzt(event.newParent, anlegerecht(obj)),
        von=bezeichnung(event.oldParent),
        von_uid=uid_von(event.oldParent),
        nach=bezeichnung(event.newParent),
        nach_uid=uid_von(event.newParent),
    )


def entfernt(obj, event):
    """Something was removed, on its own or with what held it.

    How long its chain was and how it ended goes into the chain of what remains.
    """
    behaelter = event.oldParent
    if ISiteRoot.providedBy(event.object) or behaelter is None:
        return
    uid, protokoll = uid_von(obj), protokoll_von(obj)
    trage_ein(
        behaelter if IEAkteInhalt.providedBy(behaelter) else None,
        "geloescht",
        uid=uid,
        art=obj.portal_type,
        kennzeichen=bezeichnung(obj),
        anzahl=0 if protokoll is None else protokoll.anzahl,
        kopf=None if protokoll is None else protokoll.kopf,
        **_darin(protokoll),
    )
    vergiss(uid)


def _darin(protokoll):
    """What a chain that goes away has kept of others that went before it."""
    koepfe = {} if protokoll is None else entfernte_in(protokoll)
    return {"darin": koepfe} if koepfe else {}
