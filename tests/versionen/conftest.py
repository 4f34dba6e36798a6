"""Dokumente whose files change, in a site that keeps what is committed."""

from plone import api
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest
import transaction


def pdf(inhalt=b"%PDF-1.4 eins", name="Anmeldung.pdf"):
    """A file as somebody would file it."""
    return NamedBlobFile(data=inhalt, contentType="application/pdf", filename=name)


def ersetze(dokument, inhalt, name="Anmeldung.pdf"):
    """Another file for a Dokument, in a transaction of its own."""
    dokument.file = pdf(inhalt, name)
    modified(dokument)
    transaction.commit()


@pytest.fixture
def als_verwaltung(eakte_portal):
    """The code of the test acts with all rights."""
    login(eakte_portal.aq_parent, SITE_OWNER_NAME)
    return eakte_portal


@pytest.fixture
def behaelter(als_verwaltung):
    """A Vorgang in an Akte in 32.01.01."""
    einheit = als_verwaltung["org"]["32"]["32.01"]["32.01.01"]
    akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
    vorgang = createContentInContainer(akte, "Vorgang", title="Gewerbeanmeldung")
    transaction.commit()
    return vorgang


@pytest.fixture
def schreiben(behaelter):
    """A Dokument with a file, registered and committed."""
    dokument = createContentInContainer(
        behaelter, "Dokument", title="Anmeldung", file=pdf()
    )
    transaction.commit()
    return dokument


@pytest.fixture
def werkzeug():
    """Tools of the site by name."""
    return api.portal.get_tool
