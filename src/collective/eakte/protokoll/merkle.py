"""Hash tree over many leaves, and the proof that one of them is in it.

The tree of RFC 6962, section 2.1: a leaf and an inner node are hashed with different
first bytes, and ``n`` leaves are divided behind the greatest power of two below ``n``.
Knows nothing of Plone.
"""

from hashlib import sha256


LEER = sha256(b"").digest()
"""Root of a tree without leaves."""


def blatt(daten):
    """Hash of a leaf.

    :param daten: its bytes.
    :returns: 32 bytes.
    """
    return sha256(b"\x00" + daten).digest()


def knoten(links, rechts):
    """Hash of an inner node.

    :param links: hash of what is on its left side, 32 bytes.
    :param rechts: hash of what is on its right side.
    :returns: 32 bytes.
    """
    return sha256(b"\x01" + links + rechts).digest()


def wurzel(hashes):
    """Root of a tree.

    Needs memory for one hash per level, however many leaves there are.

    :param hashes: iterable of the hashes of its leaves, or of the roots of perfect
        subtrees of one size into which they are divided (the last one may be smaller).
    :returns: 32 bytes.
    """
    # Perfect subtrees that are not joined yet, with their height, the left one first.
    offen = []
    for links in hashes:
        hoehe = 0
        while offen and offen[-1][0] == hoehe:
            links = knoten(offen.pop()[1], links)
            hoehe += 1
        offen.append((hoehe, links))
    if not offen:
        return LEER
    ergebnis = offen.pop()[1]
    while offen:
        ergebnis = knoten(offen.pop()[1], ergebnis)
    return ergebnis


def pfad(hashes, stelle):
    """Proof that a leaf is in a tree ("audit path").

    :param hashes: list as for :func:`wurzel`.
    :param stelle: position of the leaf or subtree, from 0.
    :returns: list of pairs: ``"links"`` or ``"rechts"`` (the side on which the other
        hash stands) and the hash, 32 bytes; the one next to the leaf first.
    :raises IndexError: there is no such leaf.
    """
    if not 0 <= stelle < len(hashes):
        raise IndexError(stelle)
    schritte = []
    ab, bis = 0, len(hashes)
    while bis - ab > 1:
        mitte = ab + _teilung(bis - ab)
        if stelle < mitte:
            schritte.append(("rechts", wurzel(hashes[mitte:bis])))
            bis = mitte
        else:
            schritte.append(("links", wurzel(hashes[ab:mitte])))
            ab = mitte
    return schritte[::-1]


def folge(hashwert, schritte):
    """Root to which a proof leads.

    :param hashwert: hash of the leaf, 32 bytes.
    :param schritte: as :func:`pfad` returns them.
    :returns: 32 bytes; the leaf is in the tree if that is the root of the tree.
    :raises ValueError: that is no proof.
    """
    for seite, anderer in schritte:
        if seite == "links":
            hashwert = knoten(anderer, hashwert)
        elif seite == "rechts":
            hashwert = knoten(hashwert, anderer)
        else:
            raise ValueError(f"no side: {seite!r}")
    return hashwert


def _teilung(anzahl):
    """The greatest power of two below a number from 2 on (RFC 6962, section 2.1)."""
    return 1 << ((anzahl - 1).bit_length() - 1)
