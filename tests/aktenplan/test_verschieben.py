"""The rules of the plan hold for what is moved as for what is new."""

from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.hindernisse import Hindernisse
from plone.dexterity.utils import createContentInContainer

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")


def test_a_unit_is_not_moved_into_a_unit_that_holds_akten(aktenplan, akte, gewerbe):
    entwurf = createContentInContainer(
        aktenplan["61"], "Aktenplaneinheit", kennzeichen="61.02", title="Entwurf"
    )
    with pytest.raises(Hindernisse) as fehler:
        verlege(entwurf, gewerbe, "61.02")
    assert "einheit-enthaelt-akten" in {h.code for h in fehler.value.hindernisse}


def test_a_unit_is_moved_where_the_plan_has_room(aktenplan):
    entwurf = createContentInContainer(
        aktenplan["61"], "Aktenplaneinheit", kennzeichen="61.02", title="Entwurf"
    )
    verlegt = verlege(entwurf, aktenplan["32"], "61.02")
    assert verlegt.aq_parent.kennzeichen == "32"
