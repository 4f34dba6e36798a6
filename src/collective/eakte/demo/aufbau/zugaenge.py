"""Groups, people and their rights in the branches of the plans."""

from collections.abc import Iterable
from collections.abc import Iterator
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.demo.personen import DEMO_PASSWORT
from collective.eakte.demo.personen import gruppen
from collective.eakte.demo.personen import OERTLICHE_ROLLEN
from collective.eakte.demo.personen import organisationseinheit
from collective.eakte.demo.personen import ORGANISATIONSEINHEITEN
from collective.eakte.demo.personen import PERSONEN
from collective.eakte.demo.personen import POSTSTELLE
from plone import api


#: Branches whose mail the Poststelle hands over unopened: council and staff, in
#: the plan by offices (01, 11) and in the one by products (111).
UNGEOEFFNETE_POST = ("01", "11", "111")

VERTRAULICH = "005"


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
    for person in PERSONEN:
        oe = organisationseinheit(person.oe)
        api.user.create(
            email=person.mail,
            username=person.login,
            password=DEMO_PASSWORT,
            properties={
                "fullname": person.name,
                "description": f"{oe.name}, {person.aufgabe}",
            },
        )
        for gruppe in person.gruppen:
            api.group.add_user(groupname=gruppe, username=person.login)


def erteile_rechte(plaene: Iterable) -> None:
    """Give the offices their branches of the plans, before any record is there.

    The office that keeps the records of a branch works in it. The Poststelle files
    incoming mail everywhere but where she hands it over unopened.
    """
    eigene = {oe.code for oe in ORGANISATIONSEINHEITEN}
    for plan in plaene:
        for einheit in _zweige(plan, lambda e: e.aktenfuehrung):
            if einheit.aktenfuehrung in eigene:
                erteile_amt(einheit, einheit.aktenfuehrung)
        for einheit in _zweige(plan, _oeffnet_die_poststelle, UNGEOEFFNETE_POST):
            api.group.grant_roles(POSTSTELLE.lower(), roles=[POSTSTELLE], obj=einheit)
        plan.reindexObjectSecurity()


def erteile_amt(obj, oe: str) -> None:
    """Give an office her roles on a branch of the plan or on a single Akte."""
    for rolle in OERTLICHE_ROLLEN:
        gruppe = f"oe-{oe}-{rolle.lower()}"
        api.group.grant_roles(gruppe, roles=[rolle], obj=obj)


def _zweige(knoten, bedingung, ohne=()) -> Iterator:
    """Yield the topmost units for which a condition holds, but for some branches."""
    for einheit in knoten.objectValues():
        if not IAktenplaneinheit.providedBy(einheit) or einheit.kennzeichen in ohne:
            continue
        if bedingung(einheit):
            yield einheit
        else:
            yield from _zweige(einheit, bedingung, ohne)


def _oeffnet_die_poststelle(einheit) -> bool:
    """Return whether nothing below is confidential, and an office keeps it."""
    if einheit.vertraulichkeitsstufe == VERTRAULICH or not einheit.aktenfuehrung:
        return False
    return all(_oeffnet_die_poststelle(kind) for kind in einheit.objectValues())
