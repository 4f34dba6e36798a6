"""The Registratur manages protected records that she does not see."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte import verwaltung
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


def codes(abgelehnt):
    return [h.code for h in abgelehnt.value.hindernisse]


@pytest.fixture
def geschuetzt(person, akte, vorgang):
    """The Akte is protected; it holds an open Vorgang."""
    schuetze(akte, [(person("kreis"), ["Leitung"])], "Personalsache")
    return api.content.get_uuid(akte)


@pytest.fixture(params=["im Haus", "im Zweig"])
def reg(request, person, portal, aktenplan):
    """A Registratur of the house, or of a branch of the plan."""
    name = person("reg")
    if request.param == "im Haus":
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=name, roles=["Registratur"])
    else:
        erteile(aktenplan["32"], name, ["Registratur"], grund="zuständig")
    login(portal, name)
    return name


def test_protected_records_are_listed_by_number(
    geschuetzt, reg, aktenplan, sieht, akte
):
    (eintrag,) = verwaltung.geschuetzte(aktenplan["32"])
    assert eintrag.uid == geschuetzt
    assert (eintrag.kennzeichen, eintrag.einheit) == ("32.01.01-0001", "32.01.01")
    assert eintrag.aufbewahrung["aufbewahrungsdauer"] == 5
    assert "Löwen" not in repr(eintrag)
    assert not sieht(reg, akte)
    with api.env.adopt_roles(["Registratur"]):
        assert verwaltung.geschuetzte(aktenplan["61"]) == []


def test_what_is_in_it_is_counted_and_not_named(geschuetzt, reg, aktenplan):
    akte = verwaltung.finde(aktenplan["32"], geschuetzt)
    with pytest.raises(Hindernisse) as abgelehnt:
        verwaltung.verfuege_zda(akte)
    assert codes(abgelehnt) == ["vorgang-offen"]
    (grund,) = abgelehnt.value.hindernisse
    assert (grund.kennzeichen, grund.url) == (None, None)
    assert "${" not in grund.message.default
    with pytest.raises(Hindernisse) as abgelehnt:
        verwaltung.storniere_geschuetzte(akte, "")
    assert codes(abgelehnt) == ["grund-fehlt", "inhalt-vorhanden"]
    assert abgelehnt.value.hindernisse[1].url is None


def test_a_protected_akte_is_closed_reopened_and_withdrawn(
    geschuetzt, reg, aktenplan, vorgang
):
    with api.env.adopt_roles(["Leitung (Schutz)"]):
        api.content.transition(vorgang, "zda_verfuegen")
    akte = verwaltung.finde(aktenplan["32"], geschuetzt)
    verwaltung.verfuege_zda(akte, "abgeschlossen")
    assert zustand(akte) == "zda"
    with pytest.raises(Hindernisse) as abgelehnt:
        verwaltung.verfuege_zda(akte)
    assert codes(abgelehnt) == ["zustand-passt-nicht"]
    with pytest.raises(Hindernisse) as abgelehnt:
        verwaltung.hebe_zda_auf(akte, "")
    assert codes(abgelehnt) == ["grund-fehlt"]
    verwaltung.hebe_zda_auf(akte, "Widerspruch")
    assert zustand(akte) == "in_bearbeitung"
    with api.env.adopt_roles(["Registratur"]):
        api.content.transition(vorgang, "zda_aufheben")
    verwaltung.storniere_geschuetzte(akte, "doppelt", mit_inhalt=True)
    assert zustand(akte) == zustand(vorgang) == "storniert"
    assert akte.storno.person == reg
    vermerkt = vermerkte(akte, "uebergang")
    assert [v.angaben["uebergang"] for v in vermerkt] == [
        "stornieren",
        "zda_aufheben",
        "zda_verfuegen",
    ]
    assert {(v.wer, v.angaben["ohne_einsicht"]) for v in vermerkt} == {(reg, True)}


def test_its_retention_is_changed_with_a_reason(geschuetzt, reg, aktenplan):
    akte = verwaltung.finde(aktenplan["32"], geschuetzt)
    for werte, grund, erwartet in (
        ({}, "", ["grund-fehlt", "angabe-fehlt"]),
        ({"aufbewahrungsdauer": -1}, "x", ["wert-ungueltig"]),
        ({"aussonderungsart": "Q"}, "x", ["wert-ungueltig"]),
        ({"aufbewahrung_unbefristet": True}, "x", ["dauer-und-unbefristet"]),
    ):
        with pytest.raises(Hindernisse) as abgelehnt:
            verwaltung.aendere_aufbewahrung(akte, werte, grund)
        assert codes(abgelehnt) == erwartet
    verwaltung.aendere_aufbewahrung(akte, {"aufbewahrungsdauer": 30}, "Tarifvertrag")
    assert akte.aufbewahrungsdauer == 30
    assert verwaltung.auskunft(akte).aufbewahrung["aufbewahrungsdauer"] == 30


def test_others_manage_nothing(geschuetzt, person, portal, aktenplan):
    for rolle in ("Manager", "Fachadministration", "Leitung", "Revision"):
        name = person(f"p-{rolle.lower()}")
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=name, roles=[rolle])
        login(portal, name)
        with pytest.raises(NichtBerechtigt):
            verwaltung.geschuetzte(aktenplan["32"])
        with pytest.raises(NichtBerechtigt):
            verwaltung.finde(aktenplan["32"], geschuetzt)


def test_an_open_record_is_not_managed_here(reg, aktenplan, akte):
    assert verwaltung.finde(aktenplan["32"], api.content.get_uuid(akte)) is None


def test_it_works_over_rest(als, eakte_portal):
    gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(gewerbe, "Akte", title="Geheime Sache")
        offen = createContentInContainer(gewerbe, "Akte", title="Kiosk")
        api.user.create(email="k@stadt.example", username="kreis")
        schuetze(akte, [("kreis", ["Leitung"])], "Personalsache")
    transaction.commit()
    dienst = f"{eakte_portal['org'].absolute_url()}/@geschuetzte"
    uid = api.content.get_uuid(akte)
    reg = als("Registratur")
    liste = reg.get(dienst)
    assert liste.json()["items_total"] == 1
    assert "Geheime" not in liste.text
    adresse = liste.json()["items"][0]["@id"]
    for rolle in ("Manager", "Sachbearbeitung", "Fachadministration"):
        assert als(rolle).get(dienst).status_code == 403
        assert als(rolle).post(f"{adresse}/zda", json={}).status_code == 403
    for falsch in ("/loeschen", "", "/zda/x"):
        assert reg.post(f"{adresse}{falsch}", json={}).status_code == 404
    andere = f"{dienst}/{api.content.get_uuid(offen)}/zda"
    assert reg.post(andere, json={}).status_code == 404
    for op, unsinn in (
        ("zda", {"bemerkung": 1}),
        ("zda-aufheben", {"grund": "x", "y": 1}),
        ("stornieren", {"mit_inhalt": "ja"}),
        ("aufbewahrung", {"grund": 3}),
        ("aufbewahrung", {"title": "x", "grund": "x"}),
        ("aufbewahrung", []),
    ):
        assert reg.post(f"{adresse}/{op}", json=unsinn).status_code == 400, op
    antwort = reg.post(
        f"{adresse}/aufbewahrung", json={"aufbewahrungsdauer": 30, "grund": "Tarif"}
    )
    assert (antwort.status_code, antwort.json()["aufbewahrungsdauer"]) == (200, 30)
    antwort = reg.post(f"{adresse}/zda", json={})
    assert (antwort.status_code, antwort.json()["review_state"]) == (200, "zda")
    antwort = reg.post(f"{adresse}/zda-aufheben", json={"grund": "Widerspruch"})
    assert antwort.json()["review_state"] == "in_bearbeitung"
    antwort = reg.post(f"{adresse}/stornieren", json={"grund": "doppelt"})
    assert antwort.json()["review_state"] == "storniert"
    assert uid == antwort.json()["UID"]
