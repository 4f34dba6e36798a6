"""Files from outside are made into pictures and PDF, whatever they hold."""

from collective.eakte.programme.lauf import Grenzen
from collective.eakte.vorschau.erzeugen import blaetter
from collective.eakte.vorschau.erzeugen import libreoffice
from collective.eakte.vorschau.erzeugen import malen
from collective.eakte.vorschau.erzeugen import pdfa_regeln
from collective.eakte.vorschau.erzeugen import pdfa_richten
from collective.eakte.vorschau.erzeugen import quellen
from collective.eakte.vorschau.erzeugen import verapdf
from collective.eakte.vorschau.erzeugen import werkstatt
from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer
from tests.vorschau import dateien

import io
import pikepdf
import psutil
import pytest
import sys
import threading
import time
import zipfile


@pytest.mark.parametrize(
    ("typ", "name", "art"),
    [
        (dateien.DOCX, "a.bin", "office"),
        ("application/octet-stream", "A.DOCX", "office"),
        ("application/zip", "a.odt", "office"),
        ("message/rfc822", "a", "eml"),
        ("application/vnd.ms-outlook", "a.msg", "msg"),
        ("application/pdf; charset=x", "a", "pdf"),
        ("image/tiff", "a.tif", "bild"),
        ("text/html", "a.html", "html"),
        # Drawings with scripts are nothing that is shown.
        ("image/svg+xml", "a.svg", None),
        ("application/zip", "a.zip", None),
        # What the type says counts, not the name.
        ("video/mp4", "a.docx", None),
    ],
)
def test_the_type_says_what_is_made_of_a_file(typ, name, art):
    assert quellen.art(typ, name) == art


def schreibe(ordner, name, daten):
    (ordner / name).write_bytes(daten)
    return str(ordner / name)


def test_the_first_page_is_as_large_as_a_screen_needs(tmp_path):
    quelle = schreibe(tmp_path, "a.pdf", dateien.pdf(seiten=3))
    masse = malen.von_pdf(quelle, str(tmp_path / "a.webp"))
    assert masse == {"breite": 800, "hoehe": 1132, "seiten": 3}


