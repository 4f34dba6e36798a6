"""Scans and pictures, when OCR is switched on. Tesseract has to be installed."""

from collective.eakte.volltext.auszug import Grenzen
from collective.eakte.volltext.auszug import verfuegbar
from fpdf import FPDF

import io
import pypdfium2
import pytest


SATZ = "Straßenausbaubeiträge für\ndie Gemeinde Mühlhausen"


@pytest.fixture(scope="module")
def bild():
    """Part of a page as a scanner sees it."""
    blatt = FPDF(format=(150, 80))
    blatt.add_page()
    blatt.set_font("Helvetica", size=20)
    blatt.multi_cell(0, 10, SATZ)
    with pypdfium2.PdfDocument(bytes(blatt.output())) as pdf:
        return pdf[0].render(scale=2, grayscale=True).to_pil().convert("L")


@pytest.fixture(scope="module")
def scan(bild):
    """A PDF of three pages: text, a scan, and nothing at all."""
    blatt = FPDF()
    blatt.set_font("Helvetica")
    blatt.add_page()
    blatt.cell(text="Erste Seite")
    blatt.add_page()
    blatt.image(bild, w=170)
    blatt.add_page()
    return bytes(blatt.output())


def als(bild, art):
    ziel = io.BytesIO()
    bild.save(ziel, art)
    return ziel.getvalue()


def test_umlauts_in_pictures_are_read(auszug, bild):
    ergebnis = auszug(als(bild, "PNG"), ocr="deu")
    assert (ergebnis.stand, ergebnis.text) == ("gelesen", SATZ)
    assert "tesseract 5" in ergebnis.werkzeug
    assert "deu" in ergebnis.werkzeug


def test_only_pages_without_text_are_read(auszug, scan):
    ergebnis = auszug(scan, ocr="deu")
    assert ergebnis.text == f"Erste Seite\f{SATZ}"
    assert ergebnis.bilder == 0


def test_without_ocr_it_is_said_how_many_pages_are_missing(auszug, scan, bild):
    ergebnis = auszug(scan)
    assert (ergebnis.stand, ergebnis.text) == ("gelesen", "Erste Seite")
    assert ergebnis.bilder == 1
    ergebnis = auszug(als(bild, "JPEG"))
    assert (ergebnis.stand, ergebnis.bilder) == ("ohne-text", 1)


def test_pages_for_which_there_is_no_time_are_left_out(auszug, scan):
    ergebnis = auszug(scan, ocr="deu", grenzen=Grenzen(ocr_seiten=0))
    assert (ergebnis.stand, ergebnis.text) == ("gekuerzt", "Erste Seite")
    assert ergebnis.bilder == 1


def test_a_page_that_takes_too_long_is_given_up(auszug, bild, scan):
    eng = Grenzen(ocr_seite=0.01)
    assert auszug(als(bild, "PNG"), ocr="deu", grenzen=eng).stand == "zu-langsam"
    assert auszug(scan, ocr="deu", grenzen=eng).text == "Erste Seite"


def test_a_broken_picture_says_so(stand, bild):
    assert stand(als(bild, "PNG")[:300], ocr="deu") == "beschaedigt"


def test_a_picture_in_a_mail_is_read_as_well(dateien, text, bild):
    datei = dateien.mail("Anbei", dateien.anlage("Scan.png", als(bild, "PNG")))
    assert text(datei, ocr="deu").endswith(f"Scan.png\n{SATZ}")


def test_without_tesseract_it_is_as_if_ocr_was_switched_off(
    werkstatt, monkeypatch, bild
):
    monkeypatch.setenv("PATH", "/nirgends")
    assert werkstatt(als(bild, "PNG"), ocr="deu") == "ohne-text"
    fehlt = verfuegbar()["ocr"]
    assert (fehlt.da, fehlt.grund) == (False, "auszug_ocr_fehlt")
    assert verfuegbar()["libreoffice"].grund == "auszug_libreoffice_fehlt"


def test_what_is_there_says_its_version():
    kann = verfuegbar()
    assert all(kann[was].da for was in ("text", "ocr", "libreoffice"))
    assert kann["ocr"].werkzeug.startswith("tesseract 5")
    assert kann["libreoffice"].werkzeug.startswith("LibreOffice ")
