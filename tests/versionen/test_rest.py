"""Versions over HTTP, for those who may read them and those who may not."""

from hashlib import sha256
from zope.lifecycleevent import modified

import base64
import pytest
import requests
import transaction


ZWEI = b"%PDF-1.4 zwei"


def datei(inhalt, name="Anmeldung.pdf"):
    return {
        "data": base64.b64encode(inhalt).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": "application/pdf",
    }


@pytest.fixture
def url(schreiben):
    """Address of a Dokument with two versions."""
    return schreiben.absolute_url()


@pytest.fixture
def geaendert(als, url):
    als("Sachbearbeitung").patch(url, json={"file": datei(ZWEI)}).raise_for_status()
    return url


def test_the_list_names_every_version(als, geaendert):
    antwort = als("Einsicht").get(f"{geaendert}/@fassungen").json()
    assert antwort["items_total"] == 2
    neue, alte = antwort["items"]
    assert (neue["nummer"], neue["version_id"], neue["aktuell"]) == (2, 1, True)
    assert (alte["nummer"], alte["aktuell"]) == (1, False)
    assert neue["person"]["id"] == "sachbearbeitung"
    assert neue["sha256"] == sha256(ZWEI).hexdigest()
    assert neue["groesse"] == len(ZWEI)


@pytest.mark.parametrize("stelle,inhalt", [(0, ZWEI), (1, b"%PDF-1.4 eins")])
def test_every_version_is_delivered_under_a_name_that_says_which(
    als, geaendert, stelle, inhalt
):
    person = als("Einsicht")
    eintrag = person.get(f"{geaendert}/@fassungen").json()["items"][stelle]
    antwort = person.get(eintrag["download"], headers={"Accept": "*/*"})
    assert antwort.content == inhalt
    kopf = antwort.headers["Content-Disposition"]
    assert kopf.startswith("attachment") and f"_v{eintrag['nummer']}.pdf" in kopf
    antwort = person.get(eintrag["anzeige"], headers={"Accept": "*/*"})
    assert antwort.content == inhalt
    assert antwort.headers["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize(
    "frage",
    ["version_id=7", "version_id=-1", "version_id=x", "version_id=0&field_id=y", ""],
)
def test_a_version_that_does_not_exist_is_not_found(als, geaendert, frage):
    antwort = als("Einsicht").get(f"{geaendert}/@@download-version?{frage}")
    assert antwort.status_code == 404


def test_one_version_says_what_was_said_of_the_dokument_then(als, url):
    person = als("Sachbearbeitung")
    person.patch(url, json={"absender": "Meier"}).raise_for_status()
    person.patch(url, json={"file": datei(ZWEI)}).raise_for_status()
    person.patch(url, json={"absender": "Schmidt"}).raise_for_status()
    damals = person.get(f"{url}/@fassungen/1").json()
    assert damals["metadaten"]["absender"] == "Meier"
    assert "file" not in damals["metadaten"]
    assert (
        person.get(f"{url}/@fassungen/2").json()["metadaten"]["absender"] == "Schmidt"
    )
    assert person.get(f"{url}/@fassungen/3").status_code == 404
    assert person.get(f"{url}/@fassungen/abc").status_code == 404


def test_a_version_is_restored_as_a_new_one(als, geaendert):
    person = als("Sachbearbeitung")
    antwort = person.post(
        f"{geaendert}/@fassungen/1/wiederherstellen", json={"kommentar": "doch lieber"}
    )
    assert antwort.status_code == 200, antwort.text
    neue = person.get(f"{geaendert}/@fassungen").json()["items"][0]
    assert (neue["nummer"], neue["kommentar"]) == (3, "doch lieber")
    assert (
        person.get(neue["download"], headers={"Accept": "*/*"}).content
        == b"%PDF-1.4 eins"
    )


def test_what_is_current_is_not_restored(als, geaendert):
    antwort = als("Sachbearbeitung").post(
        f"{geaendert}/@fassungen/2/wiederherstellen", json={}
    )
    assert antwort.status_code == 400
    assert antwort.json()["hindernisse"][0]["code"] == "fassung-ist-aktuell"


def test_readers_do_not_restore(als, geaendert):
    antwort = als("Einsicht").post(
        f"{geaendert}/@fassungen/1/wiederherstellen", json={}
    )
    assert antwort.status_code == 403


