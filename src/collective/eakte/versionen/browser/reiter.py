"""The tab of the versions."""

from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.rest import darf
from collective.eakte.ui.interfaces import IReiter
from zope.interface import implementer


@implementer(IReiter)
class Versionen:
    """For those who may read the file."""

    titel = _("reiter_versionen", default="Versions")
    ziel = "@@fassungen"
    reihenfolge = 30

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def verfuegbar(self):
        return darf(INHALT_LESEN, self.context)
