"""The plan by organisation with mistakes: what the dry run says about it."""

from collective.eakte.aktenplan import plaene
from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.pruefung import pruefe
from collective.eakte.aktenplan.unterschied import vergleiche

import pytest


ORG = plaene.inhalt("organisationsbasiert").decode("utf-8")
PRODUKT = plaene.inhalt("produktorientiert").decode("utf-8")


def geprueft(text):
    return pruefe(lies(text.encode("utf-8"), "plan.csv"))


def fehler(text):
    return [(b.code, b.line, b.kennzeichen) for b in geprueft(text).fehler]


def ersetzt(text, zeile, alt, neu):
    """The plan with a change in one line of the file."""
    zeilen = text.split("\r\n")
    assert alt in zeilen[zeile - 1]
    zeilen[zeile - 1] = zeilen[zeile - 1].replace(alt, neu, 1)
    return "\r\n".join(zeilen)


def zeile_von(text, kennzeichen):
    for nummer, zeile in enumerate(text.split("\r\n"), 1):
        if zeile.startswith(f"{kennzeichen};"):
            return nummer
    raise AssertionError(kennzeichen)


def test_a_line_without_parent_and_a_duplicate_number_are_named_with_their_lines():
    waise = zeile_von(ORG, "32.02.03")
    doppelt = zeile_von(ORG, "61.01.04")
    text = ersetzt(ORG, waise, ";32.02;", ";;")
    text = ersetzt(text, doppelt, "61.01.04;", "61.01.03;")
    assert fehler(text) == [
        ("eltern-leer", waise, "32.02.03"),
        ("kennzeichen-doppelt", doppelt, "61.01.03"),
    ]
    (doppelte,) = [b for b in geprueft(text).fehler if b.line == doppelt]
    assert doppelte.message.mapping["erste"] == str(doppelt - 1)


def test_a_parent_that_no_line_has_is_named():
    waise = zeile_von(ORG, "32.02.03")
    text = ersetzt(ORG, waise, ";32.02;", ";32.9;")
    (befund,) = geprueft(text).fehler
    assert (befund.code, befund.line, befund.field) == ("eltern-fehlt", waise, "eltern")
    assert befund.message.mapping["eltern"] == "32.9"


def test_a_deleted_group_is_missed_by_each_of_its_units_and_nobody_else():
    zeile = zeile_von(ORG, "32.01")
    zeilen = ORG.split("\r\n")
    del zeilen[zeile - 1]
    assert fehler("\r\n".join(zeilen)) == [
        ("eltern-fehlt", zeile + versatz, f"32.01.0{versatz + 1}")
        for versatz in range(5)
    ]


def test_the_corrected_plan_has_17_hauptgruppen_and_134_betreffseinheiten():
    ergebnis = geprueft(ORG)
    assert ergebnis.fehler == ()
    assert len(ergebnis.plan.kinder(None)) == 17
    assert {zeile.typ for zeile in ergebnis.plan.kinder(None)} == {"Hauptgruppe"}
    blaetter = ergebnis.plan.blaetter()
    assert len(blaetter) == 134
    assert all(
        blatt.aussonderungsart
        and (blatt.aufbewahrungsdauer or blatt.aufbewahrung_unbefristet)
        for blatt in blaetter
    )


def test_a_second_import_of_the_same_plan_changes_nothing():
    plan = geprueft(ORG).plan
    noch_einmal = pruefe(
        lies(ORG.encode(), "plan.csv"), bestand=plan.nach_kennzeichen
    ).plan
    unterschied = vergleiche(noch_einmal, plan.nach_kennzeichen)
    assert unterschied.leer
    assert len(unterschied.unveraendert) == 187
    assert unterschied.fehlend == ()


def test_the_plan_by_product_has_four_levels():
    ergebnis = geprueft(PRODUKT)
    assert ergebnis.fehler == ()
    assert {zeile.ebene for zeile in ergebnis.plan} == {1, 2, 3, 4}
    assert len(ergebnis.plan.blaetter()) == 81


