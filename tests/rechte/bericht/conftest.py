"""An Akte that several people see for several reasons."""

from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest


MORGEN = date.today() + timedelta(days=1)


@pytest.fixture
def rolle(person):
    """Make a person with a role in the whole house: ``rolle("Datenschutz")``."""

    def anlegen(rolle):
        name = person(rolle.lower())
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=name, roles=[rolle])
        return name

    return anlegen


@pytest.fixture
def als_person(portal):
    """Log somebody in: ``als_person("yilmaz")``."""

    def anmelden(name):
        from collective.eakte.rechte.api import vergiss_pruefungen

        login(portal, name)
        vergiss_pruefungen()

    return anmelden


@pytest.fixture
def freigegeben(akte, person):
    """The Akte is released to Yilmaz until tomorrow, and to the group "rechtsamt"."""
    person("yilmaz")
    person("klein", "rechtsamt")
    person("gross", "rechtsamt")
    with api.env.adopt_roles(["Manager"]):
        einzeln = erteile(akte, "yilmaz", ["Einsicht"], grund="Amtshilfe", bis=MORGEN)
        erteile(akte, "rechtsamt", ["Sachbearbeitung"], grund="Widerspruch")
    return einzeln


@pytest.fixture
def personalakte(gewerbe, person):
    """A protected Akte; its circle is "personalamt"."""
    person("personalamt")
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(gewerbe, "Akte", title="Geheime Frau Z")
        schuetze(akte, [("personalamt", ["Leitung"])], "Personalsache von Frau Z")
    return akte


@pytest.fixture
def codes():
    """The codes of a refusal."""

    def aus(antwort):
        assert antwort.status_code == 400, antwort.text
        return [h["code"] for h in antwort.json()["hindernisse"]]

    return aus
