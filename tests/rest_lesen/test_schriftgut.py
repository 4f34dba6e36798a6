"""Lists over HTTP: columns, order, pages, filters, and who sees what."""

import pytest


def titel(antwort):
    assert antwort.status_code == 200, antwort.text
    return [item["title"] for item in antwort.json()["items"]]


def test_a_unit_lists_its_akten_with_columns(als, schriftgut):
    antwort = als("Registratur").get(f"{schriftgut['einheit']}/@schriftgut")
    daten = antwort.json()
    assert daten["items_total"] == 3
    assert "batching" not in daten
    item = daten["items"][0]
    assert item["@id"] == schriftgut["akte"]
    assert item["@type"] == "Akte"
    assert item["kennzeichen"] == "32.01.01-0001"
    assert item["review_state"] == "in_bearbeitung"
    assert item["laufzeit_ende"] is None
    assert [s["name"] for s in daten["spalten"]] == [
        name for name in item if not name.startswith("@") and name != "UID"
    ] or {s["name"] for s in daten["spalten"]} == set(item) - {"@id", "@type", "UID"}


def test_an_akte_lists_what_it_holds(als, schriftgut):
    antwort = als("Registratur").get(f"{schriftgut['akte']}/@schriftgut")
    assert [(i["@type"], i["kennzeichen"]) for i in antwort.json()["items"]] == [
        ("Vorgang", "32.01.01-0001-001")
    ]
    antwort = als("Registratur").get(
        f"{schriftgut['akte']}/@schriftgut?art=Dokument&tiefe=alle&spalten=title"
    )
    assert titel(antwort) == ["Antrag"]


def test_the_site_lists_plans_and_on_demand_all_akten(als, schriftgut):
    registratur = als("Registratur")
    assert titel(registratur.get(f"{schriftgut['site']}/@schriftgut")) == [
        "Organisation"
    ]
    antwort = registratur.get(f"{schriftgut['site']}/@schriftgut?art=Akte")
    assert antwort.json()["items_total"] == 4


def test_pages_are_linked(als, schriftgut):
    antwort = als("Registratur").get(
        f"{schriftgut['einheit']}/@schriftgut?sort_on=title&b_size=1&b_start=1"
    )
    daten = antwort.json()
    assert titel(antwort) == ["Gasthaus Zum Löwen"]
    assert daten["items_total"] == 3
    assert daten["@id"] == f"{schriftgut['einheit']}/@schriftgut"
    assert "b_start=2" in daten["batching"]["next"]
    assert "sort_on=title" in daten["batching"]["next"]


@pytest.mark.parametrize(
    "abfrage, erwartet",
    [
        ("text=löwe", ["Gasthaus Zum Löwen"]),
        ("sort_on=title&sort_order=descending", ["Kiosk", "Gasthaus Zum Löwen"]),
        ("review_state=zda", []),
        ("review_state=zda&review_state=in_bearbeitung", ["Gasthaus Zum Löwen"]),
        ("review_state=storniert", ["Versehen"]),
        ("laufzeit_beginn_bis=1999-12-31", []),
        ("federfuehrung=32&typ=Sachakte", ["Gasthaus Zum Löwen"]),
    ],
)
def test_lists_are_filtered_and_sorted(als, schriftgut, abfrage, erwartet):
    antwort = als("Registratur").get(f"{schriftgut['einheit']}/@schriftgut?{abfrage}")
    assert titel(antwort)[: len(erwartet) or None] == erwartet


@pytest.mark.parametrize(
    "abfrage, erwartet",
    [
        ("spalten=betref,farbe", ["spalte-unbekannt", "spalte-unbekannt"]),
        ("sort_on=farbe", ["sortierung-unbekannt"]),
        ("art=Mappe", ["art-unbekannt"]),
        ("b_size=0", ["seite-ungueltig"]),
        ("b_start=eins", ["seite-ungueltig"]),
        ("tiefe=2", ["tiefe-unbekannt"]),
        ("stornierte=vielleicht", ["stornierte-unbekannt"]),
        ("farbe=rot", ["filter-unbekannt"]),
    ],
)
def test_what_is_unknown_is_refused_with_its_name(
    als, schriftgut, codes, abfrage, erwartet
):
    antwort = als("Registratur").get(f"{schriftgut['einheit']}/@schriftgut?{abfrage}")
    assert codes(antwort) == erwartet


def test_a_clerk_sees_the_records_of_her_branch_only(als, schriftgut):
    sb = als("Sachbearbeitung", "61")
    antwort = sb.get(f"{schriftgut['plan']}/@schriftgut?art=Akte&tiefe=alle")
    assert titel(antwort) == ["Bebauungsplan 12"]
    assert antwort.json()["items_total"] == 1
    assert titel(sb.get(f"{schriftgut['einheit']}/@schriftgut")) == []
    assert sb.get(f"{schriftgut['akte']}/@schriftgut").status_code == 404
    antwort = als("Sachbearbeitung", "32").get(
        f"{schriftgut['einheit']}/@schriftgut?stornierte=1"
    )
    assert antwort.status_code == 403
    assert antwort.json()["hindernisse"][0]["code"] == "stornierte-nicht-erlaubt"


def test_the_revision_sees_what_was_withdrawn(als, schriftgut):
    antwort = als("Revision").get(f"{schriftgut['einheit']}/@schriftgut?stornierte=1")
    assert antwort.json()["items_total"] == 4


@pytest.mark.parametrize(
    "adresse",
    [
        "{site}/@schriftgut",
        "{einheit}/@schriftgut",
        "{akte}/@schriftgut",
        "{einheit}/@restliste",
        "{site}/@aktenplan-baum",
        "{plan}/@aktenplan-baum",
        "{site}/@kennzeichen?nummer=32.01.01-0001",
        "{site}/@kennzeichen?nummer=gibtesnicht",
        "{einheit}/@naechstes-kennzeichen?art=Akte",
        "{plan}/@muster-pruefung?muster=x",
        "{site}/@muster-pruefung?muster=x",
        "{plan}/@luecken",
        "{site}/@luecken",
    ],
)
def test_without_logging_in_there_is_nothing(als, schriftgut, adresse):
    antwort = als("Anonymous").get(adresse.format(**schriftgut))
    assert antwort.status_code == 401
    assert "items" not in antwort.json()


def test_the_restliste_names_what_is_still_open(als, schriftgut):
    registratur = als("Registratur")
    daten = registratur.get(f"{schriftgut['plan']}/@restliste").json()
    assert daten["items_total"] == 4
    sb = als("Sachbearbeitung", "32")
    assert titel(sb.get(f"{schriftgut['plan']}/@restliste")) == [
        "Gasthaus Zum Löwen",
        "Kiosk",
        "Bäckerei",
    ]
