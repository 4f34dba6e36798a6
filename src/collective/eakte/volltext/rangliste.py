"""Matches in the order of their scores, the best without sorting all the others.

Somebody who searches for a common word is shown twenty of 100,000 matches; the catalog
would sort them all.
"""

from collections.abc import Sequence
from heapq import nlargest
from itertools import islice


WENIGE = 1000
"""So many matches are sorted as a whole."""

ERSTE = 100
"""So many of more matches are found out at first."""


def die_besten(treffer, anzahl):
    """The best of many matches.

    :param treffer: bucket from record id to score, all greater than zero.
    :param anzahl: how many there are to be at least.
    :returns: list of pairs of score and record id, the best first.
    """
    # The newest come last and have the greatest scores: from behind few take the place
    # of others.
    schwelle = nlargest(anzahl, reversed(treffer.values()))[-1]
    # With a least value the scores are divided by it: only the ids are of use.
    rids = [rid for _, rid in treffer.byValue(schwelle)]
    return sorted(((treffer[rid], rid) for rid in rids), reverse=True)


class Rangliste:
    """Matches with scores, as the catalog wants them from the last index it asks.

    :param treffer: bucket from record id to score, all greater than zero.
    :param vorn: record ids of the best of a greater number of matches with the same
        scores, the best first, of which the matches are some; empty when unknown.
    """

    def __init__(self, treffer, vorn=()):
        self._treffer = treffer
        self._vorn = vorn
        self.items = treffer.items
        self.keys = treffer.keys
        self.values = treffer.values

    def __len__(self):
        return len(self._treffer)

    def __iter__(self):
        return iter(self._treffer)

    def __contains__(self, rid):
        return rid in self._treffer

    def __getitem__(self, rid):
        return self._treffer[rid]

    def byValue(self, mindestens):
        """:returns: sequence of pairs of score and record id, the best first."""
        if mindestens or len(self._treffer) <= WENIGE:
            return self._treffer.byValue(mindestens)
        return _Beste(self._treffer, self._vorn)


class _Beste(Sequence):
    """Pairs of score and record id, the best first; found out as far as they are asked.

    :param treffer: see :class:`Rangliste`.
    :param vorn: likewise.
    """

    def __init__(self, treffer, vorn):
        self._treffer = treffer
        self._vorn = vorn
        self._bekannte = []

    def __len__(self):
        return len(self._treffer)

    def __getitem__(self, stelle):
        if isinstance(stelle, slice):
            return self._bis(max(stelle.indices(len(self))[:2]))[stelle]
        return self._bis(stelle + 1 if stelle >= 0 else len(self))[stelle]

    def __iter__(self):
        return iter(self._bis(len(self)))

    def _bis(self, anzahl):
        """:returns: at least so many of the best."""
        if len(self._bekannte) < anzahl:
            self._bekannte = self._suche(anzahl)
        return self._bekannte

    def _suche(self, anzahl):
        if anzahl > ERSTE:
            return self._treffer.byValue(0)
        darunter = (rid for rid in self._vorn if rid in self._treffer)
        erste = [(self._treffer[rid], rid) for rid in islice(darunter, ERSTE)]
        return erste if len(erste) == ERSTE else die_besten(self._treffer, ERSTE)
