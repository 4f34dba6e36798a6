"""The text of files, and that no file does any harm to the site."""

from collective.eakte.versionen import textauszug
from collective.eakte.versionen.textauszug import art
from collective.eakte.versionen.textauszug import KeinText
from collective.eakte.versionen.textauszug import lies_text
from collective.eakte.volltext.auszug import annahme
from collective.eakte.volltext.auszug.werkstatt import PROGRAMM
from collective.eakte.volltext.auszug.werkstatt import Werkstatt
from contextlib import contextmanager
from tempfile import TemporaryFile
from tests.volltext.auszug.dateien import absatz
from tests.volltext.auszug.dateien import docx
from tests.volltext.auszug.dateien import odf
from tests.volltext.auszug.dateien import pdf
from tests.volltext.auszug.dateien import W
from tests.volltext.auszug.dateien import zip_aus
from types import SimpleNamespace

import io
import pytest
import time


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"


def datei(daten, mime_type="", name="datei"):
    return SimpleNamespace(
        contentType=mime_type,
        filename=name,
        getSize=lambda: len(daten),
        open=lambda: ablage(daten),
    )


@contextmanager
def ablage(daten):
    """Bytes in a file of the system, as blobs are."""
    with TemporaryFile() as datei:
        datei.write(daten)
        datei.seek(0)
        yield datei


def text(daten, mime_type="", name="datei"):
    return lies_text(datei(daten, mime_type, name)).text


def grund(daten, mime_type="", name="datei"):
    with pytest.raises(KeinText) as fehler:
        lies_text(datei(daten, mime_type, name))
    return fehler.value.code


@pytest.fixture
def leser(monkeypatch):
    """Function: PDF are read by other code, or files by another program."""
    offen = []

    def setze(code, programm=PROGRAMM):
        anlauf = (
            "from collective.eakte.volltext.auszug import verteiler\n"
            f"def lies(datei, lesung):\n    {code or 'pass'}\n"
            f"verteiler.LESER['pdf'] = lies\n{programm}\n"
        )
        offen.append(Werkstatt(anlauf))
        monkeypatch.setattr(annahme, "WERKSTATT", offen[-1])

    yield setze
    for werkstatt in offen:
        werkstatt.schliesse()


class TestLesen:
    """What stands in a file is found."""

    def test_plain_text_is_read_in_any_usual_encoding(self):
        for kodierung in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
            assert text("Grüße\nMuster".encode(kodierung), "text/plain") == (
                "Grüße\nMuster"
            )

    def test_the_text_of_all_pages_of_a_pdf_is_read(self):
        gelesen = text(pdf("Erste Seite, Größe", "Zweite Seite"), "application/pdf")
        assert gelesen.splitlines() == ["Erste Seite, Größe", "Zweite Seite"]

    def test_paragraphs_tabs_and_breaks_of_a_docx_are_read(self):
        gelesen = text(
            docx(
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Frist</w:t>"
                "<w:tab/><w:t>3. Mai</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t><w:br/>"
                "<w:t>b</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
            ),
            DOCX,
        )
        assert gelesen == "Frist\t3. Mai\na\nb"

    def test_what_was_deleted_in_a_docx_is_not_its_text(self):
        gelesen = text(
            docx(
                "<w:p><w:r><w:t>bleibt</w:t></w:r><w:del><w:r><w:t>weg</w:t></w:r>"
                "</w:del><w:ins><w:r><w:t> neu</w:t></w:r></w:ins></w:p>"
            ),
            DOCX,
        )
        assert gelesen == "bleibt neu"

    def test_headers_notes_and_footers_of_a_docx_are_read(self):
        gelesen = text(
            docx(
                absatz("Text"),
                footer1=absatz("Fuß"),
                header1=absatz("Kopf"),
                footnotes=absatz("Note"),
            ),
            DOCX,
        )
        assert gelesen.split() == ["Kopf", "Text", "Note", "Fuß"]

    def test_a_text_box_is_read_once(self):
        kasten = absatz("Kasten")
        gelesen = text(
            docx(
                f"<w:p><w:r><w:t>Absatz</w:t></w:r><w:x>{kasten}</w:x>"
                f"<w:Fallback>{kasten}</w:Fallback></w:p>"
            ),
            DOCX,
        )
        assert sorted(gelesen.split()) == ["Absatz", "Kasten"]

    def test_paragraphs_and_blanks_of_an_odt_are_read(self):
        gelesen = text(
            odf(
                "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
                "<text:h>Titel</text:h><text:p>a<text:s text:c='2'/>b<text:tab/>"
                "<text:span>c</text:span> d</text:p>"
            ),
            ODT,
        )
        assert gelesen == "Titel\na  b\tc d"

    def test_a_real_docx_is_read(self):
        docx_modul = pytest.importorskip("docx")
        dokument = docx_modul.Document()
        dokument.add_heading("Bescheid")
        dokument.add_paragraph("Die Frist endet am 3. Mai.")
        ziel = io.BytesIO()
        dokument.save(ziel)
        assert text(ziel.getvalue(), DOCX).splitlines()[-2:] == [
            "Bescheid",
            "Die Frist endet am 3. Mai.",
        ]

    def test_comments_are_not_compared(self):
        assert text(docx(absatz("Text"), comments=absatz("Frage")), DOCX) == "Text"

    def test_pages_are_no_lines_of_their_own(self):
        assert text(pdf("eins", "zwei"), "application/pdf") == "eins\nzwei"

    def test_the_name_tells_the_kind_when_the_type_does_not(self):
        assert art("application/octet-stream", "Brief.DOCX") == "docx"
        assert art("text/plain; charset=utf-8", "x") == "text"
        assert art("image/png", "x.txt") is None
        assert art("text/html", "x.html") is None


