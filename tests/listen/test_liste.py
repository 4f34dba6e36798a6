"""Lists are built from catalog metadata and show what the user may see."""

from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.listen.api import liste
from datetime import date
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


@pytest.fixture
def akten(gewerbe):
    """Twelve Akten; every third is a Fallakte of office 32.1."""
    with api.env.adopt_roles(["Manager"]):
        return [
            createContentInContainer(
                gewerbe,
                "Akte",
                title=f"Betrieb {13 - nummer}",
                typ="Fallakte" if nummer % 3 == 0 else "Sachakte",
                federfuehrung="32.1" if nummer % 3 == 0 else None,
                laufzeit_beginn=date(2026, 1, nummer),
            )
            for nummer in range(1, 13)
        ]


@pytest.fixture
def dokumente(akte):
    """Dokumente, one of which nobody dated."""
    with api.env.adopt_roles(["Manager"]):
        objekte = [
            createContentInContainer(
                akte,
                "Dokument",
                title=f"Schreiben {tag}",
                datum_des_schreibens=date(2026, 3, tag),
            )
            for tag in (2, 1, 3)
        ]
        objekte[0].datum_des_schreibens = None
        objekte[0].reindexObject()
    return objekte


def nummern(ergebnis):
    return [zeile.werte["kennzeichen"][-4:] for zeile in ergebnis.items]


def test_two_comes_before_ten(registratur, gewerbe, akten):
    for nummer, akte in enumerate(akten, 1):
        akte.kennzeichen = f"32.01.01-{nummer}"
        akte.reindexObject()
    ergebnis = liste(gewerbe)
    assert [zeile.werte["kennzeichen"] for zeile in ergebnis.items] == [
        f"32.01.01-{nummer}" for nummer in range(1, 13)
    ]


def test_no_object_is_woken_for_a_list(registratur, gewerbe, akten):
    liste(gewerbe)
    transaction.savepoint(optimistic=True)
    for akte in akten:
        akte._p_deactivate()
    liste(gewerbe)
    liste(gewerbe, sort_on="title", text="Betrieb")
    assert {akte._p_state for akte in akten} == {-1}


def test_a_page_knows_how_many_rows_there_are(registratur, gewerbe, akten):
    ergebnis = liste(gewerbe, start=5, size=4)
    assert nummern(ergebnis) == ["0006", "0007", "0008", "0009"]
    assert ergebnis.gesamt == 12


@pytest.mark.parametrize("sort_on", ["kennzeichen", "title"])
def test_behind_the_last_page_there_is_nothing(registratur, gewerbe, akten, sort_on):
    ergebnis = liste(gewerbe, start=50, sort_on=sort_on)
    assert (ergebnis.items, ergebnis.gesamt) == ([], 12)


def test_an_empty_unit_has_an_empty_list(registratur, gewerbe):
    for sort_on in ("kennzeichen", "title"):
        ergebnis = liste(gewerbe, sort_on=sort_on)
        assert (ergebnis.items, ergebnis.gesamt) == ([], 0)


def test_the_last_number_can_come_first(registratur, gewerbe, akten):
    assert nummern(liste(gewerbe, sort_order="descending", size=2)) == ["0012", "0011"]


def test_titles_sort_naturally(registratur, gewerbe, akten):
    titel = [z.werte["title"] for z in liste(gewerbe, sort_on="title").items]
    assert titel == [f"Betrieb {nummer}" for nummer in range(1, 13)]


def test_equal_rows_are_sorted_by_number(registratur, gewerbe, akten):
    aufsteigend = nummern(liste(gewerbe, sort_on="typ"))
    assert aufsteigend[:4] == ["0003", "0006", "0009", "0012"]
    assert aufsteigend[4:] == ["0001", "0002", "0004"] + aufsteigend[7:]
    absteigend = nummern(liste(gewerbe, sort_on="typ", sort_order="descending"))
    assert absteigend == aufsteigend[4:] + aufsteigend[:4]


