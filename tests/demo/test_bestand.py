"""The demo's records are as many as promised, and read like a city's records."""

from collections import Counter
from collective.eakte.demo.bestand import akten
from collective.eakte.demo.bestand.auswahl import waehle
from collective.eakte.demo.kalender import ERSTER_TAG
from collective.eakte.demo.kalender import ist_arbeitstag
from collective.eakte.demo.kalender import LETZTER_TAG
from collective.eakte.demo.modelle import MEDIENTYPEN
from collective.eakte.demo.personen import AEMTER
from collective.eakte.demo.vorlagen import VORLAGEN
from importlib.resources import files

import csv
import itertools
import pytest
import re


ZUSTAENDE_BEHAELTER = {"in_bearbeitung", "zda", "storniert"}
ZUSTAENDE_DOKUMENT = {"entwurf", "endfassung", "storniert"}


@pytest.fixture(scope="module")
def bestand():
    """Return all Akten of the demo."""
    return akten()


@pytest.fixture(scope="module")
def vorgaenge(bestand):
    """Return all Vorgänge of the demo."""
    return [vorgang for akte in bestand for vorgang in akte.alle_vorgaenge()]


@pytest.fixture(scope="module")
def dokumente(bestand):
    """Return all Dokumente of the demo."""
    return [dokument for akte in bestand for dokument in akte.alle_dokumente()]


@pytest.fixture(scope="module")
def einheiten():
    """Return the rows of the shipped plans by plan and Kennzeichen."""
    zeilen = {}
    for plan in ("organisationsbasiert", "produktorientiert"):
        ordner = files("collective.eakte.aktenplan").joinpath("plaene")
        text = ordner.joinpath(f"{plan}.csv").read_text("utf-8-sig")
        for zeile in csv.DictReader(text.splitlines(), delimiter=";"):
            zeilen[plan, zeile["kennzeichen"]] = zeile
    return zeilen


def test_there_are_exactly_120_akten_300_vorgaenge_and_900_dokumente(
    bestand, vorgaenge, dokumente
):
    assert (len(bestand), len(vorgaenge), len(dokumente)) == (120, 300, 900)


def test_the_demo_is_the_same_at_every_build(bestand):
    assert akten() == bestand


def test_too_few_patterns_are_reported():
    with pytest.raises(ValueError, match="missing"):
        waehle(VORLAGEN[:2], 300, 900)


def test_akten_lie_in_leaf_units_of_the_shipped_plans(bestand, einheiten):
    for akte in bestand:
        assert (akte.plan, akte.einheit) in einheiten
        assert einheiten[akte.plan, akte.einheit]["typ"] == "Betreffseinheit"
    assert {akte.plan for akte in bestand} == {plan for plan, _ in einheiten}


def test_all_five_offices_keep_akten(bestand):
    anzahl = Counter(akte.oe for akte in bestand)
    assert set(anzahl) == {oe.code for oe in AEMTER}
    assert min(anzahl.values()) >= 10


def test_an_office_opens_akten_where_the_plan_lets_it(bestand, einheiten):
    # the product plan gives the Büro des OB and the Personalamt to the Hauptamt
    hauptamt = {"01": "10"}
    for akte in bestand:
        aktenfuehrung = einheiten[akte.plan, akte.einheit]["aktenfuehrende_oe"]
        assert aktenfuehrung in (akte.oe, hauptamt.get(akte.oe))


def test_no_two_records_of_a_kind_in_a_unit_have_the_same_betreff(bestand):
    betreffe = Counter()
    for akte in bestand:
        ort = (akte.plan, akte.einheit)
        betreffe["Akte", ort, akte.betreff] += 1
        for vorgang in akte.alle_vorgaenge():
            betreffe["Vorgang", ort, vorgang.betreff] += 1
        for dokument in akte.alle_dokumente():
            betreffe["Dokument", ort, dokument.betreff] += 1
    assert [betreff for betreff, anzahl in betreffe.items() if anzahl > 1] == []


def test_titles_are_short_complete_and_german(bestand, vorgaenge, dokumente):
    for eintrag in itertools.chain(bestand, vorgaenge, dokumente):
        betreff = eintrag.betreff
        assert 5 < len(betreff) <= 110, betreff
        assert betreff == " ".join(betreff.split())
        assert not re.search(r"[{}|]|, *$|: *$|^[,:]", betreff), betreff
        assert not re.search(r"strasse|gebuehr|Buerger|Oe[a-z]|Ue[a-z]", betreff)


def test_texts_are_filled_in_and_not_endless(dokumente):
    for dokument in dokumente:
        stueck = dokument.schriftstueck
        text = "\n".join((*stueck.absaetze, *stueck.schluss, *stueck.empfaenger))
        assert not re.search(r"[{}|]|  |None", text), text
        assert 30 < len(text) < 1600, text
        # what the fonts of the PDF can show
        text.encode("cp1252")


def test_everything_happens_on_working_days_of_2021_to_2026(vorgaenge, dokumente):
    tage = [v.laufzeit_beginn for v in vorgaenge]
    for d in dokumente:
        tage += [d.datum_des_schreibens, d.posteingangsdatum, d.postausgangsdatum]
    for tag in filter(None, tage):
        assert ERSTER_TAG <= tag <= LETZTER_TAG
        assert ist_arbeitstag(tag), tag
    assert {tag.year for tag in filter(None, tage)} == set(range(2021, 2027))


def test_dokumente_of_a_vorgang_are_in_the_order_of_their_dates(vorgaenge):
    for vorgang in vorgaenge:
        tage = [d.datum_des_schreibens for d in vorgang.dokumente]
        assert tage == sorted(tage), vorgang.betreff
        assert vorgang.laufzeit_beginn == tage[0]


