"""Runs are worked off in a thread of the instance, one portion after the other."""

from collective.eakte.integritaet.arbeit import arbeite
from collective.eakte.integritaet.arbeit import gib_auf
from collective.eakte.integritaet.arbeit import HALTER
from collective.eakte.integritaet.interfaces import IPruefregister
from collective.eakte.weg import auf_dem_weg
from collective.eakte.weg import AUFGABE
from contextlib import contextmanager
from weakref import WeakSet
from ZODB.POSException import ConflictError
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import logging
import threading
import transaction


logger = logging.getLogger(__name__)

_laeuft = threading.Lock()
_merker = threading.Lock()
_wartende = set()
_faeden = WeakSet()


def beginne_nach_commit():
    """Begin or go on in the background as soon as the transaction is stored."""
    site = getSite()
    datenbank = site._p_jar.db()
    pfad = site.getPhysicalPath()

    def beginne(erfolg):
        if erfolg:
            beginne_im_hintergrund(datenbank, pfad)

    transaction.get().addAfterCommitHook(beginne)


def beginne_im_hintergrund(datenbank, pfad):
    """Work off the runs of this process in a thread.

    :param datenbank: the ZODB database.
    :param pfad: path of the site as a tuple.
    """
    auftrag = (id(datenbank), pfad)
    with _merker:
        if auftrag in _wartende:
            # It has not looked yet what there is to do.
            return
        _wartende.add(auftrag)
    faden = threading.Thread(
        target=_arbeite_ab,
        args=(datenbank, pfad),
        name="eakte-integritaet",
        daemon=True,
    )
    _faeden.add(faden)
    faden.start()


def warte_ab():
    """Wait until nothing is worked off in the background of this process any more."""
    for faden in list(_faeden):
        faden.join()


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
            beginne_im_hintergrund(DB, site.getPhysicalPath())
    finally:
        transaction.abort()
        verbindung.close()


def _arbeite_ab(datenbank, pfad):
    with _laeuft, auf_dem_weg(AUFGABE):
        with _merker:
            _wartende.discard((id(datenbank), pfad))
        try:
            while _eine_portion(datenbank, pfad):
                pass
        except Exception:
            logger.exception("The checks of %s were broken off.", "/".join(pfad))


def _eine_portion(datenbank, pfad):
    """Work on the run that is next.

    :returns: whether there may be more to do.
    """
    with _in_der_site(datenbank, pfad) as register:
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
