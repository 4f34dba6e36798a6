"""The index follows a new access domain: at once, or in batches in the background.

An object that gets rules of its own for the first time becomes a domain. What lies in
it stands in the index under the domain around it and is entered anew: a few records in
the same transaction. Of more than that the register keeps note: until they have been
entered, a search puts them under their domain itself, so that the new rules hold from
the first moment.
"""

from collective.eakte.hintergrund import Hintergrund
from collective.eakte.rechte.index import rids_unter
from collective.eakte.rechte.index import Zugriffsindex
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.registrierung.speichern import speichere
from plone import api
from zope.component import getUtility
from zope.component.hooks import setSite

import transaction


SOFORT = 200
"""Records that are entered anew in the request that grants."""

PORTION = 2000
"""Records that are entered anew in one transaction in the background."""


def ziehe_um(obj, bereich, ebene):
    """Enter the records of a new domain under it.

    :param obj: the object that became a domain.
    :param bereich: the domain.
    :param ebene: position of the telling part of its path, see
        :func:`.index.rids_unter`.
    """
    katalog, index = _katalog_und_index()
    if index is None:
        return
    rids = rids_unter(katalog, bereich.ort, ebene)
    offen = getUtility(IZugriffsregister).offen
    if index.ziehe_um(rids, bereich, SOFORT) == SOFORT:
        offen[bereich.ort] = (bereich.nummer, ebene)
    if offen:
        _hintergrund.beginne_nach_commit()


def ziehe_nach(hoechstens):
    """Enter some of the records that still stand under another domain.

    Runs in a transaction of the caller.

    :param hoechstens: number of records.
    :returns: whether something is left.
    """
    register = getUtility(IZugriffsregister)
    katalog, index = _katalog_und_index()
    for ort, (nummer, ebene) in list(register.offen.items()):
        bereich = register.bereich(nummer)
        umgezogen = 0
        if bereich is not None:
            rids = list(rids_unter(katalog, ort, ebene))
            umgezogen = index.ziehe_um(rids, bereich, hoechstens)
        if umgezogen < hoechstens:
            del register.offen[ort]
        hoechstens -= umgezogen
        if hoechstens <= 0:
            break
    return bool(register.offen)


def _eine_portion(datenbank, pfad):
    """Enter one portion; conflicts with writers are tried again.

    :returns: whether something is left.
    """
    verbindung = datenbank.open()
    try:
        anwendung = verbindung.root()["Application"]
        setSite(anwendung.unrestrictedTraverse(pfad))
        return speichere(lambda: ziehe_nach(PORTION))
    finally:
        transaction.abort()
        setSite(None)
        verbindung.close()


def setze_fort(event):
    """Go on after a restart with what was left.

    :param event: the database has been opened.
    """
    verbindung = event.database.open()
    try:
        anwendung = verbindung.root().get("Application")
        if anwendung is None:
            return
        for site in anwendung.objectValues("Plone Site"):
            register = site.getSiteManager().queryUtility(IZugriffsregister)
            if register is not None and register.offen:
                _hintergrund.beginne(event.database, site.getPhysicalPath())
    finally:
        transaction.abort()
        verbindung.close()


def _katalog_und_index():
    katalog = api.portal.get_tool("portal_catalog")._catalog
    index = katalog.indexes.get("allowedRolesAndUsers")
    if not isinstance(index, Zugriffsindex):
        return katalog, None
    return katalog, index.__of__(katalog)


# The register keeps note of what is left, and searches reckon with it; the next first
# grant, or the next start, goes on with what was broken off. A thread and no task of
# the queue: who protects a record is not to be refused because a broker is away.
_hintergrund = Hintergrund(
    "eakte-zugriffsindex", lambda datenbank, pfad: _eine_portion(datenbank, pfad)
)
warte_ab = _hintergrund.warte_ab
