"""No pattern may give one number to two records.

The law stands in the docstring of ``muster``. It is tested against numbers that are
really built: from few characters, so that collisions are likely where they are
possible at all.
"""

from collective.eakte.aktenzeichen import muster
from collective.eakte.aktenzeichen import zaehlkreise
from hypothesis import assume
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from itertools import combinations
from itertools import product
from random import Random

import pytest


SCOPES = [token for token, _titel in zaehlkreise.ZAEHLKREISE]


def codes(hindernisse):
    return [hindernis.code for hindernis in hindernisse]


def merkmale(ebene, zaehlkreis, gelesen):
    """What has to differ between two records with different numbers."""
    namen = {*zaehlkreise.unterscheidende_namen(zaehlkreis, ebene), "nr"}
    if "plan" in namen:
        namen.add("aktenplan")
    return [name for name in gelesen.namen if name in namen]


@pytest.mark.parametrize(
    ("text", "ebene", "zaehlkreis"),
    [
        ("{plan}-{nr:04}", "akte", "einheit"),
        ("{plan}/{nr}", "akte", "einheit"),
        ("{nr}-{plan}", "akte", "einheit"),
        ("{aktenplan} {plan}-{nr}", "akte", "einheit"),
        ("{oe}/{plan}/{jahr}/{nr}", "akte", "oe-jahr"),
        ("{oe}/{plan}/{jahr}/{nr}", "akte", "einheit-jahr"),
        ("{oe}/{plan}-{nr}", "akte", "einheit"),
        # Years have a fixed width: nothing is needed between them and the number.
        ("{plan}/{jahr}{nr:04}", "akte", "einheit-jahr"),
        ("{plan}-{nr:04}{jahr}", "akte", "einheit-jahr"),
        ("{oe}-{jahr:2}{nr}", "akte", "oe-jahr"),
        ("{nr}", "akte", "global"),
        ("{plan}-{nr}", "akte", "global"),
        ("{akte}-{nr:03}", "vorgang", None),
        ("{akte}/{nr}", "vorgang", None),
        ("{akte}-{jahr}-{nr}", "vorgang", None),
        ("{akte}-T{nr}", "teilakte", None),
        ("{vorgang}#{nr}", "dokument", None),
        ("{vorgang}#{nr}-{oe}", "dokument", None),
        # Office and year run into each other, but neither has to be read back.
        ("{vorgang}#{nr}#{oe}{jahr}", "dokument", None),
    ],
)
def test_patterns_that_authorities_use_are_accepted(text, ebene, zaehlkreis):
    assert muster.pruefe_muster(text, ebene, zaehlkreis) == []


@pytest.mark.parametrize(
    ("text", "ebene", "zaehlkreis"),
    [
        ("{plan}{nr}", "akte", "einheit"),
        ("{plan}1{nr}", "akte", "einheit"),
        ("{plan}{nr:04}", "akte", "einheit"),
        ("{nr}{plan}", "akte", "einheit"),
        ("{jahr}{nr}{plan}", "akte", "einheit-jahr"),
        ("{oe}{jahr}{plan}-{nr}", "akte", "oe-jahr"),
        ("{oe}-{plan}-{nr}", "akte", "einheit"),
        ("{oe}-{jahr}-{plan}-{nr}", "akte", "oe-jahr"),
        ("{aktenplan}.{plan}-{nr}", "akte", "einheit"),
        ("{akte}{nr:03}", "vorgang", None),
        ("{akte}{jahr}{nr}", "vorgang", None),
        ("{akte}-{nr}{oe}", "vorgang", None),
    ],
)
def test_a_pattern_that_reads_in_two_ways_is_refused(text, ebene, zaehlkreis):
    gefunden = muster.pruefe_muster(text, ebene, zaehlkreis)

    assert codes(gefunden) == ["muster-mehrdeutig"]
    assert gefunden[0].field == f"muster_{ebene}"


def test_the_refusal_shows_one_number_and_its_two_origins():
    (hindernis,) = muster.pruefe_muster("{plan}{nr}", "akte", "einheit")

    assert hindernis.message.mapping == {
        "number": "111",
        "first": "{plan} = 11, {nr} = 1",
        "second": "{plan} = 1, {nr} = 11",
    }


