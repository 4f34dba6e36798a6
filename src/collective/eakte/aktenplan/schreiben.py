"""Write the difference between a checked table and a plan."""

from collective.eakte.aktenplan.bestand import FELDNAMEN
from collective.eakte.aktenplan.modell import WERTFELDER
from itertools import count
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


TYP = "Aktenplaneinheit"

_UEBERGAENGE = {
    ("entwurf", "aktiv"): ("aktivieren",),
    ("entwurf", "stillgelegt"): ("aktivieren", "stilllegen"),
    ("aktiv", "stillgelegt"): ("stilllegen",),
    ("stillgelegt", "aktiv"): ("wiederaufnehmen",),
}


def schreibe(plan, bestand, unterschied, nach_einheit=None):
    """Create the new units and change the others.

    Whether the user may do it was asked for the plan as a whole. What is resumed
    comes before what is created in it, and what is stillgelegt comes last.

    :param plan: the Aktenplan.
    :param bestand: :class:`.bestand.Bestand` of the plan.
    :param unterschied: :class:`.unterschied.Unterschied` without errors.
    :param nach_einheit: see :func:`.api.importiere`.
    """
    zaehle = _zaehler(unterschied, nach_einheit)
    with api.env.adopt_roles(["Manager"]):
        objekte = dict(bestand.objekte)
        spaeter = []
        for aenderung in unterschied.geaendert:
            einheit = objekte[aenderung.kennzeichen]
            zustand = _aendere(einheit, aenderung.felder)
            if zustand == "aktiv":
                _versetze(einheit, zustand)
            elif zustand:
                spaeter.append((einheit, zustand))
            zaehle()
        for zeile in unterschied.neu:
            eltern = objekte[zeile.eltern] if zeile.eltern else plan
            objekte[zeile.kennzeichen] = einheit = _lege_an(eltern, zeile)
            spaeter.append((einheit, zeile.zustand))
            zaehle()
        for einheit, zustand in spaeter:
            _versetze(einheit, zustand)


def _zaehler(unterschied, nach_einheit):
    """A function that says that one more unit was written."""
    gesamt = len(unterschied.geaendert) + len(unterschied.neu)
    nummern = count(1)

    def zaehle():
        if nach_einheit is not None:
            nach_einheit(next(nummern), gesamt)

    return zaehle


def _aendere(einheit, felder):
    """Change fields; return the state that the unit is to have, if another one."""
    zustand = None
    geaendert = False
    for aenderung in felder:
        if aenderung.feld == "zustand":
            zustand = aenderung.neu
            continue
        _setze(einheit, aenderung.feld, aenderung.neu)
        geaendert = True
    if geaendert:
        notify(ObjectModifiedEvent(einheit))
        einheit.reindexObject()
    return zustand


def _setze(einheit, name, wert):
    # Plone's description is never None.
    setattr(
        einheit,
        FELDNAMEN.get(name, name),
        "" if name == "bemerkung" and not wert else wert,
    )


def _lege_an(eltern, zeile):
    einheit = createContent(TYP, kennzeichen=zeile.kennzeichen)
    for name in WERTFELDER:
        if name != "zustand" and (wert := getattr(zeile, name)) is not None:
            _setze(einheit, name, wert)
    return addContentToContainer(eltern, einheit, checkConstraints=False)


def _versetze(einheit, zustand):
    jetzt = api.content.get_state(einheit, default=zustand)
    workflow = api.portal.get_tool("portal_workflow")
    for uebergang in _UEBERGAENGE.get((jetzt, zustand), ()):
        workflow.doActionFor(einheit, uebergang)
