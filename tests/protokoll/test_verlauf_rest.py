"""The Verlauf over HTTP: REST and the page."""

from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


@pytest.fixture
def url(eakte_portal):
    """Address of an Akte with a Vorgang, both with a subject of their own."""
    with api.env.adopt_roles(["Manager"]):
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        createContentInContainer(akte, "Vorgang", title="Gewerbeanmeldung")
        transaction.commit()
        akte.title = "Gasthaus Zum Bären"
        from zope.event import notify
        from zope.lifecycleevent import ObjectModifiedEvent

        notify(ObjectModifiedEvent(akte))
    transaction.commit()
    return akte.absolute_url()


def test_entries_come_with_what_is_hashed_and_with_a_sentence(als, url):
    antwort = als("Registratur").get(f"{url}/@protokoll", headers=DEUTSCH)
    assert antwort.status_code == 200, antwort.text
    neueste, *_, erster = antwort.json()["items"]
    assert neueste["was"] == "geaendert"
    assert "Gasthaus Zum Löwen" in neueste["satz"]
    assert "Gasthaus Zum Bären" in neueste["satz"]
    assert erster["was"] == "registriert"
    assert erster["nr"] == 1
    assert erster["vorher"] is None
    assert neueste["vorher"] != neueste["hash"] == antwort.json()["kopf"]


def test_pages_lead_to_older_entries(als, url):
    registratur = als("Registratur")
    alle = registratur.get(f"{url}/@protokoll?mit_inhalt=1").json()["items"]
    assert len({eintrag["objekt"] for eintrag in alle}) == 2
    weiter, gelesen = f"{url}/@protokoll?mit_inhalt=1&b_size=1", []
    while weiter:
        seite = registratur.get(weiter).json()
        gelesen += seite["items"]
        weiter = seite.get("batching", {}).get("next")
    assert gelesen == alle
    zweite = registratur.get(f"{url}/@protokoll?mit_inhalt=1&b_size=1&b_start=1")
    assert zweite.json()["items"] == alle[1:2]


@pytest.mark.parametrize(
    "parameter", ["wer=mueller", "sort_on=wer", "person=mueller", "fuer=x", "b_size=0"]
)
def test_nothing_is_evaluated_by_person(als, url, parameter):
    antwort = als("Revision").get(f"{url}/@protokoll?{parameter}")
    assert antwort.status_code == 400
    assert antwort.json()["hindernisse"][0]["field"] == parameter.split("=")[0]
    seite = als("Revision").get(
        f"{url}/@@verlauf?{parameter}", headers={"Accept": "text/html"}
    )
    assert "eakte-verlauf-zeile" not in seite.text


def test_a_note_is_added(als, url):
    registratur = als("Registratur")
    antwort = registratur.post(f"{url}/@protokoll", json={"text": "Bitte prüfen"})
    assert antwort.status_code == 201, antwort.text
    assert antwort.json()["angaben"] == {"text": "Bitte prüfen"}
    assert registratur.get(f"{url}/@protokoll").json()["items"][0]["was"] == "notiz"
    leer = registratur.post(f"{url}/@protokoll", json={"text": " "})
    assert leer.status_code == 400


def test_who_may_not_gets_no_verlauf(als, url, eakte_portal):
    assert als("Beschaeftigte").get(f"{url}/@protokoll").status_code == 404
    poststelle = als("Poststelle")
    assert poststelle.get(f"{url}/@protokoll").status_code == 403
    assert poststelle.post(f"{url}/@protokoll", json={"text": "x"}).status_code == 403
    portal = eakte_portal.absolute_url()
    assert als("Registratur").get(f"{portal}/@protokoll").status_code == 403
    assert als("Revision").get(f"{portal}/@protokoll").status_code == 200
    neu = {"text": "Umzug"}
    assert als("Revision").post(f"{portal}/@protokoll", json=neu).status_code == 403
    amt = als("Fachadministration")
    assert amt.post(f"{portal}/@protokoll", json=neu).status_code == 201
    assert amt.get(f"{portal}/@protokoll").json()["items"][0]["was"] == "notiz"


def test_the_page_shows_what_was_done(als, url):
    seite = als("Registratur").get(f"{url}/@@verlauf", headers=SEITE)
    assert seite.status_code == 200, seite.text
    assert "Gasthaus Zum Löwen" in seite.text
    assert f'href="{url}/@@verlauf"' in seite.text
    assert als("Poststelle").get(f"{url}/@@verlauf", headers=TEXT).status_code == 403


DEUTSCH = {"Accept-Language": "de"}
SEITE = {"Accept": "text/html"}
TEXT = {"Accept": "text/plain"}
