"""Who may grant which roles to whom, on plain values.

Sources: roles and access definitions of the records model; nobody gives more than she
has, and nobody extends her own rights alone (Vier-Augen).
"""

from collective.eakte import _


ROLLENTITEL = {
    "Einsicht": _("rolle_einsicht", default="Reading (Einsicht)"),
    "Sachbearbeitung": _("rolle_sachbearbeitung", default="Case work"),
    "Leitung": _("rolle_leitung", default="Lead (Leitung)"),
    "Registratur": _("rolle_registratur", default="Registratur"),
    "Poststelle": _("rolle_poststelle", default="Mail room"),
    "Archiv": _("rolle_archiv", default="Archive"),
    "Fachadministration": _("rolle_fachadministration", default="Administration"),
    "Revision": _("rolle_revision", default="Audit (Revision)"),
    "Datenschutz": _("rolle_datenschutz", default="Data protection"),
    "Beschaeftigte": _("rolle_beschaeftigte", default="Staff"),
}
"""What people call the roles."""

ENTHAELT = {
    "Leitung": frozenset({"Leitung", "Sachbearbeitung", "Einsicht"}),
    "Sachbearbeitung": frozenset({"Sachbearbeitung", "Einsicht"}),
}
"""Roles that somebody has by having another one."""

VERGEBEN_ALLES = frozenset({"Manager", "Registratur"})
"""Roles that keep the rights of all records and of the plan."""

VERGEBEN_AM_PLAN = frozenset({"Site Administrator", "Fachadministration"})
"""Roles that keep the rights of the plan, and do not read what is in it."""

IM_SCHUTZ = frozenset({"Revision", "Datenschutz"})
"""Roles that whoever leads the circle of a protected record grants there, too: nobody
else could name an audit for it."""


def vergebbar_durch(eigene, angeboten, *, am_plan, schutz):
    """Roles that somebody may grant at an object.

    :param eigene: roles that she has there.
    :param angeboten: roles that are granted at such objects at all.
    :param am_plan: whether the object is a node of a plan.
    :param schutz: whether it lies in a protected record.
    :returns: frozenset of roles.
    """
    angeboten = frozenset(angeboten)
    alles = VERGEBEN_ALLES | (VERGEBEN_AM_PLAN if am_plan else frozenset())
    if not schutz and not alles.isdisjoint(eigene):
        return angeboten
    vergebbar = gedeckt(eigene)
    if schutz and "Leitung" in eigene:
        vergebbar |= IM_SCHUTZ
    return vergebbar & angeboten


def gedeckt(eigene):
    """Roles that somebody has herself, by name or by having a greater one.

    :param eigene: roles.
    :returns: frozenset of roles.
    """
    return frozenset().union(
        *(ENTHAELT.get(rolle, frozenset({rolle})) for rolle in eigene)
    )