@pytest.mark.parametrize("modus", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_images_of_all_modes_are_made_smaller(tmp_path, modus):
    art = "TIFF" if modus in ("CMYK", "I;16") else "PNG"
    quelle = schreibe(tmp_path, "a", dateien.bild(art, modus=modus))
    masse = malen.von_bild(quelle, str(tmp_path / "a.webp"))
    assert (masse["breite"], masse["hoehe"]) == (800, 600)


def test_small_images_stay_small(tmp_path):
    quelle = schreibe(tmp_path, "a", dateien.bild(groesse=(20, 10)))
    assert malen.von_bild(quelle, str(tmp_path / "a.webp"))["breite"] == 20


def test_an_image_that_fills_the_memory_is_refused(tmp_path, monkeypatch):
    quelle = schreibe(tmp_path, "a", dateien.bild(groesse=(300, 300)))
    monkeypatch.setattr(malen.Image, "MAX_IMAGE_PIXELS", 10_000)
    with pytest.raises(Unmoeglich, match="zu-gross"):
        malen.von_bild(quelle, str(tmp_path / "a.webp"))


def test_an_encrypted_pdf_says_so(tmp_path):
    with pikepdf.open(io.BytesIO(dateien.pdf())) as pdf:
        pdf.save(
            tmp_path / "a.pdf",
            encryption=pikepdf.Encryption(user="geheim", owner="geheimer"),
        )
    with pytest.raises(Unmoeglich, match="verschluesselt"):
        malen.von_pdf(str(tmp_path / "a.pdf"), str(tmp_path / "a.webp"))
    with pytest.raises(Unmoeglich, match="verschluesselt"):
        pdfa_richten.richte(str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf"))


def test_a_mail_is_written_with_what_is_attached(tmp_path):
    quelle = schreibe(tmp_path, "a.eml", dateien.eml())
    ziel = str(tmp_path / "a.pdf")
    worte = {"from": "Von", "subject": "Betreff", "anlagen": "Anlagen"}
    blaetter.mail_auf_seiten(quelle, ziel, "eml", worte)
    (text,) = malen.text_von(ziel)
    for stueck in ("VonJörgGroß", "BetreffPrüfungderÜbergänge", "planpdf2kB", "Straße"):
        assert stueck in text


def test_letters_without_a_shape_are_written_as_a_question(tmp_path):
    quelle = schreibe(tmp_path, "a.txt", "Gruß 漢字\x07 😀".encode())
    blaetter.text_auf_seiten(quelle, str(tmp_path / "a.pdf"), "text", {})
    assert malen.text_von(str(tmp_path / "a.pdf")) == ["Gruß"]


def test_a_mail_of_outlook_that_is_none_is_damaged(tmp_path):
    quelle = schreibe(tmp_path, "a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1kaputt")
    with pytest.raises(Unmoeglich, match="beschaedigt"):
        blaetter.mail_auf_seiten(quelle, str(tmp_path / "a.pdf"), "msg", {})


def test_each_page_of_a_scan_is_a_page(tmp_path):
    quelle = schreibe(tmp_path, "a.tif", dateien.bild("TIFF", modus="1", seiten=3))
    blaetter.bild_auf_seiten(quelle, str(tmp_path / "a.pdf"))
    assert malen.zaehle_seiten(str(tmp_path / "a.pdf")) == 3


# ------------------------------------------------------------------------- PDF/A


@pytest.fixture
def text_pdf(tmp_path):
    """A PDF with its font, as path."""
    quelle = schreibe(tmp_path, "a.txt", b"Guten Tag")
    blaetter.text_auf_seiten(quelle, str(tmp_path / "a.pdf"), "text", {})
    return tmp_path / "a.pdf"


def maengel(pfad):
    return {mangel.code for mangel in pdfa_regeln.pruefe(pfad)}


def test_what_is_missing_is_added(text_pdf, tmp_path):
    assert maengel(text_pdf) == {"ohne-kennung", "ohne-farbprofil"}
    assert pdfa_richten.richte(str(text_pdf), str(tmp_path / "b.pdf")) == []
    assert maengel(tmp_path / "b.pdf") == set()


def mit_skript(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
    )
    return "skript"


def mit_start(pdf):
    pdf.pages[0].Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                F=4,
                Rect=[0, 0, 9, 9],
                A=pikepdf.Dictionary(
                    S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe")
                ),
            )
        ]
    )
    return "handlung"


def mit_anlage(pdf):
    pdf.attachments["plan.xlsx"] = b"x"
    return "anlage"


def mit_film(pdf):
    pdf.pages[0].Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.RichMedia,
                F=4,
                Rect=[0, 0, 9, 9],
                AP=pikepdf.Dictionary(),
            )
        ]
    )
    return "anmerkung"


@pytest.mark.parametrize("dazu", [mit_skript, mit_start, mit_anlage, mit_film])
def test_what_is_forbidden_is_left_out(text_pdf, tmp_path, dazu):
    with pikepdf.open(text_pdf) as pdf:
        code = dazu(pdf)
        pdf.save(tmp_path / "c.pdf")
    assert code in maengel(tmp_path / "c.pdf")
    assert pdfa_richten.richte(str(tmp_path / "c.pdf"), str(tmp_path / "d.pdf")) == [
        code
    ]
    assert maengel(tmp_path / "d.pdf") == set()


