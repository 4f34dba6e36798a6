"""Reports over the whole site tell nobody of what she does not see."""

from collective.eakte.rechte import nachziehen
from collective.eakte.rechte.api import entziehe
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.bericht.berichte import freigaben
from collective.eakte.rechte.bericht.berichte import geschuetzte
from collective.eakte.rechte.bericht.berichte import was_darf
from collective.eakte.rechte.bericht.browser import berichte
from collective.eakte.rechte.einrichtung import INDEX
from collective.eakte.rechte.index import naechster_bereich
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer

import io
import pytest
import zipfile


GESTERN = date.today() - timedelta(days=1)


def zeile_zu(zeilen, obj):
    uid = api.content.get_uuid(obj)
    return next((z for z in zeilen if z.gegenstand and z.gegenstand.uid == uid), None)


def test_a_report_names_each_part_that_a_person_sees_and_why(
    freigegeben, akte, vorgang, dokument, rolle, als_person
):
    als_person(rolle("Registratur"))
    [zeile] = was_darf("yilmaz")
    assert zeile.gegenstand.kennzeichen == akte.kennzeichen
    assert (zeile.rollen, zeile.kann) == (("Einsicht",), "liest")
    assert zeile.anzahl == 3
    assert [z.ursache for z in zeile.zugaenge] == ["einzelfreigabe"]
    assert zeile.bis == freigegeben.bis


def test_there_is_no_report_about_nobody(rolle, als_person):
    als_person(rolle("Registratur"))
    assert was_darf("niemand") is None


def test_what_the_asking_user_does_not_see_is_neither_listed_nor_counted(
    personalakte, person, rolle, als_person, portal
):
    registratur = rolle("Registratur")
    with api.env.adopt_roles(["Manager"]):
        erteile(personalakte.__parent__, "personalamt", ["Einsicht"], grund="Plan")
    als_person(registratur)
    zeilen = was_darf("personalamt")
    assert zeile_zu(zeilen, personalakte) is None
    assert sum(zeile.anzahl for zeile in zeilen) == 1
    als_person("personalamt")
    assert zeile_zu(was_darf("personalamt"), personalakte).geschuetzt


def test_records_that_are_still_to_be_moved_count_where_they_lie(
    akte, person, rolle, monkeypatch, als_person
):
    monkeypatch.setattr(nachziehen, "SOFORT", 2)
    registratur = rolle("Registratur")
    person("personalamt")
    with api.env.adopt_roles(["Manager"]):
        for nummer in range(6):
            createContentInContainer(akte, "Dokument", title=f"Brief {nummer}")
        api.portal.get_tool("portal_catalog")()
        schuetze(akte, [("personalamt", ["Leitung"])], "Personalsache")
        katalog = api.portal.get_tool("portal_catalog")
        anzahl = katalog._catalog.getIndex(INDEX).anzahl_je_bereich()
    nummer = naechster_bereich(akte).nummer
    assert sum(anzahl[nummer].values()) == 7
    aussen = naechster_bereich(akte.__parent__).nummer
    assert sum(anzahl[aussen].values()) == 1
    als_person(registratur)
    assert sum(zeile.anzahl for zeile in was_darf(registratur)) == 8  # the plan


def test_releases_are_listed_with_giver_reason_and_end(
    freigegeben, akte, rolle, als_person
):
    als_person(rolle("Registratur"))
    zeilen = freigaben()
    assert {z.berechtigung.prinzipal for z in zeilen} == {"yilmaz", "rechtsamt"}
    eine = next(z for z in zeilen if z.berechtigung.prinzipal == "yilmaz")
    assert eine.gegenstand.titel == "Gasthaus Zum Löwen"
    assert (eine.berechtigung.grund, eine.stand) == ("Amtshilfe", "gilt")


def test_withdrawn_releases_are_listed_on_request(freigegeben, akte, rolle, als_person):
    with api.env.adopt_roles(["Manager"]):
        entziehe(akte, freigegeben.kennung, "erledigt")
    als_person(rolle("Registratur"))
    assert "yilmaz" not in {z.berechtigung.prinzipal for z in freigaben()}
    [zeile] = freigaben(staende={"entzogen"})
    assert zeile.beendet.grund == "erledigt"


