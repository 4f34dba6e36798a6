"""Files come in as forms and as TUS uploads, too: all of them or none."""

from base64 import b64encode

import pytest


PDF = b"%PDF-1.4 " + b"Bescheid " * 100
LAENGE = len(PDF)


def form(*dateien, **felder):
    return {
        "files": [("file", datei) for datei in dateien],
        "data": {name.replace("typ_", "@type"): wert for name, wert in felder.items()},
    }


def test_one_file_of_a_form_becomes_a_dokument(als, akte_url):
    antwort = als("Sachbearbeitung").post(
        akte_url,
        **form(
            ("Anhörung Müller.pdf", PDF, "application/pdf"),
            dokumentart="eingang",
            datum_des_schreibens="2026-03-01",
            absender="Müller GmbH",
        ),
    )
    dokument = antwort.json()
    assert antwort.status_code == 201
    assert antwort.headers["Location"] == dokument["@id"]
    assert dokument["@type"] == "Dokument"
    assert dokument["title"] == "Anhörung Müller"
    assert dokument["dokumentart"]["token"] == "eingang"
    assert dokument["datum_des_schreibens"] == "2026-03-01"
    assert dokument["absender"] == "Müller GmbH"
    assert als("Sachbearbeitung").get(dokument["file"]["download"]).content == PDF


def test_several_files_become_dokumente_in_their_order(als, akte_url):
    antwort = als("Sachbearbeitung").post(
        akte_url,
        **form(*[(f"Anlage {nr}.txt", b"x" * nr, "text/plain") for nr in (1, 2, 3)]),
    )
    dokumente = antwort.json()["items"]
    assert antwort.status_code == 201
    assert [d["title"] for d in dokumente] == ["Anlage 1", "Anlage 2", "Anlage 3"]
    assert [d["laufende_nummer"] for d in dokumente] == [1, 2, 3]
    assert [d["file"]["size"] for d in dokumente] == [1, 2, 3]


def test_one_bad_file_keeps_all_out_and_is_named(als, akte_url, codes):
    person = als("Sachbearbeitung")
    antwort = person.post(
        akte_url, **form(("gut.txt", b"x"), ("leer.txt", b""), ("hohl.txt", b""))
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["datei-leer", "datei-leer"])
    assert "leer.txt" in antwort.json()["message"]
    assert person.get(akte_url).json()["items_total"] == 0


