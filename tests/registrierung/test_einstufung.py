"""Nothing above VS-NfD is kept in this system."""

from collective.eakte.registrierung.einstufung import pruefe_einstufung

import pytest


@pytest.mark.parametrize("stufe", ["002", "003", "005", None])
def test_up_to_vs_nfd_it_is_kept(stufe):
    assert pruefe_einstufung(stufe) == []


@pytest.mark.parametrize("stufe", ["001", "004"])
def test_geheim_and_streng_geheim_are_refused(stufe):
    [grund] = pruefe_einstufung(stufe)
    assert grund.code == "einstufung-zu-hoch"
    assert grund.field == "vertraulichkeitsstufe"


@pytest.mark.parametrize("stufe", ["", "999", ["001"]])
def test_what_is_no_grade_is_left_to_the_vocabulary(stufe):
    assert pruefe_einstufung(stufe) == []
