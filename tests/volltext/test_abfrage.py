"""What people type is understood, and what Plone makes of it, and nothing breaks."""

from collective.eakte.listen.anfrage import textabfrage
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.abfrage import woerter
from collective.eakte.volltext.ausdruck import aus_folge
from collective.eakte.volltext.ausdruck import aus_nummer
from collective.eakte.volltext.ausdruck import aus_wort
from collective.eakte.volltext.frage import NICHTS
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Oder
from collective.eakte.volltext.frage import Ohne
from collective.eakte.volltext.frage import Und
from collective.eakte.volltext.frage import Wort
from collective.eakte.volltext.frage import Wortfolge
from hypothesis import given
from hypothesis import strategies as st
from plone.base.utils import munge_search_term

import pytest


A, B, C = Wort("a"), Wort("b"), Wort("c")


@pytest.mark.parametrize(
    ("text", "frage"),
    [
        ("a", A),
        ("a b", Und((A, B))),
        ("a AND b", Und((A, B))),
        ("a UND b", Und((A, B))),
        ("a and b", Und((A, B))),
        ("a or b", Oder((A, B))),
        ("a ODER b", Oder((A, B))),
        ("a b OR c", Oder((Und((A, B)), C))),
        ("a (b OR c)", Und((A, Oder((B, C))))),
        ("a -b", Ohne(A, B)),
        ("a NOT b", Ohne(A, B)),
        ("a AND NOT b", Ohne(A, B)),
        ("a NICHT b", Ohne(A, B)),
        ("a -(b c)", Ohne(A, Und((B, C)))),
        ('a -"b c"', Ohne(A, Wortfolge(("b", "c")))),
        ('"a b"', Wortfolge(("a", "b"))),
        ("„a b“", Wortfolge(("a", "b"))),
        ('"a b', Wortfolge(("a", "b"))),
        ('"a b"*', Wortfolge(("a", "b"), True)),
        ("Gast*", Wort("Gast", True)),
        ("E-Mail", Wortfolge(("E", "Mail"))),
        ("32.01.01-0007", Nummer(("32", "01", "01", "0007"))),
        ("32.01*", Nummer(("32", "01"), True)),
        ("§ 35a BauGB", Und((Wort("35a"), Wort("BauGB")))),
        ("(a", A),
        ("a)", A),
        ("a) b", Und((A, B))),
        ("()", NICHTS),
        ("", NICHTS),
        ("   ", NICHTS),
        ("* - ?", NICHTS),
        ("-a", NICHTS),
        ("NOT a", NICHTS),
        ("AND OR NOT", NICHTS),
        ("a AND", A),
        ("OR a", A),
        ('""', NICHTS),
    ],
)
def test_what_is_typed_is_understood(text, frage):
    assert lies(text) == frage


@pytest.mark.parametrize("text", ["Recht und Ordnung", "nicht oder doch"])
def test_german_words_are_words_in_small_letters(text):
    assert len(lies(text).teile) == len(text.split())


def test_a_star_means_beginnings_only_where_people_put_it():
    assert lies("Gast*") == Wort("Gast", True, teil=True)
    assert lies("Gast*", streng=True) == Wort("Gast", True, teil=False)


def test_what_plone_makes_of_a_question_is_understood():
    gast, recht = Wort("Gast", True), Wort("Recht", True)
    assert lies(munge_search_term("Gast Recht")) == Und((gast, recht))
    assert lies(munge_search_term('"Gast Recht"')) == Wortfolge(("Gast", "Recht"))
    assert woerter(lies(munge_search_term("Gast (Recht)"))) == [gast, Wort("Recht")]
    assert lies(munge_search_term("32.01.01-0007")) == Und(
        (Nummer(("32", "01", "01"), True), Wort("0007", True))
    )
    assert lies("Gast* Recht*") == lies(textabfrage("gast Recht".title()))


def test_what_lists_ask_for_is_understood():
    assert lies(textabfrage("Gast a")) == Und((Wort("Gast", True), Wortfolge(("a",))))


@given(st.text())
def test_nothing_that_is_typed_is_a_mistake(text):
    pruefe(lies(text))
    pruefe(lies(munge_search_term(text)))


@given(
    st.lists(
        st.sampled_from(
            ["(", ")", '"', "-", "*", " ", "AND", "OR", "NOT", "ODER", "a", "32.1-0"]
        ),
        max_size=60,
    ).map("".join)
)
def test_no_heap_of_signs_is_a_mistake(text):
    pruefe(lies(text))
    pruefe(lies(text, streng=True))


@pytest.mark.parametrize("text", ["(" * 100_000, "a " * 100_000, None, 7, b"a"])
def test_a_question_may_be_too_much(text):
    pruefe(lies(text))


def test_what_is_excluded_is_not_looked_for():
    assert woerter(lies("a -b (c OR a)")) == [A, C, A]


def pruefe(frage):
    """Every leaf can be looked up."""
    if isinstance(frage, Und | Oder):
        for teil in frage.teile:
            pruefe(teil)
    elif isinstance(frage, Ohne):
        pruefe(frage.teil)
        pruefe(frage.ausschluss)
    elif isinstance(frage, Wort):
        aus_wort(frage.text, frage.anfang, frage.teil)
    elif isinstance(frage, Nummer):
        aus_nummer(frage.teile, frage.anfang)
    else:
        assert isinstance(frage, Wortfolge)
        aus_folge(frage.woerter, frage.anfang)
