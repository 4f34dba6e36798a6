"""Many writers at one Akte: each gets the next number, none a conflict error."""

from Acquisition import aq_parent
from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.content.dokument import IDokument
from collective.eakte.registrierung import subscribers
from collective.eakte.registrierung.reihe import Reihe
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from plone import api
from threading import Event
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.lifecycleevent.interfaces import IObjectAddedEvent

import pytest
import requests


PDF = b"%PDF-1.4 " + b"Bescheid " * 1000


@pytest.fixture(autouse=True)
def eigene_reihe(monkeypatch):
    """A queue of its own; only a failure takes all of its patience."""
    reihe = Reihe()
    monkeypatch.setattr(subscribers, "reihe", reihe)
    monkeypatch.setattr(subscribers, "GEDULD", 120)
    return reihe


@pytest.fixture
def person(als):
    return als("Sachbearbeitung")


@pytest.fixture
def akte_url(person, eakte_portal):
    unit = f"{eakte_portal.absolute_url()}/org/32/32.01/32.01.01"
    return person.post(unit, json={"@type": "Akte", "title": "Viel Betrieb"}).json()[
        "@id"
    ]


def lade_hoch(url, auth, name="a.pdf"):
    return requests.post(
        url,
        files=[("file", (name, PDF, "application/pdf"))],
        headers={"Accept": "application/json"},
        auth=auth,
        timeout=240,
    )


@contextmanager
def bei_aufnahme(handler):
    """Call a handler whenever a Dokument is filed."""
    zca = getGlobalSiteManager()
    zca.registerHandler(handler, (IDokument, IObjectAddedEvent))
    try:
        yield
    finally:
        zca.unregisterHandler(handler, (IDokument, IObjectAddedEvent))


def nummern(person, url):
    akte = person.get(url, params={"b_size": 1000}).json()
    return [person.get(e["@id"]).json()["laufende_nummer"] for e in akte["items"]]


def test_eight_writers_get_numbers_without_gap_or_double(person, akte_url):
    with ThreadPoolExecutor(8) as pool:
        antworten = list(
            pool.map(
                lambda nr: lade_hoch(akte_url, person.auth, f"{nr}.pdf"), range(32)
            )
        )
    assert [antwort.status_code for antwort in antworten] == [201] * 32
    erhalten = [antwort.json()["laufende_nummer"] for antwort in antworten]
    assert sorted(erhalten) == list(range(1, 33))
    assert sorted(nummern(person, akte_url)) == list(range(1, 33))


def test_errors_refusals_and_strangers_leave_the_queue_free(
    als, person, akte_url, eigene_reihe
):
    fremd = als("Beschaeftigte")

    def auftrag(nr):
        if nr % 4 == 0:
            return fremd.post(akte_url, json={"@type": "Dokument", "title": "x"})
        if nr % 4 == 1:
            return person.post(akte_url, json={"@type": "Dokument"})
        if nr % 4 == 2:
            return person.post(f"{akte_url}/@gibt-es-nicht", json={})
        return lade_hoch(akte_url, person.auth)

    with ThreadPoolExecutor(8) as pool:
        antworten = list(pool.map(auftrag, range(24)))
    assert [antwort.status_code for antwort in antworten] == [404, 400, 404, 201] * 6
    assert sorted(nummern(person, akte_url)) == list(range(1, 7))
    assert eigene_reihe._inhaber is None


def test_a_server_error_leaves_the_queue_free(person, akte_url, eigene_reihe):
    def kaputt(obj, event):
        raise RuntimeError("kaputt")

    with bei_aufnahme(kaputt):
        assert lade_hoch(akte_url, person.auth).status_code == 500
    assert eigene_reihe._inhaber is None
    assert lade_hoch(akte_url, person.auth).json()["laufende_nummer"] == 1


def test_a_conflict_is_repeated_and_takes_one_number(person, akte_url, eigene_reihe):
    versuche = []

    def konflikt(obj, event):
        versuche.append(obj.kennzeichen)
        if len(versuche) == 1:
            raise ConflictError("simulated")

    with bei_aufnahme(konflikt):
        antwort = lade_hoch(akte_url, person.auth)
    assert antwort.status_code == 201
    assert len(versuche) == 2
    assert versuche[0] == versuche[1] == antwort.json()["kennzeichen"]
    assert eigene_reihe._inhaber is None


