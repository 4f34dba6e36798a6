"""The pattern language of the Aktenzeichen."""

from collective.eakte.aktenzeichen import muster
from collective.eakte.aktenzeichen.mustersprache import BEISPIELWERTE
from collective.eakte.aktenzeichen.mustersprache import HOECHSTE_LAENGE
from collective.eakte.hindernisse import Hindernis
from zope.i18n import interpolate

import pytest


WERTE = {
    "plan": "32.01.01",
    "aktenplan": "ORG",
    "oe": "32",
    "jahr": 2026,
    "akte": "32.01.01-0007",
    "vorgang": "32.01.01-0007-003",
    "nr": 5,
}


def codes(hindernisse):
    return [hindernis.code for hindernis in hindernisse]


def fehler(text, ebene=None):
    with pytest.raises(muster.MusterFehler) as gefangen:
        muster.parse(text, ebene)
    return list(gefangen.value.hindernisse)


def satz(hindernis):
    return interpolate(hindernis.message.default, hindernis.message.mapping)


# What a pattern builds


@pytest.mark.parametrize(
    ("ebene", "text", "kennzeichen", "suffix"),
    [
        ("akte", "{plan}-{nr:04}", "32.01.01-0005", "32.01.01-0005"),
        ("akte", "{oe}/{plan}/{jahr}/{nr}", "32/32.01.01/2026/5", "32/32.01.01/2026/5"),
        ("akte", "{aktenplan} {plan}-{nr}", "ORG 32.01.01-5", "ORG 32.01.01-5"),
        ("akte", "{jahr:2}/{nr:4}", "26/0005", "26/0005"),
        ("akte", "{jahr:02}/{nr}", "26/5", "26/5"),
        ("akte", "{{{plan}}} {nr}", "{32.01.01} 5", "{32.01.01} 5"),
        ("akte", "Straße {nr}", "Straße 5", "Straße 5"),
        ("teilakte", "{akte}-T{nr}", "32.01.01-0007-T5", "T5"),
        ("vorgang", "{akte}-{nr:03}", "32.01.01-0007-005", "005"),
        ("vorgang", "{akte}/{jahr}-{nr}", "32.01.01-0007/2026-5", "2026-5"),
        ("dokument", "{vorgang}#{nr}", "32.01.01-0007-003#5", "5"),
        ("dokument", "{vorgang} / {nr}-{oe}", "32.01.01-0007-003 / 5-32", "5-32"),
    ],
)
def test_a_number_and_its_short_form(ebene, text, kennzeichen, suffix):
    gelesen = muster.parse(text, ebene)

    assert gelesen.bilde(WERTE) == kennzeichen
    assert gelesen.suffix(WERTE) == suffix


def test_the_short_form_needs_no_number_of_the_container():
    assert muster.parse("{akte}-{nr:03}").suffix({"nr": 1}) == "001"


def test_a_running_number_that_outgrows_its_width_gets_longer():
    assert muster.parse("{plan}-{nr:02}").bilde({**WERTE, "nr": 100}) == "32.01.01-100"


def test_composed_and_decomposed_umlauts_are_the_same_pattern():
    assert muster.parse("Büro {nr}") == muster.parse("Bu\N{COMBINING DIAERESIS}ro {nr}")


def test_a_pattern_names_what_it_uses():
    assert muster.parse("{oe}/{plan}/{nr:03}").namen == ("oe", "plan", "nr")


def test_every_level_has_a_standard_that_passes_the_check():
    for ebene, text in muster.STANDARDMUSTER.items():
        assert muster.pruefe_muster(text, ebene, "einheit") == []
    assert muster.hinweise_zu_ebenen(muster.STANDARDMUSTER) == []


def test_the_live_example_takes_what_is_known_and_fills_the_rest():
    gelesen = muster.parse("{oe}/{plan}-{nr:04}", "akte")

    assert gelesen.beispiel() == "32/32.01.01-0007"
    assert gelesen.beispiel({"plan": "61.01", "oe": None}) == "32/61.01-0007"


