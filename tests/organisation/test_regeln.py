"""Offices, circles and presets on plain values."""

from collective.eakte.organisation.kreisrechnung import kreise_nach_mitglied
from collective.eakte.organisation.kreisrechnung import mitglieder_nach_kreis
from collective.eakte.organisation.kreisrechnung import zerlege
from collective.eakte.organisation.modell import Organisationseinheit
from collective.eakte.organisation.regeln import ist_code
from collective.eakte.organisation.vorgaben import kreis
from collective.eakte.organisation.vorgaben import strengere
from datetime import date

import pytest


HEUTE = date(2026, 3, 10)


def oe(code, oben=None, aktiv=HEUTE, **angaben):
    werte = {"gruppen": (f"g{code}",), "leitung": (f"l{code}",), **angaben}
    return Organisationseinheit(code, code, oben, aktiv_ab=aktiv, **werte)


def kreise(*einheiten, tag=HEUTE):
    return mitglieder_nach_kreis({eine.code: eine for eine in einheiten}, tag)


def test_people_of_an_office_belong_to_those_above_it_and_heads_to_their_own():
    gefunden = kreise(oe("3"), oe("32", "3", stellvertretung=("s32",)))
    assert set(gefunden["oe:3"]) == {"g3", "l3", "g32", "l32", "s32"}
    assert set(gefunden["oe:32"]) == {"g32", "l32", "s32"}
    assert gefunden["oe:32:leitung"] == ("l32", "s32")
    assert gefunden["oe:32:linie"] == ("l3",)
    assert "oe:3:linie" not in gefunden
    assert kreise_nach_mitglied(gefunden)["l3"] == {
        "oe:alle",
        "oe:3",
        "oe:3:leitung",
        "oe:32:linie",
    }


@pytest.mark.parametrize(
    "angaben",
    [
        {"aktiv": None},
        {"aktiv": date(2026, 3, 11)},
        {"gueltig_bis": date(2026, 3, 9)},
        {"gueltig_ab": date(2026, 3, 11)},
    ],
)
def test_an_office_that_is_not_at_work_is_empty(angaben):
    assert kreise(oe("32", **angaben)) == {}
    # Nor do its people belong to the office above it.
    gefunden = kreise(oe("3"), oe("32", "3", **angaben))
    assert set(gefunden["oe:3"]) == {"g3", "l3"} == set(gefunden["oe:alle"])


def test_people_of_an_office_work_before_the_one_above_it_does():
    gefunden = kreise(oe("3", aktiv=None), oe("32", "3"), oe("32.1", "32"))
    assert "oe:3" not in gefunden
    assert gefunden["oe:32.1:linie"] == ("l32",)


@pytest.mark.parametrize(
    "kreis_id,teile",
    [
        ("oe:32.1", ("32.1", "")),
        ("oe:32:leitung", ("32", ":leitung")),
        ("oe:32:linie", ("32", ":linie")),
        ("amt32", None),
    ],
)
def test_a_circle_names_its_office(kreis_id, teile):
    assert zerlege(kreis_id) == teile


@pytest.mark.parametrize("code", ["32", "32.1", "OB", "10-2", "Ä1"])
def test_codes_are_short_names(code):
    assert ist_code(code)


@pytest.mark.parametrize("code", [None, "", "alle", "Alle", "32:leitung", "3 2", ".1"])
def test_what_could_be_taken_for_something_else_is_no_code(code):
    assert not ist_code(code)


@pytest.mark.parametrize(
    "vorgaben,strengste",
    [
        ((), "eigene_oe"),
        ((None, "unbekannt"), "eigene_oe"),
        (("eigene_oe_linie", None), "eigene_oe_linie"),
        (("geschlossen", "persoenlich"), "geschlossen"),
        (("eigene_oe_linie", "geschlossen"), "geschlossen"),
    ],
)
def test_the_stricter_preset_wins(vorgaben, strengste):
    assert strengere(*vorgaben) == strengste


S, L = ("Sachbearbeitung",), ("Leitung",)


@pytest.mark.parametrize(
    "vorgabe,leitung,dabei,erwartet",
    [
        ("eigene_oe_ohne_registratur", True, True, [("oe:1", S), ("oe:1:leitung", L)]),
        (
            "eigene_oe_ohne_registratur",
            True,
            False,
            [("oe:1", S), ("oe:1:leitung", L), ("ich", S)],
        ),
        ("eigene_oe_ohne_registratur", False, True, [("oe:1", S), ("ich", L)]),
        ("persoenlich", True, True, [("oe:1:leitung", L), ("ich", L)]),
        ("persoenlich", False, True, [("ich", L)]),
        ("geschlossen", True, True, [("ich", L)]),
    ],
)
def test_somebody_always_decides_on_a_protected_akte(vorgabe, leitung, dabei, erwartet):
    gefunden = kreis(
        vorgabe, oe="1", hat_leitung=leitung, person="ich", person_gehoert_dazu=dabei
    )
    assert gefunden == erwartet
    ohne_oe = kreis(
        vorgabe, oe=None, hat_leitung=False, person="ich", person_gehoert_dazu=False
    )
    assert ohne_oe == [("ich", L)]
