"""When something is to be done again; knows nothing of Plone."""

from collections.abc import Callable
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.zeitplan.interfaces import IPlanmaessig
from dataclasses import dataclass
from datetime import datetime
from datetime import time
from datetime import timedelta
from zope.interface import implementer


@implementer(IPlanmaessig)
@dataclass(frozen=True)
class Auftrag:
    """Something that is done every so many days at a time of day, or every some hours.

    :param title: message for people.
    :param fuehre_aus: function of the site, see :class:`.interfaces.IPlanmaessig`.
    :param tage: days from one time to the next.
    :param um: time of day, on the clock of the server; without it, hours count.
    :param stunden: hours from one time to the next; without a time of day only.
    :param queue: name of the queue that does it.
    """

    title: str
    fuehre_aus: Callable
    tage: int = 1
    um: time | None = None
    stunden: int = 24
    queue: str = QUEUE_AUFTRAG

    def naechstes_mal(self, seit):
        """See :class:`.interfaces.IPlanmaessig`."""
        if self.um is None:
            return seit + timedelta(hours=self.stunden)
        # On the clock of the server: a day may have 23 or 25 hours.
        fruehestens = seit.astimezone().replace(tzinfo=None)
        fruehestens += timedelta(days=self.tage - 1)
        moment = datetime.combine(fruehestens.date(), self.um)
        if moment <= fruehestens:
            moment += timedelta(days=1)
        return moment.astimezone(seit.tzinfo)


GEDULD = timedelta(hours=12)
"""After that, what was begun and never ended was broken off with its process."""

_ERSTER_ABSTAND = timedelta(minutes=5)
_GROESSTER_ABSTAND = timedelta(hours=6)


@dataclass(frozen=True)
class Stand:
    """What is known of something that is done again and again in one site.

    :param seit: when it was first heard of, with time zone.
    :param begonnen: when it was begun last.
    :param beendet: when it was ended last, well or not.
    :param gelungen: when it was ended well for the last time.
    :param ergebnis: what came out of it, or why it failed.
    :param fehlschlaege: how often it has failed since.
    :param halter: who has begun it, text, if that is known.
    """

    seit: datetime
    begonnen: datetime | None = None
    beendet: datetime | None = None
    gelungen: datetime | None = None
    ergebnis: str = ""
    fehlschlaege: int = 0
    halter: str | None = None

    def laeuft(self, jetzt):
        """Whether somebody is at it.

        :param jetzt: datetime with time zone.
        """
        if self.begonnen is None or jetzt >= self.begonnen + GEDULD:
            return False
        return self.beendet is None or self.beendet < self.begonnen

    def naechstes_mal(self, auftrag):
        """When it is to be done.

        :param auftrag: :class:`.interfaces.IPlanmaessig`.
        """
        if self.fehlschlaege and self.beendet is not None:
            abstand = _ERSTER_ABSTAND * 2 ** min(self.fehlschlaege - 1, 10)
            return self.beendet + min(abstand, _GROESSTER_ABSTAND)
        return auftrag.naechstes_mal(self.gelungen or self.seit)
