"""Teilakte: a part of an Akte (Band, Register)."""

from collective.eakte.content.basis import Behaelter
from collective.eakte.interfaces import ISchriftgutbehaelter
from plone.supermodel import model
from zope.interface import implementer


class ITeilakte(model.Schema, ISchriftgutbehaelter):
    """xdomea ``Teilakte``: a part of an Akte (Band, Register)."""


@implementer(ITeilakte)
class Teilakte(Behaelter):
    """A part of an Akte (Band, Register)."""
