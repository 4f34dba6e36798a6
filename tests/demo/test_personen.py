"""The demo's people can log in, and every role is played by somebody."""

from collective.eakte.demo.personen import bearbeitung
from collective.eakte.demo.personen import DEMO_LOGINS
from collective.eakte.demo.personen import gruppen
from collective.eakte.demo.personen import HAUSROLLEN
from collective.eakte.demo.personen import OERTLICHE_ROLLEN
from collective.eakte.demo.personen import ORGANISATIONSEINHEITEN
from collective.eakte.demo.personen import PERSONEN

import pytest


def test_twelve_people_work_in_five_offices():
    assert len(PERSONEN) == 12
    assert len({person.login for person in PERSONEN}) == 12
    assert len({person.name for person in PERSONEN}) == 12
    assert {person.oe for person in PERSONEN} == {
        oe.code for oe in ORGANISATIONSEINHEITEN
    }
    assert len(ORGANISATIONSEINHEITEN) == 5


def test_every_role_has_a_log_in():
    rollen = {rolle for _, _, rolle, _ in DEMO_LOGINS}
    assert rollen == {*OERTLICHE_ROLLEN, *HAUSROLLEN}


@pytest.mark.parametrize("oe", [oe.code for oe in ORGANISATIONSEINHEITEN])
def test_every_office_has_a_clerk(oe):
    assert bearbeitung(oe).oe == oe


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
        assert not set(gruppe.rollen) & set(OERTLICHE_ROLLEN), gruppe.id
