"""What the workflow alone cannot forbid."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import pruefe_zda
from collective.eakte.lebenszyklus.api import Storno
from collective.eakte.lebenszyklus.api import verlange_ohne_vorbehalt
from collective.eakte.lebenszyklus.loeschen import loeschen_erlaubt
from plone import api
from plone.app.workflow.interfaces import ILocalrolesModifiedEvent
from Products.CMFCore.interfaces import ISiteRoot
from zope.lifecycleevent.interfaces import IObjectAddedEvent


JE_UEBERGANG = {"endfassung_erteilen": "endfassung", "stornieren": "stornieren"}
"""What rooms are asked for before a transition; zdA asks in its own rules."""


def registriertes_bleibt(obj, event):
    """A registered record is not removed, nor is anything that holds one.

    :raises Hindernisse: unless disposal has given its permission and nothing in it is
        being edited, or the whole site goes.
    """
    if ISiteRoot.providedBy(event.object):
        return
    if loeschen_erlaubt():
        verlange_ohne_vorbehalt(obj, "loeschen")
        return
    raise Hindernisse.eines(
        "registriertes-bleibt",
        _(
            "registriertes_bleibt",
            default="${kennzeichen} is registered and cannot be deleted, only "
            "withdrawn (Storno) with a reason.",
            mapping={"kennzeichen": obj.kennzeichen or obj.getId()},
        ),
        kennzeichen=obj.kennzeichen
        if api.user.has_permission("View", obj=obj)
        else None,
    )


def kopie_ist_nicht_storniert(obj, event):
    """What was withdrawn is the original."""
    if hasattr(aq_base(obj), "storno"):
        del obj.storno


def uebergang_wird_geprueft(obj, event):
    """Transitions ask the same rules on every path, Plone's own menu included.

    :raises Hindernisse: with all reasons against the transition.
    """
    if event.transition is None:
        return
    if event.transition.id == "zda_verfuegen":
        gruende = pruefe_zda(obj)
        if gruende:
            raise Hindernisse(gruende)
    if event.transition.id == "stornieren" and not isinstance(
        getattr(obj.aq_base, "storno", None), Storno
    ):
        raise Hindernisse.eines(
            "grund-fehlt",
            _(
                "storno_nur_mit_grund",
                default="A withdrawal (Storno) needs a reason: use the operation "
                "“Stornieren”.",
            ),
            field="grund",
        )
    if event.transition.id in JE_UEBERGANG:
        verlange_ohne_vorbehalt(obj, JE_UEBERGANG[event.transition.id])


def aenderung_wird_geprueft(obj, event):
    """Whoever changes a record, by form or code, asks the other rooms.

    Who may do what is no part of what is edited: grants are always possible.

    :raises Hindernisse: with all reasons against the change.
    """
    if not ILocalrolesModifiedEvent.providedBy(event):
        verlange_ohne_vorbehalt(obj, "aendern")


def verlegen_wird_geprueft(obj, event):
    """A record is neither moved nor renamed against the reasons of other rooms.

    Moving a container tells everything in it: a Dokument in it speaks for itself.

    :raises Hindernisse: with all reasons against the move.
    """
    if None in (event.oldParent, event.newParent):
        return
    if event.object is obj or not ISchriftgutbehaelter.providedBy(obj):
        verlange_ohne_vorbehalt(obj, "verlegen")


def inhalt_der_zda_akte_ruht(obj, event):
    """What lies in a closed or withdrawn record is closed with it.

    :raises Hindernisse: the container is closed (zdA) or withdrawn.
    """
    if IObjectAddedEvent.providedBy(event) and event.object is not obj:
        return
    behaelter = aq_parent(aq_inner(obj))
    gruende = pruefe_offen(behaelter) if ISchriftgutobjekt.providedBy(behaelter) else []
    if gruende:
        raise Hindernisse(gruende)
