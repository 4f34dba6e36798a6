"""People as they are typed: by user name or by full name."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from plone import api


def finde_person(text, feld):
    """The user whom somebody means.

    :param text: user name, or full name.
    :param feld: name of the field, for the refusal.
    :returns: user id.
    :raises Hindernisse: there is nobody, or there are several.
    """
    gesucht = " ".join((text or "").split())
    acl_users = api.portal.get_tool("acl_users")
    nutzer = acl_users.getUserById(gesucht) or acl_users.getUser(gesucht)
    if nutzer is not None:
        return nutzer.getId()
    gefunden = sorted(
        {
            treffer["userid"]
            for treffer in acl_users.searchUsers(fullname=gesucht)
            if _heisst(treffer["userid"], gesucht)
        }
    )
    if len(gefunden) == 1:
        return gefunden[0]
    if gefunden:
        raise Hindernisse.eines(
            "person-mehrdeutig",
            _(
                "vertretung_person_mehrdeutig",
                default="Several people are called “${name}”: please give the user "
                "name (${namen}).",
                mapping={"name": gesucht, "namen": ", ".join(gefunden)},
            ),
            field=feld,
        )
    raise Hindernisse.eines(
        "person-unbekannt",
        _(
            "vertretung_person_unbekannt",
            default="There is no person “${name}”.",
            mapping={"name": gesucht},
        ),
        field=feld,
    )


def _heisst(kennung, gesucht):
    nutzer = api.user.get(userid=kennung)
    name = nutzer.getProperty("fullname") if nutzer is not None else ""
    return " ".join((name or "").split()).casefold() == gesucht.casefold()
