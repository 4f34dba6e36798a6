"""Plans that are imported into a site."""

from collective.eakte.aktenplan import plaene
from collective.eakte.aktenplan.api import exportiere
from collective.eakte.aktenplan.api import importiere
from collective.eakte.aktenplan.bestand import lies_bestand
from collective.eakte.hindernisse import Hindernisse
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


pytestmark = pytest.mark.usefixtures("integration", "registratur")

ORG = plaene.inhalt("organisationsbasiert")


@pytest.fixture
def leerer_plan(portal, registratur):
    return createContentInContainer(portal, "Aktenplan", title="Plan", id="neu")


def einheiten(plan):
    return lies_bestand(plan).zeilen


def geschrieben(plan, inhalt, **angaben):
    if isinstance(inhalt, str):
        inhalt = inhalt.encode()
    return importiere(plan, inhalt, "plan.csv", probelauf=False, **angaben)


def test_the_dry_run_writes_nothing_and_says_what_would_be_written(leerer_plan):
    transaction.savepoint()
    ergebnis = importiere(leerer_plan, ORG, "plan.csv")
    assert leerer_plan._p_jar._registered_objects == []
    assert ergebnis.anzahl == {
        "zeilen": 187,
        "neu": 187,
        "geaendert": 0,
        "unveraendert": 0,
        "fehlend": 0,
        "fehler": 0,
        "warnungen": 1,
    }
    assert not ergebnis.geschrieben
    assert einheiten(leerer_plan) == {}


def test_scenario_1_hauptgruppen_and_betreffseinheiten_with_their_periods(leerer_plan):
    assert geschrieben(leerer_plan, ORG).geschrieben
    zeilen = einheiten(leerer_plan)
    assert len(zeilen) == 187
    assert sum(zeile.ebene == 1 for zeile in zeilen.values()) == 17
    blaetter = [z for z in zeilen.values() if z.typ == "Betreffseinheit"]
    assert len(blaetter) == 134
    assert all(z.aussonderungsart and z.zustand == "aktiv" for z in blaetter)
    einheit = leerer_plan["32"]["32.01"]["32.01.01"]
    assert einheit.title == "Gewerbeakten (An-, Um-, Abmeldung)"
    assert (einheit.aufbewahrungsdauer, einheit.aussonderungsart) == (5, "B")
    assert (einheit.vertraulichkeitsstufe, einheit.aktenfuehrung) == ("003", "32")
    assert api.content.get_state(einheit) == "aktiv"


def test_scenario_1_a_second_import_changes_nothing(leerer_plan):
    geschrieben(leerer_plan, ORG)
    transaction.savepoint()
    ergebnis = geschrieben(leerer_plan, ORG)
    assert ergebnis.unterschied.leer
    assert ergebnis.anzahl["unveraendert"] == 187
    assert leerer_plan._p_jar._registered_objects == []


def test_scenario_1_mistakes_are_refused_with_their_lines(leerer_plan):
    zeilen = ORG.decode().split("\r\n")
    zeilen[2] = zeilen[2].replace("01.01;", "01.77;", 1).replace(";01;", ";;", 1)
    zeilen[9] = zeilen[8]
    with pytest.raises(Hindernisse) as fehler:
        geschrieben(leerer_plan, "\r\n".join(zeilen))
    codes = {(h.code, h.line) for h in fehler.value.hindernisse}
    assert ("eltern-leer", 3) in codes
    assert ("kennzeichen-doppelt", 10) in codes
    assert einheiten(leerer_plan) == {}


def test_the_imported_units_are_found_in_the_catalog(leerer_plan):
    geschrieben(leerer_plan, ORG)
    catalog = api.portal.get_tool("portal_catalog")
    (treffer,) = catalog(kennzeichen="63.01.03", portal_type="Aktenplaneinheit")
    assert (treffer.Title, treffer.review_state) == ("Baulasten", "aktiv")


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
@pytest.mark.parametrize("name", plaene.PLAENE)
def test_an_exported_plan_is_imported_without_difference(leerer_plan, name, format_):
    geschrieben(leerer_plan, plaene.inhalt(name))
    datei, _medientyp, dateiname = exportiere(leerer_plan, format_)
    assert dateiname == f"neu.{format_}"
    ergebnis = importiere(leerer_plan, datei, dateiname)
    assert ergebnis.unterschied.leer
    assert ergebnis.anzahl["unveraendert"] == len(einheiten(leerer_plan))
    assert ergebnis.unterschied.fehlend == ()


