"""What is due is done: once, in each site, and whatever happens to other tasks."""

from AccessControl import getSecurityManager
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.auftraege.botschaft import entpacke
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.zeitplan.aufgabe import beginne
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from collective.eakte.zeitplan.laeufe import faellige
from collective.eakte.zeitplan.laeufe import fuehre_aus
from collective.eakte.zeitplan.laeufe import merke_neue
from collective.eakte.zeitplan.laeufe import nimm
from collective.eakte.zeitplan.laeufe import stand
from collective.eakte.zeitplan.plan import Auftrag
from collective.eakte.zeitplan.takt import TAKT
from collective.eakte.zeitplan.takt import TAKT_DER_PRUEFUNGEN
from collective.taskqueue import jobs
from collective.taskqueue.interfaces import IPeriodicTask
from collective.taskqueue.queues import get_queue
from collective.taskqueue.taskqueue import make
from collective.taskqueue.testing import run_tasks
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.component import getUtilitiesFor
from zope.component.hooks import getSite

import pytest
import transaction


@pytest.fixture
def plane(functional_portal, monkeypatch):
    """Register something that is done every hour: ``plane("name", function)``."""
    verwalter = getGlobalSiteManager()
    namen = []

    def registriere(name, tue, **angaben):
        auftrag = Auftrag(name, tue, stunden=1, **angaben)
        verwalter.registerUtility(auftrag, IPlanmaessig, name)
        namen.append(name)

    # Nothing but what the test registers.
    for modul in ("laeufe", "takt"):
        monkeypatch.setattr(
            f"collective.eakte.zeitplan.{modul}.auftraege",
            lambda: [(n, verwalter.getUtility(IPlanmaessig, n)) for n in namen],
        )
    monkeypatch.setenv("EAKTE_ZEITPLAN", "1")
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
def minute(functional_app):
    """A minute has gone by: the queue asks what is due, and does it."""

    def vergeht(takt=TAKT):
        transaction.begin()
        for angaben in takt.tasks(functional_app):
            get_queue(takt.queue).put(make(**angaben))
        run_tasks()

    return vergeht


def test_what_is_due_is_done_once_as_the_system_in_its_site(
    plane, spaeter, minute, functional_portal
):
    gesehen = []

    def tue(site):
        nutzer = getSecurityManager().getUser().getUserName()
        gesehen.append((getSite().getId(), nutzer))
        site.title = "Vom Zeitplan"
        return "3 Dinge"

    plane("etwas", tue)
    minute()
    assert gesehen == []
    spaeter(hours=1)
    for _mal in range(3):
        minute()
    assert gesehen == [(functional_portal.getId(), "System Processes")]
    assert functional_portal.title == "Vom Zeitplan"
    bekannt = stand(functional_portal, "etwas")
    assert (bekannt.ergebnis, bekannt.fehlschlaege) == ("3 Dinge", 0)
    assert bekannt.gelungen == bekannt.beendet > bekannt.begonnen
    spaeter(hours=1)
    minute()
    assert len(gesehen) == 2


def test_what_fails_leaves_nothing_is_tried_again_and_stops_nothing_else(
    plane, spaeter, minute, functional_portal
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
    minute()
    spaeter(hours=1)
    minute()
    assert functional_portal.title != "Halb fertig"
    assert male == {"gut": 1, "schlecht": 1}
    assert stand(functional_portal, "schlecht").ergebnis == "RuntimeError: kaputt"
    for _mal in range(2):
        spaeter(minutes=11)
        minute()
    assert male == {"gut": 1, "schlecht": 3}
    assert stand(functional_portal, "schlecht").fehlschlaege == 0
    assert functional_portal.title == "Halb fertig"


def test_what_was_broken_off_is_begun_anew_by_the_same_task_and_by_no_other(
    plane, spaeter, functional_portal
):
    plane("etwas", lambda site: "")
    assert nimm(functional_portal, "etwas", auch_vorzeitig=True, halter="eine")
    assert not nimm(functional_portal, "etwas", True, halter="andere")
    assert nimm(functional_portal, "etwas", halter="eine")


def test_what_reads_for_hours_holds_up_nothing_else(plane, spaeter, minute):
    male = []
    plane("kurz", lambda site: male.append("kurz"))
    plane("lang", lambda site: male.append("lang"), queue=QUEUE_PRUEFUNG)
    minute()
    minute(TAKT_DER_PRUEFUNGEN)
    spaeter(hours=1)
    minute()
    assert male == ["kurz"]
    minute(TAKT_DER_PRUEFUNGEN)
    assert male == ["kurz", "lang"]
    takte = [takt for _name, takt in getUtilitiesFor(IPeriodicTask)]
    assert {TAKT, TAKT_DER_PRUEFUNGEN} <= set(takte)
    assert {takt.queue for takt in (TAKT, TAKT_DER_PRUEFUNGEN)} == {
        QUEUE_AUFTRAG,
        QUEUE_PRUEFUNG,
    }


def test_while_it_waits_it_is_not_asked_for_again(plane, spaeter, functional_app):
    plane("etwas", lambda site: "")
    merke_neue(functional_app["plone"])
    transaction.commit()
    spaeter(hours=1)
    for _mal in range(3):
        for angaben in TAKT.tasks(functional_app):
            get_queue(TAKT.queue).put(make(**angaben))
    assert jobs.count(states="queued") == 1


def test_of_two_processes_one_begins(plane, spaeter, functional_portal):
    plane("etwas", lambda site: "")
    merke_neue(functional_portal)
    assert faellige(functional_portal) == []
    transaction.commit()
    datenbank = functional_portal._p_jar.db()
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

    def tue(site):
        male.append(1)
        return "3 Dinge"

    plane("etwas", tue)
    beginne("etwas")
    transaction.abort()
    run_tasks()
    assert male == []
    kennung = beginne("etwas")
    transaction.commit()
    run_tasks()
    assert male == [1]
    auftrag = jobs.get(kennung)
    assert (auftrag.state, entpacke(auftrag.title).msgid) == ("done", "etwas")
    assert entpacke(auftrag.result["text"]).msgid == "3 Dinge"


def test_a_failure_is_told_to_who_has_asked_but_not_what_it_says(
    plane, functional_portal
):
    def scheitere(site):
        raise RuntimeError("Gasthaus Zum Löwen")

    plane("etwas", scheitere)
    kennung = beginne("etwas")
    transaction.commit()
    run_tasks()
    auftrag = jobs.get(kennung)
    assert auftrag.state == "failed"
    assert "Löwen" not in repr(auftrag)
    assert [entpacke(f["message"]).msgid for f in auftrag.errors] == [
        "zeitplan_ist_gescheitert"
    ]


def test_a_task_that_is_gone_is_not_begun(functional_portal):
    assert not nimm(functional_portal, "gibt-es-nicht", auch_vorzeitig=True)


def test_the_switch_keeps_a_process_from_looking(plane, functional_app, monkeypatch):
    plane("etwas", lambda site: "")
    assert list(TAKT.tasks(functional_app))
    monkeypatch.setenv("EAKTE_ZEITPLAN", "0")
    assert list(TAKT.tasks(functional_app)) == []


def test_sites_without_the_e_akte_are_left_alone(
    plane, functional_app, functional_portal
):
    plane("etwas", lambda site: "")
    verwalter = functional_portal.getSiteManager()
    register = verwalter.getUtility(INummernregister)
    verwalter.unregisterUtility(register, INummernregister)
    assert list(TAKT.tasks(functional_app)) == []
