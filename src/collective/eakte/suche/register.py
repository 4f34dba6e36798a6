"""The register of kept searches."""

from BTrees.OOBTree import OOBTree
from collective.eakte.suche.interfaces import ISuchregister
from persistent import Persistent
from zope.interface import implementer


class Fach(Persistent):
    """The searches of one person: an object of its own, so that nobody collides."""

    suchen = ()


@implementer(ISuchregister)
class Suchregister(Persistent):
    """See :class:`ISuchregister`."""

    def __init__(self):
        self._faecher = OOBTree()

    def von(self, person):
        fach = self._faecher.get(person)
        return () if fach is None else fach.suchen

    def setze(self, person, suchen):
        if not suchen:
            self._faecher.pop(person, None)
            return
        if person not in self._faecher:
            self._faecher[person] = Fach()
        self._faecher[person].suchen = tuple(suchen)