def test_the_history_of_restapi_has_the_right_address_of_every_version(als, geaendert):
    person = als("Sachbearbeitung")
    liste = person.get(f"{geaendert}/@history").json()
    assert [e["version"] for e in liste if e["type"] == "versioning"] == [1, 0]
    assert [e["may_revert"] for e in liste] == [False, True]
    for eintrag, inhalt in zip(liste, (ZWEI, b"%PDF-1.4 eins"), strict=True):
        damals = person.get(eintrag["@id"]).json()
        assert damals["file"]["size"] == len(inhalt)
        assert damals["fassung"]["sha256"] == sha256(inhalt).hexdigest()
        for adresse in (eintrag["download"], damals["file"]["download"]):
            geliefert = person.get(adresse, headers={"Accept": "*/*"})
            assert geliefert.content == inhalt


def test_restapi_reverts_by_the_rules_of_the_akte(als, geaendert):
    person = als("Sachbearbeitung")
    antwort = person.patch(f"{geaendert}/@history", json={"version": 0})
    assert antwort.status_code == 200, antwort.text
    assert len(person.get(f"{geaendert}/@fassungen").json()["items"]) == 3
    assert (
        als("Einsicht").patch(f"{geaendert}/@history", json={"version": 0}).status_code
        == 403
    )


@pytest.mark.parametrize(
    "weg",
    [
        "@fassungen",
        "@fassungen/1",
        "@history",
        "@history/0",
        "@@download-version?version_id=0&field_id=file",
        "@@anzeige?version_id=0",
        "@@historyview",
    ],
)
def test_who_sees_without_reading_learns_nothing_of_versions(
    als, akte_vertraulich, weg
):
    antwort = als("Registratur").get(f"{akte_vertraulich}/{weg}")
    assert antwort.status_code in (401, 403), antwort.text
    assert "eins" not in antwort.text and "Anmeldung.pdf" not in antwort.text


@pytest.mark.parametrize(
    "weg", ["@fassungen", "@history", "@history/0", "@@download-version?version_id=0"]
)
def test_for_who_may_not_see_there_is_nothing(als, geaendert, weg):
    antwort = als("Beschaeftigte").get(f"{geaendert}/{weg}")
    assert antwort.status_code == 404


@pytest.fixture
def akte_vertraulich(schreiben):
    """Address of a Dokument that the Registratur sees without reading it."""
    akte = schreiben.aq_parent.aq_parent
    akte.vertraulichkeitsstufe = "005"
    modified(akte)
    transaction.commit()
    return schreiben.absolute_url()


