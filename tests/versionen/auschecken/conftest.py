"""A Dokument with a file, and sessions of those who work with it."""

from base64 import b64encode

import pytest


JSON = {"Accept": "application/json"}

DATEI = {
    "data": b64encode(b"%PDF-1.4 " + b"Bescheid " * 50).decode(),
    "encoding": "base64",
    "filename": "Bescheid.pdf",
    "content-type": "application/pdf",
}


@pytest.fixture
def leute(als):
    """Two who work in the branch, the Registratur, and one who only reads."""
    return {
        "yilmaz": als("Sachbearbeitung"),
        "mensah": als("Sachbearbeitung", "32"),
        "registratur": als("Registratur"),
        "gast": als("Einsicht", "32"),
    }


@pytest.fixture
def yilmaz(leute):
    return leute["yilmaz"]


@pytest.fixture
def mensah(leute):
    return leute["mensah"]


@pytest.fixture
def registratur(leute):
    return leute["registratur"]


@pytest.fixture
def gast(leute):
    return leute["gast"]


@pytest.fixture
def akte_url(eakte_portal, yilmaz):
    url = f"{eakte_portal.absolute_url()}/org/32/32.01/32.01.01"
    return yilmaz.post(
        url, json={"@type": "Akte", "title": "Gasthaus"}, headers=JSON
    ).json()["@id"]


@pytest.fixture
def vorgang_url(akte_url, yilmaz):
    angaben = {"@type": "Vorgang", "title": "Gewerbeanmeldung"}
    return yilmaz.post(akte_url, json=angaben, headers=JSON).json()["@id"]


@pytest.fixture
def url(vorgang_url, yilmaz):
    """A Dokument with a file."""
    antwort = yilmaz.post(
        vorgang_url,
        json={"@type": "Dokument", "title": "Bescheid", "file": DATEI},
        headers=JSON,
    )
    return antwort.json()["@id"]


@pytest.fixture
def token(url, yilmaz):
    """The Dokument is checked out by Yilmaz; her token."""
    antwort = yilmaz.post(f"{url}/@auschecken", headers=JSON)
    assert antwort.status_code == 200, antwort.text
    return antwort.json()["lock"]["token"]
