"""What the site keeps of all Protokolle."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.protokoll import Protokoll
from persistent import Persistent
from zope.interface import implementer


@implementer(IProtokollbuch)
class Protokollbuch(Persistent):
    """See :class:`IProtokollbuch`."""

    def __init__(self):
        self.protokoll = Protokoll()
        self.offen = OOBTree()
        self.vorige = OOBTree()
        self.siegel = IOBTree()

    def merke(self, uid, protokoll):
        # Chance decides on the place in the tree: writers seldom meet there.
        if uid not in self.offen:
            self.offen[uid] = protokoll
