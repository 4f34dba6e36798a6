"""Nobody opens records to herself by what she keeps for others."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.rechte.vergabe import vergib
from plone import api
from plone.app.testing import login
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


def setze(akte, stufe):
    akte.vertraulichkeitsstufe = stufe
    notify(ObjectModifiedEvent(akte))


def test_whom_a_grade_keeps_from_reading_does_not_lower_it(
    registratur, person, portal, akte
):
    setze(akte, "005")
    with pytest.raises(Hindernisse) as abgelehnt:
        setze(akte, "003")
    assert [h.code for h in abgelehnt.value.hindernisse] == [
        "stufe-nicht-fuer-sich-selbst"
    ]
    leitung = person("leitung")
    erteile(akte, leitung, ["Leitung"], grund="Amtsleitung")
    login(portal, leitung)
    vergiss_pruefungen()
    setze(akte, "003")


def test_nobody_releases_an_akte_to_herself(person, portal, akte):
    leitung = person("leitung", "amtsleitung")
    erteile(akte, "amtsleitung", ["Leitung"], grund="Amtsleitung")
    login(portal, leitung)
    vergiss_pruefungen()
    with pytest.raises(Hindernisse) as abgelehnt:
        vergib(akte, leitung, ["Einsicht"], grund="für später")
    assert [h.code for h in abgelehnt.value.hindernisse] == ["nicht-sich-selbst"]
    assert [b.prinzipal for b in berechtigungen(akte)] == ["amtsleitung"]
    assert api.user.get_current().getId() == leitung
