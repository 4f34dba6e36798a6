"""Nobody brings herself into the circle of an office (Vier-Augen).

Whoever keeps the offices decides with them who reads records, and reads none herself.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation.kreisrechnung import ALLE_KREIS
from collective.eakte.organisation.kreisrechnung import kreise_nach_mitglied
from collective.eakte.organisation.kreisrechnung import mitglieder_nach_kreis
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.berechtigung import FUEHRUNG
from collective.eakte.rechte.prinzipale import prinzipale_des_benutzers
from collective.eakte.rechte.uhr import heute
from collective.eakte.rechte.vergabe import eigene_rollen
from collective.eakte.rechte.vergaberegeln import gedeckt
from collective.eakte.rest import darf
from plone import api
from Products.CMFCore.permissions import ManagePortal


def pruefe_eigennutz(vorher, nachher, ersatz=None):
    """The reason against a change by which the acting person gets further rights.

    :param vorher: dict of all offices by code, before the change.
    :param nachher: the same after it.
    :param ersatz: dict from circles to those that take over their rights.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    benutzer = api.user.get_current()
    if "Manager" in benutzer.getRoles():
        return []
    prinzipale = prinzipale_des_benutzers()
    ersatz = ersatz or {}
    for tag in sorted({heute(), *_anfaenge(nachher)}):
        alte = _kreise(vorher, tag, prinzipale)
        neue = _kreise(nachher, tag, prinzipale)
        geerbt = {alt for alt, neu in ersatz.items() if neu in neue}
        erhalten = {neu for alt, neu in ersatz.items() if alt in alte}
        if (neue - alte - erhalten) | (geerbt - alte):
            return [_nicht_fuer_sich_selbst()]
    return []


def verbiete_eigennutz(obj, vorher):
    """Refuse that the acting person gets further rights by saying who leads something.

    A deputy has to have them herself: what she gets would outlast her task.

    :param obj: plan unit or record whose grants have followed already.
    :param vorher: tuple of the grants at it before.
    :raises Hindernisse: she would get more than she has.
    """
    if darf(ManagePortal, api.portal.get()):
        return
    prinzipale = prinzipale_des_benutzers()
    neue = [
        b
        for b in berechtigungen(obj)
        if b not in vorher and b.ursache == FUEHRUNG and b.prinzipal in prinzipale
    ]
    if not neue:
        return
    rollen = {rolle for b in neue for rolle in b.rollen}
    if not rollen <= gedeckt(eigene_rollen(obj, ohne=neue)):
        raise Hindernisse([_nicht_fuer_sich_selbst()])


def _nicht_fuer_sich_selbst():
    return Hindernis(
        "nicht-fuer-sich-selbst",
        _(
            "oe_nicht_fuer_sich_selbst",
            default="You would get rights by this yourself: somebody else has to do "
            "it.",
        ),
    )


def _kreise(einheiten, tag, prinzipale):
    kreise = kreise_nach_mitglied(mitglieder_nach_kreis(einheiten, tag))
    return set().union(*(kreise.get(p, ()) for p in prinzipale)) - {ALLE_KREIS}


def _anfaenge(einheiten):
    """Days to come on which an office begins to exist or to work."""
    return {
        tag
        for einheit in einheiten.values()
        for tag in (einheit.gueltig_ab, einheit.aktiv_ab)
        if tag is not None and tag > heute()
    }
