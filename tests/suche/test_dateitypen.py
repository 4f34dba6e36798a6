"""Types of files are counted for those who read them, and told by nothing else."""

from collective.eakte.suche.api import suche
from collective.eakte.suche.dateitypen import Dateitypen
from collective.eakte.suche.dateitypen import INDEX
from collective.eakte.suche.einrichtung import baue_ab
from collective.eakte.suche.einrichtung import richte_ein
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.CMFCore.indexing import processQueue
from Products.ZCatalog.Catalog import CatalogError

import pytest


@pytest.fixture
def index(portal):
    return api.portal.get_tool("portal_catalog")._catalog.getIndex(INDEX)


@pytest.fixture
def brief(vorgang):
    """A Dokument with a file."""
    with api.env.adopt_roles(["Manager"]):
        brief = createContentInContainer(
            vorgang,
            "Dokument",
            title="Brief",
            file=NamedBlobFile(b"Text", "text/plain", filename="brief.odt"),
        )
    processQueue()
    return brief


def gezaehlt():
    return {
        wert.wert: wert.anzahl
        for facette in suche("brief").facetten
        for wert in facette.werte
        if facette.name == "dateityp"
    }


def test_it_follows_the_file(brief, index, registratur):
    assert gezaehlt() == {"ODT": 1}
    with api.env.adopt_roles(["Manager"]):
        brief.file = NamedBlobFile(b"Text", "application/pdf", filename="brief.pdf")
        brief.reindexObject()
        processQueue()
    assert gezaehlt() == {"PDF": 1}
    assert index.numObjects() == 1
    index.unindex_object(next(iter(index._nummern)))
    assert (gezaehlt(), index.numObjects()) == ({}, 0)


def test_it_answers_and_sorts_nothing(brief, registratur):
    katalog = api.portal.get_tool("portal_catalog")
    for typ in ("ODT", "PDF"):
        assert len(katalog(SearchableText="brief", **{INDEX: typ})) == 1
    with pytest.raises(CatalogError):
        katalog(SearchableText="brief", sort_on=INDEX)


def test_without_the_index_the_search_counts_no_types(brief, registratur):
    baue_ab()
    assert gezaehlt() == {}
    assert suche("brief", filter={"dateityp": "ODT"}).gesamt == 0
    richte_ein()
    katalog = api.portal.get_tool("portal_catalog")
    assert isinstance(katalog._catalog.getIndex(INDEX), Dateitypen)
    with api.env.adopt_roles(["Manager"]):
        katalog.clearFindAndRebuild()
    assert gezaehlt() == {"ODT": 1}
