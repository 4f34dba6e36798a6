"""Single cells: what is understood, and what is refused."""

from collective.eakte.aktenplan import werte
from collective.eakte.aktenplan.werte import Wertfehler
from datetime import date
from datetime import datetime

import pytest


def grund(leser, zelle):
    with pytest.raises(Wertfehler) as fehler:
        leser(zelle)
    return fehler.value.code


@pytest.mark.parametrize(
    "zelle, dauer",
    [
        ("0", (0, False)),
        ("110", (110, False)),
        (10, (10, False)),
        (10.0, (10, False)),
        ("10 Jahre", (10, False)),
        ("1 Jahr", (1, False)),
        ("6 J.", (6, False)),
        ("unbefristet", (None, True)),
        ("Dauernd", (None, True)),
        ("d", (None, True)),
    ],
)
def test_retention_periods(zelle, dauer):
    assert werte.aufbewahrung(zelle) == dauer


@pytest.mark.parametrize(
    "zelle, code",
    [
        ("111", "zahl-bereich"),
        ("-1", "zahl-bereich"),
        ("10 Monate", "wert-unbekannt"),
        ("5-10", "wert-unbekannt"),
        ("?", "wert-unbekannt"),
        (5.5, "wert-unbekannt"),
        (True, "wert-unbekannt"),
        ("٣", "wert-unbekannt"),
        (date(1900, 1, 10), "zelle-ist-datum"),
        ("#REF!", "zelle-fehlerwert"),
    ],
)
def test_what_is_no_retention_period(zelle, code):
    assert grund(werte.aufbewahrung, zelle) == code


@pytest.mark.parametrize(
    "zelle, art",
    [
        *(("A", "A"), ("b", "B"), (" V ", "V"), ("archivwürdig", "A")),
        *(("bewerten", "B"), ("vernichten", "V"), ("Kassation", "V")),
    ],
)
def test_disposal(zelle, art):
    assert werte.LESER["aussonderungsart"](zelle) == art


@pytest.mark.parametrize("zelle", ["A/V", "ja", 1, "X"])
def test_disposal_is_never_guessed(zelle):
    assert grund(werte.LESER["aussonderungsart"], zelle) == "wert-unbekannt"


@pytest.mark.parametrize(
    "zelle, code",
    [
        *(("Offen", "003"), ("offen", "003"), ("003", "003")),
        *(("Vertraulich", "005"), ("005", "005")),
        *(("VS-NUR FÜR DEN DIENSTGEBRAUCH", "002"), ("VS-NfD", "002"), ("002", "002")),
    ],
)
def test_grades_up_to_vs_nfd(zelle, code):
    assert werte.stufe(zelle) == code


@pytest.mark.parametrize(
    "zelle",
    ["Geheim", "GEHEIM", "001", "Streng geheim", "004", "VS-Vertraulich", "VS-GEHEIM"],
)
def test_grades_above_vs_nfd_are_refused(zelle):
    assert grund(werte.stufe, zelle) == "stufe-zu-hoch"


@pytest.mark.parametrize(
    "token", ["zdA", "Ereignis", "Jahresabschluss", "Personalakte"]
)
def test_the_beginnings_of_periods(token):
    assert werte.LESER["fristbeginn"](token) == token
    assert werte.LESER["fristbeginn"](token.lower()) == token


@pytest.mark.parametrize(
    "zelle, tag",
    [
        ("31.12.2030", date(2030, 12, 31)),
        ("1.2.2030", date(2030, 2, 1)),
        ("2030-12-31", date(2030, 12, 31)),
        (datetime(2030, 12, 31), date(2030, 12, 31)),
    ],
)
def test_dates(zelle, tag):
    assert werte.datum(zelle) == tag


@pytest.mark.parametrize("zelle", ["31.02.2030", "12/31/2030", "2030", 47848, "bald"])
def test_what_is_no_date(zelle):
    assert grund(werte.datum, zelle) == "datum-ungueltig"


@pytest.mark.parametrize(
    "wert",
    [
        *("01. Okt", "10. Jan", "Jan 32", "10-Jan", "Mrz 24", "2. März", "01. Jan 32"),
        *("01.10.2024", "1/10/2024", "2024-01-10", "2024-01-10 00:00:00"),
        *("1E+05", "1,1E+05", "#####"),
    ],
)
def test_what_a_spreadsheet_made_of_a_plan_number_is_recognised(wert):
    assert werte.umgewandelt(wert)


@pytest.mark.parametrize(
    "wert",
    [
        *("1.10", "01.01.01", "32.01.01", "0010 A20 011-4", "10 44 01", "I/32-MS"),
        *("048.7530", "AKR-0429-00", "11.12.01.03-01", "10.A", "A-10", "BAU 12"),
        *("1E", "E1", "10-Bau", "32.13.2024"),
    ],
)
def test_plan_numbers_of_all_kinds_are_left_alone(wert):
    assert werte.kennzeichen(wert) == wert
    assert not werte.umgewandelt(wert) or wert == "32.13.2024"


def test_texts_are_composed_and_trimmed():
    assert werte.text("  Fu\u0308hrung \n und  Leitung ") == "Führung und Leitung"
    assert werte.LESER["bemerkung"](" a\r\nb ") == "a\nb"


def test_invisible_characters_are_refused():
    assert grund(werte.text, "Bau\x07akten") == "steuerzeichen"
    assert grund(werte.text, "Bau\u202eakten") == "steuerzeichen"


def test_overlong_text_is_refused():
    assert grund(werte.LESER["titel"], "x" * 501) == "text-zu-lang"
