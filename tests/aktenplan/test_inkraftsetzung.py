"""A Betreffseinheit comes into force when it can tell its Akten how long to be kept."""

from collective.eakte.hindernisse import Hindernisse
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")


@pytest.fixture
def entwurf(aktenplan):
    return createContentInContainer(
        aktenplan["32"]["32.01"],
        "Aktenplaneinheit",
        kennzeichen="32.01.09",
        title="Spielhallen",
        typ="Betreffseinheit",
    )


def test_without_period_and_disposal_it_stays_a_draft(entwurf):
    with pytest.raises(Hindernisse) as fehler:
        api.content.transition(entwurf, "aktivieren")
    assert {h.field: h.code for h in fehler.value.hindernisse} == {
        "aufbewahrungsdauer": "aufbewahrung-fehlt",
        "aussonderungsart": "aussonderungsart-fehlt",
    }
    assert {h.url for h in fehler.value.hindernisse} == {
        f"{entwurf.absolute_url()}/edit"
    }
    assert api.content.get_state(entwurf) == "entwurf"


@pytest.mark.parametrize(
    "angaben", [{"aufbewahrungsdauer": 5}, {"aufbewahrung_unbefristet": True}]
)
def test_a_period_or_none_at_all_is_enough(entwurf, angaben):
    for feld, wert in {**angaben, "aussonderungsart": "B"}.items():
        setattr(entwurf, feld, wert)
    api.content.transition(entwurf, "aktivieren")
    assert api.content.get_state(entwurf) == "aktiv"


def test_what_the_group_says_holds_for_the_unit_below(entwurf, aktenplan):
    aktenplan["32"].aufbewahrungsdauer = 10
    aktenplan["32"].aussonderungsart = "V"
    api.content.transition(entwurf, "aktivieren")
    assert api.content.get_state(entwurf) == "aktiv"


def test_a_group_needs_no_period(aktenplan):
    gruppe = createContentInContainer(
        aktenplan, "Aktenplaneinheit", kennzeichen="70", title="Neu", typ="Hauptgruppe"
    )
    api.content.transition(gruppe, "aktivieren")
    assert api.content.get_state(gruppe) == "aktiv"


def test_nothing_is_opened_while_the_plan_above_is_a_draft(portal):
    plan = createContentInContainer(
        portal,
        "Aktenplan",
        title="Neuer Plan",
        kennzeichen="NEU",
        checkConstraints=False,
    )
    einheit = createContentInContainer(
        plan,
        "Aktenplaneinheit",
        kennzeichen="1",
        title="Eins",
        typ="Betreffseinheit",
        aufbewahrungsdauer=5,
        aussonderungsart="V",
    )
    api.content.transition(einheit, "aktivieren")
    with pytest.raises(Hindernisse) as fehler:
        createContentInContainer(einheit, "Akte", title="Zu früh")
    assert [(h.code, h.kennzeichen) for h in fehler.value.hindernisse] == [
        ("einheit-nicht-aktiv", "NEU")
    ]
    api.content.transition(plan, "aktivieren")
    assert createContentInContainer(einheit, "Akte", title="Nun").kennzeichen
