"""What was filed is found by the words of its file, by those who may read it."""

from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.config import QUEUE_NACHHOLEN
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.finden import finde
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.registrierung.umlegen import kopiere
from collective.eakte.volltext import auszug
from collective.eakte.volltext import lesen
from collective.eakte.volltext import schalter
from collective.eakte.volltext.angaben import angaben_von
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.dateien import oeffne
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.lesen import lies
from collective.eakte.volltext.lesen import lies_gleich
from collective.taskqueue.testing import run_tasks
from persistent import Persistent
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from ZODB import DB
from ZODB.blob import Blob
from ZODB.FileStorage import FileStorage

import base64
import errno
import os
import pytest
import transaction


WORT = "Schornsteinfegerin"


@pytest.fixture
def site(eakte_portal):
    return eakte_portal.absolute_url()


def lege_akte_an(eakte_portal, **angaben):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus", **angaben)
    transaction.commit()
    return akte


@pytest.fixture
def akte(eakte_portal):
    return lege_akte_an(eakte_portal)


def datei(text):
    return {
        "data": base64.b64encode(text.encode()).decode(),
        "encoding": "base64",
        "filename": "brief.txt",
        "content-type": "text/plain",
    }


@pytest.fixture
def lege_ab(als):
    def ablegen(ort, text, titel="Brief"):
        antwort = als("Sachbearbeitung").post(
            ort.absolute_url(),
            json={"@type": "Dokument", "title": titel, "file": datei(text)},
        )
        assert antwort.status_code == 201, antwort.text
        transaction.begin()
        return antwort.json()

    return ablegen


def treffer(person, site, text):
    antwort = person.get(f"{site}/@search", params={"SearchableText": text})
    assert antwort.status_code == 200, antwort.text
    daten = antwort.json()
    assert daten["items_total"] == len(daten["items"])
    return [zeile["@id"] for zeile in daten["items"]]


def test_metadata_are_found_at_once_and_words_of_the_file_soon(
    als, site, akte, lege_ab
):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.", titel="Ankündigung")
    person = als("Sachbearbeitung")
    assert treffer(person, site, "Ankündigung") == [brief["@id"]]
    assert treffer(person, site, WORT) == []
    stand = person.get(f"{brief['@id']}/@volltext").json()
    assert (stand["stand"], stand["durchsuchbar"]) == ("ausstehend", False)

    assert [status for _id, status in run_tasks(QUEUE_TEXT)] == [200]

    assert treffer(person, site, WORT) == [brief["@id"]]
    assert treffer(person, site, "Schornstein") == [brief["@id"]]
    stand = person.get(f"{brief['@id']}/@volltext").json()
    assert (stand["stand"], stand["durchsuchbar"]) == ("gelesen", True)
    seite = person.get(brief["@id"], headers={"Accept": "text/html"}).text
    assert 'data-eakte-textstand="gelesen"' in seite
    expandiert = person.get(f"{brief['@id']}?expand=volltext").json()
    assert expandiert["@components"]["volltext"]["stand"] == "gelesen"


def test_who_may_not_read_the_file_does_not_find_it_by_its_words(
    als, site, eakte_portal, lege_ab
):
    akte = lege_akte_an(eakte_portal, vertraulichkeitsstufe="005")
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.", titel="Ankündigung")
    run_tasks(QUEUE_TEXT)
    assert treffer(als("Sachbearbeitung"), site, WORT) == [brief["@id"]]
    registratur = als("Registratur")
    assert treffer(registratur, site, "Ankündigung") == [brief["@id"]]
    assert treffer(registratur, site, WORT) == []
    assert treffer(registratur, site, f"Ankündigung {WORT}") == []
    assert treffer(registratur, site, f"Ankündigung NOT {WORT}") == [brief["@id"]]
    assert registratur.get(f"{brief['@id']}/@volltext").status_code == 404
    expandiert = registratur.get(f"{brief['@id']}?expand=volltext").json()
    assert "volltext" not in expandiert["@components"]
    seite = registratur.get(brief["@id"], headers={"Accept": "text/html"}).text
    assert "data-eakte-textstand" not in seite
    assert treffer(als("Poststelle"), site, WORT) == []
    besuch = als("Anonymous").get(f"{brief['@id']}/@volltext")
    assert besuch.status_code == 401


