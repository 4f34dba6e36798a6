"""The files are checked again and again, without anybody thinking of it."""

from collective.eakte import _
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.lauf import LAEUFT
from collective.eakte.integritaet.lauf import SITE
from collective.eakte.zeitplan.plan import Auftrag
from datetime import time


def pruefe_site(site):
    """Begin a check of the whole site, or go on with one that was interrupted.

    :param site: the site.
    :returns: message; the check goes on in the background.
    """
    for lauf in integritaet.laeufe():
        if lauf.umfang == SITE and lauf.stand == LAEUFT:
            integritaet.setze_fort(lauf)
            return _("status_integritaet_fortgesetzt", default="The check goes on.")
    integritaet.beginne()
    return _("status_integritaet_begonnen", default="The check has begun.")


WOECHENTLICH = Auftrag(
    _("plan_integritaet", default="Check of all stored files"),
    pruefe_site,
    tage=7,
    um=time(20, 30),
)
