"""Operations tell what they will do, ask for a reason, and say why they refuse."""

from AccessControl import Unauthorized
from collective.eakte.lebenszyklus.api import zustand
from plone import api

import pytest


@pytest.fixture(autouse=True)
def registratur(als_rolle, aktenplan):
    als_rolle("Registratur")


def test_a_storno_needs_a_reason(dokument, rufe_auf, text):
    _view, html = rufe_auf(dokument, "stornieren", grund="")
    assert '<a href="#form-widgets-grund"' in html
    assert zustand(dokument) == "entwurf"


def test_a_record_is_withdrawn_with_its_reason(dokument, rufe_auf):
    view, _html = rufe_auf(dokument, "stornieren", grund="Irrläufer")
    assert zustand(dokument) == "storniert"
    assert dokument.storno.grund == "Irrläufer"
    assert view.request.response.getHeader("location") == dokument.absolute_url()


def test_what_is_in_it_is_shown_and_has_to_be_confirmed(
    akte, vorgang, dokument, rufe_auf, text
):
    _view, html = rufe_auf(akte, "stornieren")
    assert vorgang.kennzeichen in html
    assert "form.widgets.mit_inhalt" in html
    _view, html = rufe_auf(akte, "stornieren", grund="Doppelt")
    assert "2 records are still in it" in text(html)
    assert '<a href="#form-widgets-mit_inhalt"' in html
    assert zustand(akte) == "in_bearbeitung"
    rufe_auf(akte, "stornieren", grund="Doppelt", mit_inhalt="1")
    assert {zustand(o) for o in (akte, vorgang, dokument)} == {"storniert"}


def test_the_box_is_missing_when_nothing_is_in_it(dokument, rufe_auf):
    _view, html = rufe_auf(dokument, "stornieren")
    assert "mit_inhalt" not in html


def test_hidden_content_counts_but_is_not_named(
    akte, vorgang, rufe_auf, als_rolle, text
):
    vorgang.manage_permission("View", ["Manager"], acquire=0)
    als_rolle("Registratur")
    _view, html = rufe_auf(akte, "stornieren")
    assert "a record that you may not see" in text(html)
    inhalt = html[html.index("Still in it") :].split("<form")[0]
    assert vorgang.kennzeichen not in inhalt


def test_what_is_closed_is_withdrawn_only_after_it_was_reopened(akte, rufe_auf, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(akte, "zda_verfuegen")
    _view, html = rufe_auf(akte, "stornieren")
    assert "after it has been reopened" in text(html)
    assert "form.buttons.save" not in html


def test_what_was_withdrawn_is_not_withdrawn_again(dokument, rufe_auf, text):
    rufe_auf(dokument, "stornieren", grund="Irrläufer")
    _view, html = rufe_auf(dokument, "stornieren", grund="Nochmal")
    assert "already been withdrawn" in text(html)
    assert dokument.storno.grund == "Irrläufer"


def test_sachbearbeitung_withdraws_nothing(akte, rufe_auf, als_rolle):
    als_rolle("Sachbearbeitung")
    with pytest.raises(Unauthorized):
        rufe_auf(akte, "stornieren", grund="x")
    assert zustand(akte) == "in_bearbeitung"


def test_an_akte_with_an_open_vorgang_is_not_closed(akte, vorgang, rufe_auf, text):
    _view, html = rufe_auf(akte, "zda-verfuegen")
    assert f"{vorgang.kennzeichen} is still open" in text(html)
    assert f'href="{vorgang.absolute_url()}"' in html
    assert "form.buttons.save" not in html


def test_first_the_vorgang_is_closed_and_then_the_akte(akte, vorgang, rufe_auf):
    rufe_auf(vorgang, "zda-verfuegen", bemerkung="Erledigt")
    rufe_auf(akte, "zda-verfuegen", bemerkung="")
    assert zustand(vorgang) == zustand(akte) == "zda"
    verlauf = api.portal.get_tool("portal_workflow").getInfoFor(
        vorgang, "review_history"
    )
    assert verlauf[-1]["comments"] == "Erledigt"


def test_reopening_needs_a_reason(akte, rufe_auf):
    rufe_auf(akte, "zda-verfuegen", bemerkung="")
    rufe_auf(akte, "zda-aufheben", bemerkung="")
    assert zustand(akte) == "zda"
    rufe_auf(akte, "zda-aufheben", bemerkung="Widerspruch eingegangen")
    assert zustand(akte) == "in_bearbeitung"


def test_a_step_that_the_state_does_not_offer_says_where_the_record_stands(
    akte, rufe_auf, text
):
    _view, html = rufe_auf(akte, "zda-aufheben")
    assert "In progress (in Bearbeitung)" in text(html)
    assert "not possible from there" in text(html)


def test_a_step_is_for_those_who_may_take_it(akte, rufe_auf, als_rolle):
    als_rolle("Sachbearbeitung")
    with pytest.raises(Unauthorized):
        rufe_auf(akte, "zda-verfuegen", bemerkung="")


def test_a_dokument_becomes_final(dokument, rufe_auf, als_rolle):
    als_rolle("Leitung")
    rufe_auf(dokument, "endfassung-erteilen", bemerkung="")
    assert zustand(dokument) == "entwurf"
    rufe_auf(dokument, "endfassung-erteilen", bemerkung="geprüft")
    assert zustand(dokument) == "endfassung"


def test_a_unit_out_of_use_lists_what_is_still_open(gewerbe, akte, rufe_auf, text):
    _view, html = rufe_auf(gewerbe, "stilllegen")
    assert "Akten still open in it: 1" in text(html)
    assert akte.kennzeichen in html
    rufe_auf(gewerbe, "stilllegen", bemerkung="")
    assert zustand(gewerbe) == "aktiv"
    rufe_auf(gewerbe, "stilllegen", bemerkung="Neuer Plan")
    assert zustand(gewerbe) == "stillgelegt"
    rufe_auf(gewerbe, "wiederaufnehmen", bemerkung="")
    assert zustand(gewerbe) == "aktiv"


def test_a_refusal_that_no_form_caught_is_a_page_with_reasons(
    akte, vorgang, anfrage, text
):
    from collective.eakte.hindernisse import Hindernisse
    from collective.eakte.lebenszyklus.api import pruefe_zda
    from zope.component import getMultiAdapter

    request = anfrage()
    request["PARENTS"] = [akte]
    view = getMultiAdapter((Hindernisse(pruefe_zda(akte)), request), name="index.html")
    html = view()
    assert f"{vorgang.kennzeichen} is still open" in text(html)
    assert f'href="{vorgang.absolute_url()}"' in html
    assert request.response.getStatus() == 400


def test_every_operation_is_offered_with_its_reasons(akte, vorgang, anfrage):
    from collective.eakte.ui.handlungen import handlungen

    angebot = {h.name: h for h in handlungen(akte, anfrage(), "verfuegen")}
    assert angebot["zda-verfuegen"].hindernisse()
    assert not angebot["stornieren"].hindernisse()
    assert "zda-aufheben" not in angebot
