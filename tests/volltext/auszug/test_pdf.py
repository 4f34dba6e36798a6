"""PDF: pages, divided words, forms, notes, attached files, scans."""

from collective.eakte.volltext.auszug import Grenzen
from fpdf import FPDF

import io
import pikepdf
import pytest


def mit_pikepdf(daten, aendere):
    ziel = io.BytesIO()
    with pikepdf.open(io.BytesIO(daten)) as pdf:
        aendere(pdf)
        pdf.save(ziel)
    return ziel.getvalue()


class TestSeiten:
    """What stands on the pages."""

    def test_pages_are_divided_by_form_feeds(self, dateien, text):
        datei = dateien.pdf("Erste Seite\nGröße", "Zweite Seite")
        assert text(datei) == "Erste Seite\nGröße\fZweite Seite"

    def test_words_divided_at_the_end_of_a_line_are_joined(self, dateien, text):
        datei = dateien.pdf("Die Straßenausbau-\nbeiträge der E-\nAkte")
        assert text(datei).replace("\n", " ") == (
            "Die Straßenausbaubeiträge der E-Akte"
        )

    def test_a_hyphen_that_stands_for_a_word_is_kept(self, dateien, text):
        datei = dateien.pdf("Haupt-\nund Nebenamt")
        assert text(datei) == "Haupt- und Nebenamt"

    def test_the_tool_is_named_with_its_version(self, dateien, auszug):
        werkzeug = auszug(dateien.pdf("x")).werkzeug
        assert "pypdfium2 5" in werkzeug
        assert werkzeug.startswith("eakte ")

    def test_properties_of_the_document_are_not_read(self, text):
        blatt = FPDF()
        blatt.set_title("Vorlage Müller")
        blatt.set_author("Erika")
        blatt.add_page()
        blatt.set_font("Helvetica")
        blatt.cell(text="Bescheid")
        assert text(bytes(blatt.output())) == "Bescheid"

    def test_pages_beyond_the_limit_are_cut_off(self, dateien, auszug):
        ergebnis = auszug(dateien.pdf("eins", "zwei"), grenzen=Grenzen(seiten=1))
        assert (ergebnis.stand, ergebnis.text) == ("gekuerzt", "eins")


class TestBeigaben:
    """What stands beside the text of the pages."""

    def test_what_was_filled_into_a_form_is_read(self, dateien, text):
        def fuelle(pdf):
            feld = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String("Name"),
                V=pikepdf.String("Jürgen Müßig"),
                Rect=[0, 0, 100, 20],
            )
            pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(feld)])
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots)

        datei = mit_pikepdf(dateien.pdf("Antrag"), fuelle)
        assert text(datei) == "Antrag\nJürgen Müßig"

    def test_notes_follow_behind_the_text(self, dateien, text):
        def merke_an(pdf):
            notiz = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Contents=pikepdf.String("Bitte prüfen"),
                Rect=[0, 0, 10, 10],
            )
            pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(notiz)])

        datei = mit_pikepdf(dateien.pdf("eins", "zwei"), merke_an)
        assert text(datei) == "eins\fzwei\fBitte prüfen"
        assert text(datei, kommentare=False) == "eins\fzwei"

    def test_attached_files_are_read(self, dateien, text):
        def haenge_an(pdf):
            pdf.attachments["Anlage.txt"] = "Grüße aus der Anlage".encode()

        datei = mit_pikepdf(dateien.pdf("Rechnung"), haenge_an)
        assert text(datei) == "Rechnung\fAnlage.txt\nGrüße aus der Anlage"


class TestAblehnen:
    """PDF without text says why."""

    def test_a_password_keeps_everybody_out(self, dateien, stand):
        datei = dateien.pdf("geheim", owner_password="a", user_password="b")
        assert stand(datei) == "verschluesselt"

    def test_a_password_only_for_changes_keeps_nobody_out(self, dateien, text):
        assert text(dateien.pdf("offen", owner_password="a")) == "offen"

    @pytest.mark.parametrize("rest", [b"", b"kaputt", b"\0" * 5000])
    def test_a_damaged_one_says_so(self, stand, rest):
        assert stand(b"%PDF-1.7\n" + rest) == "beschaedigt"

    def test_a_cut_one_is_read_as_far_as_it_goes_or_says_so(self, dateien, stand):
        datei = dateien.pdf(*["Seite " * 200] * 5)
        assert stand(datei[: len(datei) // 2]) in ("gelesen", "beschaedigt")
