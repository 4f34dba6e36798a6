"""Deputies for an office, and heads who say who stands in for their people."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.vertretung.api import alle
from collective.eakte.vertretung.api import trage_ein
from collective.eakte.vertretung.api import vertretungen_von
from collective.eakte.vertretung.reorganisation import folge_der_oe
from datetime import date
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from types import SimpleNamespace

import pytest


@pytest.fixture
def akten(portal, gewerbe):
    """Four Akten, for the circles of 50, 50.1, 20, and for one person."""
    with api.env.adopt_roles(["Manager"]):
        return {
            titel: createContentInContainer(gewerbe, "Akte", title=titel)
            for titel in ("oe:50", "oe:50.1", "amt20", "person")
        }


@pytest.fixture
def springer(amt, person, akten):
    """Somebody who works in 50.1 and in 20, and may look into an Akte herself."""
    for code, oben in (("50", None), ("50.1", "50"), ("20", None)):
        amt(code, oben)
    name = person("springer", "amt50-1", "amt20")
    for titel, akte in akten.items():
        prinzipal = name if titel == "person" else titel
        erteile(akte, prinzipal, ["Einsicht"], grund="Test")
    return name


def test_a_deputy_for_everything_sees_what_the_person_sees_in_all_her_offices(
    springer, mensah, vertritt, sieht, akten
):
    vertritt(mensah, springer)
    assert all(sieht(springer, akte) for akte in akten.values())
    assert all(sieht(mensah, akte) for akte in akten.values())


@pytest.mark.parametrize(
    "code, gesehen",
    [("50.1", {"oe:50.1"}), ("50", {"oe:50", "oe:50.1"}), ("20", {"amt20"})],
)
def test_a_deputy_for_an_office_sees_what_belongs_to_it_and_those_below(
    springer, mensah, vertritt, sieht, rolle, akten, code, gesehen
):
    rolle(springer, "Registratur")
    vertritt(mensah, springer, umfang="oe", bezug=code)
    assert {titel for titel, akte in akten.items() if sieht(mensah, akte)} == gesehen


def test_only_an_office_of_the_absent_person_can_be_the_scope(
    springer, mensah, vertritt, amt
):
    amt("10")
    for code in ("10", "99", "", None):
        with pytest.raises(Hindernisse) as abgelehnt:
            vertritt(mensah, springer, umfang="oe", bezug=code)
        assert [h.code for h in abgelehnt.value.hindernisse] == ["bezug-unbekannt"]


def test_heads_say_who_stands_in_for_the_people_of_their_line(
    springer, mensah, portal, sieht, akten
):
    angaben = {"von": date.today(), "bis": date.today(), "abwesend": "mit50-1"}
    for chefin in ("leitung50-1", "leitung50"):
        login(portal, chefin)
        neue = trage_ein(mensah, **angaben)
        assert neue.eingetragen_als == "leitung"
        assert neue in alle()
        with pytest.raises(Hindernisse) as abgelehnt:
            trage_ein(chefin, **angaben)
        assert abgelehnt.value.hindernisse[0].code == "vertretung-selbst-genommen"
    for fremd in ("leitung20", "mit50-1", "mit50"):
        login(portal, fremd)
        with pytest.raises(NichtBerechtigt):
            trage_ein(mensah, **(angaben | {"abwesend": "leitung50"}))
        assert alle() == []
    schuetze(akten["person"], [("mit50-1", ["Leitung"])], "Personalsache")
    assert sieht(mensah, akten["person"])


def test_a_deputy_of_a_head_appoints_no_deputies(springer, mensah, vertritt, portal):
    vertritt(mensah, "leitung50")
    login(portal, mensah)
    with pytest.raises(NichtBerechtigt):
        trage_ein("mit20", date.today(), date.today(), abwesend="mit50")


def test_a_vertretung_follows_its_office_to_a_new_code(
    springer, mensah, vertritt, portal, amt
):
    vertritt(mensah, springer, umfang="oe", bezug="20")
    vertritt(mensah, springer, umfang="oe", bezug="50")
    folge_der_oe(SimpleNamespace(ersatz={"50": "51"}, orte=("/plan/50/",)))
    assert {v.bezug for v in vertretungen_von(springer)} == {"20", "50"}
    folge_der_oe(SimpleNamespace(ersatz={"20": "21"}, orte=None))
    assert {v.bezug for v in vertretungen_von(springer)} == {"21", "50"}
