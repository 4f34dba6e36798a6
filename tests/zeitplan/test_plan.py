"""When something is to be done again."""

from collective.eakte.zeitplan.plan import Auftrag
from collective.eakte.zeitplan.plan import GEDULD
from collective.eakte.zeitplan.plan import Stand
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC

import pytest
import time as uhr


@pytest.fixture(autouse=True)
def berlin(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    uhr.tzset()
    yield
    monkeypatch.undo()
    uhr.tzset()


def am(tag, stunde, monat=2):
    """A moment on the clock of the server."""
    return datetime(2026, monat, tag, stunde).astimezone().astimezone(UTC)


def auftrag(**angaben):
    return Auftrag("Etwas", lambda site: "", **angaben)


@pytest.mark.parametrize(
    ("tage", "seit", "dann"),
    [
        (1, (3, 1), (3, 2)),
        (1, (3, 2), (4, 2)),
        (1, (3, 9), (4, 2)),
        (7, (3, 2), (10, 2)),
        (7, (3, 3), (10, 2)),
    ],
)
def test_something_is_done_at_a_time_of_day(tage, seit, dann):
    woechentlich = auftrag(tage=tage, um=time(2))
    assert woechentlich.naechstes_mal(am(*seit)) == am(*dann)


def test_the_time_of_day_stays_when_the_clocks_change():
    # 2026-03-29: at two o'clock it is three.
    seit = am(28, 4, monat=3)
    dann = auftrag(um=time(4)).naechstes_mal(seit)
    assert dann == am(29, 4, monat=3)
    assert dann - seit == timedelta(hours=23)


def test_without_a_time_of_day_hours_count():
    assert auftrag(stunden=6).naechstes_mal(am(3, 1)) == am(3, 7)


def test_what_failed_is_tried_again_soon_and_then_more_seldom():
    taeglich = auftrag(um=time(2))
    abstaende = []
    for male in (1, 2, 3, 20):
        stand = Stand(am(1, 1), am(3, 2), am(3, 2), am(2, 2), "", male)
        abstaende.append(stand.naechstes_mal(taeglich) - am(3, 2))
    minuten = [abstand.total_seconds() / 60 for abstand in abstaende]
    assert minuten == [5, 10, 20, 360]


def test_what_was_begun_and_never_ended_is_begun_again_after_a_while():
    begonnen = am(3, 2)
    stand = Stand(am(1, 1), begonnen)
    assert stand.laeuft(begonnen + timedelta(hours=1))
    assert not stand.laeuft(begonnen + GEDULD)
    assert stand.naechstes_mal(auftrag(um=time(2))) <= begonnen


def test_what_was_ended_is_not_under_way():
    assert not Stand(am(1, 1), am(3, 2), am(3, 3)).laeuft(am(3, 4))
    assert not Stand(am(1, 1)).laeuft(am(3, 4))
