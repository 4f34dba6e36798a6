"""Checks that are remembered, and seals, as people and tasks start them."""

from collective.eakte import _
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.befund import Befund
from collective.eakte.protokoll.interfaces import IProtokollbuch
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.list import PersistentList
from zope.component import getUtility
from zope.i18n import translate


SITE = ""
"""What was checked when it was the whole site."""

BEHALTEN = 20
"""How many of the last checks are shown."""

BEFUNDE_BEHALTEN = 100


@dataclass(frozen=True)
class Pruefung:
    """A check that was made.

    :param zeit: when it was ended, with time zone.
    :param umfang: number of the record, or :data:`SITE`.
    :param objekte: number of chains.
    :param eintraege: number of entries.
    :param unbesiegelt: number of entries that no seal attests yet.
    :param siegel: number of seals.
    :param anzahl_befunde: number of findings.
    :param befunde: the first of them, tuple of :class:`~..befund.Befund`.
    """

    zeit: datetime
    umfang: str
    objekte: int
    eintraege: int
    unbesiegelt: int
    siegel: int
    anzahl_befunde: int
    befunde: tuple[Befund, ...]

    @property
    def in_ordnung(self):
        """Whether nothing was found."""
        return not self.anzahl_befunde


def vermerke(ergebnis, umfang=SITE):
    """Enter a check into the Protokoll of the site, and keep what it has found.

    :param ergebnis: :class:`~..befund.Ergebnis`.
    :param umfang: number of the record, or :data:`SITE`.
    :returns: :class:`Pruefung`.
    """
    pruefung = Pruefung(
        zeit=datetime.now(UTC),
        umfang=umfang,
        objekte=ergebnis.objekte,
        eintraege=ergebnis.eintraege,
        unbesiegelt=ergebnis.unbesiegelt,
        siegel=ergebnis.siegel,
        anzahl_befunde=ergebnis.anzahl_befunde,
        befunde=tuple(ergebnis.befunde[:BEFUNDE_BEHALTEN]),
    )
    buch = getUtility(IProtokollbuch)
    if buch.pruefungen is None:
        buch.pruefungen = PersistentList()
    buch.pruefungen.append(pruefung)
    del buch.pruefungen[:-BEHALTEN]
    trage_ein(
        None,
        "pruefung",
        art="protokoll",
        umfang=umfang,
        ketten=pruefung.objekte,
        eintraege=pruefung.eintraege,
        siegel=pruefung.siegel,
        befunde=pruefung.anzahl_befunde,
        ergebnis=translate(kurz(pruefung), target_language="de"),
    )
    return pruefung


def kurz(pruefung):
    """A check in one sentence.

    :param pruefung: :class:`Pruefung` or :class:`~..befund.Ergebnis`.
    :returns: message.
    """
    return _(
        "protokollpruefung_kurz",
        default="${ketten} Protokolle with ${eintraege} entries and ${siegel} seals, "
        "findings: ${befunde}",
        mapping={
            "ketten": pruefung.objekte,
            "eintraege": pruefung.eintraege,
            "siegel": pruefung.siegel,
            "befunde": pruefung.anzahl_befunde,
        },
    )


def letzte_pruefungen():
    """:returns: the last checks, list of :class:`Pruefung`, the newest first."""
    return list(reversed(getUtility(IProtokollbuch).pruefungen or ()))
