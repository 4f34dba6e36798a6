"""The reports over REST, as the roles that use them and as those that must not."""

from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


@pytest.fixture
def faelle(eakte_portal, als):
    """An Akte that is released to somebody, and a protected one; returns addresses."""
    with api.env.adopt_roles(["Manager"]):
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        api.user.create(
            email="yilmaz@stadt.example",
            username="yilmaz",
            properties={"fullname": "Deniz Yilmaz"},
        )
        api.group.create("rechtsamt", title="Rechtsamt")
        api.group.add_user(groupname="rechtsamt", username="yilmaz")
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        geheim = createContentInContainer(einheit, "Akte", title="Geheime Frau Z")
        erteile(
            akte,
            "yilmaz",
            ["Einsicht"],
            grund="Amtshilfe",
            bis=date(2099, 12, 31),
        )
        erteile(akte, "rechtsamt", ["Sachbearbeitung"], grund="Widerspruch")
        schuetze(geheim, [("yilmaz", ["Leitung"])], "Personalsache")
        transaction.commit()
    return {
        "site": eakte_portal.absolute_url(),
        "akte": akte.absolute_url(),
        "geheim": geheim.absolute_url(),
    }


@pytest.mark.parametrize(
    ("rolle", "status"),
    [
        ("Leitung", 200),
        ("Sachbearbeitung", 200),
        ("Registratur", 200),
        ("Revision", 200),
        ("Datenschutz", 200),
        ("Einsicht", 403),
        ("Anonymous", 401),
    ],
)
def test_who_learns_who_may_see_an_akte(faelle, als, rolle, status):
    assert als(rolle).get(f"{faelle['akte']}/@rechte").status_code == status


@pytest.mark.parametrize("rolle", ["Registratur", "Fachadministration", "Manager"])
def test_nobody_outside_learns_who_may_see_a_protected_akte(faelle, als, rolle):
    antwort = als(rolle).get(f"{faelle['geheim']}/@rechte")
    assert antwort.status_code in (401, 404)
    assert "Frau Z" not in antwort.text


@pytest.mark.parametrize(
    ("dienst", "erlaubt"),
    [
        (
            "@rechtebericht?person=yilmaz",
            {"Registratur", "Fachadministration", "Revision", "Datenschutz"},
        ),
        (
            "@freigaben",
            {"Registratur", "Fachadministration", "Revision", "Datenschutz"},
        ),
        ("@schutzliste", {"Registratur", "Revision", "Datenschutz"}),
    ],
)
def test_reports_are_for_those_who_look_after_rights(faelle, als, dienst, erlaubt):
    for rolle in (
        "Registratur",
        "Fachadministration",
        "Revision",
        "Datenschutz",
        "Leitung",
        "Sachbearbeitung",
    ):
        antwort = als(rolle).get(f"{faelle['site']}/{dienst}")
        assert antwort.status_code == (200 if rolle in erlaubt else 403), rolle
        assert "Frau Z" not in antwort.text
    assert als("Anonymous").get(f"{faelle['site']}/{dienst}").status_code == 401


def test_files_are_offered_for_spreadsheets(faelle, als):
    registratur = als("Registratur")
    for dienst in ("@rechtebericht?person=yilmaz&", "@freigaben?", "@schutzliste?"):
        for format_ in ("csv", "xlsx"):
            antwort = registratur.get(f"{faelle['site']}/{dienst}format={format_}")
            assert antwort.status_code == 200
            assert f".{format_}" in antwort.headers["Content-Disposition"]
    assert "Deniz Yilmaz" in registratur.get(
        f"{faelle['akte']}/@rechte?format=csv"
    ).content.decode("utf-8-sig")


def test_what_is_wrong_with_a_question_is_said(faelle, als, codes):
    registratur = als("Registratur")
    site = faelle["site"]
    assert codes(registratur.get(f"{site}/@rechtebericht")) == ["person-unbekannt"]
    assert codes(registratur.get(f"{site}/@rechtebericht?person=niemand")) == [
        "person-unbekannt"
    ]
    assert codes(registratur.get(f"{site}/@freigaben?stand=weg")) == ["stand-unbekannt"]
    assert codes(registratur.get(f"{site}/@freigaben?format=pdf")) == [
        "format-unbekannt"
    ]


def test_the_guide_shows_what_the_server_answers(
    faelle, als, zeichne_auf, pruefe_beispiele
):
    leitung, registratur = als("Leitung", "32"), als("Registratur")
    datenschutz = als("Datenschutz")
    site = faelle["site"]
    for name, antwort in (
        ("rechte", leitung.get(f"{faelle['akte']}/@rechte")),
        (
            "rechtebericht",
            registratur.get(f"{site}/@rechtebericht?person=yilmaz"),
        ),
        ("freigaben", registratur.get(f"{site}/@freigaben?stand=gilt")),
        ("schutzliste", datenschutz.get(f"{site}/@schutzliste")),
    ):
        assert antwort.status_code == 200
        zeichne_auf(name, antwort)
    schreibe(leitung, faelle["akte"], zeichne_auf)
    pruefe_beispiele("rechte", "rest-rechte.md")


def schreibe(leitung, akte, zeichne_auf):
    """Release, change, withdraw and protect, as the head of the office."""

    def auf(name, antwort, status):
        assert antwort.status_code == status, (name, antwort.text)
        return zeichne_auf(name, antwort)

    angaben = {
        "prinzipal": "yilmaz",
        "rollen": ["Einsicht"],
        "bis": "2099-06-30",
        "grund": "Rückfragen zum Widerspruch",
    }
    neue = auf("erteilen", leitung.post(f"{akte}/@rechte", json=angaben), 201).json()
    auf(
        "erteilen_fehler",
        leitung.post(f"{akte}/@rechte", json={"prinzipal": "niemand", "rollen": []}),
        400,
    )
    auf("frist", leitung.patch(neue["@id"], json={"bis": "2099-12-31"}), 200)
    bleibt = leitung.post(
        f"{akte}/@rechte", json={**angaben, "bis": "2099-12-30"}
    ).json()
    auf("entziehen", leitung.delete(bleibt["@id"], json={"grund": "erledigt"}), 204)
    kreis = [
        {"prinzipal": "leitung-32", "rollen": ["Leitung"]},
        {"prinzipal": "rechtsamt", "rollen": ["Einsicht"]},
    ]
    schutz = {"kreis": kreis, "grund": "Verfahren gegen Beschäftigte"}
    auf("schuetzen", leitung.post(f"{akte}/@schutz", json=schutz), 200)
    auf(
        "schutz_aufheben",
        leitung.delete(f"{akte}/@schutz", json={"grund": "Verfahren beendet"}),
        204,
    )
