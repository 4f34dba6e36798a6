"""Plain text, HTML, XML and JSON in any encoding."""

from collective.eakte.volltext.auszug.reinigung import ist_seitenzahl
from collective.eakte.volltext.auszug.reinigung import reinige
from collective.eakte.volltext.auszug.reinigung import verbinde

import json
import pytest


class TestKodierung:
    """German text is right, however it was written."""

    @pytest.mark.parametrize(
        "kodierung",
        [
            "utf-8",
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "cp1252",
            "cp850",
            "mac_roman",
        ],
    )
    def test_umlauts_are_right(self, text, kodierung):
        satz = "Die Größe der Flächen für Bürger\nund die Straßen"
        assert text(satz.encode(kodierung)) == satz

    def test_a_cut_character_does_not_turn_the_text_around(self, text):
        assert text("Grüße und ü".encode()[:-1]) == "Grüße und"

    def test_what_has_no_encoding_is_shown_somehow(self, text):
        assert text(b"Gr\xfc\xdfe \x81") == "Grüße"

    def test_tables_are_text(self, text):
        assert text("Name;Straße\nMüller;Weg\n".encode(), "text/csv", "a.csv") == (
            "Name;Straße\nMüller;Weg"
        )

    def test_binary_files_are_not_text_whatever_they_say(self, stand):
        assert stand(b"MZ\0\0\1\2\3" * 99, "text/plain", "x.txt") == "nicht-lesbar"


class TestReinigung:
    """Nothing stays that nobody reads."""

    @pytest.mark.parametrize(
        ("roh", "rein"),
        [
            ("Mu\u0308ller", "Müller"),
            ("¨Uberg¨ange", "Übergänge"),
            ("ﬁnden, Aﬀäre, Stoﬄ", "finden, Affäre, Stoffl"),
            ("Straßen\xadaus\u200bbau", "Straßenausbau"),
            ("a\xa0b\u202fc\u2009d", "a b c d"),
            ("a\x07b\x1b\x7fc", "abc"),
            ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
            ("a  \n\n\n\n b", "a\n\n b"),
            ("\uf0b7 Punkt \ufffd", "  Punkt"),
            ("32.01\u201107", "32.01-07"),
        ],
    )
    def test_signs_become_what_people_type(self, roh, rein):

        assert reinige(roh) == rein

    def test_zero_bytes_and_halves_of_characters_go(self):

        assert reinige("a\0b\ud800c").encode() == b"abc"

    def test_page_numbers_are_told_from_numbers_of_files(self):
        for zeile in ("Seite 1", "- 3 -", "12", "Page 2 of 9", "Seite 3/4", "???", ""):
            assert ist_seitenzahl(zeile), zeile
        for zeile in ("32.01.01-0007", "7/2026", "12.05.2026", "Seite A", "Amt 32"):
            assert not ist_seitenzahl(zeile), zeile

    @pytest.mark.parametrize(
        ("zeilen", "verbunden"),
        [
            ("Straßen-\nbau", "Straßenbau"),
            ("Straßen\x02\r\nbau", "Straßenbau"),
            ("Straßen\ufffe\nbau", "Straßenbau"),
            ("E-\nAkte", "E-Akte"),
            ("§ 3\x02\n4", "§ 3-4"),
            ("Haupt-\nund Nebenamt", "Haupt- und Nebenamt"),
            ("Haupt\x02\r\nund Nebenamt", "Haupt- und Nebenamt"),
            ("Haupt\x02und Nebenamt", "Haupt- und Nebenamt"),
            ("Haus -\nGarten", "Haus -\nGarten"),
            ("Nr. 4-\n5", "Nr. 4-\n5"),
        ],
    )
    def test_divided_words_are_joined(self, zeilen, verbunden):

        assert verbinde(zeilen) == verbunden


class TestHtml:
    """What a browser would show."""

    def test_blocks_are_lines_and_scripts_are_no_text(self, text):
        datei = (
            "<!DOCTYPE html><html><head><title>Übersicht</title><style>p{}</style>"
            "<script>weg()</script></head><body><h1>Gr&uuml;&szlig;e</h1>"
            "<p>Ein <b>fet</b>ter\n\tSatz<del>weg</del><br>neu<!-- weg --></p>"
            "<table><tr><td>a</td><td>b</td></tr></table></body></html>"
        )
        assert text(datei.encode()).split("\n") == [
            "Übersicht",
            "Grüße",
            "Ein fetter Satz",
            "neu",
            "a\tb",
        ]

    @pytest.mark.parametrize("kodierung", ["iso-8859-1", "windows-1252", "utf-8"])
    def test_it_says_how_it_is_encoded(self, text, kodierung):
        datei = f'<html><meta charset="{kodierung}"><p>Größe'.encode(kodierung)
        assert text(datei) == "Größe"

    def test_a_page_that_says_nothing_or_lies_is_read(self, text):
        assert text("<html><p>Größe".encode("cp1252")) == "Größe"
        assert text(b'<html><meta charset="gibtsnicht"><p>Gr\xc3\xb6\xc3\x9fe') == (
            "Größe"
        )

    def test_a_script_that_is_not_closed_does_not_raise(self, stand):
        assert stand(b"<html><p>da<script>weg") == "gelesen"


class TestXml:
    """Texts of elements; nothing is fetched or multiplied."""

    def test_every_element_is_a_line(self, text):
        datei = (
            '<?xml version="1.0" encoding="iso-8859-1"?><a><b>Größe</b><c x="1"/>da</a>'
        )
        assert text(datei.encode("latin-1")) == "Größe\nda"

    def test_entities_stay_what_they_are(self, auszug):
        bombe = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "' + "x" * 1000 + '">'
        for vorher, name in zip("abcdefgh", "bcdefghi", strict=True):
            bombe += f'<!ENTITY {name} "{f"&{vorher};" * 100}">'
        ergebnis = auszug(f"{bombe}]><a>&i;</a>".encode())
        assert ergebnis.stand == "gelesen"
        assert len(ergebnis.text) < 20_000

    def test_files_of_the_machine_are_not_read(self, text):
        datei = (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">'
            "]><a>&x; Größe</a>"
        )
        assert "root:" not in text(datei.encode())

    def test_xml_that_breaks_off_is_read_as_it_stands(self, text):
        assert text("<?xml version='1.0'?><a><b>Größe</b><c>da".encode()) == "Größe\nda"


class TestJson:
    """Umlauts may be escaped in JSON."""

    def test_names_and_values_are_text(self, text):
        daten = {"Straße": ["Müllerweg", 3, None, {"x": "y"}]}
        assert text(json.dumps(daten).encode(), "application/json") == (
            "Straße\nMüllerweg\n3\nx\ny"
        )

    def test_what_is_no_json_is_plain_text(self, text):
        assert text(b"[1, 2", "", "a.json") == "[1, 2"
        assert text(b"[" * 100_000, "", "a.json").startswith("[[[")
