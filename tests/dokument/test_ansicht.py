"""The page of a Dokument shows the file, what is said of it, and what lies beside."""

from collective.eakte.dokument.nachbarn import nachbarn
from collective.eakte.lebenszyklus.api import storniere
from plone import api

import pytest


@pytest.fixture(autouse=True)
def sachbearbeitung(aktenplan, als_rolle):
    als_rolle("Sachbearbeitung")


def test_a_pdf_is_shown_in_the_viewer_of_the_browser(vorgang, mit_datei, seite):
    html = seite(mit_datei(vorgang, "a.pdf", b"%PDF-1.4"))
    assert "<iframe" in html
    assert "/@@anzeige/file/" in html


def test_an_image_is_shown(vorgang, mit_datei, seite):
    html = seite(mit_datei(vorgang, "a.png", b"\x89PNG"))
    assert 'class="eakte-dokument-bild"' in html


def test_a_text_is_shown_escaped(vorgang, mit_datei, seite):
    daten = "<script>alert(1)</script> Grüße".encode("cp1252")
    html = seite(mit_datei(vorgang, "a.txt", daten))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Grüße" in html
    assert "<script>alert(1)" not in html


def test_a_mail_is_shown_as_text(vorgang, mit_datei, seite):
    daten = b"From: <b>x</b>\r\nSubject: Anfrage\r\n\r\n<img src=x onerror=alert(1)>"
    html = seite(mit_datei(vorgang, "a.eml", daten))
    assert "Anfrage" in html
    assert "<img src=x" not in html


def test_html_and_svg_are_never_shown(vorgang, mit_datei, seite):
    for name in ("a.html", "a.svg", "a.docx"):
        html = seite(mit_datei(vorgang, name, b"<svg onload=alert(1)>"))
        assert "<iframe" not in html
        assert "onload=alert" not in html
        assert "/@@download/file/" in html


def test_a_dokument_without_a_file_says_so(dokument, seite, text):
    assert "has no file yet" in text(seite(dokument))


def test_what_is_said_of_it_stands_beside_it(vorgang, mit_datei, seite, text):
    html = seite(
        mit_datei(
            vorgang,
            "a.pdf",
            b"%PDF",
            dokumentart="eingang",
            absender="Anna Müller",
            fremdes_geschaeftszeichen="XY-1",
        )
    )
    for angabe in ("Anna Müller", "XY-1", "Incoming", "Gewerbeanmeldung"):
        assert angabe in text(html)


def test_the_file_is_saved_under_the_number(vorgang, mit_datei, seite):
    html = seite(mit_datei(vorgang, "a.pdf", b"%PDF"))
    assert 'download="32.01.01-0001_001_1_Bestätigung.pdf"' in html


def test_one_can_turn_the_pages_in_the_order_of_the_numbers(vorgang, mit_datei):
    dokumente = [
        mit_datei(vorgang, f"{i}.txt", b"x", title=f"Nr. {i}") for i in range(1, 12)
    ]
    # 2 before 10, and nothing behind the last
    assert nachbarn(dokumente[1]).nachher.Title == "Nr. 3"
    assert nachbarn(dokumente[9]).vorher.Title == "Nr. 9"
    assert nachbarn(dokumente[9]).nachher.Title == "Nr. 11"
    assert nachbarn(dokumente[0]).vorher is None
    assert nachbarn(dokumente[10]).nachher is None


def test_turning_pages_stays_within_the_container(akte, vorgang, mit_datei):
    erstes = mit_datei(akte, "a.txt", b"x")
    mit_datei(vorgang, "b.txt", b"x")
    assert nachbarn(erstes).nachher is None


def test_a_hidden_neighbour_is_left_out(vorgang, mit_datei):
    erstes, zweites, drittes = (mit_datei(vorgang, "a.txt", b"x") for _i in range(3))
    with api.env.adopt_roles(["Manager"]):
        storniere(zweites, "Irrtum")
    assert api.content.get_uuid(drittes) == nachbarn(erstes).nachher.UID


def test_a_withdrawn_dokument_says_why(vorgang, mit_datei, als_rolle, seite, text):
    dokument = mit_datei(vorgang, "a.txt", b"x")
    als_rolle("Registratur")
    nutzer = api.user.get_current()
    nutzer.setMemberProperties({"fullname": "Renate Seidel"})
    storniere(dokument, "Gehört zu einem anderen Vorgang")
    html = text(seite(dokument))
    assert "Gehört zu einem anderen Vorgang" in html
    assert "Renate Seidel" in html


@pytest.mark.parametrize(
    "kopf, gezeigt",
    [(b"Tue, 05 Dec 2023 09:30:00 +0000", "05.12.2023"), (b"gestern", "gestern")],
)
def test_the_date_of_a_mail_is_written_as_all_dates(
    vorgang, mit_datei, seite, kopf, gezeigt
):
    html = seite(mit_datei(vorgang, "a.eml", b"Date: " + kopf + b"\r\n\r\nText"))
    assert gezeigt in html
    assert "Tue" not in html
