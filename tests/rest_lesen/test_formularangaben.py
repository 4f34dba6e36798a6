"""What forms and integrators need to know beforehand can be asked."""

from collective.eakte.config import PORTAL_TYPES

import pytest


VOKABULARE = (
    "vertraulichkeitsstufen",
    "medien",
    "aussonderungsarten",
    "bewertungsvorschlaege",
    "dokumentarten",
    "einheitentypen",
    "fristbeginne",
    "zaehlkreise",
)


@pytest.mark.parametrize("name", VOKABULARE)
def test_a_clerk_can_read_the_vocabularies(als, schriftgut, name):
    antwort = als("Sachbearbeitung", "32").get(
        f"{schriftgut['akte']}/@vocabularies/collective.eakte.{name}"
    )
    assert antwort.status_code == 200
    assert antwort.json()["items_total"] > 1


@pytest.mark.parametrize("name", PORTAL_TYPES)
def test_a_clerk_can_read_what_fields_a_type_has(als, schriftgut, name):
    antwort = als("Sachbearbeitung", "32").get(f"{schriftgut['einheit']}/@types/{name}")
    assert antwort.status_code == 200
    assert "title" in antwort.json()["properties"]


def test_a_clerk_is_told_what_she_can_add(als, schriftgut):
    antwort = als("Sachbearbeitung", "32").get(f"{schriftgut['akte']}/@types")
    anlegbar = {t["title"] for t in antwort.json() if t["addable"]}
    assert anlegbar == {"Teilakte", "Vorgang", "Dokument"}
