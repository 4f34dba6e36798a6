"""A catalog that is cleared and filled again takes no text with it."""

from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext import orte
from collective.eakte.volltext import pruefung
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.anschluss import VARIABLE
from collective.eakte.volltext.interfaces import Lesestand
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue

import pytest
import transaction


WORTE = ("Hopfen", "Malz", "Hefe", "Wasser")


@pytest.fixture(params=["fts5", "postgresql"])
def portal(request, monkeypatch, tmp_path):
    """A site whose texts are where those of real sites are."""
    ort = str(tmp_path)
    if request.param == "postgresql":
        ort = request.getfixturevalue("postgresql")
    monkeypatch.setenv(VARIABLE, ort)
    portal = request.getfixturevalue("eakte_portal")
    yield portal
    anschluss_von(portal).maschine().schliesse()
    # Sites of tests have the same UUID: none must find what another one has left.
    stelle = orte.ort(ort)
    stelle.entferne(stelle.name(IUUID(portal)))


@pytest.fixture
def katalog(portal):
    return api.portal.get_tool("portal_catalog")


@pytest.fixture
def gelesene(portal):
    """UUIDs of Dokumente whose texts were read, by the word that is in them."""
    einheit = portal["org"]["32"]["32.01"]["32.01.01"]
    uids = {}
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
        for wort in WORTE:
            datei = NamedBlobFile(wort.encode(), "text/plain", "notiz.txt")
            dokument = createContentInContainer(
                akte, "Dokument", title="Notiz", file=datei
            )
            uids[wort] = IUUID(dokument)
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    transaction.begin()
    return uids


def kennungen(katalog):
    processQueue()
    return sorted(katalog._catalog.data.keys())


def finde(katalog, wort):
    brains = katalog.unrestrictedSearchResults(SearchableText=wort)
    return [brain.UID for brain in brains]


def verschiebe_kennungen(katalog, stelle):
    """The next id that is given is one that a record has now."""
    katalog._catalog._v_nextid = kennungen(katalog)[stelle]


def pruefe_alles(katalog, gelesene):
    transaction.begin()
    for wort, uid in gelesene.items():
        assert finde(katalog, wort) == [uid]
    assert pruefung.pruefe().abweichungen == ()
    staende = anschluss_von(katalog).maschine().staende(gelesene.values())
    assert {inhalt.stand for inhalt in staende.values()} == {Lesestand.GELESEN}
    # Nothing is read again, neither now nor when the site is idle.
    assert run_tasks() == []


@pytest.mark.parametrize(
    ("weg", "stelle"), [("clearFindAndRebuild", 1), ("manage_catalogRebuild", 0)]
)
def test_texts_survive_although_records_exchange_their_ids(
    katalog, gelesene, weg, stelle
):
    pruefe_alles(katalog, gelesene)
    vorher = kennungen(katalog)
    verschiebe_kennungen(katalog, stelle)
    getattr(katalog, weg)()
    assert set(vorher) & set(kennungen(katalog))
    for wort, uid in gelesene.items():
        assert finde(katalog, wort) == [uid]
    transaction.commit()
    pruefe_alles(katalog, gelesene)


def test_texts_survive_a_catalog_that_is_filled_later(katalog, gelesene):
    start = kennungen(katalog)[1]
    katalog.manage_catalogClear()
    transaction.commit()
    assert finde(katalog, "Hopfen") == []
    assert run_tasks() == []
    katalog._catalog._v_nextid = start
    katalog.clearFindAndRebuild()
    transaction.commit()
    pruefe_alles(katalog, gelesene)


def test_the_check_puts_exchanged_ids_right_without_reading(katalog, gelesene):
    """Somebody else has rebuilt the catalog, and the engine was away meanwhile."""
    anschluss = anschluss_von(katalog)
    verschiebe_kennungen(katalog, 1)
    katalog.clearFindAndRebuild()
    anschluss.uebergabe()._uebergib = lambda: None
    transaction.commit()
    assert pruefung.pruefe().abweichungen
    pruefung.repariere(hoechstens=2)
    pruefung.repariere()
    pruefe_alles(katalog, gelesene)
