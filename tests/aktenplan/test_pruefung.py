"""Rules of the check beyond the single cell."""

from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.pruefung import pruefe
from collective.eakte.hindernisse import Hindernis

import pytest


KOPF = "kennzeichen;titel;ebene;typ;eltern;aufbewahrung_jahre;aussonderungsart;status"


def geprueft(*zeilen, kopf=KOPF, **angaben):
    text = "\n".join((kopf, *zeilen))
    return pruefe(lies(text.encode(), "plan.csv"), **angaben)


def fehler(*zeilen, **angaben):
    return [(b.code, b.line) for b in geprueft(*zeilen, **angaben).fehler]


def warnungen(*zeilen, **angaben):
    befunde = geprueft(*zeilen, **angaben).befunde
    return [(b.code, b.line) for b in befunde if b.schwere == "warning"]


def einheit(kennzeichen, eltern=None, **angaben):
    ebene = kennzeichen.count(".") + 1
    werte = {"titel": "Da", "zustand": "aktiv", "ebene": ebene, **angaben}
    return Planzeile(kennzeichen=kennzeichen, eltern=eltern, **werte)


def bestand(*einheiten):
    return {e.kennzeichen: e for e in einheiten}


GRUPPE = "1;Gruppe;1;Gruppe;;;;aktiv"
BLATT = "1.1;Blatt;2;Betreffseinheit;1;5;A;aktiv"


def test_a_small_plan_is_in_order():
    assert geprueft(GRUPPE, BLATT).befunde == ()


def test_the_order_of_the_lines_does_not_matter():
    plan = geprueft(BLATT, GRUPPE).plan
    assert [z.kennzeichen for z in plan.eltern_zuerst()] == ["1", "1.1"]


def test_a_jump_over_a_level_is_reported():
    assert fehler(GRUPPE, BLATT.replace(";2;", ";3;")) == [("ebene-falsch", 3)]


def test_a_wrong_level_is_reported_where_it_is_and_not_below():
    zeilen = (
        GRUPPE,
        "1.1;B;3;Gruppe;1;;;",
        "1.1.1;C;4;Gruppe;1.1;;;",
        "1.1.1.1;D;5;Betreffseinheit;1.1.1;5;A;",
    )
    assert fehler(*zeilen) == [("ebene-falsch", 3)]


def kette(tiefe):
    nummern = [".".join("1" * stufe) for stufe in range(1, tiefe + 1)]
    return [
        f"{nummer};T;;;{nummer[:-2]};{'5;A' if nummer == nummern[-1] else ';'};"
        for nummer in nummern
    ]


def test_six_levels_are_possible_and_seven_are_not():
    assert fehler(*kette(6)) == []
    assert fehler(*kette(7)) == [("zu-viele-ebenen", 8)]


def test_a_betreffseinheit_holds_no_units():
    zeilen = (GRUPPE.replace("Gruppe;;", "Betreffseinheit;;"), BLATT)
    assert fehler(*zeilen) == [("betreffseinheit-mit-einheiten", 2)]


def test_a_group_without_units_is_pointed_out():
    assert warnungen(GRUPPE) == [("gruppe-ohne-einheiten", 2)]


def test_a_unit_without_kind_needs_period_and_disposal_when_it_is_a_leaf():
    assert fehler("1;A;1;;;;;") == [
        ("aufbewahrung-fehlt", 2),
        ("aussonderungsart-fehlt", 2),
    ]


@pytest.mark.parametrize("zustand", ["entwurf", "stillgelegt"])
def test_a_leaf_that_is_not_in_force_may_lack_them(zustand):
    zeile = f"1;A;1;;;;;{zustand}"
    assert fehler(zeile) == []
    assert len(warnungen(zeile)) == 2


def test_a_plan_without_periods_can_be_imported_as_draft():
    kopf = "kennzeichen;titel"
    assert fehler("1;A", kopf=kopf, zustand="entwurf") == []
    (zeile,) = geprueft("1;A", kopf=kopf, zustand="entwurf").plan
    assert zeile.zustand == "entwurf"


def test_a_stillgelegte_parent_takes_only_stillgelegte_units():
    gruppe = GRUPPE.replace("aktiv", "stillgelegt")
    assert fehler(gruppe, BLATT) == [("eltern-stillgelegt", 3)]
    assert fehler(gruppe, BLATT.replace("aktiv", "stillgelegt")) == []


