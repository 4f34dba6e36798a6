"""Nobody brings herself into the circle of an office (Vier-Augen).

Whoever keeps the offices decides with them who reads records, and reads none herself.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.organisation.kreisrechnung import ALLE_KREIS
from collective.eakte.organisation.kreisrechnung import kreise_nach_mitglied
from collective.eakte.organisation.kreisrechnung import mitglieder_nach_kreis
from collective.eakte.rechte.prinzipale import prinzipale_des_benutzers
from collective.eakte.rechte.uhr import heute
from plone import api


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
            return [
                Hindernis(
                    "nicht-fuer-sich-selbst",
                    _(
                        "oe_nicht_fuer_sich_selbst",
                        default="You would get rights by this yourself: somebody else "
                        "has to do it.",
                    ),
                )
            ]
    return []


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