def test_an_export_goes_into_another_plan(leerer_plan, aktenplan):
    datei, _medientyp, _name = exportiere(aktenplan, "xlsx")
    geschrieben(leerer_plan, datei)
    assert einheiten(leerer_plan) == einheiten(aktenplan)


def test_who_may_not_see_a_draft_does_not_get_it_in_an_export(portal, leerer_plan):
    kopf = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart;status\n"
    geschrieben(leerer_plan, kopf + "1;A;;5;A;aktiv\n2;Geheimer Entwurf;;5;A;entwurf\n")
    api.user.create(username="jemand", email="j@stadt.example", password="Geheim-1-x")
    api.user.grant_roles(username="jemand", roles=["Beschaeftigte"])
    login(portal, "jemand")
    assert b"Geheimer Entwurf" not in exportiere(leerer_plan, "csv")[0]
    assert b"Geheimer Entwurf" in exportiere(leerer_plan, "csv", alle=True)[0]


def test_an_unknown_format_is_refused(leerer_plan):
    with pytest.raises(Hindernisse):
        exportiere(leerer_plan, "pdf")


def test_a_changed_file_changes_only_what_differs(aktenplan):
    kopf = "kennzeichen;titel;eltern\n"
    ergebnis = geschrieben(aktenplan, kopf + "32;Ordnung und Recht;\n")
    (aenderung,) = ergebnis.unterschied.geaendert
    assert [f.feld for f in aenderung.felder] == ["titel"]
    assert aktenplan["32"].title == "Ordnung und Recht"
    assert "32.01.01" in ergebnis.unterschied.fehlend
    assert aktenplan["32"]["32.01"]["32.01.01"].aufbewahrungsdauer == 5
    catalog = api.portal.get_tool("portal_catalog")
    (treffer,) = catalog(kennzeichen="32", portal_type="Aktenplaneinheit")
    assert treffer.Title == "Ordnung und Recht"


def test_akten_keep_their_period_when_the_plan_changes(aktenplan, gewerbe, akte):
    assert akte.aufbewahrungsdauer == 5
    kopf = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart\n"
    zeile = "32.01.01;Gewerbeakten;32.01;10;B\n"
    ergebnis = geschrieben(aktenplan, kopf + zeile)
    assert "frist-geaendert" in [b.code for b in ergebnis.befunde]
    assert (gewerbe.aufbewahrungsdauer, akte.aufbewahrungsdauer) == (10, 5)


def test_a_unit_with_akten_takes_no_units_from_a_file(aktenplan, akte):
    kopf = "kennzeichen;titel;eltern;typ;aufbewahrung_jahre;aussonderungsart\n"
    zeilen = "32.01.01;G;32.01;Gruppe;;\n32.01.01.1;U;32.01.01;Betreffseinheit;5;A\n"
    befunde = importiere(aktenplan, (kopf + zeilen).encode(), "plan.csv").fehler
    assert [(b.code, b.line) for b in befunde] == [("einheit-enthaelt-akten", 3)]


def test_a_betreffseinheit_becomes_a_group_together_with_its_first_unit(aktenplan):
    kopf = "kennzeichen;titel;eltern;typ;aufbewahrung_jahre;aussonderungsart\n"
    zeilen = "32.01.02;G;32.01;Gruppe;;\n32.01.02.1;U;32.01.02;Betreffseinheit;5;A\n"
    geschrieben(aktenplan, kopf + zeilen)
    neu = aktenplan["32"]["32.01"]["32.01.02"]["32.01.02.1"]
    assert api.content.get_state(neu) == "aktiv"


def test_units_are_stillgelegt_and_resumed_by_the_status_column(aktenplan):
    kopf = "kennzeichen;titel;eltern;status\n"
    zeilen = "61;P;;{0}\n61.01;B;61;{0}\n61.01.02;BP;61.01;{0}\n"
    for zustand in ("stillgelegt", "aktiv"):
        geschrieben(aktenplan, kopf + zeilen.format(zustand))
        assert {
            zeile.zustand
            for nummer, zeile in einheiten(aktenplan).items()
            if nummer.startswith("61")
        } == {zustand}


