"""Views are made by tasks, belong to the bytes, and go with the record."""

from collective.eakte.config import QUEUE_NACHHOLEN as NACHHOLEN
from collective.eakte.config import QUEUE_VORSCHAU
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.protokoll.api import eintraege
from collective.eakte.versionen import api as versionen
from collective.eakte.vorschau import api as vorschau
from collective.eakte.vorschau.bestand import FERTIG
from collective.eakte.vorschau.bestand import WARTET
from collective.eakte.weg import auf_dem_weg
from collective.eakte.weg import BROWSER
from collective.eakte.weg import IMPORT
from collective.taskqueue import jobs
from collective.taskqueue import taskqueue
from datetime import timedelta
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.vorschau import dateien
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import tempfile
import transaction


def test_a_letter_gets_its_view_when_it_is_filed(lege_ab, arbeite_ab):
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    vorher = dokument.modified(), eintragsliste(dokument)
    assert vorschau.vorschau(dokument).stand == "wartet"
    assert arbeite_ab() == 1
    stueck = vorschau.vorschau(dokument).fertig
    assert stueck.bild.data[8:12] == b"WEBP"
    assert stueck.pdf.data.startswith(b"%PDF")
    assert (stueck.breite, stueck.seiten) == (800, 1)
    assert "LibreOffice" in stueck.werkzeug
    assert (dokument.modified(), eintragsliste(dokument)) == vorher


def eintragsliste(dokument):
    """What was entered about a Dokument, the newest first."""
    return [eintrag.was for eintrag in eintraege(dokument)]


def test_a_pdf_waits_for_the_first_look(lege_ab, arbeite_ab, als):
    dokument = lege_ab("plan.pdf", dateien.pdf(seiten=2), "application/pdf")
    assert vorschau.vorschau(dokument).stand == "ausstehend"
    assert arbeite_ab() == 0
    antwort = als("Sachbearbeitung").get(f"{dokument.absolute_url()}/@vorschau")
    assert antwort.json()["stand"] == "wartet"
    assert arbeite_ab() == 1
    stueck = vorschau.vorschau(dokument).fertig
    assert (stueck.seiten, stueck.pdf) == (2, None)
    # There is nothing to be done for those who look later.
    als("Sachbearbeitung").get(f"{dokument.absolute_url()}/@vorschau")
    assert arbeite_ab() == 0


def test_a_mail_is_put_on_pages(lege_ab, arbeite_ab):
    dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    arbeite_ab()
    stueck = vorschau.vorschau(dokument).fertig
    assert stueck.pdf.data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "daten", "typ", "grund"),
    [
        ("a.docx", b"PK\x03\x04kaputt", dateien.DOCX, "beschaedigt"),
        ("a.docx", b"<html><img src=x>", dateien.DOCX, "beschaedigt"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", dateien.DOCX, "verschluesselt"),
    ],
)
def test_what_cannot_be_opened_says_why(lege_ab, arbeite_ab, name, daten, typ, grund):
    dokument = lege_ab(name, daten, typ)
    assert arbeite_ab() == 1
    stand = vorschau.vorschau(dokument)
    assert (stand.stand, stand.grund) == ("nicht-moeglich", grund)


def test_without_the_program_it_is_not_available(lege_ab, arbeite_ab, monkeypatch):
    monkeypatch.setenv("EAKTE_SOFFICE", "/nirgends/soffice")
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    arbeite_ab()
    stand = vorschau.vorschau(dokument)
    assert (stand.stand, stand.grund) == ("nicht-verfuegbar", "werkzeug-fehlt")
    assert stand.stueck.naeheres == "LibreOffice"


def test_what_is_switched_off_is_not_made(lege_ab, arbeite_ab, monkeypatch):
    monkeypatch.setenv("EAKTE_VORSCHAU", "aus")
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    assert arbeite_ab() == 0
    assert vorschau.vorschau(dokument).grund == "ausgeschaltet"


