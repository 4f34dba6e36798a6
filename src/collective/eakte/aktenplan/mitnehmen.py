"""Carry a checked file from the dry run to the import without storing it.

A dry run writes nothing, so the file travels with the page: packed, in a field of
the form. Zope keeps form fields in memory up to a limit; a file that does not fit
has to be chosen again, and its digest tells whether it is the same one.
"""

from base64 import b64decode
from base64 import b64encode
from collective.eakte.aktenplan.tabelle import GRENZEN

import zlib


HOECHSTENS = 700_000
"""Characters of the field; ``form-memory-limit`` of Zope is 1 MB."""


def packe(inhalt: bytes, hoechstens: int = HOECHSTENS) -> str | None:
    """Return a file as the value of a form field, or ``None`` if it is too large.

    A plan of 10,000 units fits.
    """
    feld = b64encode(zlib.compress(inhalt, 9)).decode("ascii")
    return feld if len(feld) <= hoechstens else None


def packe_aus(feld: str) -> bytes | None:
    """Return the file of a form field, or ``None`` if there is no usable one."""
    try:
        entpacker = zlib.decompressobj()
        inhalt = entpacker.decompress(b64decode(feld, validate=True), GRENZEN.bytes + 1)
    except (ValueError, zlib.error):
        return None
    return inhalt if entpacker.eof and inhalt else None
