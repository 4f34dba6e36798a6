"""Rules on plain values: who may stand in, how long, and with which roles."""

from collective.eakte.rechte.berechtigung import Berechtigung
from collective.eakte.rechte.berechtigung import Schutz
from collective.eakte.rechte.sicht import Sicht
from collective.eakte.vertretung.regeln import pruefe_personen
from collective.eakte.vertretung.regeln import pruefe_zeitraum
from collective.eakte.vertretung.regeln import rollen_an
from collective.eakte.vertretung.regeln import uebertragbar
from collective.eakte.vertretung.register import Vertretungsregister
from collective.eakte.vertretung.vertretung import Beendigung
from collective.eakte.vertretung.vertretung import Vertretung
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC

import pytest


HEUTE = date(2027, 3, 10)


@dataclass
class Bereich:
    ort: str
    regeln: tuple = ()
    schutz: Schutz | None = None
    stufe: str | None = None


def codes(gruende):
    return [grund.code for grund in gruende]


@pytest.mark.parametrize(
    "von, bis, erwartet",
    [
        (date(2027, 3, 10), date(2027, 3, 20), []),
        (date(2027, 3, 10), date(2027, 3, 10), []),
        (date(2027, 3, 1), date(2027, 3, 10), []),
        (date(2027, 3, 10), date(2028, 3, 9), []),
        (date(2027, 3, 10), date(2028, 3, 10), ["zeitraum-zu-lang"]),
        (date(2028, 2, 29), date(2029, 2, 28), []),
        (date(2028, 2, 29), date(2029, 3, 1), ["zeitraum-zu-lang"]),
        (date.max, date.max, ["zeitraum-zu-lang"]),
        (date(2027, 3, 20), date(2027, 3, 15), ["ende-vor-beginn"]),
        (date(2027, 3, 1), date(2027, 3, 9), ["ende-liegt-zurueck"]),
        (date(2027, 3, 9), date(2027, 3, 8), ["ende-liegt-zurueck", "ende-vor-beginn"]),
        (None, date(2027, 3, 20), ["zeitraum-fehlt"]),
        (None, None, ["zeitraum-fehlt", "zeitraum-fehlt"]),
    ],
)
def test_a_vertretung_has_a_period_of_a_year_at_most(von, bis, erwartet):
    assert codes(pruefe_zeitraum(von, bis, HEUTE)) == erwartet


def test_nobody_stands_in_for_herself():
    gruende = pruefe_personen("a", "a", eingetragen_von="a", als="selbst")
    assert codes(gruende) == ["vertretung-durch-sich"]


def test_nobody_makes_herself_the_deputy_of_another():
    for als in ("leitung", "verwaltung"):
        gruende = pruefe_personen("a", "b", eingetragen_von="b", als=als)
        assert codes(gruende) == ["vertretung-selbst-genommen"]
        assert not pruefe_personen("a", "b", eingetragen_von="c", als=als)
    assert not pruefe_personen("a", "b", eingetragen_von="a", als="selbst")


def test_it_holds_from_the_first_to_the_last_day():
    vertretung = Vertretung("a", "b", date(2027, 3, 10), date(2027, 3, 20))
    assert not vertretung.gilt(date(2027, 3, 9))
    assert vertretung.gilt(date(2027, 3, 10))
    assert vertretung.gilt(date(2027, 3, 20))
    assert not vertretung.gilt(date(2027, 3, 21))
    beendet = replace(vertretung, beendet=Beendigung("a", datetime.now(UTC)))
    assert not beendet.gilt(date(2027, 3, 15))


def test_technical_administration_does_not_pass_to_a_deputy():
    eigene = Sicht(
        frozenset({"Manager", "Leitung"}),
        frozenset({"a"}),
        oben={"/plan/": frozenset({"Site Administrator", "Einsicht"})},
    )
    sicht = uebertragbar(eigene)
    assert sicht.rollen == {"Leitung"}
    assert sicht.oben == {"/plan/": {"Einsicht"}}


def einzeln(art="einzeln"):
    return Schutz(art, "", None, datetime.now(UTC))


def test_in_a_protected_record_roles_have_their_other_names():
    plan = Bereich("/plan/", (Berechtigung("a", ("Leitung",), "planrecht"),))
    akte = Bereich(
        "/plan/akte/", (Berechtigung("a", ("Einsicht",), "schutz"),), einzeln()
    )
    sicht = Sicht(frozenset(), frozenset({"a"}), fuer="a")
    assert rollen_an([plan], sicht, HEUTE) == {"Leitung"}
    assert rollen_an([akte, plan], sicht, HEUTE) == {"Einsicht (Schutz)"}


def test_who_manages_protected_records_unseen_does_so_for_the_absent_person_too():
    akte = Bereich("/plan/akte/", (), einzeln())
    sicht = Sicht(frozenset({"Registratur", "Leitung"}), frozenset({"a"}), fuer="a")
    assert rollen_an([akte], sicht, HEUTE) == {"Registratur"}


def test_personal_records_are_closed_to_every_deputy():
    akte = Bereich(
        "/plan/akte/",
        (Berechtigung("a", ("Leitung",), "schutz"),),
        einzeln("persoenlich"),
    )
    eigene = Sicht(frozenset({"Registratur"}), frozenset({"a"}))
    assert rollen_an([akte], eigene, HEUTE) == {"Leitung (Schutz)", "Registratur"}
    assert rollen_an([akte], replace(eigene, fuer="a"), HEUTE) == frozenset()


def test_who_administers_records_opens_no_protected_one_to_a_deputy():
    akte = Bereich(
        "/plan/akte/", (Berechtigung("a", ("Leitung",), "schutz"),), einzeln()
    )
    plan = Bereich("/plan/", (Berechtigung("a", ("Leitung",), "planrecht"),))
    sicht = Sicht(frozenset(), frozenset({"a"}), fuer="a", nur_offenes=True)
    assert rollen_an([akte, plan], sicht, HEUTE) == frozenset()
    assert rollen_an([plan], sicht, HEUTE) == {"Leitung"}


def test_the_register_knows_who_acts_on_a_day():
    register = Vertretungsregister()
    erste = Vertretung("a", "b", date(2027, 3, 10), date(2027, 3, 20))
    zweite = Vertretung("c", "b", date(2027, 3, 15), date(2027, 3, 31))
    for vertretung in (erste, zweite):
        register.trage_ein(vertretung)
    assert register.nach_vertretenden(date(2027, 3, 9)) == {}
    assert register.nach_vertretenden(HEUTE) == {"b": (erste,)}
    assert register.nach_vertretenden(date(2027, 3, 15)) == {"b": (erste, zweite)}
    register.ersetze(replace(erste, beendet=Beendigung("a", datetime.now(UTC))))
    assert register.nach_vertretenden(date(2027, 3, 15)) == {"b": (zweite,)}
    register.raeume_auf(date(2027, 4, 1))
    assert register.nach_vertretenden(date(2027, 3, 15)) == {}
    assert [v.kennung for v in register.alle()] == [erste.kennung, zweite.kennung]
