"""Programs see, enter and end Vertretungen as the person whose rights they use."""

from collective.eakte.rechte.api import erteile
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import requests
import transaction


KENNWORT = "Geheim-fuer-Tests-1"
HEUTE = date.today()
MORGEN = HEUTE + timedelta(days=1)


@pytest.fixture
def stadt(eakte_portal):
    """Renate Seidel works with an Akte; returns addresses."""
    with api.env.adopt_roles(["Manager"]):
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        for name, ganzer in (
            ("seidel", "Renate Seidel"),
            ("mensah", "Kofi Mensah"),
            ("fremd", "Frieda Fremd"),
            ("klein", "Karl Klein"),
        ):
            api.user.create(
                email=f"{name}@stadt.example",
                username=name,
                password=KENNWORT,
                properties={"fullname": ganzer},
            )
        api.user.grant_roles(username="klein", roles=["Registratur"])
        erteile(akte, "seidel", ["Sachbearbeitung"], grund="Zuständigkeit")
    transaction.commit()
    return {
        "site": eakte_portal.absolute_url(),
        "adresse": f"{eakte_portal.absolute_url()}/@vertretungen",
        "akte": akte.absolute_url(),
        "uid": api.content.get_uuid(akte),
    }


@pytest.fixture
def fuer(stadt):
    """Make requests as a person: ``fuer("seidel").get(url)``."""
    sitzungen = []

    def sitzung(name):
        session = requests.Session()
        session.headers["Accept"] = "application/json"
        if name is not None:
            session.auth = (name, KENNWORT)
        sitzungen.append(session)
        return session

    yield sitzung
    for session in sitzungen:
        session.close()


@pytest.fixture
def angaben():
    return {
        "vertretung": "mensah",
        "von": HEUTE.isoformat(),
        "bis": MORGEN.isoformat(),
    }


def codes(antwort, status=400):
    assert antwort.status_code == status, antwort.text
    return [h["code"] for h in antwort.json()["hindernisse"]]


def test_a_vertretung_from_entry_to_early_return(stadt, fuer, angaben):
    seidel, mensah = fuer("seidel"), fuer("mensah")
    assert mensah.get(stadt["akte"]).status_code in (401, 403, 404)
    antwort = seidel.post(stadt["adresse"], json=angaben)
    assert antwort.status_code == 201, antwort.text
    neue = antwort.json()
    assert antwort.headers["Location"] == neue["@id"]
    assert neue["vertretung"] == {"id": "mensah", "title": "Kofi Mensah"}
    assert neue["umfang"]["token"] == "alles"
    assert neue["stand"]["token"] == "laeuft"

    assert mensah.get(stadt["akte"]).json()["title"] == "Gasthaus Zum Löwen"
    gefunden = mensah.get(f"{stadt['site']}/@search?portal_type=Akte").json()
    assert gefunden["items_total"] == 1
    angelegt = mensah.post(stadt["akte"], json={"@type": "Vorgang", "title": "Anfrage"})
    assert angelegt.status_code == 201

    meine = seidel.get(stadt["adresse"]).json()
    assert [v["kennung"] for v in meine["vertreten_durch"]] == [neue["kennung"]]
    assert meine["vertritt"] == []
    assert "fuer_andere" not in meine
    seine = mensah.get(stadt["adresse"]).json()
    assert [v["kennung"] for v in seine["vertritt"]] == [neue["kennung"]]

    beendet = seidel.delete(neue["@id"], json={"grund": "früher zurück"})
    assert beendet.json()["beendet"]["grund"] == "früher zurück"
    assert mensah.get(stadt["akte"]).status_code in (401, 403, 404)
    gefunden = mensah.get(f"{stadt['site']}/@search?portal_type=Akte").json()
    assert gefunden["items_total"] == 0
    assert seidel.get(stadt["adresse"]).json()["vertreten_durch"] == []
    alte = seidel.get(f"{stadt['adresse']}?vergangene=ja").json()["vertreten_durch"]
    assert [v["stand"]["token"] for v in alte] == ["beendet"]
    assert codes(seidel.delete(neue["@id"])) == ["vertretung-vorbei"]


def test_one_akte_is_named_by_its_uid(stadt, fuer, angaben):
    angaben |= {"umfang": "akte", "bezug": stadt["uid"], "grund": "Urlaub"}
    neue = fuer("seidel").post(stadt["adresse"], json=angaben).json()
    assert neue["bezug_title"] == "32.01.01-0001 Gasthaus Zum Löwen"
    assert fuer("mensah").get(stadt["akte"]).status_code == 200


