"""Steps of ``test_absturz.py``, each in a process of its own: "zconsole run" it."""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet import arbeit
from collective.eakte.integritaet import hintergrund
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.component.hooks import setSite
from zope.event import notify
from zope.globalrequest import setRequest
from zope.processlifetime import ProcessStarting

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
    plan = createContentInContainer(
        site, "Aktenplan", id="plan", title="Plan", kennzeichen="P"
    )
    einheit = createContentInContainer(
        plan,
        "Aktenplaneinheit",
        title="Gewerbe",
        kennzeichen="32.01",
        typ="Betreffseinheit",
        aktenfuehrung="32",
        aufbewahrungsdauer=5,
        aussonderungsart="B",
    )
    for knoten in (plan, einheit):
        api.content.transition(knoten, "aktivieren")
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
    """Begin a check, and be killed after five Dokumente."""
    betritt(app)
    lauf = integritaet.beginne(im_hintergrund=False)
    transaction.commit()
    arbeit.DAUER = 0
    for _dokument in range(5):
        arbeit.arbeite(lauf.kennung)
    lauf._p_jar.sync()
    print(f"{lauf.stand} {lauf.dokumente} of {lauf.gesamt}", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def starte(app):
    """Start as a server does: it goes on."""
    notify(ProcessStarting())
    hintergrund.warte_ab()
    transaction.begin()
    betritt(app)
    (lauf,) = integritaet.laeufe()
    arten = [befund.art for befund in lauf.befunde.values()]
    print(f"{lauf.stand} {lauf.dokumente} of {lauf.gesamt}, {lauf.dateien}: {arten}")


{"fuelle": fuelle, "stirb": pruefe_und_stirb, "starte": starte}[sys.argv[-1]](
    app  # noqa: F821 - zconsole gives it
)
