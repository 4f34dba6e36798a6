"""Parents from the numbering, levels and circles."""

from collective.eakte.aktenplan.gliederung import ebenen
from collective.eakte.aktenplan.gliederung import leite_eltern_ab
from hypothesis import given
from hypothesis import strategies as st

import pytest


def abgeleitet(*nummern, **angaben):
    return leite_eltern_ab(nummern, **angaben)


@pytest.mark.parametrize(
    "nummern, eltern",
    [
        (("32", "32.01", "32.01.01"), (None, "32", "32.01")),
        (("1", "11", "111", "111.01"), (None, "1", "11", "111")),
        (("10", "10 44", "10 44 01"), (None, "10", "10 44")),
        (("A", "A1", "A1/2", "B"), (None, "A", "A1", None)),
        (("1.", "1.1.", "1.10."), (None, "1.", "1.")),
        (("01", "02", "01-01"), (None, None, "01")),
        (("0010 A20 011-4", "0010 A20 012-4"), (None, None)),
    ],
)
def test_parents_are_found_in_any_code_scheme(nummern, eltern):
    ergebnis = abgeleitet(*nummern)
    assert tuple(ergebnis.eltern.values()) == eltern
    assert not ergebnis.mehrdeutig
    assert not ergebnis.unklar


def test_ten_beside_one_is_not_guessed():
    ergebnis = abgeleitet("1", "1.1", "10", "10.1")
    assert ergebnis.mehrdeutig == {"10": "1"}


def test_levels_tell_whether_ten_lies_below_one():
    nummern = ("1", "1.1", "10", "10.1")
    ergebnis = abgeleitet(*nummern, ebenen={"1": 1, "1.1": 2, "10": 1, "10.1": 2})
    assert ergebnis.eltern == {"1": None, "1.1": "1", "10": None, "10.1": "10"}


def test_a_unit_that_is_missing_between_is_noticed():
    assert abgeleitet("32", "32.01.01").unklar == ["32.01.01"]
    assert abgeleitet("32", "33.01").unklar == ["33.01"]
    ergebnis = abgeleitet("32", "32.01.01", ebenen={"32": 1, "32.01.01": 3})
    assert ergebnis.unklar == ["32.01.01"]


def test_units_that_are_there_already_can_be_parents():
    assert abgeleitet("32.01", weitere=("32",)).eltern == {"32.01": "32"}


def test_levels_are_counted_from_the_top():
    stufen, kreise = ebenen({"c": "b", "b": "a", "a": None, "d": None})
    assert (stufen, kreise) == ({"a": 1, "b": 2, "c": 3, "d": 1}, {})


def test_a_circle_is_found_once_with_its_way():
    stufen, kreise = ebenen({"x": "a", "a": "b", "b": "a", "c": None})
    assert stufen == {"c": 1}
    assert kreise == {"a": ["a", "b", "a"]}


def test_a_very_deep_plan_is_no_problem():
    kette = {str(n): str(n - 1) if n else None for n in range(20_000)}
    assert ebenen(kette)[0]["19999"] == 20_000


@st.composite
def baeume(draw):
    """A plan as number -> parent, numbered with separators and fixed width."""
    eltern = {f"{n:02}": None for n in range(1, draw(st.integers(2, 4)))}
    for _ebene in range(draw(st.integers(0, 5))):
        for nummer in [n for n in eltern if n.count(".") == _ebene]:
            for kind in range(draw(st.integers(0, 3))):
                eltern[f"{nummer}.{kind + 1:02}"] = nummer
    return eltern


@given(baeume(), st.randoms(use_true_random=False))
def test_the_numbering_alone_gives_back_the_tree_in_any_order(eltern, zufall):
    nummern = list(eltern)
    zufall.shuffle(nummern)
    ergebnis = leite_eltern_ab(nummern)
    assert ergebnis.eltern == eltern
    assert not ergebnis.mehrdeutig
    assert not ergebnis.unklar


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg")))
def test_every_unit_has_a_level_or_lies_in_or_below_a_circle(eltern):
    stufen, kreise = ebenen(eltern)
    for nummer in eltern:
        gesehen, aktuell = set(), nummer
        while aktuell in eltern and aktuell not in gesehen:
            gesehen.add(aktuell)
            aktuell = eltern[aktuell]
        assert (aktuell in gesehen) == (nummer not in stufen)
    assert bool(kreise) == (len(stufen) < len(eltern))
