"""The register of numbers: once given, never given again."""

from collective.eakte.aktenzeichen.ids import id_aus
from collective.eakte.aktenzeichen.register import Nummernregister
from collective.eakte.hindernisse import Hindernisse
from hypothesis import given
from hypothesis import strategies as st

import pytest
import re


def test_counters_count_each_for_itself():
    register = Nummernregister()
    gegeben = [register.naechste("a"), register.naechste("b"), register.naechste("a")]
    assert gegeben == [1, 1, 2]
    assert (register.stand("a"), register.stand("c")) == (2, 0)


def test_a_number_has_one_holder_however_it_is_written():
    register = Nummernregister()
    register.trage_ein("0010  A20", "uid-1")
    register.trage_ein("0010 a20", "uid-1")
    assert register.inhaber(" 0010 A20 ") == "uid-1"
    with pytest.raises(Hindernisse) as fehler:
        register.trage_ein("0010 A20", "uid-2")
    assert fehler.value.hindernisse[0].field == "kennzeichen"
    assert register.inhaber("0010 A20") == "uid-1"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=60))
def test_a_counter_never_gives_a_number_twice(schritte):
    register = Nummernregister()
    gegeben = [(zaehler, register.naechste(zaehler)) for zaehler, _ in schritte]
    assert len(set(gegeben)) == len(gegeben)


@given(st.text(max_size=40))
def test_an_id_holds_only_what_an_address_can_hold(text):
    assert re.fullmatch(r"[A-Za-z0-9.\-]*", id_aus(text))


@pytest.mark.parametrize(
    "kennzeichen,erwartet",
    [
        ("32.01.01-0007", "32.01.01-0007"),
        ("32/0010 A20#1", "32-0010-A20-1"),
        ("Büro/7", "Buero-7"),
        ("###", ""),
    ],
)
def test_an_id_looks_like_the_number(kennzeichen, erwartet):
    assert id_aus(kennzeichen) == erwartet