def test_a_new_version_replaces_the_text_at_once(als, site, akte, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    run_tasks(QUEUE_TEXT)
    person = als("Sachbearbeitung")
    antwort = person.patch(brief["@id"], json={"file": datei("Der Klempner kommt.")})
    assert antwort.status_code == 204
    assert treffer(person, site, WORT) == []
    run_tasks(QUEUE_TEXT)
    assert treffer(person, site, WORT) == []
    assert treffer(person, site, "Klempner") == [brief["@id"]]


def test_a_change_of_metadata_keeps_the_text(als, site, akte, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    run_tasks(QUEUE_TEXT)
    person = als("Sachbearbeitung")
    assert person.patch(brief["@id"], json={"title": "Neu"}).status_code == 204
    assert run_tasks(QUEUE_TEXT) == []
    assert treffer(person, site, f"Neu {WORT}") == [brief["@id"]]


def test_a_moved_dokument_is_found_where_it_is(als, site, akte, eakte_portal, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    run_tasks(QUEUE_TEXT)
    with api.env.adopt_roles(["Manager"]):
        vorgang = createContentInContainer(akte, "Vorgang", title="Anderswo")
        dokument = verlege(finde(brief["UID"])[1], vorgang, "1")
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    ort = dokument.absolute_url()
    assert ort != brief["@id"]
    assert treffer(als("Sachbearbeitung"), site, WORT) == [ort]


def test_what_is_removed_leaves_nothing(als, site, akte, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    run_tasks(QUEUE_TEXT)
    with api.env.adopt_roles(["Manager"]), loeschen_erlauben():
        akte._delObject(finde(brief["UID"])[1].getId())
    transaction.commit()
    assert treffer(als("Sachbearbeitung"), site, WORT) == []
    maschine = anschluss_von(akte).maschine()
    assert maschine.inhalte([brief["UID"]]) == {}
    assert brief["UID"] not in {e.uid for e in maschine.eintraege()}


def test_a_withdrawn_dokument_is_out_at_once(als, site, akte, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    run_tasks(QUEUE_TEXT)
    person = als("Registratur")
    antwort = person.post(f"{brief['@id']}/@stornieren", json={"grund": "doppelt"})
    assert antwort.status_code in (200, 204), antwort.text
    assert treffer(als("Sachbearbeitung"), site, WORT) == []


def test_a_task_for_what_is_gone_or_old_does_nothing(akte, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    assert lies("0" * 32, "00") is None
    assert lies(brief["UID"], "00") is None
    assert lies(brief["UID"]) == Lesestand.GELESEN
    assert lies(brief["UID"]) is None
    assert lies(brief["UID"], nochmals=True) == Lesestand.GELESEN


@pytest.fixture
def mit_ocr(monkeypatch):
    """OCR is switched on; what it reads is in ``mit_ocr[True]``."""
    gelesen = {
        False: auszug.Auszug(Lesestand.GELESEN, "Deckblatt", "eakte 1", bilder=2),
        True: auszug.Auszug(
            Lesestand.GELESEN, f"Deckblatt {WORT}", "eakte 1; tesseract 5 deu"
        ),
    }

    def lies_datei(_datei, _typ, _name, *, ocr):
        return gelesen[ocr is not None]

    monkeypatch.setattr(auszug, "lies", lies_datei)
    schalter.schalte(True)
    transaction.commit()
    return gelesen


def test_a_scan_holds_up_nobody_who_waits_for_text(als, site, akte, lege_ab, mit_ocr):
    brief = lege_ab(akte, "Scan")
    person = als("Sachbearbeitung")
    assert len(run_tasks(QUEUE_TEXT)) == 1
    assert treffer(person, site, "Deckblatt") == [brief["@id"]]
    assert treffer(person, site, WORT) == []
    transaction.begin()
    assert run_tasks(QUEUE_TEXT) == []
    assert 200 in {status for _id, status in run_tasks(QUEUE_NACHHOLEN)}
    assert treffer(person, site, WORT) == [brief["@id"]]
    transaction.begin()
    assert lies(brief["UID"], ocr_spaeter=True) is None
    transaction.commit()
    assert run_tasks(QUEUE_NACHHOLEN) == []


def test_without_any_text_the_state_is_open_until_ocr_was_there(
    als, site, akte, lege_ab, mit_ocr
):
    mit_ocr[False] = auszug.Auszug(Lesestand.OHNE_TEXT, bilder=1)
    brief = lege_ab(akte, "Scan")
    person = als("Sachbearbeitung")
    run_tasks(QUEUE_TEXT)
    stand = person.get(f"{brief['@id']}/@volltext").json()["stand"]
    assert stand == Lesestand.AUSSTEHEND
    run_tasks(QUEUE_NACHHOLEN)
    stand = person.get(f"{brief['@id']}/@volltext").json()["stand"]
    assert stand == Lesestand.GELESEN


def test_a_task_for_ocr_that_was_lost_is_added_again(als, site, akte, lege_ab, mit_ocr):
    brief = lege_ab(akte, "Scan")
    # The reader is killed after it has entered the text, and before it is stored.
    assert lies(brief["UID"], ocr_spaeter=True) == Lesestand.GELESEN
    transaction.abort()
    run_tasks(QUEUE_NACHHOLEN)
    run_tasks(QUEUE_TEXT)
    run_tasks(QUEUE_NACHHOLEN)
    assert treffer(als("Sachbearbeitung"), site, WORT) == [brief["@id"]]


def test_ocr_that_fails_takes_nothing_away(als, site, akte, lege_ab, mit_ocr):
    mit_ocr[True] = auszug.Auszug(Lesestand.ZU_LANGSAM)
    brief = lege_ab(akte, "Scan")
    run_tasks(QUEUE_TEXT)
    run_tasks(QUEUE_NACHHOLEN)
    assert treffer(als("Sachbearbeitung"), site, "Deckblatt") == [brief["@id"]]


def test_what_is_removed_while_it_is_read_leaves_nothing(akte, lege_ab, monkeypatch):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    maschine = anschluss_von(akte).maschine()
    trage_ein = lesen._trage_ein

    def spaet(*angaben):
        # Between the last look and the entry somebody else has removed it.
        with api.env.adopt_roles(["Manager"]), loeschen_erlauben():
            akte._delObject(finde(brief["UID"])[1].getId())
        transaction.commit()
        trage_ein(*angaben)

    monkeypatch.setattr(lesen, "_trage_ein", spaet)
    monkeypatch.setattr(lesen, "angaben_von", lambda rid, dokument: bisher)
    bisher = angaben_von(*finde(brief["UID"]))
    assert lies(brief["UID"]) is None
    assert maschine.inhalte([brief["UID"]]) == {}
    assert brief["UID"] not in {e.uid for e in maschine.eintraege()}


def test_the_web_cannot_reach_the_task(als, site, akte, lege_ab):
    brief = lege_ab(akte, "Text")
    for name in ("@@eakte-text-lesen", "@@eakte-bilder-lesen"):
        antwort = als("Manager").get(
            f"{site}/{name}", params={"uid": brief["UID"], "sha256": "0"}
        )
        assert antwort.status_code == 404


class Kaputt:
    def __getattr__(self, name):
        def kaputt(*args, **kwargs):
            raise MaschineGestoert("The disk is on fire.")

        return kaputt


def test_a_broken_engine_stops_no_filing_and_is_made_up_for(
    als, site, akte, lege_ab, monkeypatch
):
    anschluss = anschluss_von(akte)
    with monkeypatch.context() as m:
        m.setattr(anschluss, "_maschine", Kaputt())
        brief = lege_ab(akte, f"Die {WORT} kommt morgen.", titel="Ankündigung")
        person = als("Sachbearbeitung")
        assert treffer(person, site, "Ankündigung") == []
        seite = person.get(brief["@id"], headers={"Accept": "text/html"})
        assert seite.status_code == 200
        assert person.get(f"{brief['@id']}/@volltext").status_code == 404
        zustaende = [status for _id, status in run_tasks(QUEUE_TEXT)]
        assert all(status >= 500 for status in zustaende)
    assert brief["UID"] in anschluss.versaeumte
    lege_ab(akte, "Anderes.", titel="Danach")
    assert anschluss.versaeumte == set()
    assert treffer(person, site, "Ankündigung") == [brief["@id"]]
    run_tasks(QUEUE_TEXT)
    assert treffer(person, site, WORT) == [brief["@id"]]


def test_a_copy_is_found_by_its_words(als, site, akte, lege_ab):
    brief = lege_ab(akte, f"Die {WORT} kommt morgen.")
    with api.env.adopt_roles(["Manager"]):
        kopie = kopiere(finde(brief["UID"])[1], akte)
        uid = IUUID(kopie)
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    gefunden = treffer(als("Sachbearbeitung"), site, WORT)
    assert len(gefunden) == 2
    assert uid != brief["UID"]


def test_a_file_that_is_lost_says_so(akte, monkeypatch):
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            akte,
            "Dokument",
            title="Verloren",
            file=NamedBlobFile(b"Text", "text/plain", "text.txt"),
        )
    transaction.commit()

    def open_(self):
        raise LookupError("no blob")

    monkeypatch.setattr(NamedBlobFile, "open", open_)
    assert lies(IUUID(dokument)) == Lesestand.FEHLT


@pytest.mark.parametrize("nummer", [errno.EMFILE, errno.EIO, errno.EACCES])
def test_a_file_that_cannot_be_opened_now_is_read_later(
    als, akte, lege_ab, monkeypatch, nummer
):
    brief = lege_ab(akte, "Die Schornsteinfegerin kommt morgen.")
    maschine = anschluss_von(akte).maschine()

    def open_(self):
        raise OSError(nummer, os.strerror(nummer))

    with monkeypatch.context() as m:
        m.setattr(NamedBlobFile, "open", open_)
        ((_id, status),) = run_tasks(QUEUE_TEXT, limit=1)
        assert status >= 500
        stand = maschine.staende([brief["UID"]])[brief["UID"]].stand
        assert stand == Lesestand.AUSSTEHEND
        # The command does not stop at it, but leaves it to a task.
        assert lies_gleich(brief["UID"], None) is None
    transaction.begin()
    assert lies(brief["UID"]) == Lesestand.GELESEN


def test_a_mistake_of_the_reader_is_not_taken_for_a_lost_file(
    akte, lege_ab, monkeypatch
):
    brief = lege_ab(akte, "Text")

    def lies_datei(*_angaben, **_weitere):
        raise KeyError("mistake")

    monkeypatch.setattr(auszug, "lies", lies_datei)
    with pytest.raises(KeyError):
        lies(brief["UID"])


@pytest.fixture
def datenbank(tmp_path):
    """A database with one file, stored; returns connection and file."""
    speicher = FileStorage(
        str(tmp_path / "Data.fs"), blob_dir=str(tmp_path / "blobs"), create=True
    )
    db = DB(speicher)
    verwalter = transaction.TransactionManager()
    verbindung = db.open(verwalter)
    verbindung.root()["datei"] = datei = Datei(b"Text")
    verwalter.commit()
    verbindung.cacheMinimize()
    yield datei
    verwalter.abort()
    db.close()


class Datei(Persistent):
    """What dateien.oeffne needs of a file."""

    def __init__(self, daten):
        self._blob = Blob(daten)

    def open(self):
        return self._blob.open()


def test_a_blob_is_lost_when_the_system_says_so(datenbank, tmp_path):
    with oeffne(datenbank) as offen:
        assert offen.read() == b"Text"
    datenbank._p_jar.cacheMinimize()
    next((tmp_path / "blobs").rglob("*.blob")).unlink()
    assert oeffne(datenbank) is None


def test_no_blob_is_lost_while_their_directory_is_away(datenbank, tmp_path):
    (tmp_path / "blobs").rename(tmp_path / "weg")
    (tmp_path / "blobs").mkdir()
    with pytest.raises(OSError, match="layout"):
        oeffne(datenbank)
    (tmp_path / "blobs").rmdir()
    (tmp_path / "weg").rename(tmp_path / "blobs")
    with oeffne(datenbank) as offen:
        assert offen.read() == b"Text"


def test_a_file_that_is_replaced_while_its_text_is_entered_gives_way(
    als, site, akte, lege_ab, monkeypatch
):
    brief = lege_ab(akte, "Alt ist der Schornstein.")
    person = als("Sachbearbeitung")
    trage_ein = lesen._trage_ein

    def trage_zu_spaet_ein(*angaben):
        monkeypatch.setattr(lesen, "_trage_ein", trage_ein)
        neue = {"file": datei("Neu ist der Klempner.")}
        assert person.patch(brief["@id"], json=neue).status_code == 204
        # Another worker is quicker.
        transaction.begin()
        run_tasks(QUEUE_TEXT)
        transaction.begin()
        trage_ein(*angaben)

    monkeypatch.setattr(lesen, "_trage_ein", trage_zu_spaet_ein)
    assert lies(brief["UID"]) is None
    assert treffer(person, site, "Schornstein") == []
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    assert treffer(person, site, "Klempner") == [brief["@id"]]
    assert treffer(person, site, "Schornstein") == []
