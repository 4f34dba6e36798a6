"""The runs of checks as they lie in the database."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collective.eakte.integritaet.interfaces import IPruefregister
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from secrets import token_hex
from zope.interface import implementer


SITE, SCHRIFTGUT = "site", "schriftgut"
"""What a run is over: everything, or one record with what is in it."""

LAEUFT, FERTIG, ABGEBROCHEN, GESCHEITERT = STAENDE = (
    "laeuft",
    "fertig",
    "abgebrochen",
    "gescheitert",
)

DOKUMENTE, FASSUNGEN, DATEIEN = PHASEN = ("dokumente", "fassungen", "dateien")
"""Records first; then, over the whole site, what belongs to no record."""

AUFBEWAHRT = 20
"""Runs that are kept, of those over the site and of those over records."""


class Lauf(Persistent):
    """One run of a check.

    :param umfang: :data:`SITE` or :data:`SCHRIFTGUT`.
    :param uid: UUID of the site or the record.
    :param person: id of the user who started it; ``None`` for the system.
    :param gesamt: number of Dokumente when it began.

    :ivar kennung: id of the run, 12 hexadecimal digits.
    :ivar stand: one of :data:`STAENDE`.
    :ivar phase: one of :data:`PHASEN`.
    :ivar position: what was done last in this phase; ``None`` at its beginning.
    :ivar halter: who works on it: a process, or a job.
    :ivar auftrag: id of the job that does it; ``None`` when a command does.
    :ivar begonnen: when, with time zone; likewise ``lebenszeichen`` and ``beendet``.
    :ivar dokumente: how many were checked; likewise ``dateien``.
    :ivar bytes: how much was read.
    :ivar sekunden: how long that took.
    :ivar alte: files of states that only packing will remove.
    :ivar geprueft_ab: whether the directory of files could be looked at.
    :ivar befunde: IOBTree from number to :class:`~.pruefregeln.Befund`.
    """

    phase = DOKUMENTE
    position = None
    stand = LAEUFT
    halter = None
    auftrag = None
    beendet = None
    fehler = ""
    dokumente = dateien = bytes = alte = 0
    sekunden = 0.0
    ablage_lesbar = None

    def __init__(self, umfang, uid, person, gesamt):
        self.kennung = token_hex(6)
        self.umfang = umfang
        self.uid = uid
        self.person = person
        self.gesamt = gesamt
        self.begonnen = self.lebenszeichen = datetime.now(UTC)
        self.befunde = IOBTree()

    @property
    def phasen(self):
        """:returns: what is done in this run, one after the other."""
        return PHASEN if self.umfang == SITE else (DOKUMENTE,)

    @property
    def anzahl(self):
        """:returns: number of findings; costs nothing."""
        return self.befunde.maxKey() if self.befunde else 0

    def melde(self, befund):
        """Add a finding.

        :param befund: :class:`~.pruefregeln.Befund`.
        """
        self.befunde[self.anzahl + 1] = befund


@implementer(IPruefregister)
class Pruefregister(Persistent):
    """See :class:`IPruefregister`."""

    def __init__(self):
        self.laeufe = OOBTree()
        self.alarm = {}

    def nimm_auf(self, lauf):
        self.laeufe[lauf.kennung] = lauf
        zu_viel = [
            alter
            for alter in self.neueste_zuerst()
            if alter.umfang == lauf.umfang
            and alter.stand != LAEUFT
            and alter.kennung not in self.alarm.values()
        ][AUFBEWAHRT - 1 :]
        for alter in zu_viel:
            del self.laeufe[alter.kennung]

    def neueste_zuerst(self):
        return sorted(
            self.laeufe.values(), key=lambda lauf: lauf.begonnen, reverse=True
        )

    def offene(self):
        # A clerk waits for her record, nobody for the site.
        return sorted(
            (lauf for lauf in self.laeufe.values() if lauf.stand == LAEUFT),
            key=lambda lauf: (lauf.umfang == SITE, lauf.begonnen),
        )

    def schliesse(self, lauf, stand):
        lauf.stand = stand
        lauf.beendet = datetime.now(UTC)
        if lauf.anzahl:
            self.alarm = {**self.alarm, lauf.uid: lauf.kennung}
        elif stand == FERTIG:
            # What a run over the site has found to be in order is so everywhere.
            self.alarm = (
                {}
                if lauf.umfang == SITE
                else {u: k for u, k in self.alarm.items() if u != lauf.uid}
            )
