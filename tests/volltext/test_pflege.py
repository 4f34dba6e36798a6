"""The engine is tidied up after it was built, and every week, and nobody waits."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_NACHHOLEN
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext import pflege
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.api import beginne
from collective.eakte.volltext.api import ERNEUERN
from collective.eakte.volltext.api import NEU
from collective.eakte.volltext.api import PRUEFEN
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from collective.taskqueue.testing import run_tasks
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.component import getUtility

import pytest
import transaction


@pytest.fixture
def maschine(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
        datei = NamedBlobFile(b"Hopfen", "text/plain", "notiz.txt")
        createContentInContainer(akte, "Dokument", title="Notiz", file=datei)
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    transaction.begin()
    return anschluss_von(eakte_portal).maschine()


@pytest.fixture
def aufgeraeumt(maschine, monkeypatch):
    """List of how many files were not read yet, each time it was tidied up."""
    male = []

    def raeume_auf():
        assert not transaction.get()._resources
        male.append(len(maschine.mit_stand(Lesestand.AUSSTEHEND)))

    monkeypatch.setattr(maschine, "raeume_auf", raeume_auf)
    return male


def erledige():
    for queue in (QUEUE_AUFTRAG, QUEUE_TEXT, QUEUE_NACHHOLEN):
        assert {status for _id, status in run_tasks(queue)} <= {200, 204}
    transaction.begin()


def test_after_it_was_built_when_all_files_are_read(maschine, aufgeraeumt):
    beginne(NEU)
    transaction.commit()
    run_tasks(QUEUE_AUFTRAG)
    assert aufgeraeumt == []
    erledige()
    assert aufgeraeumt == [0]


def test_not_when_nothing_was_put_right(maschine, aufgeraeumt):
    for art in (PRUEFEN, ERNEUERN):
        beginne(art)
        transaction.commit()
        erledige()
    assert aufgeraeumt == []


def test_every_week(eakte_portal, maschine, aufgeraeumt):
    auftrag = getUtility(IPlanmaessig, "volltext-aufraeumen")
    auftrag.fuehre_aus(eakte_portal)
    transaction.commit()
    erledige()
    assert aufgeraeumt == [0]
    beginn = datetime(2026, 5, 4, 12, tzinfo=UTC)
    abstand = auftrag.naechstes_mal(beginn) - beginn
    assert timedelta(days=6) <= abstand <= timedelta(days=8)


def test_who_asks_twice_gets_it_once(maschine, aufgeraeumt):
    pflege.reihe_ein()
    pflege.reihe_ein()
    transaction.commit()
    erledige()
    assert len(aufgeraeumt) == 1
