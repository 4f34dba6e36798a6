"""The years in which hits were written or changed, by the numbers of date indexes."""

from bisect import bisect_right
from datetime import datetime
from datetime import UTC


_ERSTES_JAHR = 1900
_LETZTES_JAHR = 2200


def jahr_des_tages(zahl):
    """The year of a day.

    :param zahl: how a date index keeps it: minutes of a calendar whose months all have
        31 days; ``None`` for no day.
    """
    if zahl is None:
        return None
    return str((zahl // (31 * 24 * 60) - 1) // 12)


def jahresgrenzen(zeitzone):
    """When the years of a place begin, as a date index keeps points in time (UTC).

    :param zeitzone: ``tzinfo`` of the site.
    :returns: list of numbers, from 1900.
    """
    return [
        _zahl(datetime(jahr, 1, 1, tzinfo=zeitzone).astimezone(UTC))
        for jahr in range(_ERSTES_JAHR, _LETZTES_JAHR)
    ]


def jahr_des_zeitpunkts(zahl, grenzen):
    """The year of a point in time at a place.

    :param zahl: how a date index keeps it; ``None`` for no time.
    :param grenzen: what :func:`jahresgrenzen` says.
    """
    if zahl is None:
        return None
    return str(_ERSTES_JAHR - 1 + bisect_right(grenzen, zahl))


def _zahl(zeit):
    tage = (zeit.year * 12 + zeit.month) * 31 + zeit.day
    return (tage * 24 + zeit.hour) * 60 + zeit.minute
