"""A number, current or former, leads to what has it."""

from collective.eakte.aktenzeichen.api import setze
from collective.eakte.aktenzeichen.aufloesung import treffer
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest


def gefunden(nummer):
    return [(t.brain.kennzeichen, t.frueher) for t in treffer(nummer)]


@pytest.mark.parametrize(
    "nummer", ["32.01.01-0001", " 32.01.01-0001 ", "32.01.01-0001\n"]
)
def test_the_number_of_a_record_leads_to_it(registratur, akte, nummer):
    assert gefunden(nummer) == [("32.01.01-0001", False)]


def test_a_former_number_leads_to_the_record_and_says_so(registratur, akte):
    setze(akte, "Alt 7/2019", "Altbestand")
    assert gefunden("32.01.01-0001") == [("Alt 7/2019", True)]
    assert gefunden("ALT  7/2019") == [("Alt 7/2019", False)]


def test_the_number_of_a_unit_leads_to_it(registratur, aktenplan):
    assert gefunden("32.01") == [("32.01", False)]
    assert gefunden("org") == [("ORG", False)]


def test_only_the_whole_number_counts(registratur, akte):
    assert gefunden("32.01.0") == []
    assert gefunden("32.1") == []
    assert gefunden("") == []
    assert gefunden(None) == []


def test_units_of_several_plans_are_all_found(registratur, portal, aktenplan):
    with api.env.adopt_roles(["Manager"]):
        produkt = createContentInContainer(
            portal, "Aktenplan", id="prod", title="Produkte", kennzeichen="PROD"
        )
        createContentInContainer(
            produkt, "Aktenplaneinheit", kennzeichen="32", title="Sicherheit"
        )
    assert [t.brain.Title for t in treffer("32")] == ["Ordnung", "Sicherheit"]


def test_umlauts_are_letters_of_their_own(registratur, aktenplan):
    with api.env.adopt_roles(["Manager"]):
        for kennzeichen in ("Ä1", "a1"):
            createContentInContainer(
                aktenplan, "Aktenplaneinheit", kennzeichen=kennzeichen, title="x"
            )
    assert gefunden("ä1") == [("Ä1", False)]
    assert gefunden("A1") == [("a1", False)]


def test_a_hidden_record_is_not_found(portal, akte):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="beschaeftigte@stadt.example",
            username="beschaeftigte",
            password="Geheim-fuer-Tests-1",
        )
        api.user.grant_roles(username="beschaeftigte", roles=["Beschaeftigte"])
    login(portal, "beschaeftigte")
    assert gefunden("32.01.01-0001") == []
    assert gefunden("32.01.01") == [("32.01.01", False)]
