"""Offices: a tree of codes that are never given twice."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte import api as rechte
from datetime import date
from datetime import timedelta
from plone import api
from zope.component import getUtility
from zope.component import queryUtility

import pytest


MORGEN = date.today() + timedelta(days=1)
GESTERN = date.today() - timedelta(days=1)


def codes(abgelehnt):
    return [h.code for h in abgelehnt.value.hindernisse]


def test_offices_stand_in_a_tree(amt):
    amt("32")
    amt("32.1", "32")
    amt("9")
    assert [eine.code for eine in organisation.einheiten()] == ["9", "32", "32.1"]
    assert organisation.oberhalb("32.1") == ["32"]
    assert organisation.unterhalb("32") == ["32.1"]
    assert organisation.titel("32.1") == "32.1 Amt 32.1"
    assert organisation.titel("99") == "99"


def test_all_that_is_wrong_with_an_office_is_said_at_once(amt):
    amt("32")
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.lege_an(
            "32",
            " ",
            uebergeordnet="99",
            leitung=("niemand",),
            gruppen=("keine",),
            gueltig_ab=MORGEN,
            gueltig_bis=GESTERN,
        )
    assert codes(abgelehnt) == [
        "code-vergeben",
        "name-fehlt",
        "oe-unbekannt",
        "ende-vor-beginn",
        "person-unbekannt",
        "gruppe-unbekannt",
    ]


def test_no_office_is_above_itself(amt):
    amt("32")
    amt("32.1", "32")
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.aendere("32", uebergeordnet="32.1")
    assert codes(abgelehnt) == ["oe-kreis"]


def test_an_office_that_leads_records_does_not_just_end(amt, akte, registratur):
    amt("32")
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.loese_auf("32")
    assert codes(abgelehnt) == ["oe-fuehrt"]
    amt("99")
    assert organisation.loese_auf("99").gueltig_bis == date.today()


def test_an_office_does_not_end_before_those_below_it(amt):
    amt("99")
    amt("99.1", "99")
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.loese_auf("99")
    assert codes(abgelehnt) == ["oe-darunter"]


def test_what_was_done_to_an_office_is_noted(amt):
    amt("32")
    organisation.aendere("32", name="Ordnungsamt")
    organisation.aendere("32", name="Ordnungsamt")
    vermerkt = vermerkte(None, "oe-geaendert")
    assert [v.angaben["felder"] for v in vermerkt] == [
        {"name": ["Amt 32", "Ordnungsamt"]}
    ]


def test_circles_follow_the_tree_the_day_and_the_groups(person, amt, sieht, akte):
    amt("40")
    amt("40.1", "40")
    amt("50", aktiv_ab=None)
    amt("51", gueltig_bis=GESTERN)
    person("neu")
    rechte.erteile(akte, "oe:40", ["Einsicht"], grund="Zuständigkeit")
    rechte.erteile(akte, "oe:50", ["Einsicht"], grund="Zuständigkeit")
    rechte.erteile(akte, "oe:51", ["Einsicht"], grund="Zuständigkeit")
    assert [
        name
        for name in ("mit40", "mit40-1", "leitung40", "mit50", "mit51", "neu")
        if sieht(name, akte)
    ] == ["mit40", "mit40-1", "leitung40"]
    with api.env.adopt_roles(["Manager"]):
        api.group.add_user(groupname="amt40-1", username="neu")
    assert sieht("neu", akte)
    organisation.aendere("50", aktiv_ab=date.today())
    assert sieht("mit50", akte)
    organisation.aendere("40.1", uebergeordnet=None)
    assert not sieht("neu", akte)


def test_nobody_grants_to_an_office_that_does_not_exist(gewerbe, portal):
    with pytest.raises(Hindernisse) as abgelehnt:
        rechte.erteile(gewerbe, "oe:99", ["Einsicht"], grund="Zuständigkeit")
    assert codes(abgelehnt) == ["prinzipal-unbekannt"]


def test_the_offices_come_and_go_with_the_product(portal):
    from collective.eakte.organisation import einrichtung

    vorher = getUtility(IOrganisation)
    einrichtung.richte_ein()
    assert getUtility(IOrganisation) is vorher
    einrichtung.baue_ab()
    assert queryUtility(IOrganisation) is None
