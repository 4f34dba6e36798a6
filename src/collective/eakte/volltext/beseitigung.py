"""Texts do not outlive their site: what is kept of it goes when it goes.

It is derived from the database: should the site come back, by an undo or from a backup,
it is built anew (:func:`.pruefung.repariere`).
"""

from Acquisition import aq_base
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.anschluss import kennung
from collective.eakte.volltext.anschluss import ort_von
from collective.eakte.volltext.anschluss import verbindung_von
from collective.eakte.volltext.index import INDEX
from collective.eakte.volltext.index import Textindex
from collective.eakte.volltext.interfaces import MaschineGestoert
from dataclasses import dataclass
from OFS.Folder import Folder
from Products.CMFCore.interfaces import ISiteRoot
from transaction import TransactionManager

import logging
import transaction


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Verwaistes:
    """What belongs to no site.

    :param ort: the place, one of :mod:`.orte`.
    :param name: what it is called there.
    """

    ort: object
    name: str


def beseitige_nach_commit(site):
    """Remove the texts of a site as soon as the running transaction is stored.

    :param site: the site, before or after it was removed in this transaction.
    """
    anschluss = anschluss_von(site)
    if anschluss is None:
        return
    datenbank, uid = verbindung_von(site).db(), kennung(site)

    def beseitige(erfolg):
        if not erfolg or _braucht_sie(datenbank, uid):
            return
        try:
            anschluss.beseitige()
        except MaschineGestoert as fehler:
            logger.error(
                "The texts of a site that was removed are still there (eakte-volltext"
                " verwaistes): %s",
                fehler,
            )

    transaction.get().addAfterCommitHook(beseitige)


def verwaistes(app):
    """What belongs to no site of a database.

    :param app: root of the database.
    :returns: list of :class:`Verwaistes`, ordered by name.
    :raises MaschineGestoert: the place cannot be read.
    """
    stelle = ort_von(app._p_jar.db())
    if stelle is None:
        return []
    da = stelle.namen()
    # Sites that were stored until now count, too.
    app._p_jar.sync()
    gebraucht = {stelle.name(kennung(site)) for site in _sites(app)}
    return [Verwaistes(stelle, name) for name in sorted(da - gebraucht)]


def hat_eigenes(app):
    """Whether a site of a database has texts at its place.

    :param app: root of the database.
    :raises MaschineGestoert: the place cannot be read.
    """
    stelle = ort_von(app._p_jar.db())
    if stelle is None:
        return False
    return any(stelle.name(kennung(site)) in stelle.namen() for site in _sites(app))


def _braucht_sie(datenbank, uid):
    """Whether a site, as it is stored, has its texts there all the same: it came back
    with a savepoint, or was imported a second time."""
    verbindung = datenbank.open(TransactionManager())
    try:
        app = verbindung.root()["Application"]
        return any(kennung(site) == uid and _hat_index(site) for site in _sites(app))
    finally:
        verbindung.transaction_manager.abort()
        verbindung.close()


def _hat_index(site):
    katalog = getattr(aq_base(site), "portal_catalog", None)
    index = None if katalog is None else katalog._catalog.indexes.get(INDEX)
    return isinstance(aq_base(index), Textindex)


def _sites(ordner):
    for objekt in ordner.objectValues():
        if ISiteRoot.providedBy(objekt):
            yield objekt
        elif isinstance(aq_base(objekt), Folder):
            yield from _sites(objekt)
