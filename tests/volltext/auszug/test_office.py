"""Office files: all that people can see in them, in its order."""

from collective.eakte.volltext.auszug import Grenzen
from collective.eakte.volltext.auszug.fremd import Fremd
from collective.eakte.volltext.auszug.leser import altoffice
from datetime import date
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from resource import RLIM_INFINITY
from threading import Thread

import io
import pytest


class TestDocx:
    """Texts of Word."""

    def test_headers_notes_and_footers_stand_around_the_text(self, dateien, text):
        absatz = dateien.absatz
        datei = dateien.docx(
            absatz("Grüße"),
            header1=absatz("Kopf"),
            footer1=absatz("Fuß"),
            footnotes=absatz("Fußnote"),
            endnotes=absatz("Endnote"),
        )
        assert text(datei).split() == ["Kopf", "Grüße", "Fußnote", "Endnote", "Fuß"]

    def test_headers_of_several_sections_count_once_and_page_numbers_never(
        self, dateien, text
    ):
        absatz = dateien.absatz
        datei = dateien.docx(
            absatz("Text"),
            header1=absatz("Stadt Köln"),
            header2=absatz("Stadt Köln"),
            footer1=absatz("Seite 1 von 12"),
            footer2=absatz("- 3 -"),
        )
        assert text(datei) == "Stadt Köln\nText"

    def test_comments_follow_behind_the_text(self, dateien, text):
        datei = dateien.docx(
            dateien.absatz("Text"),
            comments=dateien.absatz("Rückfrage"),
            footer1=dateien.absatz("Fuß"),
        )
        assert text(datei) == "Text\nFuß\fRückfrage"

    def test_comments_can_be_left_out(self, dateien, text):
        datei = dateien.docx(
            dateien.absatz("Text"), comments=dateien.absatz("Rückfrage")
        )
        assert text(datei, kommentare=False) == "Text"

    def test_deleted_and_moved_text_is_not_read(self, dateien, text):
        datei = dateien.docx(
            "<w:p><w:r><w:t>bleibt</w:t></w:r><w:del><w:r><w:delText>weg</w:delText>"
            "</w:r></w:del><w:moveFrom><w:r><w:t>fort</w:t></w:r></w:moveFrom>"
            "<w:ins><w:r><w:t> dürfte</w:t></w:r></w:ins></w:p>"
        )
        assert text(datei) == "bleibt dürfte"

    def test_words_that_are_cut_into_runs_stay_whole(self, dateien, text):
        datei = dateien.docx(
            "<w:p><w:r><w:t>Straßen</w:t></w:r><w:r><w:softHyphen/><w:t>ausbau</w:t>"
            "</w:r><w:proofErr/><w:r><w:t>beiträge</w:t></w:r></w:p>"
        )
        assert text(datei) == "Straßenausbaubeiträge"

    def test_properties_of_the_document_are_not_read(self, dateien, text):
        docx = pytest.importorskip("docx")
        dokument = docx.Document()
        dokument.core_properties.author = "Erika Mustermann"
        dokument.core_properties.title = "Vorlage Müller"
        dokument.core_properties.keywords = "geheim"
        dokument.add_paragraph("Bescheid")
        ziel = io.BytesIO()
        dokument.save(ziel)
        assert text(ziel.getvalue()) == "Bescheid"

    def test_a_template_with_macros_is_read_as_well(self, dateien, auszug):
        typ = "application/vnd.ms-word.template.macroenabledtemplate.12"
        ergebnis = auszug(dateien.docx(dateien.absatz("Ärger")), typ, "Vorlage.dotm")
        assert (ergebnis.text, ergebnis.art) == ("Ärger", "docx")


