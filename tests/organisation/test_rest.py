"""Offices over HTTP: read by all who work there, kept by the Fachadministration."""

from collective.eakte.organisation import api as organisation
from datetime import date
from plone import api

import pytest
import requests
import transaction


KENNWORT = "Geheim-fuer-Tests-1"


@pytest.fixture
def url(eakte_portal):
    """Address of the service, in a site with one office at work and one that is not."""
    with api.env.adopt_roles(["Manager"]):
        for name, gruppe in (("frei", "amt32"), ("warte", "amt50")):
            api.user.create(
                email=f"{name}@stadt.example", username=name, password=KENNWORT
            )
            api.group.create(gruppe)
            api.group.add_user(groupname=gruppe, username=name)
        organisation.lege_an(
            "32",
            "Ordnungsamt",
            gruppen=("amt32",),
            leitung=("frei",),
            aktiv_ab=date(2024, 1, 1),
        )
        organisation.lege_an("50", "Sozialamt", gruppen=("amt50",))
    transaction.commit()
    return f"{eakte_portal.absolute_url()}/@organisation"


@pytest.fixture
def person(url):
    """Make requests as a person without a role: ``person("frei")``."""
    sitzungen = []

    def sitzung(name):
        session = requests.Session()
        session.headers["Accept"] = "application/json"
        session.auth = (name, KENNWORT)
        sitzungen.append(session)
        return session

    yield sitzung
    for session in sitzungen:
        session.close()


def codes(antwort):
    return [h["code"] for h in antwort.json()["hindernisse"]]


def test_people_read_codes_and_names_but_not_who_belongs_there(url, person):
    antwort = person("frei").get(url)
    assert antwort.status_code == 200
    assert antwort.json() == {
        "@id": url,
        "items": [
            {
                "@id": f"{url}/32",
                "code": "32",
                "name": "Ordnungsamt",
                "uebergeordnet": None,
                "gueltig": True,
                "aktiv": True,
                "nachfolger": [],
            },
            {
                "@id": f"{url}/50",
                "code": "50",
                "name": "Sozialamt",
                "uebergeordnet": None,
                "gueltig": True,
                "aktiv": False,
                "nachfolger": [],
            },
        ],
    }
    assert "leitung" not in person("frei").get(f"{url}/32").json()
    assert person("frei").get(f"{url}/99").status_code == 404


def test_people_of_an_office_that_is_not_active_read_nothing(url, person, eakte_portal):
    sitzung = person("warte")
    assert sitzung.get(url).status_code == 403
    portal = eakte_portal.absolute_url()
    suche = f"{portal}/@search"
    arten = {"portal_type": ["Aktenplan", "Aktenplaneinheit", "Akte"]}
    assert sitzung.get(suche, params=arten).json()["items_total"] == 0
    assert sitzung.get(f"{portal}/org").status_code in (401, 404)
    assert person("frei").get(suche, params=arten).json()["items_total"] > 0
    assert person("frei").get(f"{portal}/org").status_code == 200


def test_visitors_are_asked_who_they_are(url, als):
    assert als("Anonymous").get(url).status_code == 401


def test_who_works_there_changes_nothing(url, person):
    sitzung = person("frei")
    neu = {"code": "60", "name": "Bauamt"}
    assert sitzung.post(url, json=neu).status_code == 403
    assert sitzung.patch(f"{url}/32", json={"name": "X"}).status_code == 403
    reorganisation = f"{url}/reorganisation"
    assert sitzung.post(reorganisation, json={}).status_code == 403


def test_the_fachadministration_keeps_the_offices(url, als, person):
    sitzung = als("Fachadministration")
    antwort = sitzung.post(
        url,
        json={
            "code": "32.1",
            "name": "Gewerbe",
            "uebergeordnet": "32",
            "gruppen": ["amt50"],
            "aktiv_ab": "2024-01-01",
        },
    )
    assert antwort.status_code == 201
    assert antwort.headers["Location"] == f"{url}/32.1"
    assert antwort.json()["gruppen"] == ["amt50"]
    assert person("warte").get(url).status_code == 200
    antwort = sitzung.patch(f"{url}/32.1", json={"aktiv_ab": None})
    assert antwort.json()["aktiv_ab"] is None
    assert person("warte").get(url).status_code == 403
    assert sitzung.patch(f"{url}/99", json={"name": "X"}).status_code == 404


def test_all_that_is_wrong_in_a_body_is_said_at_once(url, als):
    sitzung = als("Fachadministration")
    antwort = sitzung.post(
        url, json={"code": 1, "gruppen": "amt", "aktiv_ab": "morgen", "farbe": "rot"}
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["wert-ungueltig"] * 3 + ["feld-unbekannt"]
    antwort = sitzung.post(url, json={"code": "32"})
    assert codes(antwort) == ["code-vergeben", "name-fehlt"]


def test_presets_are_set_by_type(url, als):
    sitzung = als("Fachadministration")
    antwort = sitzung.patch(url, json={"vorgaben": {"Personalakte": "persoenlich"}})
    assert antwort.json() == {"vorgaben": {"Personalakte": "persoenlich"}}
    assert sitzung.get(url).json()["vorgaben"] == {"Personalakte": "persoenlich"}
    antwort = sitzung.patch(url, json={"vorgaben": {"Personalakte": None}})
    assert antwort.json() == {"vorgaben": {}}
    antwort = sitzung.patch(url, json={"vorgaben": {"Personalakte": "offen"}})
    assert codes(antwort) == ["vorgabe-ungueltig"]
    assert sitzung.patch(url, json={"vorgaben": []}).status_code == 400


def test_a_reorganisation_is_a_dry_run_unless_it_is_confirmed(url, als):
    sitzung = als("Fachadministration")
    vorhaben = {
        "art": "zusammenlegung",
        "von": ["32", "50"],
        "nach": "30",
        "name": "Bürgerdienste",
        "grund": "Verfügung der Bürgermeisterin",
    }
    probe = sitzung.post(f"{url}/reorganisation", json=vorhaben)
    assert probe.status_code == 200
    assert probe.json()["probelauf"] is True
    assert probe.json()["umfang"]["einheiten"] == 4
    assert sitzung.get(f"{url}/30").status_code == 404
    vollzug = sitzung.post(
        f"{url}/reorganisation", json={**vorhaben, "probelauf": False}
    )
    assert vollzug.json() == {**probe.json(), "probelauf": False}
    assert sitzung.get(f"{url}/30").json()["gruppen"] == ["amt32", "amt50"]
    assert sitzung.get(f"{url}/32").json()["nachfolger"] == ["30"]
    nochmals = sitzung.post(f"{url}/reorganisation", json=vorhaben)
    assert codes(nochmals) == ["oe-beendet", "oe-beendet"]
    assert sitzung.post(f"{url}/unbekannt", json={}).status_code == 404
