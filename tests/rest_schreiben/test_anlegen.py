"""Records are created with type and title, and a refusal says why."""

import base64
import pytest


PDF = b"%PDF-1.4 Bescheid"


def test_type_and_title_are_enough_for_an_akte(als, gewerbe_url):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url, json={"@type": "Akte", "title": "Gasthaus Zum Löwen"}
    )
    akte = antwort.json()
    assert antwort.status_code == 201
    assert antwort.headers["Location"] == akte["@id"] == f"{gewerbe_url}/{akte['id']}"
    assert akte["kennzeichen"] == "32.01.01-0001"
    assert akte["typ"] == "Sachakte"
    assert akte["aufbewahrungsdauer"] == 5
    assert akte["review_state"] == "in_bearbeitung"


def test_a_file_alone_is_enough_for_a_dokument(als, akte_url):
    antwort = als("Sachbearbeitung").post(
        akte_url,
        json={
            "@type": "Dokument",
            "file": {
                "data": base64.b64encode(PDF).decode(),
                "encoding": "base64",
                "filename": "Anhörung Müller.pdf",
            },
        },
    )
    assert antwort.status_code == 201, antwort.text
    dokument = antwort.json()
    assert dokument["title"] == "Anhörung Müller"
    assert dokument["file"]["filename"] == "Anhörung Müller.pdf"
    assert dokument["file"]["content-type"] == "application/pdf"
    assert dokument["file"]["size"] == len(PDF)
    assert dokument["kennzeichen"]


def test_a_file_without_a_name_is_named_after_the_betreff(lege_an, akte_url):
    datei = {"data": "SGFsbG8=", "encoding": "base64", "content-type": "text/plain"}
    dokument = lege_an(akte_url, "Dokument", title="Vermerk: Ortstermin", file=datei)
    assert dokument["file"]["filename"] == "Vermerk_ Ortstermin.txt"


