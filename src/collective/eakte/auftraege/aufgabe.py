"""What views that work in the background share.

A job works in portions, each in a transaction of its own. Between them it says how far
it has come and looks whether somebody has cancelled it. A process that is killed in
between repeats one portion at most: the job is delivered again and goes on.
"""

from collective.eakte.auftraege.botschaft import packe
from collective.eakte.auftraege.botschaft import packe_kurz
from collective.eakte.auftraege.interfaces import IAufgabe
from collective.eakte.auftraege.merkzettel import merke
from collective.eakte.auftraege.merkzettel import merkzettel
from collective.eakte.auftraege.merkzettel import vergiss
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.registrierung.speichern import speichere
from collective.taskqueue import progress
from collective.taskqueue.progress import TaskCancelled
from functools import cached_property
from Products.Five.browser import BrowserView
from time import monotonic
from ZODB.POSException import ConflictError
from zope.interface import implementer

import json
import logging
import transaction


logger = logging.getLogger(__name__)

FEHLER_HOECHSTENS = 1000
"""Errors of a job that are kept."""


@implementer(IAufgabe)
class Aufgabe(BrowserView):
    """Base of the views; see :class:`.interfaces.IAufgabe`.

    Example::

        class Zaehlen(Aufgabe):
            def portion(self):
                self.stelle = (self.stelle or 0) + 1
                return self.stelle < 3

            def fortschritt(self):
                return self.stelle, 3, ""

    Registered with ``layer="collective.taskqueue.interfaces.ITaskQueueLayer"``, and
    begun with :func:`.api.beginne`.

    :ivar stelle: where to go on, everything that can be stored and is never changed; it
        is kept with what a portion stores. ``None`` at the beginning.
    """

    stelle = None
    _fehler: tuple[tuple[str, str], ...] = ()
    _fertig = False

    def __call__(self):
        """:returns: nothing; what came of it stands in the job."""
        zettel = merkzettel(self.kennung)
        if zettel is not None:
            self._nimm_auf(zettel)
        try:
            self._arbeite()
        except Hindernisse as abgelehnt:
            transaction.abort()
            for grund in abgelehnt.hindernisse:
                progress.error("", packe_kurz(grund.message))
            # Nobody tries again what was refused.
            self.request.response.setStatus(400)
        return ""

    @cached_property
    def kennung(self):
        """:returns: id of the job."""
        return progress.current()

    @cached_property
    def angaben(self):
        """:returns: what the job was begun with, dict."""
        return json.loads(self.request.get("BODY") or "{}")

    def portion(self):
        """See :class:`.interfaces.IAufgabe`."""
        raise NotImplementedError

    def fortschritt(self):
        """See :class:`.interfaces.IAufgabe`."""
        return 0, None, ""

    def ergebnis(self):
        """See :class:`.interfaces.IAufgabe`."""
        return None

    def ziel(self):
        """Where the result can be seen.

        :returns: UUID of a record (``None`` for the site) and what follows behind its
            address; ``None`` when there is no such page.
        """
        return None

    def abgebrochen(self):
        """Clean up after somebody has cancelled it, in a transaction of its own."""

    def melde(self, message, uid=""):
        """Say within a portion that something went wrong; the job goes on.

        :param message: message, see :func:`.botschaft.packe`.
        :param uid: UUID of the record concerned.
        """
        if len(self._fehler) < FEHLER_HOECHSTENS:
            self._fehler += ((uid, packe_kurz(message)),)

    def in_einer_transaktion(self, tue):
        """Do something and store it; done anew when others store at the same time.

        :param tue: function without parameters.
        :returns: what it returns.
        :raises ConflictError: others did not stop.
        """
        return speichere(tue)

    def fuehre_portion_aus(self):
        """Do the next portion; who writes her own transactions says so here.

        :returns: whether something is left to be done.
        """
        davor = self.stelle, self._fehler

        def tue():
            # What was done in vain has not moved on.
            self.stelle, self._fehler = davor
            weiter = self.portion()
            merke(self.kennung, self.stelle, self._fehler, not weiter)
            return weiter

        weiter = self.in_einer_transaktion(tue)
        for uid, text in self._fehler[len(davor[1]) :]:
            progress.error(uid, text)
        return weiter

    def _nimm_auf(self, zettel):
        self.stelle, self._fehler = zettel.stelle, zettel.fehler
        self._fertig = zettel.fertig
        for uid, text in self._fehler:
            progress.error(uid, text)

    def _arbeite(self):
        try:
            weiter = not self._fertig
            if self._fertig:
                # Only that it is done was not said any more.
                self._berichte()
            while weiter:
                progress.check()
                weiter = self.fuehre_portion_aus()
                self._berichte()
                self.context._p_jar.cacheGC()
        except TaskCancelled:
            transaction.abort()
            self.in_einer_transaktion(self._raeume_auf)
            raise
        transaction.begin()
        self._sage_ergebnis()

    def _raeume_auf(self):
        vergiss(self.kennung)
        self.abgebrochen()

    def _berichte(self):
        erledigt, gesamt, hinweis = self.fortschritt()
        progress.report(erledigt, gesamt, packe_kurz(hinweis) if hinweis else "")

    def _sage_ergebnis(self):
        text, ziel = self.ergebnis(), self.ziel()
        if text is not None:
            progress.result(text=packe(text))
        if ziel is not None:
            progress.result(ziel=list(ziel))


class Listenaufgabe(Aufgabe):
    """Base of views that do the same with one thing after the other.

    What fails for one thing is reported; the others are done.

    :cvar dauer: seconds after which a portion is stored.
    """

    dauer = 5.0

    def dinge(self):
        """What there is to be done.

        :returns: sorted list of texts that do not change while the job goes on, UUIDs
            for example.
        """
        raise NotImplementedError

    def bearbeite(self, ding):
        """Do it for one thing.

        :param ding: one of :meth:`dinge`.
        """
        raise NotImplementedError

    def fehler(self, ding, fehler):
        """What is said when it fails.

        :param ding: one of :meth:`dinge`.
        :param fehler: the exception.
        :returns: message and UUID of the record concerned (or ``""``).
        """
        raise NotImplementedError

    @cached_property
    def _dinge(self):
        return self.dinge()

    def portion(self):
        """:returns: whether something is left."""
        beginn = monotonic()
        nach = self.stelle
        uebrig = [ding for ding in self._dinge if nach is None or ding > nach]
        for nummer, ding in enumerate(uebrig, 1):
            self._versuche(ding)
            self.stelle = ding
            if monotonic() - beginn >= self.dauer:
                return nummer < len(uebrig)
        return False

    def fortschritt(self):
        """See :class:`.interfaces.IAufgabe`."""
        erledigt = sum(1 for ding in self._dinge if ding <= (self.stelle or ""))
        return erledigt, len(self._dinge), ""

    def _versuche(self, ding):
        sicherung = transaction.savepoint(optimistic=True)
        try:
            self.bearbeite(ding)
        except (ConflictError, TaskCancelled):
            raise
        except Exception as fehler:
            sicherung.rollback()
            if not isinstance(fehler, Hindernisse):
                logger.exception("%s cannot be done.", ding)
            self.melde(*self.fehler(ding, fehler))
