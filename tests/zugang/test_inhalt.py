"""At some grades people see a Dokument, but nothing of its file."""

from AccessControl import getSecurityManager
from collective.eakte.config import INHALT_LESEN
from collective.eakte.rechte.inhalt import Leserecht
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import json
import pytest
import transaction


NAME = "kuendigungsgrund.csv"
STAMM = "kuendigungsgrund"
WORTE = "Der Grund steht nur hier."
TEXT = WORTE.encode().ljust(54321)
HTML = {"Accept": "text/html"}


@pytest.fixture
def vertraulich(eakte_portal):
    """A Dokument in an Akte of grade 005; returns it."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            einheit, "Akte", title="Vertrauliches", vertraulichkeitsstufe="005"
        )
        dokument = createContentInContainer(
            akte,
            "Dokument",
            title="Schreiben",
            file=NamedBlobFile(TEXT, "text/csv", NAME),
        )
        transaction.commit()
    return dokument


AUSGABEN = (
    "@@download",
    "@@download/file",
    f"@@download/file/{NAME}",
    "@@display-file/file",
    "@@anzeige/file",
    "@@images/file",
    "@@images/file/large",
    "@@images",
    "@@download-version?version_id=0",
    "file",
    "get_size",
    "manage_DAVget",
    "document_src",
)

SEITEN = (
    "",
    "view",
    "edit",
    "@@content-core",
    "angaben",
    "@@version-view?version_id=0",
)


def antworten(person, dokument):
    adresse = dokument.absolute_url()
    container = dokument.aq_parent.absolute_url()
    site = api.portal.get().absolute_url()
    for stelle in (*AUSGABEN, *SEITEN):
        yield person.get(f"{adresse}/{stelle}", headers=HTML)
    for weg in (
        adresse,
        f"{adresse}?expand=breadcrumbs,actions,types,workflow,navigation",
        f"{adresse}/@history",
        f"{container}?metadata_fields=_all",
        f"{container}?fullobjects=1",
        f"{container}/@schriftgut?art=Dokument",
        f"{container}/@schriftgut?art=Dokument&spalten=groesse,dateiname,mime_type",
        f"{site}/@search?portal_type=Dokument&metadata_fields=_all",
        f"{site}/@search?portal_type=Dokument&fullobjects=1",
    ):
        yield person.get(weg)
    yield person.get(container, headers=HTML)
    yield person.get(f"{site}/@@search?SearchableText=Schreiben", headers=HTML)
    yield person.get(
        f"{site}/@@getVocabulary",
        params={
            "name": "plone.app.vocabularies.Catalog",
            "attributes": json.dumps(["Title", "getObjSize", "mime_type", "dateiname"]),
        },
    )
    yield person.post(
        f"{site}/@querystring-search",
        json={
            "query": [
                {
                    "i": "portal_type",
                    "o": "plone.app.querystring.operation.selection.any",
                    "v": ["Dokument"],
                }
            ],
            "metadata_fields": ["_all"],
        },
    )


def verraet(antwort):
    groesse = {"54321", "53.0 KB", "53 KB", "54 kB", "54,3 kB", "54.3 kB"}
    text = antwort.text
    return [
        spur
        for spur in (STAMM, WORTE, "text/csv", *groesse)
        if spur in text or spur in str(antwort.headers)
    ]


def test_the_registratur_sees_a_confidential_dokument_without_its_file(
    als, vertraulich
):
    registratur = als("Registratur")

    seite = registratur.get(vertraulich.absolute_url(), headers=HTML)
    assert seite.status_code == 200
    assert "not entitled to read its file" in seite.text
    daten = registratur.get(vertraulich.absolute_url()).json()
    assert daten["title"] == "Schreiben"
    assert daten["file"] is None
    assert "not entitled" in daten["lesehinweis"]
    for antwort in antworten(registratur, vertraulich):
        assert verraet(antwort) == [], antwort.url


@pytest.mark.parametrize("stelle", AUSGABEN)
def test_no_address_gives_a_file_to_who_may_not_read_it(als, vertraulich, stelle):
    antwort = als("Registratur").get(
        f"{vertraulich.absolute_url()}/{stelle}", headers=HTML, allow_redirects=False
    )

    assert antwort.status_code in (302, 401, 403, 404)


def test_who_works_with_it_reads_it(als, vertraulich):
    person = als("Sachbearbeitung", "32")
    adresse = vertraulich.absolute_url()

    assert person.get(f"{adresse}/@@download/file").content == TEXT
    daten = person.get(adresse).json()
    assert daten["file"]["filename"] == NAME
    assert "lesehinweis" not in daten
    assert person.get(daten["file"]["download"]).content == TEXT
    zeile = person.get(
        f"{vertraulich.aq_parent.absolute_url()}/@schriftgut?art=Dokument"
    ).json()["items"][0]
    assert (zeile["dateiname"], zeile["mime_type"]) == (NAME, "text/csv")
    assert NAME in person.get(adresse, headers=HTML).text
    zeilen = person.get(
        f"{api.portal.get().absolute_url()}/@@getVocabulary",
        params={
            "name": "plone.app.vocabularies.Catalog",
            "attributes": json.dumps(["Title", "dateiname"]),
        },
    ).json()["results"]
    assert {"Title": "Schreiben", "dateiname": NAME} in zeilen


def test_files_are_delivered_with_our_headers_or_not_at_all(als, vertraulich):
    person = als("Sachbearbeitung", "32")
    adresse = vertraulich.absolute_url()
    for stelle in AUSGABEN:
        antwort = person.get(f"{adresse}/{stelle}", headers=HTML)
        if TEXT in antwort.content:
            assert antwort.headers["X-Content-Type-Options"] == "nosniff", stelle
            assert "default-src 'none'" in antwort.headers["Content-Security-Policy"]
            assert antwort.headers["Cache-Control"] == "private, no-store"
        else:
            assert stelle.startswith(
                ("@@images", "@@download-version", "file", "get_size", "manage", "doc")
            )


def test_the_mail_room_does_not_see_what_is_confidential(als, vertraulich):
    person = als("Poststelle")

    assert person.get(vertraulich.absolute_url()).status_code == 404
    treffer = person.get(
        f"{api.portal.get().absolute_url()}/@search?SearchableText=Schreiben"
    ).json()
    assert treffer["items_total"] == 0


@pytest.mark.parametrize("rolle", ["Registratur", "Sachbearbeitung"])
def test_no_dokument_is_found_by_the_name_of_its_file(als, vertraulich, rolle):
    site = api.portal.get().absolute_url()

    antwort = als(rolle).get(f"{site}/@search?SearchableText={STAMM}").json()

    assert antwort["items_total"] == 0


def test_who_may_not_read_a_file_is_not_told_its_name_when_editing(als, vertraulich):
    antwort = als("Registratur").get(f"{vertraulich.absolute_url()}/edit", headers=HTML)

    assert STAMM not in antwort.text


OHNE_DATEI = {
    ("005", "Registratur"),
    ("005", "Poststelle"),
    ("002", "Registratur"),
    ("002", "Poststelle"),
    ("002", "Revision"),
}
"""Grades, and who does not read files there."""


@pytest.mark.parametrize("stufe", [None, "003", "005", "002"])
@pytest.mark.parametrize(
    "rolle",
    ["Sachbearbeitung", "Leitung", "Registratur", "Poststelle", "Revision", "Einsicht"],
)
def test_rows_and_records_agree_on_who_reads(
    integration, portal, aktenplan, stufe, rolle
):
    einheit = aktenplan["32"]["32.01"]["32.01.02"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            einheit, "Akte", title="X", vertraulichkeitsstufe=stufe
        )
        dokument = createContentInContainer(akte, "Dokument", title="Y")
        api.user.create(email="x@stadt.example", username="yilmaz")
        api.user.grant_roles(username="yilmaz", roles=[rolle])
    brain = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        UID=api.content.get_uuid(dokument)
    )[0]
    login(portal, "yilmaz")

    am_objekt = bool(getSecurityManager().checkPermission(INHALT_LESEN, dokument))

    assert Leserecht()(brain) is am_objekt
    assert am_objekt is ((stufe, rolle) not in OHNE_DATEI)
