"""Wording and formatting that the file formats share."""

from collective.eakte.demo.modelle import Schriftstueck

import datetime


#: Moment of the working day that stands for "when the file was made".
UHRZEIT = datetime.time(9, 30)

WAEHRUNG = "Euro"


def zeitpunkt(schriftstueck: Schriftstueck) -> datetime.datetime:
    """Return the creation time of the file: its own date, never the clock."""
    return datetime.datetime.combine(schriftstueck.datum, UHRZEIT, tzinfo=datetime.UTC)


def datum(tag: datetime.date) -> str:
    """Return a date as a German letter writes it, e.g. ``07.03.2024``."""
    return f"{tag:%d.%m.%Y}"


def betrag(wert: float) -> str:
    """Return an amount with comma and point, e.g. ``1.250,00``."""
    return f"{wert:,.2f}".translate(str.maketrans(",.", ".,"))


def zelle(wert) -> str:
    """Return a cell of a table as text."""
    return betrag(wert) if isinstance(wert, float) else str(wert)
