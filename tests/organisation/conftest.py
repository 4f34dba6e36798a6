"""People without any right, offices, and the question who sees what."""

from AccessControl import getSecurityManager
from collective.eakte.organisation import api as organisation
from collective.eakte.rechte.api import vergiss_pruefungen
from datetime import date
from plone import api
from plone.app.testing import login

import pytest


SCHON = date(2020, 1, 1)


@pytest.fixture
def person(integration, portal):
    """Make a person without any role: ``person("yilmaz", "gruppe")``."""

    def anlegen(name, *gruppen):
        with api.env.adopt_roles(["Manager"]):
            if api.user.get(username=name) is None:
                api.user.create(email=f"{name}@stadt.example", username=name)
            for gruppe in gruppen:
                if api.group.get(gruppe) is None:
                    api.group.create(gruppe)
                api.group.add_user(groupname=gruppe, username=name)
        return name

    return anlegen


@pytest.fixture
def amt(person):
    """Make an office at work: members ``amt32`` with ``mit32``, head ``leitung32``."""

    def anlegen(code, uebergeordnet=None, **angaben):
        name = code.replace(".", "-")
        person(f"mit{name}", f"amt{name}")
        person(f"leitung{name}")
        werte = {
            "gruppen": (f"amt{name}",),
            "leitung": (f"leitung{name}",),
            "aktiv_ab": SCHON,
            **angaben,
        }
        return organisation.lege_an(
            code, f"Amt {code}", uebergeordnet=uebergeordnet, **werte
        )

    return anlegen


@pytest.fixture
def sieht(portal):
    """Whether a person sees a record, at the object and in the catalog."""

    def frage(name, obj):
        login(portal, name)
        vergiss_pruefungen()
        katalog = api.portal.get_tool("portal_catalog")
        gefunden = bool(katalog(UID=api.content.get_uuid(obj)))
        am_objekt = bool(getSecurityManager().checkPermission("View", obj))
        assert gefunden == am_objekt
        return am_objekt

    return frage


@pytest.fixture
def darf(portal):
    """Whether a person has a permission at an object."""

    def frage(name, permission, obj):
        login(portal, name)
        vergiss_pruefungen()
        return bool(getSecurityManager().checkPermission(permission, obj))

    return frage
