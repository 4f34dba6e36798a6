"""Texts do not outlive their site: what is kept of it goes when it goes.

It is derived from the database: should the site come back, by an undo or from a backup,
it is built anew (:func:`.pruefung.repariere`).
"""

from Acquisition import aq_base
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.anschluss import kennung
from collective.eakte.volltext.anschluss import ort_von
from collective.eakte.volltext.interfaces import MaschineGestoert
from dataclasses import dataclass
from OFS.Folder import Folder
from Products.CMFCore.interfaces import ISiteRoot

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

    def beseitige(erfolg):
        if not erfolg:
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
    gebraucht = {stelle.name(kennung(site)) for site in _sites(app)}
    return [Verwaistes(stelle, name) for name in sorted(stelle.namen() - gebraucht)]


def _sites(ordner):
    for objekt in ordner.objectValues():
        if ISiteRoot.providedBy(objekt):
            yield objekt
        elif isinstance(aq_base(objekt), Folder):
            yield from _sites(objekt)
