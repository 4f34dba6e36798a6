"""The form in the browser: choose, look at the dry run, import."""

from collective.eakte.aktenplan import plaene
from collective.eakte.aktenplan.ausgabe import als_csv
from collective.eakte.aktenplan.mitnehmen import packe
from collective.eakte.aktenplan.mitnehmen import packe_aus
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from openpyxl import Workbook

import io
import pytest
import zlib


ORG = plaene.inhalt("organisationsbasiert")
KOPF = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart\n"


class Seite:
    """A page as a person uses it: reads it, fills in its form, sends it."""

    def __init__(self, sitzung, antwort):
        self.sitzung = sitzung
        self.antwort = antwort
        self.baum = html.fromstring(antwort.text)

    @property
    def text(self):
        return " ".join(self.baum.text_content().split())

    @property
    def knoepfe(self):
        return self.baum.xpath("//form[@id='plan-import']//button/@name")

    def sende(self, knopf, datei=None, **felder):
        (formular,) = self.baum.xpath("//form[@id='plan-import']")
        daten = [
            (name, wert)
            for name, wert in formular.form_values()
            if name not in (*felder, "datei")
        ]
        daten += [*felder.items(), (knopf, "1")]
        teile = [(name, (None, wert)) for name, wert in daten]
        if datei is not None:
            teile.append(("datei", datei))
        antwort = self.sitzung.post(formular.action, files=teile)
        return Seite(self.sitzung, antwort)


@pytest.fixture
def plan_url(eakte_portal):
    return eakte_portal["org"].absolute_url()


@pytest.fixture
def oeffne(als, plan_url):
    def aufruf(rolle="Registratur"):
        sitzung = als(rolle)
        sitzung.headers["Accept"] = "text/html"
        return Seite(sitzung, sitzung.get(f"{plan_url}/@@aktenplan-import"))

    return aufruf


@pytest.fixture
def kennzeichen(als, plan_url):
    def aufruf():
        antwort = als("Registratur").get(f"{plan_url}/@aktenplan-export")
        return [zeile.split(";")[0] for zeile in antwort.text.splitlines()[1:]]

    return aufruf


def test_a_plan_is_checked_and_then_imported_without_choosing_it_twice(
    oeffne, kennzeichen
):
    seite = oeffne()
    assert seite.knoepfe == ["pruefen"]
    probe = seite.sende("pruefen", ("plan.csv", ORG))
    assert probe.antwort.status_code == 200
    assert "importieren" in probe.knoepfe
    assert len(kennzeichen()) == 7
    fertig = probe.sende("importieren")
    assert fertig.antwort.url.endswith("/org")
    assert len(kennzeichen()) == 187


def test_problems_are_listed_with_their_lines_and_nothing_can_be_imported(oeffne):
    seite = oeffne().sende("pruefen", ("plan.csv", (KOPF + "33;A;;500;B\n").encode()))
    assert seite.knoepfe == ["pruefen"]
    zeilen = seite.baum.xpath("//table[@id='plan-befunde']/tbody/tr")
    zellen = [" ".join(zelle.text_content().split()) for zelle in zeilen[0]]
    assert zellen[1] == "2"
    assert "500" in zellen[3]


def test_a_file_too_large_for_the_page_is_chosen_once_more(
    oeffne, kennzeichen, monkeypatch
):
    from collective.eakte.aktenplan.browser import import_

    monkeypatch.setattr(import_, "packe", lambda inhalt: None)
    datei = ("plan.csv", ORG)
    seite = oeffne().sende("pruefen", datei)
    assert not seite.baum.xpath("//input[@name='mitgenommen']")
    assert seite.sende("importieren").baum.xpath("//*[@role='alert']")
    assert len(kennzeichen()) == 7
    seite.sende("importieren", datei)
    assert len(kennzeichen()) == 187


def test_another_file_than_the_checked_one_is_not_imported_unseen(oeffne, kennzeichen):
    seite = oeffne().sende("pruefen", ("plan.csv", ORG))
    andere = ("plan.csv", (KOPF + "33;A;;5;B\n").encode())
    seite = seite.sende("importieren", andere)
    assert seite.baum.xpath("//*[@role='alert']")
    assert len(kennzeichen()) == 7


def test_a_corrected_file_replaces_the_one_before(oeffne, kennzeichen):
    falsch = ("plan.csv", (KOPF + "33;A;;500;B\n").encode())
    richtig = ("plan.csv", (KOPF + "33;A;;5;B\n").encode())
    seite = oeffne().sende("pruefen", falsch).sende("pruefen", richtig)
    seite.sende("importieren")
    assert "33" in kennzeichen()


