"""Foreign headings of plan tables."""

from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.pruefung import pruefe
from collective.eakte.aktenplan.spalten import NACH_NAME
from collective.eakte.aktenplan.spalten import SPALTEN
from collective.eakte.aktenplan.spalten import vereinfacht
from collective.eakte.aktenplan.spalten import verstehe
from collective.eakte.aktenplan.werte import LESER

import pytest


def gedeutet(*ueberschriften, **zuordnung):
    kopf = verstehe(("kennzeichen", "titel", *ueberschriften), 1, zuordnung)
    return {s.ueberschrift: s.spalte for s in kopf.spalten}, [
        b.code for b in kopf.befunde
    ]


@pytest.mark.parametrize(
    "ueberschrift, spalte",
    [
        ("Aktenzeichen", "kennzeichen"),
        ("Az.", "kennzeichen"),
        ("NUMMER", "kennzeichen"),
        ("Bezeichnung", "titel"),
        ("Betreff", "titel"),
        ("AFrist", "aufbewahrung_jahre"),
        ("Aufbewahrungs-\nfrist (Jahre)", "aufbewahrung_jahre"),
        ("Bewertung", "aussonderungsart"),
        ("Federführung", "federfuehrende_oe"),
        ("Aktenführende OE", "aktenfuehrende_oe"),
        ("GÜLTIG BIS", "gueltig_bis"),
    ],
)
def test_common_headings_are_understood(ueberschrift, spalte):
    kopf = verstehe((ueberschrift,), 1)
    assert kopf.spalten[0].spalte == spalte


def test_no_spelling_means_two_columns():
    gesehen = {}
    for spalte in SPALTEN:
        for text in {vereinfacht(t) for t in (spalte.name, *spalte.schreibweisen)}:
            assert gesehen.setdefault(text, spalte.name) == spalte.name


def test_every_column_can_be_read():
    assert set(LESER) == set(NACH_NAME)


def test_an_unknown_column_is_left_out_and_said_so():
    assert gedeutet("Raum") == (
        {"kennzeichen": "kennzeichen", "titel": "titel", "Raum": None},
        ["spalte-unbekannt"],
    )


def test_a_heading_that_can_mean_two_things_is_not_guessed():
    spalten, codes = gedeutet("Frist")
    assert (spalten["Frist"], codes) == (None, ["spalte-mehrdeutig"])


def test_the_user_says_what_a_heading_means():
    spalten, codes = gedeutet("Frist", Frist="aufbewahrung_jahre")
    assert (spalten["Frist"], codes) == ("aufbewahrung_jahre", [])


def test_what_the_user_says_wins_over_known_spellings():
    spalten, codes = gedeutet("Bewertung", Bewertung="bemerkung")
    assert (spalten["Bewertung"], codes) == ("bemerkung", [])


def test_the_user_can_leave_a_column_out():
    spalten, codes = gedeutet("Frist", "Bewertung", Frist="", Bewertung=None)
    assert (spalten["Frist"], spalten["Bewertung"], codes) == (None, None, [])


def test_a_mapping_to_no_column_of_a_plan_is_refused():
    assert gedeutet("Frist", Frist="frist")[1] == ["zuordnung-unbekannt"]


def test_a_mapping_of_a_heading_that_is_not_there_is_pointed_out():
    assert gedeutet(Fristt="aufbewahrung_jahre")[1] == ["zuordnung-ohne-spalte"]


def test_two_headings_for_one_column_have_to_be_chosen_from():
    kopf = verstehe(("Nummer", "Bezeichnung", "Betreff"), 1)
    (befund,) = kopf.befunde
    assert befund.code == "spalte-doppelt"
    assert befund.message.mapping["ueberschriften"] == "Bezeichnung, Betreff"


def test_our_own_heading_wins_over_another_spelling():
    spalten, codes = gedeutet("Bezeichnung")
    assert (spalten["titel"], spalten["Bezeichnung"]) == ("titel", None)
    assert codes == ["spalte-unbekannt"]


def test_a_plan_needs_number_and_title():
    kopf = verstehe(("Ebene", "Typ"), 7)
    assert [(b.code, b.line, b.field) for b in kopf.befunde] == [
        ("spalte-fehlt", 7, "kennzeichen"),
        ("spalte-fehlt", 7, "titel"),
    ]


def test_a_header_of_mapped_headings_alone_is_found():
    tabelle = lies(
        "Plan 2024\nSchl;Inhalt\n1;Führung\n".encode(),
        "plan.csv",
        zuordnung={"Schl": "kennzeichen", "Inhalt": "titel"},
    )
    assert tabelle.kopfzeile == 2
    assert pruefe(tabelle).plan.zeilen[0].titel == "Führung"
