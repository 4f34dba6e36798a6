"""Letters are written on working days."""

from collective.eakte.demo.kalender import arbeitstag
from collective.eakte.demo.kalender import ist_arbeitstag
from collective.eakte.demo.kalender import nach
from collective.eakte.demo.kalender import ostersonntag
from collective.eakte.demo.kalender import Stichtage
from datetime import date

import pytest


@pytest.mark.parametrize(
    "ostern",
    [date(2021, 4, 4), date(2022, 4, 17), date(2024, 3, 31), date(2026, 4, 5)],
)
def test_easter_is_computed(ostern):
    assert ostersonntag(ostern.year) == ostern


@pytest.mark.parametrize(
    "feiertag",
    [
        date(2024, 3, 29),  # Karfreitag
        date(2024, 4, 1),  # Ostermontag
        date(2024, 5, 9),  # Christi Himmelfahrt
        date(2024, 5, 20),  # Pfingstmontag
        date(2024, 10, 3),
        date(2024, 12, 25),
        date(2024, 6, 1),  # a Saturday
    ],
)
def test_nobody_works_on_holidays_and_weekends(feiertag):
    assert not ist_arbeitstag(feiertag)
    assert ist_arbeitstag(arbeitstag(feiertag))


def test_a_letter_due_at_the_weekend_is_written_on_monday():
    assert nach(date(2024, 6, 6), 2) == date(2024, 6, 10)


@pytest.mark.parametrize("heute", [date(2026, 1, 1), date(2027, 12, 31)])
def test_rights_hold_long_enough_for_somebody_to_look(heute):
    stichtage = Stichtage(heute)
    assert (stichtage.ende_des_naechsten_jahres - heute).days >= 365
    assert 300 < (stichtage.ende_der_vertretung - heute).days < 365
    assert stichtage.ende_des_letzten_jahres < heute
