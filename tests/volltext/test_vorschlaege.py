"""Mistakes are counted as people make them."""

from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.vorschlaege import als_text
from collective.eakte.volltext.vorschlaege import entfernung
from hypothesis import given
from hypothesis import strategies as st

import pytest


@pytest.mark.parametrize(
    ("eines", "anderes", "fehler"),
    [
        ("bescheid", "bescheid", 0),
        ("beschied", "bescheid", 1),
        ("bescheit", "bescheid", 1),
        ("bescheidd", "bescheid", 1),
        ("escheid", "bescheid", 1),
        ("besched", "bescheide", 2),
        ("antrag", "bescheid", None),
    ],
)
def test_mistakes_are_counted(eines, anderes, fehler):
    assert entfernung(eines, anderes, 2) == fehler


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_counting_is_the_same_in_both_directions(eines, anderes):
    assert entfernung(eines, anderes, 3) == entfernung(anderes, eines, 3)
    assert entfernung(eines, anderes, 3) == wirklich(eines, anderes, 3)


def wirklich(a, b, hoechstens):
    """The definition, without shortcuts."""
    d = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if not i or not j:
                d[i, j] = i + j
                continue
            gleich = a[i - 1] == b[j - 1]
            d[i, j] = min(
                d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + (not gleich)
            )
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                d[i, j] = min(d[i, j], d[i - 2, j - 2] + 1)
    wert = d[len(a), len(b)]
    return wert if wert <= hoechstens else None


@pytest.mark.parametrize(
    "text",
    ["a", "a b", 'a "b c" -d', "a (b OR c)", "32.01.02", "(a OR b) -c", "ab -(c d)"],
)
def test_a_question_is_written_as_people_do(text):
    frage = lies(text, streng=True)
    assert lies(als_text(frage), streng=True) == frage
    assert als_text(lies("Gast* recht")) == "Gast recht"
    assert als_text(lies("Gast* recht", streng=True)) == "Gast* recht"
