"""Grants at records: they hold at once, for a cause, and until a day."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte import nachziehen
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import entziehe
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import hebe_schutz_auf
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.interfaces import IZugriffsregister
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


def test_a_release_opens_an_akte_with_all_that_it_holds(
    person, sieht, akte, vorgang, dokument
):
    name = person("yilmaz")
    assert not sieht(name, dokument)
    erteile(akte, name, ["Einsicht"], grund="Amtshilfe")
    for obj in (akte, vorgang, dokument):
        assert sieht(name, obj)


def test_a_group_is_released_once_for_whoever_belongs_to_it(person, sieht, akte):
    kommt = person("yilmaz", "rechtsamt")
    erteile(akte, "rechtsamt", ["Einsicht"], grund="Stellungnahme")
    assert sieht(kommt, akte)
    spaeter = person("klein")
    assert not sieht(spaeter, akte)
    with api.env.adopt_roles(["Manager"]):
        api.group.add_user(groupname="rechtsamt", username=spaeter)
    assert sieht(spaeter, akte)


def test_withdrawing_one_cause_leaves_the_others(person, sieht, akte):
    name = person("yilmaz")
    eine = erteile(akte, name, ["Einsicht"], grund="Amtshilfe")
    erteile(akte, name, ["Einsicht"], ursache="beteiligung", bezug="schritt-1")
    entziehe(akte, eine.kennung, "erledigt")
    assert sieht(name, akte)
    assert [b.ursache for b in berechtigungen(akte)] == ["beteiligung"]


def test_a_release_ends_by_itself(person, sieht, akte, dokument, monkeypatch):
    name = person("yilmaz")
    morgen = date.today() + timedelta(days=1)
    erteile(akte, name, ["Einsicht"], grund="Akteneinsicht", bis=morgen)
    assert sieht(name, dokument)
    for modul in ("regelwerk", "index"):
        monkeypatch.setattr(
            f"collective.eakte.rechte.{modul}.heute",
            lambda: morgen + timedelta(days=1),
        )
    assert not sieht(name, dokument)


def test_a_protected_akte_is_seen_by_its_circle_only(
    person, sieht, registratur, akte, dokument
):
    fremd, kreis = person("fremd"), person("kreis")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=fremd, roles=["Manager", "Registratur"])
    assert sieht(fremd, dokument)
    schuetze(akte, [(kreis, ["Leitung"])], "Personalsache")
    for obj in (akte, dokument):
        assert not sieht(fremd, obj)
        assert not sieht("registratur", obj)
        assert sieht(kreis, obj)
    hebe_schutz_auf(akte, "erledigt")
    assert sieht(fremd, dokument)


def test_nobody_can_lock_everybody_out(person, akte):
    name = person("kreis")
    with pytest.raises(Hindernisse) as abgelehnt:
        schuetze(akte, [(name, ["Einsicht"])], "Personalsache")
    assert [h.code for h in abgelehnt.value.hindernisse] == ["letzter-zugang"]
    schuetze(akte, [(name, ["Leitung"])], "Personalsache")
    with pytest.raises(Hindernisse):
        entziehe(akte, berechtigungen(akte)[0].kennung, "weg")
    with pytest.raises(Hindernisse):
        akte.manage_delLocalRoles([name])


def test_a_large_akte_is_released_at_once_and_indexed_later(
    person, sieht, akte, monkeypatch
):
    monkeypatch.setattr(nachziehen, "SOFORT", 3)
    with api.env.adopt_roles(["Manager"]):
        dokumente = [
            createContentInContainer(akte, "Dokument", title=f"Brief {nummer}")
            for nummer in range(8)
        ]
        api.portal.get_tool("portal_catalog")()
    name = person("yilmaz")
    freigabe = erteile(akte, name, ["Einsicht"], grund="Amtshilfe")
    register = getUtility(IZugriffsregister)
    assert len(register.offen) == 1
    assert all(sieht(name, dokument) for dokument in dokumente)
    kreis = person("kreis")
    schuetze(akte, [(kreis, ["Leitung"])], "Personalsache")
    entziehe(akte, freigabe.kennung, "erledigt")
    assert all(sieht(kreis, dokument) for dokument in dokumente)
    assert not any(sieht(name, dokument) for dokument in dokumente)
    while nachziehen.ziehe_nach(3):
        pass
    assert len(register.offen) == 0
    assert all(sieht(kreis, dokument) for dokument in dokumente)
    assert not any(sieht(name, dokument) for dokument in dokumente)


def test_a_grade_is_said_of_the_records_not_of_the_plan(
    person, sieht, aktenplan, gewerbe, akte
):
    name = person("mensah")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=name, roles=["Poststelle"])
        assert sieht(name, akte)
        gewerbe.vertraulichkeitsstufe = "005"
        notify(ObjectModifiedEvent(gewerbe))
        neue = createContentInContainer(gewerbe, "Akte", title="Vertrauliches")
    assert sieht(name, gewerbe)
    assert sieht(name, akte), "an Akte keeps the grade that it was opened with"
    assert not sieht(name, neue)
