"""What is made of a file is for its readers; programs learn how it stands."""

from collective.eakte.protokoll.api import eintraege
from collective.eakte.versionen.abschluss import erteile_endfassung
from collective.eakte.vorschau import api as vorschau
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from tests.vorschau import dateien

import pytest
import transaction


WEGE = (
    "@vorschau",
    "@vorschau/bild",
    "@vorschau/pdf",
    "@pdfa",
    "@@vorschau-bild",
    "@@vorschau-pdf",
    "@@pdfa",
)


@pytest.fixture
def mail(lege_ab, arbeite_ab):
    """A mail with its view and its PDF/A."""
    dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    with api.env.adopt_roles(["Manager"]):
        vorschau.beginne_pdfa(dokument)
    arbeite_ab()
    return dokument


def test_readers_get_picture_and_pdf_safely(mail, als):
    reader, url = als("Sachbearbeitung"), mail.absolute_url()
    stand = reader.get(f"{url}/@vorschau").json()
    assert (stand["stand"], stand["grund"], stand["seiten"]) == ("fertig", None, 1)
    bild = reader.get(stand["bild"]["@id"])
    assert bild.content[8:12] == b"WEBP"
    assert bild.headers["Content-Type"] == "image/webp"
    pdf = reader.get(stand["pdf"]["@id"])
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["Content-Disposition"].startswith("inline; filename=")
    assert "Schreiben.pdf" in pdf.headers["Content-Disposition"]
    for antwort in (bild, pdf):
        assert antwort.headers["X-Content-Type-Options"] == "nosniff"
        assert antwort.headers["Cache-Control"] == "private, no-store"
        assert "default-src 'none'" in antwort.headers["Content-Security-Policy"]
    assert "sandbox" in bild.headers["Content-Security-Policy"]
    teil = reader.get(f"{url}/@@vorschau-pdf", headers={"Range": "bytes=0-3"})
    assert (teil.status_code, teil.content) == (206, b"%PDF")


def test_the_pdfa_is_downloaded_under_its_own_name_and_that_is_entered(mail, als):
    url = mail.absolute_url()
    stand = als("Sachbearbeitung").get(f"{url}/@pdfa").json()
    assert stand["datei"]["profil"] == "PDF/A-2b"
    assert stand["pruefung"]["aufbau"]["ergebnis"] == "bestanden"
    assert stand["pruefung"]["verapdf"] is None
    antwort = als("Sachbearbeitung").get(stand["datei"]["@id"])
    assert "Schreiben_pdfa.pdf" in antwort.headers["Content-Disposition"]
    transaction.begin()
    eintrag = next(iter(eintraege(mail)))
    assert eintrag.was == "heruntergeladen"
    assert eintrag.angaben == {"nummer": 1, "wiedergabe": "PDF/A"}


