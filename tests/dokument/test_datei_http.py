"""Files leave the house as attachments; only what is harmless is shown in place."""

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


@pytest.fixture
def datei_url(eakte_portal):
    """Register a file in a Vorgang; returns the address of its Dokument."""

    def registriere(name, daten, content_type="", title="Bestätigung"):
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        with api.env.adopt_roles(["Manager"]):
            akte = createContentInContainer(gewerbe, "Akte", title="Akte")
            vorgang = createContentInContainer(akte, "Vorgang", title="Vorgang")
            dokument = createContentInContainer(
                vorgang,
                "Dokument",
                title=title,
                file=NamedBlobFile(data=daten, filename=name, contentType=content_type),
            )
        transaction.commit()
        return dokument.absolute_url()

    return registriere


@pytest.fixture
def hole(als):
    """GET as a browser with a role."""

    def get(rolle, url, **kopf):
        sitzung = als(rolle)
        return sitzung.get(
            url, headers={"Accept": "text/html", **kopf}, allow_redirects=False
        )

    return get


def test_a_download_is_named_after_the_number(datei_url, hole):
    antwort = hole("Sachbearbeitung", f"{datei_url('a.pdf', b'%PDF')}/@@download/file")
    assert antwort.status_code == 200
    assert antwort.content == b"%PDF"
    assert (
        "filename*=UTF-8''32.01.01-0001_001_1_Best%C3%A4tigung.pdf"
        in antwort.headers["Content-Disposition"]
    )
    assert antwort.headers["Content-Disposition"].startswith("attachment;")


def test_the_address_does_not_decide_on_the_name(datei_url, hole):
    url = f"{datei_url('a.pdf', b'%PDF')}/@@download/file/evil.html"
    assert "evil" not in hole("Sachbearbeitung", url).headers["Content-Disposition"]


@pytest.mark.parametrize("view", ["@@anzeige", "@@display-file"])
@pytest.mark.parametrize(
    "name, typ",
    [
        ("a.html", "text/html"),
        ("a.svg", "image/svg+xml"),
        ("a.pdf", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
    ],
)
def test_what_could_run_scripts_is_never_delivered_for_display(
    datei_url, hole, view, name, typ
):
    url = datei_url(name, b"<script>alert(1)</script>", typ)
    antwort = hole("Sachbearbeitung", f"{url}/{view}/file")
    assert antwort.headers["Content-Disposition"].startswith("attachment;")
    assert antwort.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwort.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name, typ",
    [("a.pdf", "application/pdf"), ("a.png", "image/png"), ("a.txt", "text/plain")],
)
def test_what_is_harmless_is_delivered_for_display(datei_url, hole, name, typ):
    url = datei_url(name, b"<script>alert(1)</script>")
    antwort = hole("Sachbearbeitung", f"{url}/@@anzeige/file")
    assert antwort.headers["Content-Type"].startswith(typ)
    assert antwort.headers["Content-Disposition"].startswith("inline;")
    assert antwort.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in antwort.headers["Content-Security-Policy"]
    assert "no-store" in antwort.headers["Cache-Control"]


def test_a_viewer_can_ask_for_a_part_of_a_pdf(datei_url, hole):
    url = f"{datei_url('a.pdf', b'0123456789')}/@@anzeige/file"
    antwort = hole("Sachbearbeitung", url, Range="bytes=2-4")
    assert antwort.status_code == 206
    assert antwort.content == b"234"


@pytest.mark.parametrize(
    "pfad",
    [
        "",
        "/view",
        "/@@download",
        "/@@download/file",
        "/@@anzeige/file",
        "/@@display-file/file",
        "/file",
    ],
)
def test_who_may_not_see_a_dokument_does_not_get_its_file(datei_url, hole, pfad):
    url = datei_url("a.pdf", b"%PDF geheim") + pfad
    antwort = hole("Beschaeftigte", url)
    assert antwort.status_code in (302, 401, 403, 404)
    assert b"geheim" not in antwort.content


@pytest.mark.parametrize(
    "pfad", ["/file", "/edit/++widget++form.widgets.file/@@download"]
)
def test_there_is_no_back_door_to_the_file(datei_url, hole, pfad):
    url = datei_url("a.html", b"<script>geheim</script>") + pfad
    assert b"<script>geheim" not in hole("Sachbearbeitung", url).content


def test_other_attributes_cannot_be_downloaded(datei_url, hole):
    url = datei_url("a.pdf", b"%PDF") + "/@@download/kennzeichen"
    assert hole("Sachbearbeitung", url).status_code in (404, 400)
