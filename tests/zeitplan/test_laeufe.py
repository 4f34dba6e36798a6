"""What is due is done: once, in each site, and whatever happens to other tasks."""

from AccessControl import getSecurityManager
from collective.eakte.zeitplan import faden
from collective.eakte.zeitplan.faden import arbeite_nach_commit
from collective.eakte.zeitplan.faden import sieh_nach
from collective.eakte.zeitplan.faden import warte_ab
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from collective.eakte.zeitplan.laeufe import faellige
from collective.eakte.zeitplan.laeufe import fuehre_aus
from collective.eakte.zeitplan.laeufe import nimm
from collective.eakte.zeitplan.laeufe import stand
from collective.eakte.zeitplan.plan import Auftrag
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.component.hooks import getSite

import pytest
import threading
import transaction


@pytest.fixture
def plane(functional_portal, monkeypatch):
    """Register something that is done every hour: ``plane("name", function)``."""
    verwalter = getGlobalSiteManager()
    namen = []

    def registriere(name, tue):
        auftrag = Auftrag(name, tue, stunden=1)
        verwalter.registerUtility(auftrag, IPlanmaessig, name)
        namen.append(name)

    # Nothing but what the test registers.
    monkeypatch.setattr(
        "collective.eakte.zeitplan.laeufe.auftraege",
        lambda: [(n, verwalter.getUtility(IPlanmaessig, n)) for n in namen],
    )
    yield registriere
    for name in namen:
        verwalter.unregisterUtility(provided=IPlanmaessig, name=name)


@pytest.fixture
def spaeter(monkeypatch):
    """Let time go by: ``spaeter(hours=1)``."""
    vergangen = timedelta()

    def jetzt():
        return datetime.now(UTC) + vergangen

    def warte(**zeit):
        nonlocal vergangen
        vergangen += timedelta(**zeit)

    monkeypatch.setattr("collective.eakte.zeitplan.laeufe._jetzt", jetzt)
    return warte


@pytest.fixture
def datenbank(functional_portal):
    return functional_portal._p_jar.db()


def test_what_is_due_is_done_once_as_the_system_in_its_site(
    plane, spaeter, datenbank, functional_portal
):
    gesehen = []

    def tue(site):
        nutzer = getSecurityManager().getUser().getUserName()
        gesehen.append((getSite().getId(), nutzer, threading.current_thread().name))
        site.title = "Vom Zeitplan"
        return "3 Dinge"

    plane("etwas", tue)
    sieh_nach(datenbank)
    warte_ab()
    assert gesehen == []
    spaeter(hours=1)
    for _mal in range(3):
        sieh_nach(datenbank)
        warte_ab()
    assert gesehen == [
        (functional_portal.getId(), "System Processes", "eakte-zeitplan-etwas")
    ]
    transaction.begin()
    assert functional_portal.title == "Vom Zeitplan"
    bekannt = stand(functional_portal, "etwas")
    assert (bekannt.ergebnis, bekannt.fehlschlaege) == ("3 Dinge", 0)
    assert bekannt.gelungen == bekannt.beendet > bekannt.begonnen
    spaeter(hours=1)
    sieh_nach(datenbank)
    warte_ab()
    assert len(gesehen) == 2


def test_what_fails_leaves_nothing_is_tried_again_and_stops_nothing_else(
    plane, spaeter, datenbank, functional_portal
):
    male = {"gut": 0, "schlecht": 0}

    def gut(site):
        male["gut"] += 1

    def schlecht(site):
        male["schlecht"] += 1
        site.title = "Halb fertig"
        if male["schlecht"] < 3:
            raise RuntimeError("kaputt")

    plane("schlecht", schlecht)
    plane("gut", gut)
    sieh_nach(datenbank)
    spaeter(hours=1)
    sieh_nach(datenbank)
    warte_ab()
    transaction.begin()
    assert functional_portal.title != "Halb fertig"
    assert male == {"gut": 1, "schlecht": 1}
    assert stand(functional_portal, "schlecht").ergebnis == "RuntimeError: kaputt"
    for _mal in range(2):
        spaeter(minutes=11)
        sieh_nach(datenbank)
        warte_ab()
    transaction.begin()
    assert male == {"gut": 1, "schlecht": 3}
    assert stand(functional_portal, "schlecht").fehlschlaege == 0
    assert functional_portal.title == "Halb fertig"


def test_of_two_processes_one_begins(plane, spaeter, datenbank, functional_portal):
    plane("etwas", lambda site: "")
    assert faellige(functional_portal) == []
    transaction.commit()
    spaeter(hours=1)
    # The other process has looked, too, before this one takes it.
    verwalter = transaction.TransactionManager()
    verbindung = datenbank.open(verwalter)
    try:
        verwalter.begin()
        andere = verbindung.root()["Application"][functional_portal.getId()]
        assert faellige(andere) == faellige(functional_portal) == ["etwas"]
        assert nimm(functional_portal, "etwas")
        assert not nimm(functional_portal, "etwas")
        from collective.eakte.zeitplan import laeufe
        from collective.eakte.zeitplan.plan import Stand

        laeufe._merke(andere, "etwas", Stand(datetime.now(UTC)))
        with pytest.raises(ConflictError):
            verwalter.commit()
    finally:
        verwalter.abort()
        verbindung.close()


def test_a_conflict_is_done_anew(plane, functional_portal):
    male = []

    def tue(site):
        male.append(1)
        if len(male) < 3:
            raise ConflictError
        return "gut"

    plane("etwas", tue)
    assert nimm(functional_portal, "etwas", auch_vorzeitig=True)
    assert fuehre_aus(functional_portal, "etwas")
    assert len(male) == 3


def test_something_is_done_out_of_turn_when_the_request_is_stored(
    plane, functional_portal
):
    male = []
    plane("etwas", lambda site: male.append(1))
    arbeite_nach_commit("etwas")
    transaction.abort()
    warte_ab()
    assert male == []
    arbeite_nach_commit("etwas")
    transaction.commit()
    warte_ab()
    assert male == [1]


def test_a_task_that_is_gone_is_not_begun(functional_portal):
    assert not nimm(functional_portal, "gibt-es-nicht", auch_vorzeitig=True)


def test_the_switch_keeps_a_process_from_looking(monkeypatch):
    def verboten(*args, **kwargs):
        raise AssertionError("no thread")

    monkeypatch.setenv("EAKTE_ZEITPLAN", "0")
    monkeypatch.setattr(faden.threading, "Thread", verboten)
    faden.beginne(None)


def test_no_test_looks_by_itself(functional_portal):
    namen = {einer.name for einer in threading.enumerate()}
    assert "eakte-zeitplan" not in namen
