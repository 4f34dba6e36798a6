"""Deputies see and do what the absent person may, as long as they stand in."""

from collective.eakte.aktenzeichen.api import setze
from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.luecken_ausgabe import zeilen
from collective.eakte.aktenzeichen.lueckenbericht import luecken
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.lebenszyklus.api import Storno
from collective.eakte.rechte.api import entziehe
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.interfaces import IVertretungen
from collective.eakte.vertretung.api import alle
from collective.eakte.vertretung.api import beende
from collective.eakte.vertretung.api import fuer
from collective.eakte.vertretung.api import handlungen_in_vertretung
from collective.eakte.vertretung.api import trage_ein
from collective.eakte.vertretung.api import vertretungen_von
from datetime import date
from datetime import timedelta
from functools import partial
from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility
from zope.i18n import translate
from zope.interface import alsoProvides

import pytest


AENDERN = "Modify portal content"


def codes(abgelehnt):
    return [grund.code for grund in abgelehnt.value.hindernisse]


def test_a_deputy_reads_and_works_with_what_the_absent_person_works_with(
    seidel, mensah, vertritt, sieht, darf, akte, vorgang, dokument
):
    assert not sieht(mensah, dokument)
    vertritt(mensah, seidel)
    for obj in (akte, vorgang, dokument):
        assert sieht(mensah, obj)
        assert darf(mensah, AENDERN, obj)
        assert sieht(seidel, obj), "the absent person keeps her rights"


def test_scenario_16_from_the_tenth_to_the_twentieth_of_march(
    seidel, mensah, vertritt, sieht, tag, akte, dokument
):
    jahr = date.today().year + 1
    tag(date(jahr, 3, 1))
    vertritt(mensah, seidel, von=date(jahr, 3, 10), bis=date(jahr, 3, 20))
    assert not sieht(mensah, dokument)
    tag(date(jahr, 3, 15))
    assert sieht(mensah, dokument) and sieht(seidel, dokument)
    login(api.portal.get(), mensah)
    neues = createContentInContainer(akte, "Dokument", title="Antwort")
    [vermerk] = handlungen_in_vertretung(neues)
    assert (vermerk.wer, vermerk.fuer) == (mensah, seidel)
    assert vermerk.was == "registriert"
    tag(date(jahr, 3, 20))
    assert sieht(mensah, dokument)
    tag(date(jahr, 3, 21))
    assert not sieht(mensah, dokument)
    assert sieht(seidel, dokument)
    [vermerk] = handlungen_in_vertretung(neues)
    assert vermerk.fuer == seidel, "what was done stays known"


def test_rights_are_asked_for_each_time_and_never_copied(
    person, seidel, mensah, vertritt, sieht, akte, gewerbe, portal
):
    vertritt(mensah, seidel)
    login(portal, TEST_USER_NAME)
    with api.env.adopt_roles(["Manager"]):
        andere = createContentInContainer(gewerbe, "Akte", title="Kiosk")
    assert not sieht(mensah, andere)
    gegeben = erteile(andere, "ordnungsamt", ["Einsicht"], grund="Auskunft")
    assert sieht(mensah, andere), "the absent person's group got a right"
    login(portal, TEST_USER_NAME)
    entziehe(andere, gegeben.kennung, "erledigt")
    assert not sieht(mensah, andere)
    with api.env.adopt_roles(["Manager"]):
        api.user.delete(username=seidel)
    assert not sieht(mensah, akte)


def test_roles_in_the_whole_site_pass_to_the_deputy(
    person, mensah, rolle, vertritt, sieht, darf, akte
):
    registrar = person("klein")
    rolle(registrar, "Registratur")
    vertritt(mensah, registrar)
    assert sieht(mensah, akte)
    assert darf(mensah, "collective.eakte: Stornieren", akte)


def test_technical_administration_does_not_pass_to_the_deputy(
    person, mensah, rolle, vertritt, sieht, akte
):
    chefin = person("root")
    rolle(chefin, "Manager", "Site Administrator")
    assert sieht(chefin, akte)
    vertritt(mensah, chefin)
    assert not sieht(mensah, akte)


def test_the_mayors_deputy_gets_at_the_protected_akte(
    person, mensah, vertritt, sieht, darf, akte, dokument
):
    vorzimmer = person("vorzimmer")
    schuetze(akte, [(vorzimmer, ["Leitung"])], "Büro OB")
    assert not sieht(mensah, dokument)
    vertritt(mensah, vorzimmer)
    for obj in (akte, dokument):
        assert sieht(mensah, obj)
    assert darf(mensah, AENDERN, dokument)


