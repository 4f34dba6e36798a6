"""People with a role on a branch, in integration tests."""

from plone import api

import pytest


@pytest.fixture
def person(aktenplan):
    """Make a user: ``person("Sachbearbeitung", "32")``; returns its name."""

    def lege_an(rolle, bereich=None):
        name = f"{rolle}-{bereich}".lower() if bereich else rolle.lower()
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email=f"{name}@stadt.example",
                username=name,
                password="Geheim-fuer-Tests-1",
            )
            if bereich:
                zweig = aktenplan[bereich]
                api.user.grant_roles(username=name, roles=["Beschaeftigte"])
                api.user.grant_roles(username=name, roles=[rolle], obj=zweig)
                zweig.reindexObjectSecurity()
            else:
                api.user.grant_roles(username=name, roles=[rolle])
        return name

    return lege_an
