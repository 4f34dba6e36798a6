"""Whether somebody has a role at all, be it in one branch of a plan only."""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sichten import sichten_von
from collective.eakte.rechte.uhr import heute
from plone import api
from zope.component import getUtility


def hat_recht_irgendwo(recht):
    """Whether the user has a permission in the site or in some part of a plan.

    :param recht: title of a permission that the site gives to roles.
    """
    portal = api.portal.get()
    if api.user.has_permission(recht, obj=portal):
        return True
    return hat_rolle_irgendwo(frozenset(rolesForPermissionOn(recht, portal)))


def hat_rolle_irgendwo(rollen):
    """Whether the user has one of some roles in her own right, in any open domain.

    :param rollen: frozenset of roles.
    """
    eigene = eigene_sicht()
    if not rollen.isdisjoint(eigene.rollen):
        return True
    register = getUtility(IZugriffsregister)
    for bereich in register.alle():
        if bereich.regeln or bereich.ort in eigene.oben:
            dort, schutz = rollen_im_bereich(
                register.kette(bereich.ort), eigene, heute()
            )
            if not schutz and not rollen.isdisjoint(dort):
                return True
    return False


def eigene_sicht():
    """The view of the user with her own rights."""
    sichten = sichten_von(getSecurityManager().getUser())
    return next(sicht for sicht in sichten if sicht.fuer is None)
