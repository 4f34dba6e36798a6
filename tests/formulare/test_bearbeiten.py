"""What was registered can be changed while it is being worked on, not afterwards."""

from AccessControl import Unauthorized
from plone import api

import pytest


@pytest.fixture(autouse=True)
def registratur(als_rolle, aktenplan):
    als_rolle("Registratur")


def test_changes_are_saved_and_lead_back(akte, rufe_auf):
    view, _html = rufe_auf(akte, "edit", title="Zum Ochsen", medium="001")
    assert akte.title == "Zum Ochsen"
    assert view.request.response.getHeader("location") == akte.absolute_url()


def test_an_inherited_value_is_told_and_can_be_changed(akte, rufe_auf, text):
    _view, html = rufe_auf(akte, "edit")
    assert "Retention 5 years from 32.01.01" in text(html)
    rufe_auf(akte, "edit", title="A", medium="001", aufbewahrungsdauer="7")
    assert akte.aufbewahrungsdauer == 7
    _view, html = rufe_auf(akte, "edit")
    # an entry of one's own is an input like any other
    feld = html[html.index('id="feld-aufbewahrungsdauer"') :]
    assert 'value="7"' in feld[: feld.index("</div>")]
    assert html.count('id="form-widgets-IAufbewahrung-aufbewahrungsdauer"') == 1
    assert "<details" not in feld[: feld.index("</div>")]


def test_the_lead_of_a_vorgang_is_inherited_from_its_akte(vorgang, rufe_auf, text):
    _view, html = rufe_auf(vorgang, "edit")
    assert "Lead office (Federführung) 32 from 32.01.01" in text(html)


def test_sachbearbeitung_reads_the_retention_as_text(akte, rufe_auf, als_rolle, text):
    als_rolle("Sachbearbeitung")
    _view, html = rufe_auf(akte, "edit")
    assert "Retention 5 years from 32.01.01" in text(html)
    assert "form.widgets.IAufbewahrung" not in html


def test_a_refused_change_leaves_everything_as_it_was(akte, rufe_auf, text):
    vorher = akte.title
    _view, html = rufe_auf(
        akte, "edit", title="Neu", medium="001", vertraulichkeitsstufe=["004"]
    )
    assert "VS-NfD" in text(html)
    assert akte.title == vorher
    assert 'value="Neu"' in html


def test_a_closed_akte_cannot_be_changed(akte, rufe_auf, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(akte, "zda_verfuegen")
    _view, html = rufe_auf(akte, "edit")
    assert "closed (zdA)" in text(html)
    assert "form.buttons.save" not in html


def test_a_dokument_in_a_closed_akte_cannot_be_changed(akte, dokument, rufe_auf, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(dokument.aq_parent, "zda_verfuegen")
    _view, html = rufe_auf(dokument, "edit")
    assert "closed (zdA)" in text(html)
    felder = {"IBetreffOderDatei.title": "Neu", "dokumentart": "intern"}
    rufe_auf(dokument, "edit", medium="001", **felder)
    assert dokument.title == "Anmeldung"


def test_an_endfassung_cannot_be_changed(dokument, rufe_auf, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(dokument, "endfassung_erteilen", comment="geprüft")
    _view, html = rufe_auf(dokument, "edit")
    assert "Endfassung" in text(html)
    assert "form.buttons.save" not in html


def test_who_may_not_change_gets_no_form(akte, rufe_auf, als_rolle):
    als_rolle("Revision")
    with pytest.raises(Unauthorized):
        rufe_auf(akte, "edit")


def test_an_own_value_that_is_emptied_is_inherited_again(akte, rufe_auf):
    rufe_auf(akte, "edit", title="A", medium="001", federfuehrung="32.7")
    assert akte.federfuehrung == "32.7"
    rufe_auf(akte, "edit", title="A", medium="001", federfuehrung="")
    from collective.eakte.vererbung.api import wirksam

    assert wirksam(akte, "federfuehrung").wert == "32"
