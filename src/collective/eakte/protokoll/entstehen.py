"""Entries about what comes into the E-Akte."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.felder import anfaengliche
from plone import api
from zope.component import queryUtility
from zope.security.interfaces import IPermission


def knoten_angelegt(knoten, event):
    """A plan node was made."""
    if IPlanknoten.providedBy(knoten) and event.object is knoten:
        _registriert(knoten, event)


def schriftgut_registriert(obj, event):
    """A record was registered and has its number."""
    if event.object is obj:
        _registriert(obj, event)


def kopie_beginnt_von_vorn(kopie, event):
    """A copy is a record of its own: it has a chain of its own."""
    basis = aq_base(kopie)
    basis._protokoll = None
    if event.object is kopie:
        basis._v_kopiert_von = (uid_von(event.original), event.original.kennzeichen)


def bezeichnung(obj):
    """How a record, plan node or the site is named in entries.

    :param obj: record, plan node or other container.
    :returns: its number, or its id when it has none.
    """
    return getattr(aq_base(obj), "kennzeichen", None) or obj.getId()


def anlegerecht(obj):
    """Title of the permission to add something of the kind of an object."""
    typ = api.portal.get_tool("portal_types").get(obj.portal_type)
    recht = queryUtility(IPermission, getattr(typ, "add_permission", None) or "")
    return recht.title if recht is not None else "Add portal content"


def _registriert(obj, event):
    behaelter = event.newParent or aq_parent(aq_inner(obj))
    fuer = fuer_wen_jetzt(behaelter, anlegerecht(obj))
    trage_ein(
        obj,
        "registriert",
        fuer=fuer,
        art=obj.portal_type,
        kennzeichen=bezeichnung(obj),
        ort=bezeichnung(behaelter),
        ort_uid=uid_von(behaelter),
        felder=anfaengliche(obj),
    )
    original = aq_base(obj).__dict__.pop("_v_kopiert_von", None)
    if original is not None:
        uid, kennzeichen = original
        trage_ein(obj, "kopiert-von", fuer=fuer, uid=uid, kennzeichen=kennzeichen)
