from Acquisition import aq_base
from collective.eakte.lebenszyklus.api import pruefe_zda
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import transaction


def _lege_an(behaelter, portal_type, title):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(behaelter, portal_type, title=title)


def _offen(akte, **angaben):
    return [grund.kennzeichen for grund in pruefe_zda(akte, **angaben)]


def test_every_open_vorgang_stands_in_the_way(akte, vorgang, registratur):
    _lege_an(vorgang, "Vorgang", "Teilvorgang")
    _lege_an(akte, "Vorgang", "Erlaubnis")
    assert _offen(akte) == [
        "32.01.01-0001-001",
        "32.01.01-0001-002",
        "32.01.01-0001-003",
    ]
    assert _offen(akte, hoechstens=1) == ["32.01.01-0001-001"]


def test_what_is_closed_or_withdrawn_does_not(akte, vorgang, registratur):
    from collective.eakte.lebenszyklus.api import storniere

    storniere(_lege_an(akte, "Vorgang", "Doppelt"), "Doppelt angelegt")
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(vorgang, "zda_verfuegen")
    assert _offen(akte) == []


def test_a_vorgang_that_the_user_may_not_see_counts_but_is_not_named(
    portal, akte, vorgang
):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(email="b@x.example", username="busch", password="Geheim-1-2")
    login(portal, "busch")
    (grund,) = pruefe_zda(akte)
    assert (grund.kennzeichen, grund.url) == (None, None)
    assert "32.01.01" not in grund.message


def test_nobody_looks_at_dokumente_for_it(akte, registratur):
    dokumente = [_lege_an(akte, "Dokument", f"Schreiben {n}") for n in range(3)]
    pruefe_zda(akte)
    transaction.savepoint()
    for dokument in dokumente:
        dokument._p_deactivate()
    assert pruefe_zda(akte) == []
    assert {aq_base(dokument)._p_changed for dokument in dokumente} == {None}
