"""Move or copy what has already been filed to another record.

Plone's own cut and paste asks whether the user may delete the object at its old place,
which nobody may do with a record. Whoever may change a record and add to its new place
may move it.
"""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.aktenzeichen.api import kuenftiger_name
from collective.eakte.aktenzeichen.bewegung import nur_umschreiben
from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.content.akte import IAkte
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.registrierung.api import verlange_aenderung
from collective.eakte.registrierung.api import verlange_anlage
from OFS.event import ObjectClonedEvent
from zope.container.interfaces import INameChooser
from zope.event import notify
from zope.lifecycleevent import ObjectCopiedEvent


def lege_um(obj, ziel):
    """Move a record to another record; it gets a new number and keeps the former one.

    :param obj: Teilakte, Vorgang or Dokument.
    :param ziel: record that shall hold it.
    :returns: the record at its new place.
    :raises NichtBerechtigt: the user may not change the one or add to the other.
    :raises Hindernisse: with all reasons against it.
    """
    gruende = _gegen_umlegen(obj, ziel)
    if gruende:
        raise Hindernisse(gruende)
    verlange_aenderung(obj)
    verlange_anlage(ziel, obj.portal_type)
    return verlege(obj, ziel, kuenftiger_name(obj, ziel))


def kopiere(dokument, ziel):
    """File a copy of a Dokument, which is a record of its own with its own number.

    :param dokument: the Dokument.
    :param ziel: record that shall hold the copy.
    :returns: the copy.
    :raises NichtBerechtigt: the user may not add to the record.
    :raises Hindernisse: with all reasons against it.
    """
    if not ISchriftgutobjekt.providedBy(dokument) or ISchriftgutbehaelter.providedBy(
        dokument
    ):
        raise Hindernisse.eines(
            "nicht-kopierbar",
            _(
                "nur_dokumente_kopierbar",
                default="Only Dokumente can be copied into the E-Akte.",
            ),
            field="source",
        )
    verlange_anlage(ziel, dokument.portal_type)
    kopie = dokument._getCopy(ziel)
    notify(ObjectCopiedEvent(kopie, dokument))
    name = INameChooser(ziel).chooseName(None, kopie)
    kopie._setId(name)
    ziel._setObject(name, kopie)
    kopie = ziel._getOb(name)
    kopie._postCopy(ziel, op=0)
    kopie.wl_clearLocks()
    notify(ObjectClonedEvent(kopie))
    return kopie


def _gegen_umlegen(obj, ziel):
    if IAkte.providedBy(obj):
        return [nur_umschreiben(obj)]
    if not ISchriftgutobjekt.providedBy(obj) or not ISchriftgutbehaelter.providedBy(
        ziel
    ):
        return [
            Hindernis(
                "nicht-verschiebbar",
                _(
                    "nicht_verschiebbar",
                    default="Only Teilakten, Vorgänge and Dokumente are moved, and "
                    "only to another record.",
                ),
                field="source",
            )
        ]
    behaelter = aq_parent(aq_inner(obj))
    darueber = [aq_base(objekt) for objekt in aq_chain(aq_inner(ziel))]
    if aq_base(behaelter) is darueber[0] or any(o is aq_base(obj) for o in darueber):
        return [
            Hindernis(
                "ziel-ist-quelle",
                _(
                    "verschieben_ziel_ist_quelle",
                    default="${kennzeichen} is already here, or holds the place it "
                    "shall be moved to.",
                    mapping={"kennzeichen": obj.kennzeichen},
                ),
                field="source",
            )
        ]
    return pruefe_offen(behaelter) + vorbehalte(obj, "verlegen")