def test_a_tus_upload_survives_a_conflict(person, akte_url, tmp_path, monkeypatch):
    monkeypatch.setenv("TUS_TMP_FILE_DIR", str(tmp_path))
    kopf = {"Tus-Resumable": "1.0.0"}
    ort = person.post(
        f"{akte_url}/@tus-upload",
        headers={
            **kopf,
            "Upload-Length": str(len(PDF)),
            "Upload-Metadata": "filename YS5wZGY=",
        },
    ).headers["Location"]
    versuche = []

    def konflikt(obj, event):
        versuche.append(obj.kennzeichen)
        if len(versuche) == 1:
            raise ConflictError("simulated")

    with bei_aufnahme(konflikt):
        antwort = person.patch(
            ort,
            data=PDF,
            headers={
                **kopf,
                "Upload-Offset": "0",
                "Content-Type": "application/offset+octet-stream",
            },
        )
    assert (antwort.status_code, len(versuche)) == (204, 2)
    dokument = person.get(antwort.headers["Location"]).json()
    assert person.get(dokument["file"]["download"]).content == PDF
    assert list(tmp_path.iterdir()) == []


def test_readers_do_not_wait_for_writers(person, akte_url):
    drinnen, weiter = Event(), Event()

    def langsam(obj, event):
        drinnen.set()
        # Longer than the reader waits.
        weiter.wait(60)

    with bei_aufnahme(langsam), ThreadPoolExecutor(1) as pool:
        schreiben = pool.submit(lade_hoch, akte_url, person.auth)
        try:
            assert drinnen.wait(60)
            assert person.get(akte_url, timeout=30).status_code == 200
        finally:
            weiter.set()
        assert schreiben.result().status_code == 201


@pytest.fixture
def waehrend_des_wartens(person, akte_url, eigene_reihe):
    """Let a request wait in the queue while something else happens."""

    def ablauf(warten, geschehen):
        drinnen, weiter = Event(), Event()

        def langsam(obj, event):
            if obj.title == "Langsam":
                drinnen.set()
                weiter.wait(20)
                geschehen(obj)

        with bei_aufnahme(langsam), ThreadPoolExecutor(2) as pool:
            erster = pool.submit(
                person.post, akte_url, json={"@type": "Dokument", "title": "Langsam"}
            )
            try:
                assert drinnen.wait(20)
                zweiter = pool.submit(warten)
                while not eigene_reihe._wartende:
                    assert not zweiter.done()
            finally:
                weiter.set()
            return erster.result(), zweiter.result()

    return ablauf


def test_who_waited_files_in_the_akte_where_it_lies_now(
    als, person, akte_url, waehrend_des_wartens
):
    def umziehen(dokument):
        akte = aq_parent(dokument)
        ziel = aq_parent(aq_parent(akte))["32.01.02"]
        umschreiben(akte, ziel, "Irrtum")

    _erster, zweiter = waehrend_des_wartens(
        lambda: lade_hoch(akte_url, person.auth), umziehen
    )
    # The address leads on to the new place (307), and there it is filed.
    neu = akte_url.replace("32.01.01/32.01.01-0001", "32.01.02/32.01.02-0001")
    assert zweiter.status_code == 201, zweiter.text
    assert zweiter.json()["@id"] == f"{neu}/2"
    assert zweiter.json()["kennzeichen"].startswith("32.01.02-0001")
    assert [e["@id"] for e in person.get(neu).json()["items"]] == [
        f"{neu}/1",
        f"{neu}/2",
    ]


def test_who_waited_does_not_change_what_was_closed_meanwhile(
    als, person, akte_url, waehrend_des_wartens
):
    def schliessen(dokument):
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(aq_parent(dokument), "zda_verfuegen")

    _erster, zweiter = waehrend_des_wartens(
        lambda: requests.patch(
            akte_url,
            json={"title": "Zu spät"},
            auth=person.auth,
            headers={"Accept": "application/json"},
            timeout=240,
        ),
        schliessen,
    )
    assert zweiter.status_code == 400
    assert zweiter.json()["hindernisse"][0]["code"] == "behaelter-zda"
    assert als("Registratur").get(akte_url).json()["title"] == "Viel Betrieb"
