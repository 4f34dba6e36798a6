"""Vorgang: one case within an Akte."""

from collective.eakte.indexers.sparsam import SparsamIndiziert
from collective.eakte.interfaces import ISchriftgutbehaelter
from plone.dexterity.content import Container
from plone.supermodel import model
from zope.interface import implementer


class IVorgang(model.Schema, ISchriftgutbehaelter):
    """xdomea ``Vorgang``: one case within an Akte."""


@implementer(IVorgang)
class Vorgang(SparsamIndiziert, Container):
    """One case within an Akte."""

    # The ordering list would be rewritten at every add.
    _ordering = "unordered"