class TestXlsx:
    """Sheets of Excel."""

    @pytest.fixture
    def mappe(self):
        openpyxl = pytest.importorskip("openpyxl")
        return openpyxl.Workbook()

    @pytest.fixture
    def lies(self, text):
        def lies(mappe):
            ziel = io.BytesIO()
            mappe.save(ziel)
            return text(ziel.getvalue())

        return lies

    def test_sheets_are_pages_and_rows_are_lines(self, mappe, lies):
        mappe.active.title = "Gebühren"
        mappe.active.append(["Straße", None, "Betrag"])
        mappe.active.append(["Müllerstraße", None, 1200.5])
        mappe.create_sheet("Zweites").append(["Größe"])
        assert lies(mappe) == (
            "Gebühren\nStraße\tBetrag\nMüllerstraße\t1200,5\fZweites\nGröße"
        )

    def test_numbers_and_dates_stand_as_people_write_them(self, mappe, lies):
        mappe.active.append(
            [date(2026, 5, 3), datetime(2026, 5, 3, 14, 30), 0.1 + 0.2, 4711, True]
        )
        assert lies(mappe).splitlines()[1].split("\t") == [
            "03.05.2026",
            "03.05.2026 14:30",
            "0,3",
            "4711",
            "WAHR",
        ]

    def test_hidden_sheets_are_read_for_they_are_filed_too(self, mappe, lies):
        mappe.active["A1"] = "vorn"
        blatt = mappe.create_sheet("Ablage")
        blatt["A1"] = "hinten"
        blatt.sheet_state = "veryHidden"
        assert lies(mappe).endswith("Ablage\nhinten")

    def test_the_order_of_the_sheets_is_that_of_the_workbook(self, mappe, lies):
        mappe.active.title = "Eins"
        mappe.create_sheet("Null", 0)
        assert lies(mappe) == "Null\fEins"

    def test_comments_headers_and_footers_are_read(self, mappe, lies):
        openpyxl = pytest.importorskip("openpyxl")
        mappe.active["A1"] = "Wert"
        mappe.active["A1"].comment = openpyxl.comments.Comment("Bitte prüfen", "Erika")
        mappe.active.oddHeader.center.text = "Haushalt &[Page]"
        mappe.active.oddHeader.center.size = 14
        gelesen = lies(mappe)
        assert "Bitte prüfen" in gelesen
        assert "Haushalt" in gelesen.split()
        assert "&" not in gelesen

    def test_formulas_are_not_text_but_their_results_are(self, dateien, text):
        s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        datei = dateien.zip_aus(
            {
                "[Content_Types].xml": "<Types/>",
                "xl/workbook.xml": f"<workbook {s}/>",
                "xl/sharedStrings.xml": f"<sst {s}><si><r><t>Müll</t></r><r>"
                "<t>abfuhr</t></r><rPh><t>weg</t></rPh></si></sst>",
                "xl/worksheets/sheet1.xml": f"<worksheet {s}><sheetData><row>"
                '<c t="s"><v>0</v></c><c><f>SUM(A1:A9)</f><v>12</v></c>'
                '<c t="inlineStr"><is><t>hier</t></is></c><c t="s"><v>99</v></c>'
                "</row></sheetData></worksheet>",
            }
        )
        assert text(datei) == "Müllabfuhr\t12\thier"


class TestPptx:
    """Slides of PowerPoint."""

    def test_slides_are_pages_with_their_notes(self, text):
        pptx = pytest.importorskip("pptx")
        vortrag = pptx.Presentation()
        for titel, inhalt in (("Bürgerhaus", "Lärmschutz"), ("Zeitplan", "Übersicht")):
            folie = vortrag.slides.add_slide(vortrag.slide_layouts[1])
            folie.shapes.title.text = titel
            folie.placeholders[1].text = inhalt
        folie.notes_slide.notes_text_frame.text = "Ängste ansprechen"
        reihe = vortrag.slides._sldIdLst
        reihe.insert(0, reihe[1])
        ziel = io.BytesIO()
        vortrag.save(ziel)
        assert text(ziel.getvalue()) == (
            "Zeitplan\nÜbersicht\nÄngste ansprechen\fBürgerhaus\nLärmschutz"
        )