class TestAblehnen:
    """A file whose text cannot be had says so."""

    def test_images_have_no_text(self):
        assert grund(b"\x89PNG", "image/png") == "kein-text"

    def test_a_scan_has_no_text(self):
        assert grund(pdf(""), "application/pdf") == "kein-text"

    def test_encrypted_files_are_named_so(self):
        geschuetzt = pdf("geheim", owner_password="a", user_password="b")
        assert grund(geschuetzt, "application/pdf") == "verschluesselt"
        assert grund(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, DOCX) == (
            "verschluesselt"
        )
        manifest = {"META-INF/manifest.xml": "<m:encryption-data/>"}
        assert grund(odf("<text:p>x</text:p>", **manifest), ODT) == "verschluesselt"

    @pytest.mark.parametrize("mime_type", ["application/pdf", DOCX, ODT])
    @pytest.mark.parametrize(
        "daten",
        [
            b"",
            b"kein Archiv",
            b"PK\x03\x04kaputt",
            b"%PDF-1.7\nkaputt",
            zip_aus({"x": "y"}),
        ],
        ids=["leer", "text", "halbes-archiv", "halbes-pdf", "anderes-archiv"],
    )
    def test_damaged_files_are_named_so(self, mime_type, daten):
        assert grund(daten, mime_type) == "beschaedigt"

    def test_broken_xml_is_damaged(self):
        assert grund(docx("<w:p>"), DOCX) == "beschaedigt"

    def test_entities_are_refused(self):
        bombe = (
            '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
            + "".join(
                f'<!ENTITY {neu} "{f"&{alt};" * 10}">'
                for alt, neu in zip("abcdefgh", "bcdefghi", strict=True)
            )
            + f"]><w:document {W}><w:p><w:t>&i;</w:t></w:p></w:document>"
        )
        assert grund(zip_aus({"word/document.xml": bombe}), DOCX) == "beschaedigt"

    def test_files_of_the_machine_are_not_read(self):
        fremd = (
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            f"<w:document {W}><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>"
        )
        assert grund(zip_aus({"word/document.xml": fremd}), DOCX) == "beschaedigt"

    def test_a_zip_bomb_is_not_unpacked(self):
        bombe = zip_aus({"word/document.xml": b" " * 80_000_000})
        assert len(bombe) < 200_000
        assert grund(bombe, DOCX) == "zu-gross"

    def test_a_process_that_hangs_is_stopped(self, monkeypatch, leser):
        monkeypatch.setattr(textauszug, "GEDULD", 0.3)
        leser("import time; time.sleep(999)")
        beginn = time.monotonic()
        assert grund(pdf("Text"), "application/pdf") == "zu-langsam"
        assert time.monotonic() - beginn < 60

    def test_a_process_that_crashes_harms_nobody(self, leser):
        leser("import os; os.abort()")
        assert grund(pdf("Text"), "application/pdf") == "beschaedigt"

    def test_that_no_process_can_be_had_is_not_the_fault_of_the_file(self, leser):
        leser("", "raise SystemExit(1)")
        assert grund(pdf("Text"), "application/pdf") == "ausgelastet"

    def test_only_some_files_are_read_at_the_same_time(self, monkeypatch):
        monkeypatch.setattr(textauszug, "GEDULD", 0.01)
        plaetze = [textauszug._warteschlange.acquire() for _platz in range(2)]
        try:
            assert grund(pdf("Text"), "application/pdf") == "ausgelastet"
        finally:
            for _platz in plaetze:
                textauszug._warteschlange.release()

    def test_long_texts_are_cut_and_say_so(self):
        lang = lies_text(datei("ä".encode() * 1_000_500, "text/plain"))
        assert lang.gekuerzt
        assert len(lang.text) == 1_000_000
        lang = lies_text(datei(docx(absatz("x" * 99) * 11_000), DOCX))
        assert lang.gekuerzt
        assert len(lang.text) < 1_000_100
