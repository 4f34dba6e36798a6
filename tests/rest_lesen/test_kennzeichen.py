"""Numbers over HTTP: resolve, preview, check, account for."""

from openpyxl import load_workbook
from plone import api
from plone.dexterity.utils import createContentInContainer

import io
import pytest
import transaction


def test_a_number_leads_to_its_record(als, schriftgut):
    daten = (
        als("Registratur").get(
            f"{schriftgut['site']}/@kennzeichen", params={"nummer": "32.01.01-0001"}
        )
    ).json()
    assert daten["@id"] == schriftgut["akte"]
    assert daten["@type"] == "Akte"
    assert daten["title"] == "Gasthaus Zum Löwen"
    assert daten["frueher"] is False
    assert daten["items_total"] == 1


def test_a_former_number_leads_there_too(als, schriftgut):
    daten = (
        als("Registratur").get(f"{schriftgut['site']}/@kennzeichen/32.01.01-0004")
    ).json()
    assert (daten["kennzeichen"], daten["frueher"]) == ("Alt 7/2019", True)


@pytest.mark.parametrize("nummer", ["Alt 7/2019", "alt%207/2019", "Alt+7%2F2019"])
def test_numbers_with_slashes_can_be_asked_for(als, schriftgut, nummer):
    if "+" in nummer:
        adresse = f"{schriftgut['site']}/@kennzeichen?nummer={nummer}"
    else:
        adresse = f"{schriftgut['site']}/@kennzeichen/{nummer}"
    daten = als("Registratur").get(adresse).json()
    assert daten["kennzeichen"] == "Alt 7/2019"


def test_a_number_with_a_hash_is_resolved(als, schriftgut):
    daten = (
        als("Registratur").get(
            f"{schriftgut['site']}/@kennzeichen",
            params={"nummer": "32.01.01-0001-001#1"},
        )
    ).json()
    assert daten["@id"] == schriftgut["dokument"]


def test_hidden_and_missing_look_the_same(als, schriftgut):
    sitzung = als("Sachbearbeitung", "61")
    adresse = f"{schriftgut['site']}/@kennzeichen"
    verborgen = sitzung.get(adresse, params={"nummer": "32.01.01-0001"})
    fehlend = sitzung.get(adresse, params={"nummer": "32.01.01-9999"})
    assert verborgen.status_code == fehlend.status_code == 404
    assert verborgen.json() == fehlend.json()
    assert dict(verborgen.headers).keys() == dict(fehlend.headers).keys()
    ohne = sitzung.get(adresse)
    assert ohne.status_code == 404


