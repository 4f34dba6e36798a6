"""Addresses and records for tests over HTTP."""

import pytest


@pytest.fixture
def plan_url(eakte_portal):
    return f"{eakte_portal.absolute_url()}/org"


@pytest.fixture
def gewerbe_url(plan_url):
    """The Betreffseinheit 32.01.01."""
    return f"{plan_url}/32/32.01/32.01.01"


@pytest.fixture
def gaststaetten_url(plan_url):
    """The Betreffseinheit 32.01.02."""
    return f"{plan_url}/32/32.01/32.01.02"


@pytest.fixture
def lege_an(als):
    """Create something as a role (Sachbearbeitung) and return its JSON."""

    def anlegen(url, portal_type, rolle="Sachbearbeitung", **angaben):
        antwort = als(rolle).post(url, json={"@type": portal_type, **angaben})
        assert antwort.status_code == 201, antwort.text
        return antwort.json()

    return anlegen


@pytest.fixture
def akte_url(gewerbe_url, lege_an):
    return lege_an(gewerbe_url, "Akte", title="Gasthaus Zum Löwen")["@id"]


@pytest.fixture
def vorgang_url(akte_url, lege_an):
    return lege_an(akte_url, "Vorgang", title="Gewerbeanmeldung")["@id"]


@pytest.fixture
def dokument_url(vorgang_url, lege_an):
    return lege_an(vorgang_url, "Dokument", title="Anmeldung")["@id"]


@pytest.fixture
def codes():
    """The codes of the reasons in an answer, sorted."""

    def lies(antwort):
        daten = antwort.json()
        assert daten["type"] == "Hindernisse", daten
        assert all(grund["message"] for grund in daten["hindernisse"])
        return sorted(grund["code"] for grund in daten["hindernisse"])

    return lies
