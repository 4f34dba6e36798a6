"""The register of access domains."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collective.eakte.rechte.interfaces import IZugriffsregister
from persistent import Persistent
from random import randrange
from zope.interface import implementer


# Index keys are 31 bits wide: 24 of them name the domain, seven the profile.
_NUMMERN = 2**24


@implementer(IZugriffsregister)
class Zugriffsregister(Persistent):
    """See :class:`IZugriffsregister`.

    Numbers are drawn by chance: a counter would make all writers collide.

    :ivar offen: domains whose records the index still has to move: from their place to
        their number and the level of the path that tells them best from others.
    """

    def __init__(self):
        self._nach_ort = OOBTree()
        self._nach_nummer = IOBTree()
        self.offen = OOBTree()

    def trage_ein(self, bereich, ort):
        if bereich.nummer is None:
            nummer = randrange(1, _NUMMERN)
            while nummer in self._nach_nummer:
                nummer = randrange(1, _NUMMERN)
            bereich.nummer = nummer
        if bereich.ort is not None and bereich.ort != ort:
            self._nach_ort.pop(bereich.ort, None)
            # A moved object is indexed anew, with all that it holds.
            self.offen.pop(bereich.ort, None)
        bereich.ort = ort
        self._nach_ort[ort] = bereich
        self._nach_nummer[bereich.nummer] = bereich

    def entferne(self, bereich):
        self._nach_ort.pop(bereich.ort, None)
        self._nach_nummer.pop(bereich.nummer, None)
        self.offen.pop(bereich.ort, None)

    def bereich(self, nummer):
        return self._nach_nummer.get(nummer)

    def am_ort(self, ort):
        return self._nach_ort.get(ort)

    def kette(self, ort):
        kette = []
        ende = len(ort)
        while ende > 0:
            bereich = self._nach_ort.get(ort[:ende])
            if bereich is not None:
                kette.append(bereich)
            ende = ort.rfind("/", 0, ende - 1) + 1
        return kette

    def alle(self):
        return self._nach_ort.values()

    def in_diesem(self, ort):
        """The domains at a place and below it.

        :param ort: place, with a slash at its end.
        """
        return self._nach_ort.values(ort, hinter(ort), excludemax=True)

    def wurzeln(self):
        ab = ""
        while True:
            try:
                ort = self._nach_ort.minKey(ab)
            except ValueError:
                return
            yield self._nach_ort[ort]
            ab = hinter(ort)


def hinter(ort):
    """The first place that sorts after everything at a place and below it.

    :param ort: place, with a slash at its end.
    """
    return ort[:-1] + chr(ord("/") + 1)