def test_one_number_in_two_plans_leads_to_both(als, schriftgut, eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        plan = createContentInContainer(
            eakte_portal, "Aktenplan", id="prod", title="Produkte", kennzeichen="PROD"
        )
        createContentInContainer(
            plan, "Aktenplaneinheit", kennzeichen="32", title="Sicherheit"
        )
        transaction.commit()
    adresse = f"{schriftgut['site']}/@kennzeichen?nummer=32"
    daten = als("Registratur").get(adresse).json()
    assert [item["title"] for item in daten["items"]] == ["Ordnung", "Sicherheit"]
    # The second plan is a draft.
    daten = als("Beschaeftigte").get(adresse).json()
    assert [item["title"] for item in daten["items"]] == ["Ordnung"]


def test_the_next_number_is_shown_and_not_taken(als, schriftgut):
    sitzung = als("Sachbearbeitung", "32")
    for _mal in range(2):
        daten = sitzung.get(
            f"{schriftgut['einheit']}/@naechstes-kennzeichen?art=Akte"
        ).json()
        assert daten["kennzeichen"] == "32.01.01-0005"
    daten = sitzung.get(
        f"{schriftgut['vorgang']}/@naechstes-kennzeichen?art=Dokument"
    ).json()
    assert daten["kennzeichen"] == "32.01.01-0001-001#2"


def test_the_next_number_is_for_those_who_may_take_it(als, schriftgut):
    adresse = f"{schriftgut['einheit']}/@naechstes-kennzeichen?art=Akte"
    assert als("Sachbearbeitung", "61").get(adresse).status_code == 403
    assert als("Revision").get(adresse).status_code == 403


def test_where_nothing_can_be_opened_there_is_no_next_number(als, schriftgut, codes):
    sitzung = als("Registratur")
    adresse = "@naechstes-kennzeichen?art="
    assert codes(sitzung.get(f"{schriftgut['einheit']}/{adresse}Vorgang")) == [
        "art-hier-nicht-moeglich"
    ]
    assert codes(sitzung.get(f"{schriftgut['einheit']}/{adresse}")) == [
        "art-hier-nicht-moeglich"
    ]
    assert codes(sitzung.get(f"{schriftgut['plan']}/32/{adresse}Akte")) == [
        "akte-nur-in-betreffseinheit"
    ]


def test_a_pattern_is_checked_with_an_example_of_its_place(als, schriftgut):
    sitzung = als("Registratur")
    daten = sitzung.get(
        f"{schriftgut['einheit']}/@muster-pruefung",
        params={"muster": "{oe}/{plan}/{nr:03}", "ebene": "akte"},
    ).json()
    assert daten["gueltig"] is True
    assert daten["beispiel"] == "32/32.01.01/007"
    assert daten["hindernisse"] == []


def test_a_faulty_pattern_is_explained(als, schriftgut):
    daten = (
        als("Fachadministration").get(
            f"{schriftgut['site']}/@muster-pruefung", params={"muster": "{plan}"}
        )
    ).json()
    assert daten["gueltig"] is False
    assert daten["hindernisse"][0]["field"] == "muster_akte"
    assert daten["hindernisse"][0]["message"]


def test_unknown_levels_and_scopes_are_refused(als, schriftgut, codes):
    antwort = als("Registratur").get(
        f"{schriftgut['plan']}/@muster-pruefung?ebene=mappe&zaehlkreis=mond"
    )
    assert codes(antwort) == ["ebene-unbekannt", "zaehlkreis-unbekannt"]


def test_the_gap_report_names_reason_and_person(als, schriftgut):
    daten = als("Registratur").get(f"{schriftgut['plan']}/@luecken").json()
    assert [(i["kennzeichen"], i["art"], i["neu"]) for i in daten["items"]] == [
        ("32.01.01-0003", "storniert", None),
        ("32.01.01-0004", "von-hand", "Alt 7/2019"),
    ]
    assert daten["items"][0]["grund"] == "doppelt angelegt"
    assert daten["items"][0]["person"]
    assert daten["items"][0]["zeit"].startswith("20")


def test_the_gap_report_is_filtered(als, schriftgut, codes):
    sitzung = als("Registratur")

    def anzahl(pfad):
        return sitzung.get(f"{schriftgut['plan']}{pfad}").json()["items_total"]

    assert anzahl("/61/@luecken") == 0
    assert anzahl("/32/32.01/@luecken") == 2
    assert anzahl("/@luecken?art=storniert") == 1
    assert anzahl("/@luecken?bis=1999-12-31") == 0
    assert codes(
        sitzung.get(f"{schriftgut['plan']}/@luecken?art=weg&von=heute&format=pdf")
    ) == ["luecken-art-unbekannt", "datum-ungueltig", "format-unbekannt"]


def test_the_gap_report_opens_in_a_spreadsheet(als, schriftgut):
    sitzung = als("Registratur")
    antwort = sitzung.get(f"{schriftgut['plan']}/@luecken?format=xlsx")
    assert 'filename="luecken.xlsx"' in antwort.headers["Content-Disposition"]
    blatt = load_workbook(io.BytesIO(antwort.content)).active
    assert [zelle.value for zelle in blatt["A"]][1:] == [
        "32.01.01-0003",
        "32.01.01-0004",
    ]
    antwort = sitzung.get(f"{schriftgut['plan']}/@luecken?format=csv")
    assert antwort.headers["Content-Type"].startswith("text/csv")
    assert "doppelt angelegt" in antwort.content.decode("utf-8-sig")


def test_the_gap_report_is_for_the_registratur(als, schriftgut):
    adresse = f"{schriftgut['plan']}/@luecken"
    assert als("Revision").get(adresse).status_code == 200
    for rolle in ("Sachbearbeitung", "Leitung", "Fachadministration"):
        assert als(rolle).get(adresse).status_code == 403


def test_a_registratur_of_a_branch_sees_the_gaps_of_her_branch(als, schriftgut):
    sitzung = als("Registratur", "61")
    assert sitzung.get(f"{schriftgut['plan']}/@luecken").status_code == 403
    daten = sitzung.get(f"{schriftgut['plan']}/61/@luecken").json()
    assert daten["items"] == []


def test_the_gap_report_is_silent_about_hidden_records(als, schriftgut, eakte_portal):
    """The Akte was moved away from her branch: it is none of her business now."""
    from collective.eakte.aktenzeichen.api import umschreiben

    with api.env.adopt_roles(["Manager"]):
        plan = eakte_portal["org"]
        umschreiben(
            plan["61"]["61.01"]["61.01.02"].objectValues()[0],
            plan["32"]["32.01"]["32.01.01"],
            "falsch zugeordnet",
        )
        transaction.commit()
    assert (
        als("Registratur", "61")
        .get(f"{schriftgut['plan']}/61/@luecken")
        .json()["items"]
        == []
    )
    daten = als("Registratur").get(f"{schriftgut['plan']}/61/@luecken").json()
    assert [i["neu"] for i in daten["items"]] == ["32.01.01-0005"]
