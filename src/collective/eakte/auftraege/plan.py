"""Jobs that are over are forgotten after some days."""

from collective.eakte import _
from collective.eakte.auftraege import merkzettel
from collective.eakte.zeitplan.plan import Auftrag
from collective.taskqueue import jobs
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC

import os


SCHALTER = "EAKTE_AUFTRAEGE_TAGE"
"""Variable of the environment: days after which jobs that are over are forgotten."""

TAGE = 7


def raeume_auf(site):
    """Forget the jobs that have been over for long.

    :param site: the site; the ledger is the same for all sites of a server.
    :returns: nothing worth telling.
    """
    merkzettel.raeume_auf(lambda kennung: jobs.get(kennung) is not None)
    jobs.expire(datetime.now(UTC) - timedelta(days=tage()))
    return ""


def tage():
    """:returns: how many days jobs that are over are kept, int."""
    wert = os.environ.get(SCHALTER, "").strip()
    return int(wert) if wert.isascii() and wert.isdecimal() else TAGE


TAEGLICH = Auftrag(
    _("plan_auftraege", default="Forgetting jobs that are over"),
    raeume_auf,
    um=time(3, 40),
)
