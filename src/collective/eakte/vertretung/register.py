"""The register of Vertretungen."""

from BTrees.OOBTree import OOBTree
from collective.eakte.vertretung.interfaces import IVertretungsregister
from persistent import Persistent
from zope.interface import implementer


@implementer(IVertretungsregister)
class Vertretungsregister(Persistent):
    """See :class:`IVertretungsregister`.

    Who acts today is asked at every check of a permission: the answer is kept with the
    object in memory (``_v_``), and goes when it is changed, here or by another thread.
    """

    _v_heute = None

    def __init__(self):
        self._alle = OOBTree()
        # Those that are not over, in the order of their entry.
        self._offene = ()

    def trage_ein(self, vertretung):
        self._alle[vertretung.kennung] = vertretung
        self._setze_offene((*self._offene, vertretung))

    def ersetze(self, vertretung):
        self._alle[vertretung.kennung] = vertretung
        self._setze_offene(
            vertretung if offene.kennung == vertretung.kennung else offene
            for offene in self._offene
        )

    def raeume_auf(self, tag):
        """Do not ask any more about those that are over.

        :param tag: date.
        """
        self._setze_offene(self._offene, tag)

    def vertretung(self, kennung):
        return self._alle.get(kennung)

    def alle(self):
        return sorted(self._alle.values(), key=lambda v: (v.zeit, v.kennung))

    def nach_vertretenden(self, tag):
        if self._v_heute is None or self._v_heute[0] != tag:
            nach_person = {}
            for vertretung in self._offene:
                if vertretung.gilt(tag):
                    dort = nach_person.setdefault(vertretung.vertretung, ())
                    nach_person[vertretung.vertretung] = (*dort, vertretung)
            self._v_heute = (tag, nach_person)
        return self._v_heute[1]

    def _setze_offene(self, vertretungen, tag=None):
        self._offene = tuple(
            v
            for v in vertretungen
            if v.beendet is None and (tag is None or not v.ist_vorbei(tag))
        )
        self._v_heute = None
