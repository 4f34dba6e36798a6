"""The chain of entries: what somebody has changed in it afterwards shows."""

from collective.eakte.protokoll.eintrag import Eintrag
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import kanonisch
from collective.eakte.protokoll.eintrag import lies
from collective.eakte.protokoll.eintrag import schlicht
from collective.eakte.protokoll.kette import Bruch
from collective.eakte.protokoll.kette import pruefe
from collective.eakte.protokoll.protokoll import Protokoll
from collective.eakte.protokoll.protokoll import SEITE
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from ZODB.POSException import ConflictError

import json
import pytest


UID = "0" * 31 + "1"


def eintrag(was, **angaben):
    """A function that makes an entry at its place."""
    return lambda nr, vorher: Eintrag(
        nr,
        datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
        UID,
        "mueller",
        None,
        was,
        "",
        "browser",
        angaben,
        vorher,
    )


def protokoll_mit(anzahl):
    protokoll = Protokoll()
    for nummer in range(anzahl):
        protokoll.haenge_an(eintrag("geaendert", feld=f"Straße {nummer}"))
    return protokoll


def befund(protokoll, eintraege=None, **anders):
    angaben = {"anzahl": protokoll.anzahl, "kopf": protokoll.kopf, **anders}
    return pruefe(list(protokoll) if eintraege is None else eintraege, UID, **angaben)


def faelsche(daten, **anders):
    return kanonisch({**json.loads(daten), **anders})


def neu_verkettet(eintraege, ab):
    """What somebody makes of a chain who knows how hashes are computed."""
    eintraege = list(eintraege)
    for stelle in range(ab, len(eintraege)):
        eintraege[stelle] = faelsche(
            eintraege[stelle], vorher=hashwert(eintraege[stelle - 1])
        )
    return eintraege, hashwert(eintraege[-1])


@pytest.mark.parametrize("anzahl", [0, 1, 2, SEITE, SEITE + 1, 5 * SEITE + 3])
def test_an_untouched_chain_is_good(anzahl):
    protokoll = protokoll_mit(anzahl)
    assert befund(protokoll) is None
    assert protokoll.anzahl == len(list(protokoll)) == anzahl
    assert list(protokoll.neueste_zuerst()) == list(protokoll)[::-1]
    for ab, bis in ((1, anzahl), (2, 40), (SEITE, SEITE + 2), (0, 10**6)):
        assert protokoll.ausschnitt(ab, bis) == list(protokoll)[max(ab, 1) - 1 : bis]


@pytest.mark.parametrize("stelle", [0, 1, 40, 98, 99])
def test_an_edited_entry_is_named(stelle):
    protokoll = protokoll_mit(100)
    eintraege = list(protokoll)
    eintraege[stelle] = faelsche(eintraege[stelle], wer="jemand anders")
    assert befund(protokoll, eintraege) == Bruch(stelle + 1, "veraendert")


@pytest.mark.parametrize("stelle", [0, 1, 40, 98])
def test_a_removed_entry_is_named(stelle):
    protokoll = protokoll_mit(100)
    eintraege = list(protokoll)
    del eintraege[stelle]
    assert befund(protokoll, eintraege) == Bruch(stelle + 1, "fehlt")


def test_exchanged_entries_are_named():
    protokoll = protokoll_mit(10)
    eintraege = list(protokoll)
    eintraege[3], eintraege[6] = eintraege[6], eintraege[3]
    assert befund(protokoll, eintraege).nr == 4


def test_exchanged_entries_with_new_numbers_are_named():
    protokoll = protokoll_mit(10)
    eintraege = list(protokoll)
    eintraege[3] = faelsche(list(protokoll)[6], nr=4)
    eintraege[6] = faelsche(list(protokoll)[3], nr=7)
    assert befund(protokoll, eintraege).nr == 4


def test_a_chain_that_is_cut_off_at_the_end_is_shorter_than_its_head_says():
    protokoll = protokoll_mit(10)
    assert befund(protokoll, list(protokoll)[:7]) == Bruch(8, "fehlt")


def test_a_chain_cut_off_together_with_its_head_is_found_by_what_was_sealed():
    protokoll = protokoll_mit(10)
    gekuerzt = list(protokoll)[:7]
    kopf = hashwert(gekuerzt[-1])
    assert befund(protokoll, gekuerzt, anzahl=7, kopf=kopf) is None
    zeugen = [(10, protokoll.kopf)]
    assert befund(protokoll, gekuerzt, anzahl=7, kopf=kopf, zeugen=zeugen) == Bruch(
        8, "fehlt"
    )