def test_releases_that_have_ended_are_listed_on_request(
    akte, person, rolle, als_person, monkeypatch
):
    person("yilmaz")
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, "yilmaz", ["Einsicht"], grund="Amtshilfe", bis=date.today())
    als_person(rolle("Registratur"))
    monkeypatch.setattr(
        "collective.eakte.rechte.bericht.berichte.heute",
        lambda: date.today() + timedelta(days=1),
    )
    assert not freigaben()
    assert [z.stand for z in freigaben(staende={"abgelaufen"})] == ["abgelaufen"]


def test_no_release_tells_of_a_record_that_the_user_does_not_see(
    freigegeben, akte, rolle, als_person
):
    als_person(rolle("Fachadministration"))
    assert freigaben(staende={"gilt", "kuenftig", "abgelaufen", "entzogen"}) == []


def test_who_is_not_in_the_circle_learns_number_and_unit_only(
    personalakte, rolle, als_person
):
    als_person(rolle("Datenschutz"))
    [zeile] = geschuetzte()
    assert zeile.kennzeichen == personalakte.kennzeichen
    assert zeile.einheit.kennzeichen == "32.01.01"
    assert (zeile.gegenstand, zeile.grund, zeile.kreis) == (None, "", ())
    als_person("personalamt")
    assert geschuetzte() == []  # the plan is not open to her: nothing is named
    with api.env.adopt_roles(["Manager"]):
        erteile(personalakte.__parent__, "personalamt", ["Einsicht"], grund="Plan")
    als_person("personalamt")
    [eigene] = geschuetzte()
    assert (eigene.gegenstand.titel, eigene.kreis) == (
        "Geheime Frau Z",
        ("personalamt",),
    )


@pytest.mark.parametrize("name", ["eakte-freigaben", "eakte-schutzliste"])
@pytest.mark.parametrize("format_", [None, "csv", "xlsx"])
def test_reports_never_show_the_subject_of_a_hidden_record(
    name, format_, personalakte, rolle, als_person, portal, seite
):
    als_person(rolle("Datenschutz"))
    antwort = seite(portal, name, **({"format": format_} if format_ else {}))
    inhalt = antwort if format_ else antwort.text_content()
    if format_ == "xlsx":
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            inhalt = b"".join(archiv.read(n) for n in archiv.namelist()).decode()
    elif format_ == "csv":
        inhalt = inhalt.decode("utf-8-sig")
    assert "Frau Z" not in inhalt


def test_the_page_about_a_person_is_found_by_name(
    freigegeben, akte, rolle, als_person, portal, seite, text
):
    als_person(rolle("Registratur"))
    leer = seite(portal, "eakte-personenbericht")
    assert not leer.cssselect("table")
    gezeigt = seite(portal, "eakte-personenbericht", person="yilmaz")
    assert akte.kennzeichen in text(gezeigt.cssselect("tbody tr"))[0]
    unbekannt = seite(portal, "eakte-personenbericht", person="Niemand")
    assert unbekannt.cssselect("[role=alert]")


def test_the_page_of_releases_shows_what_is_asked_for(
    freigegeben, rolle, als_person, portal, seite, text
):
    als_person(rolle("Registratur"))
    assert len(text(seite(portal, "eakte-freigaben").cssselect("tbody tr"))) == 2
    assert not text(
        seite(portal, "eakte-freigaben", stand="entzogen").cssselect("tbody tr")
    )


def test_long_reports_have_pages(
    freigegeben, rolle, als_person, portal, seite, text, monkeypatch
):
    als_person(rolle("Registratur"))
    monkeypatch.setattr(berichte, "SEITENLAENGE", 1)
    erste = seite(portal, "eakte-freigaben")
    zweite = seite(portal, "eakte-freigaben", ab="1")
    assert (
        len(text(erste.cssselect("tbody tr")))
        == len(text(zweite.cssselect("tbody tr")))
        == 1
    )
    assert text(erste.cssselect("nav .btn")) == ["Next"]
    assert text(zweite.cssselect("nav .btn")) == ["Previous"]
