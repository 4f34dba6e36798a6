"""Check a chain of entries: rules on plain values; knows nothing of Plone."""

from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import lies
from dataclasses import dataclass


VERAENDERT = "veraendert"
FEHLT = "fehlt"
UNLESBAR = "unlesbar"
FREMD = "fremd"
UEBERZAEHLIG = "ueberzaehlig"


@dataclass(frozen=True)
class Bruch:
    """The first place at which a chain is not as it was written.

    :param nr: position of the first bad entry, from 1.
    :param art: ``"veraendert"`` (not the entry that was written), ``"fehlt"`` (taken
        out, or cut off at the end), ``"unlesbar"``, ``"fremd"`` (of another record),
        ``"ueberzaehlig"`` (more than the head of the chain knows).
    """

    nr: int
    art: str


def pruefe(eintraege, objekt, anzahl, kopf, zeugen=()):
    """Check a chain from its first entry on.

    :param eintraege: iterable of the canonical forms, bytes, the oldest first.
    :param objekt: UUID of the record whose chain it is.
    :param anzahl: how many entries there shall be.
    :param kopf: hash of the last one, or ``None`` when there is none.
    :param zeugen: what was attested elsewhere: pairs of position and hash.
    :returns: the first :class:`Bruch`, or ``None``.
    """
    bezeugt = dict(zeugen)
    vorher, nr, verdacht = None, 0, None
    for nr, daten in enumerate(eintraege, 1):
        bruch, zitiert = _pruefe_einen(daten, nr, objekt)
        if verdacht is not None:
            # The entry before does not fit to the one before it. If this one quotes
            # it, it is as it was written, and the one before it is not.
            eigen = bruch is None and zitiert == vorher
            return (
                Bruch(verdacht - 1, VERAENDERT)
                if eigen
                else Bruch(verdacht, VERAENDERT)
            )
        if bruch is not None:
            return bruch
        if zitiert != vorher:
            if nr == 1:
                return Bruch(1, VERAENDERT)
            verdacht = nr
        if nr > anzahl:
            return Bruch(nr, UEBERZAEHLIG)
        vorher = hashwert(daten)
        if bezeugt.pop(nr, vorher) != vorher:
            return Bruch(verdacht or nr, VERAENDERT)
    if verdacht is not None:
        eigen = vorher == kopf
        return Bruch(verdacht - 1 if eigen else verdacht, VERAENDERT)
    if nr < max([anzahl, *bezeugt]):
        return Bruch(nr + 1, FEHLT)
    if vorher != kopf:
        return Bruch(nr, VERAENDERT)
    return None


def _pruefe_einen(daten, nr, objekt):
    """Check what an entry says of itself.

    :returns: :class:`Bruch` or ``None``, and the hash that it quotes.
    """
    try:
        eintrag = lies(daten)
        kanonisch = eintrag.kanonisch() == daten
    except ValueError:
        return Bruch(nr, UNLESBAR), None
    if not kanonisch:
        return Bruch(nr, VERAENDERT), None
    if eintrag.objekt != objekt:
        return Bruch(nr, FREMD), None
    if eintrag.nr != nr:
        return Bruch(nr, FEHLT if eintrag.nr > nr else VERAENDERT), None
    return None, eintrag.vorher
