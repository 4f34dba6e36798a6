"""The plan tree over HTTP."""

import pytest


def kennzeichen(items):
    return [item["kennzeichen"] for item in items]


def test_the_tree_is_loaded_level_by_level(als, schriftgut):
    sitzung = als("Beschaeftigte")
    plaene = sitzung.get(f"{schriftgut['site']}/@aktenplan-baum").json()["items"]
    assert kennzeichen(plaene) == ["ORG"]
    gruppen = sitzung.get(f"{plaene[0]['@id']}/@aktenplan-baum").json()["items"]
    assert kennzeichen(gruppen) == ["32", "61"]
    assert gruppen[0]["has_children"]
    assert "items" not in gruppen[0]
    assert gruppen[0]["review_state"] == "aktiv"
    assert gruppen[0]["ebene"] == 1


def test_several_levels_come_nested(als, schriftgut):
    daten = (
        als("Beschaeftigte").get(f"{schriftgut['plan']}/@aktenplan-baum?ebenen=3")
    ).json()
    gewerbe = daten["items"][0]["items"][0]
    assert kennzeichen(gewerbe["items"]) == ["32.01.01", "32.01.02"]
    assert not gewerbe["items"][0]["has_children"]


def test_the_filter_answers_with_the_way_to_the_unit(als, schriftgut):
    daten = (
        als("Beschaeftigte").get(
            f"{schriftgut['site']}/@aktenplan-baum?filter=gewerbeakt"
        )
    ).json()
    assert daten["items_total"] == 1
    assert kennzeichen(daten["items"][0]["pfad"]) == ["ORG", "32", "32.01"]


@pytest.mark.parametrize("ebenen", ["0", "7", "alle"])
def test_six_levels_are_the_most(als, schriftgut, codes, ebenen):
    antwort = als("Beschaeftigte").get(
        f"{schriftgut['plan']}/@aktenplan-baum?ebenen={ebenen}"
    )
    assert codes(antwort) == ["ebenen-ungueltig"]
