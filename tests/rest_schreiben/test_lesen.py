"""What a record says of itself includes what holds by inheritance."""

import pytest


def test_inherited_values_stand_at_their_field_with_their_origin(
    als, akte_url, dokument_url
):
    person = als("Sachbearbeitung")
    akte = person.get(akte_url).json()
    assert akte["aufbewahrungsdauer"] == 5
    assert akte["vererbt"]["aufbewahrungsdauer"] == {
        "value": 5,
        "herkunft": "32.01.01",
        "title": "5 years, from 32.01.01",
    }
    dokument = person.get(dokument_url).json()
    assert dokument["aufbewahrungsdauer"] == 5
    assert dokument["vertraulichkeitsstufe"]["token"] == "003"
    assert dokument["vererbt"]["aussonderungsart"]["value"]["token"] == "B"
    assert dokument["vererbt"]["aussonderungsart"]["herkunft"] == "32.01.01"


def test_the_way_through_the_plan_is_told(als, dokument_url, plan_url):
    weg = als("Sachbearbeitung").get(dokument_url).json()["pfad"]
    assert [knoten["@type"] for knoten in weg] == [
        "Aktenplan",
        "Aktenplaneinheit",
        "Aktenplaneinheit",
        "Aktenplaneinheit",
        "Akte",
        "Vorgang",
    ]
    assert weg[0] == {
        "@id": plan_url,
        "@type": "Aktenplan",
        "kennzeichen": "ORG",
        "title": "Organisation",
    }
    assert weg[3]["kennzeichen"] == "32.01.01"


def test_a_container_lists_by_number_page_by_page(als, akte_url, lege_an):
    for nummer in range(1, 13):
        lege_an(akte_url, "Dokument", title=f"D{nummer}")
    person = als("Sachbearbeitung")
    seite = person.get(akte_url, params={"b_size": 5, "b_start": 5}).json()
    assert seite["items_total"] == 12
    assert [eintrag["title"] for eintrag in seite["items"]] == [
        "D6",
        "D7",
        "D8",
        "D9",
        "D10",
    ]
    letzte = person.get(akte_url, params={"b_size": 5, "b_start": 10}).json()
    assert [eintrag["title"] for eintrag in letzte["items"]] == ["D11", "D12"]
    assert "next" in seite["batching"] and "next" not in letzte["batching"]


def test_search_results_carry_the_number_when_asked(als, plan_url, akte_url):
    treffer = (
        als("Sachbearbeitung")
        .get(
            f"{plan_url}/@search",
            params={"portal_type": "Akte", "metadata_fields": "kennzeichen"},
        )
        .json()["items"]
    )
    assert [eintrag["kennzeichen"] for eintrag in treffer] == ["32.01.01-0001"]


@pytest.mark.parametrize("rolle, status", [("Beschaeftigte", 404), ("Anonymous", 401)])
def test_errors_do_not_name_what_one_may_not_see(als, dokument_url, rolle, status):
    antwort = als(rolle).get(dokument_url)
    assert antwort.status_code == status
    for geheim in ("Löwen", "Gewerbeanmeldung", "Anmeldung"):
        assert geheim not in antwort.text
    assert "32.01.01-0001" not in (antwort.json().get("context") or "")


@pytest.mark.parametrize("seite", [{"b_start": -1}, {"b_size": 0}, {"b_start": 99}])
def test_a_page_that_does_not_exist_is_no_error(als, akte_url, dokument_url, seite):
    antwort = als("Sachbearbeitung").get(akte_url, params=seite)
    assert antwort.status_code == 200, antwort.text
    assert antwort.json()["items_total"] == 1
