"""Trees with small leaves, for what grows by one entry at a time.

The database writes a leaf whole, however little of it is new: with the sixty entries
that BTrees put into one by default, the neighbours of an entry are the greatest part of
what filing a record writes. With a dozen it is a quarter of that. What is read pays
little: whoever asks for one entry gets a smaller leaf, and whoever goes through all of
them gets more of them.

Above small leaves there are more inner nodes; these are kept small, too, because one is
written whenever a leaf below it is divided.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree


BLATT = 12
"""Entries of a leaf at most."""

KNOTEN = 48
"""Children of an inner node at most; a root may have twice as many."""


class KleinerIOBTree(IOBTree):
    """Integers to objects."""

    max_leaf_size = BLATT
    max_internal_size = KNOTEN


class KleinerOIBTree(OIBTree):
    """Objects to integers."""

    max_leaf_size = BLATT
    max_internal_size = KNOTEN


class KleinerOOBTree(OOBTree):
    """Objects to objects."""

    max_leaf_size = BLATT
    max_internal_size = KNOTEN


KLEINE = {
    IOBTree: KleinerIOBTree,
    OIBTree: KleinerOIBTree,
    OOBTree: KleinerOOBTree,
}


def verkleinere(halter, name):
    """Give a persistent object a tree with small leaves.

    :param halter: the object that holds the tree.
    :param name: of its attribute; nothing happens if it holds no tree of BTrees' own.
    """
    _ersetze(halter, name, KLEINE.get(type(getattr(halter, name, None))))


def vergroessere(halter, name):
    """Give a persistent object a tree of BTrees' own again.

    :param halter: the object that holds the tree.
    :param name: of its attribute; nothing happens if it holds no tree of this module,
        nor of a class made from one.
    """
    art = type(getattr(halter, name, None))
    _ersetze(
        halter, name, next((g for g, k in KLEINE.items() if issubclass(art, k)), None)
    )


def uebertrage(alt, art):
    """Make a tree of another, which is empty afterwards.

    Whoever is about to write to the old one meanwhile would not notice that nobody
    reads it any more. As its leaves are empty now, she meets a conflict and begins
    anew.

    :param alt: the tree.
    :param art: class of the new one.
    :returns: the new one.
    """
    neu = art(alt)
    blatt = alt._firstbucket
    while blatt is not None:
        # An empty leaf does not know its neighbour any more.
        naechstes = blatt._next
        blatt.clear()
        blatt = naechstes
    alt.clear()
    return neu


def _ersetze(halter, name, art):
    if art is not None:
        setattr(halter, name, uebertrage(getattr(halter, name), art))
