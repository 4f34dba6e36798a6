"""A number as far as the number above has not said it already."""

import re


_TRENNER = re.compile(r"^[-./ ]+")


def kurz(kennzeichen, darueber):
    """Cut from a number what the number above says.

    :param kennzeichen: e.g. ``"32.01.01-0007-001#2"``.
    :param darueber: e.g. ``"32.01.01-0007-001"``, or nothing.
    :returns: e.g. ``"#2"``; the whole number when it is built in another way.
    """
    kennzeichen = kennzeichen or ""
    if not darueber or not kennzeichen.startswith(darueber):
        return kennzeichen
    return _TRENNER.sub("", kennzeichen[len(darueber) :]) or kennzeichen


def kurzform(objekt, darueber=None):
    """The short number of a record or plan unit within what holds it.

    Plan units and Akten are always told in full: people know them by heart.

    :param objekt: the record or unit.
    :param darueber: what holds it, if that is shown too.
    """
    from collective.eakte.content.akte import IAkte
    from collective.eakte.interfaces import ISchriftgutobjekt

    if not ISchriftgutobjekt.providedBy(objekt) or IAkte.providedBy(objekt):
        return objekt.kennzeichen or ""
    return kurz(objekt.kennzeichen, getattr(darueber, "kennzeichen", None))
