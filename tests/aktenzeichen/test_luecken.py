"""The gap report names every number that is not in use, once and with its reason."""

from collective.eakte.aktenzeichen import luecken
from collective.eakte.aktenzeichen.luecken import bericht
from collective.eakte.aktenzeichen.luecken import Ereignis
from collective.eakte.aktenzeichen.luecken_ausgabe import zeilen
from collective.eakte.tabellendatei import als_csv
from collective.eakte.tabellendatei import als_xlsx
from datetime import date
from datetime import datetime
from datetime import UTC
from openpyxl import load_workbook

import io


def ereignis(kennzeichen, art=luecken.STORNIERT, tag=1, **angaben):
    return Ereignis(
        kennzeichen,
        art,
        angaben.pop("grund", "doppelt"),
        "schmidt",
        datetime(2026, 3, tag, 12, tzinfo=UTC),
        **angaben,
    )


def nummern(*args, **kwargs):
    return [e.kennzeichen for e in bericht(*args, **kwargs)]


def test_gaps_sort_naturally():
    assert nummern([ereignis("32-10"), ereignis("32-2"), ereignis("32-1")]) == [
        "32-1",
        "32-2",
        "32-10",
    ]


def test_a_number_that_came_back_is_no_gap():
    hin = ereignis("A-1", luecken.VON_HAND, 1, neu="B-1")
    zurueck = ereignis("B-1", luecken.VON_HAND, 2, neu="a-1")
    assert nummern([hin]) == ["A-1"]
    assert nummern([hin, zurueck]) == ["B-1"]


def test_the_last_note_on_a_number_counts():
    erste = ereignis("A-1", luecken.UMGESCHRIEBEN, 1, neu="B-1")
    zurueck = ereignis("B-1", luecken.VON_HAND, 2, neu="A-1")
    letzte = ereignis("A-1", luecken.STORNIERT, 3)
    assert [e.art for e in bericht([erste, zurueck, letzte])] == [
        luecken.STORNIERT,
        luecken.VON_HAND,
    ]


def test_the_report_is_limited_to_units_kinds_and_days():
    notizen = [
        ereignis("A-1", tag=1, einheit_uid="a"),
        ereignis("A-2", luecken.GELOESCHT, 2, einheit_uid="a"),
        ereignis("B-1", tag=3, einheit_uid="b"),
    ]
    assert nummern(notizen, einheiten={"a"}) == ["A-1", "A-2"]
    assert nummern(notizen, arten=[luecken.GELOESCHT]) == ["A-2"]
    assert nummern(notizen, von=date(2026, 3, 2)) == ["A-2", "B-1"]
    assert nummern(notizen, bis=date(2026, 3, 2)) == ["A-1", "A-2"]


def test_every_kind_of_note_has_words():
    assert set(luecken.ARTEN) == {
        luecken.STORNIERT,
        luecken.UMGESCHRIEBEN,
        luecken.VERSCHOBEN,
        luecken.VON_HAND,
        luecken.GELOESCHT,
    }


def test_a_spreadsheet_runs_no_reason_as_a_formula():
    tabelle = list(zeilen([ereignis("A-1", grund="=1+1")], str))
    assert b";'=1+1;" in als_csv(tabelle)
    blatt = load_workbook(io.BytesIO(als_xlsx(tabelle))).active
    assert (blatt["C2"].value, blatt["C2"].data_type) == ("=1+1", "s")


def test_the_csv_file_opens_with_umlauts_in_spreadsheets():
    inhalt = als_csv(list(zeilen([ereignis("A-1", grund="Löschung")], str)))
    assert inhalt.startswith(b"\xef\xbb\xbf")
    assert inhalt.decode("utf-8-sig").splitlines()[1] == (
        "A-1;luecke_storniert;Löschung;schmidt;2026-03-01;"
    )


def test_control_characters_do_not_keep_a_report_from_being_made():
    blatt = load_workbook(io.BytesIO(als_xlsx([["1", "vor\x0bnach"]]))).active

    assert blatt["B1"].value == "vornach"
