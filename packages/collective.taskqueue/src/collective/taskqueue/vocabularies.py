"""Vocabularies."""

from collective.taskqueue import queues
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def queue_names(context):
    """Return the names of all queues."""
    return SimpleVocabulary.fromValues([queue.name for queue in queues.all_queues()])
