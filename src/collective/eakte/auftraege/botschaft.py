"""Messages as they lie in the ledger of the queue; knows nothing of Plone.

The ledger lies outside the database and is read by others than those who wrote it. So
a text that is kept there names no record: it is a message with the UUIDs of the records
it speaks of, and becomes a text when somebody reads it, with her rights.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from zope.i18nmessageid import Message

import json


DOMAIN = "collective.eakte"

HOECHSTENS = 500
"""Characters that the ledger keeps of a note or an error."""

KUERZUNGEN = (100, 50, 25)
"""Characters to which quotations are shortened until all fits."""


@dataclass(frozen=True)
class Verweis:
    """A record that a message speaks of.

    :param uid: its UUID.
    """

    uid: str


@dataclass(frozen=True)
class Botschaft:
    """A message that was kept.

    :param msgid: its id.
    :param default: its English text.
    :param domain: its translation domain.
    :param mapping: dict from name to text, number or :class:`Verweis`.
    :param angaben: what else was kept with it, dict.
    """

    msgid: str
    default: str | None = None
    domain: str | None = None
    mapping: Mapping[str, Any] = field(default_factory=dict)
    angaben: Mapping[str, Any] = field(default_factory=dict)

    @property
    def uids(self):
        """:returns: UUIDs of the records that it speaks of, set."""
        return {wert.uid for wert in self.mapping.values() if isinstance(wert, Verweis)}

    def message(self, benenne):
        """The message for a reader.

        :param benenne: function of a UUID that says what the reader calls the record.
        :returns: message with what the reader may know.
        """
        mapping = {
            name: benenne(wert.uid) if isinstance(wert, Verweis) else wert
            for name, wert in self.mapping.items()
        }
        if self.domain is None:
            return self.msgid
        return Message(self.msgid, self.domain, self.default, mapping)


def packe(message, **angaben):
    """Write a message down.

    :param message: message whose mapping names records by :class:`Verweis` only, or a
        text that names none.
    :param angaben: what is kept with it, everything that JSON can say.
    :returns: text.
    """
    daten = _als_daten(message)
    if angaben:
        daten["a"] = angaben
    return _json(daten)


def packe_kurz(message):
    """Write a message down in at most :data:`HOECHSTENS` characters.

    :param message: see :func:`packe`.
    :returns: text; where it does not fit, what it quotes is shortened, and at last the
        English text left to the translations.
    """
    daten = _als_daten(message)
    for laenge in KUERZUNGEN:
        text = _json(daten)
        if len(text) <= HOECHSTENS:
            return text
        if "p" in daten:
            daten["p"] = {n: _kuerze(w, laenge) for n, w in daten["p"].items()}
        elif "t" not in daten:
            daten["m"] = _kuerze(daten["m"], 4 * laenge)
    daten.pop("t", None)
    return _json(daten)


def _als_daten(message):
    daten = {"m": str(message)}
    if isinstance(message, Message):
        daten["d"] = "" if message.domain == DOMAIN else message.domain
        if message.default is not None:
            daten["t"] = str(message.default)
        if message.mapping:
            daten["p"] = {n: _packe_wert(w) for n, w in message.mapping.items()}
    return daten


def _json(daten):
    return json.dumps(daten, ensure_ascii=False, separators=(",", ":"))


def _kuerze(wert, laenge):
    if not isinstance(wert, str) or len(wert) <= laenge:
        return wert
    return f"{wert[: laenge - 1]}…"


def entpacke(text):
    """Read a message that was written down.

    :param text: what :func:`packe` made.
    :returns: :class:`Botschaft`, or ``None`` when it is something else.
    """
    try:
        daten = json.loads(text)
    except (TypeError, ValueError):
        return None
    if not isinstance(daten, dict) or not isinstance(daten.get("m"), str):
        return None
    return Botschaft(
        msgid=daten["m"],
        default=daten.get("t"),
        domain=DOMAIN if daten.get("d") == "" else daten.get("d"),
        mapping={n: _entpacke_wert(w) for n, w in (daten.get("p") or {}).items()},
        angaben=daten.get("a") or {},
    )


def _packe_wert(wert):
    if isinstance(wert, Verweis):
        return {"uid": wert.uid}
    if isinstance(wert, Message):
        return {"m": _als_daten(wert)}
    return wert if isinstance(wert, (int, float)) else str(wert)


def _entpacke_wert(wert):
    if isinstance(wert, dict) and "uid" in wert:
        return Verweis(wert["uid"])
    if isinstance(wert, dict):
        innen = entpacke(json.dumps(wert.get("m")))
        return "" if innen is None else innen.message(lambda uid: "")
    return wert
