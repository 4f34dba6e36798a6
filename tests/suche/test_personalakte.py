"""A Personalakte with its Beihilfe apart: who finds, sees and reads what of it."""

from collective.eakte.config import QUEUE_TEXT
from collective.eakte.config import QUEUE_VORSCHAU
from collective.eakte.protokoll.api import eintraege
from collective.eakte.rechte.api import schuetze
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from types import SimpleNamespace
from urllib.parse import quote_plus

import pytest
import requests
import transaction


KENNWORT = "Geheim-fuer-Tests-1"
HTML = {"Accept": "text/html"}

GRUND = ("Ernennung zur Amtfrau", "Urkundentext")
BEIHILFE = ("Brillenrechnung", "Augenarztbesuch")
"""Betreff of a Dokument and a word of its file, in each part."""


def lege_ab(behaelter, titel, wort):
    vorgang = createContentInContainer(behaelter, "Vorgang", title=f"{titel} 2026")
    return createContentInContainer(
        vorgang,
        "Dokument",
        title=titel,
        file=NamedBlobFile(f"Hier steht {wort}.".encode(), "text/plain", "brief.txt"),
    )


@pytest.fixture
def teile(eakte_portal):
    """The Personalakte of Frau Zoller."""
    einheit = eakte_portal["org"]["61"]["61.01"]["61.01.02"]
    with api.env.adopt_roles(["Manager"]):
        for name in ("personalamt", "beihilfestelle"):
            api.user.create(
                email=f"{name}@stadt.example", username=name, password=KENNWORT
            )
        akte = createContentInContainer(
            einheit, "Akte", title="Personalakte Zoller", typ="Personalakte"
        )
        ernennung = lege_ab(akte, *GRUND)
        beihilfe = createContentInContainer(akte, "Teilakte", title="Beihilfe Zoller")
        rechnung = lege_ab(beihilfe, *BEIHILFE)
        rollen = ["Leitung", "Sachbearbeitung"]
        schuetze(akte, [("personalamt", rollen)], "Personalakte")
        schuetze(beihilfe, [("beihilfestelle", rollen)], "Beihilfe")
    transaction.commit()
    for queue in (QUEUE_TEXT, QUEUE_VORSCHAU):
        assert {status for _id, status in run_tasks(queue)} <= {200, 204}
    return SimpleNamespace(
        akte=akte, ernennung=ernennung, beihilfe=beihilfe, rechnung=rechnung
    )


@pytest.fixture
def person():
    """Requests as somebody of those who keep a part of it."""
    with requests.Session() as session:

        def als_name(name):
            session.headers["Accept"] = "application/json"
            session.auth = (name, KENNWORT)
            return session

        yield als_name


def gefunden(person, site):
    """What the searches of REST and screen say, and how many hits there are."""
    texte, anzahl = [], 0
    for wort in (*GRUND, *BEIHILFE, "Zoller", "Personalakte", "brief"):
        for dienst in ("@suche", "@search"):
            antwort = person.get(f"{site}/{dienst}", params={"SearchableText": wort})
            texte.append(antwort.text.replace(antwort.json()["@id"], ""))
            anzahl += antwort.json()["items_total"]
        for seite in ("@@search", "@@ajax-search"):
            antwort = person.get(
                f"{site}/{seite}", params={"SearchableText": wort}, headers=HTML
            )
            # What was typed stands in the field, and in addresses.
            texte.append(antwort.text.replace(wort, "").replace(quote_plus(wort), ""))
    return " ".join(texte), anzahl


@pytest.mark.parametrize(
    "wer", [("Leitung", "32"), ("Sachbearbeitung", "61"), ("Fachadministration",)]
)
def test_superior_colleague_and_administration_learn_of_nothing(
    als, teile, eakte_portal, wer
):
    fremd = als(*wer)
    text, anzahl = gefunden(fremd, eakte_portal.absolute_url())
    assert anzahl == 0
    for spur in (
        "Zoller",
        teile.akte.kennzeichen,
        teile.akte.UID(),
        "Amtfrau",
        "brief.txt",
    ):
        assert spur not in text
    for objekt in vars(teile).values():
        url = objekt.absolute_url()
        for ort in ("", "/@@vorschau-bild", "/@@vorschau-pdf", "/@@download/file"):
            assert fremd.get(url + ort, headers=HTML).status_code == 404, ort
        assert fremd.get(url).status_code == 404


def test_each_office_finds_its_part_only(teile, eakte_portal, person):
    site = eakte_portal.absolute_url()

    def treffer(name, wort):
        antwort = person(name).get(f"{site}/@suche", params={"SearchableText": wort})
        return [eines["title"] for eines in antwort.json()["items"]]

    assert treffer("personalamt", GRUND[1]) == [GRUND[0]]
    assert treffer("personalamt", BEIHILFE[1]) == []
    assert "Beihilfe Zoller" not in treffer("personalamt", "Zoller")
    assert treffer("beihilfestelle", BEIHILFE[1]) == [BEIHILFE[0]]
    assert treffer("beihilfestelle", GRUND[1]) == []
    assert "Personalakte Zoller" not in treffer("beihilfestelle", "Zoller")


def test_each_look_is_entered(teile, person):
    for name, dokument in (
        ("personalamt", teile.ernennung),
        ("beihilfestelle", teile.rechnung),
    ):
        antwort = person(name).get(dokument.absolute_url(), headers=HTML)
        assert antwort.status_code == 200
        transaction.begin()
        assert ("eingesehen", name) in [(e.was, e.wer) for e in eintraege(dokument)]
    assert person("personalamt").get(teile.rechnung.absolute_url()).status_code == 404
