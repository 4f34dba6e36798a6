"""The proof that a seal attests the chain of a record."""

from collective.eakte.protokoll.interfaces import IProtokollbuch
from zope.component import queryUtility


def beweis(uid):
    """What the newest seal that knows a chain says of it, with the way to its root.

    An outsider who has the seal from elsewhere can check with it that the chain was
    the same when it was sealed; see ``docs/protokoll.md``.

    :param uid: UUID of the record, or of the site.
    :returns: dict of plain values: ``siegel`` (the seal without its leaves), ``hash``
        (its SHA-256), ``zeuge`` (``uid``, ``nr``, ``kopf``: the leaf) and ``pfad``
        (list of ``[side, hash]``, the one next to the leaf first). ``None`` when no
        seal knows the chain.
    """
    buch = queryUtility(IProtokollbuch)
    if buch is None:
        return None
    for siegel in neueste_siegel(buch):
        stelle, zeuge = siegel.finde(uid)
        if zeuge is not None:
            return {
                "siegel": siegel.angaben(),
                "hash": siegel.hashwert,
                "zeuge": {"uid": zeuge.uid, "nr": zeuge.nr, "kopf": zeuge.kopf},
                "pfad": [
                    [seite, anderer.hex()] for seite, anderer in siegel.pfad(stelle)
                ],
            }
    return None


def neueste_siegel(buch):
    """:returns: iterator over the seals of a site, the newest first."""
    nummer = buch.siegel.maxKey() if buch.siegel else None
    while nummer is not None:
        yield buch.siegel[nummer]
        if nummer <= buch.siegel.minKey():
            return
        nummer = buch.siegel.maxKey(nummer - 1)