def test_a_stillgelegter_branch_is_created_with_everything_in_it(leerer_plan):
    kopf = "kennzeichen;titel;eltern;status\n"
    geschrieben(leerer_plan, kopf + "1;A;;stillgelegt\n1.1;B;1;stillgelegt\n")
    assert {z.zustand for z in einheiten(leerer_plan).values()} == {"stillgelegt"}


def test_a_plan_without_periods_comes_in_as_draft(leerer_plan):
    inhalt = b"Nummer;Bezeichnung\n1;A\n1.1;B\n"
    assert importiere(leerer_plan, inhalt, "plan.csv").fehler
    geschrieben(leerer_plan, inhalt, zustand="entwurf")
    zeilen = einheiten(leerer_plan)
    assert {z.zustand for z in zeilen.values()} == {"entwurf"}
    assert zeilen["1.1"].eltern == "1"


def test_an_unknown_state_is_refused(leerer_plan):
    with pytest.raises(Hindernisse):
        importiere(leerer_plan, ORG, "plan.csv", zustand="in_force")


def test_a_pattern_that_cannot_be_used_is_found_in_the_dry_run(leerer_plan):
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart;muster_akte\n"
    inhalt = (kopf + "1;A;5;A;{plan}-fest\n").encode()
    (befund,) = importiere(leerer_plan, inhalt, "plan.csv").fehler
    assert (befund.line, befund.field) == (2, "muster_akte")


@pytest.mark.parametrize(
    "zeilen, feld",
    [
        ("1;A;;;;;einheit-jahr\n1.1;B;1;5;A;{plan}-{nr};\n", "muster_akte"),
        ("1;A;;;;;\n1.1;B;1;5;A;;einheit-jahr\n", "zaehlkreis"),
    ],
)
def test_a_pattern_that_does_not_suit_the_scope_is_found_in_the_dry_run(
    leerer_plan, zeilen, feld
):
    kopf = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart;"
    inhalt = f"{kopf}muster_akte;zaehlkreis\n{zeilen}"
    befunde = importiere(leerer_plan, inhalt.encode(), "plan.csv").fehler
    assert (3, feld) in [(b.line, b.field) for b in befunde]


def test_a_pattern_may_rely_on_the_scope_of_the_plan(leerer_plan):
    leerer_plan.zaehlkreis = "einheit-jahr"
    leerer_plan.muster_akte = "{plan}-{jahr}-{nr}"
    geschrieben(leerer_plan, ORG)
    assert len(einheiten(leerer_plan)) == 187


def test_an_unknown_counter_scope_is_found_in_the_dry_run(leerer_plan):
    kopf = "kennzeichen;titel;aufbewahrung_jahre;aussonderungsart;zaehlkreis\n"
    inhalt = (kopf + "1;A;5;A;jahrhundert\n").encode()
    (befund,) = importiere(leerer_plan, inhalt, "plan.csv").fehler
    assert (befund.line, befund.field) == (2, "zaehlkreis")


def test_nothing_is_written_when_the_plan_changed_after_the_dry_run(aktenplan):
    kopf = "kennzeichen;titel;eltern\n"
    inhalt = (kopf + "32;Ordnung neu;\n").encode()
    gesehen = importiere(aktenplan, inhalt, "plan.csv")
    aktenplan["32"].title = "Inzwischen anders"
    with pytest.raises(Hindernisse) as fehler:
        geschrieben(aktenplan, inhalt, stand=gesehen.stand)
    assert [h.code for h in fehler.value.hindernisse] == ["plan-inzwischen-geaendert"]
    assert aktenplan["32"].title == "Inzwischen anders"
    noch_einmal = importiere(aktenplan, inhalt, "plan.csv")
    assert geschrieben(aktenplan, inhalt, stand=noch_einmal.stand).geschrieben


def test_numbers_that_give_the_same_address_do_not_collide(leerer_plan):
    kopf = "kennzeichen;titel;eltern;aufbewahrung_jahre;aussonderungsart\n"
    geschrieben(leerer_plan, kopf + "10/1;A;;5;A\n10#1;B;;5;A\n")
    assert len(leerer_plan.objectIds()) == 2
    assert set(einheiten(leerer_plan)) == {"10/1", "10#1"}


def test_nothing_is_saved_when_writing_fails_half_way(leerer_plan, monkeypatch):
    from collective.eakte.aktenplan import schreiben

    def versetze(einheit, zustand):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(schreiben, "_versetze", versetze)
    with pytest.raises(RuntimeError):
        geschrieben(leerer_plan, ORG)
    assert transaction.isDoomed()