@pytest.mark.parametrize(
    ("text", "zaehlkreis", "fehlend"),
    [
        ("{nr:04}", "einheit", ["{plan}"]),
        ("{oe}/{nr}", "einheit", ["{plan}"]),
        ("{plan}-{nr}", "einheit-jahr", ["{jahr}"]),
        ("{jahr}-{nr}", "einheit-jahr", ["{plan}"]),
        ("{nr}", "oe-jahr", ["{oe}", "{jahr}"]),
        ("{plan}-{nr}", "oe-jahr", ["{oe}", "{jahr}"]),
    ],
)
def test_what_tells_the_counters_apart_must_be_in_the_number(text, zaehlkreis, fehlend):
    gefunden = muster.pruefe_muster(text, "akte", zaehlkreis)

    assert [h.code for h in gefunden] == ["muster-name-fehlt"] * len(fehlend)
    assert [h.message.mapping["name"] for h in gefunden] == fehlend


def test_known_codes_decide_whether_a_separator_separates():
    text = "{oe}-{plan}-{nr:02}"

    def pruefe(oe, plan):
        codes_der_stadt = {"oe": oe, "plan": plan}
        return muster.pruefe_muster(text, "akte", "einheit", codes=codes_der_stadt)

    assert pruefe(["AKR", "OB"], ["0429", "0430"]) == []
    assert codes(pruefe(["AKR", "OB-1"], ["04-29"])) == ["muster-mehrdeutig"]


def test_known_offices_with_a_slash_forbid_the_slash_as_separator():
    text = "{oe}/{plan}-{nr}"

    assert muster.pruefe_muster(text, "akte", "einheit") == []
    assert codes(
        muster.pruefe_muster(
            text, "akte", "einheit", codes={"oe": ["I/32"], "plan": ["1/2"]}
        )
    ) == ["muster-mehrdeutig"]


def test_no_known_codes_yet_is_like_not_knowing_them():
    leer = {"plan": [], "oe": []}

    for text in ("{plan}-{nr}", "{oe}-{plan}-{nr}"):
        mit = muster.pruefe_muster(text, "akte", "einheit", codes=leer)
        assert codes(mit) == codes(muster.pruefe_muster(text, "akte", "einheit"))


# The law


def werte(zufall):
    """Values out of few characters: they collide where anything can."""

    def code(zeichen):
        laenge = zufall.choice([1, 1, 2, 3, 4])
        gewaehlt = [zufall.choice(zeichen) for _ in range(laenge)]
        gewaehlt[0], gewaehlt[-1] = zufall.choice("11a"), zufall.choice("11a")
        return "".join(gewaehlt)

    return {
        "plan": code("11a.-/ "),
        "aktenplan": code("11a.-"),
        "oe": code("11a-_ "),
        "akte": "".join(zufall.choice("1-#a/ ") for _ in range(4)).strip() or "1",
        "vorgang": "".join(zufall.choice("1-#a/ ") for _ in range(4)).strip() or "1",
        "jahr": zufall.choice([2011, 2012, 2021]),
        "nr": zufall.choice([1, 2, 11, 12, 111, 2011, 20111]),
    }


trennungen = st.sampled_from(["", "-", "/", ".", " ", "#", " Nr. ", "1", "a", "--"])


@st.composite
def patterns(draw, ebene, zaehlkreis):
    """Patterns with all names that the scope needs, separated well or badly."""
    noetig = [*zaehlkreise.unterscheidende_namen(zaehlkreis, ebene), "nr"]
    namen = list(muster.NAMEN[ebene])
    gewaehlt = [name for name in namen if name in noetig or draw(st.booleans())]
    if ebene == "akte":
        gewaehlt = draw(st.permutations(gewaehlt))
    angaben = {
        "jahr": draw(st.sampled_from(["{jahr}", "{jahr:2}"])),
        "nr": draw(st.sampled_from(["{nr}", "{nr:02}", "{nr:04}"])),
    }
    teile = [angaben.get(name, f"{{{name}}}") for name in gewaehlt]
    text = teile[0]
    for teil in teile[1:]:
        text += draw(trennungen) + teil
    return text


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
@pytest.mark.parametrize(
    ("ebene", "zaehlkreis"),
    [*(("akte", token) for token in SCOPES), ("vorgang", None), ("dokument", None)],
)
@given(data=st.data())
def test_an_accepted_pattern_never_gives_one_number_twice(ebene, zaehlkreis, data):
    text = data.draw(patterns(ebene, zaehlkreis))
    assume(muster.pruefe_muster(text, ebene, zaehlkreis) == [])
    gelesen = muster.parse(text, ebene)
    namen = merkmale(ebene, zaehlkreis, gelesen)
    zufall = Random(data.draw(st.integers(0, 2**32)))
    vergeben = {}
    for eine in (werte(zufall) for _ in range(300)):
        merkmal = tuple(eine[name] for name in namen)
        assert vergeben.setdefault(gelesen.bilde(eine), merkmal) == merkmal


