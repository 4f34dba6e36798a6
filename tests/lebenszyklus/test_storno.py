"""What was registered stays; it can only be withdrawn, with a reason."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from zope.lifecycleevent import modified

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")


def codes(fehler):
    return [h.code for h in fehler.value.hindernisse]


def test_number_and_reason_of_a_withdrawn_akte_stay(akte):
    storniere(akte, " Doppelt angelegt ")
    assert api.content.get_state(akte) == "storniert"
    assert akte.kennzeichen == "32.01.01-0001"
    assert (akte.storno.grund, akte.storno.person) == (
        "Doppelt angelegt",
        "registratur",
    )


def test_withdrawing_needs_a_reason_also_in_plones_own_menu(akte):
    with pytest.raises(Hindernisse) as fehler:
        storniere(akte, "  ")
    assert codes(fehler) == ["grund-fehlt"]
    with pytest.raises(Hindernisse) as fehler:
        api.content.transition(akte, "stornieren")
    assert codes(fehler) == ["grund-fehlt"]
    assert api.content.get_state(akte) == "in_bearbeitung"


def test_an_akte_that_holds_something_is_withdrawn_with_it_or_not_at_all(
    akte, vorgang, dokument
):
    with pytest.raises(Hindernisse) as fehler:
        storniere(akte, "Irrtum")
    assert [h.kennzeichen for h in fehler.value.hindernisse] == [
        vorgang.kennzeichen,
        dokument.kennzeichen,
    ]
    storniere(akte, "Irrtum", mit_inhalt=True)
    assert {api.content.get_state(o) for o in (akte, vorgang, dokument)} == {
        "storniert"
    }
    assert dokument.storno.grund == "Irrtum"


def test_what_is_closed_is_reopened_before_it_is_withdrawn(akte, vorgang):
    api.content.transition(vorgang, "zda_verfuegen")
    with pytest.raises(Hindernisse) as fehler:
        storniere(akte, "Irrtum", mit_inhalt=True)
    assert codes(fehler) == ["storno-nicht-moeglich"]
    assert api.content.get_state(akte) == "in_bearbeitung"


def test_nobody_deletes_a_record_or_what_holds_one(portal, akte, aktenplan):
    api.user.grant_roles(username="registratur", roles=["Manager"])
    for objekt in (akte, akte.aq_parent, aktenplan["32"], aktenplan):
        with pytest.raises(Hindernisse) as fehler:
            objekt.aq_parent._delObject(objekt.getId())
        assert set(codes(fehler)) == {"registriertes-bleibt"}
    assert akte.kennzeichen


@pytest.mark.parametrize("rolle", ["Manager", "Registratur", "Sachbearbeitung"])
def test_no_role_is_given_the_permission_to_delete_records(akte, dokument, rolle):
    for objekt in (akte, dokument):
        erlaubt = [
            r["name"]
            for r in objekt.rolesOfPermission("Delete objects")
            if r["selected"]
        ]
        assert rolle not in erlaubt


def test_disposal_may_remove_a_record_and_leaves_a_note(gewerbe, akte):
    with loeschen_erlauben():
        gewerbe._delObject(akte.getId())
    neue = createContentInContainer(gewerbe, "Akte", title="Nächste")
    assert neue.kennzeichen == "32.01.01-0002"


def test_an_akte_is_not_closed_while_a_vorgang_is_open_even_one_that_nobody_sees(
    portal, akte, vorgang
):
    versteckt = createContentInContainer(akte, "Vorgang", title="Geheimes")
    versteckt.manage_permission("View", [], acquire=False)
    versteckt.reindexObjectSecurity()
    with pytest.raises(Hindernisse) as fehler:
        api.content.transition(akte, "zda_verfuegen")
    assert codes(fehler) == ["vorgang-offen", "vorgang-offen"]
    offen, verborgen = sorted(
        fehler.value.hindernisse, key=lambda h: h.kennzeichen or "~"
    )
    assert offen.url == vorgang.absolute_url()
    assert (verborgen.url, verborgen.kennzeichen) == (None, None)
    assert versteckt.kennzeichen not in str(verborgen.message.mapping)


def test_nothing_changes_in_a_closed_vorgang(akte, vorgang, dokument):
    api.content.transition(vorgang, "zda_verfuegen")
    with pytest.raises(Hindernisse) as fehler:
        dokument.title = "Nachträglich"
        modified(dokument)
    assert codes(fehler) == ["behaelter-zda"]


def test_a_withdrawn_record_is_out_of_sight_for_clerks(portal, aktenplan, akte):
    api.user.create(
        email="s@stadt.example", username="clerk", password="Geheim-Geheim-1"
    )
    api.user.grant_roles(username="clerk", roles=["Sachbearbeitung"])
    catalog = api.portal.get_tool("portal_catalog")
    storniere(akte, "Doppelt angelegt")
    assert [b.UID for b in catalog(kennzeichen=akte.kennzeichen)] == [akte.UID()]
    login(portal, "clerk")
    assert len(catalog(kennzeichen="32.01.01-0001")) == 0
    assert not api.user.has_permission("View", obj=akte)
