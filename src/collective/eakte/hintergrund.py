"""Work that is done in threads of this process, one portion after the other.

What there is to do stands in the database: a process that ends leaves the rest to the
next start.
"""

from weakref import WeakSet
from zope.component.hooks import getSite

import logging
import threading
import transaction


logger = logging.getLogger(__name__)


class Hintergrund:
    """One kind of work; of it only one thread is at work at a time.

    :param name: name of the threads.
    :param portion: function of the ZODB database and the path of a site (tuple); does
        the next portion in transactions of its own and returns whether something may
        be left.
    """

    def __init__(self, name, portion):
        self._name = name
        self._portion = portion
        self._laeuft = threading.Lock()
        self._merker = threading.Lock()
        self._wartende = set()
        self._faeden = WeakSet()

    def beginne_nach_commit(self):
        """Begin in the current site as soon as the running transaction is stored."""
        site = getSite()
        datenbank = site._p_jar.db() if site._p_jar is not None else None
        if datenbank is None:
            return
        pfad = site.getPhysicalPath()

        def beginne(erfolg):
            if erfolg:
                self.beginne(datenbank, pfad)

        transaction.get().addAfterCommitHook(beginne)

    def beginne(self, datenbank, pfad):
        """Work off what is left in a thread.

        :param datenbank: the ZODB database.
        :param pfad: path of the site as a tuple.
        """
        auftrag = (id(datenbank), pfad)
        with self._merker:
            if auftrag in self._wartende:
                # It has not looked yet what is left.
                return
            self._wartende.add(auftrag)
        faden = threading.Thread(
            target=self._arbeite_ab,
            args=(datenbank, pfad),
            name=self._name,
            daemon=True,
        )
        self._faeden.add(faden)
        faden.start()

    def warte_ab(self):
        """Wait until nothing of it is worked off in this process any more."""
        for faden in list(self._faeden):
            faden.join()

    def _arbeite_ab(self, datenbank, pfad):
        with self._laeuft:
            with self._merker:
                self._wartende.discard((id(datenbank), pfad))
            try:
                while self._portion(datenbank, pfad):
                    pass
            except Exception:
                logger.exception("%s: %s was broken off.", self._name, "/".join(pfad))
