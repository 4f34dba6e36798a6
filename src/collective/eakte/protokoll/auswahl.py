"""Which entries of a Protokoll somebody wants to see; knows nothing of Plone.

Entries are chosen by what was done and when, never by who did it: the Protokoll shows
what became of records, not how much somebody works (works council, Art. 5 DSGVO).
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokoll.arten import ARTEN
from collective.eakte.protokoll.arten import gruppe
from collective.eakte.protokoll.arten import GRUPPEN
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC


# Entries of two transactions at once may stand a moment out of order.
_UNSCHAERFE = timedelta(hours=1)


@dataclass(frozen=True)
class Auswahl:
    """What is wanted.

    :param gruppen: groups of entries, see :data:`~.arten.GRUPPEN`; empty for all.
    :param was: codes of entries; empty for all.
    :param von: first moment, with time zone, or ``None``.
    :param bis: first moment that is too late, or ``None``.
    """

    gruppen: frozenset = frozenset()
    was: frozenset = frozenset()
    von: datetime | None = None
    bis: datetime | None = None

    def passt(self, eintrag):
        """:returns: whether an :class:`~.eintrag.Eintrag` is wanted."""
        if self.von is not None and eintrag.zeit < self.von:
            return False
        if self.bis is not None and eintrag.zeit >= self.bis:
            return False
        if self.was and eintrag.was not in self.was:
            return False
        return not self.gruppen or gruppe(eintrag.was) in self.gruppen

    def liegt_davor(self, eintrag):
        """:returns: whether neither an entry nor any before it is wanted."""
        return self.von is not None and eintrag.zeit < self.von - _UNSCHAERFE

    @property
    def ist_alles(self):
        """:returns: whether every entry is wanted."""
        return self == Auswahl()

    @property
    def nur_zeitraum(self):
        """:returns: the same period, with all that was done in it."""
        return Auswahl(von=self.von, bis=self.bis)


def lies_auswahl(gruppen=(), was=(), von="", bis="", zeitzone=UTC):
    """Make a choice of what was asked for.

    :param gruppen: names of groups.
    :param was: codes.
    :param von: first day, ISO 8601, or nothing.
    :param bis: last day, or nothing.
    :param zeitzone: ``tzinfo`` in which the days are meant.
    :returns: :class:`Auswahl`.
    :raises Hindernisse: with everything that is wrong.
    """
    gruende = [
        *_unbekannte("gruppe", gruppen, GRUPPEN),
        *_unbekannte("was", was, ARTEN),
    ]
    tage = {}
    for feld, wert in (("von", von), ("bis", bis)):
        try:
            tage[feld] = date.fromisoformat(wert) if wert else None
        except ValueError:
            gruende.append(_kein_datum(feld, wert))
    if not gruende and tage["von"] and tage["bis"] and tage["bis"] < tage["von"]:
        gruende.append(_verkehrt())
    if gruende:
        raise Hindernisse(gruende)
    return Auswahl(
        gruppen=frozenset(gruppen),
        was=frozenset(was),
        von=_beginn(tage["von"], zeitzone),
        bis=_ende(tage["bis"], zeitzone),
    )


def _beginn(tag, zeitzone):
    # There is no earlier moment to compare with, or to tell in UTC.
    if tag is None or tag == date.min:
        return None
    return datetime.combine(tag, time.min, zeitzone)


def _ende(tag, zeitzone):
    if tag is None or tag == date.max:
        return None
    return _beginn(tag + timedelta(days=1), zeitzone)


def _unbekannte(feld, namen, bekannte):
    return [
        Hindernis(
            "filter-unbekannt",
            _(
                "liste_filter_unbekannt",
                default="There is no filter “${name}”; possible: ${possible}.",
                mapping={"name": name, "possible": ", ".join(bekannte)},
            ),
            field=feld,
        )
        for name in namen
        if name not in bekannte
    ]


def _kein_datum(feld, wert):
    return Hindernis(
        "datum-ungueltig",
        _(
            "datum_ungueltig",
            default="“${value}” is not a date: write it like 2026-02-28.",
            mapping={"value": wert},
        ),
        field=feld,
    )


def _verkehrt():
    return Hindernis(
        "zeitraum-verkehrt",
        _(
            "verlauf_zeitraum_verkehrt",
            default="The period ends before it begins.",
        ),
        field="bis",
    )
