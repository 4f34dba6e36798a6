"""Import and export over HTTP, as the people who do it and those who may not."""

from base64 import b64encode
from collective.eakte.aktenplan import plaene

import io
import json
import openpyxl
import pytest
import requests


ORG = plaene.inhalt("organisationsbasiert")
KOPF = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart\n"
DARF_IMPORTIEREN = ("Registratur", "Fachadministration")
DARF_NICHT = ("Beschaeftigte", "Sachbearbeitung", "Leitung", "Revision")


@pytest.fixture
def plan_url(eakte_portal):
    return eakte_portal["org"].absolute_url()


@pytest.fixture
def importiere(als, plan_url):
    def aufruf(inhalt, rolle="Registratur", **angaben):
        if isinstance(inhalt, str):
            inhalt = inhalt.encode()
        angaben = {"filename": "plan.csv", **angaben}
        return als(rolle).post(
            f"{plan_url}/@aktenplan-import",
            json={"file": b64encode(inhalt).decode(), **angaben},
        )

    return aufruf


def kennzeichen(als, plan_url):
    """The units that a fresh export names."""
    antwort = als("Registratur").get(f"{plan_url}/@aktenplan-export")
    return [zeile.split(";")[0] for zeile in antwort.text.splitlines()[1:]]


def test_a_dry_run_is_what_happens_unless_asked_otherwise(importiere, als, plan_url):
    vorher = kennzeichen(als, plan_url)
    antwort = importiere(ORG)
    assert antwort.status_code == 200
    daten = antwort.json()
    assert daten["written"] is False
    assert daten["counts"]["neu"] == 180
    assert daten["difference"]["new"][0]["kennzeichen"] == "01"
    assert daten["columns"]["aufbewahrung_jahre"] == "aufbewahrung_jahre"
    assert kennzeichen(als, plan_url) == vorher


def test_problems_come_with_code_line_field_and_a_sentence(importiere):
    daten = importiere(KOPF + "33;Neu;;500;B\n").json()
    (problem,) = daten["problems"]
    assert (problem["code"], problem["severity"]) == ("zahl-bereich", "error")
    assert (problem["line"], problem["field"]) == (2, "aufbewahrung_jahre")
    assert "500" in problem["message"]
    assert "${" not in problem["message"]
    assert daten["difference"] is None


def test_an_import_with_problems_is_refused_as_a_whole(importiere, als, plan_url):
    antwort = importiere(KOPF + "33;Gut;;5;B\n34;Neu;;500;B\n", dry_run=False)
    assert antwort.status_code == 400
    assert "33" not in kennzeichen(als, plan_url)


@pytest.mark.parametrize("rolle", DARF_IMPORTIEREN)
def test_who_keeps_the_plan_imports_it(rolle, importiere, als, plan_url):
    antwort = importiere(KOPF + "33;Neu;;5;B\n", rolle, dry_run=False)
    assert antwort.json()["written"] is True
    assert "33" in kennzeichen(als, plan_url)


@pytest.mark.parametrize("rolle", [*DARF_NICHT, "Anonymous"])
@pytest.mark.parametrize("dry_run", [True, False])
def test_nobody_else_does(rolle, dry_run, importiere, als, plan_url):
    antwort = importiere(KOPF + "33;Neu;;5;B\n", rolle, dry_run=dry_run)
    assert antwort.status_code in (401, 403)
    assert "33" not in kennzeichen(als, plan_url)


def test_a_changed_value_is_shown_with_before_and_after(importiere):
    kopf = "kennzeichen;titel;eltern\n"
    daten = importiere(kopf + "32;Ordnung und Recht;\n").json()
    (aenderung,) = daten["difference"]["changed"]
    assert aenderung["fields"] == {
        "titel": {"old": "Ordnung", "new": "Ordnung und Recht"}
    }
    assert "32.01.01" in daten["difference"]["missing"]


def test_the_digest_of_the_dry_run_holds_until_the_plan_changes(importiere):
    inhalt = "kennzeichen;titel;eltern\n32;Eins;\n"
    digest = importiere(inhalt).json()["digest"]
    importiere("kennzeichen;titel;eltern\n32;Zwei;\n", dry_run=False)
    assert importiere(inhalt, dry_run=False, digest=digest).status_code == 400
    digest = importiere(inhalt).json()["digest"]
    assert importiere(inhalt, dry_run=False, digest=digest).status_code == 200