@pytest.mark.parametrize("zustand", ["aktiv", "stillgelegt"])
def test_a_stillgelegte_unit_that_is_there_takes_nothing_new(zustand):
    alt = bestand(einheit("1", zustand="stillgelegt"))
    zeile = BLATT.replace("aktiv", zustand)
    assert fehler(zeile, bestand=alt) == [("eltern-stillgelegt", 2)]


def test_a_unit_is_stillgelegt_together_with_what_lies_below_it():
    alt = bestand(einheit("1"), einheit("1.1", "1"))
    zeilen = [z.replace("aktiv", "stillgelegt") for z in (GRUPPE, BLATT)]
    assert fehler(*zeilen, bestand=alt) == []
    assert fehler(zeilen[0], BLATT, bestand=alt) == [("eltern-stillgelegt", 3)]


def test_a_branch_is_imported_below_a_unit_that_is_there():
    assert fehler(BLATT, bestand=bestand(einheit("1"))) == []
    assert fehler(BLATT) == [("eltern-fehlt", 2)]


def test_a_unit_that_holds_akten_takes_no_units():
    assert fehler(BLATT, bestand=bestand(einheit("1")), mit_akten={"1"}) == [
        ("einheit-enthaelt-akten", 2)
    ]


def test_a_unit_that_gets_units_only_by_the_plan_that_is_there_is_no_leaf():
    alt = bestand(einheit("1"), einheit("1.1", "1"))
    assert fehler("1;Gruppe;1;;;;;", bestand=alt) == []


def test_a_circle_is_reported_once():
    assert fehler("a;A;;;b;;;", "b;B;;;c;;;", "c;C;;;a;;;") == [("eltern-kreis", 2)]


def test_a_first_level_without_parent_is_fine_and_a_second_is_not():
    assert fehler("1;A;1;;;5;A;") == []
    assert fehler("1;A;2;;;5;A;") == [("eltern-leer", 2)]


def test_without_levels_the_numbering_shows_that_a_parent_was_forgotten():
    assert fehler("1;A;;;;;;", "1.1;B;;;1;5;A;", "1.2;C;;;;5;A;") == [
        ("eltern-leer", 4)
    ]
    assert fehler("1;A;;;;5;A;", "10;B;;;;5;A;") == []


def test_derived_parents_are_shown_in_the_dry_run():
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart"
    ergebnis = geprueft("1;A;;", "1.1;B;5;A", kopf=kopf)
    assert ergebnis.plan.eltern_abgeleitet
    assert ergebnis.plan.nach_kennzeichen["1.1"].eltern == "1"
    assert [(b.code, b.schwere) for b in ergebnis.befunde] == [
        ("eltern-abgeleitet", "info")
    ]


def test_parents_that_cannot_be_derived_are_errors():
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart"
    zeilen = ("1;A;;", "1.1;B;5;A", "10;C;;", "10.1;D;5;A", "2.1.1;E;5;A")
    assert fehler(*zeilen, kopf=kopf) == [
        ("eltern-mehrdeutig", 4),
        ("eltern-nicht-ableitbar", 6),
    ]


def test_a_zero_lost_at_the_end_is_noticed_by_its_neighbours():
    zeilen = [
        f"1.{nummer};T;2;Betreffseinheit;1;5;A;" for nummer in ("09", "1", "11", "12")
    ]
    assert warnungen(GRUPPE, *zeilen) == [("kennzeichen-stellen", 4)]
    ohne_nullen = [z.replace("1.09", "1.9") for z in zeilen]
    assert warnungen(GRUPPE, *ohne_nullen) == []


def test_numbers_that_can_be_mistaken_for_each_other_are_pointed_out():
    zeilen = (GRUPPE, BLATT, BLATT.replace("1.1;", "1-01;"))
    assert warnungen(*zeilen) == [("kennzeichen-aehnlich", 4)]


def test_a_number_three_times_is_reported_twice_with_the_first_line():
    ergebnis = geprueft(GRUPPE, BLATT, BLATT, BLATT)
    assert [(b.code, b.line) for b in ergebnis.fehler] == [
        ("kennzeichen-doppelt", 4),
        ("kennzeichen-doppelt", 5),
    ]
    assert {b.message.mapping["erste"] for b in ergebnis.fehler} == {"3"}


