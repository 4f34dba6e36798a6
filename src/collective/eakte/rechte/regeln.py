"""What protection and confidentiality take from the roles, without Plone.

Sources: roles and access definitions of the records model; least right by default
(Art. 25 DSGVO); VS-NfD is for those who need to know it (VSA).
"""

from collective.eakte.config import FRUEHERE_LESEN
from collective.eakte.config import INHALT_LESEN


ANSEHEN = "View"

SCHUTZ_ZUSATZ = " (Schutz)"
"""In a protected record every role has another name.

So neither a role that somebody has in the whole site nor one that was given above the
record opens it: only what was given for the record itself has the other name.
"""

VERWALTUNG = frozenset(
    {
        "collective.eakte: Close Schriftgut (zdA)",
        "collective.eakte: Edit Aufbewahrung",
        "collective.eakte: Reopen Schriftgut (zdA aufheben)",
        "collective.eakte: Stornieren",
    }
)
"""What the Registratur does with a protected record that she cannot look into."""

# Operations that withdraw or close with the content act as Manager.
VERWALTENDE = frozenset({"Registratur", "Manager"})

WIE_INHALT = frozenset({FRUEHERE_LESEN})
"""Who may not read what there is reads nothing of what was before either."""

AUSGESCHLOSSEN = {
    # Offen: nobody is excluded.
    "003": {},
    # Vertraulich (internal): the mail room does not see it, the Registratur manages it
    # without reading it.
    "005": {
        ANSEHEN: frozenset({"Poststelle"}),
        INHALT_LESEN: frozenset({"Poststelle", "Registratur", "Manager"}),
    },
    # VS-NfD: those who work with it; auditors only when they are named for it.
    "002": {
        ANSEHEN: frozenset({"Poststelle", "Revision", "Datenschutz"}),
        INHALT_LESEN: frozenset(
            {"Poststelle", "Registratur", "Revision", "Datenschutz", "Manager"}
        ),
    },
}
"""Roles that a Vertraulichkeitsstufe takes a permission from."""


def geschuetzt(rolle):
    """Name of a role inside a protected record."""
    return f"{rolle}{SCHUTZ_ZUSATZ}"


def rollen_mit_recht(recht, rollen, *, schutz, stufe):
    """Roles that have a permission where an object lies.

    :param recht: title of the permission.
    :param rollen: iterable of the roles that have it by the workflow state.
    :param schutz: whether the object lies in a protected record.
    :param stufe: xdomea code of the Vertraulichkeitsstufe that holds, or ``None``.
    :returns: tuple of roles.
    """
    je_recht = AUSGESCHLOSSEN.get(stufe, {})
    wie = INHALT_LESEN if recht in WIE_INHALT else recht
    # Who may not see an object does nothing else with it either: a form would show it.
    ausgeschlossen = je_recht.get(ANSEHEN, frozenset()) | je_recht.get(wie, frozenset())
    uebrig = [rolle for rolle in rollen if rolle not in ausgeschlossen]
    if not schutz:
        return tuple(uebrig)
    offen = VERWALTENDE if recht in VERWALTUNG else frozenset()
    return tuple(
        [geschuetzt(rolle) for rolle in uebrig]
        + [rolle for rolle in uebrig if rolle in offen]
    )
