"""Do what is due in a site: once, however many processes look."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from BTrees.OOBTree import OOBTree
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from collective.eakte.zeitplan.plan import Stand
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from zope.i18n import translate

import logging
import transaction


logger = logging.getLogger(__name__)

VERSUCHE = 5
"""How often something is done anew because somebody else stored at the same time."""

_STAENDE = "collective.eakte.zeitplan"


def auftraege():
    """What is done again and again.

    :returns: list of pairs of name and :class:`.interfaces.IPlanmaessig`, by name.
    """
    return sorted(getUtilitiesFor(IPlanmaessig), key=lambda paar: paar[0])


def stand(site, name):
    """What is known of a task.

    :returns: :class:`~.plan.Stand`, or ``None`` when it was never heard of.
    """
    return IAnnotations(site).get(_STAENDE, {}).get(name)


def faellige(site):
    """What is to be done now; notes what was never heard of.

    Runs in a transaction of the caller.

    :returns: list of names.
    """
    jetzt = _jetzt()
    namen = []
    for name, auftrag in auftraege():
        bekannt = stand(site, name)
        if bekannt is None:
            _merke(site, name, Stand(seit=jetzt))
        elif not bekannt.laeuft(jetzt) and bekannt.naechstes_mal(auftrag) <= jetzt:
            namen.append(name)
    return namen


def nimm(site, name, auch_vorzeitig=False):
    """Say that one is at it, and store that: nobody else begins then.

    Runs in transactions of its own.

    :param auch_vorzeitig: whether it is done though it is not due.
    :returns: whether one may begin.
    """
    transaction.begin()
    jetzt = _jetzt()
    auftrag = queryUtility(IPlanmaessig, name)
    if auftrag is None:
        return False
    bekannt = stand(site, name) or Stand(seit=jetzt)
    frei = not bekannt.laeuft(jetzt)
    if frei and (auch_vorzeitig or bekannt.naechstes_mal(auftrag) <= jetzt):
        _merke(site, name, replace(bekannt, begonnen=jetzt))
        try:
            transaction.commit()
        except ConflictError:
            transaction.abort()
            return False
        return True
    transaction.abort()
    return False


def fuehre_aus(site, name):
    """Do something that was taken with :func:`nimm`.

    Runs in transactions of its own.

    :returns: whether it went well; what came out of it is in its :func:`stand`.
    """
    auftrag = queryUtility(IPlanmaessig, name)
    try:
        ergebnis = _mit_geduld(lambda: auftrag.fuehre_aus(site))
    except Exception as fehler:
        logger.exception("%s failed in %s.", name, site.getId())
        text = f"{type(fehler).__name__}: {fehler}"[:1000]
        _mit_geduld(lambda: _ist_gescheitert(site, name, text))
        return False
    text = translate(ergebnis or "", target_language=site.Language() or "de")
    _mit_geduld(lambda: _ist_gelungen(site, name, text))
    return True


@contextmanager
def als_system(datenbank, pfad):
    """Open a site in a connection of its own, as the system.

    :param datenbank: the ZODB database.
    :param pfad: path of the site as a tuple.
    """
    davor = getSite(), getSecurityManager(), getRequest()
    verbindung = datenbank.open()
    try:
        transaction.begin()
        site = verbindung.root()["Application"].unrestrictedTraverse(pfad)
        clearRequest()
        newSecurityManager(None, system)
        setSite(site)
        yield site
    finally:
        transaction.abort()
        setSite(davor[0])
        setSecurityManager(davor[1])
        setRequest(davor[2])
        verbindung.close()


def vergiss_alles(site):
    """Forget what was done in a site; the E-Akte is taken away."""
    IAnnotations(site).pop(_STAENDE, None)


def _mit_geduld(tue):
    """Do something in a transaction, anew when others stored at the same time."""
    for versuch in range(1, VERSUCHE + 1):
        transaction.begin()
        try:
            ergebnis = tue()
            transaction.commit()
        except ConflictError:
            transaction.abort()
            if versuch == VERSUCHE:
                raise
        except BaseException:
            transaction.abort()
            raise
        else:
            return ergebnis
    raise AssertionError("never reached")


def _ist_gelungen(site, name, text):
    jetzt = _jetzt()
    bisher = stand(site, name)
    neu = replace(bisher, beendet=jetzt, gelungen=jetzt, ergebnis=text, fehlschlaege=0)
    _merke(site, name, neu)


def _ist_gescheitert(site, name, text):
    bisher = stand(site, name)
    neu = replace(
        bisher,
        beendet=_jetzt(),
        ergebnis=text,
        fehlschlaege=bisher.fehlschlaege + 1,
    )
    _merke(site, name, neu)


def _merke(site, name, neu):
    notizen = IAnnotations(site)
    if _STAENDE not in notizen:
        notizen[_STAENDE] = OOBTree()
    notizen[_STAENDE][name] = neu


def _jetzt():
    return datetime.now(UTC)
