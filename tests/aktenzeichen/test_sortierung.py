"""Numbers sort as people read them."""

from collective.eakte.aktenzeichen.sortierung import sortierschluessel
from hypothesis import given
from hypothesis import strategies as st
from natsort import natsorted

import pytest


@pytest.mark.parametrize(
    "reihe",
    [
        ["1", "2", "10"],
        ["32.01-2", "32.01-10", "32.01-100"],
        ["32.01", "32.01.01", "32.01.02", "32.01-0001", "32.02"],
        ["32.01-0001", "32.01-0001-001", "32.01-0001#1", "32.01-0002"],
        ["32-0007", "32-0007-001", "32-0007-001#2", "32-0007-001#10", "32-0007-002"],
        ["32-9999", "32-10000"],
        ["10 44 01", "10 44 02", "10 45"],
        ["11.12.01.03-01", "11.12.01.03-01/1", "11.12.01.03-01/1#1"],
        ["M/RS 21/135.20-20/300", "M/RS 21/135.20-20/3001"],
        ["9" * 12, "1" + "0" * 12, "9" * 98, "1" + "0" * 98, "9" * 99, "1" * 200],
        ["", "1"],
    ],
)
def test_numbers_in_the_order_of_the_registry(reihe):
    durcheinander = reihe[::-1]

    assert sorted(durcheinander, key=sortierschluessel) == reihe


def test_umlauts_like_their_base_letter_as_din_5007_1_says():
    reihe = ["Bad", "Bäder", "Badstraße", "Bau", "Öl", "Ort", "Straße", "strassen"]
    durcheinander = reihe[::-1]

    assert sorted(durcheinander, key=sortierschluessel) == reihe


def test_capitals_and_umlauts_decide_only_between_equals():
    assert sorted(["ä", "A", "a", "ab"], key=sortierschluessel) == ["a", "A", "ä", "ab"]


def test_leading_zeros_come_after_the_value():
    assert sorted(["2", "01", "1", "001"], key=sortierschluessel) == [
        "1",
        "01",
        "001",
        "2",
    ]


def test_a_record_without_a_number_comes_first():
    assert sortierschluessel(None) == sortierschluessel("") < sortierschluessel(" ")


kennzeichen = st.text(alphabet="0129 .-/#_+aAäßzØ!é", max_size=8)


@given(kennzeichen, kennzeichen)
def test_different_numbers_never_share_a_place(a, b):
    assert (sortierschluessel(a) == sortierschluessel(b)) == (a == b)


@given(st.text(max_size=6), st.text(max_size=6))
def test_any_text_has_its_own_place(a, b):
    assert (sortierschluessel(a) == sortierschluessel(b)) == (a == b)


codes = st.text(alphabet="0123 .-/#", min_size=1, max_size=6)


@given(
    codes.filter(lambda c: c[-1].isdigit()),
    st.sampled_from(".-/# "),
    codes.filter(lambda c: c[0].isdigit()),
    codes,
)
def test_between_a_number_and_what_lies_below_it_comes_nothing_else(
    eltern, trennzeichen, rest, fremd
):
    kind = eltern + trennzeichen + rest

    assert sortierschluessel(eltern) < sortierschluessel(kind)
    if sortierschluessel(eltern) < sortierschluessel(fremd) < sortierschluessel(kind):
        assert fremd.startswith(eltern)
        assert not fremd[len(eltern)].isdigit()


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_running_numbers_sort_by_value(a, b):
    kleiner = sortierschluessel(f"32-{a}") < sortierschluessel(f"32-{b}")

    assert kleiner == (a < b)


einfache = st.lists(st.integers(0, 200), min_size=1, max_size=4).map(
    lambda zahlen: ".".join(map(str, zahlen))
)


@given(st.lists(einfache, unique=True))
def test_simple_plan_numbers_sort_as_natsort_sorts_them(nummern):
    assert sorted(nummern, key=sortierschluessel) == natsorted(nummern)
