"""REST of the search; the examples of its guide are recorded here."""

from collective.eakte.suche.zeiten import JAHRE
from collective.eakte.volltext.interfaces import MaschineGestoert
from datetime import date
from openpyxl import load_workbook
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import io
import pytest
import transaction


@pytest.fixture
def bestand(eakte_portal):
    """An Akte with a Vorgang and a letter in it."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        vorgang = createContentInContainer(akte, "Vorgang", title="Erlaubnis")
        createContentInContainer(
            vorgang,
            "Dokument",
            title="Antrag für das Gasthaus",
            dokumentart="eingang",
            datum_des_schreibens=date(2024, 2, 3),
            file=NamedBlobFile(b"Text", "application/pdf", filename="Antrag.pdf"),
        )
    transaction.commit()
    return akte


def test_the_examples_of_the_guide(
    bestand, als, eakte_portal, zeichne_auf, pruefe_beispiele, monkeypatch
):
    # The year is the same whenever the examples are recorded.
    jahre = ["2026"] * len(JAHRE)
    monkeypatch.setattr("collective.eakte.suche.zeiten.JAHRE", jahre)
    url = eakte_portal.absolute_url()
    sitzung = als("Registratur")
    suchen = zeichne_auf(
        "suchen",
        sitzung.get(f"{url}/@suche?SearchableText=gasthaus&art=Dokument&b_size=10"),
    ).json()
    assert suchen["items_total"] == 1
    zeichne_auf("fehler", sitzung.get(f"{url}/@suche?SearchableText=x&farbe=rot"))
    frage = "SearchableText=gasthaus&art=Dokument"
    neue = zeichne_auf(
        "merken",
        sitzung.post(
            f"{url}/@gespeicherte-suchen", json={"name": "Gasthäuser", "frage": frage}
        ),
    ).json()
    zeichne_auf("gespeicherte", sitzung.get(f"{url}/@gespeicherte-suchen"))
    zeichne_auf("umbenennen", sitzung.patch(neue["@id"], json={"name": "Wirte"}))
    zeichne_auf("loeschen", sitzung.delete(neue["@id"]))
    pruefe_beispiele("suche", "rest-suche.md")


def test_visitors_are_told_nothing(bestand, als, eakte_portal):
    url = eakte_portal.absolute_url()
    for dienst in ("@suche?SearchableText=gasthaus", "@gespeicherte-suchen"):
        assert als("Anonymous").get(f"{url}/{dienst}").status_code == 401
    antwort = als("Anonymous").post(
        f"{url}/@gespeicherte-suchen", json={"name": "a", "frage": "art=Akte"}
    )
    assert antwort.status_code == 401


def test_a_kept_search_of_somebody_else_is_not_there(bestand, als, eakte_portal):
    url = eakte_portal.absolute_url()
    neue = (
        als("Registratur")
        .post(f"{url}/@gespeicherte-suchen", json={"name": "a", "frage": "art=Akte"})
        .json()
    )
    andere = als("Sachbearbeitung")
    assert andere.get(f"{url}/@gespeicherte-suchen").json()["items"] == []
    assert andere.patch(neue["@id"], json={"name": "b"}).status_code == 404
    assert andere.delete(neue["@id"]).status_code == 404
    assert als("Registratur").delete(neue["@id"]).status_code == 204


def test_the_hits_are_given_out_as_a_table_and_that_is_entered(
    bestand, als, eakte_portal
):
    url = eakte_portal.absolute_url()
    sitzung = als("Registratur")
    for adresse in (
        f"{url}/@suche?SearchableText=gasthaus&sort=kennzeichen&format=xlsx",
        f"{url}/@@eakte-suche-datei?SearchableText=gasthaus&sort=kennzeichen",
    ):
        antwort = sitzung.get(adresse)
        assert antwort.status_code == 200
        blatt = load_workbook(io.BytesIO(antwort.content)).active
        zeilen = [[zelle or "" for zelle in z] for z in blatt.values]
        assert [zeile[:2] for zeile in zeilen[1:]] == [
            ["32.01.01-0001", "Gasthaus Zum Löwen"],
            ["32.01.01-0001-001#1", "Antrag für das Gasthaus"],
        ]
        assert zeilen[2][4] == "32.01.01-0001"
    transaction.begin()
    from collective.eakte.protokollieren import vermerkte

    with api.env.adopt_roles(["Manager"]):
        eintraege = vermerkte(None, "bericht")
    assert [e.angaben["bericht"] for e in eintraege] == ["suche", "suche"]
    assert eintraege[0].angaben["anzahl"] == 2
    assert eintraege[0].wer == "registratur"


def test_a_long_table_says_that_it_was_cut(bestand, als, eakte_portal, monkeypatch):
    monkeypatch.setattr("collective.eakte.suche.api.HOECHSTENS_AUSGEGEBEN", 1)
    url = eakte_portal.absolute_url()
    antwort = als("Registratur").get(
        f"{url}/@suche?SearchableText=gasthaus&format=xlsx"
    )
    blatt = load_workbook(io.BytesIO(antwort.content)).active
    assert blatt.max_row == 3
    assert "1 of 2 hits" in blatt.cell(3, 1).value


def test_suggestions_are_numbers_and_words_by_their_beginnings(
    bestand, als, eakte_portal
):
    url = f"{eakte_portal.absolute_url()}/@@ajax-search"
    sitzung = als("Registratur")

    def titel(text):
        antwort = sitzung.get(url, params={"SearchableText": text, "perPage": "3"})
        return [eintrag["title"] for eintrag in antwort.json()["items"]]

    assert titel("32.01.01-0001")[0] == "32.01.01-0001 Gasthaus Zum Löwen"
    assert titel("32.01.01-0001-001")[0] == "32.01.01-0001-001 Erlaubnis"
    assert titel("gast")[0] == "32.01.01-0001 Gasthaus Zum Löwen"
    assert titel("") == []
    assert titel("32")[0].startswith("32 ")


def test_plones_own_search_service_still_answers(bestand, als, eakte_portal):
    url = f"{eakte_portal.absolute_url()}/@search?SearchableText=gasthaus"
    assert als("Registratur").get(url).json()["items_total"] == 2


def test_one_is_told_when_the_texts_cannot_be_searched(
    bestand, als, eakte_portal, monkeypatch
):
    def gestoert():
        raise MaschineGestoert("weg")

    monkeypatch.setattr("collective.eakte.suche.maschine.maschine", gestoert)
    url = eakte_portal.absolute_url()
    antwort = als("Registratur").get(f"{url}/@suche?SearchableText=gibtesnicht")
    assert antwort.json()["gestoert"] is True
