"""The Dokumente before and behind one, by their numbers."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.aktenzeichen.sortierung import sortierschluessel
from collective.eakte.content.arten import typen_mit
from collective.eakte.content.dokument import IDokument
from dataclasses import dataclass
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any


@dataclass(frozen=True)
class Nachbarn:
    """Catalog brains, ``None`` at the ends."""

    vorher: Any
    nachher: Any


def nachbarn(dokument):
    """The Dokumente beside one in its container, as far as the user sees them.

    Only the catalog is asked; the order is the natural one of the numbers.

    :param dokument: the Dokument.
    :returns: :class:`Nachbarn`.
    """
    return Nachbarn(
        _naechster(dokument, "max", "descending"),
        _naechster(dokument, "min", "ascending"),
    )


def _naechster(dokument, grenze, richtung):
    behaelter = aq_parent(aq_inner(dokument))
    brains = api.portal.get_tool("portal_catalog")(
        path={"query": "/".join(behaelter.getPhysicalPath()), "depth": 1},
        portal_type=typen_mit(IDokument),
        kennzeichen_sort={
            "query": sortierschluessel(dokument.kennzeichen),
            "range": grenze,
        },
        sort_on="kennzeichen_sort",
        sort_order=richtung,
        sort_limit=2,
    )
    uid = IUUID(dokument)
    return next((brain for brain in brains[:2] if uid != brain.UID), None)
