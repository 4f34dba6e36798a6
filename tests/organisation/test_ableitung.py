"""Rights follow office and function: from Federführung, Aktenführung and presets."""

from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import ist_geschuetzt
from collective.eakte.rechte.berechtigung import FUEHRUNG
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


VORGABE = "zugriffsvorgabe"


def aendere(obj, **felder):
    """Change fields as a form does, as somebody who may have rights by it."""
    for name, wert in felder.items():
        setattr(obj, name, wert)
    with api.env.adopt_roles(["Manager"]):
        notify(ObjectModifiedEvent(obj, Attributes(None, *felder)))
    obj.reindexObject()


def eroeffne(einheit, **angaben):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(einheit, "Akte", title="Vorgang X", **angaben)


@pytest.fixture
def bauplaene(aktenplan):
    return aktenplan["61"]["61.01"]["61.01.02"]


def test_the_office_that_leads_a_unit_works_in_it(amt, sieht, darf, akte, bauplaene):
    amt("32")
    amt("61")
    assert sieht("mit32", akte)
    assert not sieht("mit61", akte)
    assert darf("mit32", "collective.eakte: Add Akte", akte.__parent__)
    assert not darf("mit32", "collective.eakte: Add Akte", bauplaene)
    assert not darf("mit32", "collective.eakte: Grant rights", akte)
    assert darf("leitung32", "collective.eakte: Grant rights", akte)


def test_all_who_work_in_some_office_see_the_plan(amt, person, sieht, gewerbe, akte):
    amt("50")
    person("fremd")
    assert sieht("mit50", gewerbe)
    assert not sieht("mit50", akte)
    assert not sieht("fremd", gewerbe)


def test_people_of_an_office_that_is_not_active_see_nothing_and_count_nothing(
    amt, sieht, aktenplan, gewerbe, akte
):
    amt("32", aktiv_ab=None)
    for obj in (aktenplan, gewerbe, akte):
        assert not sieht("mit32", obj)
        assert not sieht("leitung32", obj)
    login(api.portal.get(), "mit32")
    katalog = api.portal.get_tool("portal_catalog")
    assert len(katalog(portal_type=["Aktenplan", "Aktenplaneinheit", "Akte"])) == 0


def test_the_line_above_sees_records_where_the_plan_says_so(amt, sieht, akte, gewerbe):
    amt("3")
    amt("32", "3")
    assert not sieht("leitung3", akte)
    aendere(gewerbe, zugriffsvorgabe="eigene_oe_linie")
    assert sieht("leitung3", akte)
    organisation.aendere("32", uebergeordnet=None)
    assert not sieht("leitung3", akte)


def test_people_of_an_office_work_for_the_one_above_it_and_not_the_other_way(
    amt, sieht, gewerbe
):
    amt("32")
    amt("32.1", "32")
    amt("32.2", "32")
    aendere(gewerbe, aktenfuehrung="32.1")
    akte = eroeffne(gewerbe)
    assert sieht("mit32-1", akte)
    assert not sieht("mit32", akte)
    assert not sieht("mit32-2", akte)
    aendere(gewerbe, aktenfuehrung="32")
    akte = eroeffne(gewerbe)
    assert sieht("mit32-1", akte)
    assert sieht("mit32", akte)


def test_a_record_that_another_office_leads_is_seen_by_it_alone_of_all_there(
    amt, sieht, gewerbe, akte
):
    amt("32")
    amt("50")
    fremd = eroeffne(gewerbe, federfuehrung="50")
    assert sieht("mit50", fremd)
    assert not sieht("mit50", akte)
    assert sieht("mit32", fremd)
    assert [b.bezug for b in berechtigungen(fremd)] == ["50", "50"]
    assert bereich_von(akte) is None


def test_a_vorgang_that_another_office_leads_is_seen_by_it(
    amt, sieht, akte, vorgang, dokument
):
    amt("50")
    assert not sieht("mit50", vorgang)
    aendere(vorgang, federfuehrung="50")
    assert sieht("mit50", vorgang)
    assert sieht("mit50", dokument)
    assert not sieht("mit50", akte)
    aendere(vorgang, federfuehrung=None)
    assert not sieht("mit50", dokument)


def test_a_vorgang_keeps_its_lead_when_the_akte_goes_to_another_office(
    amt, sieht, akte, vorgang
):
    amt("50")
    amt("51")
    aendere(akte, federfuehrung="50")
    aendere(vorgang, federfuehrung="50")
    assert berechtigungen(vorgang) == ()
    aendere(akte, federfuehrung="51")
    assert sieht("mit51", vorgang)
    assert sieht("mit50", vorgang)
    assert not sieht("mit50", akte)


def test_units_below_follow_when_the_office_of_a_group_changes(
    amt, sieht, aktenplan, gewerbe, akte
):
    amt("32")
    amt("50")
    gewerbe.aktenfuehrung = None
    aktenplan["32"]["32.01"].aktenfuehrung = None
    aendere(aktenplan["32"], aktenfuehrung="50")
    assert {b.bezug for b in berechtigungen(gewerbe)} == {"50"}
    neu = eroeffne(gewerbe)
    assert sieht("mit50", akte)
    assert sieht("mit50", neu)
    # The office that led the Akte still leads it.
    assert sieht("mit32", akte)
    assert not sieht("mit32", neu)


