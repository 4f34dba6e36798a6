"""What a report needs to know of the site: roles in the whole house, and deputies."""

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.berechtigung import VERTRETUNG
from collective.eakte.rechte.bericht.namen import nutzer_von
from collective.eakte.rechte.bericht.namen import nutzerordner
from collective.eakte.rechte.bericht.zugaenge import aus_rollen
from collective.eakte.rechte.bericht.zugaenge import aus_sicht
from collective.eakte.rechte.bericht.zugaenge import OBERHALB
from collective.eakte.rechte.bericht.zugaenge import ROLLE
from collective.eakte.rechte.interfaces import IVertretungen
from collective.eakte.rechte.sicht import PLANKNOTEN
from collective.eakte.rechte.sichten import rollen_ueber
from collective.eakte.rechte.sichten import sichten_von
from Products.PluggableAuthService.interfaces.plugins import IRolesPlugin
from zope.component import queryUtility


def profil_von(objekt, recht="View"):
    """Roles that have a permission by the workflow state of an object.

    :param objekt: plan node or record.
    :param recht: title of the permission.
    :returns: frozenset; with the mark of plan nodes, as the index keeps it.
    """
    aq_base(objekt)._p_activate()
    gespeichert = aq_base(objekt).__dict__.get(getPermissionIdentifier(recht))
    rollen = frozenset(gespeichert or ())
    return rollen | {PLANKNOTEN} if IPlanknoten.providedBy(objekt) else rollen


def zugaenge_im_haus(kette, erlaubt):
    """Accesses by roles in the whole site and by those given above the plan.

    Roles that a directory service makes up at log-in cannot be listed by any plugin;
    where a city uses such, they are granted at the plan instead.

    :param kette: the domain and those around it, the nearest first.
    :param erlaubt: roles that see the object.
    :returns: list of :class:`~.zugaenge.Zugang`.
    """
    oben = [
        (prinzipal, rollen)
        for _objekt, oertlich in rollen_ueber(kette[-1].ort)
        for prinzipal, rollen in oertlich.items()
    ]
    return [
        *aus_rollen(kette, erlaubt, _zugeteilte(), ROLLE),
        *aus_rollen(kette, erlaubt, oben, OBERHALB),
    ]


def zugaenge_in_vertretung(kette, erlaubt, tag):
    """Accesses of those who stand in for somebody who sees the domain.

    :param kette: the domain and those around it, the nearest first.
    :param erlaubt: roles that see the object.
    :param tag: date.
    :returns: list of :class:`~.zugaenge.Zugang` with the absent person as ``bezug``.
    """
    vertretungen = queryUtility(IVertretungen)
    if vertretungen is None:
        return []
    gefunden = []
    for vertretung in vertretungen.laufende():
        nutzer = nutzer_von(vertretung.vertretung)
        if nutzer is None:
            continue
        angaben = {
            "prinzipal": vertretung.vertretung,
            "ursache": VERTRETUNG,
            "bezug": vertretung.abwesend,
            "von": vertretung.von,
            "bis": vertretung.bis,
        }
        for sicht in sichten_von(nutzer):
            if sicht.fuer == vertretung.abwesend:
                for zugang in aus_sicht(kette, erlaubt, sicht, tag, angaben):
                    if zugang not in gefunden:
                        gefunden.append(zugang)
    return gefunden


def _zugeteilte():
    """Users and groups that have roles in the whole site.

    Read where Plone's role plugins keep it: their own list looks every principal up in
    every directory, and fails when a group has the id of a user.

    :returns: iterator of pairs of a principal and its roles.
    """
    for ordner in nutzerordner():
        for _name, plugin in ordner.plugins.listPlugins(IRolesPlugin):
            zuteilung = getattr(aq_base(plugin), "_principal_roles", None) or {}
            yield from zuteilung.items()
