"""The best of many matches come first, and only as far as they are looked at."""

from BTrees.IIBTree import IIBucket
from collective.eakte.volltext.rangliste import Rangliste
from hypothesis import given
from hypothesis import strategies as st

import pytest
import random


def treffer(anzahl, meiste_punkte=2**30):
    zufall = random.Random(anzahl)
    return IIBucket({rid: zufall.randint(1, meiste_punkte) for rid in range(anzahl)})


class Gezaehlt(IIBucket):
    """Says how often all of it was sorted."""

    sortiert = 0

    def byValue(self, mindestens):
        type(self).sortiert += not mindestens
        return super().byValue(mindestens)


@pytest.mark.parametrize("anzahl", [0, 1, 30, 1000, 1001, 5000])
@pytest.mark.parametrize("meiste_punkte", [1, 3, 2**30])
def test_the_order_is_that_of_the_scores(anzahl, meiste_punkte):
    alle = treffer(anzahl, meiste_punkte)
    geordnet = alle.byValue(0)
    liste = Rangliste(alle).byValue(0)
    assert list(liste) == geordnet
    assert len(liste) == anzahl


@given(st.integers(0, 1700), st.integers(0, 1700), st.sampled_from([2, 10**6]))
def test_any_page_is_that_of_the_whole_order(ab, bis, meiste_punkte):
    alle = treffer(1500, meiste_punkte)
    assert Rangliste(alle).byValue(0)[ab:bis] == alle.byValue(0)[ab:bis]


def test_places_are_counted_from_both_ends():
    alle = treffer(1500)
    geordnet, liste = alle.byValue(0), Rangliste(alle).byValue(0)
    for stelle in (0, 19, 99, 100, 1499, -1, -1500):
        assert liste[stelle] == geordnet[stelle]
    with pytest.raises(IndexError):
        liste[1500]


def test_the_first_page_does_not_sort_them_all():
    alle = Gezaehlt(treffer(5000))
    liste = Rangliste(alle).byValue(0)
    assert liste[0] == max((punkte, rid) for rid, punkte in alle.items())
    assert len(liste[80:100]) == 20
    assert Gezaehlt.sortiert == 0
    assert len(liste[4980:]) == 20
    assert Gezaehlt.sortiert == 1


def test_it_stands_for_the_matches():
    alle = treffer(3)
    liste = Rangliste(alle)
    assert len(liste) == 3
    assert list(liste) == [0, 1, 2]
    assert 2 in liste
    assert 3 not in liste
    assert liste[1] == alle[1]
    assert list(liste.items()) == list(alle.items())
    assert liste.byValue(1)
    assert not Rangliste(IIBucket())
