"""What there is to be checked: Dokumente in their order, and their versions."""

from collective.eakte.content.arten import typen_mit
from collective.eakte.content.dokument import IDokument
from plone import api


def dokumente(objekt=None, nach=None):
    """Dokumente in the order of their UUIDs: an order that nothing changes.

    Whoever may see them: a check is over all of them.

    :param objekt: record with what is in it; ``None`` for the whole site.
    :param nach: UUID after which to begin.
    :returns: iterator of UUID and function that loads the Dokument; no Dokument is
        loaded before.
    """
    katalog = api.portal.get_tool("portal_catalog")._catalog
    for uid, rid in _eintraege(katalog, objekt, nach):
        yield uid, katalog[rid]._unrestrictedGetObject


def anzahl(objekt=None):
    """How many Dokumente there are to be checked.

    :param objekt: record with what is in it; ``None`` for the whole site.
    """
    return len(_rids(api.portal.get_tool("portal_catalog"), objekt))


def _eintraege(katalog, objekt, nach):
    """UUID and record id, by UUID."""
    werkzeug = api.portal.get_tool("portal_catalog")
    rids = _rids(werkzeug, objekt)
    uids = katalog.getIndex("UID")
    if objekt is not None:
        paare = sorted((uids.getEntryForObject(rid), rid) for rid in rids)
        yield from (paar for paar in paare if nach is None or paar[0] > nach)
        return
    rids = set(rids) if isinstance(rids, (list, tuple)) else rids
    for uid, rid in uids._index.items(min=nach, excludemin=nach is not None):
        if rid in rids:
            yield uid, rid


def _rids(werkzeug, objekt):
    """Record ids of Dokumente: a set, of the index itself where that is possible."""
    typen = typen_mit(IDokument)
    if objekt is None:
        gefunden = werkzeug._catalog.getIndex("portal_type")._apply_index(
            {"portal_type": {"query": typen}}
        )
        return gefunden[0] if gefunden else ()
    pfad = "/".join(objekt.getPhysicalPath())
    treffer = werkzeug.unrestrictedSearchResults(portal_type=typen, path=pfad)
    return [brain.getRID() for brain in treffer]
