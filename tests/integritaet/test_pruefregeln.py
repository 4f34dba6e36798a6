"""What is said of a file that is not as it was stored."""

from collective.eakte.integritaet.pruefregeln import Befund
from collective.eakte.integritaet.pruefregeln import DOKUMENT
from collective.eakte.integritaet.pruefregeln import FASSUNG
from collective.eakte.integritaet.pruefregeln import FEHLT
from collective.eakte.integritaet.pruefregeln import GROESSE
from collective.eakte.integritaet.pruefregeln import Ist
from collective.eakte.integritaet.pruefregeln import OHNE_EINTRAG
from collective.eakte.integritaet.pruefregeln import OHNE_PRUEFSUMME
from collective.eakte.integritaet.pruefregeln import PROTOKOLL
from collective.eakte.integritaet.pruefregeln import pruefe_fassung
from collective.eakte.integritaet.pruefregeln import Soll
from collective.eakte.integritaet.pruefregeln import UNLESBAR
from collective.eakte.integritaet.pruefregeln import VERAENDERT
from collective.eakte.integritaet.pruefregeln import WIDERSPRUCH

import pytest


A, B, C = "a" * 64, "b" * 64, "c" * 64
ALLE = (DOKUMENT, FASSUNG, PROTOKOLL)


def solls(dokument=A, fassung=A, protokoll=A, groesse=10):
    return [
        Soll(stelle, summe, groesse)
        for stelle, summe in zip(ALLE, (dokument, fassung, protokoll), strict=True)
    ]


def befunde(ist, *, verlangt=ALLE, **angaben):
    return [
        (befund.art, befund.stellen)
        for befund in pruefe_fassung(2, solls(**angaben), [ist], verlangt)
    ]


def test_a_file_as_it_was_stored_is_no_finding():
    assert befunde(Ist(A, 10)) == []


def test_other_bytes_of_the_same_length_are_an_altered_file():
    (befund,) = pruefe_fassung(2, solls(), [Ist(B, 10)], ALLE)
    assert befund == Befund(VERAENDERT, 2, ALLE, A, B)


def test_a_cut_off_file_is_told_by_its_size():
    (befund,) = pruefe_fassung(2, solls(), [Ist(B, 4)], ALLE)
    assert befund == Befund(GROESSE, 2, ALLE, "10", "4")


@pytest.mark.parametrize("stelle", ALLE)
def test_a_hash_that_was_rewritten_is_named_by_its_place(stelle):
    assert befunde(Ist(A, 10), **{stelle: B}) == [(WIDERSPRUCH, (stelle,))]


def test_who_alters_file_and_record_forgets_the_protokoll():
    assert befunde(Ist(B, 10), dokument=B, fassung=B) == [(WIDERSPRUCH, (PROTOKOLL,))]


def test_a_file_that_fits_to_nothing_is_altered_and_the_places_contradict_each_other():
    assert befunde(Ist(C, 10), dokument=B) == [(VERAENDERT, ALLE), (WIDERSPRUCH, ALLE)]


def test_a_size_that_was_rewritten_is_named():
    angaben = [*solls()[:2], Soll(PROTOKOLL, A, 11)]
    (befund,) = pruefe_fassung(2, angaben, [Ist(A, 10)], ALLE)
    assert (befund.art, befund.stellen) == (GROESSE, (PROTOKOLL,))


@pytest.mark.parametrize("fehler", (FEHLT, UNLESBAR))
def test_a_file_that_cannot_be_read_is_said_to_be_so(fehler):
    assert befunde(Ist(fehler=fehler)) == [(fehler, ())]


def test_a_version_that_only_the_protokoll_knows_is_missing():
    (befund,) = pruefe_fassung(3, solls()[2:], [], {PROTOKOLL})
    assert (befund.art, befund.nummer) == (FEHLT, 3)


@pytest.mark.parametrize(
    "stelle, art",
    (
        (DOKUMENT, OHNE_PRUEFSUMME),
        (FASSUNG, OHNE_PRUEFSUMME),
        (PROTOKOLL, OHNE_EINTRAG),
    ),
)
def test_a_place_that_says_nothing_is_named(stelle, art):
    assert befunde(Ist(A, 10), **{stelle: None}) == [(art, (stelle,))]


def test_of_a_place_that_need_not_know_the_version_nothing_is_asked():
    nur = (FASSUNG, PROTOKOLL)
    assert befunde(Ist(A, 10), verlangt=nur, dokument=None) == []


def test_the_same_finding_at_two_files_of_a_version_is_said_once():
    zwei = [Ist(B, 10), Ist(B, 10)]
    assert len(pruefe_fassung(1, solls(), zwei, ALLE)) == 1
