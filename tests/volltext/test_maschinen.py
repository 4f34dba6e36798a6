"""Every engine keeps and finds the same."""

from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import AUSGEWICHEN
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import ITextmaschine
from collective.eakte.volltext.interfaces import Lesestand
from tests.volltext.maschinen import angaben
from tests.volltext.maschinen import finde
from tests.volltext.maschinen import MASCHINEN
from tests.volltext.maschinen import oeffne
from tests.volltext.maschinen import text
from zope.interface.verify import verifyObject

import pytest


@pytest.fixture(params=MASCHINEN)
def maschine(request, tmp_path):
    maschine = oeffne(request.param, request, tmp_path)
    maschine.leere()
    yield maschine
    maschine.schliesse()


@pytest.fixture
def bestand(maschine):
    return fuelle(maschine)


@pytest.fixture(scope="module", params=MASCHINEN)
def nachschlagewerk(request, tmp_path_factory):
    """As ``bestand``, only to ask."""
    ordner = tmp_path_factory.mktemp("werk")
    maschine = oeffne(request.param, request, ordner, "werk")
    yield fuelle(maschine)
    maschine.schliesse()


def fuelle(maschine):
    maschine.setze_angaben(
        [
            angaben(1, "Bauantrag Müller", "32.01.01-0007", "Gewerbe"),
            angaben(-2, "Straßenausbaubeiträge", "32.01.02-0001"),
            angaben(3, "Häuser am Markt", "ORG-2026/7"),
            angaben(4, "Müllabfuhr"),
        ]
    )
    maschine.setze_inhalt(
        text(1, "Der Bescheid vom 3.4.2024 über Gaststättenerlaubnisse, Az. 32.01.02-1")
    )
    maschine.setze_inhalt(text(3, "Bescheid über Gebühren der Gemeinde Musterstadt"))
    return maschine


def test_it_does_what_an_engine_has_to_do(maschine):
    assert verifyObject(ITextmaschine, maschine)


@pytest.mark.parametrize(
    ("frage", "rids"),
    [
        # umlauts
        ("Müller", {1}),
        ("mueller", {1}),
        ("MULLER", {1}),
        ("strassenausbaubeitraege", {-2}),
        # forms of words
        ("Haus", {3}),
        ("Bescheides", {1, 3}),
        ("Gebühr", {3}),
        # parts of compounds
        ("ausbau", {-2}),
        ("Ausbaubeitrag", {-2}),
        ("erlaubnis", {1}),
        ("stadt", {3}),
        ("müll", {1, 4}),
        # phrases
        ('"bescheid vom"', {1}),
        ('"vom bescheid"', set()),
        ('"Häuser am Markt"', {3}),
        ('"Antrag Müller"', set()),
        # beginnings
        ("Gaststätten*", {1}),
        ("Mül*", {1, 4}),
        ("Gew* Bauantr*", {1}),
        ('"bescheid ü*"', set()),
        ('"bescheid ü"*', {3}),
        # exclusion, or, brackets
        ("bescheid -gebühren", {1}),
        ("bescheid NOT müller", {3}),
        ("müller OR ausbau", {1, -2}),
        ("bescheid (müller OR markt)", {1, 3}),
        ("müll -abfuhr", {1}),
        # metadata and text together
        ("müller bescheid", {1}),
        # numbers
        ("32.01.01-0007", {1}),
        ("32.1.1/7", {1}),
        ("32.01", {1, -2}),
        ("32.01.02", {1, -2}),
        ("32.01*", {1, -2}),
        ("32.01.01* AND 0007*", {1}),
        ("32.01.01-00*", {1}),
        ("01.01-0007", {1}),
        ("ORG-2026/7", {3}),
        ("0007", {1, 3}),
        ("7", {1, 3}),
        ("000*", {1, -2}),
        ("3.4.2024", {1}),
        ("03.04.2024", {1}),
        # nothing
        ("", set()),
        ("gibtesnicht", set()),
        ("-müller", set()),
        ("%", set()),
        ("_", set()),
        ("'", set()),
    ],
)
def test_it_finds(nachschlagewerk, frage, rids):
    assert finde(nachschlagewerk, frage) == rids


def test_who_asks_strictly_gets_beginnings_only(nachschlagewerk):
    assert finde(nachschlagewerk, "erlaub*") == {1}
    assert finde(nachschlagewerk, "erlaub*", streng=True) == set()


