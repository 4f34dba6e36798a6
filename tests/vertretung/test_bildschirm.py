"""The page of the Vertretungen, without a browser."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.vertretung.browser.personen import finde_person
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.protect.authenticator import createToken
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.interface import alsoProvides

import pytest


@pytest.fixture
def seite(portal):
    """Open the page as a person: ``seite("seidel")``."""

    def oeffne(name, methode="GET", **angaben):
        login(portal, name)
        request = portal.REQUEST.clone()
        alsoProvides(request, IEAkteLayer)
        request.environ["REQUEST_METHOD"] = request.method = methode
        request["LANGUAGE"] = "en"
        request.form.update(angaben)
        return api.content.get_view("eakte-vertretung", portal, request)

    return oeffne


def test_everybody_sees_her_own_and_who_may_those_of_others(
    person, rolle, seidel, mensah, vertritt, seite
):
    vertritt(mensah, seidel)
    registrar = person("klein")
    rolle(registrar, "Registratur")
    anzahl = {
        name: [len(liste.zeilen) for liste in seite(name).listen()]
        for name in (seidel, mensah, registrar)
    }
    assert anzahl == {seidel: [1, 0], mensah: [0, 1], registrar: [0, 0, 1]}


def test_a_vertretung_is_ended_by_a_form_of_this_site_only(
    seidel, mensah, vertritt, seite, sieht, akte
):
    vertretung = vertritt(mensah, seidel)
    with pytest.raises(Forbidden):
        seite(seidel, "POST", beenden=vertretung.kennung)()
    assert sieht(mensah, akte)
    ansicht = seite(seidel, "POST", beenden=vertretung.kennung)
    ansicht.request.form["_authenticator"] = createToken()
    ansicht()
    assert not sieht(mensah, akte)
    assert [len(liste.zeilen) for liste in seite(seidel).listen()] == [0, 0]
    alte = seite(seidel, vergangene="ja").listen()[0].zeilen
    assert [zeile.offen for zeile in alte] == [False]


def test_visitors_are_asked_to_log_in(person, seite, portal):
    ansicht = seite(person("fremd"))
    logout()
    with pytest.raises(Unauthorized):
        ansicht()


def test_people_are_found_by_either_name(person):
    for name, ganzer in (
        ("maria1", "Maria Klein"),
        ("maria2", "Maria Klein"),
        ("karl-gross", "Karl Groß"),
    ):
        person(name)
        with api.env.adopt_roles(["Manager"]):
            api.user.get(username=name).setMemberProperties({"fullname": ganzer})
    assert finde_person(" karl-gross ", "vertretung") == "karl-gross"
    assert finde_person("karl  groß", "vertretung") == "karl-gross"
    for text, code in (
        ("Maria Klein", "person-mehrdeutig"),
        ("Maria", "person-unbekannt"),
        ("", "person-unbekannt"),
    ):
        with pytest.raises(Hindernisse) as abgelehnt:
            finde_person(text, "vertretung")
        assert abgelehnt.value.hindernisse[0].code == code