def test_tus_replaces_a_file_with_a_version(als, url):
    person = als("Sachbearbeitung")
    antwort = person.post(
        f"{url}/@tus-replace",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(ZWEI)),
            "Upload-Metadata": "filename "
            + base64.b64encode(b"Neu.pdf").decode()
            + ",content-type "
            + base64.b64encode(b"application/pdf").decode(),
        },
    )
    antwort = person.patch(
        antwort.headers["Location"],
        data=ZWEI,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert antwort.status_code == 204
    neue, alte = person.get(f"{url}/@fassungen").json()["items"]
    assert (neue["nummer"], neue["dateiname"]) == (2, "Neu.pdf")
    assert alte["dateiname"] == "Anmeldung.pdf"


def test_pages_of_plone_that_compare_versions_do_not_exist(als, geaendert):
    for name in (
        "@@history",
        "versions_history_form",
        "version-view",
        "saveasnewversion",
    ):
        antwort = als("Registratur").get(
            f"{geaendert}/{name}?version_id=0&one=0&two=1",
            headers={"Accept": "text/html"},
        )
        assert antwort.status_code == 404, name


def test_plones_history_page_lists_the_versions(als, geaendert):
    antwort = als("Einsicht").get(
        f"{geaendert}/@@historyview", headers={"Accept": "text/html"}
    )
    assert antwort.status_code == 200
    assert "v1" in antwort.text and "@@anzeige?version_id=0" in antwort.text


def test_an_endfassung_needs_a_reason_and_freezes_what_there_is(als, geaendert):
    person = als("Leitung")
    weg = f"{geaendert}/@workflow/endfassung_erteilen"
    antwort = person.post(weg, json={})
    assert antwort.status_code == 400
    assert antwort.json()["hindernisse"][0]["code"] == "grund-fehlt"
    person.post(weg, json={"comment": "unterschrieben"}).raise_for_status()
    angabe = person.get(geaendert).json()["endfassung"]
    assert (angabe["grund"], angabe["person"]) == ("unterschrieben", "leitung")
    assert (angabe["nummer"], angabe["sha256"]) == (2, sha256(ZWEI).hexdigest())
    for koerper in ({"file": datei(b"%PDF drei")}, {"title": "Anders"}):
        assert person.patch(geaendert, json=koerper).status_code == 400
    antwort = person.post(f"{geaendert}/@fassungen/1/wiederherstellen", json={})
    assert antwort.json()["hindernisse"][0]["code"] == "dokument-endfassung"


def test_work_goes_on_in_a_new_entwurf_that_names_its_origin(als, geaendert):
    als("Leitung").post(
        f"{geaendert}/@workflow/endfassung_erteilen", json={"comment": "gezeichnet"}
    ).raise_for_status()
    person = als("Sachbearbeitung")
    antwort = person.post(f"{geaendert}/@neuer-entwurf", json={})
    assert antwort.status_code == 201, antwort.text
    entwurf = antwort.json()
    assert entwurf["ursprung"]["@id"] == geaendert
    assert (entwurf["ursprung"]["nummer"], entwurf["review_state"]) == (2, "entwurf")
    assert entwurf["fassung"]["sha256"] == sha256(ZWEI).hexdigest()
    assert entwurf["fassung"]["nummer"] == 1
    person.patch(entwurf["@id"], json={"file": datei(b"%PDF neu")}).raise_for_status()
    antwort = person.post(f"{geaendert}/@neuer-entwurf", json={"nummer": 1})
    assert antwort.json()["fassung"]["sha256"] == sha256(b"%PDF-1.4 eins").hexdigest()
    antwort = person.post(f"{geaendert}/@neuer-entwurf", json={"nummer": 9})
    assert antwort.json()["hindernisse"][0]["code"] == "fassung-unbekannt"


def test_an_incoming_original_is_frozen_from_its_registration_on(als, behaelter):
    person = als("Sachbearbeitung")
    url = person.post(
        behaelter.absolute_url(),
        json={
            "@type": "Dokument",
            "title": "Antrag",
            "dokumentart": "eingang",
            "file": datei(b"%PDF original"),
        },
    ).json()["@id"]
    person.patch(url, json={"dokumentart": "intern", "title": "Neu"}).raise_for_status()
    antwort = person.patch(url, json={"file": datei(ZWEI)})
    assert antwort.status_code == 400
    assert antwort.json()["hindernisse"][0]["code"] == "original-eingefroren"
    angaben = person.get(url).json()
    assert angaben["eingefroren"] is True
    assert angaben["fassung"]["sha256"] == sha256(b"%PDF original").hexdigest()


def test_a_copy_is_a_first_version_by_who_copied(als, geaendert, behaelter):
    person = als("Leitung")
    person.post(
        f"{geaendert}/@workflow/endfassung_erteilen", json={"comment": "gezeichnet"}
    ).raise_for_status()
    antwort = person.post(
        f"{behaelter.absolute_url()}/@copy", json={"source": geaendert}
    )
    assert antwort.status_code == 200, antwort.text
    kopie = person.get(antwort.json()[0]["target"]).json()
    assert kopie["endfassung"] is None
    assert (kopie["fassung"]["nummer"], kopie["fassung"]["person"]["id"]) == (
        1,
        "leitung",
    )
    assert person.get(f"{kopie['@id']}/@fassungen").json()["items_total"] == 1
    person2 = als("Sachbearbeitung")
    person2.patch(kopie["@id"], json={"file": datei(b"%PDF k")}).raise_for_status()
    assert person2.get(f"{kopie['@id']}/@fassungen").json()["items_total"] == 2
    assert person2.get(f"{geaendert}/@fassungen").json()["items_total"] == 2


def test_visitors_without_log_in_find_nothing(geaendert):
    for weg in ("@fassungen", "@history"):
        antwort = requests.get(
            f"{geaendert}/{weg}", headers={"Accept": "application/json"}, timeout=60
        )
        assert antwort.status_code in (401, 404)