def test_the_units_of_the_plan_carry_what_the_columns_say():
    einheit = geprueft(ORG).plan.nach_kennzeichen["37.01.03"]
    assert einheit.titel == "Katastrophenschutzplanung"
    assert (einheit.eltern, einheit.ebene, einheit.typ) == (
        "37.01",
        3,
        "Betreffseinheit",
    )
    assert einheit.aktenfuehrung == "37"
    assert (einheit.aufbewahrungsdauer, einheit.transferfrist) == (10, 12)
    assert einheit.vertraulichkeitsstufe == "002"
    assert einheit.personenbezug is False
    assert einheit.zustand == "aktiv"
    bauakten = geprueft(ORG).plan.nach_kennzeichen["63.01.01"]
    assert bauakten.aufbewahrung_unbefristet
    assert bauakten.aufbewahrungsdauer is None


def test_an_assumed_period_of_100_years_wants_a_reason():
    (befund,) = geprueft(ORG).befunde
    assert (befund.code, befund.schwere) == ("frist-lang", "warning")
    assert befund.kennzeichen == "51.01.03"


@pytest.mark.parametrize(
    "alt, neu, code, feld",
    [
        (";5;B;", ";111;B;", "zahl-bereich", "aufbewahrung_jahre"),
        (";5;B;", ";-1;B;", "zahl-bereich", "aufbewahrung_jahre"),
        (";5;B;", ";fünf;B;", "wert-unbekannt", "aufbewahrung_jahre"),
        (";5;B;", ";5,5;B;", "wert-unbekannt", "aufbewahrung_jahre"),
        (";5;B;", ";;B;", "aufbewahrung-fehlt", "aufbewahrung_jahre"),
        (";5;B;", ";5;;", "aussonderungsart-fehlt", "aussonderungsart"),
        (";5;B;", ";5;C;", "wert-unbekannt", "aussonderungsart"),
        (
            ";12;Ereignis",
            ";61;Ereignis",
            "transferfrist-zu-lang",
            "transferfrist_monate",
        ),
        (";12;Ereignis", ";zwölf;Ereignis", "zahl-ungueltig", "transferfrist_monate"),
        (";Ereignis;", ";Abmeldung;", "wert-unbekannt", "fristbeginn"),
        (";ja;", ";vielleicht;", "wert-unbekannt", "personenbezug"),
        (";Offen;", ";Geheim;", "stufe-zu-hoch", "vertraulichkeit"),
        (";Offen;", ";VS-Vertraulich;", "stufe-zu-hoch", "vertraulichkeit"),
        (";Offen;", ";004;", "stufe-zu-hoch", "vertraulichkeit"),
        (";Offen;", ";öffentlich;", "wert-unbekannt", "vertraulichkeit"),
        (";Betreffseinheit;", ";Sachgebiet;", "wert-unbekannt", "typ"),
        (";3;Betreffseinheit", ";4;Betreffseinheit", "ebene-falsch", "ebene"),
        (";3;Betreffseinheit", ";drei;Betreffseinheit", "zahl-ungueltig", "ebene"),
        ("32.01.01;", " 32.01.01;", "kennzeichen-leerzeichen", "kennzeichen"),
        ("32.01.01;", "32.01.01\u200b;", "steuerzeichen", "kennzeichen"),
        ("32.01.01;", "32\u00a001;", "steuerzeichen", "kennzeichen"),
        ("32.01.01;", "///;", "kennzeichen-ohne-inhalt", "kennzeichen"),
        ("32.01.01;", ";", "kennzeichen-fehlt", "kennzeichen"),
        ("32.01.01;", "01. Jan 32;", "zelle-umgewandelt", "kennzeichen"),
        ("Gewerbeakten (An-, Um-, Abmeldung);", ";", "titel-fehlt", "titel"),
        (";32.01;", ";32.01.01;", "eltern-kreis", "eltern"),
    ],
)
def test_each_mistake_in_a_line_is_named_once(alt, neu, code, feld):
    zeile = zeile_von(ORG, "32.01.01")
    ergebnis = geprueft(ersetzt(ORG, zeile, alt, neu))
    assert [(b.code, b.line, b.field) for b in ergebnis.fehler] == [(code, zeile, feld)]


def test_every_finding_has_a_message_without_gaps():
    text = ersetzt(ORG, zeile_von(ORG, "32.01.01"), ";5;B;", ";500;C;")
    for befund in geprueft(text).befunde:
        luecken = {
            name.split("}")[0] for name in befund.message.default.split("${")[1:]
        }
        assert luecken <= set(befund.message.mapping or {})
