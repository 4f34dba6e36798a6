"""The thread that looks what is due, and threads in which it is done."""

from collective.eakte.zeitplan.laeufe import als_system
from collective.eakte.zeitplan.laeufe import faellige
from collective.eakte.zeitplan.laeufe import fuehre_aus
from collective.eakte.zeitplan.laeufe import nimm
from ZODB.POSException import ConflictError
from zope.component.hooks import getSite

import atexit
import logging
import os
import threading
import transaction


logger = logging.getLogger(__name__)

SCHALTER = "EAKTE_ZEITPLAN"
"""Variable of the environment: ``0`` when this process shall do nothing by itself."""

TAKT = 60
"""Seconds from one look to the next."""

_ende = threading.Event()
_merker = threading.Lock()
_arbeiten = {}


def beginne(event):
    """Look from now on what is due in the sites of the database.

    :param event: a server starts; commands and tests do not send it.
    """
    import Zope2

    if os.environ.get(SCHALTER, "1").strip() == "0":
        return
    faden = threading.Thread(
        target=_sieh_immer_wieder_nach,
        args=(Zope2.DB,),
        name="eakte-zeitplan",
        daemon=True,
    )
    atexit.register(_ende.set)

    faden.start()


def sieh_nach(datenbank):
    """Begin with what is due; each in a thread, so that nothing holds up anything else.

    :param datenbank: the ZODB database.
    """
    for pfad in _sites(datenbank):
        with als_system(datenbank, pfad) as site:
            namen = faellige(site)
            try:
                transaction.commit()
            except ConflictError:
                transaction.abort()
        for name in namen:
            arbeite(datenbank, pfad, name)


def arbeite(datenbank, pfad, name, auch_vorzeitig=False):
    """Do something in a thread, if nobody is at it.

    :param datenbank: the ZODB database.
    :param pfad: path of the site as a tuple.
    :param name: name of the task.
    :param auch_vorzeitig: whether it is done though it is not due.
    """
    schluessel = (id(datenbank), pfad, name)
    with _merker:
        if schluessel in _arbeiten:
            return
        faden = threading.Thread(
            target=_tue,
            args=(schluessel, datenbank, pfad, name, auch_vorzeitig),
            name=f"eakte-zeitplan-{name}",
            daemon=True,
        )
        _arbeiten[schluessel] = faden
        # Whoever waits for it never finds a thread that has not begun.
        faden.start()


def arbeite_nach_commit(name):
    """Do something out of turn, as soon as the running transaction is stored.

    :param name: name of the task.
    """
    site = getSite()
    datenbank = site._p_jar.db() if site._p_jar is not None else None
    if datenbank is None:
        return
    pfad = site.getPhysicalPath()

    def danach(erfolg):
        if erfolg:
            arbeite(datenbank, pfad, name, auch_vorzeitig=True)

    transaction.get().addAfterCommitHook(danach)


def warte_ab():
    """Wait until nothing is done in this process any more."""
    with _merker:
        faeden = list(_arbeiten.values())
    for faden in faeden:
        faden.join()


def _tue(schluessel, datenbank, pfad, name, auch_vorzeitig):
    try:
        with als_system(datenbank, pfad) as site:
            if nimm(site, name, auch_vorzeitig):
                fuehre_aus(site, name)
    except Exception:
        if not _ende.is_set():
            logger.exception("%s was broken off.", name)
    finally:
        with _merker:
            _arbeiten.pop(schluessel, None)


def _sieh_immer_wieder_nach(datenbank):
    while not _ende.wait(TAKT):
        try:
            sieh_nach(datenbank)
        except Exception:
            # A database that is away for a while comes back.
            if not _ende.is_set():
                logger.exception("It could not be seen what is due.")


def _sites(datenbank):
    verbindung = datenbank.open()
    try:
        transaction.begin()
        anwendung = verbindung.root().get("Application")
        if anwendung is None:
            return []
        sites = anwendung.objectValues("Plone Site")
        return [site.getPhysicalPath() for site in sites]
    finally:
        transaction.abort()
        verbindung.close()