def test_metadata_alone_are_told_apart_from_texts(nachschlagewerk):
    gefunden = nachschlagewerk.suche(lies("bescheid OR müller"))
    assert set(gefunden.angaben) == {1}
    assert set(gefunden.gesamt) == {1, 3}


def test_what_is_excluded_counts_in_texts_only_with_texts(nachschlagewerk):
    gefunden = nachschlagewerk.suche(lies("müller -bescheid"))
    assert set(gefunden.angaben) == {1}
    assert set(gefunden.gesamt) == set()


def test_the_number_comes_before_title_further_metadata_and_text(maschine):
    maschine.setze_angaben(
        [
            angaben(1, "Vorgang", "2024/1"),
            angaben(2, "Vorgang 2024", "7"),
            angaben(3, "Vorgang", "8", "2024"),
            angaben(4, "Vorgang", "9"),
        ]
    )
    maschine.setze_inhalt(text(4, "2024 " * 500))
    gefunden = maschine.suche(lies("2024")).gesamt
    assert sorted(gefunden, key=gefunden.get, reverse=True) == [1, 2, 3, 4]
    assert all(isinstance(wert, int) and wert > 0 for wert in gefunden.values())


def test_whole_words_come_before_parts_and_new_ones_before_old_ones(maschine):
    maschine.setze_angaben([angaben(1, "Ausbau"), angaben(2, "Ausbauplan")])
    maschine.setze_angaben([angaben(3, "Ausbau")])
    gefunden = maschine.suche(lies("ausbau")).gesamt
    assert sorted(gefunden, key=gefunden.get, reverse=True) == [3, 1, 2]


def test_scores_of_metadata_say_nothing_of_texts(maschine):
    maschine.setze_angaben([angaben(1, "Antrag")])
    ohne = dict(maschine.suche(lies("antrag")).angaben.items())
    maschine.setze_inhalt(text(1, "Antrag " * 50))
    assert dict(maschine.suche(lies("antrag")).angaben.items()) == ohne


def test_long_questions_fit_into_scores(maschine):
    maschine.setze_angaben([angaben(1, "a b c", "7/2024")])
    gefunden = maschine.suche(lies("7/2024 " * 150)).gesamt
    assert 0 < gefunden[1] < 2**31


def test_replacing_metadata_keeps_the_text(bestand):
    bestand.setze_angaben([angaben(1, "Bauantrag Meier", "32.01.01-0007")])
    assert finde(bestand, "müller") == set()
    assert finde(bestand, "gewerbe") == set()
    assert finde(bestand, "meier bescheid") == {1}
    assert bestand.inhalte(["u1"])["u1"].text.startswith("Der Bescheid")


def test_replacing_a_text_forgets_the_one_before(bestand):
    assert finde(bestand, "gebühren") == {3}
    bestand.setze_inhalt(text(3, "Ganz anderes", "cd"))
    assert finde(bestand, "gebühren") == set()
    assert finde(bestand, "anderes") == {3}
    bestand.setze_inhalt(text(3, "", "ef", Lesestand.AUSSTEHEND))
    assert finde(bestand, "anderes") == set()
    assert bestand.staende(["u3", "u9"]) == {
        "u3": Inhalt("u3", "ef", Lesestand.AUSSTEHEND, "", "werkzeug 1")
    }


def test_a_record_may_get_another_id(bestand):
    finde(bestand, "bescheid")
    bestand.setze_angaben(
        [Angaben(11, "u1", "32.01.01-0007", "Bauantrag Müller", "Gewerbe")]
    )
    assert finde(bestand, "bescheid") == {11, 3}
    assert finde(bestand, "müller") == {11}


def test_an_id_may_get_another_record(bestand):
    finde(bestand, "bescheid")
    bestand.setze_angaben([Angaben(1, "u77", "", "Neues")])
    assert finde(bestand, "bescheid müller neues") == set()
    assert finde(bestand, "neues") == {1}
    # The one before has an id that no catalog knows; its text is not read again.
    assert finde(bestand, "müller OR bescheid") == {AUSGEWICHEN, 3}
    assert bestand.eintrag("u1").pruefwert != angaben(1, "Bauantrag Müller").pruefwert
    bestand.setze_angaben([Angaben(9, "u1", "32.01.01-0007", "Bauantrag Müller")])
    assert finde(bestand, "müller bescheid") == {9}
    assert bestand.inhalte(["u1"])["u1"].text.startswith("Der Bescheid")
    assert bestand.pruefe() == []


