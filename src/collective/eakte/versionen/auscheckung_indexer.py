"""Indexer: by whom a Dokument is checked out."""

from collective.eakte.content.dokument import IDokument
from collective.eakte.versionen.auscheckung_api import auscheckung
from plone.indexer import indexer


@indexer(IDokument)
def ausgecheckt_von(obj):
    """User id of the holder; nothing, and no entry, while nobody has it."""
    stand = auscheckung(obj)
    return None if stand is None else stand.person
