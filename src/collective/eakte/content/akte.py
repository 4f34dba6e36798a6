"""Akte: a file on one matter."""

from collective.eakte.content.basis import Behaelter
from collective.eakte.interfaces import ISchriftgutbehaelter
from plone.supermodel import model
from zope.interface import implementer


class IAkte(model.Schema, ISchriftgutbehaelter):
    """xdomea ``Akte``: a file on one matter."""


@implementer(IAkte)
class Akte(Behaelter):
    """A file on one matter."""
