"""Work off a run in portions.

A portion reads for some seconds and writes down afterwards, in a transaction of its
own: what was found, and how far it has come. Reading holds nobody up, and a process
that is killed repeats one portion at most.

What looks wrong is looked at once more before it is reported: a file may have been
replaced, or packed away, while it was read.
"""

from collective.eakte.finden import finde_objekt
from collective.eakte.integritaet import bestand
from collective.eakte.integritaet import herrenlos
from collective.eakte.integritaet.alarm import melde
from collective.eakte.integritaet.alarm import vermerke_ende
from collective.eakte.integritaet.interfaces import IPruefregister
from collective.eakte.integritaet.lauf import DATEIEN
from collective.eakte.integritaet.lauf import DOKUMENTE
from collective.eakte.integritaet.lauf import FASSUNGEN
from collective.eakte.integritaet.lauf import FERTIG
from collective.eakte.integritaet.lauf import GESCHEITERT
from collective.eakte.integritaet.lauf import LAEUFT
from collective.eakte.integritaet.lauf import SITE
from collective.eakte.integritaet.pruefung import Ergebnis
from collective.eakte.integritaet.pruefung import pruefe_eintrag
from collective.eakte.registrierung.speichern import speichere
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from plone import api
from time import monotonic
from zope.component import getUtility
from zope.component.hooks import getSite

import os
import secrets
import socket
import transaction


DAUER = 5.0
"""Seconds that a portion reads."""

HOECHSTENS = 2000
"""Dokumente, histories or directories of a portion."""

SPEICHER = 200
"""Dokumente after which memory is given back."""

HALTER = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
"""This process, among all that ever work on the site; a job has a name of its own."""


@dataclass
class Portion:
    """What was read in one go.

    :param phase: in which phase.
    :param position: what was done last.
    :param am_ende: whether nothing is left of this phase.
    """

    phase: str
    position: object = None
    am_ende: bool = False
    schritte: int = 0
    dateien: int = 0
    bytes: int = 0
    alte: int = 0
    ablage_lesbar: bool | None = None
    befunde: list = field(default_factory=list)
    sekunden: float = 0.0


def nimm(kennung, halter):
    """Take over a run; whoever else works on it stops. Stores that.

    :param kennung: id of the run.
    :param halter: who works on it from now on.
    """

    def schreibe():
        lauf = _register().laeufe.get(kennung)
        if lauf is not None and lauf.stand == LAEUFT:
            lauf.halter = halter

    speichere(schreibe)


def arbeite(kennung, halter=HALTER):
    """Do one portion of a run; the running transaction is aborted before.

    :param kennung: id of the run.
    :param halter: who works on it.
    :returns: whether something is left for her to do.
    """
    transaction.begin()
    lauf = _eigener(kennung, halter)
    if lauf is None:
        return False
    portion = _lies(lauf)
    return speichere(lambda: _schreibe(kennung, halter, portion))


def gib_auf(kennung, halter, fehler):
    """Note that a run cannot go on.

    :param kennung: id of the run.
    :param halter: who works on it.
    :param fehler: what happened, for operators.
    """

    def schreibe():
        lauf = _eigener(kennung, halter)
        if lauf is not None:
            lauf.fehler = fehler
            _register().schliesse(lauf, GESCHEITERT)
            vermerke_ende(lauf)
        return False

    speichere(schreibe)


def _register():
    return getUtility(IPruefregister)


def _eigener(kennung, halter):
    """The run, if it is still under way and nobody else has it."""
    lauf = _register().laeufe.get(kennung)
    if lauf is None or lauf.stand != LAEUFT or lauf.halter != halter:
        return None
    return lauf


def _lies(lauf):
    portion = Portion(lauf.phase, lauf.position)
    beginn = monotonic()
    lesen = {
        DOKUMENTE: _lies_dokumente,
        FASSUNGEN: _lies_geschichten,
        DATEIEN: _lies_verzeichnisse,
    }[lauf.phase]
    portion.am_ende = True
    for position in lesen(lauf, portion):
        portion.position = position
        portion.schritte += 1
        if portion.schritte % SPEICHER == 0:
            getSite()._p_jar.cacheGC()
        if portion.schritte >= HOECHSTENS or monotonic() - beginn >= DAUER:
            portion.am_ende = False
            break
    portion.sekunden = monotonic() - beginn
    return portion


