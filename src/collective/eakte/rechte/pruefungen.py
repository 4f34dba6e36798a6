"""Reasons against a grant, or against withdrawing one."""

from collective.eakte import _
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.config import ROLLEN
from collective.eakte.hindernisse import Hindernis
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.interfaces import IKreise
from collective.eakte.rechte.sichten import prinzipale_von
from collective.eakte.rechte.uhr import heute
from collective.eakte.rechte.vertreten import fuer_wen
from plone import api
from zope.component import queryUtility


VERGEBBAR = ("Einsicht", "Sachbearbeitung", "Leitung")
"""Roles that are granted at records, the least first."""

VERGEBBAR_AM_PLAN = tuple(rolle for rolle in ROLLEN if rolle != "Fachadministration")

LEITEND = "Leitung"
"""Who has this role in the circle of a protected record decides on the circle."""


def vergebbare_rollen(obj):
    """Roles that can be granted at an object.

    At records also those for audits: the scope of an audit may be a single Akte.
    """
    if IPlanknoten.providedBy(obj):
        return VERGEBBAR_AM_PLAN
    return (*VERGEBBAR, "Registratur", "Revision", "Datenschutz", "Archiv")


def pruefe_berechtigung(obj, berechtigung, *, mit_grund):
    """Every reason why a grant cannot be given.

    :param obj: the record or plan node.
    :param berechtigung: :class:`~.berechtigung.Berechtigung`.
    :param mit_grund: whether a reason has to be given.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = []
    if not ist_bekannt(berechtigung.prinzipal):
        gruende.append(
            Hindernis(
                "prinzipal-unbekannt",
                _(
                    "prinzipal_unbekannt",
                    default="There is no person, group or office “${name}”.",
                    mapping={"name": berechtigung.prinzipal or ""},
                ),
                field="prinzipal",
            )
        )
    erlaubte = vergebbare_rollen(obj)
    if not berechtigung.rollen or not set(berechtigung.rollen) <= set(erlaubte):
        gruende.append(
            Hindernis(
                "rolle-unbekannt",
                _("rolle_unbekannt", default="Please choose what is granted."),
                field="rollen",
            )
        )
    if berechtigung.bis is not None and (
        berechtigung.bis < heute()
        or (berechtigung.von is not None and berechtigung.bis < berechtigung.von)
    ):
        gruende.append(
            Hindernis(
                "ende-liegt-zurueck",
                _(
                    "ende_liegt_zurueck",
                    default="The last day lies in the past, or before the first one.",
                ),
                field="bis",
            )
        )
    if mit_grund:
        gruende += pruefe_grund(berechtigung.grund)
    return gruende


def pruefe_nicht_fuer_sich(obj, prinzipal, person):
    """The reason against a deputy's giving herself a right that outlasts her task.

    :param obj: the record or plan node.
    :param prinzipal: who gets the right.
    :param person: id of the user who gives it.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if prinzipal != person or fuer_wen(obj, RECHTE_VERGEBEN) is None:
        return []
    return [
        Hindernis(
            "nicht-an-sich-selbst",
            _(
                "nicht_an_sich_selbst",
                default="Who acts for somebody absent cannot give rights to herself.",
            ),
            field="prinzipal",
        )
    ]


def pruefe_rest_des_kreises(bereich, regeln, *, schutz=None):
    """The reason against leaving a protected record with nobody who decides on it.

    Somebody who can still log in must have the leading role without limit, herself or
    by a group with members.

    :param bereich: the domain, or ``None`` for one that is about to be protected.
    :param regeln: grants that are left.
    :param schutz: the protection that is about to be set.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if (schutz if bereich is None else bereich.schutz) is None:
        return []
    for regel in regeln:
        if (
            LEITEND in regel.rollen
            and regel.bis is None
            and regel.gilt(heute())
            and hat_personen(regel.prinzipal)
        ):
            return []
    return [
        Hindernis(
            "letzter-zugang",
            _(
                "letzter_zugang",
                default="Somebody must be left who decides on this protected record: a "
                "person, or a group with members, with the right “Leitung” and without "
                "time limit.",
            ),
        )
    ]


def ist_bekannt(prinzipal):
    """Whether a principal is a user, a group or a circle of the site."""
    if not prinzipal or not isinstance(prinzipal, str):
        return False
    art, trenner, _rest = prinzipal.partition(":")
    kreise = queryUtility(IKreise, name=art) if trenner else None
    if kreise is not None:
        return kreise.titel(prinzipal) is not None
    acl_users = api.portal.get_tool("acl_users")
    return (
        acl_users.getUserById(prinzipal) is not None
        or acl_users.getGroupById(prinzipal) is not None
    )


def hat_personen(prinzipal):
    """Whether anybody is behind a principal.

    :param prinzipal: id of a user, group or circle.
    """
    acl_users = api.portal.get_tool("acl_users")
    for einzelner in prinzipale_von(prinzipal):
        if acl_users.getUserById(einzelner) is not None:
            return True
        gruppe = acl_users.getGroupById(einzelner)
        if gruppe is not None and any(
            acl_users.getUserById(mitglied) is not None
            for mitglied in gruppe.getMemberIds()
        ):
            return True
    return False
