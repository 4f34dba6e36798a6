"""Who may release what to whom, and how it is done over REST."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze as schuetze_ungefragt
from collective.eakte.rechte.api import setze_ursache
from collective.eakte.rechte.vergabe import entziehe
from collective.eakte.rechte.vergabe import hebe_schutz_auf
from collective.eakte.rechte.vergabe import schuetze
from collective.eakte.rechte.vergabe import vergib
from collective.eakte.rechte.vergabe import verlaengere
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login

import pytest
import transaction


MORGEN = date.today() + timedelta(days=1)
IN_14_TAGEN = date.today() + timedelta(days=14)


def codes(abgelehnt):
    return [h.code for h in abgelehnt.value.hindernisse]


@pytest.fixture
def leitung(person, akte, portal):
    """The head of an office is logged in; she leads the Akte."""
    name = person("leitung", "amt-32")
    erteile(akte, "amt-32", ["Leitung"], ursache="fuehrung", bezug="32")
    login(portal, name)
    return name


@pytest.fixture
def verwalten(portal, person):
    """Log in as somebody with a role in the whole site."""

    def anmelden(rolle):
        name = person(f"person-{rolle.lower().replace(' ', '-')}", f"die-{rolle}")
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=name, roles=[rolle])
        login(portal, name)
        return name

    return anmelden


class TestVergabe:
    """What a person may grant."""

    def test_who_leads_an_akte_releases_it_to_a_colleague(
        self, person, leitung, sieht, akte, dokument
    ):
        name = person("yilmaz")
        vergib(akte, name, ["Einsicht"], grund="Amtshilfe", bis=IN_14_TAGEN)
        freigabe = berechtigungen(akte)[-1]
        assert (freigabe.person, freigabe.ursache) == (leitung, "einzelfreigabe")
        assert sieht(name, dokument)

    def test_who_works_on_an_akte_releases_nothing(self, person, portal, akte):
        name = person("klein")
        erteile(akte, name, ["Sachbearbeitung"], grund="Fall")
        login(portal, name)
        with pytest.raises(NichtBerechtigt):
            vergib(akte, person("yilmaz"), ["Einsicht"], grund="Amtshilfe")

    def test_nobody_grants_more_than_she_has_and_hears_all_reasons(
        self, person, leitung, akte
    ):
        with pytest.raises(Hindernisse) as abgelehnt:
            vergib(akte, person("yilmaz"), ["Registratur"], grund="")
        assert codes(abgelehnt) == ["grund-fehlt", "mehr-als-eigene-rechte"]
        assert len(berechtigungen(akte)) == 1

    def test_the_registratur_names_the_lead_of_an_akte(self, person, registratur, akte):
        vergib(akte, person("yilmaz"), ["Leitung"], grund="übernimmt den Fall")
        assert berechtigungen(akte)[0].rollen == ("Leitung",)

    def test_the_same_is_not_granted_twice(self, person, registratur, akte):
        name = person("yilmaz")
        vergib(akte, name, ["Einsicht"], grund="Amtshilfe")
        with pytest.raises(Hindernisse) as abgelehnt:
            vergib(akte, name, ["Einsicht"], grund="Amtshilfe")
        assert codes(abgelehnt) == ["besteht-bereits"]

    @pytest.mark.parametrize(
        "rolle", ["Fachadministration", "Site Administrator", "Manager", "Registratur"]
    )
    @pytest.mark.parametrize("wem", ["sich", "ihrer Gruppe"])
    def test_nobody_gives_herself_reading_at_the_plan(
        self, verwalten, gewerbe, rolle, wem
    ):
        name = verwalten(rolle)
        prinzipal = name if wem == "sich" else f"die-{rolle}"
        for neue in ("Einsicht", "Sachbearbeitung", "Leitung", "Revision"):
            with pytest.raises(Hindernisse) as abgelehnt:
                vergib(gewerbe, prinzipal, [neue], grund="Test")
            assert codes(abgelehnt) == ["nicht-sich-selbst"]

    @pytest.mark.parametrize(
        "rolle", ["Fachadministration", "Site Administrator", "Manager", "Registratur"]
    )
    def test_the_rights_of_the_plan_are_given_by_those_who_keep_it(
        self, verwalten, person, gewerbe, rolle
    ):
        verwalten(rolle)
        vergib(gewerbe, person("amt", "amt-66"), ["Registratur"], grund="zuständig")
        vergib(gewerbe, "amt-66", ["Sachbearbeitung"], grund="zuständig")
        neue = [b for b in berechtigungen(gewerbe) if b.ursache == "planrecht"]
        assert [b.rollen for b in neue] == [("Registratur",), ("Sachbearbeitung",)]

    def test_the_administration_grants_nothing_at_an_akte(
        self, verwalten, person, akte
    ):
        verwalten("Fachadministration")
        with pytest.raises(NichtBerechtigt):
            vergib(akte, person("yilmaz"), ["Einsicht"], grund="Test")

    def test_a_lead_gives_her_office_what_she_has_herself(self, leitung, akte):
        vergib(akte, "amt-32", ["Sachbearbeitung"], grund="Vertretung im Amt")
        assert len(berechtigungen(akte)) == 2

    def test_nobody_makes_her_own_limited_right_last_longer(self, person, portal, akte):
        name = person("yilmaz")
        freigabe = erteile(
            akte, name, ["Leitung"], grund="Urlaubsvertretung", bis=MORGEN
        )
        login(portal, name)
        with pytest.raises(Hindernisse) as abgelehnt:
            vergib(akte, name, ["Leitung"], grund="bleibt")
        assert codes(abgelehnt) == ["nicht-sich-selbst"]
        with pytest.raises(Hindernisse) as abgelehnt:
            verlaengere(akte, freigabe.kennung, None)
        assert codes(abgelehnt) == ["nicht-sich-selbst"]

    def test_a_release_gets_another_last_day(self, person, leitung, akte):
        freigabe = vergib(
            akte, person("yilmaz"), ["Einsicht"], grund="Amtshilfe", bis=MORGEN
        )
        verlaengere(akte, freigabe.kennung, IN_14_TAGEN)
        assert berechtigungen(akte)[-1].bis == IN_14_TAGEN
        assert berechtigungen(akte)[-1].kennung == freigabe.kennung

    def test_what_follows_from_something_else_is_not_changed_by_hand(
        self, registratur, person, akte
    ):
        setze_ursache(
            akte,
            "beteiligung",
            "schritt-1",
            [{"prinzipal": person("yilmaz"), "rollen": ("Einsicht",)}],
        )
        kennung = berechtigungen(akte)[0].kennung
        with pytest.raises(Hindernisse) as abgelehnt:
            verlaengere(akte, kennung, IN_14_TAGEN)
        assert codes(abgelehnt) == ["berechtigung-abgeleitet"]
        with pytest.raises(Hindernisse) as abgelehnt:
            entziehe(akte, kennung, "weg")
        assert codes(abgelehnt) == ["berechtigung-abgeleitet"]

    def test_a_lead_does_not_take_away_what_she_could_not_give(
        self, person, leitung, akte
    ):
        andere = erteile(akte, person("reg"), ["Registratur"], grund="Pflege")
        with pytest.raises(Hindernisse) as abgelehnt:
            entziehe(akte, andere.kennung, "weg")
        assert codes(abgelehnt) == ["mehr-als-eigene-rechte"]


class TestSchutz:
    """Who protects a record, and who decides on it afterwards."""

    def test_a_lead_protects_her_akte_and_decides_on_it_alone(
        self, person, leitung, sieht, akte, portal
    ):
        schuetze(akte, [(leitung, ["Leitung"])], "Personalsache")
        assert sieht(leitung, akte)
        kollege = person("yilmaz")
        login(portal, leitung)
        vergib(akte, kollege, ["Einsicht"], grund="Beteiligung")
        vergib(akte, person("prueferin"), ["Revision"], grund="Prüfauftrag")
        assert sieht(kollege, akte)
        login(portal, kollege)
        with pytest.raises(NichtBerechtigt):
            hebe_schutz_auf(akte, "offen")
        login(portal, leitung)
        with pytest.raises(Hindernisse) as abgelehnt:
            vergib(akte, person("reg"), ["Registratur"], grund="Pflege")
        assert codes(abgelehnt) == ["mehr-als-eigene-rechte"]
        hebe_schutz_auf(akte, "erledigt")

    def test_the_registratur_protects_for_others_not_for_herself(
        self, registratur, person, akte
    ):
        with pytest.raises(Hindernisse) as abgelehnt:
            schuetze(akte, [("registratur", ["Leitung"])], "")
        assert codes(abgelehnt) == ["nicht-sich-selbst", "grund-fehlt"]
        schuetze(akte, [(person("personalamt"), ["Leitung"])], "Personalsache")

    def test_the_registratur_without_the_circle_grants_nothing_in_it(
        self, registratur, person, akte
    ):
        schuetze_ungefragt(akte, [(person("kreis"), ["Leitung"])], "Personalsache")
        for versuch in (
            lambda: vergib(akte, "kreis", ["Einsicht"], grund="Test"),
            lambda: schuetze(akte, [], "Test"),
            lambda: hebe_schutz_auf(akte, "Test"),
        ):
            with pytest.raises(NichtBerechtigt):
                versuch()

    def test_a_vorgang_is_protected_by_its_akte_only(
        self, registratur, person, vorgang
    ):
        with pytest.raises(Hindernisse) as abgelehnt:
            schuetze(vorgang, [(person("kreis"), ["Leitung"])], "Personalsache")
        assert codes(abgelehnt) == ["nur-schriftgut-schuetzen"]


@pytest.fixture
def rest_akte(eakte_portal):
    """An Akte in 32.01.01, and a person without rights, over HTTP."""
    from plone.dexterity.utils import createContentInContainer

    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            eakte_portal["org"]["32"]["32.01"]["32.01.01"], "Akte", title="Löwen"
        )
        api.user.create(
            email="yilmaz@stadt.example",
            username="yilmaz",
            password="Geheim-fuer-Tests-1",
            properties={"fullname": "Ayşe Yılmaz"},
        )
        api.group.create("rechtsamt", title="Rechtsamt")
    transaction.commit()
    return akte.absolute_url()


class TestRest:
    """The same over HTTP."""

    def test_a_release_is_given_extended_and_withdrawn(self, als, rest_akte):
        leitung = als("Leitung", "32")
        antwort = leitung.post(
            f"{rest_akte}/@rechte",
            json={
                "prinzipal": "yilmaz",
                "rollen": ["Einsicht"],
                "bis": IN_14_TAGEN.isoformat(),
                "grund": "Amtshilfe",
            },
        )
        assert antwort.status_code == 201, antwort.text
        freigabe = antwort.json()
        assert freigabe["prinzipal"]["title"] == "Ayşe Yılmaz"
        assert freigabe["rollen"][0]["token"] == "Einsicht"
        assert antwort.headers["Location"] == freigabe["@id"]
        antwort = leitung.patch(freigabe["@id"], json={"bis": None})
        assert (antwort.status_code, antwort.json()["bis"]) == (200, None)
        antwort = leitung.delete(freigabe["@id"], json={"grund": ""})
        assert antwort.json()["hindernisse"][0]["code"] == "grund-fehlt"
        antwort = leitung.delete(freigabe["@id"], json={"grund": "erledigt"})
        assert antwort.status_code == 204
        antwort = leitung.delete(freigabe["@id"], json={"grund": "erledigt"})
        assert antwort.status_code == 404

    @pytest.mark.parametrize(
        "rolle", ["Sachbearbeitung", "Poststelle", "Revision", "Datenschutz"]
    )
    def test_others_grant_nothing(self, als, rest_akte, rolle):
        sitzung = als(rolle, "32")
        for methode, dienst in (
            ("post", "@rechte"),
            ("patch", "@rechte/abc"),
            ("delete", "@rechte/abc"),
            ("post", "@schutz"),
            ("delete", "@schutz"),
            ("get", "@prinzipale"),
        ):
            antwort = getattr(sitzung, methode)(f"{rest_akte}/{dienst}", json={})
            assert antwort.status_code == 403, (dienst, antwort.text)

    @pytest.mark.parametrize(
        ("daten", "erwartet"),
        [
            ([], ["kein-json"]),
            ({"wer": "x"}, ["feld-unbekannt"]),
            ({"rollen": "Einsicht", "bis": "morgen"}, ["wert-ungueltig"] * 2),
            ({"rollen": [1]}, ["wert-ungueltig"]),
            ({"von": 3}, ["wert-ungueltig"]),
            ({"prinzipal": "a\u0000b"}, ["wert-ungueltig"]),
            (
                {"prinzipal": "nobody", "rollen": ["Owner"]},
                ["prinzipal-unbekannt", "rolle-unbekannt", "grund-fehlt"],
            ),
            ({}, ["prinzipal-unbekannt", "rolle-unbekannt", "grund-fehlt"]),
            (
                {
                    "prinzipal": "yilmaz",
                    "rollen": ["Einsicht"],
                    "bis": "2001-01-01",
                    "grund": "x",
                },
                ["ende-liegt-zurueck"],
            ),
        ],
    )
    def test_rubbish_is_refused_with_all_reasons(self, als, rest_akte, daten, erwartet):
        antwort = als("Leitung", "32").post(f"{rest_akte}/@rechte", json=daten)
        assert antwort.status_code == 400, antwort.text
        assert [h["code"] for h in antwort.json()["hindernisse"]] == erwartet

    @pytest.mark.parametrize(
        "kreis", ["x", {}, [1], [{"prinzipal": "a"}], [{"prinzipal": 1, "rollen": []}]]
    )
    def test_a_circle_that_is_none_is_refused(self, als, rest_akte, kreis):
        antwort = als("Leitung", "32").post(
            f"{rest_akte}/@schutz", json={"kreis": kreis, "grund": "x"}
        )
        assert antwort.status_code == 400
        assert [h["code"] for h in antwort.json()["hindernisse"]] == ["wert-ungueltig"]

    def test_who_protects_without_naming_herself_gets_nothing_back(
        self, als, rest_akte
    ):
        leitung = als("Leitung", "32")
        antwort = leitung.post(
            f"{rest_akte}/@schutz",
            json={
                "kreis": [{"prinzipal": "yilmaz", "rollen": ["Leitung"]}],
                "grund": "Personalsache",
            },
        )
        assert (antwort.status_code, antwort.text) == (204, "")
        assert leitung.get(rest_akte).status_code != 200

    def test_the_circle_lifts_the_protection(self, als, rest_akte):
        leitung = als("Leitung", "32")
        antwort = leitung.post(
            f"{rest_akte}/@schutz",
            json={
                "kreis": [{"prinzipal": "leitung-32", "rollen": ["Leitung"]}],
                "grund": "Personalsache",
            },
        )
        assert antwort.json()["geschuetzt"] is True, antwort.text
        assert als("Registratur").delete(
            f"{rest_akte}/@schutz", json={"grund": "x"}
        ).status_code in (401, 404)
        antwort = leitung.delete(f"{rest_akte}/@schutz", json={"grund": "erledigt"})
        assert antwort.status_code == 204

    def test_groups_are_suggested_before_people(self, als, rest_akte):
        leitung = als("Leitung", "32")
        gefunden = leitung.get(f"{rest_akte}/@prinzipale?q=yil").json()["items"]
        assert [(p["id"], p["art"]) for p in gefunden] == [("yilmaz", "person")]
        gefunden = leitung.get(f"{rest_akte}/@prinzipale?q=rechtsa").json()["items"]
        assert [p["angabe"] for p in gefunden] == ["Rechtsamt (rechtsamt)"]
        arten = [
            p["art"] for p in leitung.get(f"{rest_akte}/@prinzipale").json()["items"]
        ]
        assert "person" not in arten

    def test_a_page_of_another_site_grants_nothing(self, als, rest_akte, eakte_portal):
        leitung = als("Leitung", "32")
        name, kennwort = leitung.auth
        leitung.auth = None
        leitung.post(
            f"{eakte_portal.absolute_url()}/login",
            data={"__ac_name": name, "__ac_password": kennwort, "buttons.login": "1"},
            headers={"Accept": "text/html"},
        )
        for methode, dienst in (
            ("post", "@rechte"),
            ("patch", "@rechte/x"),
            ("delete", "@rechte/x"),
            ("post", "@schutz"),
            ("delete", "@schutz"),
        ):
            antwort = getattr(leitung, methode)(
                f"{rest_akte}/{dienst}",
                json={},
                headers={"Sec-Fetch-Site": "cross-site"},
            )
            assert antwort.status_code == 403, dienst
            assert antwort.json()["hindernisse"][0]["code"] == "fremde-herkunft"


@pytest.mark.parametrize("rolle", ["Fachadministration", "Registratur"])
def test_nobody_grants_to_all_who_log_in_what_she_lacks(verwalten, gewerbe, rolle):
    verwalten(rolle)
    with pytest.raises(Hindernisse) as abgelehnt:
        vergib(gewerbe, "AuthenticatedUsers", ["Leitung"], grund="Prüfung")
    assert codes(abgelehnt) == ["nicht-sich-selbst"]
