"""What the user may not see is in the way without being told; i. V. is told."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import pruefe_storno
from collective.eakte.lebenszyklus.api import pruefe_zda
from collective.eakte.rechte import api as rechte
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.auscheckung_worte import name
from collective.eakte.vertretung.api import trage_ein
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest


@pytest.fixture
def verborgen(portal, akte, person):
    """A Dokument in a protected Teilakte, checked out by who may see it."""
    person("yilmaz")
    person("registratorin")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username="registratorin", roles=["Registratur"])
        teilakte = createContentInContainer(akte, "Teilakte", title="Beihilfe")
        dokument = createContentInContainer(teilakte, "Dokument", title="Antrag")
        rechte.schuetze(teilakte, [("yilmaz", ["Leitung"])], "Personalsache")
    login(portal, "yilmaz")
    versionen.checke_aus(dokument)
    login(portal, "registratorin")
    return dokument


def verschwiegen(grund, dokument):
    text = str(Hindernisse([grund]))
    return (
        grund.code == "ausgecheckt"
        and grund.url is None
        and grund.kennzeichen is None
        and dokument.kennzeichen not in text
        and "yilmaz" not in text
    )


def test_closing_waits_for_what_one_may_not_see(verborgen, akte):
    gruende = pruefe_zda(akte)
    assert [g.code for g in gruende if g.code == "ausgecheckt"] == ["ausgecheckt"]
    assert all(verschwiegen(g, verborgen) for g in gruende if g.code == "ausgecheckt")


def test_so_does_withdrawing(verborgen, akte):
    gruende = [
        g
        for g in pruefe_storno(akte, "Doppelt", mit_inhalt=True)
        if g.code == "ausgecheckt"
    ]
    assert len(gruende) == 1
    assert verschwiegen(gruende[0], verborgen)


def test_whoever_sees_it_is_told_who_has_it(verborgen, akte, portal):
    login(portal, "yilmaz")
    [grund] = [g for g in pruefe_zda(akte) if g.code == "ausgecheckt"]
    assert grund.kennzeichen == verborgen.kennzeichen


def test_a_deputy_checks_out_on_behalf_of_who_is_absent(portal, vorgang, person):
    heute = date.today()
    person("yilmaz")
    person("mensah")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username="yilmaz", roles=["Sachbearbeitung"], obj=vorgang)
        dokument = createContentInContainer(vorgang, "Dokument", title="Brief")
    login(portal, "yilmaz")
    trage_ein("mensah", heute, heute + timedelta(days=3))
    login(portal, "mensah")
    rechte.vergiss_pruefungen()
    stand = versionen.checke_aus(dokument)
    assert (stand.person, stand.fuer) == ("mensah", "yilmaz")
    assert "yilmaz" in name(stand.person, stand.fuer)
    login(portal, "yilmaz")
    [grund] = pruefe_zda(vorgang)
    assert "mensah on behalf of yilmaz" in str(Hindernisse([grund]))