def test_there_is_an_example_for_every_name():
    assert set(BEISPIELWERTE) == {
        name for namen in muster.NAMEN.values() for name in namen
    }


# What cannot be used in a number


@pytest.mark.parametrize(
    ("name", "wert", "code"),
    [
        ("plan", None, "muster-wert-fehlt"),
        ("oe", "", "muster-wert-fehlt"),
        ("nr", None, "muster-wert-fehlt"),
        ("nr", 0, "muster-wert-unbrauchbar"),
        ("nr", -1, "muster-wert-unbrauchbar"),
        ("nr", "7", "muster-wert-unbrauchbar"),
        ("nr", True, "muster-wert-unbrauchbar"),
        ("nr", 10**12, "muster-wert-unbrauchbar"),
        ("jahr", 26, "muster-wert-unbrauchbar"),
        ("jahr", "2026", "muster-wert-unbrauchbar"),
        ("plan", " 32", "muster-wert-unbrauchbar"),
        ("plan", "32\n01", "muster-wert-unbrauchbar"),
        ("plan", 32, "muster-wert-unbrauchbar"),
        ("plan", "3" * HOECHSTE_LAENGE, "kennzeichen-zu-lang"),
    ],
)
def test_no_number_from_a_value_that_is_missing_or_unusable(name, wert, code):
    gelesen = muster.parse("{oe}/{plan}/{jahr}/{nr}")

    with pytest.raises(muster.MusterFehler) as gefangen:
        gelesen.bilde({**WERTE, name: wert})

    assert codes(gefangen.value.hindernisse) == [code]


def test_all_missing_values_are_named_at_once():
    with pytest.raises(muster.MusterFehler) as gefangen:
        muster.parse("{oe}/{plan}-{nr}").bilde({"nr": 1})

    assert [satz(h) for h in gefangen.value.hindernisse] == [
        "The number needs a value for {oe}, and there is none.",
        "The number needs a value for {plan}, and there is none.",
    ]


def test_a_number_may_use_its_full_length():
    gelesen = muster.parse("{plan}{nr}")

    assert len(gelesen.bilde({"plan": "3" * (HOECHSTE_LAENGE - 1), "nr": 1})) == 80


# What is wrong with a pattern


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "muster-leer"),
        (None, "muster-leer"),
        ("{plan}", "muster-ohne-nr"),
        ("{{nr}}", "muster-ohne-nr"),
        ("{plan-{nr}", "muster-klammer"),
        ("plan}-{nr}", "muster-klammer"),
        ("{nr}-{", "muster-klammer"),
        ("{}{nr}", "muster-name-unbekannt"),
        ("{ nr }{nr}", "muster-name-unbekannt"),
        ("{farbe}-{nr}", "muster-name-unbekannt"),
        ("{nr}-{nr:04}", "muster-name-doppelt"),
        ("{plan}-{plan}-{nr}", "muster-name-doppelt"),
        ("{nr:}", "muster-format"),
        ("{nr:0}", "muster-format"),
        ("{nr:13}", "muster-format"),
        ("{nr:x}", "muster-format"),
        ("{nr:4d}", "muster-format"),
        ("{nr:004}", "muster-format"),
        ("{nr:04:04}", "muster-format"),
        ("{nr!r}", "muster-name-unbekannt"),
        ("{nr.real}", "muster-name-unbekannt"),
        ("{jahr:3}-{nr}", "muster-format"),
        ("{plan:04}-{nr}", "muster-format"),
        (" {nr}", "muster-zeichen"),
        ("{nr} ", "muster-zeichen"),
        ("{plan}\t{nr}", "muster-zeichen"),
        ("{plan}\n{nr}", "muster-zeichen"),
        ("{plan}\N{NO-BREAK SPACE}{nr}", "muster-zeichen"),
        ("x" * HOECHSTE_LAENGE + "{nr}", "muster-zu-lang"),
    ],
)
def test_a_faulty_pattern_is_refused(text, code):
    gefunden = fehler(text)

    assert code in codes(gefunden)
    assert all("${" not in satz(hindernis) for hindernis in gefunden)


