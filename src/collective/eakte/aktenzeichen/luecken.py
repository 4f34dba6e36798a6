"""Why a number is not in use: the notes, and the report that is made of them."""

from collective.eakte import _
from collective.eakte.aktenzeichen.sortierung import sortierschluessel
from dataclasses import dataclass
from datetime import datetime


STORNIERT = "storniert"
UMGESCHRIEBEN = "umgeschrieben"
VERSCHOBEN = "verschoben"
VON_HAND = "von-hand"
GELOESCHT = "geloescht"

ARTEN = {
    STORNIERT: _("luecke_storniert", default="withdrawn (storniert)"),
    UMGESCHRIEBEN: _("luecke_umgeschrieben", default="moved to another plan unit"),
    VERSCHOBEN: _("luecke_verschoben", default="moved to another container"),
    VON_HAND: _("luecke_von_hand", default="number changed by hand"),
    GELOESCHT: _("luecke_geloescht", default="removed"),
}
"""Why numbers are not in use, with the words for people."""


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
    :param fuer: id of the absent person for whom it was done, if it was.
    """

    kennzeichen: str
    art: str
    grund: str
    person: str
    zeit: datetime
    neu: str | None = None
    uid: str | None = None
    einheit_uid: str | None = None
    fuer: str | None = None

    @property
    def tag(self):
        """The day, as the calendar of the server has it."""
        return self.zeit.astimezone().date()


def bericht(ereignisse, *, einheiten=None, arten=None, von=None, bis=None):
    """Every number that is not in use, once, with the reason that holds today.

    A number that came back to its record is in use again and no gap. Of several
    notes on one number the last one counts.

    :param ereignisse: iterable of :class:`Ereignis`, oldest first.
    :param einheiten: UIDs of the plan units whose numbers count; all when ``None``.
    :param arten: kinds to report; all when ``None``.
    :param von: first day of the period, as the calendar of the server has it.
    :param bis: last day of the period.
    :returns: list of :class:`Ereignis` in natural order of their numbers.
    """
    offen = {}
    for ereignis in ereignisse:
        offen[_schluessel(ereignis.kennzeichen)] = ereignis
        if ereignis.neu:
            offen.pop(_schluessel(ereignis.neu), None)
    luecken = [
        ereignis
        for ereignis in offen.values()
        if (einheiten is None or ereignis.einheit_uid in einheiten)
        and (arten is None or ereignis.art in arten)
        and (von is None or von <= ereignis.tag)
        and (bis is None or ereignis.tag <= bis)
    ]
    return sorted(luecken, key=lambda e: sortierschluessel(e.kennzeichen))


def _schluessel(kennzeichen):
    return " ".join(kennzeichen.split()).casefold()
