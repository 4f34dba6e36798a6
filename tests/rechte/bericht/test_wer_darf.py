"""Who may see this, and why: acceptance scenario 21 and its edges."""

from AccessControl import Unauthorized
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.api import setze_stufe
from collective.eakte.rechte.bericht.api import einschraenkungen
from collective.eakte.rechte.bericht.api import wer_darf
from datetime import date
from datetime import timedelta
from openpyxl import load_workbook
from plone import api
from plone.dexterity.utils import createContentInContainer

import io
import pytest


MORGEN = date.today() + timedelta(days=1)


def von(zeilen, prinzipal):
    return [zeile for zeile in zeilen if zeile.prinzipal == prinzipal]


@pytest.fixture
def leitung(akte, person, als_person):
    """The head of the office, by a right in the plan."""
    person("leitung")
    with api.env.adopt_roles(["Manager"]):
        erteile(
            akte.__parent__.__parent__.__parent__, "leitung", ["Leitung"], grund="Amt"
        )
    als_person("leitung")


def test_scenario_21_the_head_learns_who_may_see_an_akte_and_why(
    freigegeben, leitung, rolle, als_person, akte
):
    rolle("Registratur")
    als_person("leitung")
    zeilen = wer_darf(akte)
    [einzeln] = von(zeilen, "yilmaz")
    assert (einzeln.art, einzeln.kann, einzeln.ursache) == (
        "person",
        "liest",
        "einzelfreigabe",
    )
    assert (einzeln.grund, einzeln.bis) == ("Amtshilfe", MORGEN)
    [gruppe] = von(zeilen, "rechtsamt")
    assert (gruppe.art, gruppe.mitglieder, gruppe.kann) == ("gruppe", 2, "bearbeitet")
    [plan] = von(zeilen, "leitung")
    assert (plan.ursache, plan.kann) == ("planrecht", "leitet")
    assert plan.herkunft.text == "32"
    assert plan.herkunft.url.endswith("/org/32")
    [haus] = von(zeilen, "registratur")
    assert (haus.ursache, haus.herkunft.hausweit, haus.kann) == (
        "rolle",
        True,
        "verwaltet",
    )


def test_only_what_was_given_here_can_be_withdrawn_here(freigegeben, akte, vorgang):
    with api.env.adopt_roles(["Manager"]):
        assert von(wer_darf(akte), "yilmaz")[0].kennung == freigegeben.kennung
        [oben] = von(wer_darf(vorgang), "yilmaz")
    assert oben.kennung is None
    assert oben.herkunft.text == akte.kennzeichen


def test_where_a_right_comes_from_is_told_to_those_only_who_may_know(
    akte, vorgang, person, als_person
):
    person("innen")
    person("fremd")
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, "fremd", ["Einsicht"], grund="Verdacht gegen Frau Z")
        erteile(vorgang, "innen", ["Sachbearbeitung"], grund="Hilfe")
    als_person("innen")
    [zeile] = von(wer_darf(vorgang), "fremd")
    assert zeile.grund == ""
    assert zeile.herkunft.url is None
    assert akte.kennzeichen not in str(zeile.herkunft.text)
    [eigene] = von(wer_darf(vorgang), "innen")
    assert eigene.grund == "Hilfe"


def test_a_right_that_begins_later_is_told_apart(akte, person):
    person("yilmaz")
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, "yilmaz", ["Einsicht"], grund="Urlaub", von=MORGEN)
        [zeile] = von(wer_darf(akte), "yilmaz")
    assert not zeile.gilt


def test_nothing_from_outside_is_listed_for_a_protected_akte(
    personalakte, rolle, als_person
):
    rolle("Registratur")
    rolle("Manager")
    als_person("personalamt")
    assert {zeile.prinzipal for zeile in wer_darf(personalakte)} == {"personalamt"}
    assert [code for code, _text in einschraenkungen(personalakte)] == ["schutz"]


def test_a_teilakte_with_another_circle_names_that_circle_only(
    personalakte, person, als_person
):
    person("beihilfe")
    als_person("personalamt")
    teilakte = createContentInContainer(personalakte, "Teilakte", title="Beihilfe")
    schuetze(teilakte, [("beihilfe", ["Leitung"])], "Beihilfe ist getrennt")
    als_person("beihilfe")
    assert {zeile.prinzipal for zeile in wer_darf(teilakte)} == {"beihilfe"}
    als_person("personalamt")
    assert "beihilfe" not in {zeile.prinzipal for zeile in wer_darf(personalakte)}


def test_a_grade_says_whom_it_keeps_out(akte, rolle):
    rolle("Poststelle")
    rolle("Registratur")
    with api.env.adopt_roles(["Manager"]):
        setze_stufe(akte, "005")
        zeilen = wer_darf(akte)
        assert not von(zeilen, "poststelle")
        assert von(zeilen, "registratur")[0].ohne_inhalt
        assert [code for code, _t in einschraenkungen(akte)] == [
            "vertraulichkeitsstufe"
        ]


def test_a_role_of_somebody_who_left_is_not_listed(akte, rolle):
    rolle("Registratur")
    with api.env.adopt_roles(["Manager"]):
        api.portal.get().acl_users.source_users.removeUser("registratur")
        assert not von(wer_darf(akte), "registratur")


def test_a_release_of_somebody_who_left_can_still_be_withdrawn(freigegeben, akte):
    with api.env.adopt_roles(["Manager"]):
        api.portal.get().acl_users.source_users.removeUser("yilmaz")
        [zeile] = von(wer_darf(akte), "yilmaz")
    assert zeile.art == "unbekannt"
    assert zeile.kennung == freigegeben.kennung


def test_the_tab_shows_the_rows_and_leads_to_withdrawing(
    freigegeben, leitung, akte, seite, text
):
    gezeigt = seite(akte, "rechte")
    zeilen = text(gezeigt.cssselect(".eakte-rechtetabelle tbody tr"))
    assert any("yilmaz" in z and "Amtshilfe" in z for z in zeilen)
    ziele = [a.get("href") for a in gezeigt.cssselect(".eakte-rechtetabelle a")]
    assert any(
        z.endswith(f"/@@eakte-entziehen?kennung={freigegeben.kennung}") for z in ziele
    )
    assert "Rights" in text(gezeigt.cssselect(".eakte-reiter a[aria-current]"))


def test_the_tab_is_not_for_readers(freigegeben, akte, seite, text, als_person):
    als_person("yilmaz")
    assert "Rights" not in text(seite(akte, "angaben").cssselect(".eakte-reiter a"))
    with pytest.raises(Unauthorized):
        seite(akte, "rechte")


def test_who_works_with_an_akte_sees_its_rights_but_withdraws_none(
    freigegeben, akte, seite, als_person
):
    als_person("klein")
    ziele = [a.get("href") for a in seite(akte, "rechte").cssselect("table a")]
    assert not any("entziehen" in ziel or "personenbericht" in ziel for ziel in ziele)


def test_the_report_is_saved_as_a_table_in_which_nothing_is_run(akte, person, seite):
    person("yilmaz")
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, "yilmaz", ["Einsicht"], grund="=1+1")
        mappe = load_workbook(io.BytesIO(seite(akte, "rechte", format="xlsx")))
        csv = seite(akte, "rechte", format="csv").decode("utf-8-sig")
    [zeile] = [z for z in mappe.active.iter_rows(min_row=2) if z[0].value == "yilmaz"]
    assert zeile[7].value == "=1+1"
    assert zeile[7].data_type == "s"
    assert "'=1+1" in csv