@pytest.mark.parametrize("breite", range(1, 13))
def test_widths_from_1_to_12_are_possible(breite):
    for angabe in (f"{breite}", f"0{breite}"):
        zahl = muster.parse(f"{{nr:{angabe}}}").bilde({"nr": 5})
        assert zahl == "5".zfill(breite)


@pytest.mark.parametrize(
    ("ebene", "text", "fremd"),
    [
        ("akte", "{akte}-{nr}", "akte"),
        ("akte", "{vorgang}-{nr}", "vorgang"),
        ("vorgang", "{akte}-{plan}-{nr}", "plan"),
        ("dokument", "{vorgang}-{akte}-{nr}", "akte"),
        ("teilakte", "{akte}-{aktenplan}-{nr}", "aktenplan"),
    ],
)
def test_a_name_of_another_level_is_refused_with_those_that_are_possible(
    ebene, text, fremd
):
    (hindernis,) = [h for h in fehler(text, ebene) if h.code == "muster-name-ebene"]

    assert satz(hindernis).startswith(f"{{{fremd}}} cannot be used at this level")
    assert all(f"{{{name}}}" in satz(hindernis) for name in muster.NAMEN[ebene])


@pytest.mark.parametrize(
    ("geschrieben", "gemeint"),
    [
        ("NR", "nr"),
        ("Plan", "plan"),
        ("nummer", "nr"),
        ("jaht", "jahr"),
        ("aktenpan", "aktenplan"),
        ("Aktenplankennzeichen", "plan"),
        ("federfuehrung", "oe"),
    ],
)
def test_a_misspelt_name_is_recognised(geschrieben, gemeint):
    (hindernis,) = [
        h for h in fehler(f"{{{geschrieben}}}/{{nr}}", "akte") if "unbekannt" in h.code
    ][:1]

    assert f"Did you mean {{{gemeint}}}?" in satz(hindernis)


def test_a_teilakte_or_document_number_is_explained_by_the_name_that_serves():
    (hindernis, *_) = fehler("{akte}-{teilakte}-{nr}", "vorgang")

    assert "Did you mean {akte}?" in satz(hindernis)


@pytest.mark.parametrize(
    ("ebene", "text"),
    [
        ("vorgang", "{nr}-{akte}"),
        ("vorgang", "V{akte}-{nr}"),
        ("vorgang", "{nr}"),
        ("teilakte", "{oe}-{akte}-{nr}"),
        ("dokument", "{jahr}/{nr}"),
        ("dokument", "#{vorgang}-{nr}"),
    ],
)
def test_below_the_akte_a_number_continues_that_of_its_container(ebene, text):
    assert "muster-beginn" in codes(fehler(text, ebene))


def test_everything_that_is_wrong_is_said_at_once_and_names_the_field():
    gefunden = fehler(" {plan}-{foo}-{nr:x}-{nr}-{vorgang}-}", "akte")

    assert codes(gefunden) == [
        "muster-name-unbekannt",
        "muster-format",
        "muster-name-ebene",
        "muster-klammer",
        "muster-zeichen",
        "muster-name-doppelt",
    ]
    assert {hindernis.field for hindernis in gefunden} == {"muster_akte"}
    assert all(isinstance(hindernis, Hindernis) for hindernis in gefunden)


def test_the_check_reports_what_the_reader_found():
    assert codes(muster.pruefe_muster("{plan}-{foo}", "akte", "einheit")) == [
        "muster-name-unbekannt",
        "muster-ohne-nr",
    ]


def test_an_unknown_level_or_scope_is_an_error_of_the_program():
    with pytest.raises(ValueError, match="level"):
        muster.pruefe_muster("{nr}", "aktenplan", "einheit")
    with pytest.raises(ValueError, match="scope"):
        muster.pruefe_muster("{nr}", "akte", "monat")