def test_a_bad_field_keeps_the_file_out(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(
        akte_url, **form(("gut.txt", b"x"), dokumentart="brief", farbe="rot")
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["feld-unbekannt", "wert-ungueltig"]


def test_a_form_without_a_file_is_refused(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(
        akte_url, files=[("title", (None, "Nur ein Titel"))]
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["datei-fehlt"])


def test_several_files_do_not_share_a_betreff(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(
        akte_url, **form(("a.txt", b"x"), ("b.txt", b"x"), title="Beide")
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["feld-nicht-erlaubt"])


def test_a_file_does_not_become_an_akte(als, gewerbe_url, codes):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url, **form(("a.txt", b"x"), typ_="Akte")
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["typ-ohne-datei"])


def test_a_file_has_no_place_in_a_plan_unit(als, gewerbe_url, codes):
    antwort = als("Sachbearbeitung").post(gewerbe_url, **form(("a.txt", b"x")))
    assert antwort.status_code == 403
    assert set(codes(antwort)) <= {"keine-berechtigung", "typ-hier-nicht-erlaubt"}


@pytest.mark.parametrize(
    "name, angegeben, erwartet",
    [
        ("Bescheid.pdf", None, "application/pdf"),
        ("Bescheid.pdf", "application/octet-stream", "application/pdf"),
        ("Bescheid.pdf", "kein typ", "application/pdf"),
        ("Bescheid.pdf", "text/plain; charset=utf-8", "text/plain"),
    ],
)
def test_the_kind_of_a_file_is_found_out_when_nobody_says_it(
    als, akte_url, name, angegeben, erwartet
):
    datei = (name, PDF, angegeben) if angegeben else (name, PDF)
    antwort = als("Sachbearbeitung").post(akte_url, **form(datei))
    assert antwort.json()["file"]["content-type"] == erwartet


def test_a_form_on_another_site_is_not_accepted(als, akte_url, eakte_portal):
    person = als("Sachbearbeitung")
    name, kennwort = person.auth
    person.post(
        f"{eakte_portal.absolute_url()}/login",
        data={"__ac_name": name, "__ac_password": kennwort, "buttons.login": "1"},
        headers={"Accept": "text/html"},
        auth=("", ""),
        allow_redirects=False,
    )
    person.auth = None
    if not person.cookies:
        pytest.skip("no cookie to misuse")
    antwort = person.post(
        akte_url, headers={"Sec-Fetch-Site": "cross-site"}, **form(("a.txt", b"x"))
    )
    assert antwort.status_code == 403


# --- TUS ---------------------------------------------------------------------------


def metadaten(**angaben):
    return ",".join(
        f"{name.replace('typ_', '@type')} {b64encode(wert.encode()).decode()}"
        for name, wert in angaben.items()
    )


def beginne(person, url, laenge=LAENGE, dienst="@tus-upload", **angaben):
    return person.post(
        f"{url}/{dienst}",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(laenge),
            "Upload-Metadata": metadaten(**angaben),
        },
    )


def sende(person, ort, data, stelle=0):
    return person.patch(
        ort,
        data=data,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(stelle),
            "Content-Type": "application/offset+octet-stream",
        },
    )


@pytest.fixture(autouse=True)
def tus_ablage(tmp_path, monkeypatch):
    monkeypatch.setenv("TUS_TMP_FILE_DIR", str(tmp_path))
    return tmp_path


def test_an_upload_in_pieces_becomes_a_dokument(als, akte_url, tus_ablage):
    person = als("Sachbearbeitung")
    begonnen = beginne(person, akte_url, filename="Baugenehmigung Süd.pdf")
    assert begonnen.status_code == 201
    ort = begonnen.headers["Location"]
    assert sende(person, ort, PDF[:100]).headers["Upload-Offset"] == "100"
    stand = person.head(ort, headers={"Tus-Resumable": "1.0.0"})
    assert stand.headers["Upload-Offset"] == "100"
    fertig = sende(person, ort, PDF[100:], 100)
    assert fertig.status_code == 204
    dokument = person.get(fertig.headers["Location"]).json()
    assert dokument["@type"] == "Dokument"
    assert dokument["title"] == "Baugenehmigung Süd"
    assert dokument["laufende_nummer"] == 1
    assert dokument["file"]["content-type"] == "application/pdf"
    assert person.get(dokument["file"]["download"]).content == PDF
    assert list(tus_ablage.iterdir()) == []


def test_an_upload_replaces_the_file_of_a_dokument(als, dokument_url):
    person = als("Sachbearbeitung")
    ort = beginne(person, dokument_url, dienst="@tus-replace", filename="neu.pdf")
    fertig = sende(person, ort.headers["Location"], PDF)
    assert fertig.status_code == 204
    dokument = person.get(dokument_url).json()
    assert dokument["file"]["filename"] == "neu.pdf"
    assert dokument["title"] == "Anmeldung"


def test_an_upload_goes_on_by_the_person_who_began_it_only(als, akte_url):
    ort = beginne(als("Sachbearbeitung"), akte_url, filename="a.pdf")
    ort = ort.headers["Location"]
    for rolle in ("Registratur", "Manager"):
        assert sende(als(rolle), ort, PDF).status_code == 404
        kopf = als(rolle).head(ort, headers={"Tus-Resumable": "1.0.0"})
        assert kopf.status_code == 404
    assert sende(als("Sachbearbeitung"), ort, PDF).status_code == 204


def test_an_upload_is_finished_where_it_was_begun_only(als, akte_url, vorgang_url):
    person = als("Sachbearbeitung")
    ort = beginne(person, akte_url, filename="a.pdf").headers["Location"]
    anderswo = ort.replace(akte_url, vorgang_url)
    assert sende(person, anderswo, PDF).status_code == 404


def test_a_piece_that_was_sent_twice_is_taken_once(als, akte_url):
    person = als("Sachbearbeitung")
    ort = beginne(person, akte_url, filename="a.pdf").headers["Location"]
    sende(person, ort, PDF[:100])
    doppelt = sende(person, ort, PDF[:100])
    assert doppelt.status_code == 409
    fertig = sende(person, ort, PDF[100:], 100)
    datei = person.get(fertig.headers["Location"]).json()["file"]
    assert datei["size"] == len(PDF)


def test_more_than_was_announced_is_not_taken(als, akte_url):
    person = als("Sachbearbeitung")
    ort = beginne(person, akte_url, laenge=10, filename="a.pdf").headers["Location"]
    assert sende(person, ort, PDF).status_code == 413
    assert person.get(akte_url).json()["items_total"] == 0


def test_an_upload_is_refused_before_it_is_sent(als, akte_url, gewerbe_url, codes):
    antwort = beginne(als("Sachbearbeitung"), akte_url, laenge=0, filename="leer.pdf")
    assert (antwort.status_code, codes(antwort)) == (400, ["datei-leer"])
    antwort = beginne(als("Sachbearbeitung"), gewerbe_url, filename="a.pdf")
    assert antwort.status_code == 403
    antwort = beginne(als("Revision"), akte_url, filename="a.pdf")
    assert (antwort.status_code, codes(antwort)) == (403, ["keine-berechtigung"])
    als("Registratur").post(f"{akte_url}/@workflow/zda_verfuegen").raise_for_status()
    antwort = beginne(als("Sachbearbeitung"), akte_url, filename="a.pdf")
    assert (antwort.status_code, codes(antwort)) == (400, ["behaelter-zda"])


def test_an_akte_that_was_closed_meanwhile_takes_no_upload(als, akte_url, codes):
    person = als("Sachbearbeitung")
    ort = beginne(person, akte_url, filename="a.pdf").headers["Location"]
    als("Registratur").post(f"{akte_url}/@workflow/zda_verfuegen").raise_for_status()
    antwort = sende(person, ort, PDF)
    assert (antwort.status_code, codes(antwort)) == (400, ["behaelter-zda"])


def test_metadata_that_cannot_be_read_are_refused(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(
        f"{akte_url}/@tus-upload",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": "5",
            "Upload-Metadata": "filename ?",
        },
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["metadaten-unlesbar"])
