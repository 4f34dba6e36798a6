"""Reasons against an office that users, groups and records give."""

from collective.eakte.organisation import regeln
from plone import api


def pruefe_einheit(einheit, vorhandene, *, neu, bekannte=()):
    """Every reason why an office cannot be kept as it is given.

    :param einheit: :class:`~.modell.Organisationseinheit`.
    :param vorhandene: dict of all offices by code.
    :param neu: whether it is new.
    :param bekannte: ids that were known once; they may be gone from the directory.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    acl_users = api.portal.get_tool("acl_users")

    def ist_gruppe(name):
        return name in bekannte or acl_users.getGroupById(name) is not None

    def ist_person(name):
        return ist_gruppe(name) or acl_users.getUserById(name) is not None

    return regeln.pruefe(
        einheit, vorhandene, neu=neu, ist_person=ist_person, ist_gruppe=ist_gruppe
    )


def namen(einheit):
    """Ids of users and groups that stand on an office."""
    return (*einheit.gruppen, *einheit.leitende)