def test_headings_are_mapped_on_the_page(oeffne, kennzeichen):
    inhalt = b"Nummer;Bezeichnung;Frist;Endet\n33;A;5;K\n"
    seite = oeffne().sende("pruefen", ("plan.csv", inhalt))
    auswahl = seite.baum.xpath("//select[@name='spalte:list']")
    assert [feld.get("aria-labelledby") for feld in auswahl] == [
        f"plan-kopf-{nummer}" for nummer in (1, 2, 3, 4)
    ]
    auswahl[2].value = "aufbewahrung_jahre"
    auswahl[3].value = "aussonderungsart"
    seite = seite.sende("pruefen", werte="aussonderungsart: K = V")
    assert "importieren" in seite.knoepfe
    # What was chosen is still chosen when the page is sent again.
    seite.sende("importieren")
    assert "33" in kennzeichen()


def test_a_sheet_is_chosen_on_the_page(oeffne):
    mappe = Workbook()
    mappe.active.title = "Eins"
    for blatt in (mappe.active, mappe.create_sheet("Zwei")):
        blatt.append(["kennzeichen", "titel"])
        blatt.append(["33", f"Blatt {blatt.title}"])
    ziel = io.BytesIO()
    mappe.save(ziel)
    datei = ("plan.xlsx", ziel.getvalue())
    seite = oeffne().sende("pruefen", datei, zustand="entwurf")
    assert seite.baum.xpath("//select[@name='blatt']/option/@value") == [
        "",
        "Eins",
        "Zwei",
    ]
    seite = seite.sende("pruefen", blatt="Zwei")
    assert "Blatt Zwei" in seite.text
    assert "importieren" in seite.knoepfe


def test_without_a_file_the_page_asks_for_one(oeffne):
    seite = oeffne().sende("pruefen")
    assert seite.baum.xpath("//*[@role='alert']")
    assert seite.knoepfe == ["pruefen"]


def test_foreign_values_that_cannot_be_read_are_named(oeffne):
    seite = oeffne().sende("pruefen", ("plan.csv", ORG), werte="K bedeutet V")
    (meldung,) = seite.baum.xpath("//*[@role='alert']")
    assert "1" in meldung.text_content()


def test_when_the_plan_changes_meanwhile_the_changes_are_shown_anew(
    oeffne, kennzeichen
):
    seite = oeffne()
    eins = seite.sende("pruefen", ("a.csv", (KOPF + "33;Eins;;5;B\n").encode()))
    zwei = seite.sende("pruefen", ("b.csv", (KOPF + "33;Zwei;;5;B\n").encode()))
    zwei.sende("importieren")
    eins = eins.sende("importieren")
    assert eins.baum.xpath("//*[@role='alert']")
    (zeile,) = eins.baum.xpath("//table[@id='plan-geaendert']/tbody/tr")
    assert [zelle.text_content() for zelle in zeile] == ["33", "titel", "Zwei", "Eins"]


def test_a_title_cannot_smuggle_markup_into_the_page(oeffne):
    inhalt = (KOPF + '33;"<script>alert(1)</script>";;5;B\n').encode()
    seite = oeffne().sende("pruefen", ("plan.csv", inhalt))
    assert "<script>alert(1)" not in seite.antwort.text


def test_a_post_without_token_is_refused(als, plan_url, kennzeichen):
    sitzung = als("Registratur")
    sitzung.headers["Accept"] = "text/html"
    antwort = sitzung.post(
        f"{plan_url}/@@aktenplan-import",
        files={"datei": ("plan.csv", ORG)},
        data={"importieren": "1"},
    )
    assert antwort.status_code == 403
    assert len(kennzeichen()) == 7


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Leitung", "Revision"])
def test_who_does_not_keep_the_plan_does_not_get_the_form(oeffne, rolle):
    assert not oeffne(rolle).baum.xpath("//form[@id='plan-import']")


def test_the_plan_is_downloaded(als, plan_url):
    sitzung = als("Sachbearbeitung")
    sitzung.headers["Accept"] = "text/html"
    antwort = sitzung.get(f"{plan_url}/@@aktenplan-export?format=csv")
    assert "attachment" in antwort.headers["Content-Disposition"]
    assert antwort.content.startswith(b"kennzeichen;")


# The file that travels with the page


@given(st.binary(min_size=1))
def test_a_file_arrives_as_it_left(inhalt):
    assert packe_aus(packe(inhalt)) == inhalt


@pytest.mark.parametrize("feld", ["", "???", "YWJj", packe(b"abc")[:-6]])
def test_a_damaged_field_is_no_file(feld):
    assert packe_aus(feld) is None


def test_a_field_that_unpacks_to_too_much_is_no_file():
    assert packe_aus(packe(b"0" * 21_000_000)) is None


def test_what_does_not_fit_is_not_carried():
    assert packe(b"abc", hoechstens=5) is None


def test_a_plan_of_ten_thousand_units_fits():
    from collective.eakte.aktenplan.modell import Planzeile

    zeilen = [
        Planzeile(
            f"{n:05}", f"Fälle {zlib.crc32(b'%d' % n):x}", aufbewahrungsdauer=n % 9
        )
        for n in range(10_000)
    ]
    assert packe(als_csv(zeilen)) is not None
