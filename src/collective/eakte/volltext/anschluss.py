"""Which engine holds the texts of a site, and how it is reached.

Each site of each database has its own. Where it is says, in this order:

* a utility :class:`~.interfaces.ITextmaschine`,
* the environment variable ``EAKTE_VOLLTEXT``: a directory, or
  ``postgresql:`` and a connection string,
* the same as ``volltext`` in a ``<product-config eakte>`` of ``zope.conf``,
* otherwise a directory ``volltext`` beside the database file, or in the directory of
  the instance when the database is on a server.

A database that is kept in memory has its texts in memory, too.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from App.config import getConfiguration
from collective.eakte.volltext.interfaces import ITextmaschine
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.orte import ort
from collective.eakte.volltext.uebergabe import Uebergabe
from pathlib import Path
from plone.uuid.interfaces import IUUID
from Products.CMFCore.interfaces import ISiteRoot
from threading import RLock
from weakref import WeakKeyDictionary
from zope.component import queryUtility
from zope.component.hooks import getSite

import os
import transaction


VARIABLE = "EAKTE_VOLLTEXT"
ORDNER = "volltext"

_anschluesse = WeakKeyDictionary()
_riegel = RLock()


class Anschluss:
    """The way to the engine of one site.

    :param eroeffne: function without parameters that opens the engine.
    :param fuelle: function of the engine that enters what the database has, for
        engines that begin empty with every process; ``None`` for others.
    :param entferne: function without parameters that removes the place where the engine
        keeps what it has; ``None`` when there is none, or it is not ours.
    """

    def __init__(self, eroeffne, fuelle=None, entferne=None):
        self._eroeffne = eroeffne
        self._fuelle = fuelle
        self._entferne = entferne
        self._maschine = None
        self._riegel = RLock()
        self._versaeumte = set()

    def maschine(self):
        """:returns: the engine.

        :raises MaschineGestoert: it cannot be opened.
        """
        with self._riegel:
            if self._maschine is None:
                self._maschine = self._eroeffne()
            return self._maschine

    def _gefuellte(self):
        with self._riegel:
            maschine = self.maschine()
            if self._fuelle is not None:
                self._fuelle, fuelle = None, self._fuelle
                fuelle(maschine)
            return maschine

    def suche(self, frage):
        """Find records, with the changes of the running transaction.

        See :meth:`.interfaces.ITextmaschine.suche`.
        """
        uebergabe = self._laufende()
        if uebergabe is not None:
            return uebergabe.suche(frage)
        return self.suche_gespeichertes(frage)

    def suche_gespeichertes(self, frage):
        """As :meth:`suche`, without the changes of the running transaction."""
        return self._gefuellte().suche(frage)

    def uebergabe(self):
        """What the running transaction changes.

        :returns: :class:`~.uebergabe.Uebergabe`.
        """
        uebergabe = self._laufende()
        if uebergabe is None:
            uebergabe = Uebergabe(self)
            laufende = transaction.get()
            laufende.join(uebergabe)
            laufende.set_data(self, uebergabe)
        return uebergabe

    def _laufende(self):
        try:
            uebergabe = transaction.get().data(self)
        except KeyError:
            return None
        return uebergabe if uebergabe.gilt else None

    def neue_decke(self):
        """:returns: an empty engine in memory."""
        return im_speicher()

    def beseitige(self):
        """Remove all that is kept of the site, with its file or its tables.

        Who asks later begins with an empty engine.

        :raises MaschineGestoert: it cannot be removed.
        """
        with self._riegel:
            if self._entferne is None:
                return
            if self._maschine is not None:
                self._maschine.schliesse()
                self._maschine = None
            self._versaeumte.clear()
            self._entferne()

    def versaeumt(self, uids):
        """Remember what could not be entered.

        :param uids: UUIDs of records.
        """
        self._versaeumte.update(uids)

    @property
    def versaeumte(self):
        """:returns: set of UUIDs of what this process could not enter."""
        return set(self._versaeumte)

    def nachgeholt(self, uids):
        """Forget that something could not be entered."""
        self._versaeumte.difference_update(uids)


def anschluss_von(objekt=None):
    """The way to the engine of a site.

    :param objekt: something in the site; the current site by default.
    :returns: :class:`Anschluss`, or ``None`` outside of any site.
    """
    site = _site(objekt)
    verbindung = verbindung_von(site)
    if verbindung is None:
        return None
    datenbank, uid = verbindung.db(), kennung(site)
    with _riegel:
        je_site = _anschluesse.setdefault(datenbank, {})
        if uid not in je_site:
            je_site[uid] = _neuer(datenbank, uid, site.getPhysicalPath())
        return je_site[uid]


def kennung(site):
    """:returns: what the engine of a site is known by."""
    return IUUID(site, None) or "/".join(site.getPhysicalPath())


def maschine():
    """:returns: the engine of the current site.

    :raises MaschineGestoert: there is none, or it cannot be opened.
    """
    anschluss = anschluss_von()
    if anschluss is None:
        raise MaschineGestoert("There is no site.")
    return anschluss.maschine()


def _site(objekt):
    while objekt is not None:
        if ISiteRoot.providedBy(objekt):
            return objekt
        objekt = aq_parent(objekt)
    return getSite()


def verbindung_von(objekt):
    """The connection to the database; of a site that is being made, its root's.

    :param objekt: something in the site.
    :returns: the connection, or ``None``.
    """
    while objekt is not None:
        verbindung = getattr(aq_base(objekt), "_p_jar", None)
        if verbindung is not None:
            return verbindung
        objekt = aq_parent(objekt)
    return None


def _neuer(datenbank, uid, pfad):
    eigene = queryUtility(ITextmaschine)
    if eigene is not None:
        return Anschluss(lambda: eigene)
    stelle = ort_von(datenbank)
    if stelle is None:
        from collective.eakte.volltext.fuellung import fuelle

        return Anschluss(im_speicher, lambda leere: fuelle(leere, datenbank, pfad))
    return Anschluss(
        lambda: stelle.eroeffne(uid),
        entferne=lambda: stelle.entferne(stelle.name(uid)),
    )


def ort_von(datenbank):
    """Where the texts of the sites of a database are kept.

    :param datenbank: the ZODB database.
    :returns: one of :mod:`.orte`; ``None`` for in memory.
    """
    gesagt = os.environ.get(VARIABLE) or _produkt().get("volltext")
    datei = _datei(datenbank)
    if gesagt:
        return ort(gesagt)
    if datei:
        return ort(str(Path(datei).parent / ORDNER))
    if _ist_im_speicher(datenbank):
        return None
    return ort(str(Path(getConfiguration().clienthome) / ORDNER))


def _produkt():
    je_produkt = getattr(getConfiguration(), "product_config", None) or {}
    return je_produkt.get("eakte") or {}


def _datei(datenbank):
    name = getattr(datenbank.storage, "_file_name", None)
    return os.path.abspath(name) if isinstance(name, str) else None


def _ist_im_speicher(datenbank):
    speicher = datenbank.storage
    return hasattr(speicher, "changes") or type(speicher).__name__ == "MappingStorage"


def im_speicher():
    """:returns: an empty engine in memory."""
    from collective.eakte.volltext.fts5 import Fts5

    return Fts5(":memory:")
