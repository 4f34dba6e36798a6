"""Beside what is final lies a PDF/A, made by a task; nothing else changes by it."""

from collective.eakte.integritaet.pruefung import pruefe_dokument
from collective.eakte.protokoll.api import eintraege
from collective.eakte.versionen.abschluss import erteile_endfassung
from collective.eakte.vorschau import api as vorschau
from collective.eakte.vorschau import nachholen
from collective.eakte.vorschau.erzeugen import pdfa_regeln
from PIL import ImageStat
from plone import api
from tests.vorschau import dateien

import os
import pikepdf
import pypdfium2
import pytest
import transaction


@pytest.fixture
def endfassung(lege_ab, arbeite_ab):
    """A Dokument that is final, with its PDF/A."""

    def mache(name="plan.pdf", daten=None, typ="application/pdf"):
        dokument = lege_ab(name, daten or dateien.pdf(), typ)
        with api.env.adopt_roles(["Manager"]):
            erteile_endfassung(dokument, "Schlusszeichnung")
        assert vorschau.pdfa(dokument).stand == "wartet"
        arbeite_ab()
        return dokument

    return mache


def test_an_endfassung_gets_a_pdfa_beside_the_file(lege_ab, arbeite_ab, tmp_path):
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    arbeite_ab()
    with api.env.adopt_roles(["Manager"]):
        erteile_endfassung(dokument, "Schlusszeichnung")
    transaction.commit()
    vorher = dokument.modified(), dokument._fassung, len(list(eintraege(dokument)))
    assert arbeite_ab() == 1
    stueck = vorschau.pdfa(dokument).fertig
    (tmp_path / "a.pdf").write_bytes(stueck.datei.data)
    assert pdfa_regeln.pruefe(tmp_path / "a.pdf") == []
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Bestätigung für Übergänge"
    assert dokument.file.data == dateien.docx()
    modified, fassung, anzahl = vorher
    assert (dokument.modified(), dokument._fassung) == (modified, fassung)
    neu = list(eintraege(dokument))[: len(list(eintraege(dokument))) - anzahl]
    assert [e.was for e in neu] == ["pdfa-erstellt"]
    assert neu[0].weg == "aufgabe"
    assert neu[0].angaben["sha256"] == fassung.sha256
    assert neu[0].angaben["sha256_pdfa"] == stueck.sha256_datei


def test_the_check_of_files_reads_the_pdfa(endfassung):
    dokument = endfassung()
    ergebnis = pruefe_dokument(dokument)
    assert (ergebnis.befunde, ergebnis.dateien) == ((), 2)
    pfad = dokument._pdfa.datei._blob.committed()
    os.chmod(pfad, 0o644)
    with open(pfad, "r+b") as datei:
        datei.seek(200)
        datei.write(b"gefaelscht")
    (befund,) = pruefe_dokument(dokument).befunde
    assert (befund.art, befund.nummer) == ("veraendert", None)
    assert befund.stellen == ("protokoll", "pdfa")
    os.remove(pfad)
    befunde = pruefe_dokument(dokument).befunde
    assert {(b.art, b.stellen) for b in befunde} == {("fehlt", ("pdfa",))}


def test_a_pdf_without_its_fonts_gets_them(endfassung, tmp_path):
    stueck = vorschau.pdfa(endfassung()).fertig
    assert "Ghostscript" in stueck.werkzeug
    (tmp_path / "a.pdf").write_bytes(stueck.datei.data)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Bestätigung für Übergänge"


def test_what_fails_is_said_and_can_be_tried_again(endfassung, arbeite_ab, monkeypatch):
    monkeypatch.setenv("EAKTE_GHOSTSCRIPT", "/nirgends/gs")
    dokument = endfassung()
    stand = vorschau.pdfa(dokument)
    assert (stand.stand, stand.grund) == ("nicht-verfuegbar", "werkzeug-fehlt")
    assert nachholen.fehlt(nachholen.PDFA_PRUEFEN, dokument)
    monkeypatch.delenv("EAKTE_GHOSTSCRIPT")
    with api.env.adopt_roles(["Manager"]):
        assert nachholen.lass_machen(nachholen.PDFA, dokument)
    arbeite_ab()
    assert vorschau.pdfa(dokument).fertig
    assert not nachholen.fehlt(nachholen.PDFA_PRUEFEN, dokument)


def test_validators_are_asked_where_they_are_set_up(endfassung, monkeypatch, verapdf):
    monkeypatch.setenv("EAKTE_VERAPDF", str(verapdf(gueltig=False)))
    dokument = endfassung("notiz.txt", b"Guten Tag", "text/plain")
    urteil = vorschau.pdfa(dokument).fertig.urteil
    assert (urteil.ergebnis, urteil.werkzeug) == ("ungueltig", "veraPDF 1.26.2")
    assert urteil.regeln == ("6.2.11.4.1-1",)
    # It is there, but nobody can rely on it.
    assert nachholen.fehlt(nachholen.PDFA_PRUEFEN, dokument)


def test_a_scan_gets_a_text_beneath_its_picture(endfassung, tmp_path, monkeypatch):
    monkeypatch.setenv("EAKTE_PDFA_OCR", "an")
    scan = dateien.scan()
    dokument = endfassung("scan.pdf", scan)
    stueck = vorschau.pdfa(dokument).fertig
    assert stueck.werkzeug.startswith("OCRmyPDF ")
    assert schrift(stueck.datei.data) == ["Bescheid der Stadt"]
    pfad = tmp_path / "a.pdf"
    pfad.write_bytes(stueck.datei.data)
    assert pdfa_regeln.pruefe(pfad) == []
    # The page looks as before, and the file is as it came.
    assert pixel(stueck.datei.data) == pytest.approx(pixel(scan), abs=1)
    assert dokument.file.data == scan
    assert schrift(scan) == [""]


def test_without_the_setting_a_scan_stays_a_picture(endfassung, monkeypatch):
    monkeypatch.delenv("EAKTE_PDFA_OCR", raising=False)
    stueck = vorschau.pdfa(endfassung("scan.pdf", dateien.scan())).fertig
    assert "OCRmyPDF" not in stueck.werkzeug
    assert schrift(stueck.datei.data) == [""]


def schrift(daten):
    """The text of each page."""
    with pypdfium2.PdfDocument(daten) as pdf:
        return [seite.get_textpage().get_text_bounded().strip() for seite in pdf]


def pixel(daten):
    """How bright the first page is on the average, 0 to 255."""
    with pypdfium2.PdfDocument(daten) as pdf:
        bild = pdf[0].render(scale=1, grayscale=True).to_pil()
    return ImageStat.Stat(bild).mean[0]