@pytest.fixture
def vertrauliche(eakte_portal, arbeite_ab):
    """A mail of grade 005, which the Registratur manages and does not read."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            einheit, "Akte", title="Vertrauliches", vertraulichkeitsstufe="005"
        )
        dokument = createContentInContainer(
            akte,
            "Dokument",
            title="Schreiben",
            file=NamedBlobFile(dateien.eml(), "message/rfc822", "anfrage.eml"),
        )
        vorschau.beginne_pdfa(dokument)
    arbeite_ab()
    return dokument


def test_who_may_not_read_the_file_finds_nothing(vertrauliche, als):
    url = vertrauliche.absolute_url()
    leitung, registratur = als("Leitung"), als("Registratur")
    assert [leitung.get(f"{url}/{weg}").status_code for weg in WEGE] == [200] * 7
    assert registratur.get(url).status_code == 200
    for weg in (*WEGE, "@@gibtesnicht"):
        antwort = registratur.get(f"{url}/{weg}")
        assert antwort.status_code == 404, weg
        assert "webp" not in antwort.text
    for weg in ("@vorschau", "@pdfa"):
        assert registratur.post(f"{url}/{weg}", json={}).status_code == 404
    seite = registratur.get(url, headers={"Accept": "text/html"}).text
    assert "vorschau-pdf" not in seite
    assert "PDF/A" not in seite


def test_each_look_at_a_view_is_entered_where_looks_are(vertrauliche, als):
    als("Leitung").get(f"{vertrauliche.absolute_url()}/@@vorschau-bild")
    transaction.begin()
    eintrag = next(iter(eintraege(vertrauliche)))
    assert (eintrag.was, eintrag.wer) == ("eingesehen", "leitung")


def test_visitors_find_nothing(mail, als):
    url = mail.absolute_url()
    for weg in WEGE:
        antwort = als("Anonymous").get(f"{url}/{weg}", allow_redirects=False)
        assert antwort.status_code in (302, 401, 404), weg


def test_who_may_change_it_has_the_view_made_anew(mail, als, arbeite_ab):
    url = mail.absolute_url()
    antwort = als("Sachbearbeitung").post(f"{url}/@vorschau", json={})
    assert (antwort.status_code, antwort.json()["stand"]) == (202, "wartet")
    assert arbeite_ab() == 1
    assert vorschau.vorschau(mail).fertig
    # Who only reads does not.
    assert als("Einsicht").post(f"{url}/@vorschau", json={}).status_code == 403


def test_a_pdfa_is_made_once(mail, als, arbeite_ab, lege_ab):
    antwort = als("Sachbearbeitung").post(f"{mail.absolute_url()}/@pdfa", json={})
    assert (antwort.status_code, antwort.json()["stand"]) == (200, "fertig")
    assert arbeite_ab() == 0
    notiz = lege_ab("a.txt", b"Guten Tag", "text/plain")
    antwort = als("Sachbearbeitung").post(f"{notiz.absolute_url()}/@pdfa", json={})
    assert (antwort.status_code, antwort.json()["stand"]) == (202, "wartet")
    assert arbeite_ab() == 1


def test_of_other_files_nothing_is_made(lege_ab, als):
    url = lege_ab("a.zip", b"PK", "application/zip").absolute_url()
    antwort = als("Sachbearbeitung").get(f"{url}/@vorschau").json()
    assert antwort["stand"] == "keine"
    antwort = als("Sachbearbeitung").post(f"{url}/@pdfa", json={})
    assert antwort.status_code == 400
    assert antwort.json()["hindernisse"][0]["code"] == "nicht-unterstuetzt"


def test_the_web_does_not_know_the_tasks(mail, als, eakte_portal):
    for name in ("eakte-vorschau-aufgabe", "eakte-pdfa-aufgabe"):
        url = f"{eakte_portal.absolute_url()}/@@{name}?uid=x&sha256=y"
        assert als("Manager").get(url).status_code == 404


def test_the_administration_has_made_what_is_missing(lege_ab, als, eakte_portal):
    url = f"{eakte_portal.absolute_url()}/@vorschau-nachholen"
    assert als("Sachbearbeitung").post(url, json={"was": "pdfa"}).status_code == 403
    verwaltung = als("Fachadministration")
    assert verwaltung.post(url, json={"was": "alles"}).status_code == 400
    antwort = verwaltung.post(url, json={"was": "pdfa-pruefen"})
    assert antwort.status_code == 202
    assert antwort.headers["Location"] == antwort.json()["auftrag"]["@id"]


def test_the_job_names_endfassungen_without_pdfa(
    lege_ab, arbeite_ab, als, eakte_portal, monkeypatch
):
    monkeypatch.setenv("EAKTE_PDFA", "aus")
    dokument = lege_ab("a.txt", b"Guten Tag", "text/plain")
    with api.env.adopt_roles(["Manager"]):
        erteile_endfassung(dokument, "Schlusszeichnung")
    assert arbeite_ab() == 0
    monkeypatch.delenv("EAKTE_PDFA")
    verwaltung = als("Manager")
    url = f"{eakte_portal.absolute_url()}/@vorschau-nachholen"
    for was, danach in (("pdfa-pruefen", 0), ("pdfa", 1)):
        auftrag = verwaltung.post(url, json={"was": was}).json()["auftrag"]["@id"]
        run_tasks("eakte-auftrag")
        fehler = verwaltung.get(auftrag).json()["fehler"]
        assert len(fehler) == 1, was
        assert arbeite_ab() == danach
    assert vorschau.pdfa(dokument).fertig
