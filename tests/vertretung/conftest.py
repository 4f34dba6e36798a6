"""People who are absent and people who stand in for them."""

from collective.eakte.rechte.api import erteile
from collective.eakte.vertretung.api import trage_ein
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login

import pytest


@pytest.fixture
def tag(monkeypatch):
    """Let it be another day: ``tag(date(2027, 3, 10))``."""
    import collective.eakte.rechte.index as index
    import collective.eakte.rechte.regelwerk as regelwerk
    import collective.eakte.vertretung.api as vertretung
    import collective.eakte.vertretung.sichten as sichten

    def setze(heute):
        for modul in (index, regelwerk, vertretung, sichten):
            monkeypatch.setattr(modul, "heute", lambda: heute)

    return setze


@pytest.fixture
def vertritt(portal):
    """Enter a Vertretung as the absent person: ``vertritt("mensah", "seidel")``."""

    def eintragen(vertretung, abwesend, **angaben):
        heute = date.today()
        angaben = {"von": heute, "bis": heute + timedelta(days=7), **angaben}
        login(portal, abwesend)
        return trage_ein(vertretung, **angaben)

    return eintragen


@pytest.fixture
def seidel(person, akte):
    """Renate Seidel works with the Akte."""
    name = person("seidel", "ordnungsamt")
    erteile(akte, name, ["Sachbearbeitung"], grund="Zuständigkeit")
    return name


@pytest.fixture
def mensah(person):
    """Kofi Mensah has no rights of his own."""
    return person("mensah")


@pytest.fixture
def rolle(portal):
    """Give somebody roles in the whole site: ``rolle("mensah", "Registratur")``."""

    def geben(name, *rollen):
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=name, roles=list(rollen))

    return geben
