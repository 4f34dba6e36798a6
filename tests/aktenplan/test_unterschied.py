"""What an import would change."""

from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.unterschied import Feldaenderung
from collective.eakte.aktenplan.unterschied import vergleiche
from dataclasses import replace


GRUPPE = Planzeile("1", "Gruppe", ebene=1, zustand="aktiv", zeile=2)
BLATT = Planzeile(
    *("1.1", "Blatt", "1", 2),
    aufbewahrungsdauer=5,
    aussonderungsart="B",
    zustand="aktiv",
    zeile=3,
)
DA = {"1": GRUPPE, "1.1": BLATT}


def test_in_an_empty_plan_everything_is_new_and_parents_come_first():
    unterschied = vergleiche(Plan.aus([BLATT, GRUPPE]), {})
    assert unterschied.neu == (GRUPPE, BLATT)
    assert not unterschied.leer


def test_the_same_plan_changes_nothing_wherever_its_lines_stand():
    gleich = Plan.aus([replace(BLATT, zeile=99), GRUPPE])
    unterschied = vergleiche(gleich, DA)
    assert unterschied.leer
    assert set(unterschied.unveraendert) == {"1", "1.1"}


def test_a_changed_value_is_shown_with_before_and_after():
    neu = replace(BLATT, aufbewahrungsdauer=10)
    (aenderung,) = vergleiche(Plan.aus([GRUPPE, neu]), DA).geaendert
    assert (aenderung.kennzeichen, aenderung.zeile) == ("1.1", 3)
    assert aenderung.felder == (Feldaenderung("aufbewahrungsdauer", 5, 10),)


def test_units_that_the_file_does_not_name_are_listed_and_kept():
    unterschied = vergleiche(Plan.aus([GRUPPE]), DA)
    assert unterschied.fehlend == ("1.1",)
    assert unterschied.leer


def test_an_import_moves_no_unit():
    zwei = Planzeile("2", "Zwei", zustand="aktiv")
    umgehaengt = replace(BLATT, eltern="2")
    (befund,) = vergleiche(Plan.aus([umgehaengt]), {**DA, "2": zwei}).befunde
    assert (befund.code, befund.schwere, befund.line) == (
        "eltern-geaendert",
        "error",
        3,
    )
    assert befund.message.mapping["alt"] == "1"


def test_a_new_period_is_pointed_out_where_akten_are():
    neu = Plan.aus([GRUPPE, replace(BLATT, aussonderungsart="A")])
    (befund,) = vergleiche(neu, DA, mit_akten={"1.1"}).befunde
    assert (befund.code, befund.schwere) == ("frist-geaendert", "info")
    assert vergleiche(neu, DA).befunde == ()
    titel = Plan.aus([GRUPPE, replace(BLATT, titel="Neu")])
    assert vergleiche(titel, DA, mit_akten={"1.1"}).befunde == ()


def test_what_was_in_force_does_not_become_a_draft_again():
    entwurf = Plan.aus([GRUPPE, replace(BLATT, zustand="entwurf")])
    (befund,) = vergleiche(entwurf, DA).befunde
    assert (befund.code, befund.schwere) == ("zustand-unmoeglich", "error")
    stillgelegt = Plan.aus([GRUPPE, replace(BLATT, zustand="stillgelegt")])
    assert vergleiche(stillgelegt, DA).befunde == ()
