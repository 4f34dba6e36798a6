"""The demo's files are real, German and the same at every build."""

from collective.eakte.demo.bestand import akten
from collective.eakte.demo.modelle import MEDIENTYPEN
from collective.eakte.demo.schriftstuecke import erzeuge
from collective.eakte.demo.schriftstuecke import pdf
from collective.eakte.demo.schriftstuecke.text import betrag
from collective.eakte.demo.voraussetzungen import DemoNichtInstalliert
from collective.eakte.demo.voraussetzungen import pruefe_voraussetzungen
from docx import Document
from email import message_from_bytes
from email.policy import default
from hashlib import sha256
from io import BytesIO
from openpyxl import load_workbook
from PIL import Image

import datetime
import pytest
import re
import time
import zipfile


@pytest.fixture(scope="module")
def schriftstuecke():
    """Return all Schriftstücke of the demo by format."""
    nach_format = {name: [] for name in MEDIENTYPEN}
    for akte in akten():
        for dokument in akte.alle_dokumente():
            stueck = dokument.schriftstueck
            nach_format[stueck.format].append(stueck)
    return nach_format


@pytest.fixture(scope="module")
def bescheid(schriftstuecke):
    """Return the permit of the restaurant on the market place."""
    return next(
        s
        for s in schriftstuecke["pdf"]
        if s.betreff == "Gaststättenerlaubnis Gasthaus Zum Löwen (Bescheid)"
    )


@pytest.mark.parametrize("name", MEDIENTYPEN)
def test_a_file_is_the_same_at_every_build(schriftstuecke, name, monkeypatch):
    for stueck in schriftstuecke[name][:2]:
        erste = erzeuge(stueck)
        monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
        assert sha256(erzeuge(stueck)).digest() == sha256(erste).digest()
        monkeypatch.undo()


def test_office_files_carry_no_trace_of_the_clock(schriftstuecke):
    for stueck in (schriftstuecke["docx"][0], schriftstuecke["xlsx"][0]):
        with zipfile.ZipFile(BytesIO(erzeuge(stueck))) as archiv:
            zeiten = {eintrag.date_time for eintrag in archiv.infolist()}
            kern = archiv.read("docProps/core.xml").decode()
        assert zeiten == {(1980, 1, 1, 0, 0, 0)}
        jahre = re.findall(r">(\d{4})-\d\d-\d\dT", kern)
        assert set(jahre) == {str(stueck.datum.year)}


@pytest.mark.parametrize("name", MEDIENTYPEN)
def test_files_are_small(schriftstuecke, name):
    for stueck in schriftstuecke[name][::10]:
        assert 400 < len(erzeuge(stueck)) < 40_000


def test_pdf_text_is_german_with_umlauts(bescheid):
    inhalt = pdf.erzeuge(bescheid, komprimiert=False).decode("cp1252")
    zeilen = "".join(re.findall(r"\((.*?)\) Tj", inhalt))
    assert "Sehr geehrter Herr Acker," in zeilen
    assert "Widerspruch" in zeilen
    assert "Mit freundlichen Grüßen" in zeilen
    assert "„Gasthaus Zum" in zeilen


def test_pdf_names_its_title_its_language_and_its_own_date(bescheid):
    inhalt = erzeuge(bescheid)
    assert inhalt.startswith(b"%PDF-")
    assert b"/Lang (de-DE)" in inhalt
    assert f"/CreationDate (D:{bescheid.datum:%Y%m%d}".encode() in inhalt
    assert "Gasthaus Zum Löwen".encode("utf-16-be").hex().encode() in inhalt


def test_docx_opens_again_with_title_and_text(schriftstuecke):
    stueck = schriftstuecke["docx"][0]
    dokument = Document(BytesIO(erzeuge(stueck)))
    text = "\n".join(absatz.text for absatz in dokument.paragraphs)
    assert stueck.betreff in text
    assert all(absatz in text for absatz in stueck.absaetze)
    assert dokument.core_properties.title == stueck.betreff
    assert dokument.core_properties.language == "de-DE"


def test_xlsx_opens_again_and_adds_up(schriftstuecke):
    stueck = next(s for s in schriftstuecke["xlsx"] if s.tabelle[-1][0] == "Summe")
    blatt = load_workbook(BytesIO(erzeuge(stueck))).active
    zeilen = [
        zeile for zeile in blatt.iter_rows(min_row=4, values_only=True) if zeile[-1]
    ]
    *posten, summe = [z[-1] for z in zeilen[1:] if isinstance(z[-1], float | int)]
    assert round(sum(posten), 2) == summe
    assert blatt["A1"].value == stueck.betreff


def test_eml_is_read_by_a_mail_program(schriftstuecke):
    for stueck in schriftstuecke["eml"]:
        mail = message_from_bytes(erzeuge(stueck), policy=default)
        assert mail["Subject"] == stueck.betreff
        assert mail["From"].addresses[0].addr_spec.endswith(".example")
        assert mail["To"].addresses[0].addr_spec.endswith(".example")
        assert mail["Date"].datetime.date() == stueck.datum
        assert "Mit freundlichen Grüßen" in mail.get_content()


def test_png_opens_again_and_names_its_title(schriftstuecke):
    for darstellung in ("lageplan", "scan"):
        stueck = next(s for s in schriftstuecke["png"] if s.darstellung == darstellung)
        bild = Image.open(BytesIO(erzeuge(stueck)))
        bild.load()
        assert bild.width > 800
        assert bild.text["Title"] == stueck.betreff


def test_no_two_site_plans_look_alike(schriftstuecke):
    plaene = [s for s in schriftstuecke["png"] if s.darstellung == "lageplan"]
    bilder = {
        sha256(Image.open(BytesIO(erzeuge(s))).tobytes()).digest() for s in plaene
    }
    assert len(bilder) == len(plaene)


def test_amounts_are_written_the_german_way():
    assert betrag(1234567.5) == "1.234.567,50"


def test_missing_libraries_are_named_with_the_command_that_installs_them(monkeypatch):
    vorhanden = {"fpdf": None, "docx": None}
    monkeypatch.setattr(
        "collective.eakte.demo.voraussetzungen.find_spec",
        lambda modul: vorhanden.get(modul, object()),
    )
    with pytest.raises(DemoNichtInstalliert) as fehler:
        pruefe_voraussetzungen()
    assert "fpdf2" in str(fehler.value)
    assert "python-docx" in str(fehler.value)
    assert "Pillow" not in str(fehler.value)
    assert 'pip install "collective.eakte[demo]"' in str(fehler.value)


def test_a_file_is_dated_like_its_letter(bescheid):
    assert bescheid.datum < datetime.date(2022, 1, 1)
    assert f"{bescheid.datum:%d.%m.%Y}" in dict(bescheid.angaben)["Datum"]