def test_strangers_learn_nothing_and_change_nothing(stadt, fuer, angaben):
    neue = fuer("seidel").post(stadt["adresse"], json=angaben).json()
    fremd = fuer("fremd")
    assert fremd.get(f"{stadt['adresse']}?person=seidel").status_code == 403
    assert fremd.get(f"{stadt['adresse']}?person=niemand").status_code == 403
    leer = fremd.get(stadt["adresse"]).json()
    assert (leer["vertreten_durch"], leer["vertritt"]) == ([], [])
    verboten = fremd.post(stadt["adresse"], json=angaben | {"abwesend": "seidel"})
    assert codes(verboten, 403) == ["keine-berechtigung"]
    assert fremd.delete(neue["@id"]).status_code == 404
    assert fremd.delete(f"{stadt['adresse']}/000000000000").status_code == 404
    assert len(fuer("seidel").get(stadt["adresse"]).json()["vertreten_durch"]) == 1


def test_visitors_have_to_log_in(stadt, fuer, angaben):
    besuch = fuer(None)
    assert besuch.get(stadt["adresse"]).status_code == 401
    assert besuch.post(stadt["adresse"], json=angaben).status_code == 401
    assert besuch.delete(f"{stadt['adresse']}/000000000000").status_code == 401


def test_the_registratur_enters_and_ends_for_others(stadt, fuer, angaben):
    klein = fuer("klein")
    antwort = klein.post(stadt["adresse"], json=angaben | {"abwesend": "seidel"})
    assert antwort.status_code == 201, antwort.text
    neue = antwort.json()
    assert not neue["auch_geschuetztes"]
    andere = klein.get(stadt["adresse"]).json()["fuer_andere"]
    assert [v["kennung"] for v in andere] == [neue["kennung"]]
    eine = klein.get(f"{stadt['adresse']}?person=seidel").json()
    assert [v["kennung"] for v in eine["vertreten_durch"]] == [neue["kennung"]]
    assert klein.delete(neue["@id"]).status_code == 200
    assert fuer("mensah").get(stadt["akte"]).status_code in (401, 403, 404)


def test_what_is_wrong_is_said_with_all_reasons(stadt, fuer, angaben):
    seidel = fuer("seidel")
    assert codes(seidel.post(stadt["adresse"], json={})) == [
        "person-unbekannt",
        "zeitraum-fehlt",
        "zeitraum-fehlt",
    ]
    falsch = angaben | {"von": "10.03.2027", "bis": "bald"}
    assert codes(seidel.post(stadt["adresse"], json=falsch)) == [
        "wert-ungueltig",
        "wert-ungueltig",
    ]
    falsch = angaben | {"umfang": "haus", "wofuer": "x"}
    assert codes(seidel.post(stadt["adresse"], json=falsch)) == ["feld-unbekannt"]
    falsch = angaben | {"umfang": "haus"}
    assert codes(seidel.post(stadt["adresse"], json=falsch)) == ["umfang-unbekannt"]
    assert codes(seidel.post(stadt["adresse"], data="kein JSON")) == ["kein-json"]


def test_the_examples_of_the_guide_are_what_the_server_answers(
    stadt, fuer, angaben, zeichne_auf, pruefe_beispiele
):
    seidel, adresse = fuer("seidel"), stadt["adresse"]
    angaben |= {"bis": HEUTE.isoformat(), "grund": "Fortbildung"}
    neue = zeichne_auf("eintragen", seidel.post(adresse, json=angaben)).json()
    angaben |= {"umfang": "akte", "bezug": stadt["uid"]}
    zeichne_auf("eintragen_akte", seidel.post(adresse, json=angaben))
    falsch = angaben | {"vertretung": "seidel", "bis": "2020-01-01"}
    zeichne_auf("eintragen_fehler", seidel.post(adresse, json=falsch))
    zeichne_auf("lesen", fuer("mensah").get(adresse))
    fremd = fuer("fremd").get(f"{adresse}?person=seidel")
    zeichne_auf("lesen_verboten", fremd)
    grund = {"grund": "früher zurück"}
    zeichne_auf("beenden", seidel.delete(neue["@id"], json=grund))
    pruefe_beispiele("vertretung", "rest-vertretung.md")
