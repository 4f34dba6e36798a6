"""Searches that somebody keeps are hers alone."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.suche import gespeichert
from collective.eakte.suche.einrichtung import baue_ab
from collective.eakte.suche.interfaces import ISuchregister
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from zope.component import getUtility

import pytest


@pytest.fixture
def mensah(portal, person):
    person("mensah")
    person("klein")
    login(portal, "mensah")


def codes(abgelehnt):
    return {grund.code for grund in abgelehnt.value.hindernisse}


def test_a_search_is_kept_as_it_stands_in_the_address(mensah):
    neue = gespeichert.merke(
        " Offene  Anträge ", "SearchableText=antrag&stand=entwurf&ab=40&fremd=1"
    )
    assert neue.name == "Offene Anträge"
    assert neue.frage == "SearchableText=antrag&stand=entwurf"
    assert gespeichert.meine() == [neue]


def test_nobody_else_has_it(mensah, portal):
    neue = gespeichert.merke("Anträge", "SearchableText=antrag")
    login(portal, "klein")
    assert gespeichert.meine() == []
    for tun in (gespeichert.loesche, lambda k: gespeichert.benenne_um(k, "Meine")):
        with pytest.raises(Hindernisse) as abgelehnt:
            tun(neue.kennung)
        assert codes(abgelehnt) == {"suche-unbekannt"}


def test_it_is_named_anew_and_deleted(mensah):
    neue = gespeichert.merke("Anträge", "SearchableText=antrag")
    andere = gespeichert.merke("Bescheide", "SearchableText=bescheid")
    gespeichert.benenne_um(neue.kennung, "Alle Anträge")
    assert [s.name for s in gespeichert.meine()] == ["Alle Anträge", "Bescheide"]
    gespeichert.loesche(andere.kennung)
    assert [s.kennung for s in gespeichert.meine()] == [neue.kennung]


def test_all_reasons_against_keeping_it_are_told(mensah):
    gespeichert.merke("Anträge", "SearchableText=antrag")
    with pytest.raises(Hindernisse) as abgelehnt:
        gespeichert.merke("anträge", "fremd=1")
    assert codes(abgelehnt) == {"name-vergeben", "suche-leer"}
    with pytest.raises(Hindernisse) as abgelehnt:
        gespeichert.merke("x" * 101, "art=Akte")
    assert codes(abgelehnt) == {"name-zu-lang"}
    with pytest.raises(Hindernisse) as abgelehnt:
        gespeichert.merke(" ", "art=Akte")
    assert codes(abgelehnt) == {"name-fehlt"}


def test_there_is_an_end_to_what_is_kept(mensah, monkeypatch):
    monkeypatch.setattr(gespeichert, "HOECHSTENS", 1)
    gespeichert.merke("Anträge", "SearchableText=antrag")
    with pytest.raises(Hindernisse) as abgelehnt:
        gespeichert.merke("Bescheide", "SearchableText=bescheid")
    assert codes(abgelehnt) == {"zu-viele"}


def test_they_go_with_their_owner(mensah):
    gespeichert.merke("Anträge", "SearchableText=antrag")
    with api.env.adopt_roles(["Manager"]):
        api.user.delete(username="mensah")
    assert getUtility(ISuchregister).von("mensah") == ()


def test_visitors_keep_none(mensah):
    logout()
    assert gespeichert.meine() == []
    with pytest.raises(Exception, match="log in"):
        gespeichert.merke("Anträge", "SearchableText=antrag")


def test_a_site_without_a_register_gets_one(mensah):
    baue_ab()
    assert gespeichert.meine() == []
    gespeichert.merke("Anträge", "SearchableText=antrag")
    assert len(gespeichert.meine()) == 1
