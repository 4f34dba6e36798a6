"""Offices are chosen like groups, and before them."""

from collective.eakte.organisation import api as organisation
from collective.eakte.rechte.prinzipale import finde
from collective.eakte.rechte.prinzipale import suche
from collective.eakte.rechte.vergabe import vergib
from datetime import date
from plone import api

import pytest


@pytest.fixture
def aemter(person):
    """Two offices; one does not work with the E-Akte yet."""
    person("yilmaz", "ordnungsamt")
    with api.env.adopt_roles(["Manager"]):
        organisation.lege_an(
            "32", "Ordnungsamt", gruppen=("ordnungsamt",), aktiv_ab=date(2024, 1, 1)
        )
        organisation.lege_an("66", "Ordnung der Straßen")


def test_offices_at_work_come_first(aemter):
    gefunden = [(p.id, p.art) for p in suche("ordnung")]
    assert gefunden == [
        ("oe:32", "kreis"),
        ("oe:32:leitung", "kreis"),
        ("ordnungsamt", "gruppe"),
    ]


def test_an_office_is_named_by_its_code_or_title(aemter):
    assert [p.id for p in finde("oe:32")] == ["oe:32"]
    assert [p.id for p in finde("32 Ordnungsamt")] == ["oe:32"]
    assert [p.id for p in finde("32 Ordnungsamt (oe:32)")] == ["oe:32"]
    assert finde("gibt es nicht") == []


def test_an_akte_is_released_to_an_office(aemter, registratur, sieht, akte):
    vergib(akte, "oe:32", ["Einsicht"], grund="Amtshilfe")
    assert sieht("yilmaz", akte)
