"""Checks of the stored files: begin, go on, cancel, and read what came of them.

Nothing here asks for rights: services, screens and commands do. What somebody gets to
see of a run is said by :mod:`.ansicht`.
"""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.integritaet import aufgabe
from collective.eakte.integritaet.alarm import vermerke_beginn
from collective.eakte.integritaet.alarm import vermerke_ende
from collective.eakte.integritaet.arbeit import arbeite
from collective.eakte.integritaet.arbeit import gegenstand
from collective.eakte.integritaet.arbeit import HALTER
from collective.eakte.integritaet.bestand import anzahl
from collective.eakte.integritaet.einrichtung import richte_ein
from collective.eakte.integritaet.interfaces import IPruefregister
from collective.eakte.integritaet.lauf import ABGEBROCHEN
from collective.eakte.integritaet.lauf import FERTIG
from collective.eakte.integritaet.lauf import LAEUFT
from collective.eakte.integritaet.lauf import Lauf
from collective.eakte.integritaet.lauf import SCHRIFTGUT
from collective.eakte.integritaet.lauf import SITE
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from zope.component import queryUtility
from zope.component.hooks import getSite

import transaction


def beginne(obj=None, *, im_hintergrund=True):
    """Begin a check.

    :param obj: record, with what is in it; ``None`` for the whole site.
    :param im_hintergrund: whether a job works it off when the running transaction is
        stored; otherwise the caller does, see :func:`fuehre_aus`.
    :returns: :class:`~.lauf.Lauf`.
    :raises Hindernisse: the same is being checked already.
    """
    register = richte_ein()
    uid = IUUID(getSite() if obj is None else obj)
    for lauf in register.offene():
        if lauf.uid == uid:
            raise Hindernisse.eines(
                "pruefung-laeuft",
                _(
                    "integritaet_laeuft",
                    default="The files are being checked already.",
                ),
            )
    processQueue()
    umfang = SITE if obj is None else SCHRIFTGUT
    lauf = Lauf(umfang, uid, _wer(), anzahl(obj))
    lauf.halter = HALTER
    register.nimm_auf(lauf)
    vermerke_beginn(lauf)
    if im_hintergrund:
        aufgabe.beginne(lauf, obj)
    return lauf


def setze_fort(lauf, *, im_hintergrund=True):
    """Go on with a run that was interrupted; one that a job is at just goes on.

    Whoever else works on it stops.

    :param lauf: the run.
    :param im_hintergrund: see :func:`beginne`.
    :raises Hindernisse: it has ended.
    """
    _verlange_offen(lauf)
    if not im_hintergrund:
        lauf.halter = HALTER
    elif not auftraege.ist_offen(lauf.auftrag):
        aufgabe.beginne(lauf, gegenstand(lauf))


def fuehre_aus(lauf, nach_portion=None):
    """Work off a run in the running thread, in transactions of their own.

    :param lauf: the run; it is stored before.
    :param nach_portion: called after each portion.
    """
    kennung = lauf.kennung
    transaction.commit()
    while arbeite(kennung):
        if nach_portion is not None:
            nach_portion()
        getSite()._p_jar.cacheGC()
    transaction.begin()


def brich_ab(lauf):
    """End a run; what it has found is kept.

    :param lauf: the run.
    :raises Hindernisse: it has ended.
    """
    _verlange_offen(lauf)
    queryUtility(IPruefregister).schliesse(lauf, ABGEBROCHEN)
    vermerke_ende(lauf)
    auftraege.beende(lauf.auftrag)


def laeufe(obj=None):
    """Runs, the newest first.

    :param obj: record, for its runs; ``None`` for all of the site.
    :returns: list of :class:`~.lauf.Lauf`.
    """
    register = queryUtility(IPruefregister)
    if register is None:
        return []
    uid = None if obj is None else IUUID(obj)
    return [
        lauf for lauf in register.neueste_zuerst() if uid is None or lauf.uid == uid
    ]


def lauf_mit(kennung):
    """A run by its id.

    :param kennung: id.
    :returns: :class:`~.lauf.Lauf`, or ``None``.
    """
    register = queryUtility(IPruefregister)
    return None if register is None else register.laeufe.get(kennung)


def alarme():
    """The last runs that found something, and of which no later one says otherwise.

    :returns: list of :class:`~.lauf.Lauf`; costs nothing when there is none.
    """
    register = queryUtility(IPruefregister)
    if register is None:
        return []
    gefunden = map(register.laeufe.get, register.alarm.values())
    return [lauf for lauf in gefunden if lauf is not None]


def ist_sauber(lauf):
    """Whether a run has looked at everything and found nothing.

    :param lauf: the run.
    """
    return lauf.stand == FERTIG and not lauf.anzahl


def _verlange_offen(lauf):
    if lauf.stand != LAEUFT:
        raise Hindernisse.eines(
            "pruefung-beendet",
            _("integritaet_beendet", default="This check has ended."),
        )


def _wer():
    return None if api.user.is_anonymous() else api.user.get_current().getId()
