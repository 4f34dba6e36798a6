"""Do what is due in a site: once, however many processes look."""

from BTrees.OOBTree import OOBTree
from collective.eakte.registrierung.speichern import speichere
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from collective.eakte.zeitplan.plan import Stand
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtilitiesFor
from zope.component import queryUtility
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
    """What is to be done now.

    :param site: the site.
    :returns: list of names.
    """
    jetzt = _jetzt()
    namen = []
    for name, auftrag in auftraege():
        bekannt = stand(site, name)
        if bekannt is None or bekannt.laeuft(jetzt):
            continue
        if bekannt.naechstes_mal(auftrag) <= jetzt:
            namen.append(name)
    return namen


def merke_neue(site):
    """Note what was never heard of: from now on one reckons when it is due.

    Runs in a transaction of the caller.

    :param site: the site.
    """
    for name, _auftrag in auftraege():
        if stand(site, name) is None:
            _merke(site, name, Stand(seit=_jetzt()))


def nimm(site, name, auch_vorzeitig=False, halter=None):
    """Say that one is at it, and store that: nobody else begins then.

    Runs in transactions of its own.

    :param auch_vorzeitig: whether it is done though it is not due.
    :param halter: text; whoever was at it under that name, and was broken off, begins
        anew.
    :returns: whether one may begin.
    """
    transaction.begin()
    jetzt = _jetzt()
    auftrag = queryUtility(IPlanmaessig, name)
    if auftrag is None:
        return False
    bekannt = stand(site, name) or Stand(seit=jetzt)
    wieder = bekannt.laeuft(jetzt) and halter is not None and bekannt.halter == halter
    frei = wieder or not bekannt.laeuft(jetzt)
    if frei and (wieder or auch_vorzeitig or bekannt.naechstes_mal(auftrag) <= jetzt):
        _merke(site, name, replace(bekannt, begonnen=jetzt, halter=halter))
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


def vergiss_alles(site):
    """Forget what was done in a site; the E-Akte is taken away."""
    IAnnotations(site).pop(_STAENDE, None)


def _mit_geduld(tue):
    # Whatever is done may take long: nobody waits for it.
    return speichere(tue, in_der_reihe=False, versuche=VERSUCHE)


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