@pytest.mark.parametrize("sort_order", ["ascending", "descending"])
def test_rows_without_a_value_are_kept_at_the_end(
    registratur, akte, dokumente, sort_order
):
    ergebnis = liste(
        akte,
        arten=("Dokument",),
        sort_on="datum_des_schreibens",
        sort_order=sort_order,
    )
    titel = [zeile.werte["title"] for zeile in ergebnis.items]
    mit_datum = ["Schreiben 1", "Schreiben 3"]
    if sort_order == "descending":
        mit_datum.reverse()
    assert titel == [*mit_datum, "Schreiben 2"]
    assert ergebnis.gesamt == 3


def test_lists_are_filtered_by_value(registratur, gewerbe, akten):
    assert liste(gewerbe, filter={"typ": "Fallakte"}).gesamt == 4
    assert liste(gewerbe, filter={"typ": ["Fallakte", "Sachakte"]}).gesamt == 12
    assert liste(gewerbe, filter={"federfuehrung": "32.1"}).gesamt == 4
    assert liste(gewerbe, filter={"review_state": "zda"}).gesamt == 0


def test_lists_are_filtered_by_period(registratur, gewerbe, akten):
    ergebnis = liste(
        gewerbe,
        filter={
            "laufzeit_beginn_von": "2026-01-03",
            "laufzeit_beginn_bis": "2026-01-05",
        },
    )
    assert nummern(ergebnis) == ["0003", "0004", "0005"]


def test_what_was_changed_today_belongs_to_the_period_until_today(
    registratur, gewerbe, akten
):
    heute = date.today()
    ergebnis = liste(gewerbe, filter={"modified_von": heute, "modified_bis": heute})
    assert ergebnis.gesamt == 12


def test_words_are_found_in_subject_and_number(registratur, gewerbe, akten):
    # "Betrieb 12", and the last part of the number without its zeros.
    assert nummern(liste(gewerbe, text="betr 12")) == ["0001", "0012"]
    assert nummern(liste(gewerbe, text="32.01.01-0012")) == ["0012"]
    assert nummern(liste(gewerbe, text="betrieb", sort_on="title"))[0] == "0012"
    assert liste(gewerbe, text="gibtesnicht", sort_on="title").gesamt == 0


def test_a_list_shows_what_lies_directly_in_the_container(
    registratur, gewerbe, akte, vorgang, dokument
):
    assert liste(gewerbe, arten=("Dokument",)).gesamt == 0
    assert liste(gewerbe, arten=("Dokument",), tiefe=None).gesamt == 1
    inhalt = liste(akte, arten=("Teilakte", "Vorgang", "Dokument"))
    assert [zeile.portal_type for zeile in inhalt.items] == ["Vorgang"]


def test_columns_can_be_chosen(registratur, gewerbe, akten):
    ergebnis = liste(gewerbe, spalten=("title", "aussonderungsart"), size=1)
    assert ergebnis.items[0].werte == {"title": "Betrieb 12", "aussonderungsart": "B"}
    assert [spalte.name for spalte in ergebnis.spalten] == ["title", "aussonderungsart"]


def test_withdrawn_records_are_left_out(registratur, gewerbe, akten):
    storniere(akten[0], "doppelt angelegt")
    assert liste(gewerbe).gesamt == 11
    assert liste(gewerbe, filter={"review_state": "in_bearbeitung"}).gesamt == 11
    assert liste(gewerbe, stornierte=True).gesamt == 12
    assert nummern(liste(gewerbe, filter={"review_state": "storniert"})) == ["0001"]


def test_withdrawn_records_are_not_for_everybody(
    portal, aktenplan, gewerbe, akten, person
):
    login(portal, person("Sachbearbeitung", "32"))
    with pytest.raises(NichtBerechtigt) as fehler:
        liste(gewerbe, stornierte=True)
    assert [h.code for h in fehler.value.hindernisse] == ["stornierte-nicht-erlaubt"]


def test_a_clerk_sees_the_records_of_her_branch_only(
    portal, aktenplan, gewerbe, akten, person
):
    login(portal, person("Sachbearbeitung", "32"))
    assert liste(aktenplan, tiefe=None).gesamt == 12
    login(portal, person("Sachbearbeitung", "61"))
    assert liste(aktenplan, tiefe=None).gesamt == 0
    login(portal, person("Beschaeftigte"))
    assert liste(gewerbe).gesamt == 0
