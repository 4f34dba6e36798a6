"""Indexer: the number of the current version."""

from Acquisition import aq_base
from collective.eakte.content.dokument import IDokument
from collective.eakte.versionen.fassung import Fassung
from plone.indexer import indexer


@indexer(IDokument)
def fassung(obj):
    """Number from 2; nothing while there is only one, as for most Dokumente."""
    heute = aq_base(obj)._fassung
    return heute.nummer if isinstance(heute, Fassung) and heute.nummer > 1 else None
