"""Whoever keeps the offices gets no rights by it."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.vorhaben import Vorhaben
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login

import pytest


MORGEN = date.today() + timedelta(days=1)


@pytest.fixture
def fachadministration(person, amt, portal):
    """Office 10 with the administration in it, offices 11 and 12 without."""
    amt("10")
    amt("11")
    amt("12")
    name = person("novak", "amt10")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=name, roles=["Fachadministration"])
    login(portal, name)
    return name


@pytest.mark.parametrize(
    "angaben",
    [
        {"leitung": ("novak",)},
        {"stellvertretung": ("novak",)},
        {"gruppen": ("amt11", "amt10")},
    ],
    ids=lambda angaben: next(iter(angaben)),
)
def test_nobody_enters_herself_into_an_office(fachadministration, angaben):
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.aendere("11", **angaben)
    assert [h.code for h in abgelehnt.value.hindernisse] == ["nicht-fuer-sich-selbst"]
    assert organisation.einheit("11").leitung == ("leitung11",)


def test_nobody_puts_her_own_office_below_another_one(fachadministration):
    with pytest.raises(Hindernisse):
        organisation.aendere("10", uebergeordnet="11")


def test_nor_does_she_for_a_day_to_come(fachadministration):
    with pytest.raises(Hindernisse):
        organisation.lege_an(
            "13", "Neues Amt", gruppen=("amt10",), gueltig_ab=MORGEN, aktiv_ab=MORGEN
        )


def test_others_are_entered_by_her(fachadministration, person):
    person("yilmaz")
    login(api.portal.get(), fachadministration)
    organisation.aendere("11", leitung=("leitung11", "yilmaz"))
    assert "yilmaz" in organisation.einheit("11").leitung


def test_nobody_merges_another_office_into_her_own(fachadministration):
    eigene = Vorhaben("zusammenlegung", ("11",), "10", name="Amt 10", grund="Beschluss")
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.reorganisiere(eigene)
    assert "nicht-fuer-sich-selbst" in [h.code for h in abgelehnt.value.hindernisse]
    fremde = Vorhaben(
        "zusammenlegung", ("11", "12"), "60", name="Neu", grund="Beschluss"
    )
    organisation.reorganisiere(fremde)
