"""Vorgang: one case within an Akte."""

from collective.eakte.content.basis import Behaelter
from collective.eakte.interfaces import ISchriftgutbehaelter
from plone.supermodel import model
from zope.interface import implementer


class IVorgang(model.Schema, ISchriftgutbehaelter):
    """xdomea ``Vorgang``: one case within an Akte."""


@implementer(IVorgang)
class Vorgang(Behaelter):
    """One case within an Akte."""