def test_a_broken_number_does_not_make_its_parent_a_leaf():
    assert fehler("1;A;1;;;;;", "1.1\t;B;2;;1;5;A;") == [("steuerzeichen", 3)]


def test_periods_over_30_years_want_a_reason():
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart;quelle_frist"
    for quelle, erwartet in (("", 1), ("ANNAHME", 1), ("PStG", 0)):
        assert len(warnungen(f"1;A;110;A;{quelle}", kopf=kopf)) == erwartet
    assert warnungen("1;A;30;A;", kopf=kopf) == []


def test_validity_does_not_end_before_it_begins():
    kopf = (
        "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart;gueltig_ab;gueltig_bis"
    )
    assert fehler("1;A;5;A;01.01.2025;31.12.2024", kopf=kopf) == [
        ("laufzeit-verkehrt", 2)
    ]
    assert fehler("1;A;5;A;01.01.2025;01.01.2025", kopf=kopf) == []


def test_own_spellings_are_mapped_by_the_user():
    eigene = {"aussonderungsart": {"K": "V"}, "typ": {"Sachgebiet": "Betreffseinheit"}}
    (zeile,) = geprueft("1;A;1;Sachgebiet;;5;k;", werte=eigene).plan
    assert (zeile.aussonderungsart, zeile.typ) == ("V", "Betreffseinheit")
    assert fehler("1;A;1;;;5;k;", werte={"art": {"K": "V"}})[0] == (
        "wert-zuordnung-unbekannt",
        None,
    )


def test_an_unknown_office_is_pointed_out():
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart;aktenfuehrende_oe"
    zeilen = ("1;A;5;A;32", "2;B;5;A;33")
    assert warnungen(*zeilen, kopf=kopf, bekannte_oe=["32"]) == [("oe-unbekannt", 3)]
    assert warnungen(*zeilen, kopf=kopf) == []


def test_other_rooms_have_a_say_about_each_unit():
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart;muster_akte"

    def ohne_nummer(zeile, wirksam):
        if "{nr}" not in zeile.muster_akte:
            yield Hindernis("muster-ohne-nr", "no number", field="muster_akte")

    zeilen = ("1;A;5;A;{plan}-{nr}", "2;B;5;A;{plan}")
    (befund,) = geprueft(*zeilen, kopf=kopf, regel=ohne_nummer).fehler
    assert (befund.code, befund.line, befund.field) == (
        *("muster-ohne-nr", 3),
        "muster_akte",
    )
    assert befund.kennzeichen == "2"


def test_other_rooms_learn_what_a_unit_inherits():
    kopf = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart;zaehlkreis"
    gehoert = {}

    def merke(zeile, wirksam):
        gehoert[zeile.kennzeichen] = (wirksam.muster_akte, wirksam.zaehlkreis)
        return ()

    alt = bestand(einheit("1", zaehlkreis="oe-jahr"), einheit("2"))
    zeilen = ("1.1;A;1;5;A;", "2;B;;;;global", "2.1;C;2;5;A;")
    oben = Planzeile("", "Plan", muster_akte="{plan}-{nr}", zaehlkreis="einheit")
    geprueft(*zeilen, kopf=kopf, bestand=alt, regel=merke, oben=oben)
    assert gehoert == {
        "1.1": ("{plan}-{nr}", "oe-jahr"),
        "2": ("{plan}-{nr}", "global"),
        "2.1": ("{plan}-{nr}", "global"),
    }


def test_columns_that_the_file_lacks_keep_what_is_there():
    alt = bestand(einheit("1", aufbewahrungsdauer=7, aussonderungsart="V"))
    (zeile,) = geprueft("1;Neu", kopf="kennzeichen;titel", bestand=alt).plan
    assert (zeile.titel, zeile.aufbewahrungsdauer) == ("Neu", 7)


def test_blank_cells_of_columns_that_the_file_has_empty_the_field():
    alt = bestand(einheit("1", aufbewahrungsdauer=7, zweck="alt"))
    kopf = "kennzeichen;titel;zweck"
    (zeile,) = geprueft("1;Neu;", kopf=kopf, bestand=alt).plan
    assert zeile.zweck is None


def test_a_blank_state_keeps_the_state():
    alt = bestand(einheit("1", zustand="stillgelegt"))
    (zeile,) = geprueft("1;A;1;;;;;", bestand=alt).plan
    assert zeile.zustand == "stillgelegt"
