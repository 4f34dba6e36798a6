"""Who is behind the principal of a grant: names and people."""

from collective.eakte import _
from collective.eakte.rechte.prinzipale import GRUPPE
from collective.eakte.rechte.prinzipale import KREIS
from collective.eakte.rechte.prinzipale import PERSON
from collective.eakte.rechte.prinzipale import prinzipal
from collective.eakte.rechte.sichten import kreis_von
from collective.eakte.rechte.sichten import prinzipale_von
from dataclasses import dataclass
from plone import api


UNBEKANNT = "unbekannt"

ARTEN = {
    PERSON: _("prinzipal_person", default="Person"),
    GRUPPE: _("prinzipal_gruppe", default="Group"),
    KREIS: _("prinzipal_kreis", default="Circle of an office"),
    UNBEKANNT: _("prinzipal_geloescht", default="Not known any more"),
}

ALLE_ANGEMELDETEN = "AuthenticatedUsers"
"""Group of Plone to which everybody belongs who has logged in; it has no list."""


@dataclass(frozen=True)
class Vorgestellt:
    """How a principal is shown.

    :param art: one of :data:`ARTEN`.
    :param titel: name.
    :param mitglieder: number of people behind it; ``None`` for everybody.
    """

    art: str
    titel: str
    mitglieder: int | None


def vorstellung(kennung):
    """How a principal is shown.

    :param kennung: id of a user, group or circle.
    :returns: :class:`Vorgestellt`.
    """
    gefunden = prinzipal(kennung)
    if gefunden is None:
        if kreis_von(kennung) is not None:
            # Its office has not been entered: nobody is in it yet.
            return Vorgestellt(KREIS, kennung, 0)
        nutzer = nutzer_von(kennung)
        if nutzer is None:
            return Vorgestellt(UNBEKANNT, kennung, 0)
        return Vorgestellt(PERSON, name_von(kennung), 1)
    personen = personen_von(kennung)
    return Vorgestellt(
        gefunden.art, gefunden.titel, None if personen is None else len(personen)
    )


def name_von(kennung):
    """Full name of a user, or the id.

    :param kennung: id of a user, or ``None``.
    """
    nutzer = nutzer_von(kennung) if kennung else None
    name = nutzer.getProperty("fullname", "") if nutzer is not None else ""
    return name or kennung or ""


def personen_von(kennung):
    """Ids of the people behind a principal, also those in groups of groups.

    :param kennung: id of a user, group or circle.
    :returns: frozenset; ``None`` for everybody who has logged in.
    """
    gruppen = api.portal.get_tool("acl_users")
    personen, gesehen, offen = set(), set(), list(prinzipale_von(kennung))
    while offen:
        einzelner = offen.pop()
        if einzelner in gesehen:
            continue
        gesehen.add(einzelner)
        if einzelner == ALLE_ANGEMELDETEN:
            return None
        if nutzer_von(einzelner) is not None:
            personen.add(einzelner)
            continue
        gruppe = gruppen.getGroupById(einzelner)
        if gruppe is not None:
            offen += gruppe.getMemberIds()
    return frozenset(personen)


def nutzer_von(kennung):
    """A user of the site or of the whole installation, or ``None``.

    :param kennung: id of the user.
    """
    for ordner in nutzerordner():
        nutzer = ordner.getUserById(kennung)
        if nutzer is not None:
            return nutzer
    return None


def nutzerordner():
    """The user folders whose people see the site: its own, then that of the root."""
    portal = api.portal.get()
    return portal.acl_users, portal.getPhysicalRoot().acl_users