def _lies_dokumente(lauf, portion):
    objekt = gegenstand(lauf)
    if objekt is None and lauf.umfang != SITE:
        katalog = api.portal.get_tool("portal_catalog")
        if katalog.unrestrictedSearchResults(UID=lauf.uid):
            raise LookupError(f"{lauf.uid} cannot be loaded.")
        # The record has been removed.
        return
    for uid, lade in bestand.dokumente(objekt, lauf.position):
        ergebnis = pruefe_eintrag(uid, lade)
        portion.dateien += ergebnis.dateien
        portion.bytes += ergebnis.bytes
        portion.befunde += ergebnis.befunde
        yield uid


def _lies_geschichten(lauf, portion):
    for kennung, befund in herrenlos.pruefe_geschichten(lauf.position):
        if befund is not None:
            portion.befunde.append(befund)
        yield kennung


def _lies_verzeichnisse(lauf, portion):
    lager = herrenlos.dateiablage(getSite()._p_jar.db())
    portion.ablage_lesbar = lager is not None
    if lager is None:
        return
    for verzeichnis in herrenlos.pruefe_verzeichnisse(lager, lauf.position):
        portion.befunde += verzeichnis.befunde
        portion.alte += verzeichnis.alte
        yield verzeichnis.ort


def gegenstand(lauf):
    """The record that a run is over.

    :param lauf: the run.
    :returns: the record, whoever may see it; ``None`` for a run over the site, and
        when there is no such record any more.
    """
    if lauf.umfang == SITE:
        return None
    return finde_objekt(lauf.uid)


def _bestaetigt(portion):
    """The findings of a portion that a second look finds, too."""
    if portion.phase == DOKUMENTE:
        uids = dict.fromkeys(befund.uid for befund in portion.befunde)
        return [befund for uid in uids for befund in _noch_einmal(uid).befunde]
    if portion.phase == FASSUNGEN:
        return [
            befund
            for befund in portion.befunde
            if herrenlos.ist_geschichte_herrenlos(int(befund.ort))
        ]
    lager = herrenlos.dateiablage(getSite()._p_jar.db())
    return [b for b in portion.befunde if herrenlos.ist_herrenlos(lager, b.ort)]


def _noch_einmal(uid):
    katalog = api.portal.get_tool("portal_catalog")
    for brain in katalog.unrestrictedSearchResults(UID=uid):
        return pruefe_eintrag(uid, brain._unrestrictedGetObject)
    return Ergebnis()


def _schreibe(kennung, halter, portion):
    lauf = _eigener(kennung, halter)
    if lauf is None:
        return False
    befunde = _bestaetigt(portion) if portion.befunde else []
    for befund in befunde:
        lauf.melde(befund)
    melde(lauf, befunde)
    if portion.phase == DOKUMENTE:
        lauf.dokumente += portion.schritte
    lauf.dateien += portion.dateien
    lauf.bytes += portion.bytes
    lauf.sekunden += portion.sekunden
    lauf.alte += portion.alte
    if portion.ablage_lesbar is not None:
        lauf.ablage_lesbar = portion.ablage_lesbar
    lauf.position = portion.position
    lauf.lebenszeichen = datetime.now(UTC)
    return not portion.am_ende or _naechste_phase(lauf)


def _naechste_phase(lauf):
    """Go over to the next phase, or end the run.

    :returns: whether there is a next one.
    """
    uebrig = lauf.phasen[lauf.phasen.index(lauf.phase) + 1 :]
    lauf.position = None
    if uebrig:
        lauf.phase = uebrig[0]
        return True
    _register().schliesse(lauf, FERTIG)
    vermerke_ende(lauf)
    return False