def test_another_file_has_another_view(lege_ab, arbeite_ab):
    dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    arbeite_ab()
    with api.env.adopt_roles(["Manager"]):
        dokument.file = NamedBlobFile(
            dateien.eml() + b"\r\n", contentType="message/rfc822", filename="a.eml"
        )
        notify(ObjectModifiedEvent(dokument))
    assert vorschau.vorschau(dokument).stand == "wartet"
    arbeite_ab()
    stueck = vorschau.vorschau(dokument).fertig
    assert stueck.sha256 == versionen.aktuelle(dokument).sha256
    # What was kept as a version has nothing of its own beside it.
    damals = versionen.stand(dokument, 1)
    assert damals._vorschau is dokument._vorschau
    assert versionen.datei(dokument, 1).data == dateien.eml()


def test_what_was_made_of_an_old_file_is_dropped(lege_ab, arbeite_ab):
    dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    with api.env.adopt_roles(["Manager"]):
        dokument.file = NamedBlobFile(
            b"Guten Tag", contentType="text/plain", filename="a.txt"
        )
        notify(ObjectModifiedEvent(dokument))
    # The task of the mail is still there.
    assert arbeite_ab() == 1
    assert dokument._vorschau is None


def test_a_task_that_comes_twice_does_nothing(lege_ab, arbeite_ab):
    dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    (auftrag,) = jobs.find(queue="eakte-vorschau")
    arbeite_ab()
    stand = dokument._vorschau._p_serial
    taskqueue.add(auftrag.url, queue="eakte-vorschau")
    assert arbeite_ab() == 1
    assert dokument._vorschau._p_serial == stand


def test_what_comes_by_the_thousand_keeps_nobody_waiting(
    lege_ab, arbeite_ab, monkeypatch
):
    with auf_dem_weg(IMPORT):
        dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    with auf_dem_weg(BROWSER):
        lege_ab("eilig.eml", dateien.eml(), "message/rfc822")
        assert [len(jobs.find(queue=q)) for q in (QUEUE_VORSCHAU, NACHHOLEN)] == [1, 1]
        # Whoever looks at one of the many is served before the others ...
        monkeypatch.setitem(vorschau._GEDULD, WARTET, timedelta(0))
        assert vorschau.bei_blick(dokument).stand == WARTET
        transaction.commit()
        vorschau.bei_blick(dokument)
        transaction.commit()
    # ... and does not add to the work by looking twice.
    assert [len(jobs.find(queue=q)) for q in (QUEUE_VORSCHAU, NACHHOLEN)] == [2, 1]
    assert arbeite_ab() == 3
    assert vorschau.vorschau(dokument).stand == FERTIG


def test_a_record_that_is_gone_needs_no_view(lege_ab, arbeite_ab):
    dokument = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    loesche(dokument)
    assert arbeite_ab() == 1


def test_a_copy_begins_anew(lege_ab, arbeite_ab, vorgang_dort):
    dokument = lege_ab("plan.pdf", dateien.pdf(), "application/pdf")
    with api.env.adopt_roles(["Manager"]):
        vorschau.beginne_vorschau(dokument)
        vorschau.beginne_pdfa(dokument)
        kopie = api.content.copy(dokument, vorgang_dort, "kopie")
    assert (kopie._vorschau, kopie._pdfa) == (None, None)


def loesche(dokument):
    """Remove a Dokument as disposal does."""
    with loeschen_erlauben():
        dokument.aq_parent._delObject(dokument.getId())
    transaction.commit()


def test_files_of_a_worker_that_was_killed_are_swept(
    lege_ab, arbeite_ab, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rest = tmp_path / "eakte-vorschau-liegengeblieben"
    rest.mkdir()
    (rest / "datei").write_bytes(b"Inhalt")
    lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    assert arbeite_ab() == 1
    assert not list(tmp_path.glob("eakte-vorschau-*"))
