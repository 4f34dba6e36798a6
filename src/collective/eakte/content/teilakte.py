"""Teilakte: a part of an Akte (Band, Register)."""

from collective.eakte.indexers.sparsam import SparsamIndiziert
from collective.eakte.interfaces import ISchriftgutbehaelter
from plone.dexterity.content import Container
from plone.supermodel import model
from zope.interface import implementer


class ITeilakte(model.Schema, ISchriftgutbehaelter):
    """xdomea ``Teilakte``: a part of an Akte (Band, Register)."""


@implementer(ITeilakte)
class Teilakte(SparsamIndiziert, Container):
    """A part of an Akte (Band, Register)."""

    # The ordering list would be rewritten at every add.
    _ordering = "unordered"
