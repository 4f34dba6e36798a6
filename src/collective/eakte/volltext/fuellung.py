"""Enter what a database has into an engine that is empty."""

from collective.eakte.volltext.angaben import angaben_von
from contextlib import contextmanager
from transaction import TransactionManager
from zope.component.hooks import getSite
from zope.component.hooks import setSite


def fuelle(maschine, datenbank, pfad):
    """Enter the metadata of all records, as they are stored.

    What the running transaction has changed is left out: only it may know that.

    :param maschine: :class:`~.interfaces.ITextmaschine`.
    :param datenbank: the ZODB database.
    :param pfad: path of the site as a tuple.
    """
    with _gespeicherte_site(datenbank, pfad) as site:
        if site is not None:
            maschine.setze_angaben(_alle(site))


def _alle(site):
    katalog = site.portal_catalog._catalog
    rechte = katalog.indexes["allowedRolesAndUsers"]
    for rid in getattr(rechte, "eingetragene", tuple)():
        objekt = site.unrestrictedTraverse(katalog.paths[rid], None)
        if objekt is not None:
            yield angaben_von(rid, objekt)


@contextmanager
def _gespeicherte_site(datenbank, pfad):
    verbindung = datenbank.open(TransactionManager())
    vorher = getSite()
    try:
        anwendung = verbindung.root().get("Application")
        site = None
        if anwendung is not None:
            site = anwendung.unrestrictedTraverse(pfad, None)
        if site is not None:
            setSite(site)
        yield site
    finally:
        setSite(vorher)
        verbindung.transaction_manager.abort()
        verbindung.close()
