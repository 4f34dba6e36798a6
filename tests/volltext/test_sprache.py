"""Words fall together where people mean the same, and only there."""

from collective.eakte.volltext import sprache
from hypothesis import given
from hypothesis import strategies as st

import pytest
import time


def normal(wort):
    return sprache.form(wort)[1]


@pytest.mark.parametrize(
    "woerter",
    [
        "Straße Strasse STRASSE straße Straßen STRAẞE",
        "Müller Mueller Muller MÜLLER Müllers Muellers",
        "Häuser Haeuser Haus Hauses Häusern",
        "Amt Ämter Aemter Amtes Ämtern",
        "Gebühr Gebühren Gebuehr GEBUEHREN",
        "Bescheid Bescheide Bescheides Bescheids Bescheiden",
        "Grundbuch Grundbücher Grundbuecher",
        "öffentlich öffentlicher öffentliche oeffentliches öffentlichen",
        "städtisch städtischer städtische staedtischen",
        "Gaststättenerlaubnis Gaststaettenerlaubnis",
        "Bauer Bauern Bauers",
        "0007 7 07",
    ],
)
def test_forms_of_a_word_are_one(woerter):
    assert len({normal(wort) for wort in woerter.split()}) == 1


@pytest.mark.parametrize(
    ("einer", "anderer"),
    [
        ("Müller", "Müll"),
        ("Bauer", "Bau"),
        ("Fischer", "Fisch"),
        ("Schneider", "Schneid"),
        ("Weber", "Web"),
        ("2024", "2025"),
        ("100", "1"),
        ("Neue", "Nue"),
    ],
)
def test_names_and_numbers_stay_themselves(einer, anderer):
    assert normal(einer) != normal(anderer)


@pytest.mark.parametrize("wort", ["neue", "Bauer", "Quelle", "Steuer", "Frauen"])
def test_not_every_ue_is_an_umlaut(wort):
    assert sprache.falte(wort) == wort.lower()


def test_a_part_of_a_compound_is_looked_for_without_its_ending():
    kern = sprache.kern(sprache.form("Ausbaubeiträge")[0])
    assert kern in sprache.form("Straßenausbaubeiträgen")[0]
    assert sprache.kern(sprache.form("Erlaubnisse")[0]) == "erlaubnis"
    assert sprache.kern("muller") == "muller"


def test_a_number_is_its_parts_and_a_whole():
    zerlegt = sprache.zerlege("Az. 32.01.01-0007 vom 3.4.2024")
    assert zerlegt.folge == ["az", "32", "1", "1", "7", "vom", "3", "4", "2024"]
    assert {"32_1_1_7_", "3_4_2024_", "0007"} <= set(zerlegt.nummern)


@pytest.mark.parametrize(
    "schreibweise", ["32.01.01-0007", "32.1.1-7", "32/01/01/0007", "32-01-01_07"]
)
def test_a_number_is_one_in_every_notation(schreibweise):
    assert "32_1_1_7_" in sprache.zerlege(schreibweise).nummern


def test_a_word_that_a_line_divides_is_whole():
    assert "bauantrag" in sprache.zerlege("der Bau-\n  antrag").folge
    assert "bauantrag" in sprache.zerlege("der Bau\u00adantrag").folge
    assert "bauantrag" in sprache.zerlege("der Bau\u00ad\nantrag").folge


def test_a_word_that_shares_its_end_is_no_divided_word():
    assert sprache.zerlege("Haupt-\nund Nebenweg").folge[:2] == ["haupt", "und"]


def test_characters_may_come_in_parts():
    assert sprache.zerlege("Mu\u0308ller").folge == ["muller"]


def test_the_way_a_word_was_written_is_kept():
    assert sprache.zerlege("Gaststätten").formen["gaststatten"][1] == "Gaststätten"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    gefaltet = sprache.falte(text)
    assert sprache.falte(gefaltet) == gefaltet


@given(st.text())
def test_every_text_becomes_words_without_blanks_or_signs(text):
    zerlegt = sprache.zerlege(text)
    for wort in zerlegt.folge + zerlegt.nummern:
        assert wort
        assert all(zeichen.isalnum() or zeichen == "_" for zeichen in wort)
        assert wort == wort.lower()


@given(st.text(alphabet="abdefghiklmnoprstuwz", min_size=1, max_size=12))
def test_umlauts_are_the_same_in_all_notations(wort):
    mit = f"{wort}stürz"
    assert normal(mit) == normal(mit.replace("ü", "ue"))
    assert normal(mit) == normal(mit.replace("ü", "u"))
    assert normal(mit) == normal(mit.upper())


@given(st.lists(st.integers(1, 99999), min_size=2, max_size=6), st.data())
def test_notations_of_a_number_do_not_matter(teile, data):
    breite = data.draw(st.integers(1, 7))
    zeichen = data.draw(st.sampled_from(".-/_"))
    text = zeichen.join(f"{teil:0{breite}}" for teil in teile)
    assert (
        sprache.nummer([str(teil) for teil in teile]) in sprache.zerlege(text).nummern
    )


def test_texts_are_taken_apart_at_more_than_a_megabyte_a_second():
    text = " ".join(
        f"Bescheid{n % 977} über Straßenausbaubeiträge{n % 4999} vom 3.{n % 12}.2024"
        for n in range(20_000)
    )
    sprache.zerlege(text[:1000])
    beginn = time.process_time()
    sprache.zerlege(text)
    assert len(text) / (time.process_time() - beginn) > 1_000_000


def test_a_megabyte_without_blanks_is_no_burden():
    beginn = time.process_time()
    sprache.zerlege("a1" * 500_000)
    sprache.zerlege("a1." * 300_000)
    sprache.zerlege("-\n" * 500_000)
    assert time.process_time() - beginn < 5
