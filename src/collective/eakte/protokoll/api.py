"""Add entries to the Protokoll of a record, and read them."""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.protokoll.beweis import beweis as beweis_von
from collective.eakte.protokoll.eintrag import Eintrag
from collective.eakte.protokoll.eintrag import lies_trotzdem
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.protokoll import Protokoll
from collective.eakte.protokollieren import ERFRAGEN
from collective.eakte.protokollieren import laufender_anlass
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.weg import weg
from datetime import datetime
from datetime import UTC
from plone.uuid.interfaces import IUUID
from zope.component import queryUtility
from zope.component.hooks import getSite


AKTUELL = object()
"""The current user."""


def trage_ein(obj, was, *, warum="", fuer=None, wer=AKTUELL, **angaben):
    """Add an entry about what the current user does; part of the transaction.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param was: code of what is done.
    :param warum: reason as given; by default that of the running operation.
    :param fuer: id of the absent person for whom it is done; by default as said by
        the running operation.
    :param wer: id of the user, when it was not the current one.
    :param angaben: further plain values, see :func:`~.eintrag.schlicht`.
    :returns: the :class:`~.eintrag.Eintrag`, or ``None`` when the E-Akte is not
        installed here.
    """
    buch = queryUtility(IProtokollbuch)
    if buch is None:
        return None
    uid = uid_von(obj)
    protokoll = buch.protokoll if obj is None else _stelle(obj)
    person = aktuelle_person() if wer is AKTUELL else wer
    anlass = laufender_anlass()
    if fuer is None and anlass.fuer is not ERFRAGEN:
        fuer = anlass.fuer
    warum = (warum or "").strip() or anlass.warum
    angaben = {**anlass.angaben, **angaben}

    def eintrag(nr, vorher):
        return Eintrag(
            nr=nr,
            zeit=datetime.now(UTC),
            objekt=uid,
            wer=person,
            fuer=fuer,
            was=was,
            warum=warum,
            weg=weg(),
            angaben=angaben,
            vorher=vorher,
        )

    neu = protokoll.haenge_an(eintrag)
    buch.merke(uid, protokoll)
    return neu


def fuer_wen_jetzt(obj, recht=None):
    """For whom the current user acts.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param recht: title of the permission that she needs for it.
    :returns: what the running operation says, which has asked before it began;
        otherwise see :func:`~collective.eakte.rechte.vertreten.fuer_wen`.
    """
    bekannt = laufender_anlass().fuer
    if bekannt is not ERFRAGEN:
        return bekannt
    return None if obj is None else fuer_wen(obj, recht)


def protokoll_von(obj):
    """The Protokoll of a record.

    :param obj: record or plan node; ``None`` for the site itself.
    :returns: :class:`~.protokoll.Protokoll`, or ``None`` when nothing was entered.
    """
    if obj is None:
        buch = queryUtility(IProtokollbuch)
        return None if buch is None else buch.protokoll
    return getattr(aq_base(obj), "_protokoll", None)


def eintraege(obj):
    """What was done to a record, the newest first.

    :param obj: record or plan node; ``None`` for the site itself.
    :returns: iterator over :class:`~.eintrag.Eintrag`; they are loaded as needed.
    """
    protokoll = protokoll_von(obj)
    if protokoll is None:
        return
    uid, zeit = uid_von(obj), datetime.now(UTC)
    for davor, daten in enumerate(protokoll.neueste_zuerst()):
        eintrag = lies_trotzdem(daten, protokoll.anzahl - davor, uid, zeit)
        yield eintrag
        zeit = eintrag.zeit


def beweis(obj):
    """Proof that a seal attests the chain of a record.

    :param obj: record or plan node; ``None`` for the site itself.
    :returns: see :func:`.beweis.beweis`; ``None`` when no seal knows it yet.
    """
    return beweis_von(uid_von(obj))


def uid_von(obj):
    """UUID under which entries are made: of the record, or of the site."""
    return IUUID(obj if obj is not None else getSite())


def _stelle(obj):
    basis = aq_base(obj)
    if not IEAkteInhalt.providedBy(basis):
        raise TypeError(f"{basis!r} has no Protokoll")
    if basis._protokoll is None:
        basis._protokoll = Protokoll()
    return basis._protokoll


def aktuelle_person():
    """Id of the current user, ``None`` for visitors and the system itself."""
    return getSecurityManager().getUser().getId()
