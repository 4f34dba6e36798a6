"""Steps of ``test_absturz.py``, each in a process of its own: "zconsole run" it.

Scripts start no consumers: the steps say themselves when tasks are worked off.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet import arbeit
from collective.eakte.integritaet import aufgabe
from collective.eakte.testing import baue_plan
from collective.taskqueue.queues import all_queues
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import os
import signal
import sys
import transaction


def betritt(app):
    setRequest(app.REQUEST)
    setSite(app["eakte"])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    return app["eakte"]


def fuelle(app):
    """Twelve Dokumente in an Akte; the file of one is altered on the disk."""
    site = betritt(app)
    plan = (
        ("32", "Ordnung", "Hauptgruppe", {}),
        (
            "32.01",
            "Gewerbe",
            "Betreffseinheit",
            {"aufbewahrungsdauer": 5, "aussonderungsart": "B"},
        ),
    )
    einheit = baue_plan(site, plan)["32.01"]
    akte = createContentInContainer(einheit, "Akte", id="akte", title="Akte")
    dokumente = [
        createContentInContainer(
            akte,
            "Dokument",
            title=f"Brief {nummer}",
            file=NamedBlobFile(b"%d" % nummer * 9, "text/plain", filename="Brief.txt"),
        )
        for nummer in range(12)
    ]
    transaction.commit()
    erstes = min(dokumente, key=api.content.get_uuid)
    pfad = erstes.file._blob.committed()
    os.chmod(pfad, 0o600)
    with open(pfad, "r+b") as datei:
        datei.write(b"X")
    print(f"akte: {akte.kennzeichen}")


def pruefe_und_stirb(app):
    """Begin a check, and be killed in the background after five Dokumente."""
    betritt(app)
    integritaet.beginne()
    transaction.commit()
    arbeit.DAUER = 0
    portionen = []
    arbeite = aufgabe.arbeite

    def stirb(*angaben):
        if len(portionen) == 5:
            transaction.begin()
            lauf = integritaet.laeufe()[0]
            print(f"{lauf.stand} {lauf.dokumente} of {lauf.gesamt}", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
        portionen.append(1)
        return arbeite(*angaben)

    aufgabe.arbeite = stirb
    run_tasks(QUEUE_PRUEFUNG)


def starte(app):
    """What a server does at its start: look what was broken off, and go on."""
    for queue in all_queues():
        queue.announce(queue.ledger.recover(queue.name, queue.stale, 5))
    run_tasks(QUEUE_PRUEFUNG)
    transaction.begin()
    betritt(app)
    (lauf,) = integritaet.laeufe()
    arten = [befund.art for befund in lauf.befunde.values()]
    print(f"{lauf.stand} {lauf.dokumente} of {lauf.gesamt}, {lauf.dateien}: {arten}")


{"fuelle": fuelle, "stirb": pruefe_und_stirb, "starte": starte}[sys.argv[-1]](
    app  # noqa: F821 - zconsole gives it
)
