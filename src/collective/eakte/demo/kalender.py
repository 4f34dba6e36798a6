"""Days on which an office works."""

from dataclasses import dataclass

import datetime


#: First and last day of anything that happens in the demo.
ERSTER_TAG = datetime.date(2021, 1, 4)
LETZTER_TAG = datetime.date(2026, 8, 31)

#: Holidays with a fixed date (day, month), as in all German states, and the two
#: days on which offices are closed.
FESTE_FEIERTAGE = {(1, 1), (1, 5), (3, 10), (24, 12), (25, 12), (26, 12), (31, 12)}


#: Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag: days from Easter.
BEWEGLICHE_FEIERTAGE = (-2, 1, 39, 50)


def ostersonntag(jahr: int) -> datetime.date:
    """Return Easter Sunday (Gauss' rule, valid from 1900 to 2099)."""
    a, b, c = jahr % 19, jahr % 4, jahr % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    if d + e == 35 or (d == 28 and e == 6 and a > 10):
        e -= 7
    return datetime.date(jahr, 3, 22) + datetime.timedelta(days=d + e)


def ist_arbeitstag(tag: datetime.date) -> bool:
    """Return whether offices are open: Monday to Friday, no public holiday."""
    if tag.weekday() > 4 or (tag.day, tag.month) in FESTE_FEIERTAGE:
        return False
    return (tag - ostersonntag(tag.year)).days not in BEWEGLICHE_FEIERTAGE


def arbeitstag(tag: datetime.date) -> datetime.date:
    """Return the day itself or the next working day."""
    while not ist_arbeitstag(tag):
        tag += datetime.timedelta(days=1)
    return tag


def nach(tag: datetime.date, tage: int) -> datetime.date:
    """Return the working day so many calendar days later."""
    return arbeitstag(tag + datetime.timedelta(days=tage))


@dataclass(frozen=True)
class Stichtage:
    """Days that depend on when the demo is built: rights begin and end by them.

    The records are the same at every build; who may see them today must not run out
    before somebody looks.
    """

    heute: datetime.date

    @property
    def ende_des_naechsten_jahres(self) -> datetime.date:
        """Return the last day of audits and of releases for a time."""
        return datetime.date(self.heute.year + 1, 12, 31)

    @property
    def ende_des_letzten_jahres(self) -> datetime.date:
        """Return the last day of what is over."""
        return datetime.date(self.heute.year - 1, 12, 31)

    @property
    def ende_der_vertretung(self) -> datetime.date:
        """Return the last day of a long absence; a Vertretung ends within a year."""
        return self.heute + datetime.timedelta(days=350)
