"""Enter what could not be entered before, as soon as something is stored again."""

from collective.eakte.finden import finde
from collective.eakte.volltext.angaben import angaben_von
from collective.eakte.volltext.dateien import summe
from collective.eakte.volltext.lesen import reihe_ein


HOECHSTENS = 50
"""Records that one transaction takes along; the others wait for the next."""


def hole_nach(anschluss):
    """Add to the transaction, before it is stored, what others could not hand over.

    :param anschluss: :class:`~.anschluss.Anschluss`.
    """
    uebergabe = anschluss.uebergabe()
    schon = uebergabe.uids()
    for uid in sorted(anschluss.versaeumte - schon)[:HOECHSTENS]:
        gefunden = finde(uid)
        if gefunden is None:
            uebergabe.streiche(uid)
            continue
        uebergabe.setze(angaben_von(*gefunden))
        sha256 = summe(gefunden[1])
        if sha256 is not None:
            uebergabe.datei(uid, sha256)
            reihe_ein(uid, sha256)
