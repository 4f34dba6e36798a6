"""Ids of records in addresses: the number, as far as an address can hold it."""

import re
import unicodedata


_ERSATZ = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_UNZULAESSIG = re.compile(r"[^A-Za-z0-9.\-]+")


def id_aus(kennzeichen):
    """Id for an address.

    :param kennzeichen: number or a part of it, e.g. ``"32/0010 A20#1"``.
    :returns: id of letters, digits, dots and hyphens, e.g. ``"32-0010-A20-1"``;
        empty when nothing is left.
    """
    text = "".join(_ERSATZ.get(zeichen, zeichen) for zeichen in kennzeichen)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _UNZULAESSIG.sub("-", text).strip("-.")
