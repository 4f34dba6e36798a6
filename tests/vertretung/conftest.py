"""People who are absent and people who stand in for them."""

from AccessControl import getSecurityManager
from collective.eakte.organisation import api as organisation
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.vertretung.api import trage_ein
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login

import pytest


@pytest.fixture
def person(integration, portal):
    """Make a person without any role: ``person("yilmaz", "gruppe")``."""

    def anlegen(name, *gruppen):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(email=f"{name}@stadt.example", username=name)
            for gruppe in gruppen:
                if api.group.get(gruppe) is None:
                    api.group.create(gruppe)
                api.group.add_user(groupname=gruppe, username=name)
        return name

    return anlegen


@pytest.fixture
def sieht(portal):
    """Whether a person sees a record, at the object and in the catalog."""

    def frage(name, obj):
        login(portal, name)
        vergiss_pruefungen()
        katalog = api.portal.get_tool("portal_catalog")
        gefunden = bool(katalog(UID=api.content.get_uuid(obj)))
        in_allen = api.content.get_uuid(obj) in {b.UID for b in katalog()}
        am_objekt = bool(getSecurityManager().checkPermission("View", obj))
        assert gefunden == in_allen == am_objekt
        return am_objekt

    return frage


@pytest.fixture
def darf(portal):
    """Whether a person has a permission: ``darf("mensah", "View", akte)``."""

    def frage(name, recht, obj):
        login(portal, name)
        vergiss_pruefungen()
        return bool(getSecurityManager().checkPermission(recht, obj))

    return frage


@pytest.fixture
def amt(person):
    """Make an office at work: members ``amt32`` with ``mit32``, head ``leitung32``."""

    def anlegen(code, uebergeordnet=None):
        name = code.replace(".", "-")
        person(f"mit{name}", f"amt{name}")
        person(f"leitung{name}")
        with api.env.adopt_roles(["Manager"]):
            return organisation.lege_an(
                code,
                f"Amt {code}",
                uebergeordnet=uebergeordnet,
                gruppen=(f"amt{name}",),
                leitung=(f"leitung{name}",),
                aktiv_ab=date(2020, 1, 1),
            )

    return anlegen


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
