"""Every minute the queue asks what is due; what is, becomes a task of its own."""

from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.zeitplan.aufgabe import als_aufgabe
from collective.eakte.zeitplan.laeufe import auftraege
from collective.eakte.zeitplan.laeufe import faellige
from collective.eakte.zeitplan.laeufe import stand
from collective.taskqueue.interfaces import IPeriodicTask
from zope.interface import implementer

import os


SCHALTER = "EAKTE_ZEITPLAN"
"""Variable of the environment: ``0`` when this process shall do nothing by itself."""


@implementer(IPeriodicTask)
class Takt:
    """Looks what is due; of several processes that work, one looks at a time.

    :param queue: name of the queue whose work it looks after.
    """

    minutes = 1
    crontab = None

    def __init__(self, queue):
        self.queue = queue

    def tasks(self, app):
        """What is to be done now; costs next to nothing when there is nothing.

        :param app: root of the database; nothing is written.
        :returns: iterator of arguments for the queue.
        """
        if os.environ.get(SCHALTER, "1").strip() == "0":
            return
        eigene = {name for name, einer in auftraege() if einer.queue == self.queue}
        for site in app.objectValues("Plone Site"):
            if site.getSiteManager().queryUtility(INummernregister) is None:
                # The E-Akte is not installed here.
                continue
            if any(stand(site, name) is None for name in eigene):
                yield als_aufgabe(site, None)
            for name in faellige(site):
                if name in eigene:
                    yield als_aufgabe(site, name)


TAKT = Takt(QUEUE_AUFTRAG)
TAKT_DER_PRUEFUNGEN = Takt(QUEUE_PRUEFUNG)