def test_a_dokument_without_betreff_and_file_is_refused(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(akte_url, json={"@type": "Dokument"})
    assert antwort.status_code == 400
    assert codes(antwort) == ["betreff-oder-datei-fehlt"]


@pytest.mark.parametrize("title", [None, "", "   "])
def test_an_akte_without_betreff_is_refused(als, gewerbe_url, codes, title):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url, json={"@type": "Akte", "title": title}
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["feld-fehlt"]
    assert antwort.json()["hindernisse"][0]["field"] == "title"


def test_an_akte_is_not_opened_in_a_group(als, plan_url, codes):
    antwort = als("Sachbearbeitung").post(
        f"{plan_url}/32/32.01", json={"@type": "Akte", "title": "Falsch"}
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["akte-nur-in-betreffseinheit"]
    assert "32.01" in antwort.json()["message"]


def test_an_akte_is_not_opened_in_the_plan_itself(als, plan_url, codes):
    antwort = als("Sachbearbeitung").post(
        plan_url, json={"@type": "Akte", "title": "Falsch"}
    )
    assert (antwort.status_code, codes(antwort)) == (
        400,
        ["akte-nur-in-betreffseinheit"],
    )


def test_an_akte_is_not_opened_in_an_akte(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(
        akte_url, json={"@type": "Akte", "title": "x"}
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["kein-aktenplan"])


@pytest.mark.parametrize("angaben", [{}, {"@type": "Bauakte"}, {"@type": ["Akte"]}])
def test_an_unknown_type_is_refused(als, gewerbe_url, codes, angaben):
    antwort = als("Sachbearbeitung").post(gewerbe_url, json={"title": "x", **angaben})
    assert (antwort.status_code, codes(antwort)) == (400, ["typ-unbekannt"])
    assert antwort.json()["hindernisse"][0]["field"] == "@type"


@pytest.mark.parametrize("portal_type", ["Document", "File", "Folder"])
def test_plain_content_has_no_place_in_an_akte(als, akte_url, codes, portal_type):
    antwort = als("Registratur").post(
        akte_url, json={"@type": portal_type, "title": "x"}
    )
    assert antwort.status_code == 403
    assert set(codes(antwort)) <= {"keine-berechtigung", "typ-hier-nicht-erlaubt"}


def test_who_only_sees_the_plan_opens_no_akte(als, gewerbe_url, codes):
    antwort = als("Beschaeftigte").post(
        gewerbe_url, json={"@type": "Akte", "title": "x"}
    )
    assert (antwort.status_code, codes(antwort)) == (403, ["keine-berechtigung"])


def test_visitors_are_asked_to_log_in(als, gewerbe_url):
    antwort = als("Anonymous").post(gewerbe_url, json={"@type": "Akte", "title": "x"})
    assert antwort.status_code == 401
    assert antwort.json()["type"] == "Unauthorized"


def test_who_does_not_see_an_akte_learns_nothing_of_it(als, akte_url):
    antwort = als("Beschaeftigte").post(
        akte_url, json={"@type": "Dokument", "title": "x"}
    )
    assert antwort.status_code == 404
    assert "Löwen" not in antwort.text


def test_a_unit_is_added_by_the_registratur_only(als, plan_url, codes):
    einheit = {"@type": "Aktenplaneinheit", "title": "Neu", "kennzeichen": "99"}
    verweigert = als("Sachbearbeitung").post(plan_url, json=einheit)
    assert (verweigert.status_code, codes(verweigert)) == (403, ["keine-berechtigung"])
    assert als("Registratur").post(plan_url, json=einheit).status_code == 201


def test_a_unit_has_no_place_beside_akten(als, gewerbe_url, akte_url, codes):
    antwort = als("Registratur").post(
        gewerbe_url,
        json={"@type": "Aktenplaneinheit", "title": "x", "kennzeichen": "32.01.01.1"},
    )
    assert antwort.status_code == 400
    assert "einheit-enthaelt-akten" in codes(antwort)


def test_a_closed_unit_says_that_it_takes_nothing_new(als, gewerbe_url, codes):
    registratur = als("Registratur")
    registratur.post(f"{gewerbe_url}/@workflow/stilllegen").raise_for_status()
    for rolle in ("Registratur", "Sachbearbeitung"):
        antwort = als(rolle).post(gewerbe_url, json={"@type": "Akte", "title": "x"})
        assert (antwort.status_code, codes(antwort)) == (400, ["einheit-stillgelegt"])


def test_a_closed_akte_says_that_it_takes_nothing_new(als, akte_url, codes):
    registratur = als("Registratur")
    registratur.post(f"{akte_url}/@workflow/zda_verfuegen").raise_for_status()
    antwort = als("Sachbearbeitung").post(
        akte_url, json={"@type": "Dokument", "title": "x"}
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["behaelter-zda"])


@pytest.mark.parametrize("stufe", ["001", "004", {"token": "001"}])
def test_nothing_above_vs_nfd_is_created(als, gewerbe_url, codes, stufe):
    antwort = als("Registratur").post(
        gewerbe_url,
        json={"@type": "Akte", "title": "x", "vertraulichkeitsstufe": stufe},
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["einstufung-zu-hoch"])
    assert antwort.json()["hindernisse"][0]["field"] == "vertraulichkeitsstufe"


def test_vs_nfd_itself_is_kept(lege_an, gewerbe_url):
    akte = lege_an(gewerbe_url, "Akte", title="x", vertraulichkeitsstufe="002")
    assert akte["vertraulichkeitsstufe"]["token"] == "002"


def test_everything_wrong_is_said_at_once(als, gewerbe_url, codes):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url,
        json={
            "@type": "Akte",
            "medium": "099",
            "laufzeit_beginn": "gestern",
            "aufbewahrungsdauer": 1,
            "kennzeichen": "MEIN-1",
            "farbe": "rot",
            "vertraulichkeitsstufe": "004",
        },
    )
    gruende = {grund["field"]: grund["code"] for grund in antwort.json()["hindernisse"]}
    assert antwort.status_code == 400
    assert gruende == {
        "title": "feld-fehlt",
        "medium": "wert-ungueltig",
        "laufzeit_beginn": "wert-ungueltig",
        "aufbewahrungsdauer": "feld-nicht-erlaubt",
        "kennzeichen": "feld-nicht-erlaubt",
        "farbe": "feld-unbekannt",
        "vertraulichkeitsstufe": "einstufung-zu-hoch",
    }


def test_a_refusal_uses_up_no_number(als, gewerbe_url, lege_an):
    als("Sachbearbeitung").post(gewerbe_url, json={"@type": "Akte", "farbe": "rot"})
    assert lege_an(gewerbe_url, "Akte", title="x")["kennzeichen"] == "32.01.01-0001"


def test_values_that_contradict_each_other_are_refused(als, gewerbe_url, codes):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url,
        json={
            "@type": "Akte",
            "title": "x",
            "laufzeit_beginn": "2026-05-01",
            "laufzeit_ende": "2025-05-01",
        },
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["angaben-widerspruechlich"])


@pytest.mark.parametrize("body", ["", "[]", "{", '"x"', b"\xff\xfe"])
def test_a_body_that_is_no_object_is_refused(als, gewerbe_url, codes, body):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url, data=body, headers={"Content-Type": "application/json"}
    )
    assert antwort.status_code == 400
    assert codes(antwort)[0] in ("kein-json", "typ-unbekannt")


