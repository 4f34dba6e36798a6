"""Whether the engine says the same as the database, and putting it right.

The truth is in the database. Both functions go through the records in the order of
their UUIDs, in portions that know where they end: whoever breaks off goes on there, or
begins anew; what is right is not written again.
"""

from collective.eakte.finden import finde
from collective.eakte.volltext.angaben import angaben_von
from collective.eakte.volltext.anschluss import maschine
from collective.eakte.volltext.dateien import summe
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.lesen import OFFEN
from collective.eakte.volltext.lesen import reihe_ein
from dataclasses import dataclass
from itertools import islice
from plone import api
from Products.CMFCore.indexing import processQueue

import transaction


PORTION = 500
"""Records of a portion."""

FEHLT = "record-missing"
VERALTET = "metadata-stale"
UEBERZAEHLIG = "record-superfluous"
TEXT_STEHT_AUS = "text-pending"
TEXT_FEHLT = "text-missing"
TEXT_VERALTET = "text-stale"
TEXT_UEBERZAEHLIG = "text-superfluous"

WARTET = frozenset({TEXT_STEHT_AUS})
"""What is nothing wrong, as long as somebody is about to read the file."""


@dataclass(frozen=True)
class Abweichung:
    """Something that the engine says otherwise than the database.

    :param art: what is wrong, one of the codes above.
    :param uid: UUID of the record.
    """

    art: str
    uid: str


@dataclass(frozen=True)
class Portion:
    """What was looked at in one go.

    :param abweichungen: tuple of :class:`Abweichung`.
    :param bis: UUID behind which to go on; ``None`` at the end.
    :param geprueft: number of records of the database.
    """

    abweichungen: tuple[Abweichung, ...]
    bis: str | None
    geprueft: int


def anzahl():
    """:returns: number of plan units and records, whoever may see them."""
    return len(_eingetragene())


def pruefe(nach="", hoechstens=PORTION):
    """Compare a portion of the records with the engine; nothing is written.

    :param nach: UUID behind which to begin.
    :param hoechstens: number of records.
    :returns: :class:`Portion`.
    :raises MaschineGestoert: the engine cannot be used.
    """
    processQueue()
    uids = _uids(nach, hoechstens)
    bis = uids[-1] if len(uids) == hoechstens else None
    eintraege = {eintrag.uid: eintrag for eintrag in _eintraege(nach, bis)}
    funde = []
    for uid in sorted({*uids, *eintraege}):
        funde += _vergleiche(uid, eintraege.get(uid))
    return Portion(tuple(funde), bis, len(uids))


def repariere(nach="", hoechstens=PORTION, *, lies=reihe_ein):
    """Put a portion right, in transactions of its own.

    What looks wrong is looked at once more before: it may have been filed or removed
    in the meantime.

    :param nach: see :func:`pruefe`; likewise ``hoechstens``.
    :param lies: function of UUID and digest that has a file read.
    :returns: :class:`Portion` with what was wrong.
    :raises MaschineGestoert: the engine cannot be used.
    """
    portion = pruefe(nach, hoechstens)
    transaction.abort()
    transaction.begin()
    verdaechtige = {abweichung.uid for abweichung in portion.abweichungen}
    bestaetigt = []
    for uid in sorted(verdaechtige):
        funde = _vergleiche(uid, maschine().eintrag(uid))
        _berichtige(uid, {fund.art for fund in funde}, lies)
        bestaetigt += funde
    transaction.commit()
    return Portion(tuple(bestaetigt), portion.bis, portion.geprueft)


def _vergleiche(uid, eintrag):
    gefunden = finde(uid)
    if gefunden is None:
        return [Abweichung(UEBERZAEHLIG, uid)] if eintrag is not None else []
    if eintrag is None:
        funde = [Abweichung(FEHLT, uid)]
    elif eintrag.pruefwert != angaben_von(*gefunden).pruefwert:
        funde = [Abweichung(VERALTET, uid)]
    else:
        funde = []
    art = _art_des_textes(summe(gefunden[1]), eintrag)
    return [*funde, Abweichung(art, uid)] if art else funde


def _art_des_textes(sha256, eintrag):
    stand = eintrag.stand if eintrag is not None else None
    if sha256 is None:
        return TEXT_UEBERZAEHLIG if stand is not None else None
    if stand is None:
        return TEXT_FEHLT
    if eintrag.sha256 != sha256:
        return TEXT_VERALTET
    return TEXT_STEHT_AUS if stand in OFFEN else None


def _berichtige(uid, arten, lies):
    if not arten:
        return
    if UEBERZAEHLIG in arten:
        maschine().streiche([uid])
        return
    rid, objekt = finde(uid)
    if arten & {FEHLT, VERALTET}:
        maschine().setze_angaben([angaben_von(rid, objekt)])
    sha256 = summe(objekt)
    if arten & {TEXT_FEHLT, TEXT_VERALTET, TEXT_UEBERZAEHLIG}:
        stand = Lesestand.OHNE_TEXT if sha256 is None else Lesestand.AUSSTEHEND
        maschine().setze_inhalt(Inhalt(uid, sha256 or "", stand))
    if sha256 is not None and arten & {TEXT_FEHLT, TEXT_VERALTET, TEXT_STEHT_AUS}:
        lies(uid, sha256)


def _eintraege(nach, bis):
    while True:
        eintraege = maschine().eintraege(nach, PORTION)
        for eintrag in eintraege:
            if bis is not None and eintrag.uid > bis:
                return
            yield eintrag
        if not eintraege:
            return
        nach = eintraege[-1].uid


def _uids(nach, hoechstens):
    """UUIDs of plan units and records, whoever may see them, in their order."""
    katalog = api.portal.get_tool("portal_catalog")._catalog
    rids = _eingetragene()
    paare = katalog.getIndex("UID")._index.items(min=nach, excludemin=True)
    return list(islice((uid for uid, rid in paare if rid in rids), hoechstens))


def _eingetragene():
    katalog = api.portal.get_tool("portal_catalog")._catalog
    return katalog.getIndex("allowedRolesAndUsers").eingetragene()
