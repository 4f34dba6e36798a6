"""Two versions compared over HTTP, for those who may read them."""

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest
import transaction


def textdatei(text):
    return NamedBlobFile(text.encode(), "text/plain", "Bescheid.txt")


@pytest.fixture
def bescheid(schreiben):
    """A Dokument with three versions: a PDF that is none, and two texts."""
    for text, betreff in (("Frist: 3. Mai\nGruß", "A"), ("Frist: 4. Mai\nGruß", "B")):
        schreiben.title = betreff
        schreiben.file = textdatei(text)
        modified(schreiben)
        transaction.commit()
    return schreiben


@pytest.fixture
def vergleiche(als, bescheid):
    """Ask for a comparison: ``vergleiche("Einsicht", "von=1&bis=2")``."""

    def frage(rolle, angaben):
        return als(rolle).get(
            f"{bescheid.absolute_url()}/@fassungen/vergleich?{angaben}"
        )

    return frage


def test_text_and_details_are_compared(vergleiche):
    antwort = vergleiche("Einsicht", "von=2&bis=3")
    assert antwort.status_code == 200
    daten = antwort.json()
    assert (daten["von"]["nummer"], daten["bis"]["nummer"]) == (2, 3)
    assert daten["text"]["zeilen"] == [
        {
            "art": "geaendert",
            "links": [
                {"text": "Frist: ", "markiert": False},
                {"text": "3", "markiert": True},
                {"text": ". Mai", "markiert": False},
            ],
            "rechts": [
                {"text": "Frist: ", "markiert": False},
                {"text": "4", "markiert": True},
                {"text": ". Mai", "markiert": False},
            ],
        },
        {
            "art": "gleich",
            "links": [{"text": "Gruß", "markiert": False}],
            "rechts": [{"text": "Gruß", "markiert": False}],
        },
    ]
    assert [(a["feld"], a["alt"], a["neu"]) for a in daten["angaben"]] == [
        ("title", "A", "B")
    ]


def test_the_older_version_stands_on_the_left_whoever_is_named_first(vergleiche):
    daten = vergleiche("Einsicht", "von=3&bis=2").json()
    assert (daten["von"]["nummer"], daten["bis"]["nummer"]) == (2, 3)


def test_what_is_the_same_is_left_out_unless_it_is_asked_for(vergleiche, bescheid):
    lang = "\n".join(f"Absatz {n}" for n in range(30))
    for anfang in ("alt", "neu"):
        bescheid.file = textdatei(f"{anfang}\n{lang}")
        modified(bescheid)
        transaction.commit()
    zeilen = vergleiche("Einsicht", "von=4&bis=5").json()["text"]["zeilen"]
    assert zeilen[-1] == {"art": "ausgelassen", "anzahl": 28}
    alle = vergleiche("Einsicht", "von=4&bis=5&alles=1").json()["text"]["zeilen"]
    assert len(alle) == 31


def test_a_version_whose_text_cannot_be_read_is_a_reason_not_an_error(vergleiche):
    daten = vergleiche("Einsicht", "von=1&bis=3").json()
    assert daten["text"] is None
    assert [(g["nummer"], g["code"]) for g in daten["ohne_text"]] == [
        (1, "beschaedigt")
    ]


def test_the_same_file_is_not_read_at_all(vergleiche, bescheid):
    from collective.eakte.versionen.api import stelle_wieder_her

    stelle_wieder_her(bescheid, 2)
    transaction.commit()
    daten = vergleiche("Einsicht", "von=2&bis=4").json()
    assert daten["gleiche_datei"] is True
    assert (daten["text"], daten["ohne_text"]) == (None, [])


@pytest.mark.parametrize("angaben", ["", "von=1", "von=a&bis=2", "von=-1&bis=2"])
def test_without_two_numbers_it_says_what_is_missing(vergleiche, angaben):
    antwort = vergleiche("Einsicht", angaben)
    assert antwort.status_code == 400
    assert "number of a version" in antwort.text


@pytest.mark.parametrize("angaben", ["von=0&bis=2", "von=1&bis=99999999999999"])
def test_a_version_that_does_not_exist_is_not_found(vergleiche, angaben):
    assert vergleiche("Einsicht", angaben).status_code == 404


class TestOhneLeserecht:
    """Who sees a Dokument without reading it learns nothing of its versions."""

    @pytest.fixture
    def verborgen(self, als_verwaltung):
        einheit = als_verwaltung["org"]["32"]["32.01"]["32.01.01"]
        with api.env.adopt_roles(["Manager"]):
            akte = createContentInContainer(
                einheit, "Akte", title="Vertrauliches", vertraulichkeitsstufe="005"
            )
            dokument = createContentInContainer(
                akte, "Dokument", title="Schreiben", file=textdatei("Geheim eins")
            )
            transaction.commit()
            dokument.file = textdatei("Geheim zwei")
            modified(dokument)
        transaction.commit()
        return dokument

    def test_rest_refuses(self, als, verborgen):
        antwort = als("Registratur").get(
            f"{verborgen.absolute_url()}/@fassungen/vergleich?von=1&bis=2"
        )
        assert antwort.status_code == 403
        assert "Geheim" not in antwort.text

    @pytest.mark.parametrize(
        "seite",
        [
            "",
            "@@fassungen",
            "@@fassung?nummer=1",
            "@@fassung?nummer=7",
            "@@fassungsvergleich?von=1&bis=2",
            "@@fassung-wiederherstellen?nummer=1",
        ],
    )
    def test_no_page_says_anything_of_the_versions(self, als, verborgen, seite):
        antwort = als("Registratur").get(
            f"{verborgen.absolute_url()}/{seite}", headers={"Accept": "text/html"}
        )
        assert antwort.status_code in (200, 302, 401, 403)
        for spur in (
            "Geheim",
            "Bescheid.txt",
            ">v2<",
            "version_id",
            "reiter_versionen",
        ):
            assert spur not in antwort.text
        assert "/@@fassungen" not in antwort.text.partition("eakte-reiter")[2]