def test_a_chain_that_was_computed_anew_is_found_by_what_was_sealed():
    protokoll = protokoll_mit(10)
    eintraege = list(protokoll)
    zeugen = [(3, hashwert(eintraege[2])), (8, hashwert(eintraege[7]))]
    eintraege[5] = faelsche(eintraege[5], was="nichts")
    gefaelscht, kopf = neu_verkettet(eintraege, 6)
    assert befund(protokoll, gefaelscht, kopf=kopf) is None
    bruch = befund(protokoll, gefaelscht, kopf=kopf, zeugen=zeugen)
    # Sealed were entries 3 and 8: between them it was changed.
    assert 3 < bruch.nr <= 8


def test_an_added_entry_is_named():
    protokoll = protokoll_mit(5)
    mehr = protokoll_mit(6)
    assert befund(protokoll, list(mehr)) == Bruch(6, "ueberzaehlig")


def test_an_entry_of_another_record_is_named():
    protokoll = protokoll_mit(5)
    eintraege = list(protokoll)
    eintraege[2] = faelsche(eintraege[2], objekt="f" * 32)
    assert befund(protokoll, eintraege) == Bruch(3, "fremd")


def test_what_cannot_be_read_is_named():
    protokoll = protokoll_mit(5)
    eintraege = list(protokoll)
    eintraege[2] = b"{"
    assert befund(protokoll, eintraege) == Bruch(3, "unlesbar")


def test_another_way_to_write_the_same_is_no_entry_that_was_written():
    protokoll = protokoll_mit(3)
    eintraege = list(protokoll)
    eintraege[1] = json.dumps(json.loads(eintraege[1])).encode()
    assert befund(protokoll, eintraege) == Bruch(2, "veraendert")


texte = st.text(max_size=20)
werte = st.recursive(
    st.none() | st.booleans() | st.integers() | texte | st.dates(),
    lambda teile: st.lists(teile, max_size=3) | st.dictionaries(texte, teile),
    max_leaves=5,
)


@given(st.dictionaries(texte, werte), texte, st.none() | texte)
def test_an_entry_is_read_as_it_was_written(angaben, warum, wer):
    zeit = datetime(2026, 2, 3, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    eintrag = Eintrag(1, zeit, UID, wer, None, "geaendert", warum, "rest", angaben)
    daten = eintrag.kanonisch()
    assert lies(daten).kanonisch() == daten
    assert lies(daten).angaben == json.loads(daten)["angaben"]


def test_values_of_python_become_values_of_json():
    assert schlicht({"tag": date(2026, 2, 3), "oe": {"32", "10"}, "zahl": 1.5}) == {
        "tag": "2026-02-03",
        "oe": ["10", "32"],
        "zahl": "1.5",
    }


def verschmolzen(davor, andere, eigene):
    """What the database keeps when two transactions have added entries at once."""
    ausgang = protokoll_mit(davor)
    zustaende = []
    for anzahl, was in ((andere, "heruntergeladen"), (eigene, "eingesehen")):
        protokoll = Protokoll()
        protokoll.__setstate__(dict(ausgang.__getstate__()))
        for nummer in range(anzahl):
            protokoll.haenge_an(eintrag(was, nummer=nummer))
        zustaende.append(protokoll.__getstate__())
    ergebnis = Protokoll()
    ergebnis.__setstate__(
        ausgang._p_resolveConflict(dict(ausgang.__getstate__()), *zustaende)
    )
    return ergebnis


@given(st.integers(1, SEITE - 1), st.integers(1, 3), st.integers(1, 3))
def test_entries_of_two_readers_at_once_are_put_behind_one_another(
    davor, andere, eigene
):
    if davor + max(andere, eigene) > SEITE:
        with pytest.raises(ConflictError):
            verschmolzen(davor, andere, eigene)
        return
    protokoll = verschmolzen(davor, andere, eigene)
    assert befund(protokoll) is None
    gelesen = [lies(daten).was for daten in protokoll][davor:]
    assert gelesen == ["heruntergeladen"] * andere + ["eingesehen"] * eigene
    protokoll.haenge_an(eintrag("geaendert"))
    assert befund(protokoll) is None
