"""One entry of a Protokoll and its canonical form; knows nothing of Plone.

An entry is kept as the bytes of its canonical form: JSON with keys in order, without
blanks, in UTF-8, made of texts, whole numbers, true, false, null, lists and objects
only. Everybody who has the bytes can compute their SHA-256, and the next entry quotes
it. ``docs/protokoll.md`` describes the form for outsiders.
"""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import UTC
from hashlib import sha256

import json


UNLESBAR = "unlesbar"
"""Code of what stands in the place of an entry and is none; never written."""

ZEITFORM = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True)
class Eintrag:
    """Who did what to a record, when, why and on which path.

    :param nr: position in the chain of the record, from 1.
    :param zeit: when, with time zone.
    :param objekt: UUID of the record, plan node or site.
    :param wer: id of the user; ``None`` for the system itself.
    :param fuer: id of the absent person for whom she did it ("i. V."), if she did.
    :param was: code of what was done, e.g. ``"registriert"``.
    :param warum: reason as given.
    :param weg: ``"browser"``, ``"rest"``, ``"aufgabe"``, ``"import"`` or
        ``"konsole"``.
    :param angaben: further plain values, see :func:`schlicht`.
    :param vorher: SHA-256 of the entry before in hexadecimal digits; ``None`` for the
        first one.
    """

    nr: int
    zeit: datetime
    objekt: str
    wer: str | None
    fuer: str | None
    was: str
    warum: str
    weg: str
    angaben: dict = field(default_factory=dict)
    vorher: str | None = None

    def kanonisch(self):
        """:returns: the canonical form, bytes."""
        return kanonisch(
            {
                "nr": self.nr,
                "zeit": self.zeit.astimezone(UTC).strftime(ZEITFORM),
                "objekt": self.objekt,
                "wer": self.wer,
                "fuer": self.fuer,
                "was": self.was,
                "warum": self.warum,
                "weg": self.weg,
                "angaben": schlicht(self.angaben),
                "vorher": self.vorher,
            }
        )


def lies(daten):
    """Make an entry of its canonical form.

    :param daten: bytes, as :meth:`Eintrag.kanonisch` returns them.
    :returns: :class:`Eintrag`.
    :raises ValueError: that is no entry.
    """
    try:
        werte = json.loads(daten)
        # Several times faster than reading by a pattern; whether it was written in
        # canonical form shows when it is written again.
        zeit = datetime.fromisoformat(werte["zeit"])
        eintrag = Eintrag(**{**werte, "zeit": zeit})
    except (KeyError, TypeError, RecursionError) as fehler:
        raise ValueError("no entry of a Protokoll") from fehler
    if not _hat_form(eintrag):
        raise ValueError("no entry of a Protokoll")
    return eintrag


def lies_trotzdem(daten, nr, objekt, zeit):
    """Make an entry of what stands at its place, also when somebody has damaged it.

    Checks name damaged entries; all others are still to be read then.

    :param daten: what stands there.
    :param nr: its position.
    :param objekt: UUID of the record whose chain it is.
    :param zeit: when it is taken to have been made, if it does not say.
    :returns: :class:`Eintrag`; of one that cannot be read, only its position.
    """
    try:
        return lies(daten)
    except ValueError:
        return Eintrag(nr, zeit, objekt, None, None, UNLESBAR, "", "")


def _hat_form(eintrag):
    """Whether the parts of an entry are of the kinds that are written."""
    return (
        type(eintrag.nr) is int
        and eintrag.zeit.tzinfo is not None
        and type(eintrag.angaben) is dict
        and all(
            type(teil) is str
            for teil in (eintrag.objekt, eintrag.was, eintrag.warum, eintrag.weg)
        )
        and all(
            teil is None or type(teil) is str
            for teil in (eintrag.wer, eintrag.fuer, eintrag.vorher)
        )
    )


def kanonisch(werte):
    """Write plain values in the one form of which a hash is made.

    :param werte: dict, see :func:`schlicht`.
    :returns: bytes.
    """
    text = json.dumps(
        werte,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )
    # Half of a character cannot be written in UTF-8.
    return text.encode("utf-8", "replace")


def hashwert(daten):
    """SHA-256 of an entry.

    :param daten: its canonical form, bytes.
    :returns: 64 hexadecimal digits.
    """
    return sha256(daten).hexdigest()


def schlicht(wert):
    """A value as it may stand in an entry.

    :param wert: text, whole number, truth value, date, time, ``None``, or a list,
        tuple, set or dict of such values; anything else is written as text.
    :returns: the value, made of the kinds that JSON knows.
    """
    if wert is None or isinstance(wert, (bool, int, str)):
        # Also of subclasses, such as messages: their plain value.
        return wert if wert is None or isinstance(wert, (bool, int)) else str(wert)
    if isinstance(wert, datetime):
        return wert.astimezone(UTC).strftime(ZEITFORM)
    if isinstance(wert, date):
        return wert.isoformat()
    if isinstance(wert, dict):
        return {str(name): schlicht(einzeln) for name, einzeln in wert.items()}
    if isinstance(wert, (set, frozenset)):
        return sorted(map(schlicht, wert), key=str)
    if isinstance(wert, (list, tuple)):
        return [schlicht(einzeln) for einzeln in wert]
    return str(wert)


def umgehaengt(daten, nr, vorher):
    """An entry at another place of its chain.

    :param daten: its canonical form, bytes.
    :param nr: its new position.
    :param vorher: hash of the entry that is before it now, or ``None``.
    :returns: its new canonical form, bytes.
    """
    return kanonisch({**json.loads(daten), "nr": nr, "vorher": vorher})