def test_records_may_exchange_their_ids(bestand):
    finde(bestand, "bescheid"), finde(bestand, "gebühren")
    bestand.setze_angaben(
        [
            Angaben(3, "u1", "32.01.01-0007", "Bauantrag Müller"),
            Angaben(4, "u3", "ORG-2026/7", "Häuser am Markt"),
            Angaben(1, "u4", "", "Müllabfuhr"),
        ]
    )
    assert finde(bestand, "bescheid") == {3, 4}
    assert finde(bestand, "gebühren") == finde(bestand, "häuser gebühren") == {4}
    assert finde(bestand, "müller bescheid") == {3}
    assert finde(bestand, "abfuhr") == {1}
    assert [e.rid for e in bestand.eintraege()] == [-2, 3, 4, 1]
    assert bestand.pruefe() == []


def test_whose_id_is_taken_can_be_removed_and_taken_again(bestand):
    for uid in ("u77", "u78", "u79"):
        bestand.setze_angaben([Angaben(1, uid, "", f"Neues {uid}")])
    assert finde(bestand, "neues") == {1, AUSGEWICHEN + 1, AUSGEWICHEN + 2}
    bestand.streiche(["u1", "u77"])
    assert finde(bestand, "müller OR bescheid") == {3}
    assert finde(bestand, "neues") == {1, AUSGEWICHEN + 2}
    assert bestand.pruefe() == []


def test_what_is_removed_is_not_found(bestand):
    assert finde(bestand, "bescheid") == {1, 3}
    bestand.streiche(["u1", "u99"])
    assert finde(bestand, "bescheid") == {3}
    assert finde(bestand, "müller") == set()
    assert bestand.inhalte(["u1"]) == {}
    assert [eintrag.uid for eintrag in bestand.eintraege()] == ["u-2", "u3", "u4"]
    bestand.setze_angaben([angaben(1, "Wieder da")])
    assert finde(bestand, "bescheid") == {3}
    assert finde(bestand, "wieder") == {1}


def test_a_text_of_an_unknown_record_is_left_out(bestand):
    bestand.setze_inhalt(text(77, "Bescheid"))
    assert finde(bestand, "bescheid") == {1, 3}
    assert bestand.anzahl() == 4


def test_entering_twice_changes_nothing(bestand):
    stand = bestand.eintraege()
    vorher = dict(bestand.suche(lies("bescheid")).gesamt.items())
    bestand.setze_angaben([angaben(1, "Bauantrag Müller", "32.01.01-0007", "Gewerbe")])
    bestand.setze_inhalt(text(3, "Bescheid über Gebühren der Gemeinde Musterstadt"))
    assert bestand.eintraege() == stand
    assert dict(bestand.suche(lies("bescheid")).gesamt.items()) == vorher


def test_answers_follow_what_is_written(maschine):
    maschine.setze_angaben([angaben(n, "Antrag") for n in range(1, 30)])
    for n in range(1, 30):
        maschine.setze_inhalt(text(n, f"Bescheid Nummer{n}"))
        assert finde(maschine, "bescheid") == set(range(1, n + 1))
        assert finde(maschine, "esche") == set(range(1, n + 1))
        assert finde(maschine, "Nummer*") == set(range(1, n + 1))
    maschine.setze_inhalt(text(5, "Widerspruchsbescheid", "cd"))
    assert finde(maschine, "widerspruch") == {5}
    assert finde(maschine, "bescheid") == set(range(1, 30))
    maschine.streiche([f"u{n}" for n in range(1, 10)])
    assert finde(maschine, "bescheid") == set(range(10, 30))
    assert finde(maschine, "antrag") == set(range(10, 30))


def test_a_word_of_texts_is_found_in_metadata_later(maschine):
    maschine.setze_angaben([angaben(1, "x"), angaben(2, "y")])
    maschine.setze_inhalt(text(1, "Straßenausbau"))
    assert finde(maschine, "ausbau") == {1}
    maschine.setze_angaben([angaben(2, "Straßenausbau")])
    assert finde(maschine, "ausbau") == {1, 2}


def test_entries_come_in_order_and_in_pieces(nachschlagewerk):
    erste = nachschlagewerk.eintraege(hoechstens=2)
    zweite = nachschlagewerk.eintraege(nach=erste[-1].uid)
    uids = [eintrag.uid for eintrag in erste + zweite]
    assert uids == ["u-2", "u1", "u3", "u4"]
    assert [e.stand for e in erste + zweite] == [
        None,
        Lesestand.GELESEN,
        Lesestand.GELESEN,
        None,
    ]
    eines = angaben(-2, "Straßenausbaubeiträge", "32.01.02-0001")
    assert erste[0].pruefwert == eines.pruefwert