@pytest.mark.parametrize(
    "datei",
    [
        "nur ein Text",
        {"filename": "x.pdf"},
        {"data": 5, "filename": "x.pdf"},
        {"data": "eA==", "encoding": "base65", "filename": "x.pdf"},
        {"data": "eA==", "encoding": "base64", "filename": ["x.pdf"]},
        {"data": "e", "encoding": "base64", "filename": "x.pdf"},
    ],
)
def test_a_file_that_cannot_be_read_is_refused(als, akte_url, codes, datei):
    antwort = als("Sachbearbeitung").post(
        akte_url, json={"@type": "Dokument", "file": datei}
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["datei-unlesbar"])
    assert antwort.json()["hindernisse"][0]["field"] == "file"


def test_an_empty_file_is_refused(als, akte_url, codes):
    antwort = als("Sachbearbeitung").post(
        akte_url,
        json={
            "@type": "Dokument",
            "title": "Leer",
            "file": {"data": "", "encoding": "base64", "filename": "leer.pdf"},
        },
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["datei-leer"])


def test_paths_and_control_characters_are_taken_from_file_names(lege_an, akte_url):
    datei = {
        "data": "eA==",
        "encoding": "base64",
        "filename": "C:\\Eigene\\..\\Besch\u202eeid\r\n.pdf",
    }
    dokument = lege_an(akte_url, "Dokument", file=datei)
    assert dokument["file"]["filename"] == "Bescheid.pdf"
    assert dokument["title"] == "Bescheid"


def test_an_id_that_is_taken_is_refused(als, gewerbe_url, codes):
    person = als("Sachbearbeitung")
    akte = {"@type": "Akte", "title": "x", "id": "meine"}
    assert person.post(gewerbe_url, json=akte).json()["id"] == "meine"
    antwort = person.post(gewerbe_url, json=akte)
    assert (antwort.status_code, codes(antwort)) == (400, ["id-ungueltig"])


def test_only_administration_sets_a_uuid(als, gewerbe_url, akte_url, codes):
    akte = {"@type": "Akte", "title": "x", "UID": "1" * 32}
    antwort = als("Registratur").post(gewerbe_url, json=akte)
    assert (antwort.status_code, codes(antwort)) == (400, ["feld-nicht-erlaubt"])
    manager = als("Manager")
    assert manager.post(gewerbe_url, json=akte).json()["UID"] == "1" * 32
    antwort = manager.post(gewerbe_url, json=akte)
    assert (antwort.status_code, codes(antwort)) == (400, ["uid-ungueltig"])


def test_a_plan_in_a_plain_folder_is_checked_alike(als, eakte_portal, codes):
    antwort = als("Manager").post(
        eakte_portal.absolute_url(),
        json={"@type": "Aktenplan", "kennzeichen": "X", "farbe": "rot"},
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["feld-fehlt", "feld-unbekannt"]
