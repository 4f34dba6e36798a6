"""Enter into the Protokoll, if one is kept."""

from collective.eakte.interfaces import IProtokollfuehrung
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from dataclasses import field
from zope.component import queryUtility


ERFRAGEN = object()
"""For whom something is done is not known yet: it is asked when it is entered."""


@dataclass(frozen=True)
class Anlass:
    """Why and for whom something is done that leaves several entries.

    :param warum: reason as given.
    :param fuer: id of the absent person for whom it is done, ``None`` for nobody.
    :param angaben: further plain values for each entry.
    """

    warum: str = ""
    fuer: str | object | None = ERFRAGEN
    angaben: dict = field(default_factory=dict)


OHNE_ANLASS = Anlass()

_anlass = ContextVar("eakte-anlass", default=None)


@contextmanager
def anlass(warum="", fuer=ERFRAGEN, **angaben):
    """Let all entries about what is done in a block of code say why and for whom.

    For whom is asked before the block by who knows the right that it takes: within it
    the rights may change.

    :param warum: reason as given.
    :param fuer: id of the absent person for whom it is done, ``None`` for nobody.
    :param angaben: further plain values.
    """
    aussen = laufender_anlass()
    marke = _anlass.set(
        Anlass(
            (warum or "").strip() or aussen.warum,
            aussen.fuer if fuer is ERFRAGEN else fuer,
            {**aussen.angaben, **angaben},
        )
    )
    try:
        yield
    finally:
        _anlass.reset(marke)


def laufender_anlass():
    """:returns: :class:`Anlass` of the running block of code."""
    return _anlass.get() or OHNE_ANLASS


def vermerke(obj, was, *, warum="", fuer=ERFRAGEN, recht=None, **angaben):
    """Enter what the current user does to a record; part of the transaction.

    For operations of which no event says enough. Without the room of the Protokoll
    nothing happens.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param was: code of what is done, e.g. ``"nummer"``.
    :param warum: reason as given.
    :param fuer: id of the absent person for whom it is done, ``None`` for nobody, if
        the caller knows.
    :param recht: title of the permission that it takes; of it depends for whom it is
        done when the caller does not say.
    :param angaben: further plain values: texts, whole numbers, dates, lists, dicts.
    """
    fuehrung = queryUtility(IProtokollfuehrung)
    if fuehrung is not None:
        fuehrung.vermerke(
            obj, was, warum=warum, fuer=fuer, recht=recht, angaben=angaben
        )


def vermerke_lesen(obj, was, *, recht=None, einmal=False, **angaben):
    """Enter what the current user gets to read, when its request is committed.

    A request that only reads is not taken for one that changes something: whatever
    else it writes is still guarded against forgery.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param was: code of what is done, e.g. ``"bericht"``.
    :param recht: title of the permission that it takes.
    :param einmal: whether the same within some minutes is one and the same reading.
    :param angaben: further plain values.
    """
    fuehrung = queryUtility(IProtokollfuehrung)
    if fuehrung is not None:
        fuehrung.vermerke_lesen(obj, was, recht=recht, einmal=einmal, angaben=angaben)


def vermerke_auflistung(obj):
    """Enter that the current user gets to see all of a record within a list, where
    looks are entered.

    :param obj: the record, in its place.
    """
    fuehrung = queryUtility(IProtokollfuehrung)
    if fuehrung is not None:
        fuehrung.vermerke_auflistung(obj)


def verlangt_vermerk(obj):
    """Whether each look at the content of a record has to be entered.

    :param obj: the record, in its place.
    :returns: ``False`` without the room of the Protokoll.
    """
    fuehrung = queryUtility(IProtokollfuehrung)
    return fuehrung is not None and fuehrung.verlangt_vermerk(obj)


def vermerkte(obj, was=None):
    """What was entered about a record, the newest first.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param was: only entries with this code.
    :returns: list of :class:`~collective.eakte.protokoll.eintrag.Eintrag`; empty
        without the room of the Protokoll.
    """
    fuehrung = queryUtility(IProtokollfuehrung)
    return [] if fuehrung is None else fuehrung.vermerkte(obj, was)
