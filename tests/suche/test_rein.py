"""What an address says, and years by numbers of date indexes: without Plone."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.suche.anfrage import aus_adresse
from collective.eakte.suche.anfrage import aus_form
from collective.eakte.suche.anfrage import pruefe
from collective.eakte.suche.anfrage import Suchanfrage
from collective.eakte.suche.frage import textfrage
from collective.eakte.suche.schnipsel import Schnipsel
from collective.eakte.suche.zeiten import jahr_am_tag
from collective.eakte.suche.zeiten import jahr_des_tages
from collective.eakte.suche.zeiten import jahresgrenzen
from collective.eakte.suche.zeiten import TAG
from collective.eakte.suche.zeiten import tagesbeginn
from datetime import date
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from zoneinfo import ZoneInfo

import pytest


BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def indexzahl(zeit):
    """As Products.PluginIndexes keeps it."""
    tage = (zeit.year * 12 + zeit.month) * 31 + zeit.day
    return (tage * 24 + getattr(zeit, "hour", 0)) * 60 + getattr(zeit, "minute", 0)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_the_year_of_a_day_is_read_from_its_number(tag):
    assert jahr_des_tages(indexzahl(tag)) == str(tag.year)


@given(
    # Before that, clocks in war had an hour more at New Year.
    st.datetimes(datetime(1950, 1, 1), datetime(2199, 12, 30)),
    st.sampled_from([BERLIN, NEW_YORK]),
)
def test_the_year_of_a_moment_is_that_of_the_place(zeit, ort):
    hier = zeit.replace(tzinfo=ort)
    zahl = indexzahl(hier.astimezone(UTC))
    grenzen = jahresgrenzen(ort)
    tag = (zahl + tagesbeginn(grenzen)) // TAG
    assert jahr_am_tag(grenzen, tag) == str(hier.year)


def test_no_date_has_no_year():
    assert jahr_des_tages(None) is None
    assert jahr_am_tag(jahresgrenzen(BERLIN), 0) is None


def test_an_address_says_what_it_was_made_of():
    anfrage = Suchanfrage(
        "löwe & co", "abc", {"art": ("Akte", "Vorgang"), "jahr": ("2024",)}, "datum"
    )
    assert aus_adresse(anfrage.adresse()) == anfrage


def test_what_cannot_be_read_is_left_out():
    form = {
        "SearchableText": ["a", "b"],
        "art": {"x": 1},
        "stand": [" zda ", "", 3],
        "sort": "gibt-es-nicht",
        "ab": "-1",
        "fremd": "1",
    }
    assert aus_form(form) == Suchanfrage(filter={"stand": ("zda",)})


def test_a_page_begins_where_pages_begin():
    assert aus_form({"ab": "27"}).start == 20


def test_values_are_added_and_taken_back():
    anfrage = Suchanfrage(filter={"art": ("Akte",)})
    assert anfrage.mit("art", "Vorgang") == {"art": ("Akte", "Vorgang")}
    assert anfrage.mit("art", "Akte") == {"art": ("Akte",)}
    assert anfrage.ohne("art", "Akte") == {}


@pytest.mark.parametrize(
    ("anfrage", "code"),
    [
        (Suchanfrage("x", filter={"farbe": ("rot",)}), "filter-unbekannt"),
        (Suchanfrage("x", sort="farbe"), "sortierung-unbekannt"),
        (Suchanfrage("x", start=-1), "seite-ungueltig"),
        (Suchanfrage("x", size=0), "seite-ungueltig"),
        (Suchanfrage("x", size=101), "seite-ungueltig"),
        (Suchanfrage("x" * 501), "text-zu-lang"),
    ],
)
def test_a_program_is_told_what_is_wrong(anfrage, code):
    with pytest.raises(Hindernisse) as abgelehnt:
        pruefe(anfrage)
    assert [grund.code for grund in abgelehnt.value.hindernisse] == [code]


@pytest.mark.parametrize(
    ("getippt", "gefragt"),
    [
        ("gasthaus löwe", "gasthaus* löwe*"),
        ("32.01.01-0007", "32.01.01-0007*"),
        ("gast*", "gast*"),
        ("gasthaus -krone", "gasthaus -krone"),
        ("„zum löwen“", "„zum löwen“"),
        ("löwe ODER krone", "löwe ODER krone"),
        ("und", "und*"),
        ("*", "*"),
    ],
)
def test_words_are_beginnings_unless_one_says_how_to_search(getippt, gefragt):
    assert textfrage(getippt) == gefragt


def test_a_piece_of_a_text_says_where_the_text_goes_on():
    def stueck(text):
        teile = Schnipsel("gasthaus").ausschnitt(text, [""])
        return "".join(teil.text for teil in teile)

    kurz = "Ein Gasthaus\n  am Markt."
    assert stueck(kurz) == "Ein Gasthaus am Markt."
    viel = "Viele Worte stehen hier. " * 40
    assert stueck(f"{kurz} {viel}").startswith("Ein Gasthaus am Markt. Viele")
    assert stueck(f"{kurz} {viel}").endswith(" …")
    mitten = stueck(f"{viel}{kurz} {viel}")
    assert mitten.startswith("… ")
    assert mitten.endswith(" …")
