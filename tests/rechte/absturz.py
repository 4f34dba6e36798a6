"""Steps of ``test_absturz.py``, each in a process of its own: "zconsole run" it."""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.rechte import nachziehen
from collective.eakte.rechte import pruefung
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.testing import baue_plan
from plone import api
from plone.dexterity.utils import createContentInContainer
from Testing.makerequest import makerequest
from zope.component import getUtility
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


def erteile_und_stirb(app):
    """Grant a right on an Akte, and be killed after one portion of the rest."""
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
    for nummer in range(30):
        createContentInContainer(akte, "Dokument", title=f"Brief {nummer}")
    api.user.create(email="leser@stadt.example", username="leser")
    transaction.commit()
    nachziehen.SOFORT, nachziehen.PORTION = 5, 4
    eine_portion = nachziehen._eine_portion

    def eine_letzte(datenbank, pfad):
        eine_portion(datenbank, pfad)
        verbindung = datenbank.open()
        zeige_stand(betritt(makerequest(verbindung.root()["Application"])))
        os.kill(os.getpid(), signal.SIGKILL)

    nachziehen._eine_portion = eine_letzte
    erteile(akte, "leser", ["Einsicht"], grund="Amtshilfe")
    transaction.commit()
    nachziehen.warte_ab()


def zeige_stand(site):
    (akte,) = site.portal_catalog.unrestrictedSearchResults(portal_type="Akte")
    index = site.portal_catalog._catalog.indexes["allowedRolesAndUsers"]
    nummer = bereich_von(akte._unrestrictedGetObject()).nummer
    eingetragen = sum(index.eintrag(rid)[0] == nummer for rid in index.eingetragene())
    print(f"entered: {eingetragen} of 31, seen: {gesehen(site)} of 31", flush=True)


def zeige_ergebnis(app):
    """Starting has gone on with what was left: say what came of it."""
    nachziehen.warte_ab()
    transaction.begin()
    site = betritt(app)
    offen = len(getUtility(IZugriffsregister).offen)
    abweichungen = len(list(pruefung.pruefe()))
    print(
        f"waiting: {offen}, differences: {abweichungen}, seen: {gesehen(site)} of 31",
        flush=True,
    )


def gesehen(site):
    """How many records the person finds who was granted the right."""
    with api.env.adopt_user(username="leser"):
        return len(site.portal_catalog(portal_type=["Akte", "Dokument"]))


{"erteile": erteile_und_stirb, "pruefe": zeige_ergebnis}[sys.argv[-1]](
    app  # noqa: F821 - zconsole gives it
)
