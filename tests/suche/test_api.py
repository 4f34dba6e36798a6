"""What is found, counted and told, by the one path that all others use."""

from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.suche.api import suche
from DateTime import DateTime
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.CMFCore.indexing import processQueue

import pytest


def werte(ergebnis, name):
    """The values of a facet with their counts."""
    for facette in ergebnis.facetten:
        if facette.name == name:
            return {wert.wert: wert.anzahl for wert in facette.werte}
    return {}


def neu(behaelter, art, titel, **angaben):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(behaelter, art, title=titel, **angaben)


@pytest.fixture
def bestand(akte, vorgang, aktenplan):
    """An Akte with a Vorgang, three letters in it, and an Akte elsewhere."""
    for titel, dokumentart, jahr, name in (
        ("Anfrage zum Gasthaus", "eingang", 2023, "anfrage.pdf"),
        ("Antwort zum Gasthaus", "ausgang", 2024, "antwort.docx"),
        ("Vermerk", "intern", 2024, "vermerk.pdf"),
    ):
        neu(
            vorgang,
            "Dokument",
            titel,
            dokumentart=dokumentart,
            datum_des_schreibens=date(jahr, 1, 1),
            file=NamedBlobFile(b"Text", "application/pdf", filename=name),
        )
    krone = neu(
        aktenplan["32"]["32.01"]["32.01.02"],
        "Akte",
        "Gasthaus Krone",
        typ="Gaststättenakte",
        federfuehrung="32.2",
    )
    # Times of changes are compared by the minute.
    krone.setModificationDate(DateTime() + 1 / 24)
    krone.reindexObject(idxs=["modified"])
    processQueue()


def test_words_are_found_with_number_title_and_place(bestand, registratur):
    ergebnis = suche("anfrage")
    (treffer,) = ergebnis.treffer
    assert ergebnis.gesamt == 1
    assert treffer.kennzeichen == "32.01.01-0001-001#1"
    assert treffer.betreff == "Anfrage zum Gasthaus"
    assert treffer.art == "Dokument"
    assert treffer.dateityp == "PDF"
    assert treffer.datum == date(2023, 1, 1)
    assert [(o.art, o.kennzeichen) for o in treffer.orte][-2:] == [
        ("Akte", "32.01.01-0001"),
        ("Vorgang", "32.01.01-0001-001"),
    ]


def test_what_was_searched_for_is_marked(bestand, registratur):
    (treffer,) = suche("anfrage").treffer
    assert [s.text for s in treffer.titel if s.marke] == ["Anfrage"]


def test_facets_count_the_hits(bestand, registratur):
    ergebnis = suche("gasthaus")
    assert ergebnis.gesamt == 4
    assert werte(ergebnis, "art") == {"Akte": 2, "Dokument": 2}
    assert werte(ergebnis, "dokumentart") == {"eingang": 1, "ausgang": 1}
    assert werte(ergebnis, "jahr") == {"2024": 1, "2023": 1}
    assert werte(ergebnis, "dateityp") == {"PDF": 1, "DOCX": 1}
    assert werte(ergebnis, "stand") == {"in_bearbeitung": 2, "entwurf": 2}
    assert werte(ergebnis, "typ") == {"Sachakte": 3, "Gaststättenakte": 1}
    assert werte(ergebnis, "federfuehrung") == {"32": 3, "32.2": 1}
    assert sum(werte(ergebnis, "geaendert").values()) == 4


def test_filters_narrow_down_and_leave_the_other_values_of_their_facet(
    bestand, registratur
):
    ergebnis = suche("gasthaus", filter={"dokumentart": "eingang"})
    assert ergebnis.gesamt == 1
    assert werte(ergebnis, "dokumentart") == {"eingang": 1, "ausgang": 1}
    assert werte(ergebnis, "jahr") == {"2023": 1}
    beide = suche("gasthaus", filter={"dokumentart": ("eingang", "ausgang")})
    assert beide.gesamt == 2
    keines = suche("gasthaus", filter={"dokumentart": "eingang", "jahr": "2024"})
    assert keines.gesamt == 0


def test_the_plan_is_a_facet_level_by_level(bestand, registratur, aktenplan):
    oben = suche("gasthaus")
    (einheit,) = oben.facetten[0].werte
    assert (oben.facetten[0].name, einheit.titel) == ("in", "32 Ordnung")
    assert einheit.anzahl == 4
    unten = suche("gasthaus", in_=aktenplan["32"]["32.01"])
    assert {w.titel: w.anzahl for w in unten.facetten[0].werte} == {
        "32.01.01 Gewerbeakten": 3,
        "32.01.02 Gaststätten": 1,
    }


def test_one_searches_in_this_akte(bestand, registratur, akte):
    ergebnis = suche("gasthaus", in_=akte)
    assert ergebnis.gesamt == 3
    assert ergebnis.ort.kennzeichen == "32.01.01-0001"


def test_filters_alone_are_a_search(bestand, registratur):
    ergebnis = suche("", filter={"art": "Akte"})
    assert [t.kennzeichen for t in ergebnis.treffer] == [
        "32.01.01-0001",
        "32.01.02-0001",
    ]


@pytest.mark.parametrize(
    ("sort", "erster"),
    [
        ("kennzeichen", "Gasthaus Zum Löwen"),
        ("betreff", "Anfrage zum Gasthaus"),
        ("datum", "Antwort zum Gasthaus"),
        ("geaendert", "Gasthaus Krone"),
    ],
)
def test_hits_are_sorted(bestand, registratur, sort, erster):
    assert suche("gasthaus", sort=sort).treffer[0].betreff == erster


def test_an_akte_comes_before_what_lies_in_it(bestand, registratur, vorgang):
    neu(vorgang, "Dokument", "Nachtrag zum Gasthaus")
    processQueue()
    assert [t.art for t in suche("gasthaus").treffer] == ["Akte"] * 2 + ["Dokument"] * 3


def test_withdrawn_records_are_out(bestand, registratur, akte):
    assert suche("löwen").gesamt == 1
    with api.env.adopt_roles(["Manager"]):
        storniere(akte, "Doppelt angelegt", mit_inhalt=True)
    processQueue()
    assert suche("löwen").gesamt == 0
