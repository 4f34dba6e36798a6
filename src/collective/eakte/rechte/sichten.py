"""With which views somebody looks: own rights and those of absent people."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.rechte.interfaces import IKreise
from collective.eakte.rechte.interfaces import IVertretungen
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.sicht import Sicht
from plone import api
from zope.component import getUtilitiesFor
from zope.component import getUtility
from zope.component import queryUtility


_NUTZER = "user:"


def sichten_von(benutzer, register=None):
    """Views of a user.

    :param benutzer: user object of the site's or the root's user folder.
    :returns: list of :class:`.sicht.Sicht`, own rights first.
    """
    katalog = api.portal.get_tool("portal_catalog")
    return sichten_nach_schluesseln(
        katalog._listAllowedRolesAndUsers(benutzer), register
    )


def sichten_nach_schluesseln(schluessel, register=None):
    """Views of whoever searches with some keys.

    :param schluessel: roles, and ids of users and groups with ``user:`` before them.
    :param register: the register of domains, when it is at hand.
    """
    sichten = [eigene_sicht(schluessel, register)]
    vertretungen = queryUtility(IVertretungen)
    selbst = _prinzipale(schluessel)
    if vertretungen is not None and selbst:
        sichten += vertretungen.sichten_von(selbst)
    return sichten


def eigene_sicht(schluessel, register=None):
    """The view of somebody with her own rights.

    :param schluessel: roles, and ids of users and groups with ``user:`` before them.
    :param register: the register of domains, when it is at hand.
    :returns: :class:`.sicht.Sicht`.
    """
    selbst = _prinzipale(schluessel)
    return Sicht(
        frozenset(s for s in schluessel if not s.startswith(_NUTZER)),
        mit_kreisen(selbst),
        oben=rollen_ueber_den_plaenen(selbst, register),
    )


def _prinzipale(schluessel):
    return frozenset(
        s.removeprefix(_NUTZER) for s in schluessel if s.startswith(_NUTZER)
    )


def mit_kreisen(prinzipale):
    """Ids of a user and of her groups, and of the circles to which she belongs.

    :param prinzipale: frozenset of user and group ids.
    """
    kreise = set()
    for _name, kreis in getUtilitiesFor(IKreise):
        kreise.update(kreis.kreise_von(prinzipale))
    return prinzipale | kreise


def prinzipale_von(prinzipal):
    """Users and groups of the site behind the principal of a grant.

    :param prinzipal: id of a user, group or circle.
    :returns: iterable of user and group ids.
    """
    kreis = kreis_von(prinzipal)
    return (prinzipal,) if kreis is None else kreis.prinzipale_von(prinzipal)


def kreis_von(prinzipal):
    """The utility that knows a circle; ``None`` for a user or group.

    :param prinzipal: id of a user, group or circle.
    """
    art, trenner, _rest = prinzipal.partition(":")
    return queryUtility(IKreise, name=art) if trenner else None


def rollen_ueber_den_plaenen(prinzipale, register=None):
    """Roles that were given in the folders above the plans.

    :param prinzipale: ids of a user and of her groups.
    :returns: dict from the place of a plan to a frozenset of roles.
    """
    if register is None:
        register = getUtility(IZugriffsregister)
    oben = {}
    for wurzel in register.wurzeln():
        rollen = set()
        for _objekt, oertlich in rollen_ueber(wurzel.ort):
            for prinzipal in prinzipale:
                rollen.update(oertlich.get(prinzipal, ()))
        oben[wurzel.ort] = frozenset(rollen)
    return oben


def rollen_ueber(ort):
    """Local roles in the folders above a plan that hold in it.

    :param ort: place of the plan.
    :returns: iterator of pairs of a folder and its mapping from principal to roles.
    """
    plan = api.portal.get().unrestrictedTraverse(ort.rstrip("/"), None)
    objekt = aq_parent(aq_inner(plan)) if plan is not None else None
    while objekt is not None:
        oertlich = getattr(objekt, "__ac_local_roles__", None) or {}
        yield objekt, oertlich() if callable(oertlich) else oertlich
        if getattr(objekt, "__ac_local_roles_block__", None):
            return
        objekt = aq_parent(aq_inner(objekt))
