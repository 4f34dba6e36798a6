"""A finding is entered, logged, and stands on the pages of those who look after it."""

from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.worte import BEFUND
from collective.eakte.integritaet.worte import STAND
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.kette import pruefe as pruefe_kette
from plone import api
from zope.i18n import translate

import logging
import pytest


@pytest.fixture
def beschaedigt(dokument, ort, schreibe):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    return dokument


def test_findings_stand_in_the_protokoll_of_the_dokument_and_counts_in_that_of_the_site(
    beschaedigt, pruefe
):
    # German, where the translations have been compiled.
    veraendert = translate(BEFUND["veraendert"], target_language="de")
    fertig = translate(STAND["fertig"], target_language="de")
    lauf = pruefe()
    eintrag = next(eintraege(beschaedigt))
    assert (eintrag.was, eintrag.angaben["lauf"]) == ("pruefung", lauf.kennung)
    assert eintrag.angaben["ergebnis"] == f"gespeicherte Dateien (v2 {veraendert})"
    (befund,) = eintrag.angaben["befunde"]
    assert befund["erwartet"] == beschaedigt._fassung.sha256
    protokoll = beschaedigt._protokoll
    uid = api.content.get_uuid(beschaedigt)
    assert pruefe_kette(protokoll, uid, protokoll.anzahl, protokoll.kopf) is None
    ende, beginn, *_weitere = eintraege(None)
    assert beginn.angaben["ergebnis"] == "gespeicherte Dateien (begonnen)"
    assert ende.angaben["ergebnis"].endswith(f"({fertig}, mit Befunden)")
    assert ende.angaben["stand"] == "fertig"
    assert ende.angaben["befunde"] == 1
    assert ende.angaben["dateien"] == lauf.dateien


def test_findings_are_logged_as_errors(beschaedigt, pruefe, caplog):
    with caplog.at_level(logging.ERROR):
        pruefe()
    assert f"v2 veraendert {api.content.get_uuid(beschaedigt)}" in caplog.text


def test_a_dokument_in_order_gets_no_entry(dokument, pruefe):
    vorher = dokument._protokoll.anzahl
    pruefe()
    assert dokument._protokoll.anzahl == vorher


def test_the_alarm_goes_when_a_later_check_finds_everything_in_order(
    beschaedigt, akte, pruefe, ort, schreibe
):
    assert integritaet.alarme() == []
    lauf = pruefe(akte)
    assert integritaet.alarme() == [lauf]
    # Another record in order says nothing about this one.
    pruefe(beschaedigt)
    schreibe(ort(beschaedigt.file._blob), b"Zweite Fassung")
    pruefe(beschaedigt)
    assert integritaet.alarme() == [lauf]
    pruefe()
    assert integritaet.alarme() == []


@pytest.mark.parametrize(
    "rolle, gemeldet",
    (
        ("Fachadministration", True),
        ("Revision", True),
        ("Datenschutz", True),
        ("Registratur", False),
        ("Sachbearbeitung", False),
    ),
)
def test_a_message_stands_on_the_pages_of_those_who_look_after_the_site(
    als, eakte_portal, beschaedigt, pruefe, rolle, gemeldet
):
    pruefe()
    seite = als(rolle).get(
        f"{eakte_portal.absolute_url()}/org", headers={"Accept": "text/html"}
    )
    assert seite.status_code == 200
    assert ("has findings" in seite.text) == gemeldet


def test_the_last_twenty_runs_are_kept(dokument, akte, pruefe):
    erster = pruefe(akte).kennung
    laeufe = [pruefe().kennung for _lauf in range(21)]
    assert [lauf.kennung for lauf in integritaet.laeufe()] == [
        *reversed(laeufe[1:]),
        erster,
    ]
