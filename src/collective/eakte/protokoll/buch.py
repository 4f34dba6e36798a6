"""What the site keeps of all Protokolle."""

from BTrees.IOBTree import IOBTree
from collective.eakte.baeume import KleinerOOBTree
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.protokoll import Protokoll
from datetime import timedelta
from heapq import merge
from itertools import groupby
from operator import itemgetter
from persistent import Persistent
from secrets import token_hex
from zope.interface import implementer


NACH_ALLEN = "~"
"""Behind every sign of a key."""

GEDULD = timedelta(hours=6)
"""Longer than any transaction takes that adds entries."""


@implementer(IProtokollbuch)
class Protokollbuch(Persistent):
    """See :class:`IProtokollbuch`."""

    pruefungen = None

    def __init__(self):
        self.protokoll = Protokoll()
        self.offen = KleinerOOBTree()
        self.abgeloest = ()
        self.siegel = IOBTree()

    def merke(self, uid, protokoll):
        # Chance decides on the place in the tree: writers seldom meet there. Two who
        # read the same record at once both enter it, each with a key of her own: the
        # same key would be a conflict.
        if not any(self.offen.keys(uid, uid + NACH_ALLEN)):
            self.offen[f"{uid} {token_hex(4)}"] = protokoll

    def gewachsene(self):
        kette = merge(
            *(tree.items() for tree in (self.offen, *self._alte())), key=itemgetter(0)
        )
        for uid, gleiche in groupby(kette, key=_uid):
            yield uid, next(gleiche)[1]

    def loese_ab(self, zeit):
        # Who began to write before still has the tree of then: it is sealed again
        # until nobody can have it any more.
        junge = ((wann, tree) for wann, tree in self.abgeloest if zeit < wann + GEDULD)
        self.abgeloest = ((zeit, self.offen), *junge)
        self.offen = KleinerOOBTree()

    def _alte(self):
        return (tree for _zeit, tree in self.abgeloest)


def _uid(paar):
    return paar[0].partition(" ")[0]
