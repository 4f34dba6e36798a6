"""The years in which hits were written or changed, by the numbers of date indexes."""

from datetime import datetime
from datetime import UTC


_ERSTES_JAHR = 1900
_LETZTES_JAHR = 2200

JAHRE = (None, *map(str, range(_ERSTES_JAHR, _LETZTES_JAHR)))
"""Years, behind the one of what has no time at all."""


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
    :returns: list of numbers; of a time to the right of how many of them it lies says
        where in :data:`JAHRE` its year stands.
    """
    return [
        _zahl(datetime(jahr, 1, 1, tzinfo=zeitzone).astimezone(UTC))
        for jahr in range(_ERSTES_JAHR, _LETZTES_JAHR)
    ]


def _zahl(zeit):
    tage = (zeit.year * 12 + zeit.month) * 31 + zeit.day
    return (tage * 24 + zeit.hour) * 60 + zeit.minute
