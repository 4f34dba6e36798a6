"""What a transaction changes reaches the engine after the database has stored it.

Until then it is laid over what the engine has, so that the transaction finds its own
changes and nobody else does. Nothing that happens to an engine stops a transaction:
what could not be entered is remembered, and the next transaction of this process takes
it along; the check finds what a process has taken to its grave.
"""

from collective.eakte.volltext.eimer import ueberdeckt
from collective.eakte.volltext.interfaces import Fundstellen
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from transaction.interfaces import IDataManagerSavepoint
from transaction.interfaces import ISavepointDataManager
from zope.interface import implementer

import logging
import transaction


logger = logging.getLogger(__name__)

_UNBEKANNT = object()
_PORTION = 500


@implementer(ISavepointDataManager)
class Uebergabe:
    """What one transaction changes in one engine.

    :param anschluss: :class:`~.anschluss.Anschluss`.
    """

    holt_nach = False
    """Whether it takes along what others could not hand over."""

    gilt = True
    """Whether the transaction still hands over what is changed here. It does not any
    more when it goes back to where nothing was changed yet."""

    def __init__(self, anschluss):
        self.transaction_manager = transaction.manager
        self._anschluss = anschluss
        # By record id; removed ones have no Angaben, but their UUID is known.
        self._angaben = {}
        self._entfernte = {}
        self._dateien = {}
        self._geleert = False
        self._verlauf = []
        self._decke = None
        self._ungedeckt = set()

    # Changes

    def setze(self, angaben):
        """A record was entered or has other metadata.

        :param angaben: :class:`~.interfaces.Angaben`.
        """
        self._merke(self._angaben, angaben.rid, angaben)

    def entferne(self, rid, uid):
        """A record was taken out of the catalog.

        :param rid: its id there.
        :param uid: its UUID.
        """
        self._merke(self._entfernte, rid, uid)
        self._merke(self._angaben, rid, None)

    def streiche(self, uid):
        """A record is gone, and its id in the catalog with it.

        :param uid: its UUID.
        """
        self._merke(self._entfernte, uid, uid)

    def datei(self, uid, sha256):
        """A Dokument has another file; the text of the one before is not found.

        :param uid: UUID of the Dokument.
        :param sha256: hex digest of the file.
        """
        self._merke(self._dateien, uid, sha256)
        self._decke = None

    def leere(self):
        """The catalog was cleared: nothing is found that is not entered again.

        The engine keeps what it has: the catalog may be filled later, and texts need
        not be read again then. What never comes back is found by the check.
        """
        # Another dict: what was noted before is taken back in the one before.
        self._verlauf.append((None, None, (self._geleert, self._angaben)))
        self._geleert = True
        self._angaben = {}
        self._decke = None

    def _merke(self, worin, schluessel, wert):
        self._verlauf.append((worin, schluessel, worin.get(schluessel, _UNBEKANNT)))
        worin[schluessel] = wert
        if worin is not self._dateien:
            self._ungedeckt.add(schluessel)

    def uids(self):
        """:returns: set of the UUIDs of all that was changed."""
        return self._bleibende() | set(self._entfernte.values()) | self._dateien.keys()

    # Questions

    def suche(self, frage):
        """Find records, with the changes of this transaction.

        :param frage: :data:`~.frage.Frage`.
        :returns: :class:`~.interfaces.Fundstellen`.
        """
        decke = self._deckt()
        gefunden = decke.suche(frage)
        if self._geleert:
            return gefunden
        darunter = self._anschluss.suche_gespeichertes(frage)
        return Fundstellen(
            ueberdeckt(darunter.angaben, gefunden.angaben, self._angaben),
            ueberdeckt(darunter.gesamt, gefunden.gesamt, self._angaben),
        )

    def _deckt(self):
        """An engine in memory that holds what this transaction has changed."""
        if self._decke is None:
            self._decke = self._anschluss.neue_decke()
            self._ungedeckt = set(self._angaben)
        if self._ungedeckt:
            self._decke_nach()
        return self._decke

    def _decke_nach(self):
        rids, self._ungedeckt = self._ungedeckt, set()
        uids = self._bleibende()
        gesetzt = [a for a in map(self._angaben.get, rids) if a is not None]
        weg = {self._entfernte.get(rid) for rid in rids} - uids - {None}
        self._decke.streiche(weg)
        self._decke.setze_angaben(gesetzt)
        alte = [a.uid for a in gesetzt if a.uid not in self._dateien]
        for inhalt in self._anschluss.maschine().inhalte(alte).values():
            self._decke.setze_inhalt(inhalt)

    def _bleibende(self):
        return {a.uid for a in self._angaben.values() if a is not None}

    # The transaction

    def savepoint(self):
        """:returns: what takes back all that comes later."""
        return _Sicherung(self, len(self._verlauf))

    def nimm_zurueck(self, laenge):
        """Take back what came after a savepoint.

        :param laenge: number of changes that stay.
        """
        while len(self._verlauf) > laenge:
            worin, schluessel, vorher = self._verlauf.pop()
            if worin is None:
                self._geleert, self._angaben = vorher
            elif vorher is _UNBEKANNT:
                worin.pop(schluessel, None)
            else:
                worin[schluessel] = vorher
        self._decke = None

    def abort(self, _transaction):
        """Nothing has been entered yet.

        A transaction that goes on afterwards has gone back to a savepoint from before
        the first change, and does not hand over this one any more.
        """
        self.gilt = False

    def tpc_begin(self, _transaction):
        """Nothing to do."""

    def commit(self, _transaction):
        """Nothing to do: the database comes first."""

    def tpc_vote(self, _transaction):
        """Nothing to do: no engine stops a transaction."""

    def tpc_finish(self, _transaction):
        """Enter what was changed; never raises."""
        try:
            self._uebergib()
        except MaschineGestoert as fehler:
            logger.error("The full text index does not follow: %s", fehler)
            self._anschluss.versaeumt(self.uids())
        except Exception:
            logger.exception("The full text index does not follow.")
            self._anschluss.versaeumt(self.uids())
        else:
            self._anschluss.nachgeholt(self.uids())

    def tpc_abort(self, _transaction):
        """Nothing to do: nothing has been entered yet."""

    def sortKey(self):
        """:returns: a key behind those of the databases."""
        return f"~~eakte-volltext:{id(self)}"

    def _uebergib(self):
        maschine = self._anschluss.maschine()
        bleibt = self._bleibende()
        weg = set(self._entfernte.values()) - bleibt
        if weg:
            maschine.streiche(weg)
        gesetzt = [a for a in self._angaben.values() if a is not None]
        # In portions: whoever files while a catalog is rebuilt must not wait.
        for ab in range(0, len(gesetzt), _PORTION):
            maschine.setze_angaben(gesetzt[ab : ab + _PORTION])
        for uid, sha256 in self._dateien.items():
            if uid not in weg:
                maschine.setze_inhalt(Inhalt(uid, sha256, Lesestand.AUSSTEHEND))


@implementer(IDataManagerSavepoint)
class _Sicherung:
    def __init__(self, uebergabe, laenge):
        self._uebergabe = uebergabe
        self._laenge = laenge

    def rollback(self):
        """Take back what came later."""
        self._uebergabe.nimm_zurueck(self._laenge)
