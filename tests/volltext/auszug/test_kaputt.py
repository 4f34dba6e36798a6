"""Rubbish never raises and never hangs: every file comes to a state."""

from collective.eakte.volltext.auszug import arten
from collective.eakte.volltext.auszug import Grenzen
from collective.eakte.volltext.interfaces import Lesestand
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st

import json
import pytest
import time


ENG = Grenzen(sekunden=3, rechenzeit=2, entpackt=30_000_000, fremd_sekunden=0)


@pytest.fixture(scope="session")
def muster(dateien):
    """One good file of every kind."""
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return {
        "pdf": dateien.pdf("Größe der Flächen", "Zweite"),
        "docx": dateien.docx(dateien.absatz("Größe") * 9),
        "xlsx": dateien.zip_aus(
            {
                "xl/workbook.xml": f"<workbook {s}/>",
                "xl/worksheets/sheet1.xml": f"<worksheet {s}><sheetData><row>"
                "<c t='inlineStr'><is><t>Größe</t></is></c></row></sheetData>"
                "</worksheet>",
            },
            0,
        ),
        "pptx": dateien.zip_aus(
            {
                "ppt/presentation.xml": "<p/>",
                "ppt/slides/slide1.xml": f"<a:x {dateien.A}><a:p><a:t>Größe</a:t></a:p>"
                "</a:x>",
            },
            0,
        ),
        "odt": dateien.odf("<text:p>Größe</text:p>"),
        "rtf": dateien.rtf(r"Gr\'f6\'dfe {\b fett}\u228? und {\*\x y}"),
        "html": "<html><p>Größe<table><td>a</html>".encode(),
        "xml": '<?xml version="1.0"?><a><b>Größe</b></a>'.encode(),
        "json": json.dumps({"a": ["Größe", 1]}).encode(),
        "text": "Größe der Flächen".encode("cp1252"),
        "eml": dateien.mail("Größe", dateien.anlage("a.pdf", dateien.pdf("x"))),
        "msg": dateien.msg("Größe", [("a.txt", b"da")]),
        "zip": dateien.zip_aus({"a.txt": b"da", "b.rtf": dateien.rtf("x")}),
        "ole": dateien.ole({"VisioDocument": b"x"}),
        "png": b"\x89PNG\r\n\x1a\n" + b"x" * 50,
    }


KINDS = (
    *("pdf", "docx", "xlsx", "pptx", "odt", "rtf", "html", "xml", "json", "text"),
    *("eml", "msg", "zip", "ole", "png"),
)


@pytest.mark.parametrize("art", KINDS)
def test_good_files_are_good(auszug, muster, art):
    ergebnis = auszug(muster[art], "", f"a.{art}")
    gut = {"ole": "nicht-lesbar", "png": "ohne-text"}.get(art, "gelesen")
    assert ergebnis.stand == gut


@pytest.mark.parametrize("art", KINDS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(
    eingriffe=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=8)
)
def test_damaged_files_come_to_a_state(auszug, muster, art, eingriffe):
    daten = bytearray(muster[art])
    for stelle, neu in eingriffe:
        beginn = int(stelle * len(daten))
        # Nothing instead of something cuts the file.
        daten[beginn : beginn + len(neu) or None] = neu
    begonnen = time.monotonic()
    ergebnis = auszug(bytes(daten), "", f"a.{art}", grenzen=ENG)
    # The limits are about 5 s; what others do on the machine is not its fault.
    assert time.monotonic() - begonnen < 60
    assert ergebnis.stand in set(Lesestand) - {Lesestand.AUSSTEHEND, Lesestand.FEHLT}
    mit_text = ergebnis.stand in (Lesestand.GELESEN, Lesestand.GEKUERZT)
    assert bool(ergebnis.text) == mit_text
    # It can be stored and sent anywhere.
    assert "\0" not in ergebnis.text
    ergebnis.text.encode()


@given(st.binary(max_size=400), st.text(max_size=9), st.text(max_size=9))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_of_some_kind(kopf, mime_type, name):
    assert isinstance(arten.erkenne(kopf, mime_type, name), str)


@pytest.mark.parametrize("art", KINDS)
def test_the_kind_is_found_whatever_the_name_and_the_type_say(auszug, muster, art):
    if art in ("json", "text"):
        # Only what is said of it tells them apart.
        return
    richtig = auszug(muster[art])
    for falsch in ("application/pdf", "image/png", "text/plain", "x/y"):
        assert auszug(muster[art], falsch, "falsch.doc") == richtig
