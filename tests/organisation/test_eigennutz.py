"""Whoever keeps the offices gets no rights by it."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import erteile
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

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
        {"gruppen": ("amt11", "AuthenticatedUsers")},
    ],
    ids=["leitung", "stellvertretung", "gruppen", "alle"],
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


def bestimme(obj, **felder):
    """Change fields as a form does."""
    for name, wert in felder.items():
        setattr(obj, name, wert)
    notify(ObjectModifiedEvent(obj, Attributes(None, *felder)))


@pytest.mark.parametrize("feld", ["federfuehrung", "aktenfuehrung"])
def test_nobody_lets_her_own_office_lead_what_she_does_not_see(
    fachadministration, akte, gewerbe, sieht, feld
):
    with pytest.raises(Hindernisse) as abgelehnt:
        bestimme(gewerbe, **{feld: "10"})
    assert [h.code for h in abgelehnt.value.hindernisse] == ["nicht-fuer-sich-selbst"]


def test_nor_a_branch_above_it(fachadministration, akte, gewerbe, aktenplan):
    gewerbe.aktenfuehrung = None
    aktenplan["32"]["32.01"].aktenfuehrung = None
    with pytest.raises(Hindernisse):
        bestimme(aktenplan["32"], aktenfuehrung="10")


def test_nor_a_record_that_she_manages(fachadministration, portal, akte):
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=fachadministration, roles=["Registratur"])
    login(portal, fachadministration)
    with pytest.raises(Hindernisse):
        bestimme(akte, federfuehrung="10")


def test_other_offices_and_empty_units_are_given_a_lead_by_her(
    fachadministration, akte, gewerbe, aktenplan, sieht
):
    bestimme(gewerbe, aktenfuehrung="11")
    bestimme(aktenplan["61"]["61.01"]["61.01.02"], aktenfuehrung="10")
    assert sieht("mit11", akte)
    assert not sieht(fachadministration, akte)


def test_who_works_on_a_record_hands_it_over_within_her_rights(
    fachadministration, portal, akte, gewerbe
):
    erteile(akte, fachadministration, ["Sachbearbeitung"], grund="Amtshilfe")
    login(portal, fachadministration)
    bestimme(akte, federfuehrung="10")
    assert "oe:10" in {b.prinzipal for b in berechtigungen(akte)}