class TestOdf:
    """Files of LibreOffice."""

    def test_headers_footers_and_comments_are_read(self, dateien, text):
        datei = dateien.odf(
            "<text:p>Der<office:annotation><creator>Erika</creator><date>2026</date>"
            "<text:p>Rückfrage</text:p></office:annotation> Text</text:p>",
            raender="<style:header><text:p>Kopf</text:p></style:header>"
            "<style:footer><text:p>Fuß</text:p><text:p>Seite <text:page-number>1"
            "</text:page-number> von 2</text:p><text:p>???</text:p></style:footer>",
        )
        assert text(datei) == "Kopf\nFuß\nDer Text\fRückfrage"

    def test_the_number_of_a_note_does_not_stick_to_a_word(self, dateien, text):
        datei = dateien.odf(
            "<text:p>Gebühr<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>Fußnote</text:p></text:note-body></text:note>"
            " fällig</text:p>"
        )
        assert text(datei) == "Fußnote\nGebühr fällig"

    def test_deleted_text_is_not_read(self, dateien, text):
        datei = dateien.odf(
            "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
            "<text:p>da<text:line-break/>für</text:p>"
        )
        assert text(datei) == "da\nfür"

    def test_sheets_are_pages_and_rows_are_lines(self, dateien, text):
        zelle = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
        zeile = f"<table:table-row>{zelle * 2}</table:table-row>"
        datei = dateien.odf(
            f"<table:table table:name='Gebühren'>{zeile.format('a', 'b')}</table:table>"
            f"<table:table table:name='Zwei'>{zeile.format('c', 'd')}</table:table>",
            "spreadsheet",
        )
        assert text(datei) == "Gebühren\na\tb\fZwei\nc\td"

    def test_slides_are_pages_with_their_notes(self, dateien, text):
        seite = (
            "<draw:page><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box>"
            "</draw:frame><presentation:notes><text:p>{}</text:p></presentation:notes>"
            "</draw:page>"
        )
        datei = dateien.odf(
            seite.format("Bühne", "laut") + seite.format("Pause", "leise"),
            "presentation",
        )
        assert text(datei) == "Bühne\nlaut\fPause\nleise"

    def test_a_flat_file_is_read(self, dateien, text):
        datei = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<office:document {dateien.ODF}><office:body><office:text>"
            "<text:p>Flach, aber grün</text:p></office:text></office:body>"
            "</office:document>"
        )
        assert text(datei.encode()) == "Flach, aber grün"

    def test_an_encrypted_file_says_so(self, dateien, stand):
        manifest = {"META-INF/manifest.xml": "<m:encryption-data/>"}
        assert stand(dateien.odf("<text:p>x</text:p>", **manifest)) == "verschluesselt"


class TestRtf:
    """Rich text."""

    def test_umlauts_come_in_three_ways(self, dateien, text):
        assert text(dateien.rtf(r"Stra\'dfe \u252?ber \uc1\u228\'e4ndern Öl")) == (
            "Straße über ändern Öl"
        )

    def test_characters_beyond_16_bits_are_put_together(self, dateien, text):
        assert text(dateien.rtf(r"a\u-10179?\u-8704?b")) == "a\U0001f600b"

    def test_the_code_page_of_a_font_counts(self, dateien, text):
        schriften = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}"
        assert text(dateien.rtf(schriften + r"{\f1 \'cc\'ee\'f1}{\f0 k\'fchn}")) == (
            "Москühn".replace("Моск", "Мосk")
        )

    def test_paragraphs_tabs_and_cells_are_kept(self, dateien, text):
        datei = dateien.rtf(r"eins\tab zwei\par drei\line vier\cell fünf\row")
        assert text(datei) == "eins\tzwei\ndrei\nvier\tfünf"

    def test_pictures_styles_and_properties_are_no_text(self, dateien, text):
        datei = dateien.rtf(
            r"{\info{\author Erika}}{\stylesheet{\s0 Standard;}}"
            r"{\pict\pngblip 89504e47}"
            r"{\*\unbekannt weg}{\field{\*\fldinst HYPERLINK x}{\fldrslt Verweis}} da"
        )
        assert text(datei) == "Verweis da"

    def test_binary_data_is_stepped_over(self, dateien, text):
        assert text(b"{\\rtf1 vor{\\pict\\bin5 {{{{{}nach}") == "vornach"

    def test_deleted_text_is_not_read(self, dateien, text):
        assert text(dateien.rtf(r"da {\deleted weg}für")) == "da für"

    def test_headers_come_first_and_comments_last(self, dateien, text):
        datei = dateien.rtf(
            r"Text{\*\annotation R\'fcckfrage} weiter{\header Kopf\par}{\footnote Note}"
        )
        assert text(datei) == "Kopf\n\nNote\n\nText weiter\fRückfrage"

    def test_text_boxes_are_read(self, dateien, text):
        datei = dateien.rtf(
            r"{\shp{\*\shpinst{\sp{\sn weg}{\sv 1}}{\shptxt K\'e4sten\par}}}Text"
        )
        assert text(datei) == "Kästen\nText"


