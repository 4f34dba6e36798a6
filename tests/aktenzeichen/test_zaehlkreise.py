"""Which records share one running number."""

from collective.eakte.aktenzeichen import zaehlkreise
from hypothesis import given
from hypothesis import strategies as st

import pytest


ALLE = [token for token, _titel in zaehlkreise.ZAEHLKREISE]

ANGABEN = {
    "einheit_uid": "e1",
    "oe": "32",
    "jahr": 2026,
    "akte_uid": "a1",
    "behaelter_uid": "b1",
}

angaben = st.fixed_dictionaries(
    {
        "einheit_uid": st.sampled_from(["e1", "e2"]),
        "oe": st.sampled_from(["32", "32:1", "1", "e1"]),
        "jahr": st.sampled_from([2025, 2026]),
        "akte_uid": st.sampled_from(["a1", "a2"]),
        "behaelter_uid": st.sampled_from(["a1", "b1", "b2"]),
    }
)

# What tells two counters apart, said once more and independently of the code.
MERKMALE = {
    ("akte", "einheit"): ("einheit_uid",),
    ("akte", "einheit-jahr"): ("einheit_uid", "jahr"),
    ("akte", "oe-jahr"): ("oe", "jahr"),
    ("akte", "global"): (),
    ("teilakte", None): ("akte_uid",),
    ("vorgang", None): ("akte_uid",),
    ("dokument", None): ("behaelter_uid",),
}


@given(
    st.sampled_from(list(MERKMALE)), st.sampled_from(list(MERKMALE)), angaben, angaben
)
def test_two_records_share_a_counter_only_when_their_scope_says_so(
    a, b, werte_a, werte_b
):
    def kreis(fall, werte):
        return (*fall, *(werte[name] for name in MERKMALE[fall]))

    def schluessel(fall, werte):
        return zaehlkreise.schluessel(fall[1], ebene=fall[0], **werte)

    gleich = schluessel(a, werte_a) == schluessel(b, werte_b)

    assert gleich == (kreis(a, werte_a) == kreis(b, werte_b))


@pytest.mark.parametrize("zaehlkreis", ALLE)
@pytest.mark.parametrize("ebene", ["teilakte", "vorgang", "dokument"])
def test_the_scope_of_the_plan_is_for_akten_only(zaehlkreis, ebene):
    ohne = zaehlkreise.schluessel(None, ebene=ebene, **ANGABEN)

    assert zaehlkreise.schluessel(zaehlkreis, ebene=ebene, **ANGABEN) == ohne


def test_a_vorgang_counts_in_its_akte_also_inside_a_teilakte():
    direkt = zaehlkreise.schluessel(
        None, ebene="vorgang", akte_uid="a1", behaelter_uid="a1"
    )
    im_band = zaehlkreise.schluessel(
        None, ebene="vorgang", akte_uid="a1", behaelter_uid="t1"
    )

    assert direkt == im_band


@pytest.mark.parametrize(
    ("zaehlkreis", "ebene", "fehlend"),
    [
        ("einheit", "akte", "einheit_uid"),
        ("einheit-jahr", "akte", "einheit_uid"),
        ("einheit-jahr", "akte", "jahr"),
        ("oe-jahr", "akte", "oe"),
        ("oe-jahr", "akte", "jahr"),
        ("einheit", "teilakte", "akte_uid"),
        ("einheit", "vorgang", "akte_uid"),
        ("einheit", "dokument", "behaelter_uid"),
    ],
)
def test_no_counter_without_the_value_that_its_scope_needs(zaehlkreis, ebene, fehlend):
    with pytest.raises(ValueError, match=fehlend):
        zaehlkreise.schluessel(zaehlkreis, ebene=ebene, **{**ANGABEN, fehlend: None})


@pytest.mark.parametrize("ebene", ["aktenplan", ""])
def test_only_records_are_counted(ebene):
    with pytest.raises(ValueError, match="level"):
        zaehlkreise.schluessel("einheit", ebene=ebene, **ANGABEN)
    with pytest.raises(ValueError, match="level"):
        zaehlkreise.unterscheidende_namen("einheit", ebene)


def test_an_unknown_scope_is_not_taken_for_another_one():
    with pytest.raises(ValueError, match="scope"):
        zaehlkreise.schluessel("monat", ebene="akte", **ANGABEN)
    with pytest.raises(ValueError, match="scope"):
        zaehlkreise.unterscheidende_namen("monat", "akte")


def test_the_standard_is_one_of_the_scopes():
    assert zaehlkreise.STANDARD in ALLE
