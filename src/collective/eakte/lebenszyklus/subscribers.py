"""What the workflow alone cannot forbid."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import pruefe_zda
from collective.eakte.lebenszyklus.api import Storno
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.lebenszyklus.loeschen import loeschen_erlaubt
from Products.CMFCore.interfaces import ISiteRoot
from zope.lifecycleevent.interfaces import IObjectAddedEvent


def registriertes_bleibt(obj, event):
    """A registered record is not removed, nor is anything that holds one.

    :raises Hindernisse: unless disposal has given its permission, or the whole site
        goes.
    """
    if ISiteRoot.providedBy(event.object) or loeschen_erlaubt():
        return
    raise Hindernisse.eines(
        "registriertes-bleibt",
        _(
            "registriertes_bleibt",
            default="${kennzeichen} is registered and cannot be deleted, only "
            "withdrawn (Storno) with a reason.",
            mapping={"kennzeichen": obj.kennzeichen or obj.getId()},
        ),
        kennzeichen=obj.kennzeichen,
    )


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


def inhalt_der_zda_akte_ruht(obj, event):
    """What lies in a closed record is closed with it.

    :raises Hindernisse: the container is closed (zdA).
    """
    if IObjectAddedEvent.providedBy(event) and event.object is not obj:
        return
    behaelter = aq_parent(aq_inner(obj))
    if ISchriftgutobjekt.providedBy(behaelter) and zustand(behaelter) == "zda":
        raise Hindernisse.eines(
            "behaelter-zda",
            _(
                "behaelter_zda",
                default="${kennzeichen} is closed (zdA): nothing in it can be changed.",
                mapping={"kennzeichen": behaelter.kennzeichen},
            ),
        )
