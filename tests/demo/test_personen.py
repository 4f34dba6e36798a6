"""The demo's people can log in, and every role is played by somebody."""

from collective.eakte.demo.personen import AEMTER
from collective.eakte.demo.personen import bearbeitung
from collective.eakte.demo.personen import DEMO_LOGINS
from collective.eakte.demo.personen import DIENSTE
from collective.eakte.demo.personen import gruppen
from collective.eakte.demo.personen import HAUSROLLEN
from collective.eakte.demo.personen import leitung
from collective.eakte.demo.personen import OERTLICHE_ROLLEN
from collective.eakte.demo.personen import ORGANISATIONSEINHEITEN
from collective.eakte.demo.personen import PERSONEN
from collective.eakte.demo.personen import ZWEIGROLLEN

import pytest


def test_people_have_log_ins_and_names_of_their_own():
    assert len({person.login for person in PERSONEN}) == len(PERSONEN) == 18
    assert len({person.name for person in PERSONEN}) == len(PERSONEN)
    assert {person.oe for person in PERSONEN} == {
        oe.code for oe in ORGANISATIONSEINHEITEN
    }


def test_five_offices_keep_records_and_one_waits_for_its_turn():
    assert [oe.code for oe in AEMTER] == ["01", "10", "11", "32", "61"]
    assert [oe.code for oe in ORGANISATIONSEINHEITEN if not oe.aktiv] == ["40"]


def test_every_role_has_a_log_in():
    rollen = {rolle for _, _, rolle, _ in DEMO_LOGINS}
    assert rollen == {*OERTLICHE_ROLLEN, *HAUSROLLEN, *ZWEIGROLLEN}


@pytest.mark.parametrize("oe", [oe.code for oe in AEMTER])
def test_every_office_has_a_clerk_and_a_head(oe):
    assert (bearbeitung(oe).oe, bearbeitung(oe).rolle) == (oe, "Sachbearbeitung")
    assert (leitung(oe).oe, leitung(oe).rolle) == (oe, "Leitung")


def test_services_for_the_house_belong_to_no_office_that_keeps_records():
    for person in PERSONEN:
        if person.rolle not in OERTLICHE_ROLLEN:
            assert person.oe in {oe.code for oe in DIENSTE}


def test_passwords_satisfy_plones_policy():
    assert all(len(passwort) >= 8 for _, passwort, _, _ in DEMO_LOGINS)


def test_log_ins_are_typed_without_umlauts_and_names_are_written_with_them():
    assert all(login.isascii() and login.islower() for login, _, _, _ in DEMO_LOGINS)
    assert {"Emre Öztürk", "Svenja Jörgensen"} <= {name for *_, name in DEMO_LOGINS}


def test_everybody_is_in_groups_that_exist():
    vorhanden = {gruppe.id for gruppe in gruppen()}
    for person in PERSONEN:
        assert set(person.gruppen) <= vorhanden
        assert f"oe-{person.oe}" in person.gruppen


def test_office_roles_are_no_roles_of_the_whole_site():
    for gruppe in gruppen():
        assert set(gruppe.rollen) <= set(HAUSROLLEN), gruppe.id
