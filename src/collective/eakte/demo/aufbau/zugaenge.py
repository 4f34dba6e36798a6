"""Groups, people and offices."""

from collective.eakte.demo.kalender import ERSTER_TAG
from collective.eakte.demo.personen import DEMO_PASSWORT
from collective.eakte.demo.personen import gruppen
from collective.eakte.demo.personen import organisationseinheit
from collective.eakte.demo.personen import ORGANISATIONSEINHEITEN
from collective.eakte.demo.personen import person
from collective.eakte.demo.personen import PERSONEN
from collective.eakte.organisation.api import lege_an
from plone import api


def vorhandene() -> list[str]:
    """Return names of accounts and groups of the demo that the site has already."""
    return [
        *(p.login for p in PERSONEN if api.user.get(username=p.login)),
        *(g.id for g in gruppen() if api.group.get(groupname=g.id)),
    ]


def lege_gruppen_an() -> None:
    """Create the groups with the roles that they have in the whole site."""
    for gruppe in gruppen():
        api.group.create(
            groupname=gruppe.id, title=gruppe.titel, roles=list(gruppe.rollen)
        )


def lege_personen_an() -> None:
    """Create the accounts; all rights come from groups."""
    for eine in PERSONEN:
        oe = organisationseinheit(eine.oe)
        api.user.create(
            email=eine.mail,
            username=eine.login,
            password=DEMO_PASSWORT,
            properties={
                "fullname": eine.name,
                "description": f"{oe.name}, {eine.aufgabe}",
            },
        )
        for gruppe in eine.gruppen:
            api.group.add_user(groupname=gruppe, username=eine.login)


def lege_organisation_an() -> None:
    """Create the offices, as the Fachadministration.

    From the offices that lead and keep the records follows who works in them. Her own
    office is created by whoever builds the demo: nobody brings herself into one.

    :raises Hindernisse: an office is there already.
    """
    fachadministration = person("Fachadministration")
    for oe in ORGANISATIONSEINHEITEN:
        if oe.code == fachadministration.oe:
            _lege_oe_an(oe)
        else:
            with api.env.adopt_user(username=fachadministration.login):
                _lege_oe_an(oe)


def _lege_oe_an(oe) -> None:
    lege_an(
        oe.code,
        oe.name,
        gruppen=(oe.gruppe,),
        leitung=(oe.leitungsgruppe,),
        stellvertretung=_stellvertretung(oe),
        aktiv_ab=ERSTER_TAG if oe.aktiv else None,
    )


def _stellvertretung(oe) -> tuple[str, ...]:
    if not oe.stellvertretung:
        return ()
    return (organisationseinheit(oe.stellvertretung).leitungsgruppe,)
