"""Large plans."""

from collective.eakte.aktenplan.ausgabe import als_csv
from collective.eakte.aktenplan.ausgabe import als_xlsx
from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.pruefung import pruefe
from time import process_time

import pytest


def grosser_plan(haupt, breite):
    """A plan of six levels: one branch down, many leaves at the end."""
    zeilen = []
    for nummer in range(1, haupt + 1):
        pfad, eltern = f"{nummer:03}", None
        for ebene in range(1, 6):
            zeilen.append(Planzeile(pfad, f"Gruppe {pfad}", eltern, ebene, "Gruppe"))
            eltern, pfad = pfad, f"{pfad}.01"
        for blatt in range(1, breite + 1):
            zeilen.append(
                Planzeile(
                    *(f"{eltern}.{blatt:02}", f"Fälle {blatt}", eltern, 6),
                    typ="Betreffseinheit",
                    aufbewahrungsdauer=10,
                    aussonderungsart="B",
                )
            )
    return Plan.aus(zeilen)


@pytest.mark.parametrize("format_", [als_csv, als_xlsx])
def test_five_thousand_lines_on_six_levels_are_read(format_):
    plan = grosser_plan(50, 95)
    assert len(plan) == 5000
    ergebnis = pruefe(lies(format_(plan), "plan"))
    assert ergebnis.fehler == ()
    assert len(ergebnis.plan.blaetter()) == 4750
    assert max(zeile.ebene for zeile in ergebnis.plan) == 6


def test_parents_of_ten_thousand_lines_are_derived_from_the_numbering():
    plan = grosser_plan(100, 95)
    spalten = ("kennzeichen", "titel", "aufbewahrung_jahre", "aussonderungsart")
    ergebnis = pruefe(lies(als_csv(plan, spalten), "plan.csv"))
    assert ergebnis.fehler == ()
    assert [z.eltern for z in ergebnis.plan] == [z.eltern for z in plan]


def test_ten_thousand_lines_are_checked_in_seconds():
    inhalt = als_csv(grosser_plan(100, 95))
    beginn = process_time()
    pruefe(lies(inhalt, "plan.csv"))
    assert process_time() - beginn < 5
