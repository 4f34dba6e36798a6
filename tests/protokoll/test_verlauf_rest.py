"""The Verlauf over HTTP: REST and the page."""

from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import re
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
    ohne = als("Poststelle").get(
        f"{url}/@@verlauf", headers=SEITE, allow_redirects=False
    )
    assert ohne.status_code == 302
    assert "require_login" in ohne.headers["Location"]


DEUTSCH = {"Accept-Language": "de"}
SEITE = {"Accept": "text/html"}


def test_a_file_comes_over_rest_and_from_the_page(als, url):
    registratur = als("Registratur")
    dienst = f"{url}/@protokoll-ausgabe"
    antwort = registratur.post(dienst, json={"mit_inhalt": True})
    assert antwort.status_code == 200, antwort.text
    assert [p["objekt"] for p in antwort.json()["protokolle"]] == list(
        dict.fromkeys(
            e["objekt"]
            for p in antwort.json()["protokolle"]
            for e in p["eintraege"]
            if "objekt" in e
        )
    )
    tabelle = registratur.post(dienst, json={"format": "csv", "gruppe": ["angelegt"]})
    assert tabelle.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(tabelle.text.splitlines()) == 2
    falsch = {"wer": "mueller", "gruppe": [1], "von": 5}
    felder = registratur.post(dienst, json=falsch).json()["hindernisse"]
    assert sorted(eines["field"] for eines in felder) == ["gruppe", "von", "wer"]
    assert als("Poststelle").post(dienst, json={}).status_code == 403
    assert registratur.get(dienst).status_code == 404
    eingetragen = als("Revision").get(f"{url}/@protokoll?was=ausgegeben").json()
    assert len(eingetragen["items"]) == 2


@pytest.mark.parametrize("felder", [{"text": "Hallo"}, {"format": "csv"}])
def test_a_form_of_another_site_does_nothing(als, url, felder):
    registratur = als("Registratur")
    antwort = registratur.post(f"{url}/@@verlauf", data=felder, headers=SEITE)
    assert antwort.status_code == 403
    alle = als("Revision").get(f"{url}/@protokoll").json()["items"]
    assert {"notiz", "ausgegeben"}.isdisjoint(eines["was"] for eines in alle)


def test_forms_of_the_page_add_a_note_and_give_out_a_file(als, url):
    registratur = als("Registratur")
    seite = registratur.get(f"{url}/@@verlauf", headers=SEITE).text
    marke = {"_authenticator": re.search(r'_authenticator" value="(\w+)"', seite)[1]}
    datei = registratur.post(
        f"{url}/@@verlauf",
        data={**marke, "format": "pdf", "mit_inhalt": "1"},
        headers=SEITE,
    )
    assert datei.content.startswith(b"%PDF")
    neu = registratur.post(
        f"{url}/@@verlauf", data={**marke, "text": "Rückfrage"}, headers=SEITE
    )
    assert "Rückfrage" in neu.text
    leer = registratur.post(
        f"{url}/@@verlauf", data={**marke, "text": " "}, headers=SEITE
    )
    assert 'role="alert"' in leer.text


def test_the_protokoll_of_the_site_is_a_page_for_administration_and_audits(
    als, eakte_portal
):
    seite = f"{eakte_portal.absolute_url()}/@@eakte-site-verlauf"
    amt = als("Fachadministration")
    html = amt.get(seite, headers=SEITE).text
    marke = re.search(r'_authenticator" value="(\w+)"', html)[1]
    neu = {"_authenticator": marke, "text": "Umzug der Server"}
    assert "Umzug der Server" in amt.post(seite, data=neu, headers=SEITE).text
    revision = als("Revision").get(seite, headers=SEITE)
    assert "Umzug der Server" in revision.text
    assert "eakte-notiz" not in revision.text
    for rolle in ("Registratur", "Beschaeftigte"):
        ohne = als(rolle).get(seite, headers=SEITE, allow_redirects=False)
        assert ohne.status_code == 302
    plan = f"{eakte_portal.absolute_url()}/org"
    assert "@@eakte-site-verlauf" in amt.get(plan, headers=SEITE).text
    seite = als("Registratur").get(plan, headers=SEITE).text
    assert "@@eakte-site-verlauf" not in seite
