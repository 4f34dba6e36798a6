"""Akte: a file on one matter."""

from collective.eakte.indexers.sparsam import SparsamIndiziert
from collective.eakte.interfaces import ISchriftgutbehaelter
from plone.dexterity.content import Container
from plone.supermodel import model
from zope.interface import implementer


class IAkte(model.Schema, ISchriftgutbehaelter):
    """xdomea ``Akte``: a file on one matter."""


@implementer(IAkte)
class Akte(SparsamIndiziert, Container):
    """A file on one matter."""

    # The ordering list would be rewritten at every add.
    _ordering = "unordered"
