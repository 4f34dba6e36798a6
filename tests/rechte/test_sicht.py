"""Who sees what in an access domain, on plain values."""

from collective.eakte.rechte.berechtigung import Berechtigung
from collective.eakte.rechte.berechtigung import EINZELFREIGABE
from collective.eakte.rechte.berechtigung import EINZELN
from collective.eakte.rechte.berechtigung import FUEHRUNG
from collective.eakte.rechte.berechtigung import PERSOENLICH
from collective.eakte.rechte.berechtigung import Schutz
from collective.eakte.rechte.regeln import geschuetzt
from collective.eakte.rechte.regeln import rollen_mit_recht
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sicht import Sicht
from collective.eakte.rechte.sicht import sieht
from collective.eakte.rechte.sicht import stufe_im_bereich
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st

import pytest


HEUTE = date(2026, 3, 15)
PROFIL = frozenset({"Sachbearbeitung", "Leitung", "Registratur", "Einsicht"})


@dataclass
class Bereich:
    """An access domain as the rules see it."""

    ort: str
    regeln: tuple = ()
    schutz: Schutz | None = None
    stufe: str | None = None


def freigabe(prinzipal, *rollen, ursache=EINZELFREIGABE, von=None, bis=None):
    return Berechtigung(prinzipal, rollen, ursache, von=von, bis=bis)


def schutz(art=EINZELN):
    return Schutz(art, "Personalsache", None, datetime.now(UTC))


def ich(*prinzipale, rollen=(), **angaben):
    return Sicht(frozenset(rollen), frozenset(prinzipale), **angaben)


def kette(*bereiche):
    return list(bereiche)


PLAN = Bereich("/s/plan/", (freigabe("oe-32", "Sachbearbeitung"),))


def test_a_grant_holds_from_its_first_to_its_last_day():
    befristet = freigabe(
        "yilmaz", "Einsicht", von=HEUTE, bis=HEUTE + timedelta(days=14)
    )
    assert not befristet.gilt(HEUTE - timedelta(days=1))
    assert befristet.gilt(HEUTE)
    assert befristet.gilt(HEUTE + timedelta(days=14))
    assert not befristet.gilt(HEUTE + timedelta(days=15))


def test_rights_from_above_and_of_the_whole_house_hold_below():
    akte = Bereich("/s/plan/akte/", (freigabe("yilmaz", "Einsicht"),))
    rollen, geschuetzt_ = rollen_im_bereich(
        kette(akte, PLAN), ich("yilmaz", "oe-32", rollen=["Registratur"]), HEUTE
    )
    assert rollen == {"Einsicht", "Sachbearbeitung", "Registratur"}
    assert not geschuetzt_


def test_in_a_protected_record_only_its_own_grants_hold():
    akte = Bereich("/s/plan/akte/", (freigabe("kreis", "Leitung"),), schutz())
    assert not sieht(
        kette(akte, PLAN), PROFIL, [ich("oe-32", rollen=["Registratur"])], HEUTE
    )
    assert sieht(kette(akte, PLAN), PROFIL, [ich("kreis")], HEUTE)


def test_the_circle_of_an_akte_does_not_see_a_protected_teilakte():
    akte = Bereich("/s/plan/akte/", (freigabe("personalamt", "Leitung"),), schutz())
    teilakte = Bereich(
        "/s/plan/akte/beihilfe/", (freigabe("beihilfe", "Leitung"),), schutz()
    )
    ganze = kette(teilakte, akte, PLAN)
    assert sieht(ganze, PROFIL, [ich("beihilfe")], HEUTE)
    assert not sieht(ganze, PROFIL, [ich("personalamt")], HEUTE)
    assert not sieht(kette(akte, PLAN), PROFIL, [ich("beihilfe")], HEUTE)


def test_leading_a_vorgang_opens_nothing_in_a_protected_akte():
    akte = Bereich("/s/plan/akte/", (freigabe("kreis", "Leitung"),), schutz())
    vorgang = Bereich(
        "/s/plan/akte/1/", (freigabe("oe-61", "Sachbearbeitung", ursache=FUEHRUNG),)
    )
    assert not sieht(kette(vorgang, akte, PLAN), PROFIL, [ich("oe-61")], HEUTE)
    assert sieht(kette(vorgang, PLAN), PROFIL, [ich("oe-61")], HEUTE)


