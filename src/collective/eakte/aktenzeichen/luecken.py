"""Why a number is not in use: the notes behind the gap report."""

from dataclasses import dataclass
from datetime import datetime


STORNIERT = "storniert"
UMGESCHRIEBEN = "umgeschrieben"
VERSCHOBEN = "verschoben"
VON_HAND = "von-hand"
GELOESCHT = "geloescht"


@dataclass(frozen=True)
class Ereignis:
    """A number went out of use.

    :param kennzeichen: the number.
    :param art: one of the constants of this module.
    :param grund: reason as given by the person.
    :param person: user id.
    :param zeit: when, with time zone.
    :param neu: number that the record has now, if it has one.
    :param uid: UID of the record.
    :param einheit_uid: UID of the plan unit in which the number was given.
    """

    kennzeichen: str
    art: str
    grund: str
    person: str
    zeit: datetime
    neu: str | None = None
    uid: str | None = None
    einheit_uid: str | None = None
