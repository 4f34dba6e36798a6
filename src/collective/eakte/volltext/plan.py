"""The index is compared with the database every night, and put right."""

from collective.eakte import _
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


TAEGLICH = Auftrag(
    _("plan_volltext", default="Comparison of the full text index with the database"),
    erneuere,
    um=time(2, 10),
)
