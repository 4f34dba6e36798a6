"""The tab of the Verlauf."""

from collective.eakte import _
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.ui.interfaces import IReiter
from zope.interface import implementer


@implementer(IReiter)
class VerlaufReiter:
    """See :class:`~collective.eakte.ui.interfaces.IReiter`."""

    titel = _("reiter_verlauf", default="Verlauf")
    ziel = "@@verlauf"
    reihenfolge = 80

    def __init__(self, obj, request):
        self.obj = obj

    def verfuegbar(self):
        return darf_sehen(self.obj)
