"""Vocabulary factories over the terms in :mod:`.werte`."""

from collective.eakte.vocabularies import werte
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def vokabular(terme):
    """Vocabulary factory over fixed terms.

    :param terme: pairs of value and title; the value is the token too.
    """

    @provider(IVocabularyFactory)
    def fabrik(context):
        return SimpleVocabulary(
            [SimpleTerm(value, value, title) for value, title in terme]
        )

    return fabrik


vertraulichkeitsstufen = vokabular(werte.VERTRAULICHKEITSSTUFEN)
zugriffsvorgaben = vokabular(werte.ZUGRIFFSVORGABEN)
medien = vokabular(werte.MEDIEN)
aussonderungsarten = vokabular(werte.AUSSONDERUNGSARTEN)
bewertungsvorschlaege = vokabular(werte.BEWERTUNGSVORSCHLAEGE)
dokumentarten = vokabular(werte.DOKUMENTARTEN)
einheitentypen = vokabular(werte.EINHEITENTYPEN)
fristbeginne = vokabular(werte.FRISTBEGINNE)
