"""Every way into the E-Akte ends with a number."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.aktenzeichen import api
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.luecken import GELOESCHT
from collective.eakte.aktenzeichen.nummerierung import Nummerierung
from collective.eakte.aktenzeichen.planregel import pruefe_wirksame_nummerierung
from collective.eakte.content.akte import IAkte
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import ISchriftgutobjekt
from plone.uuid.interfaces import IUUID
from zope.component import getUtility
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


def kopie_verliert_kennzeichen(obj, event):
    """A copy is a record of its own and is numbered as one."""
    obj.kennzeichen = None
    obj.fruehere_kennzeichen = []
    obj.laufende_nummer = None


def nummeriere(obj, event):
    """Number a record that came in by a path that chooses no name."""
    behaelter = aq_parent(aq_inner(obj))
    register = getUtility(INummernregister)
    if obj.kennzeichen and register.inhaber(obj.kennzeichen) == IUUID(obj):
        return
    api.vergib(obj, behaelter)


def nummeriere_nach_verschieben(obj, event):
    """A record in another container has another number; the former one is kept."""
    if IObjectAddedEvent.providedBy(event) or IObjectRemovedEvent.providedBy(event):
        return
    if event.object is not obj or event.oldParent is event.newParent:
        return
    if IAkte.providedBy(obj):
        # Only umschreiben() moves an Akte, and numbers it itself.
        return
    if aq_base(event.oldParent) is aq_base(event.newParent):
        return
    alte_einheit = Nummerierung(obj, event.oldParent).einheit
    api.nummeriere_nach_verschieben(obj, IUUID(alte_einheit))


def loeschung_wird_vermerkt(obj, event):
    """Who removes a record in a permitted way leaves a note on its number."""
    if obj.kennzeichen and ISchriftgutobjekt.providedBy(obj):
        api.ereignis(obj, GELOESCHT, "")


def muster_werden_geprueft(knoten, event):
    """A pattern that could fail or give a number twice is not saved.

    :raises Hindernisse: with everything that is wrong with the patterns.
    """
    if IContainerModifiedEvent.providedBy(event) or not IPlanknoten.providedBy(knoten):
        return
    hindernisse = pruefe_wirksame_nummerierung(knoten)
    if hindernisse:
        raise Hindernisse(hindernisse)
