"""Umschreiben, a number by hand, and the list of numbers that are not in use."""

from AccessControl import Unauthorized
from plone import api

import pytest


@pytest.fixture(autouse=True)
def registratur(als_rolle, aktenplan):
    als_rolle("Registratur")


@pytest.fixture
def gaststaetten(aktenplan):
    return aktenplan["32"]["32.01"]["32.01.02"]


def test_before_an_akte_moves_its_new_number_is_shown(akte, rufe_auf, text):
    _view, html = rufe_auf(akte, "umschreiben", knopf="pruefen", ziel="32.01.02")
    assert "32.01.02-0001" in html
    assert "5 years 10 years" in text(html)
    assert akte.kennzeichen == "32.01.01-0001"
    assert 'id="eakte-fehler"' not in html


def test_nobody_moves_an_akte_without_having_looked(akte, rufe_auf):
    _view, html = rufe_auf(akte, "umschreiben")
    assert "form.buttons.pruefen" in html
    assert "form.buttons.save" not in html
    _view, html = rufe_auf(akte, "umschreiben", knopf="pruefen", ziel="32.01.02")
    assert "form.buttons.save" in html


def test_an_akte_moves_and_keeps_its_periods(akte, gaststaetten, rufe_auf):
    view, _html = rufe_auf(akte, "umschreiben", ziel="32.01.02", grund="Irrtum")
    (umgezogen,) = gaststaetten.objectValues()
    assert umgezogen.kennzeichen == "32.01.02-0001"
    assert umgezogen.fruehere_kennzeichen == ["32.01.01-0001"]
    assert umgezogen.aufbewahrungsdauer == 5
    assert view.request.response.getHeader("location") == umgezogen.absolute_url()


def test_periods_are_inherited_anew_on_confirmation_only(akte, gaststaetten, rufe_auf):
    rufe_auf(akte, "umschreiben", ziel="32.01.02", grund="x", fristen_neu="1")
    (umgezogen,) = gaststaetten.objectValues()
    assert umgezogen.aufbewahrungsdauer == 10


def test_a_reason_is_asked_for_and_what_was_seen_stays(akte, gaststaetten, rufe_auf):
    _view, html = rufe_auf(akte, "umschreiben", ziel="32.01.02", grund="")
    assert '<a href="#form-widgets-grund"' in html
    assert "32.01.02-0001" in html
    assert not len(gaststaetten)


@pytest.mark.parametrize(
    "ziel, grund",
    [
        ("99.99", "no plan unit with the number 99.99"),
        ("32.01", "kept in Betreffseinheiten only"),
        ("32.01.01", "already kept in 32.01.01"),
        ("32.01.01-0001", "no plan unit"),
        ("", "name the new plan unit"),
    ],
)
def test_a_target_that_does_not_fit_is_said_at_the_field(
    akte, rufe_auf, text, ziel, grund
):
    _view, html = rufe_auf(akte, "umschreiben", knopf="pruefen", ziel=ziel)
    assert grund in text(html)
    assert '<a href="#form-widgets-ziel"' in html
    assert "form.buttons.save" not in html


def test_a_unit_out_of_use_is_no_target(akte, gaststaetten, rufe_auf, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(gaststaetten, "stilllegen")
    _view, html = rufe_auf(akte, "umschreiben", ziel="32.01.02", grund="x")
    assert "takes nothing new" in text(html)
    assert not len(gaststaetten)
    assert akte.kennzeichen == "32.01.01-0001"


def test_sachbearbeitung_moves_no_akte(akte, rufe_auf, als_rolle):
    als_rolle("Sachbearbeitung")
    with pytest.raises(Unauthorized):
        rufe_auf(akte, "umschreiben", ziel="32.01.02", grund="x")


def test_a_number_is_set_by_hand_with_a_reason(akte, rufe_auf):
    rufe_auf(akte, "kennzeichen-setzen", kennzeichen="ALT 5", grund="")
    assert akte.kennzeichen == "32.01.01-0001"
    rufe_auf(akte, "kennzeichen-setzen", kennzeichen="ALT 5", grund="Altbestand")
    assert akte.kennzeichen == "ALT 5"
    assert akte.fruehere_kennzeichen == ["32.01.01-0001"]


def test_a_number_that_is_taken_is_refused_at_the_field(akte, vorgang, rufe_auf, text):
    _view, html = rufe_auf(
        vorgang, "kennzeichen-setzen", kennzeichen=akte.kennzeichen, grund="x"
    )
    assert "already been given" in text(html)
    assert '<a href="#form-widgets-kennzeichen"' in html
    assert vorgang.kennzeichen == "32.01.01-0001-001"


def test_the_list_of_gaps_names_reason_and_person(gewerbe, akte, rufe_auf, text):
    rufe_auf(akte, "stornieren", grund="Irrläufer")
    _view, html = rufe_auf(gewerbe, "lueckenliste")
    assert "32.01.01-0001 withdrawn (storniert) Irrläufer registratur" in text(html)
    assert f'href="{akte.absolute_url()}"' in html


def test_the_list_of_gaps_can_be_filtered(gewerbe, akte, anfrage, text):
    from collective.eakte.lebenszyklus.api import storniere
    from zope.component import getMultiAdapter

    storniere(akte, "Irrläufer")

    def liste(**form):
        view = getMultiAdapter((gewerbe, anfrage(form, "GET")), name="lueckenliste")
        return text(view())

    assert "Irrläufer" in liste(art="storniert")
    assert "Irrläufer" not in liste(art="umgeschrieben")
    assert "Irrläufer" not in liste(bis="2001-01-01")
    assert "Irrläufer" in liste(art="rubbish", von="rubbish")


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_list_of_gaps_is_saved_as_a_file(gewerbe, akte, anfrage, format_):
    from collective.eakte.lebenszyklus.api import storniere
    from zope.component import getMultiAdapter

    storniere(akte, "Irrläufer")
    request = anfrage({"format": format_}, "GET")
    inhalt = getMultiAdapter((gewerbe, request), name="lueckenliste")()
    assert isinstance(inhalt, bytes)
    name = request.response.getHeader("content-disposition")
    assert name.startswith("attachment;")
    assert f"32.01.01.{format_}" in name
    if format_ == "csv":
        assert "Irrläufer" in inhalt.decode("utf-8-sig")


def test_no_gaps_is_said(gewerbe, rufe_auf, text):
    _view, html = rufe_auf(gewerbe, "lueckenliste")
    assert "There are no gaps" in text(html)
