"""Wherever Plone searches, words of files are found by their readers only."""

from collective.eakte.config import QUEUE_TEXT
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


HTML = {"Accept": "text/html"}
WORT = "Schornsteinfegerin"
TITEL = "Voranmeldung"


@pytest.fixture
def site(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            einheit, "Akte", title="Gasthaus", vertraulichkeitsstufe="005"
        )
        datei = NamedBlobFile(f"Die {WORT} kommt.".encode(), "text/plain", "brief.txt")
        createContentInContainer(akte, "Dokument", title=TITEL, file=datei)
        sammlung = createContentInContainer(
            eakte_portal,
            "Collection",
            id="sammlung",
            title="Sammlung",
            text=RichTextValue("<p>Sammlung</p>"),
            query=[frage(WORT)],
        )
        api.content.transition(sammlung, "publish")
    transaction.commit()
    assert [status for _id, status in run_tasks(QUEUE_TEXT)] == [200]
    return eakte_portal.absolute_url()


def frage(wort):
    return {
        "i": "SearchableText",
        "o": "plone.app.querystring.operation.string.contains",
        "v": wort,
    }


def rest_suche(person, site, wort):
    return person.get(f"{site}/@search", params={"SearchableText": wort}).text


def rest_abfrage(person, site, wort):
    return person.post(
        f"{site}/@querystring-search", json={"query": [frage(wort)]}
    ).text


def seite(person, site, wort):
    return person.get(
        f"{site}/@@search", params={"SearchableText": wort}, headers=HTML
    ).text


def schnellsuche(person, site, wort):
    return person.get(
        f"{site}/@@ajax-search", params={"SearchableText": wort}, headers=HTML
    ).text


def sammlung(person, site, wort):
    return person.get(f"{site}/sammlung", headers=HTML).text


@pytest.mark.parametrize(
    "suche", [rest_suche, rest_abfrage, seite, schnellsuche, sammlung]
)
def test_readers_and_nobody_else_find_words_of_files(als, site, suche):
    assert TITEL in suche(als("Sachbearbeitung"), site, WORT)
    for rolle in ("Registratur", "Poststelle", "Einsicht"):
        gefunden = suche(als(rolle), site, WORT)
        assert (TITEL in gefunden) == (rolle == "Einsicht"), rolle