class TestLegacy:
    """DOC, XLS and PPT, by way of LibreOffice."""

    def test_a_doc_is_read_and_nothing_is_left_of_it(self, auszug, daten, ablage):
        ergebnis = auszug(daten / "alt.doc")
        assert ergebnis.text == (
            "Straßenausbau\nDie Beiträge für die Müllerstraße sind fällig."
        )
        assert ergebnis.art == "doc"
        assert "LibreOffice" in ergebnis.werkzeug
        assert list(ablage().iterdir()) == []

    def test_one_that_is_not_read_does_not_get_the_text_of_another(
        self, auszug, dateien, daten
    ):
        kaputt = dateien.ole({"Workbook": b"x" * 600})
        datei = dateien.mail(
            "Anbei",
            dateien.anlage("gut.xls", (daten / "alt.xls").read_bytes()),
            dateien.anlage("kaputt.xls", kaputt),
        )
        ergebnis = auszug(datei)
        assert "Übersicht\nGebühr\t12,5\fZweites\nGröße\fkaputt.xls" in ergebnis.text
        assert ergebnis.text.count("Gebühr") == 1
        assert ergebnis.ungelesen == (("kaputt.xls", "beschaedigt"),)

    def test_nothing_is_fetched_for_the_sake_of_a_file(self, dateien, tmp_path):
        anfragen = []

        class Server(BaseHTTPRequestHandler):
            def do_GET(self):
                anfragen.append(self.path)
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            datei = (
                '<?xml version="1.0"?><office:document '
                f'{dateien.ODF} xmlns:xlink="http://www.w3.org/1999/xlink" '
                'office:mimetype="application/vnd.oasis.opendocument.text"><office:body>'
                "<office:text><text:p>Bild<draw:frame><draw:image xlink:type='simple' "
                f"xlink:href='http://127.0.0.1:{server.server_port}/bild.png'/>"
                "</draw:frame></text:p></office:text></office:body></office:document>"
            )
            fremd = Fremd(Grenzen(fremd_dateien=RLIM_INFINITY), str(tmp_path / "x"))
            assert altoffice.wandle(io.BytesIO(datei.encode()), "doc", fremd)
            server.shutdown()
        assert anfragen == []

    def test_the_setting_says_where_libreoffice_is(self, daten, monkeypatch, werkstatt):
        monkeypatch.setenv("EAKTE_SOFFICE", "/nirgends/soffice")
        assert werkstatt((daten / "alt.doc").read_bytes()) == "nicht-lesbar"

    def test_without_libreoffice_it_says_so(self, dateien, monkeypatch, werkstatt):
        monkeypatch.setenv("PATH", "/nirgends")
        assert werkstatt(dateien.ole({"WordDocument": b"x" * 600})) == "nicht-lesbar"

    @pytest.mark.parametrize(
        "baum",
        [
            {"EncryptedPackage": b"x" * 600},
            {"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 6 + b"\0\1" + b"\0" * 600},
            {"Workbook": b"\x09\x08\x04\0abcd\x2f\0\2\0xx" + b"\0" * 600},
            {
                "PowerPoint Document": b"x" * 600,
                "Current User": b"\0" * 12 + b"\xdf\xc4\xd1\xf3",
            },
        ],
    )
    def test_encrypted_ones_say_so(self, dateien, stand, baum):
        assert stand(dateien.ole(baum)) == "verschluesselt"

    def test_other_compound_files_are_not_read(self, dateien, stand):
        assert stand(dateien.ole({"VisioDocument": b"x"})) == "nicht-lesbar"