def test_foreign_headings_values_and_states_are_mapped(importiere):
    daten = importiere(
        "Schl;Inhalt;Ende\n33;Neu;K\n",
        mapping={"Schl": "kennzeichen", "Inhalt": "titel", "Ende": "aussonderungsart"},
        values={"aussonderungsart": {"K": "V"}},
        state="entwurf",
    ).json()
    assert daten["counts"]["fehler"] == 0
    assert daten["counts"]["neu"] == 1


def test_a_file_can_be_sent_as_an_object_like_anywhere_in_restapi(als, plan_url):
    antwort = als("Registratur").post(
        f"{plan_url}/@aktenplan-import",
        json={
            "file": {
                "data": b64encode(ORG).decode(),
                "encoding": "base64",
                "filename": "plan.csv",
            }
        },
    )
    assert antwort.json()["counts"]["zeilen"] == 187


def test_a_file_can_be_sent_as_multipart_form(als, plan_url):
    antwort = als("Registratur").post(
        f"{plan_url}/@aktenplan-import",
        files={"file": ("plan.csv", ORG, "text/csv")},
        data={"dry_run": "false", "mapping": json.dumps({"titel": "titel"})},
    )
    assert antwort.status_code == 200
    assert antwort.json()["written"] is True
    assert len(kennzeichen(als, plan_url)) == 187


@pytest.mark.parametrize(
    "angaben, feld",
    [
        ({}, "file"),
        ({"file": "kein base64!"}, "file"),
        ({"file": {"data": "YQ==", "encoding": "rot13"}}, "file"),
        ({"file": "YQ==", "dry_run": "vielleicht"}, "dry_run"),
        ({"file": "YQ==", "mapping": ["a"]}, "mapping"),
        ({"file": "YQ==", "mapping": {"a": 1}}, "mapping"),
        ({"file": "YQ==", "values": {"a": "b"}}, "values"),
        ({"file": "YQ==", "sheet": 1}, "sheet"),
        ({"file": "YQ==", "state": "in_force"}, "zustand"),
    ],
)
def test_a_request_that_cannot_be_understood_is_refused(als, plan_url, angaben, feld):
    antwort = als("Registratur").post(f"{plan_url}/@aktenplan-import", json=angaben)
    assert antwort.status_code == 400
    assert feld in antwort.text


def test_no_json_is_no_server_error(als, plan_url):
    antwort = als("Registratur").post(
        f"{plan_url}/@aktenplan-import",
        data="{",
        headers={"Content-Type": "application/json"},
    )
    assert antwort.status_code == 400


def test_an_export_is_a_file_to_download(als, plan_url):
    antwort = als("Registratur").get(f"{plan_url}/@aktenplan-export?format=csv")
    assert antwort.status_code == 200
    assert antwort.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="org.csv"' in antwort.headers["Content-Disposition"]
    assert antwort.content.decode("utf-8").startswith("kennzeichen;titel;ebene;")


def test_an_export_as_workbook_keeps_the_numbers_as_text(als, plan_url):
    antwort = als("Sachbearbeitung").get(f"{plan_url}/@aktenplan-export?format=xlsx")
    blatt = openpyxl.load_workbook(io.BytesIO(antwort.content)).active
    assert [zeile[0].value for zeile in blatt.iter_rows(min_row=2)][:2] == [
        "32",
        "32.01",
    ]


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_an_export_imports_without_difference(als, plan_url, importiere, format_):
    datei = als("Registratur").get(f"{plan_url}/@aktenplan-export?format={format_}")
    daten = importiere(datei.content).json()
    assert daten["counts"]["unveraendert"] == 7
    assert daten["counts"]["neu"] + daten["counts"]["geaendert"] == 0


def test_an_unknown_format_is_refused(als, plan_url):
    antwort = als("Registratur").get(f"{plan_url}/@aktenplan-export?format=pdf")
    assert antwort.status_code == 400


def test_strangers_get_no_export(plan_url):
    antwort = requests.get(
        f"{plan_url}/@aktenplan-export", headers={"Accept": "application/json"}
    )
    assert antwort.status_code in (401, 403)
