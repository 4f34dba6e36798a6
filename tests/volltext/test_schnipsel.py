"""A piece of the text shows what was found in it."""

from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.schnipsel import anfang
from collective.eakte.volltext.schnipsel import markiere
from collective.eakte.volltext.schnipsel import schnipsel
from hypothesis import given
from hypothesis import strategies as st

import pytest
import time


TEXT = (
    "Die Stadt erhebt Gebühren. Der Bescheid über Straßenausbaubeiträge vom 3.4.2024"
    " zum Aktenzeichen 32.01.01-0007 ist Herrn Müller zugegangen; die"
    " Gaststättenerlaubnis wird erteilt."
)


def treffer(stuecke):
    return [text for stueck in stuecke for text, markiert in stueck if markiert]


@pytest.mark.parametrize(
    ("frage", "markiert"),
    [
        ("gebuehr", ["Gebühren"]),
        ("ausbau", ["Straßenausbaubeiträge"]),
        ("mueller", ["Müller"]),
        ("Gast*", ["Gaststättenerlaubnis"]),
        ('"der bescheid"', ["Der Bescheid"]),
        ('"bescheid der"', []),
        ("32.1.1-7", ["32.01.01-0007"]),
        ("0007", ["0007"]),
        ("erlaubnisse", ["Gaststättenerlaubnis"]),
        ("bescheid -gebühren", ["Bescheid"]),
        ("gibtesnicht", []),
        ("", []),
    ],
)
def test_what_was_found_is_marked(frage, markiert):
    assert treffer(schnipsel(TEXT, lies(frage))) == markiert


def test_a_piece_has_whole_words_and_a_length():
    text = "Lorem ipsum dolor " * 100 + "Gebühren " + "sit amet consetetur " * 100
    (stueck,) = schnipsel(text, lies("Gebühren"))
    ganz = "".join(text for text, _ in stueck)
    assert 100 <= len(ganz) <= 160
    assert set(ganz.split()) <= set(text.split())


def test_pieces_show_as_much_of_the_question_as_possible():
    text = "Antrag x " + "y " * 200 + "Antrag und Bescheid " + "z " * 200 + "Bescheid"
    (erstes, *_) = [
        stueck
        for stueck in schnipsel(text, lies("Antrag Bescheid"))
        if len(treffer([stueck])) == 2
    ]
    assert treffer([erstes]) == ["Antrag", "Bescheid"]


def test_ends_of_lines_are_blanks():
    (stueck,) = schnipsel("Eins\n\n  zwei\tGebühren\nvier", lies("gebühren"))
    assert stueck == [("Eins zwei ", False), ("Gebühren", True), (" vier", False)]


def test_a_title_is_marked_as_a_whole():
    assert markiere("Antrag Müller", lies("muller")) == [
        ("Antrag ", False),
        ("Müller", True),
    ]
    assert markiere("Antrag", lies("x")) == [("Antrag", False)]


def test_a_beginning_ends_with_a_word():
    assert anfang("Eins zwei drei", 10) == "Eins zwei"
    assert anfang("Eins") == "Eins"


def test_a_text_of_megabytes_is_no_burden():
    text = "Der Bescheid vom Amt über Beiträge " * 150_000
    beginn = time.process_time()
    schnipsel(text, lies("gebühren"))
    schnipsel(text + " Gebühren", lies("Gebühren"))
    schnipsel(text, lies("Bescheid"))
    schnipsel("x" * 5_000_000, lies("Bescheid"))
    assert time.process_time() - beginn < 6


@given(st.text(), st.text())
def test_pieces_come_from_the_text(text, frage):
    markiere(text, lies(frage))
    for stueck in schnipsel(text, lies(frage)):
        assert any(markiert for _, markiert in stueck)


@given(st.text(), st.text(max_size=5))
def test_marks_change_no_letter(text, frage):
    from collective.eakte.volltext.sprache import glaette

    assert "".join(t for t, _ in markiere(text, lies(frage))) == glaette(text)
