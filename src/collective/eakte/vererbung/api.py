"""Effective values of a record and where they come from.

An Akte takes the values of its plan unit when it is opened and keeps them: a later
change of the plan holds for new Akten only. What lies in an Akte has no copy of its
own and always says what the Akte says.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.content.akte import IAkte
from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.vererbung.regeln import AUFBEWAHRUNG
from collective.eakte.vererbung.regeln import EIGENE_FELDER_UNTER_DER_AKTE
from collective.eakte.vererbung.regeln import ERBLICHE_FELDER
from collective.eakte.vererbung.regeln import GEERBTE_FELDER
from collective.eakte.vererbung.regeln import gesetzt
from collective.eakte.vererbung.regeln import sagt_etwas
from collective.eakte.vererbung.regeln import VORGABEN
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Angabe:
    """A value with its origin.

    :param wert: the value that holds for the record.
    :param geerbt: whether it was taken from above.
    :param herkunft: number of the plan unit or Akte it was taken from, or ``None``
        when nobody above says anything and the general default holds.
    """

    wert: Any
    geerbt: bool
    herkunft: str | None = None


def angaben(obj):
    """All inheritable values of a record or plan unit.

    :param obj: the record or unit.
    :returns: dict from field name to :class:`Angabe`.
    """
    felder = ERBLICHE_FELDER if IPlanknoten.providedBy(obj) else GEERBTE_FELDER
    return {feld: wirksam(obj, feld) for feld in felder}


def wirksam(obj, feld, behaelter=None):
    """The value of one field that holds for a record.

    :param obj: the record or plan unit.
    :param feld: one of :data:`.regeln.ERBLICHE_FELDER`.
    :param behaelter: where the record is about to be filed, while it is not there
        yet.
    :returns: :class:`Angabe`.
    """
    if behaelter is None:
        behaelter = aq_parent(aq_inner(obj))
    if IPlanknoten.providedBy(obj):
        return _am_plan(obj, feld, behaelter)
    if IAkte.providedBy(obj):
        return _an_der_akte(obj, feld, behaelter)
    if (
        feld in EIGENE_FELDER_UNTER_DER_AKTE
        and not IDokument.providedBy(obj)
        and gesetzt(_eigen(obj, feld))
    ):
        return Angabe(_eigen(obj, feld), False)
    if ISchriftgutobjekt.providedBy(behaelter):
        angabe = wirksam(behaelter, feld)
        herkunft = angabe.herkunft if angabe.geerbt else behaelter.kennzeichen
        return Angabe(angabe.wert, True, herkunft)
    return Angabe(VORGABEN.get(feld), True)


def uebernimm(akte, einheit, felder=GEERBTE_FELDER):
    """Copy to an Akte what its plan unit says, where the Akte says nothing.

    :param akte: the Akte, just opened or just moved.
    :param einheit: the plan unit that holds it.
    :param felder: names of the fields to take.
    """
    uebernommen = dict(getattr(aq_base(akte), "vererbt_aus", None) or {})
    for feld in felder:
        if sagt_etwas(feld, lambda name: _eigen(akte, name)) and (
            feld not in uebernommen
        ):
            continue
        angabe = _am_plan(einheit, feld, aq_parent(aq_inner(einheit)))
        if not gesetzt(angabe.wert):
            continue
        setattr(akte, feld, angabe.wert)
        uebernommen[feld] = (
            angabe.herkunft if angabe.geerbt else einheit.kennzeichen,
            angabe.wert,
        )
    akte.vererbt_aus = uebernommen


def erbe_fristen_neu(akte, einheit):
    """Take the retention rules of another plan unit, whatever the Akte said before.

    :param akte: the Akte.
    :param einheit: the plan unit whose rules shall hold from now on.
    """
    akte.vererbt_aus = {
        feld: woher
        for feld, woher in (getattr(aq_base(akte), "vererbt_aus", None) or {}).items()
        if feld not in AUFBEWAHRUNG
    }
    for feld in AUFBEWAHRUNG:
        setattr(akte, feld, None)
    uebernimm(akte, einheit, AUFBEWAHRUNG)


def _eigen(obj, feld):
    return getattr(aq_base(obj), feld, None)


def _am_plan(knoten, feld, darueber):
    geerbt = False
    while IPlanknoten.providedBy(knoten):
        if sagt_etwas(feld, lambda name, knoten=knoten: _eigen(knoten, name)):
            wert = _eigen(knoten, feld)
            return Angabe(wert, geerbt, knoten.kennzeichen if geerbt else None)
        if feld == "federfuehrung" and gesetzt(_eigen(knoten, "aktenfuehrung")):
            # A plan names who keeps the records; unless it says otherwise the same
            # office leads.
            return Angabe(_eigen(knoten, "aktenfuehrung"), True, knoten.kennzeichen)
        knoten, darueber = darueber, aq_parent(aq_inner(darueber))
        geerbt = True
    return Angabe(VORGABEN.get(feld), True)


def _an_der_akte(akte, feld, einheit):
    wert = _eigen(akte, feld)
    herkunft, uebernommen = (getattr(aq_base(akte), "vererbt_aus", None) or {}).get(
        feld, (None, None)
    )
    if herkunft and wert == uebernommen:
        return Angabe(wert, True, herkunft)
    if sagt_etwas(feld, lambda name: _eigen(akte, name)):
        return Angabe(wert, False)
    if not IPlanknoten.providedBy(einheit):
        return Angabe(VORGABEN.get(feld), True)
    angabe = _am_plan(einheit, feld, aq_parent(aq_inner(einheit)))
    return Angabe(angabe.wert, True, angabe.herkunft or einheit.kennzeichen)