def test_the_nearest_grade_holds():
    akte = Bereich("/s/plan/akte/", stufe="003")
    einheit = Bereich("/s/plan/", stufe="005")
    assert stufe_im_bereich(kette(akte, einheit)) == "003"
    assert stufe_im_bereich(kette(einheit)) == "005"
    assert stufe_im_bereich(kette(PLAN)) is None


@pytest.mark.parametrize(
    "stufe,recht,rolle,erlaubt",
    [
        ("003", "View", "Poststelle", True),
        ("005", "View", "Poststelle", False),
        ("005", "View", "Registratur", True),
        ("005", "collective.eakte: Read content", "Registratur", False),
        ("005", "collective.eakte: Read content", "Sachbearbeitung", True),
        ("005", "collective.eakte: Read content", "Revision", True),
        ("002", "View", "Revision", False),
        ("002", "View", "Einsicht", True),
        ("002", "collective.eakte: Read content", "Leitung", True),
        ("002", "collective.eakte: Read content", "Manager", False),
    ],
)
def test_a_grade_takes_rights_from_roles(stufe, recht, rolle, erlaubt):
    uebrig = rollen_mit_recht(recht, (rolle, "Leitung"), schutz=False, stufe=stufe)
    assert (rolle in uebrig) is erlaubt


def test_the_registratur_manages_what_she_cannot_look_into():
    zda = "collective.eakte: Close Schriftgut (zdA)"
    assert rollen_mit_recht(
        zda, ("Leitung", "Registratur"), schutz=True, stufe=None
    ) == (geschuetzt("Leitung"), geschuetzt("Registratur"), "Registratur")
    assert "Registratur" not in rollen_mit_recht(
        "View", ("Leitung", "Registratur"), schutz=True, stufe=None
    )


def test_who_stands_in_sees_what_the_absent_person_sees_but_nothing_personal():
    fuer = ich("seidel", fuer="seidel")
    offen = Bereich("/s/plan/a/", (freigabe("seidel", "Leitung"),), schutz())
    eigen = Bereich("/s/plan/b/", (freigabe("seidel", "Leitung"),), schutz(PERSOENLICH))
    assert sieht(kette(offen, PLAN), PROFIL, [ich("mensah"), fuer], HEUTE)
    assert not sieht(kette(eigen, PLAN), PROFIL, [ich("mensah"), fuer], HEUTE)


def test_a_deputy_for_one_akte_gets_at_no_other():
    fuer = ich("seidel", fuer="seidel", nur_in="/s/plan/a/")
    for ort, gesehen in (("/s/plan/a/", True), ("/s/plan/a/1/", True)):
        akte = Bereich(ort, (freigabe("seidel", "Leitung"),))
        assert sieht(kette(akte, PLAN), PROFIL, [fuer], HEUTE) is gesehen
    andere = Bereich("/s/plan/ab/", (freigabe("seidel", "Leitung"),))
    assert not sieht(kette(andere, PLAN), PROFIL, [fuer], HEUTE)


PERSONEN = st.sampled_from(["a", "b", "gruppe"])
FREIGABEN = st.lists(
    st.builds(
        lambda wer, rolle, tage: freigabe(
            wer, rolle, bis=HEUTE + timedelta(days=tage) if tage else None
        ),
        PERSONEN,
        st.sampled_from(["Einsicht", "Leitung"]),
        st.integers(-2, 2),
    ),
    max_size=3,
).map(tuple)


@given(FREIGABEN, FREIGABEN, st.booleans(), st.booleans())
def test_protection_never_shows_more(oben, unten, geschuetzt_, mit_rolle):
    sicht = ich("a", "gruppe", rollen=["Registratur"] if mit_rolle else [])
    einheit = Bereich("/s/plan/", oben)
    offene = Bereich("/s/plan/a/", unten)
    geschuetzte = Bereich("/s/plan/a/", unten, schutz())
    if sieht(kette(geschuetzte, einheit), PROFIL, [sicht], HEUTE):
        assert sieht(kette(offene, einheit), PROFIL, [sicht], HEUTE)


@given(FREIGABEN, FREIGABEN, FREIGABEN)
def test_a_further_grant_takes_nothing_from_anybody(oben, unten, weitere):
    einheit = Bereich("/s/plan/", oben)
    vorher = rollen_im_bereich(
        kette(Bereich("/s/plan/a/", unten), einheit), ich("a", "gruppe"), HEUTE
    )[0]
    nachher = rollen_im_bereich(
        kette(Bereich("/s/plan/a/", (*unten, *weitere)), einheit),
        ich("a", "gruppe"),
        HEUTE,
    )[0]
    assert vorher <= nachher