def test_the_units_of_a_moved_group_have_the_rights_of_their_new_place(
    amt, sieht, aktenplan, gewerbe, akte
):
    amt("61")
    gewerbe.aktenfuehrung = None
    gruppe = aktenplan["32"]["32.01"]
    gruppe.aktenfuehrung = None
    with api.env.adopt_roles(["Manager"]):
        verlege(gruppe, aktenplan["61"], "61.02")
    gewerbe = aktenplan["61"]["61.02"]["32.01.01"]
    assert {b.bezug for b in berechtigungen(gewerbe)} == {"61"}
    assert sieht("mit61", gewerbe[akte.getId()])


def test_a_moved_akte_has_the_rights_of_its_new_place(amt, sieht, akte, bauplaene):
    amt("32")
    amt("61")
    amt("50")
    with api.env.adopt_roles(["Manager"]):
        akte = umschreiben(akte, bauplaene, "gehört dorthin")
    assert sieht("mit61", akte)
    # It is led by the same office as before.
    assert sieht("mit32", akte)
    assert not sieht("mit50", akte)


@pytest.mark.parametrize(
    "vorgabe,sehen",
    [
        ("eigene_oe", {"mit32", "leitung32", "registratur", "oeffnet"}),
        ("eigene_oe_ohne_registratur", {"mit32", "leitung32", "oeffnet"}),
        ("persoenlich", {"leitung32", "oeffnet"}),
        ("geschlossen", {"oeffnet"}),
    ],
)
@pytest.mark.parametrize("von", ["einheit", "typ"])
def test_a_preset_says_who_gets_into_a_new_akte(
    amt, person, sieht, darf, registratur, gewerbe, vorgabe, sehen, von
):
    amt("3")
    amt("32", "3")
    person("oeffnet", "amt32")
    if von == "einheit":
        aendere(gewerbe, zugriffsvorgabe=vorgabe)
    elif vorgabe != "eigene_oe":
        organisation.setze_vorgabe("Personalakte", vorgabe)
    login(api.portal.get(), "oeffnet")
    akte = eroeffne(gewerbe, typ="Personalakte")
    assert ist_geschuetzt(akte) == (vorgabe != "eigene_oe")
    alle = ("mit32", "leitung32", "leitung3", "registratur", "oeffnet")
    assert {name for name in alle if sieht(name, akte)} == sehen
    assert darf("oeffnet", "collective.eakte: Add Vorgang", akte)
    andere = eroeffne(gewerbe, typ="Sachakte")
    if von == "typ":
        assert not ist_geschuetzt(andere)


def test_the_stricter_of_unit_and_type_wins(amt, gewerbe):
    amt("32")
    organisation.setze_vorgabe("Personalakte", "persoenlich")
    gewerbe.zugriffsvorgabe = "geschlossen"
    assert organisation.wirksame_vorgabe(gewerbe, "Personalakte") == "geschlossen"
    gewerbe.zugriffsvorgabe = "eigene_oe_linie"
    assert organisation.wirksame_vorgabe(gewerbe, "Personalakte") == "persoenlich"
    assert organisation.wirksame_vorgabe(gewerbe, "Sachakte") == "eigene_oe_linie"


def test_a_type_takes_presets_that_protect_only(portal):
    with pytest.raises(Hindernisse) as abgelehnt:
        organisation.setze_vorgabe(" ", "eigene_oe")
    assert [h.code for h in abgelehnt.value.hindernisse] == [
        "typ-fehlt",
        "vorgabe-ungueltig",
    ]


def test_who_opens_an_akte_for_an_office_without_heads_decides_on_it(
    amt, person, sieht, gewerbe
):
    amt("32", leitung=())
    person("oeffnet")
    aendere(gewerbe, zugriffsvorgabe="eigene_oe_ohne_registratur")
    login(api.portal.get(), "oeffnet")
    akte = eroeffne(gewerbe)
    assert sieht("oeffnet", akte)
    assert sieht("mit32", akte)


def test_existing_akten_stay_as_they_are_when_the_preset_changes(
    amt, sieht, gewerbe, akte
):
    amt("32")
    aendere(gewerbe, zugriffsvorgabe="geschlossen")
    assert sieht("mit32", akte)
    login(api.portal.get(), "leitung32")
    neue = eroeffne(gewerbe)
    aendere(gewerbe, zugriffsvorgabe="eigene_oe")
    assert not sieht("mit32", neue)


def test_an_akte_that_comes_to_a_closed_unit_is_protected(amt, sieht, akte, bauplaene):
    amt("32")
    amt("61")
    aendere(bauplaene, zugriffsvorgabe="persoenlich")
    login(api.portal.get(), "mit32")
    with api.env.adopt_roles(["Manager"]):
        akte = umschreiben(akte, bauplaene, "gehört dorthin")
    assert sieht("mit32", akte)
    assert not sieht("mit61", akte)


def test_all_rights_can_be_derived_anew(amt, sieht, gewerbe, akte):
    amt("32")
    bereich_von(gewerbe).regeln = ()
    assert not sieht("mit32", akte)
    organisation.leite_alles_ab()
    assert sieht("mit32", akte)
    assert {b.ursache for b in berechtigungen(gewerbe)} == {FUEHRUNG}
