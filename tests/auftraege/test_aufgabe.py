"""A job works in portions, says how far it is, and goes on after whatever happened."""

from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.botschaft import entpacke
from collective.eakte.auftraege.merkzettel import merkzettel
from collective.taskqueue import jobs
from plone import api
from plone.app.testing import TEST_USER_NAME
from ZODB.POSException import ConflictError

import pytest


ICH = TEST_USER_NAME


@pytest.fixture
def zaehle(beginne, eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        eakte_portal.title = ""
    return lambda bis=3: beginne(ICH, eakte_portal, "test-zaehlen", bis=bis)


def test_portions_are_stored_one_by_one_and_the_result_is_kept(
    zaehle, arbeite, ablauf, eakte_portal
):
    gesehen = []
    kennung = zaehle()
    ablauf["vorher"] = lambda: gesehen.append(jobs.get(kennung).done)
    arbeite()
    assert eakte_portal.title == "123"
    auftrag = jobs.get(kennung)
    assert (auftrag.state, auftrag.done, auftrag.total) == ("done", 3, 3)
    assert entpacke(auftrag.result["text"]).mapping == {"n": 3}
    assert merkzettel(kennung).fertig


def test_nothing_is_begun_when_the_transaction_is_not_stored(
    aufgaben, arbeite, eakte_portal
):
    import transaction

    auftraege.beginne(eakte_portal, "test-zaehlen", "Zählen", bis=1)
    transaction.abort()
    assert arbeite() == []


def test_a_conflict_repeats_a_portion_and_leaves_nothing_twice(
    zaehle, arbeite, ablauf, eakte_portal
):
    male = []

    def stoere():
        male.append(1)
        if len(male) in (2, 3):
            raise ConflictError

    ablauf["nachher"] = stoere
    kennung = zaehle()
    arbeite()
    assert eakte_portal.title == "123"
    assert len(male) == 5
    assert jobs.get(kennung).state == "done"


def test_a_job_that_was_broken_off_goes_on_where_it_was(
    zaehle, arbeite, ablauf, eakte_portal
):
    kennung = zaehle()
    male = []

    def stirb():
        male.append(1)
        if len(male) == 2:
            raise RuntimeError("the network is gone")

    ablauf["nachher"] = stirb
    arbeite()
    assert eakte_portal.title == "1"
    assert merkzettel(kennung).stelle == 1
    arbeite(retries=True)
    assert eakte_portal.title == "123"
    assert jobs.get(kennung).state == "done"


def test_who_cancels_keeps_what_was_stored(zaehle, arbeite, ablauf, eakte_portal):
    kennung = zaehle()
    ablauf["nachher"] = lambda: jobs.cancel(kennung)
    arbeite()
    assert eakte_portal.title == "1"
    assert jobs.get(kennung).state == "cancelled"
    assert merkzettel(kennung) is None


def test_what_is_refused_leaves_nothing_and_says_why(beginne, arbeite, eakte_portal):
    titel = eakte_portal.title
    kennung = beginne(ICH, eakte_portal, "test-abgelehnt")
    arbeite()
    auftrag = jobs.get(kennung)
    assert eakte_portal.title == titel
    assert auftrag.state == "failed"
    assert [entpacke(f["message"]).msgid for f in auftrag.errors] == ["test_nein"]


def test_what_fails_for_one_record_is_reported_and_the_others_are_done(
    beginne, arbeite, akte, als
):
    als("Registratur")
    uids = [api.content.get_uuid(obj) for obj in akte.objectValues()]
    kennung = beginne("registratur", akte, "test-umbenennen", uids=uids)
    arbeite()
    assert sorted(obj.Title() for obj in akte.objectValues()) == [
        "Kaputt",
        "Neu",
        "Neu",
    ]
    auftrag = jobs.get(kennung)
    assert (auftrag.state, auftrag.done, auftrag.total) == ("done", 3, 3)
    (fehler,) = auftrag.errors
    kaputt = next(o for o in akte.objectValues() if o.Title() == "Kaputt")
    assert fehler["subject"] == api.content.get_uuid(kaputt)


def test_jobs_are_done_on_the_path_of_tasks(zaehle, arbeite, ablauf):
    from collective.eakte.weg import weg

    gesehen = []
    ablauf["vorher"] = lambda: gesehen.append(weg())
    zaehle(1)
    arbeite()
    assert gesehen == ["aufgabe"]
