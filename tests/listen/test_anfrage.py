"""A list says what is wrong with the question instead of answering another one."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.listen.anfrage import pruefe
from collective.eakte.listen.anfrage import textabfrage
from collective.eakte.listen.spalten import NACH_NAME
from collective.eakte.listen.spalten import SPALTEN
from collective.eakte.listen.spalten import STANDARDSPALTEN
from collective.eakte.listen.spalten import standardspalten
from datetime import date
from datetime import datetime

import pytest


def codes(**angaben):
    with pytest.raises(Hindernisse) as fehler:
        pruefe(**{"arten": ("Akte",), **angaben})
    return [h.code for h in fehler.value.hindernisse]


@pytest.mark.parametrize(
    "angaben, code",
    [
        ({"arten": ("Akten",)}, "art-unbekannt"),
        ({"arten": ()}, "art-unbekannt"),
        ({"spalten": ("kennzeichen", "betref")}, "spalte-unbekannt"),
        ({"sort_on": "farbe"}, "sortierung-unbekannt"),
        ({"sort_on": "absender"}, "sortierung-unbekannt"),
        ({"sort_order": "rueckwaerts"}, "reihenfolge-unbekannt"),
        ({"filter": {"farbe": "rot"}}, "filter-unbekannt"),
        ({"filter": {"review_state": "offen"}}, "zustand-unbekannt"),
        ({"filter": {"modified_von": "gestern"}}, "datum-ungueltig"),
        ({"start": -1}, "seite-ungueltig"),
        ({"size": 0}, "seite-ungueltig"),
        ({"size": 1001}, "seite-ungueltig"),
        ({"size": "viele"}, "seite-ungueltig"),
    ],
)
def test_what_is_unknown_is_named(angaben, code):
    assert codes(**angaben) == [code]


def test_all_faults_are_said_at_once():
    assert codes(
        spalten=("betref",), sort_on="farbe", filter={"review_state": "offen"}
    ) == ["spalte-unbekannt", "sortierung-unbekannt", "zustand-unbekannt"]


def test_a_refusal_suggests_what_was_meant():
    with pytest.raises(Hindernisse) as fehler:
        pruefe(arten=("Akte",), spalten=("kenzeichen",))
    hindernis = fehler.value.hindernisse[0]
    assert hindernis.field == "spalten"
    assert hindernis.message.mapping["possible"] == "kennzeichen"


def test_empty_filters_of_a_form_are_no_conditions():
    anfrage = pruefe(
        arten=("Akte",), filter={"typ": "", "review_state": [], "modified_von": None}
    )
    assert anfrage.indexabfrage == {}


def test_a_period_takes_its_first_and_last_day():
    anfrage = pruefe(
        arten=("Dokument",),
        filter={
            "datum_des_schreibens_von": "2026-02-01",
            "datum_des_schreibens_bis": date(2026, 2, 28),
        },
    )
    assert anfrage.indexabfrage["datum_des_schreibens"] == {
        "query": (datetime(2026, 2, 1), datetime(2026, 2, 28)),
        "range": "min:max",
    }


def test_the_last_day_of_a_period_counts_to_its_end():
    anfrage = pruefe(arten=("Akte",), filter={"modified_bis": "2026-02-28"})
    assert anfrage.indexabfrage["modified"] == {
        "query": datetime(2026, 2, 28, 23, 59),
        "range": "max",
    }


def test_who_filters_by_withdrawn_asks_for_withdrawn():
    assert pruefe(
        arten=("Akte",), filter={"review_state": ["zda", "storniert"]}
    ).mit_stornierten
    assert not pruefe(arten=("Akte",), filter={"review_state": "zda"}).mit_stornierten


@pytest.mark.parametrize(
    "text, abfrage",
    [
        ("Löwen", "Löwen*"),
        ("Gast Löwe", "Gast* Löwe*"),
        ("32.01.01-0007", '("32 01 01 0007" OR 32.01.01-0007*)'),
        ("Gast 32.01- Fluss", 'Gast* AND ("32 01" OR 32.01*) AND Fluss*'),
        ("1.2)(OR", '"1" "2" OR*'),
        ("A not (B", '"A" not* "B"'),
        ("#1", '"1"'),
        ("***", ""),
    ],
)
def test_words_are_taken_as_beginnings_and_operators_as_words(text, abfrage):
    assert textabfrage(text) == abfrage


def test_standard_columns_exist():
    for namen in STANDARDSPALTEN.values():
        assert set(namen) <= set(NACH_NAME)


def test_a_mixed_list_has_the_columns_of_all_its_kinds():
    namen = standardspalten(("Vorgang", "Dokument"))
    assert "laufzeit_beginn" in namen
    assert "dokumentart" in namen
    assert list(namen) == [s.name for s in SPALTEN if s.name in namen]