def test_personal_records_stay_personal(
    person, mensah, vertritt, sieht, akte, dokument
):
    referentin = person("referentin")
    schuetze(akte, [(referentin, ["Leitung"])], "persönlich", art="persoenlich")
    vertritt(mensah, referentin)
    for obj in (akte, dokument):
        assert sieht(referentin, obj)
        assert not sieht(mensah, obj)


def test_a_deputy_does_not_pass_on_what_she_has_as_a_deputy(
    person, seidel, mensah, vertritt, sieht, akte
):
    dritte = person("dritte")
    vertritt(mensah, seidel)
    vertritt(dritte, mensah)
    assert sieht(mensah, akte)
    assert not sieht(dritte, akte)


def test_one_akte_can_be_looked_after_alone_wherever_it_goes(
    seidel, mensah, vertritt, sieht, akte, vorgang, gewerbe, aktenplan, registratur
):
    with api.env.adopt_roles(["Manager"]):
        andere = createContentInContainer(gewerbe, "Akte", title="Kiosk")
    erteile(gewerbe, seidel, ["Sachbearbeitung"], grund="Zuständigkeit")
    vertritt(mensah, seidel, umfang="akte", bezug=api.content.get_uuid(akte))
    assert sieht(mensah, akte) and sieht(mensah, vorgang)
    assert sieht(seidel, andere)
    assert not sieht(mensah, andere)
    assert not sieht(mensah, gewerbe)
    login(api.portal.get(), "registratur")
    umgezogen = umschreiben(akte, aktenplan["32"]["32.01"]["32.01.02"], "Gaststätte")
    erteile(umgezogen, seidel, ["Einsicht"], grund="weiterhin")
    assert sieht(mensah, umgezogen)
    assert not sieht(mensah, andere)


def test_an_early_return_ends_it_at_once(seidel, mensah, vertritt, sieht, akte):
    vertretung = vertritt(mensah, seidel)
    assert sieht(mensah, akte)
    login(api.portal.get(), seidel)
    beendet = beende(vertretung.kennung, "früher zurück")
    assert beendet.beendet.person == seidel
    assert not sieht(mensah, akte)
    assert vertretungen_von(seidel) == []
    assert vertretungen_von(seidel, auch_vergangene=True) == [beendet]
    login(api.portal.get(), seidel)
    with pytest.raises(Hindernisse) as abgelehnt:
        beende(vertretung.kennung)
    assert codes(abgelehnt) == ["vertretung-vorbei"]


def test_the_deputy_can_lay_it_down_and_nobody_else_learns_of_it(
    person, seidel, mensah, vertritt, portal
):
    vertretung = vertritt(mensah, seidel)
    login(portal, person("fremd"))
    with pytest.raises(Hindernisse) as abgelehnt:
        beende(vertretung.kennung)
    assert codes(abgelehnt) == ["vertretung-unbekannt"]
    login(portal, mensah)
    beende(vertretung.kennung)
    assert fuer(mensah) == []


def test_all_that_is_wrong_is_said_at_once(seidel, portal):
    login(portal, seidel)
    with pytest.raises(Hindernisse) as abgelehnt:
        trage_ein(
            "niemand", date(2020, 2, 2), date(2020, 2, 1), umfang="oe", bezug="99"
        )
    assert codes(abgelehnt) == [
        "person-unbekannt",
        "ende-liegt-zurueck",
        "ende-vor-beginn",
        "bezug-unbekannt",
    ]
    assert vertretungen_von(seidel) == []


def test_an_akte_that_one_may_not_see_is_no_scope(person, mensah, vertritt, akte):
    fremd = person("fremd")
    for bezug in (api.content.get_uuid(akte), "0" * 32, None):
        with pytest.raises(Hindernisse) as abgelehnt:
            vertritt(mensah, fremd, umfang="akte", bezug=bezug)
        assert codes(abgelehnt) == ["bezug-unbekannt"]


def test_others_enter_it_only_who_may(person, seidel, mensah, rolle, portal, akte):
    heute = date.today()
    angaben = {"von": heute, "bis": heute, "abwesend": seidel}
    login(portal, person("fremd"))
    with pytest.raises(NichtBerechtigt):
        trage_ein(mensah, **angaben)
    assert alle() == []
    registrar = person("klein")
    rolle(registrar, "Registratur")
    login(portal, registrar)
    neue = trage_ein(mensah, **angaben)
    assert (neue.eingetragen_von, neue.eingetragen_als) == (registrar, "verwaltung")
    assert alle() == [neue]
    with pytest.raises(Hindernisse) as abgelehnt:
        trage_ein(registrar, **angaben)
    assert codes(abgelehnt) == ["vertretung-selbst-genommen"]