def alle_werte(namen):
    auswahl = {
        "plan": ["1", "11", "1-1", "1/1", "1.1", "a"],
        "aktenplan": ["1", "1.1", "1-1", "a"],
        "oe": ["1", "11", "1-1", "1_1", "a"],
        "jahr": [1111, 1112, 1211],
        "nr": [1, 2, 11, 111, 1111, 11111, 111111],
    }
    for werte in product(*(auswahl[name] for name in namen)):
        yield dict(zip(namen, werte, strict=True))


ALLE_MUSTER = [
    trenner.join(namen)
    for laenge in (1, 2, 3)
    for namen in combinations(["{oe}", "{plan}", "{jahr}", "{nr:02}"], laenge)
    for trenner in ("", "-", "/", "1")
    if "{nr:02}" in namen
]


@pytest.mark.parametrize("zaehlkreis", SCOPES)
def test_all_small_patterns_and_all_small_values(zaehlkreis):
    """Both directions: accepted means unique, refused means that it really happens."""
    gesehen = set()
    for text in ALLE_MUSTER:
        urteil = codes(muster.pruefe_muster(text, "akte", zaehlkreis))
        if "muster-name-fehlt" in urteil:
            continue
        gelesen = muster.parse(text, "akte")
        namen = merkmale("akte", zaehlkreis, gelesen)
        vergeben = {}
        for werte in alle_werte(gelesen.namen):
            merkmal = tuple(werte[name] for name in namen)
            vergeben.setdefault(gelesen.bilde(werte), set()).add(merkmal)
        doppelt = any(len(merkmale_) > 1 for merkmale_ in vergeben.values())
        assert doppelt == (urteil == ["muster-mehrdeutig"]), text
        gesehen.add(doppelt)
    assert False in gesehen


@settings(deadline=None)
@given(data=st.data(), zaehlkreis=st.sampled_from(SCOPES))
def test_the_example_of_a_refusal_is_really_one_number(data, zaehlkreis):
    text = data.draw(patterns("akte", zaehlkreis))
    gefunden = muster.pruefe_muster(text, "akte", zaehlkreis)
    assume(codes(gefunden) == ["muster-mehrdeutig"])
    mapping = gefunden[0].message.mapping
    gelesen = muster.parse(text, "akte")

    for seite in ("first", "second"):
        werte = dict(stueck.split(" = ") for stueck in mapping[seite].split(", "))
        werte = {name[1:-1]: wert for name, wert in werte.items()}
        werte["nr"] = int(werte["nr"])
        if "jahr" in werte:
            werte["jahr"] = int(werte["jahr"].rjust(4, "2"))
        assert gelesen.bilde(werte) == mapping["number"]
    assert mapping["first"] != mapping["second"]


# Hints


def test_two_plans_without_the_code_of_the_plan_are_mentioned():
    def gesagt(text, zaehlkreis="einheit", mehrere=True):
        return codes(muster.hinweise(text, "akte", zaehlkreis, mehrere_plaene=mehrere))

    assert gesagt("{plan}-{nr}") == ["muster-ohne-aktenplan"]
    assert gesagt("{plan}-{nr}", mehrere=False) == []
    assert gesagt("{aktenplan} {plan}-{nr}") == []
    assert gesagt("{plan}-{nr}", zaehlkreis="global") == []


def test_a_year_of_two_digits_is_mentioned_where_the_counter_starts_anew():
    assert codes(muster.hinweise("{oe}/{jahr:2}/{nr}", "akte", "oe-jahr")) == [
        "muster-jahr-zweistellig"
    ]
    assert muster.hinweise("{oe}/{jahr}/{nr}", "akte", "oe-jahr") == []
    assert muster.hinweise("{plan}-{nr}/{jahr:2}", "akte", "einheit") == []


def test_levels_of_one_akte_that_form_the_same_numbers_are_mentioned():
    gleiche = {
        "akte": "{plan}-{nr}",
        "vorgang": "{akte}-{nr:04}",
        "dokument": "{vorgang}-{nr:04}",
    }
    (hinweis,) = muster.hinweise_zu_ebenen(gleiche)

    assert hinweis.code == "muster-ebenen-gleich"
    assert hinweis.field == "muster_dokument"
    assert muster.hinweise_zu_ebenen({**gleiche, "dokument": "{vorgang}#{nr}"}) == []
