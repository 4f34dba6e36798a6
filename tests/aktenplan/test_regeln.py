"""What may be created in a unit of the plan."""

from collective.eakte.aktenplan.regeln import pruefe_anlage
from datetime import date

import pytest


EINHEIT = {
    "zustand": "aktiv",
    "hat_einheiten": False,
    "hat_akten": False,
    "ebene": 3,
    "kennzeichen": "32.01.01",
    "typ": "Betreffseinheit",
}


def codes(anzulegen, **angaben):
    befunde = pruefe_anlage(**{**EINHEIT, **angaben}, anzulegen=anzulegen)
    return {befund.code for befund in befunde}


def test_an_active_betreffseinheit_takes_an_akte():
    assert codes("akte") == set()


def test_a_second_akte_joins_the_first():
    assert codes("akte", hat_akten=True) == set()


def test_a_unit_without_kind_takes_an_akte_while_it_holds_no_units():
    assert codes("akte", typ=None) == set()
    assert codes("akte", typ="") == set()


def test_a_group_refuses_an_akte_and_points_to_the_betreffseinheiten():
    (befund,) = pruefe_anlage(
        zustand="aktiv",
        hat_einheiten=True,
        hat_akten=False,
        ebene=2,
        anzulegen="akte",
        kennzeichen="32.01",
        typ="Obergruppe",
    )
    assert befund.code == "akte-nur-in-betreffseinheit"
    assert befund.kennzeichen == "32.01"
    assert befund.message.mapping == {"kennzeichen": "32.01"}


@pytest.mark.parametrize(
    "angaben",
    [
        {"ebene": 0, "typ": None},
        {"typ": "Hauptgruppe"},
        {"typ": "Gruppe"},
        {"typ": None, "hat_einheiten": True},
    ],
)
def test_an_akte_lies_in_a_betreffseinheit_only(angaben):
    assert codes("akte", **angaben) == {"akte-nur-in-betreffseinheit"}


def test_a_betreffseinheit_that_holds_units_takes_no_akte():
    assert codes("akte", hat_einheiten=True) == {"einheit-enthaelt-einheiten"}


@pytest.mark.parametrize(
    "zustand, code",
    [("entwurf", "einheit-nicht-aktiv"), ("stillgelegt", "einheit-stillgelegt")],
)
def test_only_an_active_unit_takes_an_akte(zustand, code):
    assert codes("akte", zustand=zustand) == {code}


@pytest.mark.parametrize(
    "angaben",
    [
        {"laufzeit_beginn": date(2025, 1, 2)},
        {"laufzeit_ende": date(2024, 12, 31)},
    ],
)
def test_an_akte_is_opened_within_the_validity_of_the_unit(angaben):
    assert codes("akte", heute=date(2025, 1, 1), **angaben) == {"einheit-nicht-gueltig"}


def test_first_and_last_day_belong_to_the_validity():
    tag = date(2025, 1, 1)
    assert codes("akte", heute=tag, laufzeit_beginn=tag, laufzeit_ende=tag) == set()


def test_all_reasons_are_given_at_once():
    assert codes("akte", typ="Gruppe", zustand="stillgelegt") == {
        "akte-nur-in-betreffseinheit",
        "einheit-stillgelegt",
    }


@pytest.mark.parametrize("ebene", range(6))
def test_units_go_down_to_the_sixth_level(ebene):
    assert codes("einheit", ebene=ebene, typ="Gruppe") == set()


def test_the_sixth_level_takes_no_unit():
    assert codes("einheit", ebene=6, typ="Gruppe") == {"zu-viele-ebenen"}


def test_a_unit_with_akten_takes_no_unit():
    assert codes("einheit", hat_akten=True) == {"einheit-enthaelt-akten"}


def test_a_betreffseinheit_takes_no_unit_even_while_it_is_empty():
    assert codes("einheit") == {"betreffseinheit-ohne-einheiten"}


def test_a_plan_is_built_while_it_is_a_draft():
    assert codes("einheit", typ="Gruppe", zustand="entwurf") == set()


def test_a_stillgelegte_unit_takes_no_unit():
    assert codes("einheit", typ="Gruppe", zustand="stillgelegt") == {
        "einheit-stillgelegt"
    }
