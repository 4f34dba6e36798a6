"""A plan that is exported and read again is the same plan."""

from collective.eakte.aktenplan import plaene
from collective.eakte.aktenplan.ausgabe import als_csv
from collective.eakte.aktenplan.ausgabe import als_xlsx
from collective.eakte.aktenplan.csvdatei import schuetze
from collective.eakte.aktenplan.csvdatei import ungeschuetzt
from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.pruefung import pruefe
from collective.eakte.aktenplan.spalten import GRUNDSPALTEN
from collective.eakte.aktenplan.unterschied import vergleiche
from collective.eakte.aktenplan.werte import bereinigt
from collective.eakte.aktenplan.werte import FEHLERWERTE
from datetime import date
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import io
import pytest


FORMATE = pytest.mark.parametrize("format_", [als_csv, als_xlsx])


def wieder_gelesen(plan, format_):
    return pruefe(lies(format_(plan), "plan"))


@FORMATE
@pytest.mark.parametrize("name", plaene.PLAENE)
def test_the_shipped_plans_survive_export_and_import(name, format_):
    plan = pruefe(lies(plaene.inhalt(name), f"{name}.csv")).plan
    ergebnis = wieder_gelesen(plan, format_)
    assert ergebnis.fehler == ()
    assert ergebnis.plan == plan


@pytest.mark.parametrize("name", plaene.PLAENE)
def test_the_columns_of_the_shipped_plans_are_written_byte_for_byte(name):
    plan = pruefe(lies(plaene.inhalt(name), f"{name}.csv")).plan
    assert als_csv(plan, GRUNDSPALTEN) == plaene.inhalt(name)


# Text as the content holds it: composed, trimmed, without invisible characters.
ZEICHEN = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
)
UNGLUECK = ("=1+1", "'=1", "''@x", "-3", "+49", "@a", "'", '"', ";", "1.10", "10. Jan")


def einzeilig(text):
    return " ".join(bereinigt(text).split())


texte = (
    st.one_of(st.sampled_from(UNGLUECK), st.text(ZEICHEN, max_size=40))
    .map(einzeilig)
    .filter(lambda text: text.upper() not in FEHLERWERTE)
)
lange = st.lists(texte, max_size=4).map("\n".join).map(bereinigt)
titel = texte.filter(bool)
wahlfrei = st.one_of(st.none(), texte.map(lambda text: text or None))
tage = st.one_of(st.none(), st.dates(date(1900, 3, 1), date(2200, 1, 1)))


@st.composite
def plaene_beliebig(draw):
    """A plan that the check accepts."""
    nummern = {"1": None}
    for _ in range(draw(st.integers(1, 6))):
        eltern = draw(st.sampled_from([n for n in nummern if n.count(".") < 5]))
        nummern[f"{eltern}.{sum(e == eltern for e in nummern.values()) + 10}"] = eltern
    zeilen = []
    for nummer, eltern in nummern.items():
        blatt = nummer not in nummern.values()
        unbefristet = draw(st.booleans()) if blatt else False
        dauer = draw(st.integers(0, 110)) if blatt and not unbefristet else None
        beginn = draw(tage)
        zeilen.append(
            Planzeile(
                kennzeichen=nummer,
                titel=draw(titel),
                eltern=eltern,
                ebene=nummer.count(".") + 1,
                typ=draw(st.sampled_from([None, "Betreffseinheit"]))
                if blatt
                else draw(st.sampled_from([None, "Gruppe", "Hauptgruppe"])),
                aktenfuehrung=draw(st.sampled_from([None, "01", "32.1", "-1", "=5"])),
                federfuehrung=draw(st.sampled_from([None, "01", "I/32"])),
                aufbewahrungsdauer=dauer,
                aufbewahrung_unbefristet=unbefristet,
                aussonderungsart=draw(st.sampled_from("ABV")) if blatt else None,
                transferfrist=draw(st.one_of(st.none(), st.just(0))),
                fristbeginn=draw(st.sampled_from([None, "zdA", "Ereignis"])),
                personenbezug=draw(st.sampled_from([None, True, False])),
                vertraulichkeitsstufe=draw(
                    st.sampled_from([None, "002", "003", "005"])
                ),
                quelle_frist=draw(wahlfrei),
                zustand=draw(st.sampled_from(["aktiv", "entwurf"])),
                bemerkung=draw(lange) or None,
                laufzeit_beginn=beginn,
                laufzeit_ende=None if beginn else draw(tage),
                zweck=draw(wahlfrei),
                rechtsgrundlage=draw(wahlfrei),
                muster_akte=draw(st.sampled_from([None, "{plan}-{nr:04}"])),
                zaehlkreis=draw(wahlfrei),
            )
        )
    return Plan.aus(zeilen)


@FORMATE
@settings(max_examples=40, deadline=None)
@given(plan=plaene_beliebig())
def test_reading_what_was_written_yields_no_difference(format_, plan):
    ergebnis = pruefe(lies(format_(plan), "plan"), bestand=plan.nach_kennzeichen)
    assert ergebnis.fehler == ()
    assert ergebnis.plan == plan
    assert vergleiche(ergebnis.plan, plan.nach_kennzeichen).leer


@given(st.text(st.sampled_from("=+-@\t'a"), max_size=6))
def test_every_text_survives_the_protection_against_formulas(text):
    assert ungeschuetzt(schuetze(text)) == text


@given(st.text())
def test_no_cell_begins_like_a_formula(text):
    assert not schuetze(text).startswith(("=", "+", "-", "@", "\t"))


def test_a_title_that_looks_like_a_formula_is_text_in_a_workbook():
    plan = Plan.aus([Planzeile("1.10", '=HYPERLINK("http://x")')])
    blatt = load_workbook(io.BytesIO(als_xlsx(plan))).active
    assert [zelle.data_type for zelle in blatt[2]][:2] == ["s", "s"]
    assert blatt["A2"].value == "1.10"
    assert blatt["A2"].number_format == "@"


def test_control_characters_do_not_keep_a_plan_from_being_exported():
    zeile = Planzeile(kennzeichen="1", titel="Vor\x0bnach", ebene=1)

    mappe = load_workbook(io.BytesIO(als_xlsx([zeile])))

    assert "Vornach" in [zelle.value for zelle in mappe.active[2]]
