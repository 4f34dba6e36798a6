"""One entry for all fields of a record that a transaction changes.

However many events say that a record was modified, its entry is made when the
transaction is about to be committed, by comparing it with what is stored. What an
aborted transaction has done leaves nothing.
"""

from collective.eakte.protokoll.api import aktuelle_person
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.felder import geaenderte
from collective.eakte.protokoll.felder import ist_neu
from collective.eakte.protokoll.laufend import Merker
from collective.eakte.protokollieren import Anlass
from collective.eakte.protokollieren import anlass
from collective.eakte.protokollieren import laufender_anlass
from collective.eakte.weg import auf_dem_weg
from collective.eakte.weg import weg
from dataclasses import dataclass
from Products.CMFCore.permissions import ModifyPortalContent
from typing import Any
from zope.component.hooks import getSite
from zope.component.hooks import site
from zope.container.interfaces import IContainerModifiedEvent

import transaction


@dataclass(frozen=True)
class _Offen:
    """A record that was modified, and what was so at that moment."""

    obj: Any
    site: Any
    wer: str | None
    fuer: str | None
    weg: str
    anlass: Anlass


class _Transaktion:
    """What a transaction has changed, and what of it was entered already."""

    def __init__(self):
        self.offene = {}
        self.eingetragene = {}
        transaction.get().addBeforeCommitHook(trage_aenderungen_ein)


_laufende = Merker(_Transaktion)


def geaendert(obj, event):
    """Something about a record was changed; filing in it is no change of it."""
    if not IContainerModifiedEvent.providedBy(event):
        merke_vor(obj)


def merke_vor(obj):
    """Enter the changed fields of a record when the transaction is committed.

    What was registered in the same transaction has not been anything else before.

    :param obj: plan node or record.
    """
    if ist_neu(obj):
        return
    offene = _laufende().offene
    uid = uid_von(obj)
    if uid not in offene:
        operation = laufender_anlass()
        offene[uid] = _Offen(
            obj,
            getSite(),
            aktuelle_person(),
            # At the commit, rights and state may be others.
            fuer_wen_jetzt(obj, ModifyPortalContent),
            weg(),
            operation,
        )


def ist_eingetragen(obj, felder):
    """The change of some fields was entered by the operation itself.

    :param obj: plan node or record.
    :param felder: names of the fields.
    """
    if not ist_neu(obj):
        _laufende().eingetragene.setdefault(uid_von(obj), set()).update(felder)


def vergiss(uid):
    """A record is removed: its chain has ended.

    :param uid: its UUID.
    """
    _laufende().offene.pop(uid, None)


def trage_aenderungen_ein():
    """Enter what was changed until now."""
    laufende = _laufende()
    while laufende.offene:
        uid, offen = laufende.offene.popitem()
        eingetragen = laufende.eingetragene.setdefault(uid, set())
        felder = {
            name: werte
            for name, werte in geaenderte(offen.obj).items()
            if name not in eingetragen
        }
        if felder:
            eingetragen.update(felder)
            _trage_ein(offen, felder)


def _trage_ein(offen, felder):
    operation = offen.anlass
    with (
        site(offen.site),
        auf_dem_weg(offen.weg),
        anlass(operation.warum, offen.fuer, **operation.angaben),
    ):
        trage_ein(offen.obj, "geaendert", wer=offen.wer, felder=felder)
