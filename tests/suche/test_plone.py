"""Plone's own ways of searching, over records and ordinary content alike."""

from collective.eakte.rechte.api import schuetze
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


WORT = "Sperrzeit"
STRENG = "Sperrzeitverkürzung"


@pytest.fixture
def site(eakte_portal):
    """Three pages of the site, one of them private, an Akte and a hidden one."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        for nummer in (1, 2, 3):
            seite = api.content.create(
                eakte_portal,
                "Document",
                title=f"Merkblatt {nummer}",
                text=RichTextValue(f"<p>Die {WORT} beginnt.</p>"),
            )
            if nummer < 3:
                api.content.transition(seite, "publish")
        akte = createContentInContainer(
            einheit, "Akte", title=f"{WORT} im Gasthaus", federfuehrung="32"
        )
        createContentInContainer(
            akte,
            "Dokument",
            title=f"Antrag zur {WORT}",
            file=NamedBlobFile(b"Text", "text/plain", "antrag.txt"),
        )
        geheim = createContentInContainer(einheit, "Akte", title=f"{WORT} {STRENG}")
        api.user.create(
            email="kreis@stadt.example", username="kreis", password="Geheim-1-2-3"
        )
        schuetze(geheim, [("kreis", ["Leitung"])], "Personalsache")
        api.content.create(
            eakte_portal,
            "Collection",
            id="sammlung",
            title="Sammlung",
            query=[
                {
                    "i": "SearchableText",
                    "o": "plone.app.querystring.operation.string.contains",
                    "v": WORT,
                }
            ],
        )
        api.content.transition(eakte_portal["sammlung"], "publish")
    transaction.commit()
    return eakte_portal.absolute_url()


SICHTBAR = {
    "Merkblatt 1",
    "Merkblatt 2",
    f"{WORT} im Gasthaus",
    f"Antrag zur {WORT}",
}


def titel(antwort):
    return [eintrag["title"] for eintrag in antwort.json()["items"]]


def test_rest_finds_records_and_pages_and_nothing_hidden(als, site):
    person = als("Sachbearbeitung", "32")
    for mehr in ("", "&metadata_fields=_all", "&fullobjects=1"):
        antwort = person.get(f"{site}/@search?SearchableText={WORT}{mehr}")
        assert set(titel(antwort)) == SICHTBAR, mehr
        assert antwort.json()["items_total"] == 4
        assert STRENG not in antwort.text
    # Visitors of the site find what is published, and no record.
    besuch = als("Anonymous").get(f"{site}/@search?SearchableText={WORT}")
    assert set(titel(besuch)) == {"Merkblatt 1", "Merkblatt 2"}


def test_rest_sorts_and_pages_both_together(als, site):
    person = als("Sachbearbeitung", "32")
    frage = f"{site}/@search?SearchableText={WORT}&sort_on=sortable_title"
    assert titel(person.get(frage)) == sorted(SICHTBAR)
    assert titel(person.get(f"{frage}&sort_order=descending")) == sorted(
        SICHTBAR, reverse=True
    )
    seiten = []
    for ab in (0, 3):
        antwort = person.get(f"{frage}&b_start={ab}&b_size=3")
        assert antwort.json()["items_total"] == 4
        seiten.append(titel(antwort))
    assert [len(seite) for seite in seiten] == [3, 1]
    assert seiten[0] + seiten[1] == sorted(SICHTBAR)


def test_other_conditions_go_with_the_words(als, site):
    person = als("Sachbearbeitung", "32")
    frage = f"{site}/@search?SearchableText={WORT}"
    assert set(titel(person.get(f"{frage}&portal_type=Document"))) == {
        "Merkblatt 1",
        "Merkblatt 2",
    }
    assert titel(person.get(f"{frage}&portal_type=Akte")) == [f"{WORT} im Gasthaus"]
    assert len(titel(person.get(f"{site}/org/@search?SearchableText={WORT}"))) == 2
    beide = person.get(f"{frage}&portal_type:list=Akte&portal_type:list=Document")
    assert len(titel(beide)) == 3


@pytest.mark.parametrize(
    "ort", ["@@search?sort_on=&SearchableText={}", "@@ajax-search?SearchableText={}"]
)
def test_screens_of_plone_find_both(als, site, ort):
    seite = als("Sachbearbeitung", "32").get(
        f"{site}/{ort.format(WORT)}", headers={"Accept": "text/html"}
    )
    assert seite.status_code == 200
    for eintrag in SICHTBAR:
        assert eintrag in seite.text
    assert STRENG not in seite.text
    assert "Merkblatt 3" not in seite.text


def test_a_collection_lists_both(als, site):
    kopf = {"Accept": "text/html"}
    seite = als("Sachbearbeitung", "32").get(f"{site}/sammlung", headers=kopf).text
    assert all(eintrag in seite for eintrag in SICHTBAR)
    besuch = als("Anonymous").get(f"{site}/sammlung", headers=kopf).text
    assert "Merkblatt 1" in besuch
    assert "Gasthaus" not in besuch
    assert STRENG not in seite + besuch


def test_the_search_of_the_e_akte_finds_pages_as_well(als, site):
    antwort = als("Sachbearbeitung", "32").get(f"{site}/@suche?SearchableText={WORT}")
    assert set(titel(antwort)) == SICHTBAR
    arten = {
        wert["wert"]: wert["anzahl"]
        for facette in antwort.json()["facetten"]
        for wert in facette["werte"]
        if facette["name"] == "art"
    }
    assert arten == {"Akte": 1, "Dokument": 1, "seite": 2}
