"""Runs are worked off in a thread of the instance, one portion after the other."""

from collective.eakte.hintergrund import Hintergrund
from collective.eakte.integritaet.arbeit import arbeite
from collective.eakte.integritaet.arbeit import gib_auf
from collective.eakte.integritaet.arbeit import HALTER
from collective.eakte.integritaet.interfaces import IPruefregister
from collective.eakte.weg import auf_dem_weg
from collective.eakte.weg import AUFGABE
from contextlib import contextmanager
from ZODB.POSException import ConflictError
from zope.component import queryUtility
from zope.component.hooks import setSite

import logging
import transaction


logger = logging.getLogger(__name__)


def setze_fort(event):
    """Go on after a restart with what was under way; a server does, no command.

    :param event: the server is ready for requests.
    """
    from Zope2 import DB

    verbindung = DB.open()
    try:
        anwendung = verbindung.root().get("Application")
        if anwendung is None:
            return
        for site in anwendung.objectValues("Plone Site"):
            register = site.getSiteManager().queryUtility(IPruefregister)
            if register is None or not register.offene():
                continue
            for lauf in register.offene():
                lauf.halter = HALTER
            transaction.commit()
            _hintergrund.beginne(DB, site.getPhysicalPath())
    finally:
        transaction.abort()
        verbindung.close()


def _eine_portion(datenbank, pfad):
    """Work on the run that is next.

    :returns: whether there may be more to do.
    """
    with auf_dem_weg(AUFGABE), _in_der_site(datenbank, pfad) as register:
        eigene = [lauf for lauf in register.offene() if lauf.halter == HALTER]
        if not eigene:
            return False
        kennung = eigene[0].kennung
        try:
            arbeite(kennung)
        except ConflictError:
            # Others write without a pause; what was read is read once more.
            logger.warning("The check %s tries again.", kennung)
        except Exception as fehler:
            logger.exception("The check %s cannot go on.", kennung)
            gib_auf(kennung, f"{type(fehler).__name__}: {fehler}")
        return True


@contextmanager
def _in_der_site(datenbank, pfad):
    verbindung = datenbank.open()
    try:
        transaction.begin()
        anwendung = verbindung.root()["Application"]
        setSite(anwendung.unrestrictedTraverse(pfad))
        yield queryUtility(IPruefregister)
    finally:
        transaction.abort()
        setSite(None)
        verbindung.close()


_hintergrund = Hintergrund("eakte-integritaet", _eine_portion)
beginne_nach_commit = _hintergrund.beginne_nach_commit
warte_ab = _hintergrund.warte_ab
