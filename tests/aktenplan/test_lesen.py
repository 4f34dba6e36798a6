"""Plan tables as offices send them."""

from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.pruefung import pruefe
from collective.eakte.aktenplan.tabelle import Grenzen
from datetime import date
from openpyxl import Workbook

import io
import pytest
import zipfile


KOPF = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart"
EINFACH = f"{KOPF}\n1;Führung;;;\n1.1;Grußworte;1;5;A\n"


def codes(tabelle):
    return [befund.code for befund in tabelle.befunde]


def zellen(tabelle):
    return [werte for _zeile, werte in tabelle.zeilen]


@pytest.mark.parametrize(
    "kodierung", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_umlauts_are_read_from_every_unicode_encoding(kodierung):
    tabelle = lies(EINFACH.encode(kodierung), "plan.csv")
    assert zellen(tabelle)[0][:2] == ("1", "Führung")
    assert codes(tabelle) == []


def test_windows_1252_is_read_and_pointed_out():
    tabelle = lies(EINFACH.encode("cp1252"), "plan.csv")
    assert zellen(tabelle)[1][1] == "Grußworte"
    assert codes(tabelle) == ["kodierung-angenommen"]


@pytest.mark.parametrize("trennzeichen", [";", ",", "\t", "|"])
def test_the_separator_is_found(trennzeichen):
    tabelle = lies(EINFACH.replace(";", trennzeichen).encode(), "plan.txt")
    assert zellen(tabelle)[1] == ("1.1", "Grußworte", "1", "5", "A")


def test_a_separator_inside_of_quoted_titles_does_not_mislead():
    text = "kennzeichen,titel\n" + "".join(
        f'{nummer},"Bau; Planung; Vermessung; Nr. {nummer}"\n' for nummer in range(1, 9)
    )
    assert zellen(lies(text.encode(), "plan.csv"))[0] == (
        "1",
        "Bau; Planung; Vermessung; Nr. 1",
    )


def test_excel_may_name_the_separator_in_the_first_line():
    tabelle = lies(b"sep=|\nkennzeichen|titel\n1|A\n", "plan.csv")
    assert (tabelle.kopfzeile, tabelle.zeilen) == (2, ((3, ("1", "A")),))


def test_lines_are_those_of_the_file_even_after_a_cell_of_several_lines():
    text = 'kennzeichen;titel;bemerkung\n1;A;"drei\nZeilen\nText"\n\n2;B;\n'
    assert [zeile for zeile, _werte in lies(text.encode(), "p.csv").zeilen] == [2, 6]


@pytest.mark.parametrize("ende", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(ende):
    tabelle = lies(EINFACH.replace("\n", ende).encode(), "plan.csv")
    assert [zeile for zeile, _werte in tabelle.zeilen] == [2, 3]


def test_a_preamble_above_the_header_is_passed_over():
    text = f"Stadt Musterstadt\n\nAktenplan;Stand: 2024\n;;\n{EINFACH}"
    tabelle = lies(text.encode(), "plan.csv")
    assert tabelle.kopfzeile == 5
    assert [zeile for zeile, _werte in tabelle.zeilen] == [6, 7]


def test_a_table_without_header_says_what_was_seen():
    tabelle = lies(b"32;Ordnungsamt\n32.01;Gewerbe\n", "plan.csv")
    (befund,) = tabelle.befunde
    assert befund.code == "kopfzeile-fehlt"
    assert befund.message.mapping["gesehen"] == "32, Ordnungsamt, 32.01, Gewerbe"


def test_a_header_alone_is_no_plan():
    assert codes(lies(KOPF.encode(), "plan.csv")) == ["keine-zeilen"]


def test_an_open_quotation_mark_is_named_with_the_line_where_it_opens():
    tabelle = lies(b'kennzeichen;titel\n1;A\n2;"B\n3;C\n', "plan.csv")
    (befund,) = tabelle.befunde
    assert (befund.code, befund.line) == ("anfuehrungszeichen", 3)


def test_a_line_with_too_many_cells_is_refused():
    befunde = pruefe(lies(b"kennzeichen;titel\n1;Bau; Planung\n", "p.csv")).fehler
    assert ("zellen-zu-viele", 2) in [(b.code, b.line) for b in befunde]


def test_a_line_with_too_few_cells_is_pointed_out():
    befunde = pruefe(lies(f"{KOPF}\n1;Bau\n".encode(), "p.csv")).befunde
    assert ("zellen-zu-wenige", "warning") in [(b.code, b.schwere) for b in befunde]


@pytest.mark.parametrize(
    "inhalt, code",
    [
        (b"", "datei-leer"),
        (b" \r\n", "datei-leer"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1alt", "dateiart-unbekannt"),
        (b"%PDF-1.7", "dateiart-unbekannt"),
        (b"PK\x03\x04abgeschnitten", "datei-beschaedigt"),
        (b"kennzeichen;titel\n1;\x81\x8d\n", "kodierung-unbekannt"),
        (b"kennzeichen;titel\n1;" + b"a" * 200 + b"\0\n", "kodierung-unbekannt"),
    ],
)
def test_what_is_no_table_is_refused(inhalt, code):
    tabelle = lies(inhalt, "plan.csv")
    assert codes(tabelle) == [code]
    assert pruefe(tabelle).fehler


def test_a_file_that_is_too_large_is_refused():
    grenzen = Grenzen(bytes=1000)
    assert codes(lies(b"x" * 1001, "plan.csv", grenzen=grenzen)) == ["datei-zu-gross"]


def test_a_table_that_is_too_long_is_refused():
    text = EINFACH.encode()
    assert codes(lies(text, "p.csv", grenzen=Grenzen(zeilen=2))) == ["zu-viele-zeilen"]
    assert codes(lies(text, "p.csv", grenzen=Grenzen(zeilen=3))) == []


# XLSX


def mappe(**blaetter):
    """A workbook of the given sheets, each a list of rows."""
    ergebnis = Workbook()
    ergebnis.remove(ergebnis.active)
    for name, zeilen in blaetter.items():
        blatt = ergebnis.create_sheet(name)
        for zeile in zeilen:
            blatt.append(zeile)
    return ergebnis


def gespeichert(arbeitsmappe):
    ziel = io.BytesIO()
    arbeitsmappe.save(ziel)
    return ziel.getvalue()


PLAN = [
    ["kennzeichen", "titel", "eltern", "aufbewahrung_jahre", "aussonderungsart"],
    ["1", "Führung", None, None, None],
    ["1.10", "Grußworte", "1", 5, "A"],
]


def test_a_sheet_is_read_with_its_preamble_and_its_lines():
    inhalt = gespeichert(mappe(Plan=[["Aktenplan"], [], *PLAN[:2], [], PLAN[2]]))
    tabelle = lies(inhalt, "plan.xlsx")
    assert tabelle.kopfzeile == 3
    assert [zeile for zeile, _werte in tabelle.zeilen] == [4, 6]
    assert pruefe(tabelle).fehler == ()


def test_the_sheet_that_holds_a_plan_is_found_and_the_others_are_named():
    inhalt = gespeichert(mappe(Deckblatt=[["Stadt"]], Plan=PLAN))
    tabelle = lies(inhalt, "plan.xlsx")
    assert tabelle.blatt == "Plan"
    assert tabelle.blaetter == ("Deckblatt", "Plan")
    assert codes(tabelle) == ["blatt-gewaehlt"]


def test_two_sheets_with_plans_have_to_be_chosen_from():
    inhalt = gespeichert(mappe(Alt=PLAN, Neu=PLAN))
    tabelle = lies(inhalt, "plan.xlsx")
    assert (codes(tabelle), tabelle.blaetter) == (["blatt-mehrdeutig"], ("Alt", "Neu"))
    assert lies(inhalt, "plan.xlsx", blatt="Neu").blatt == "Neu"


def test_a_sheet_that_does_not_exist_is_refused_with_those_that_do():
    (befund,) = lies(gespeichert(mappe(Plan=PLAN)), "p.xlsx", blatt="Pan").befunde
    assert (befund.code, befund.message.mapping["blaetter"]) == ("blatt-fehlt", "Plan")


def test_a_hidden_sheet_is_read_only_when_it_is_named():
    arbeitsmappe = mappe(Plan=PLAN, Alt=PLAN)
    arbeitsmappe["Alt"].sheet_state = "hidden"
    inhalt = gespeichert(arbeitsmappe)
    tabelle = lies(inhalt, "plan.xlsx")
    assert (tabelle.blatt, codes(tabelle)) == ("Plan", ["blatt-gewaehlt"])
    assert lies(inhalt, "plan.xlsx", blatt="Alt").blatt == "Alt"


@pytest.mark.parametrize(
    "zelle, code",
    [
        (1.1, "zelle-ist-zahl"),
        (1, "zelle-ist-zahl"),
        (date(2024, 1, 10), "zelle-ist-datum"),
        (True, "zelle-ist-zahl"),
    ],
)
def test_a_plan_number_that_became_a_number_or_a_date_is_refused(zelle, code):
    zeilen = [*PLAN[:2], [zelle, *PLAN[2][1:]]]
    (befund,) = pruefe(lies(gespeichert(mappe(Plan=zeilen)), "p.xlsx")).fehler
    assert (befund.code, befund.line, befund.field) == (code, 3, "kennzeichen")


def test_years_may_be_number_cells_but_no_parts_of_years():
    zeilen = [*PLAN[:2], ["1.10", "Grußworte", "1", 5.0, "A"]]
    plan = pruefe(lies(gespeichert(mappe(Plan=zeilen)), "p.xlsx")).plan
    assert plan.nach_kennzeichen["1.10"].aufbewahrungsdauer == 5
    zeilen[2][3] = 5.5
    (befund,) = pruefe(lies(gespeichert(mappe(Plan=zeilen)), "p.xlsx")).fehler
    assert (befund.code, befund.field) == ("wert-unbekannt", "aufbewahrung_jahre")


def test_a_formula_without_result_and_an_error_cell_are_named():
    zeilen = [*PLAN[:2], ["1.10", '="a"&"b"', "1", 5, "#REF!"]]
    befunde = pruefe(lies(gespeichert(mappe(Plan=zeilen)), "p.xlsx")).fehler
    assert [(b.code, b.line, b.field) for b in befunde] == [
        ("zelle-formel", 3, "titel"),
        ("zelle-fehlerwert", 3, "aussonderungsart"),
    ]


def test_merged_cells_count_once_and_leave_the_others_blank():
    arbeitsmappe = mappe(Plan=[*PLAN, ["1.11", None, "1", 5, "A"]])
    arbeitsmappe["Plan"].merge_cells("B3:B4")
    befunde = pruefe(lies(gespeichert(arbeitsmappe), "p.xlsx")).fehler
    assert [(b.code, b.line) for b in befunde] == [("titel-fehlt", 4)]


def veraendert(inhalt, **teile):
    """A workbook with other content in some of its parts."""
    ziel = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(inhalt)) as alt,
        zipfile.ZipFile(ziel, "w", zipfile.ZIP_DEFLATED) as neu,
    ):
        for name in alt.namelist():
            aenderung = teile.get(name.rsplit("/", 1)[-1].split(".")[0])
            daten = alt.read(name)
            neu.writestr(name, aenderung(daten) if aenderung else daten)
    return ziel.getvalue()


@pytest.mark.parametrize("kodierung", ["utf-8", "utf-16"])
def test_a_workbook_that_declares_entities_is_not_opened(kodierung):
    def mit_entitaet(xml):
        text = xml.decode("utf-8")
        if text.startswith("<?xml"):
            text = text[text.index("?>") + 2 :]
        text = (
            f'<?xml version="1.0" encoding="{kodierung}"?>'
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + text
        )
        return text.encode(kodierung)

    inhalt = veraendert(gespeichert(mappe(Plan=PLAN)), sheet1=mit_entitaet)
    assert codes(lies(inhalt, "plan.xlsx")) == ["datei-unsicher"]


def test_a_workbook_that_unpacks_to_too_much_is_not_opened():
    def aufgeblaeht(xml):
        return xml + b" " * 2_000_000

    inhalt = veraendert(gespeichert(mappe(Plan=PLAN)), sheet1=aufgeblaeht)
    assert len(inhalt) < 100_000
    grenzen = Grenzen(entpackt=1_000_000)
    assert codes(lies(inhalt, "p.xlsx", grenzen=grenzen)) == ["datei-zu-gross"]


def test_a_sheet_that_claims_a_line_beyond_the_last_is_not_read():
    def fern(xml):
        return xml.replace(b'r="3"', b'r="2000000000"')

    inhalt = veraendert(gespeichert(mappe(Plan=PLAN)), sheet1=fern)
    assert codes(lies(inhalt, "plan.xlsx")) == ["datei-unsicher"]


def test_a_workbook_with_broken_parts_is_called_damaged():
    inhalt = veraendert(gespeichert(mappe(Plan=PLAN)), sheet1=lambda xml: xml[:200])
    assert codes(lies(inhalt, "plan.xlsx")) == ["datei-beschaedigt"]


def test_another_archive_is_no_workbook():
    ziel = io.BytesIO()
    with zipfile.ZipFile(ziel, "w") as archiv:
        archiv.writestr("content.xml", "<x/>")
    assert codes(lies(ziel.getvalue(), "plan.ods")) == ["dateiart-unbekannt"]


@pytest.mark.parametrize(
    "ziel", ["http://localhost:1/blatt.xml", "../../../../etc/passwd", "fehlt.xml"]
)
def test_a_sheet_outside_of_the_file_is_not_looked_for(ziel):
    mappe = Workbook()
    ganz, verbogen = io.BytesIO(), io.BytesIO()
    mappe.save(ganz)
    with zipfile.ZipFile(ganz) as quelle, zipfile.ZipFile(verbogen, "w") as archiv:
        for name in quelle.namelist():
            teil = quelle.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                teil = teil.replace(b"/xl/worksheets/sheet1.xml", ziel.encode())
                assert ziel.encode() in teil
            archiv.writestr(name, teil)

    assert codes(lies(verbogen.getvalue(), "plan.xlsx")) == ["datei-beschaedigt"]
