"""The plan tree opens level by level and shows nobody what she may not see."""

from collective.eakte.aktenplan.baum import finde_einheiten
from collective.eakte.aktenplan.baum import plaene
from collective.eakte.aktenplan.baum import zweige
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest


@pytest.fixture
def entwurf(aktenplan):
    """A unit below 61 that is still being prepared."""
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(
            aktenplan["61"],
            "Aktenplaneinheit",
            kennzeichen="61.02",
            title="Vermessung",
            typ="Obergruppe",
        )


def test_one_level_is_loaded_at_a_time(registratur, aktenplan):
    oberste = zweige(aktenplan)
    assert [(k.kennzeichen, k.title, k.ebene) for k in oberste] == [
        ("32", "Ordnung", 1),
        ("61", "Planung", 1),
    ]
    assert oberste[0].items == []
    assert [k.kennzeichen for k in zweige(aktenplan["32"]["32.01"])] == [
        "32.01.01",
        "32.01.02",
    ]


def test_several_levels_can_be_loaded_at_once(registratur, aktenplan):
    ordnung = zweige(aktenplan, 3)[0]
    gewerbe = ordnung.items[0]
    assert [(k.kennzeichen, k.ebene) for k in gewerbe.items] == [
        ("32.01.01", 3),
        ("32.01.02", 3),
    ]


def test_a_node_says_whether_there_is_more_below(registratur, aktenplan, akte):
    assert zweige(aktenplan)[0].hat_einheiten
    assert not zweige(aktenplan["32"]["32.01"])[0].hat_einheiten


def test_units_sort_naturally(registratur, aktenplan):
    with api.env.adopt_roles(["Manager"]):
        for kennzeichen in ("10", "9"):
            createContentInContainer(
                aktenplan, "Aktenplaneinheit", kennzeichen=kennzeichen, title="x"
            )
    assert [k.kennzeichen for k in zweige(aktenplan)] == ["9", "10", "32", "61"]


def test_drafts_are_seen_by_those_who_keep_the_plan(portal, aktenplan, entwurf, person):
    login(portal, person("Registratur"))
    assert [k.kennzeichen for k in zweige(aktenplan["61"])] == ["61.01", "61.02"]
    login(portal, person("Beschaeftigte"))
    assert [k.kennzeichen for k in zweige(aktenplan["61"])] == ["61.01"]
    assert finde_einheiten(aktenplan, "Vermessung") == ([], 0)


def test_a_node_does_not_hint_at_hidden_units(portal, aktenplan, person):
    with api.env.adopt_roles(["Manager"]):
        oben = createContentInContainer(
            aktenplan, "Aktenplaneinheit", kennzeichen="70", title="Umwelt"
        )
        api.content.transition(oben, "aktivieren")
        createContentInContainer(
            oben, "Aktenplaneinheit", kennzeichen="70.01", title="Geheimes Vorhaben"
        )
    login(portal, person("Beschaeftigte"))
    assert not zweige(aktenplan)[-1].hat_einheiten


def test_the_site_has_plans(registratur, portal, aktenplan):
    assert [(k.kennzeichen, k.ebene, k.hat_einheiten) for k in plaene()] == [
        ("ORG", 0, True)
    ]


@pytest.mark.parametrize(
    "text, gefunden",
    [
        ("32.01", ["32.01", "32.01.01", "32.01.02"]),
        ("gast", ["32.01.02"]),
        ("STÄTTEN", ["32.01.02"]),
        ("pläne", ["61.01.02"]),
        ("gewerbe akten", ["32.01.01"]),
        ("gibtesnicht", []),
    ],
)
def test_the_filter_takes_numbers_and_parts_of_words(
    registratur, aktenplan, text, gefunden
):
    knoten, gesamt = finde_einheiten(aktenplan, text)
    assert [k.kennzeichen for k in knoten] == gefunden
    assert gesamt == len(gefunden)


def test_the_filter_looks_in_its_branch_only(registratur, portal, aktenplan):
    assert finde_einheiten(aktenplan["61"], "gewerbe") == ([], 0)
    assert finde_einheiten(portal, "gewerbe")[1] == 2


def test_a_match_says_what_stands_above_it(registratur, aktenplan):
    knoten, _gesamt = finde_einheiten(aktenplan, "Gaststätten")
    assert [k.kennzeichen for k in knoten[0].oben] == ["ORG", "32", "32.01"]
    assert knoten[0].ebene == 3