def test_the_registratur_appoints_nobody_to_protected_records(
    person, seidel, mensah, rolle, portal, sieht, gewerbe, akte
):
    with api.env.adopt_roles(["Manager"]):
        offene = createContentInContainer(gewerbe, "Akte", title="Kiosk")
    erteile(offene, seidel, ["Einsicht"], grund="Auskunft")
    schuetze(akte, [(seidel, ["Leitung"])], "Büro OB")
    registrar = person("klein")
    rolle(registrar, "Registratur")
    login(portal, registrar)
    trage_ein(mensah, date.today(), date.today(), abwesend=seidel)
    assert sieht(mensah, offene)
    assert not sieht(mensah, akte)


def test_several_can_overlap(person, seidel, mensah, vertritt, sieht, akte, gewerbe):
    with api.env.adopt_roles(["Manager"]):
        andere = createContentInContainer(gewerbe, "Akte", title="Kiosk")
    zweite = person("zweite")
    erteile(andere, zweite, ["Einsicht"], grund="Auskunft")
    erste = vertritt(mensah, seidel)
    vertritt(mensah, zweite)
    vertritt(person("auch"), seidel)
    assert sieht(mensah, akte) and sieht(mensah, andere) and sieht("auch", akte)
    login(api.portal.get(), seidel)
    beende(erste.kennung)
    assert not sieht(mensah, akte)
    assert sieht(mensah, andere) and sieht("auch", akte)


def test_what_a_deputy_may_do_herself_she_does_not_do_for_the_absent_person(
    seidel, mensah, vertritt, portal, akte, dokument
):
    erteile(akte, mensah, ["Einsicht"], grund="Auskunft")
    vertritt(mensah, seidel)
    login(portal, mensah)
    vertretungen = getUtility(IVertretungen)
    assert vertretungen.fuer_wen(dokument, "View") is None
    assert vertretungen.fuer_wen(dokument, AENDERN) == seidel
    assert vertretungen.fuer_wen(dokument) == seidel
    login(portal, seidel)
    assert vertretungen.fuer_wen(dokument) is None


def test_a_deputy_gives_no_right_to_herself(person, mensah, vertritt, portal, akte):
    leitung = person("leitung")
    erteile(akte, leitung, ["Leitung"], grund="Amtsleitung")
    vertritt(mensah, leitung)
    login(portal, mensah)
    for versuch in (
        lambda: erteile(akte, mensah, ["Einsicht"], grund="für später"),
        lambda: api.user.grant_roles(username=mensah, roles=["Leitung"], obj=akte),
        lambda: schuetze(akte, [(mensah, ["Leitung"])], "nur ich"),
    ):
        with pytest.raises(Hindernisse) as abgelehnt:
            versuch()
        assert codes(abgelehnt) == ["nicht-an-sich-selbst"]
    erteile(akte, person("klein"), ["Einsicht"], grund="Amtshilfe")
    assert [v.was for v in handlungen_in_vertretung(akte)] == ["berechtigung-erteilt"]


def test_transitions_are_noted_once_each(
    seidel, mensah, vertritt, portal, akte, vorgang, dokument
):
    erteile(akte, seidel, ["Leitung"], grund="Amtsleitung")
    vertritt(mensah, seidel)
    login(portal, mensah)
    api.content.transition(dokument, "endfassung_erteilen", comment="geprüft")
    [vermerk] = [v for v in handlungen_in_vertretung(dokument) if v.was == "uebergang"]
    assert vermerk.angaben["uebergang"] == "endfassung_erteilen"
    assert vermerk.fuer == seidel
    login(portal, seidel)
    api.content.transition(vorgang, "zda_verfuegen")
    assert handlungen_in_vertretung(vorgang) == []


def test_it_is_over_by_tomorrow_for_a_vertretung_until_today(
    seidel, mensah, vertritt, sieht, tag, akte
):
    vertritt(mensah, seidel, bis=date.today())
    assert sieht(mensah, akte)
    tag(date.today() + timedelta(days=1))
    assert not sieht(mensah, akte)


