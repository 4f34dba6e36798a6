"""Marks the pages of the E-Akte, so that the site's own furniture steps back."""

from collective.eakte.interfaces import IEAkteLayer
from plone.app.layout.globals.interfaces import IBodyClassAdapter
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


_MARKE = "collective.eakte.seite"


def markiere(request):
    """Note that the page that is being rendered stands in the shell."""
    IAnnotations(request)[_MARKE] = True


def ist_markiert(request):
    """:returns: whether the page stands in the shell of the E-Akte."""
    return bool(IAnnotations(request).get(_MARKE))


@implementer(IBodyClassAdapter)
@adapter(Interface, IEAkteLayer)
class Koerperklassen:
    """Classes of ``body``: ``eakte-seite`` on every page in the shell."""

    def __init__(self, context, request):
        self.request = request

    def get_classes(self, template, view):
        """:returns: list of CSS classes."""
        return ["eakte-seite"] if ist_markiert(self.request) else []
