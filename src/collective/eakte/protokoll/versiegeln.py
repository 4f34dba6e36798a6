"""Seal all chains that grew, and bring the seal out of the database."""

from collective.eakte.hintergrund import Hintergrund
from collective.eakte.protokoll import ordner
from collective.eakte.protokoll import zeitstempel
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.beweis import neueste_siegel
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.lesezeiger import Lesezeiger
from collective.eakte.protokoll.siegel import Siegel
from collective.eakte.protokoll.siegel import Zeuge
from datetime import datetime
from datetime import UTC
from heapq import merge
from itertools import islice
from ZODB.POSException import ConflictError
from zope.component import getUtility
from zope.component import queryUtility
from zope.component.hooks import setSite

import logging
import transaction


logger = logging.getLogger(__name__)

NACHSTEMPELN = 30
"""How many of the newest seals are stamped later, when the service was away."""


def versiegele():
    """Seal all chains that grew since the last time; part of the transaction.

    Copy and time stamp follow when the transaction is stored.

    :returns: :class:`~.siegel.Siegel`.
    :raises ComponentLookupError: the E-Akte is not installed here.
    """
    buch = getUtility(IProtokollbuch)
    jetzt = datetime.now(UTC)
    ort = uid_von(None)
    letztes = next(neueste_siegel(buch), None)
    siegel = Siegel(
        nr=1 if letztes is None else letztes.nr + 1,
        zeit=jetzt,
        ort=ort,
        vorher=None if letztes is None else letztes.hashwert,
        zeugen=_zeugen(buch),
    )
    buch.siegel[siegel.nr] = siegel
    buch.loese_ab(jetzt)
    # Who wants to forge a seal has to forge the chain of the site, too.
    trage_ein(
        None,
        "siegel",
        nr=siegel.nr,
        wurzel=siegel.wurzel,
        hash=siegel.hashwert,
        anzahl=siegel.anzahl,
    )
    _hintergrund.beginne_nach_commit()
    return siegel


def _zeugen(buch):
    """What the next seal attests, in order.

    A chain whose last entry a former seal attests already is left out: most of those
    in the trees that were replaced. Twice would be no harm.
    """
    letzte = islice(neueste_siegel(buch), len(buch.abgeloest) + 1)
    bezeugt = Lesezeiger(merge(*(siegel.zeugen() for siegel in letzte)))
    for uid, protokoll in buch.gewachsene():
        zeuge = Zeuge(uid, protokoll.anzahl, protokoll.kopf)
        # The book may know more chains than fit into memory.
        protokoll._p_deactivate()
        if zeuge.nr and zeuge not in bezeugt.zu(uid):
            yield zeuge


def bringe_hinaus():
    """Copy seals that were not copied, have stamped what was not stamped.

    Runs in a transaction of the caller. What fails is logged and tried again the next
    time.

    :returns: messages about what failed, list of texts.
    """
    buch = queryUtility(IProtokollbuch)
    if buch is None:
        return []
    fehler = []
    try:
        _stempele(buch)
    except zeitstempel.StempelFehlt as fehlt:
        fehler.append(f"No time stamp: {fehlt}")
    try:
        ordner.kopiere(buch, uid_von(None))
    except OSError as fehlt:
        fehler.append(f"No copy of the seals: {fehlt}")
    for text in fehler:
        logger.error(text)
    return fehler


def _stempele(buch):
    url = zeitstempel.adresse()
    if not url:
        return
    for siegel in islice(neueste_siegel(buch), NACHSTEMPELN):
        if siegel.zeitstempel is None:
            siegel.zeitstempel = zeitstempel.hole(siegel.kanonisch(), url)


def _im_hintergrund(datenbank, pfad):
    """Bring seals out, in a transaction of its own.

    In a thread and no task of the queue: a seal is set also while the broker is away,
    and the next one brings out what this one has not.

    :returns: that nothing is left.
    """
    verbindung = datenbank.open()
    try:
        transaction.begin()
        setSite(verbindung.root()["Application"].unrestrictedTraverse(pfad))
        bringe_hinaus()
        transaction.commit()
    except ConflictError:
        logger.info("The next seal brings this one out, too.")
    finally:
        transaction.abort()
        setSite(None)
        verbindung.close()
    return False


_hintergrund = Hintergrund("eakte-siegel", _im_hintergrund)
warte_ab = _hintergrund.warte_ab