def test_what_cannot_be_mended_is_said(tmp_path):
    schreibe(tmp_path, "a.pdf", dateien.pdf())
    pdfa_richten.richte(str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf"))
    (mangel,) = pdfa_regeln.pruefe(tmp_path / "b.pdf")
    assert mangel == pdfa_regeln.Mangel("schrift-nicht-eingebettet", "Helvetica")


def test_colours_of_printers_need_a_profile(text_pdf, tmp_path):
    with pikepdf.open(text_pdf) as pdf:
        pdf.pages[0].contents_add(b"0 1 1 0 k 0 0 9 9 re f")
        pdf.save(tmp_path / "c.pdf")
    pdfa_richten.richte(str(tmp_path / "c.pdf"), str(tmp_path / "d.pdf"))
    assert maengel(tmp_path / "d.pdf") == {"farbraum"}


def test_a_report_that_says_nothing_is_no_verdict():
    for bericht in (b"", b"<report/>", b"kein XML"):
        assert verapdf.lies_bericht(bericht, "veraPDF").ergebnis == "gescheitert"


# --------------------------------------------------------------------- processes


def test_a_program_that_hangs_is_ended_with_all_it_has_started(tmp_path):
    code = (
        "import subprocess, sys, time; kind = subprocess.Popen([sys.executable, '-c',"
        " 'import time; time.sleep(99)']); open('kind', 'w').write(str(kind.pid));"
        " time.sleep(99)"
    )
    beginn = time.monotonic()
    with pytest.raises(Unmoeglich, match="zu-langsam"):
        fuehre_aus([sys.executable, "-c", code], str(tmp_path), Grenzen(geduld=3))
    assert time.monotonic() - beginn < 30
    kind = int((tmp_path / "kind").read_text())
    # The signal was sent; the system carries it out in its own time.
    psutil.wait_procs(_lebende(kind), timeout=10)
    assert _lebende(kind) == []


def _lebende(pid):
    try:
        prozess = psutil.Process(pid)
        return [] if prozess.status() == psutil.STATUS_ZOMBIE else [prozess]
    except psutil.NoSuchProcess:
        return []


def test_a_program_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(Unmoeglich, match="werkzeug-fehlt"):
        fuehre_aus(["/nirgends/soffice"], str(tmp_path))


def test_a_library_that_wants_all_memory_ends_as_a_reason(tmp_path):
    quelle = schreibe(tmp_path, "a.pdf", dateien.pdf())
    with pytest.raises(Unmoeglich):
        werkstatt.rufe(
            "bild_von_pdf",
            str(tmp_path),
            grenzen=Grenzen(speicher=40 * 1024 * 1024),
            quelle=quelle,
            ziel=str(tmp_path / "a.webp"),
        )


class _Lauscher(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.gefragt.append(self.path)
        self.send_response(404)
        self.end_headers()

    do_OPTIONS = do_HEAD = do_PROPFIND = do_GET

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def lauscher():
    """A server that notes who asks."""
    server = HTTPServer(("127.0.0.1", 0), _Lauscher)
    server.gefragt = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


_ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>
<text:p>Sichtbar <draw:frame text:anchor-type="as-char" svg:width="3cm"
 svg:height="3cm"><draw:image xlink:href="{netz}/bild.png" xlink:type="simple"
 xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="a"><text:section-source xlink:href="{datei}"
 xlink:type="simple" xlink:show="embed" text:filter-name="Text"/>
<text:p>Platz</text:p></text:section>
<text:section text:name="b"><text:section-source xlink:href="{netz}/seite.html"
 xlink:type="simple" xlink:show="embed"/><text:p>Platz</text:p></text:section>
</office:text></office:body></office:document-content>"""


def test_nothing_is_loaded_that_a_letter_refers_to(tmp_path, lauscher):
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("Passwort")
    netz = f"http://127.0.0.1:{lauscher.server_port}"
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archiv:
        archiv.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archiv.writestr("content.xml", _ODT.format(netz=netz, datei=geheim.as_uri()))
        archiv.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            'manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        )
    pdf = libreoffice.wandle_um(
        str(tmp_path / "a.odt"),
        "odt",
        str(tmp_path),
        # What the profile says must do, where the system cannot forbid the network.
        grenzen=Grenzen(netz=True),
    )
    (text,) = malen.text_von(pdf)
    assert "Sichtbar" in text
    assert "Passwort" not in text
    assert lauscher.gefragt == []
