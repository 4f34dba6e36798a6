"""Plain text of any encoding."""

import re


# A letter between letters, as the code pages of Germany have it.
_FREMDE = {
    "cp850": re.compile(rb"(?<=[A-Za-z])[\x81\x84\x94\xe1](?=[a-z])"),
    "mac_roman": re.compile(rb"(?<=[A-Za-z])[\x8a\x9a\x9f\xa7](?=[a-z])"),
    "cp1252": re.compile(rb"(?<=[A-Za-z])[\xe4\xf6\xfc\xdf](?=[a-z])"),
}

_MARKEN = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_PROBE = 256 * 1024


def dekodiere(daten):
    """Text of unknown encoding.

    :param daten: bytes.
    :returns: text; something always comes out.
    """
    for marke, kodierung in _MARKEN:
        if daten.startswith(marke):
            return daten[len(marke) :].decode(kodierung, "replace")
    if kodierung := ohne_marke(daten[:_PROBE]):
        return daten.decode(kodierung, "replace")
    try:
        return daten.decode("utf-8")
    except UnicodeDecodeError as fehler:
        # A cut within the last character must not turn the whole text around.
        if fehler.start >= len(daten) - 3 and fehler.reason == "unexpected end of data":
            return daten[: fehler.start].decode("utf-8")
    return daten.decode(_ein_byte(daten[:_PROBE]), "replace")


def ohne_marke(daten):
    """Find UTF-16 without a mark: every second byte is zero.

    :returns: name of the encoding, or ``None``.
    """
    if len(daten) < 4 or b"\0" not in daten:
        return None
    gerade, ungerade = daten[0::2].count(0), daten[1::2].count(0)
    haelfte = len(daten) // 2
    if ungerade > 0.6 * haelfte and gerade < 0.05 * haelfte:
        return "utf-16-le"
    if gerade > 0.6 * haelfte and ungerade < 0.05 * haelfte:
        return "utf-16-be"
    return None


def _ein_byte(daten):
    treffer = {name: len(muster.findall(daten)) for name, muster in _FREMDE.items()}
    bestes = max(treffer, key=treffer.get)
    return bestes if treffer[bestes] > treffer["cp1252"] else "cp1252"


def lies(daten, sammlung):
    """Take plain text.

    :param daten: bytes.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    for zeile in dekodiere(daten).splitlines():
        sammlung.zeile(zeile)
