"""Matches with their scores, as buckets: cut and joined without a loop in Python."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IISet
from BTrees.IIBTree import weightedIntersection
from BTrees.IIBTree import weightedUnion
from collective.eakte.volltext.mengen import eimer as aus_paaren
from collective.eakte.volltext.mengen import viel_kleiner


def eimer(treffer):
    """:returns: matches as a bucket.

    :param treffer: mapping from record id to score.
    """
    return treffer if hasattr(treffer, "byValue") else IIBucket(dict(treffer))


def auswahl(treffer, menge):
    """:returns: those of some matches that are in a set; their scores stay.

    :param treffer: bucket.
    :param menge: set or mapping of record ids.
    """
    if viel_kleiner(menge, treffer):
        return aus_paaren([(rid, treffer[rid]) for rid in menge if rid in treffer])
    return weightedIntersection(treffer, menge, 1, 0)[1]


def vereinigt(treffer, andere):
    """:returns: matches of both kinds; no record is of both.

    :param treffer: bucket.
    :param andere: bucket.
    """
    if not andere:
        return treffer
    return weightedUnion(treffer, andere)[1] if treffer else andere


def ueberdeckt(unten, oben, verdeckt):
    """Matches of an engine, with what lies over it.

    :param unten: mapping of what it has found.
    :param oben: mapping of what was found above.
    :param verdeckt: iterable of record ids of which only the above says the truth.
    :returns: bucket.
    """
    unten = eimer(unten)
    if verdeckt:
        unten = difference(unten, IISet(sorted(verdeckt)))
    return vereinigt(unten, eimer(oben))
