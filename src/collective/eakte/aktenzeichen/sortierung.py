"""Natural order of numbers as a string, so that a FieldIndex can sort by it.

Rules, from the first difference on:

1. Numbers count by value: ``32-2`` before ``32-10``, however long they are.
2. A number comes before everything that continues it: ``32.01``, ``32.01.01``,
   ``32.01-0001``, ``32.01-0001#1``, ``32.02``. What lies below a number in the plan
   or in an Akte stays together.
3. Blank before dot, then the other separators (``-`` before ``/`` before ``#``), then
   digits, then letters.
4. Letters as in a German index (DIN 5007-1): capitals and umlauts like their base
   letter, ß like ss; only between otherwise equal numbers they decide, so that the
   order is total: different numbers have different keys.
5. Leading zeros decide after the value of the number: ``1`` before ``01`` before
   ``2``.
"""

import re
import unicodedata


# Each separator becomes one character below the digits. A blank may not stay one:
# it introduces the tie-break at the end and has to sort before everything else.
_TRENNZEICHEN = dict(zip(" ._,:;-–/\\#+", "!\"#$%&'()*+,", strict=True))
_ANDERES = "-"
_GLEICHSTAND = " "

_TEILE = re.compile(r"[0-9]+|.", re.DOTALL)


def sortierschluessel(kennzeichen):
    """Key that sorts like the number should.

    :param kennzeichen: number of a record or of a plan unit; empty sorts first.
    :returns: string; comparing keys compares numbers.
    """
    kennzeichen = kennzeichen or ""
    gefaltet = _grundform(kennzeichen)
    schluessel = "".join(_teil(teil) for teil in _TEILE.findall(gefaltet))
    if gefaltet != kennzeichen:
        schluessel += _GLEICHSTAND + kennzeichen
    return schluessel


def _grundform(text):
    """Small letters without accents: ``Ä`` becomes ``a``, ``ß`` becomes ``ss``."""
    zerlegt = unicodedata.normalize("NFKD", text.casefold())
    ohne_akzente = "".join(z for z in zerlegt if not unicodedata.combining(z))
    return ohne_akzente.casefold()


def _teil(teil):
    if "0" <= teil[0] <= "9":
        return _zahl(teil)
    if teil in _TRENNZEICHEN:
        return _TRENNZEICHEN[teil]
    return teil if teil.isalpha() else _ANDERES + teil


def _zahl(ziffern):
    """The longer number is the greater one: length, digits, leading zeros."""
    wert = ziffern.lstrip("0")
    return _laenge(len(wert)) + wert + _laenge(len(ziffern) - len(wert))


def _laenge(anzahl):
    """Two digits for what occurs, six more for what only a test thinks of."""
    return f"{anzahl:02}" if anzahl < 99 else f"99{anzahl:06}"
