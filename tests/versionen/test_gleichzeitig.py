"""Several people change different Dokumente of one Akte at the same time."""

from collective.eakte.versionen import api as versionen
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from plone.dexterity.utils import createContentInContainer
from tests.versionen.conftest import ersetze
from tests.versionen.conftest import pdf
from zope.component.hooks import setSite
from zope.lifecycleevent import modified

import pytest
import transaction


ANZAHL = 8


@pytest.fixture
def pfade(behaelter):
    """Paths of Dokumente that lie side by side."""
    dokumente = [
        createContentInContainer(behaelter, "Dokument", title=f"Brief {n}", file=pdf())
        for n in range(ANZAHL)
    ]
    transaction.commit()
    return ["/".join(d.getPhysicalPath()) for d in dokumente]


@pytest.fixture
def verbindungen(pfade, als_verwaltung):
    """A connection and a transaction of its own for each of them."""
    datenbank = als_verwaltung._p_jar.db()
    offen = []
    for pfad in pfade:
        verwalter = transaction.TransactionManager()
        verbindung = datenbank.open(verwalter)
        offen.append((verwalter, verbindung, pfad))
    yield offen
    setSite(als_verwaltung)
    for verwalter, verbindung, _pfad in offen:
        verwalter.abort()
        verbindung.close()


def test_first_versions_of_eight_dokumente_do_not_collide(
    verbindungen, als_verwaltung, pfade
):
    for _verwalter, verbindung, pfad in verbindungen:
        wurzel = verbindung.root()["Application"].__of__(
            als_verwaltung.aq_parent.aq_parent
        )
        site = wurzel.unrestrictedTraverse("plone")
        setSite(site)
        login(wurzel, SITE_OWNER_NAME)
        dokument = wurzel.unrestrictedTraverse(pfad)
        dokument.file = pdf(pfad.encode())
        modified(dokument)
    # Each has read what there was before any of the others wrote.
    for verwalter, _verbindung, _pfad in verbindungen:
        verwalter.commit()
    setSite(als_verwaltung)
    transaction.begin()
    for pfad in pfade:
        dokument = als_verwaltung.unrestrictedTraverse(pfad)
        assert [f.nummer for f in versionen.fassungen(dokument)] == [2, 1]
        assert versionen.datei(dokument, 1).data == b"%PDF-1.4 eins"
        ersetze(dokument, b"drei")
        assert versionen.datei(dokument, 2).data == pfad.encode()
