"""Do something that is due, or asked for out of turn, in the background."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.botschaft import packe
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from collective.eakte.zeitplan.laeufe import fuehre_aus
from collective.eakte.zeitplan.laeufe import merke_neue
from collective.eakte.zeitplan.laeufe import nimm
from collective.eakte.zeitplan.laeufe import stand
from collective.taskqueue import progress
from contextlib import contextmanager
from plone import api
from Products.Five.browser import BrowserView
from zope.component import getUtility

import json


SICHT = "eakte-zeitplan-aufgabe"


def beginne(name):
    """Do something out of turn, as soon as the running transaction is stored.

    :param name: name of what is planned.
    :returns: id of the job.
    """
    auftrag = getUtility(IPlanmaessig, name)
    return auftraege.beginne(
        api.portal.get(),
        SICHT,
        auftrag.title,
        queue=auftrag.queue,
        name=name,
        auch_vorzeitig=True,
    )


def als_aufgabe(site, name):
    """What the queue is to know to do something that is due.

    :param site: the site.
    :param name: name of what is planned; ``None`` to note what was never heard of.
    :returns: dict of arguments for the queue.
    """
    ort = "/".join(site.getPhysicalPath())
    return {
        "url": f"{ort}/@@{SICHT}",
        "method": "POST",
        "headers": {"Content-Type": "application/json"},
        "payload": json.dumps({"name": name}).encode(),
        "key": f"zeitplan:{ort}:{name or ''}",
    }


class Zeitplanaufgabe(BrowserView):
    """The task: as the system, whoever has asked for it."""

    def __call__(self):
        """:returns: nothing; what came of it is in the plan, and in the job."""
        angaben = json.loads(self.request.get("BODY") or "{}")
        name = angaben.get("name")
        with _als_system():
            if name is None:
                merke_neue(self.context)
            elif nimm(
                self.context,
                name,
                angaben.get("auch_vorzeitig", False),
                progress.current(),
            ):
                self._fuehre_aus(name)
            else:
                progress.result(text=packe(WIRD_SCHON_GETAN))
        return ""

    def _fuehre_aus(self, name):
        if fuehre_aus(self.context, name):
            progress.result(text=packe(stand(self.context, name).ergebnis))
        else:
            progress.error("", packe(GESCHEITERT))
            # The plan itself tries again, later and later.
            self.request.response.setStatus(400)


WIRD_SCHON_GETAN = _(
    "zeitplan_wird_schon_getan", default="It is being done already, or was just done."
)

GESCHEITERT = _(
    "zeitplan_ist_gescheitert",
    default="It failed. The reason stands with the periodic work; it will be tried "
    "again.",
)


@contextmanager
def _als_system():
    davor = getSecurityManager()
    newSecurityManager(None, system)
    try:
        yield
    finally:
        setSecurityManager(davor)
