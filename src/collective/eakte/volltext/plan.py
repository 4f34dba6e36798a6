"""The index is compared with the database every night, and tidied up every week."""

from collective.eakte import _
from collective.eakte.volltext import pflege
from collective.eakte.volltext.api import beginne
from collective.eakte.volltext.api import ERNEUERN
from collective.eakte.zeitplan.plan import Auftrag
from datetime import time


def erneuere(site):
    """Begin to put right what differs.

    :param site: the site.
    :returns: message; the job goes on in the background.
    """
    beginne(ERNEUERN)
    return _("status_volltext_begonnen", default="The comparison has begun.")


def raeume_auf(site):
    """Begin to tidy up.

    :param site: the site.
    :returns: message; it goes on in the background.
    """
    pflege.reihe_ein()
    return _("status_volltext_aufraeumen", default="Tidying up has begun.")


TAEGLICH = Auftrag(
    _("plan_volltext", default="Comparison of the full text index with the database"),
    erneuere,
    um=time(2, 10),
)

WOECHENTLICH = Auftrag(
    _("plan_volltext_aufraeumen", default="Tidying up the full text index"),
    raeume_auf,
    tage=7,
    um=time(3, 10),
)