def test_vorgaenge_of_an_akte_begin_after_the_akte(bestand):
    for akte in bestand:
        beginne = [v.laufzeit_beginn for v in akte.vorgaenge]
        assert beginne == sorted(beginne)
        assert all(akte.laufzeit_beginn <= beginn for beginn in beginne)


def test_a_year_in_the_betreff_is_the_year_of_the_vorgang(vorgaenge):
    for vorgang in vorgaenge:
        genannt = re.findall(r"\b202\d\b", vorgang.betreff)
        if genannt and " vom " not in vorgang.betreff:
            jahre = {vorgang.laufzeit_beginn.year, vorgang.laufzeit_beginn.year + 1}
            assert int(genannt[0]) in jahre, vorgang.betreff


def test_incoming_letters_have_a_sender_and_arrive_after_they_are_written(dokumente):
    eingaenge = [d for d in dokumente if d.dokumentart == "eingang"]
    assert len(eingaenge) > 250
    for d in eingaenge:
        assert d.absender and d.absender != "Stadt Lauterfels"
        assert d.empfaenger == "Stadt Lauterfels"
        assert d.datum_des_schreibens <= d.posteingangsdatum
        assert d.postausgangsdatum is None


def test_outgoing_letters_have_an_addressee_and_a_day_of_dispatch(dokumente):
    ausgaenge = [d for d in dokumente if d.dokumentart == "ausgang"]
    assert len(ausgaenge) > 200
    for d in ausgaenge:
        assert d.absender == "Stadt Lauterfels"
        assert d.empfaenger and d.empfaenger != "Stadt Lauterfels"
        assert d.posteingangsdatum is None
        if d.zustand != "storniert":
            assert bool(d.postausgangsdatum) == (d.zustand == "endfassung")


def test_notes_stay_in_the_house(dokumente):
    for d in (d for d in dokumente if d.dokumentart == "intern"):
        assert not (d.absender or d.empfaenger)
        assert not (d.posteingangsdatum or d.postausgangsdatum)


def test_authorities_write_under_a_reference_of_their_own(dokumente):
    zeichen = {
        d.fremdes_geschaeftszeichen
        for d in dokumente
        if d.dokumentart == "eingang" and d.absender.startswith("Landkreis")
    }
    assert zeichen and "" not in zeichen


def test_an_answer_quotes_the_letter_of_the_one_to_whom_it_goes(bestand):
    for akte in bestand:
        for vorgang in akte.alle_vorgaenge():
            bisher = {}
            for d in vorgang.dokumente:
                if d.dokumentart == "eingang":
                    bisher[d.absender] = d
                elif d.bezug:
                    brief = bisher[d.empfaenger]
                    assert f"{brief.datum_des_schreibens:%d.%m.%Y}" in d.bezug
                    assert (
                        d.fremdes_geschaeftszeichen == brief.fremdes_geschaeftszeichen
                    )


def test_an_anlage_lies_beside_its_hauptdokument(vorgaenge):
    anlagen = 0
    for vorgang in vorgaenge:
        schluessel = [d.schluessel for d in vorgang.dokumente]
        for stelle, d in enumerate(vorgang.dokumente):
            if d.hauptdokument:
                anlagen += 1
                assert schluessel.index(d.hauptdokument) < stelle
    assert anlagen > 20


def test_some_akten_hold_teilakten_and_some_vorgaenge_teilvorgaenge(bestand, vorgaenge):
    assert sum(len(akte.teilakten) > 1 for akte in bestand) >= 3
    assert any(vorgang.teilvorgaenge for vorgang in vorgaenge)
    assert any(akte.dokumente for akte in bestand)


def test_all_file_formats_occur(dokumente):
    formate = Counter(d.schriftstueck.format for d in dokumente)
    assert set(formate) == set(MEDIENTYPEN)
    assert formate["pdf"] > 400
    assert min(formate.values()) >= 40


def test_states_are_those_of_the_workflows(bestand, vorgaenge, dokumente):
    for behaelter in itertools.chain(bestand, vorgaenge):
        assert behaelter.zustand in ZUSTAENDE_BEHAELTER
    assert {akte.zustand for akte in bestand} == ZUSTAENDE_BEHAELTER
    assert {v.zustand for v in vorgaenge} == ZUSTAENDE_BEHAELTER
    assert {d.zustand for d in dokumente} == ZUSTAENDE_DOKUMENT


def test_a_storno_has_a_reason_and_nothing_else_has_one(bestand, vorgaenge, dokumente):
    for eintrag in itertools.chain(bestand, vorgaenge, dokumente):
        assert (eintrag.zustand == "storniert") == bool(eintrag.stornogrund)


def test_what_is_zda_holds_nothing_open(bestand):
    for akte in bestand:
        teile = list(akte.alle_vorgaenge())
        if akte.zustand == "zda":
            assert akte.laufzeit_ende
            assert {v.zustand for v in teile} == {"zda"}
        for vorgang in teile:
            if vorgang.zustand == "zda":
                assert vorgang.laufzeit_ende >= vorgang.laufzeit_beginn
                assert {d.zustand for d in vorgang.dokumente} == {"endfassung"}
                assert {t.zustand for t in vorgang.teilvorgaenge} <= {"zda"}


def test_keys_of_dokumente_are_unique(dokumente):
    assert len({d.schluessel for d in dokumente}) == len(dokumente)


def test_a_personalakte_has_its_beihilfe_apart_and_stays_open(bestand):
    (akte,) = [a for a in bestand if a.einheit == "11.01.01"]
    grundakte, beihilfe = akte.teilakten
    assert (grundakte.oe, beihilfe.oe) == ("", "15")
    assert {v.bearbeiter for v in beihilfe.vorgaenge} == {"Birgit Ahrens"}
    assert akte.zustand == "in_bearbeitung"
