from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


MAIL = (
    "From: Müller <mueller@example.org>\nSubject: Anfrage\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\nGuten Tag\n"
).encode()

DATEIEN = {
    "bild": ("plan.png", b"\x89PNG\r\n\x1a\n"),
    "text": ("vermerk.txt", "Grüße\n".encode("cp1252")),
    "mail": ("mail.eml", MAIL),
    "html": ("seite.html", b"<script>document.title = 'gekapert'</script>"),
}


@pytest.fixture(scope="class")
def dokumente(stadt):
    """Addresses of Dokumente with files of several kinds, in one Vorgang."""
    adressen = {"pdf": stadt.dokument}
    vorgang = stadt.portal.unrestrictedTraverse(
        stadt.vorgang.removeprefix(f"{stadt.url}/")
    )
    with api.env.adopt_roles(["Manager"]):
        for art, (name, daten) in DATEIEN.items():
            dokument = createContentInContainer(
                vorgang,
                "Dokument",
                title=f"Als {art}",
                file=NamedBlobFile(data=daten, filename=name),
            )
            adressen[art] = dokument.absolute_url()
    transaction.commit()
    return adressen


class TestDokument:
    """The page of a Dokument."""

    def test_a_pdf_is_shown_beside_what_is_said_of_it(self, schirm, dokumente):
        schirm.oeffne(dokumente["pdf"])
        blatt = schirm.eines("iframe.eakte-dokument-blatt")
        angaben = schirm.eines(".eakte-zweispaltig aside")
        assert blatt.rect["x"] + blatt.rect["width"] <= angaben.rect["x"]
        assert "Antragstellerin" in angaben.text

    def test_text_and_mail_are_read_on_the_page(self, schirm, dokumente):
        schirm.oeffne(dokumente["text"])
        assert schirm.eines(".eakte-dokument-text").text == "Grüße"
        schirm.oeffne(dokumente["mail"])
        assert "Anfrage" in schirm.eines(".eakte-mailkopf").text
        assert schirm.eines(".eakte-dokument-text").text == "Guten Tag"

    def test_html_does_not_run(self, schirm, dokumente):
        schirm.oeffne(dokumente["html"])
        assert not schirm.alle("iframe")
        assert schirm.eines(".eakte-dokument .btn-primary").is_displayed()
        assert "gekapert" not in schirm.browser.title

    def test_one_turns_the_pages_in_order(self, schirm, dokumente):
        schirm.oeffne(dokumente["pdf"])
        assert not schirm.alle("[rel='prev']")
        for art in DATEIEN:
            schirm.eines(".eakte-dokument-nachbarn [rel='next']").click()
            schirm.warte(lambda art=art: schirm.browser.current_url == dokumente[art])
        assert not schirm.alle(".eakte-dokument-nachbarn [rel='next']")

    @pytest.mark.parametrize("art", ["pdf", *DATEIEN])
    def test_the_page_is_accessible(self, schirm, dokumente, art):
        schirm.oeffne(dokumente[art])
        assert schirm.maengel() == []

    @pytest.mark.parametrize("breite", [1280, 640, 400])
    def test_the_page_fits_on_small_screens(self, schirm, dokumente, breite):
        schirm.browser.set_window_size(breite, 900)
        try:
            schirm.oeffne(dokumente["mail"])
            zu_breit = schirm.browser.execute_script(
                "return document.documentElement.scrollWidth - innerWidth"
            )
            assert zu_breit <= 0
        finally:
            schirm.browser.set_window_size(1280, 900)