def test_dokumente_in_a_state_are_known(bestand):
    bestand.setze_inhalt(text(4, "", "xy", Lesestand.BESCHAEDIGT))
    assert bestand.mit_stand(Lesestand.BESCHAEDIGT) == ["u4"]
    assert bestand.mit_stand(Lesestand.GELESEN) == ["u1", "u3"]
    assert bestand.mit_stand(Lesestand.GELESEN, hoechstens=1) == ["u1"]


def test_everything_can_be_forgotten(bestand):
    bestand.leere()
    assert bestand.anzahl() == 0
    assert finde(bestand, "bescheid") == set()
    bestand.setze_angaben([angaben(1, "Bescheid")])
    assert finde(bestand, "bescheid") == {1}


def test_cleaning_up_forgets_words_and_nothing_else(bestand):
    bestand.streiche(["u1"])
    bestand.raeume_auf()
    assert finde(bestand, "bescheid") == {3}
    assert finde(bestand, "ausbau") == {-2}
    assert bestand.vorschlaege(lies("Gaststättenerlabnisse")) == []
    assert bestand.pruefe() == []


def test_words_that_were_cleaned_up_come_back(maschine, request, tmp_path):
    art = request.node.callspec.params["maschine"]
    maschine.setze_angaben([angaben(1, "x"), angaben(2, "Straßenausbau")])
    if art == "speicher":
        anderer = maschine
    else:
        anderer = oeffne(art, request, tmp_path)
    anderer.streiche(["u2"])
    anderer.raeume_auf()
    maschine.setze_inhalt(text(1, "Straßenausbau"))
    assert finde(maschine, "ausbau") == {1}
    assert finde(anderer, "ausbau") == {1}
    anderer.leere()
    maschine.setze_angaben([angaben(1, "Straßenausbau")])
    assert finde(maschine, "ausbau") == {1}
    assert finde(anderer, "ausbau") == {1}
    anderer.schliesse()


def test_a_whole_engine_has_nothing_to_complain_about(nachschlagewerk):
    assert nachschlagewerk.pruefe() == []


@pytest.mark.parametrize(
    "was",
    [
        "\x00 \ud800 Antrag",
        "x" * 300_000,
        "Wort " * 60_000,
        "a-1." * 30_000,
        "é´",
    ],
    ids=["no characters", "no end", "one word", "one number", "marks"],
)
def test_any_text_can_be_entered_and_removed(maschine, was):
    maschine.setze_angaben([angaben(1, was[:2000], was[:500], was[:1000])])
    maschine.setze_inhalt(text(1, was + " Schluss"))
    assert finde(maschine, "schluss") == {1}
    assert maschine.inhalte(["u1"])["u1"].text.endswith(" Schluss")
    maschine.streiche(["u1"])
    assert maschine.anzahl() == 0
    assert maschine.pruefe() == []


def test_a_text_of_many_words_is_found_at_its_end(maschine):
    maschine.setze_angaben([angaben(1, "Langes")])
    viele = " ".join(f"wort{n}x{n * 7}" for n in range(150_000))
    maschine.setze_inhalt(text(1, f"{viele} ganz am Schluss steht Gebühr"))
    assert finde(maschine, '"am schluss steht"') == {1}
    assert finde(maschine, '"schluss am"') == set()
    assert finde(maschine, '"wort149999x1049993 ganz am"') == {1}


@pytest.mark.parametrize(
    ("vertippt", "gemeint"),
    [
        ("Gasstättenerlaubnisse", "Gaststättenerlaubnisse"),
        ("Straßenausbubeiträge", "Straßenausbaubeiträge"),
        ("Gebüren", "Gebühren"),
        ("Beschied", "Bescheid"),
        ("Müllr", "Müller"),
        ("Gemiende Gebühren", "Gemeinde Gebühren"),
        ("Bauantrga*", "Bauantrag"),
    ],
)
def test_what_may_have_been_meant_is_suggested(nachschlagewerk, vertippt, gemeint):
    assert gemeint in nachschlagewerk.vorschlaege(lies(vertippt))


def test_nothing_is_suggested_for_nothing(nachschlagewerk):
    assert nachschlagewerk.vorschlaege(lies("")) == []
    assert nachschlagewerk.vorschlaege(lies("qqqqqqqqq")) == []
    assert len(nachschlagewerk.vorschlaege(lies("a b c d e f g h i"))) <= 8
