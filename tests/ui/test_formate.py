from collective.eakte.ui import formate
from datetime import date
from datetime import datetime
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest


BERLIN = ZoneInfo("Europe/Berlin")


def test_a_day_is_written_as_administration_writes_it():
    assert formate.datum(date(2024, 2, 3)) == "03.02.2024"


def test_a_moment_is_told_in_local_time():
    moment = datetime(2024, 2, 3, 23, 5, tzinfo=UTC)
    assert formate.zeitpunkt(moment, BERLIN) == "04.02.2024 00:05"


def test_a_day_without_time_has_no_time():
    assert formate.zeit(date(2024, 2, 3)) == ""


@pytest.mark.parametrize("wert", [None, ""])
def test_nothing_is_written_as_nothing(wert):
    assert formate.datum(wert) == ""
    assert formate.groesse(None) == ""
    assert formate.zahl(None) == ""


def test_a_date_of_the_catalog_that_was_never_set_is_not_shown():
    from DateTime import DateTime

    assert formate.datum(DateTime("1969/12/31")) == "31.12.1969"
    assert formate.datum(DateTime("2499/12/31")) == ""


@pytest.mark.parametrize(
    ("sprache", "text"), [("de", "1.234,5"), ("en", "1,234.5"), ("de-at", "1.234,5")]
)
def test_separators_follow_the_language(sprache, text):
    assert formate.zahl(1234.5, sprache) == text


@pytest.mark.parametrize(
    ("bytes_", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (120_000, "120 kB"),
        (1_400_000, "1,4 MB"),
        (2_000_000, "2 MB"),
        (123_456_789, "123 MB"),
        ("117.2 KB", "120 kB"),
        ("36.1 KB", "37 kB"),
        ("5.0 MB", "5,2 MB"),
        ("69 bytes", "69 B"),
        ("", ""),
    ],
)
def test_sizes_are_short(bytes_, text):
    assert formate.groesse(bytes_, "de") == text.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("mime_type", "dateiname", "typ"),
    [
        ("application/pdf", None, "PDF"),
        ("application/octet-stream", "Antrag.docx", "DOCX"),
        ("text/plain", "Lageplan.pdf", "PDF"),
        ("text/plain; charset=utf-8", "Vermerk", "TXT"),
        (None, "Vermerk vom 3.2.2024 endgültig", ""),
        (None, None, ""),
    ],
)
def test_a_file_is_called_as_people_call_it(mime_type, dateiname, typ):
    assert formate.dateityp(mime_type, dateiname) == typ
