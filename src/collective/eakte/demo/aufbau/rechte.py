"""Presets in the plans, audits, the mail, releases and an absence.

All of it is done by those whose business it is, by the ordinary paths.
"""

from collections.abc import Iterator
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.demo.kalender import Stichtage
from collective.eakte.demo.personen import leitung
from collective.eakte.demo.personen import person
from collective.eakte.demo.rechte import ABWESENHEITEN
from collective.eakte.demo.rechte import Freigabe
from collective.eakte.demo.rechte import FREIGABEN
from collective.eakte.demo.rechte import LESEPROTOKOLL
from collective.eakte.demo.rechte import PRUEFAUFTRAEGE
from collective.eakte.demo.rechte import UNGEOEFFNETE_POST
from collective.eakte.demo.rechte import VORGABEN
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import setze_ursache
from collective.eakte.rechte.berechtigung import EINZELFREIGABE
from collective.eakte.rechte.berechtigung import PRUEFUNG
from collective.eakte.rechte.uhr import heute
from collective.eakte.vertretung.api import trage_ein
from plone import api
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


VERTRAULICH = "005"


def setze_vorgaben(plaene: dict, orte: dict) -> None:
    """Say where Akten are protected when they are opened, and where looks are entered.

    Done by the Fachadministration.

    :param plaene: plans by the name of the shipped file.
    :param orte: units of each plan by their Kennzeichen.
    """
    with api.env.adopt_user(username=person("Fachadministration").login):
        for vorgabe in VORGABEN:
            _setze(orte[vorgabe.plan][vorgabe.einheit], zugriffsvorgabe=vorgabe.vorgabe)
        for plan, kennzeichen in LESEPROTOKOLL:
            _setze(orte[plan][kennzeichen], zugriffsprotokoll=True)


def _setze(einheit, **angaben) -> None:
    for name, wert in angaben.items():
        setattr(einheit, name, wert)
    notify(ObjectModifiedEvent(einheit, Attributes(IAktenplaneinheit, *angaben)))


def erteile_planrechte(plaene: dict, orte: dict) -> None:
    """Let the Poststelle file, and those who audit read, before any record is there.

    The Poststelle files incoming mail everywhere but where she hands it over unopened.
    """
    stichtage = Stichtage(heute())
    with api.env.adopt_user(username=person("Registratur").login):
        for plan in plaene.values():
            for einheit in _zweige(plan, _oeffnet_die_poststelle, UNGEOEFFNETE_POST):
                erteile(einheit, "poststelle", ["Poststelle"], grund="Posteingang")
        for auftrag in PRUEFAUFTRAEGE:
            ort = orte[auftrag.plan].get(auftrag.einheit, plaene[auftrag.plan])
            erteile(
                ort,
                auftrag.rolle.lower(),
                [auftrag.rolle],
                ursache=PRUEFUNG,
                bezug="Prüfplan",
                grund=auftrag.grund,
                von=stichtage.heute,
                bis=stichtage.ende_des_naechsten_jahres,
            )


def gib_frei(akten: dict) -> None:
    """Release single Akten to people of other offices, as the heads of those that lead.

    :param akten: (plan, Betreff) to a pair of the Akte and its office.
    """
    for freigabe in FREIGABEN:
        akte, oe = next(
            gefunden
            for (plan, betreff), gefunden in akten.items()
            if plan == freigabe.plan and betreff.startswith(freigabe.betreff)
        )
        with api.env.adopt_user(username=leitung(oe).login):
            _gib_frei(akte, freigabe, Stichtage(heute()))


def _gib_frei(akte, freigabe: Freigabe, stichtage: Stichtage) -> None:
    if freigabe.dauer == "abgelaufen":
        # Nobody can release anything until a day that has passed: it is entered as
        # the release of the year before.
        angaben = {
            "prinzipal": freigabe.person,
            "rollen": (freigabe.rolle,),
            "bis": stichtage.ende_des_letzten_jahres,
            "grund": freigabe.grund,
        }
        setze_ursache(akte, EINZELFREIGABE, "Vorjahr", [angaben])
        return
    befristet = freigabe.dauer == "befristet"
    erteile(
        akte,
        freigabe.person,
        [freigabe.rolle],
        grund=freigabe.grund,
        bis=stichtage.ende_des_naechsten_jahres if befristet else None,
    )


def trage_vertretungen_ein() -> None:
    """Let somebody stand in for whoever is absent; she enters it herself."""
    stichtage = Stichtage(heute())
    for abwesenheit in ABWESENHEITEN:
        with api.env.adopt_user(username=abwesenheit.abwesend):
            trage_ein(
                abwesenheit.vertretung,
                stichtage.heute,
                stichtage.ende_der_vertretung,
                umfang="oe",
                bezug=abwesenheit.oe,
                grund=abwesenheit.grund,
            )


def _zweige(knoten, bedingung, ohne=()) -> Iterator:
    """Yield the topmost units for which a condition holds, but for some branches."""
    for einheit in knoten.objectValues():
        if not IAktenplaneinheit.providedBy(einheit) or einheit.kennzeichen in ohne:
            continue
        if bedingung(einheit):
            yield einheit
        else:
            yield from _zweige(einheit, bedingung, ohne)


def _oeffnet_die_poststelle(einheit) -> bool:
    """Return whether nothing below is confidential, and an office keeps it."""
    if einheit.vertraulichkeitsstufe == VERTRAULICH or not einheit.aktenfuehrung:
        return False
    return all(_oeffnet_die_poststelle(kind) for kind in einheit.objectValues())
