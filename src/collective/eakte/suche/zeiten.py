"""The years in which hits were written or changed, by the numbers of date indexes."""

from bisect import bisect_right
from datetime import datetime
from datetime import UTC


_ERSTES_JAHR = 1900
_LETZTES_JAHR = 2200

JAHRE = (None, *map(str, range(_ERSTES_JAHR, _LETZTES_JAHR)))
"""Years, behind the one of what has no time at all."""


TAG = 24 * 60
"""Minutes."""


def jahr_des_tages(zahl):
    """The year of a day.

    :param zahl: how a date index keeps it: minutes of a calendar whose months all have
        31 days; ``None`` for no day.
    """
    if zahl is None:
        return None
    monate = (zahl // (24 * 60) - 1) // 31
    return str((monate - 1) // 12)


def jahresgrenzen(zeitzone):
    """When the years of a place begin, as a date index keeps points in time (UTC).

    :param zeitzone: ``tzinfo`` of the site.
    :returns: list of numbers.
    """
    return [
        _zahl(datetime(jahr, 1, 1, tzinfo=zeitzone).astimezone(UTC))
        for jahr in range(_ERSTES_JAHR, _LETZTES_JAHR)
    ]


def tagesbeginn(grenzen):
    """How far days begin before those of UTC, where the years do.

    :param grenzen: see :func:`jahresgrenzen`.
    :returns: minutes to be added to a point in time, so that it lies in its day; the
        clocks of today count for all years.
    """
    return -grenzen[-1] % TAG


def jahr_am_tag(grenzen, tag):
    """The year of a day of the site.

    :param grenzen: see :func:`jahresgrenzen`.
    :param tag: a point in time as a date index keeps it, moved by :func:`tagesbeginn`
        and divided by :data:`TAG`.
    :returns: text, or ``None`` before the first year.
    """
    return JAHRE[bisect_right(grenzen, tag * TAG - tagesbeginn(grenzen))]


def _zahl(zeit):
    tage = (zeit.year * 12 + zeit.month) * 31 + zeit.day
    return (tage * 24 + zeit.hour) * 60 + zeit.minute
