"""The page of a Dokument shows the view, or how it stands; the file comes first."""

from collective.eakte.vorschau import api as vorschau
from collective.taskqueue import jobs
from lxml import html
from plone import api
from tests.vorschau import dateien

import pytest
import re
import transaction


@pytest.fixture
def zeige(als):
    """The page of a Dokument as a person sees it."""

    def zeigen(dokument, rolle="Sachbearbeitung"):
        antwort = als(rolle).get(
            dokument.absolute_url(), headers={"Accept": "text/html"}
        )
        assert antwort.status_code == 200
        return html.fromstring(antwort.content)

    return zeigen


def test_a_letter_is_shown_as_soon_as_there_is_a_view(lege_ab, arbeite_ab, zeige):
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    seite = zeige(dokument)
    assert seite.xpath("//*[@id='eakte-vorschau'][@data-eakte-warten]")
    assert not seite.xpath("//iframe")
    assert seite.xpath("//a[contains(@class, 'btn-primary') and @download]")
    arbeite_ab()
    seite = zeige(dokument)
    assert not seite.xpath("//*[@id='eakte-vorschau'][@data-eakte-warten]")
    (blatt,) = seite.xpath("//iframe/@src")
    assert "/@@vorschau-pdf#" in blatt
    assert seite.xpath("//a[contains(@class, 'btn-primary') and @download]")


def test_without_javascript_a_button_makes_the_view(lege_ab, als, zeige, monkeypatch):
    monkeypatch.setenv("EAKTE_VORSCHAU", "aus")
    dokument = lege_ab("anfrage.msg", b"kaputt", "application/vnd.ms-outlook")
    monkeypatch.delenv("EAKTE_VORSCHAU")
    (formular,) = zeige(dokument).xpath("//form[contains(@action, 'vorschau-erst')]")
    (pruefwert,) = formular.xpath(".//input[@name='_authenticator']/@value")
    ohne = als("Sachbearbeitung").post(formular.get("action"))
    assert ohne.status_code == 403
    antwort = als("Sachbearbeitung").post(
        formular.get("action"),
        data={"_authenticator": pruefwert},
        headers={"Accept": "text/html"},
    )
    assert antwort.status_code == 200
    assert len(jobs.find(queue="eakte-vorschau")) == 1


def test_whoever_waits_for_a_pdfa_can_load_the_page_again(lege_ab, zeige):
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    vorschau.beginne_pdfa(dokument)
    transaction.commit()
    (neu,) = zeige(dokument).xpath("//*[contains(@class, 'eakte-pdfa')]//a/@href")
    assert neu == dokument.absolute_url()


def test_of_what_cannot_be_opened_no_pdfa_is_offered(lege_ab, arbeite_ab, zeige, als):
    dokument = lege_ab("a.docx", b"PK\x03\x04kaputt", dateien.DOCX)
    (kasten,) = zeige(dokument).xpath("//*[@id='eakte-pdfa']")
    assert kasten.xpath(".//button")
    arbeite_ab()
    (kasten,) = zeige(dokument).xpath("//*[@id='eakte-pdfa']")
    assert not kasten.xpath(".//button")
    assert re.search("No PDF/A can be made .* damaged", kasten.text_content(), re.S)
    url = f"{dokument.absolute_url()}/@pdfa"
    stand = als("Sachbearbeitung").get(url).json()
    assert (stand["stand"], stand["grund"]["code"]) == ("nicht-moeglich", "beschaedigt")


def test_a_pdf_that_cannot_be_shown_may_still_become_a_pdfa(lege_ab, arbeite_ab, zeige):
    dokument = lege_ab("a.pdf", b"%PDF-kaputt", "application/pdf")
    with api.env.adopt_roles(["Manager"]):
        vorschau.beginne_vorschau(dokument)
    arbeite_ab()
    assert vorschau.vorschau(dokument).grund == "beschaedigt"
    assert vorschau.pdfa(dokument).stand == "ausstehend"


def test_only_what_is_being_made_is_waited_for(lege_ab, arbeite_ab, zeige):
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    vorschau.beginne_pdfa(dokument)
    transaction.commit()
    wartende = "//*[@data-eakte-warten]/@id"
    assert {"eakte-vorschau", "eakte-pdfa"} <= set(zeige(dokument).xpath(wartende))
    arbeite_ab()
    assert set(zeige(dokument).xpath(wartende)) <= {"eakte-textstand"}


def test_why_there_is_none_is_said(lege_ab, arbeite_ab, zeige):
    dokument = lege_ab("a.docx", b"PK\x03\x04kaputt", dateien.DOCX)
    arbeite_ab()
    text = zeige(dokument).text_content()
    assert re.search("damaged|beschädigt", text)


def test_what_tools_say_is_for_the_administration(
    lege_ab, arbeite_ab, zeige, monkeypatch
):
    monkeypatch.setenv("EAKTE_SOFFICE", "/nirgends/soffice")
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    arbeite_ab()
    assert vorschau.vorschau(dokument).stand == "nicht-verfuegbar"
    assert "LibreOffice" not in zeige(dokument).text_content()
    assert "LibreOffice" in zeige(dokument, "Manager").text_content()


def test_the_administration_sees_what_is_set_up(als, eakte_portal):
    url = f"{eakte_portal.absolute_url()}/@@eakte-vorschau"
    kopf = {"Accept": "text/html"}
    assert "LibreOffice" in als("Manager").get(url, headers=kopf).text
    antwort = als("Sachbearbeitung").get(url, headers=kopf)
    assert "LibreOffice" not in antwort.text
