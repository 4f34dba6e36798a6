"""Dokumente with files, as users with one role see them."""

from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import re


@pytest.fixture
def mit_datei():
    """Register a file as a Dokument."""

    def registriere(behaelter, name, daten, title="Bestätigung", **angaben):
        with api.env.adopt_roles(["Manager"]):
            return createContentInContainer(
                behaelter,
                "Dokument",
                title=title,
                file=NamedBlobFile(data=daten, filename=name),
                **angaben,
            )

    return registriere


@pytest.fixture
def als_rolle(portal):
    """Log in as a user with exactly one role of the E-Akte."""

    def melde_an(rolle):
        with api.env.adopt_roles(["Manager"]):
            if api.user.get(username=rolle.lower()) is None:
                api.user.create(
                    email=f"{rolle.lower()}@stadt.example",
                    username=rolle.lower(),
                    password="Geheim-fuer-Tests-1",
                )
            api.user.grant_roles(username=rolle.lower(), roles=[rolle])
        login(portal, rolle.lower())

    yield melde_an
    login(portal, TEST_USER_NAME)


@pytest.fixture
def seite(portal):
    """Render the page of a Dokument."""

    def rufe(dokument, name="view"):
        from collective.eakte.interfaces import IEAkteLayer
        from zope.component import getMultiAdapter
        from zope.interface import alsoProvides

        alsoProvides(portal.REQUEST, IEAkteLayer)
        portal.REQUEST.set("ACTUAL_URL", dokument.absolute_url())
        return getMultiAdapter((dokument, portal.REQUEST), name=name)()

    return rufe


@pytest.fixture
def text():
    """The text of a page, without markup and superfluous blanks."""

    def lies(html):
        html = re.sub(r"(?s)<(script|style).*?</\1>", " ", html)
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    return lies