def test_a_storno_and_the_gap_list_say_on_whose_behalf(
    person, mensah, rolle, vertritt, portal, akte, vorgang, aktenplan
):
    registrar = person("seidel")
    rolle(registrar, "Registratur")
    with api.env.adopt_roles(["Manager"]):
        for name, ganzer in ((registrar, "Renate Seidel"), (mensah, "Kofi Mensah")):
            api.user.get(username=name).setMemberProperties({"fullname": ganzer})
    vertritt(mensah, registrar)
    login(portal, mensah)
    storniere(akte, "doppelt angelegt", mit_inhalt=True)
    for obj in (akte, vorgang):
        assert (obj.storno.person, obj.storno.fuer) == (mensah, registrar)
        [vermerk] = handlungen_in_vertretung(obj)
        assert vermerk.angaben["uebergang"] == "stornieren"
    [luecke, *_weitere] = luecken(aktenplan)
    assert (luecke.ereignis.person, luecke.ereignis.fuer) == (mensah, registrar)
    tabelle = list(zeilen([luecke.ereignis], partial(translate, target_language="en")))
    assert tabelle[1][3] == "mensah on behalf of seidel"
    request = portal.REQUEST
    alsoProvides(request, IEAkteLayer)
    request["LANGUAGE"] = "en"
    seite = api.content.get_view("lueckenliste", aktenplan, request)
    assert seite.person(luecke.ereignis) == "Kofi Mensah on behalf of Renate Seidel"
    assert "Kofi Mensah on behalf of Renate Seidel" in seite()
    angaben = api.content.get_view("angaben", akte, request)
    assert "Kofi Mensah on behalf of Renate Seidel" in angaben.storno()["wann_wer"]


def test_numbers_changed_by_a_deputy_say_on_whose_behalf(
    person, mensah, rolle, vertritt, portal, akte, vorgang, aktenplan
):
    registrar = person("seidel")
    rolle(registrar, "Registratur")
    vertritt(mensah, registrar)
    login(portal, mensah)
    setze(vorgang, "V 1/2019", "Altbestand")
    umschreiben(akte, aktenplan["32"]["32.01"]["32.01.02"], "Gaststätte")
    ereignisse = getUtility(INummernregister).ereignisse()
    assert len(ereignisse) >= 2
    assert {ereignis.fuer for ereignis in ereignisse} == {registrar}


def test_what_was_noted_before_there_were_deputies_is_still_read():
    alt = object.__new__(Storno)
    alt.__dict__.update(grund="doppelt", person="klein", zeit=None)
    assert alt.fuer is None


@pytest.mark.parametrize("vorgabe", ["geschlossen", "eigene_oe_ohne_registratur"])
def test_what_a_deputy_opens_protected_belongs_to_the_absent_person(
    person, mensah, vertritt, portal, sieht, gewerbe, vorgabe
):
    seidel = person("seidel")
    erteile(gewerbe, seidel, ["Sachbearbeitung"], grund="Zuständigkeit")
    gewerbe.zugriffsvorgabe = vorgabe
    vertretung = vertritt(mensah, seidel)
    login(portal, mensah)
    neue = createContentInContainer(gewerbe, "Akte", title="Vertrauliches")
    assert sieht(seidel, neue) and sieht(mensah, neue)
    login(portal, seidel)
    beende(vertretung.kennung)
    assert sieht(seidel, neue)
    assert not sieht(mensah, neue)


def test_a_deputy_opens_no_personal_akte(person, mensah, vertritt, portal, gewerbe):
    seidel = person("seidel")
    erteile(gewerbe, seidel, ["Sachbearbeitung"], grund="Zuständigkeit")
    gewerbe.zugriffsvorgabe = "persoenlich"
    vertritt(mensah, seidel)
    login(portal, mensah)
    with pytest.raises(Hindernisse) as abgelehnt:
        createContentInContainer(gewerbe, "Akte", title="Persönliches")
    assert codes(abgelehnt) == ["persoenlich-in-vertretung"]
    login(portal, seidel)
    createContentInContainer(gewerbe, "Akte", title="Persönliches")


def test_a_deputy_for_one_akte_moves_it_and_goes_on(
    person, mensah, rolle, vertritt, darf, portal, akte, aktenplan
):
    registrar = person("seidel")
    rolle(registrar, "Registratur")
    vertritt(mensah, registrar, umfang="akte", bezug=api.content.get_uuid(akte))
    assert darf(mensah, "collective.eakte: Umschreiben", akte)
    umgezogen = umschreiben(akte, aktenplan["32"]["32.01"]["32.01.02"], "Gaststätte")
    assert api.user.has_permission("View", obj=umgezogen)
    assert handlungen_in_vertretung(umgezogen)
