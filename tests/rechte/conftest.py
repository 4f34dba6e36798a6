"""People without any right, and the question what they see."""

from AccessControl import getSecurityManager
from collective.eakte.rechte.api import vergiss_pruefungen
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
