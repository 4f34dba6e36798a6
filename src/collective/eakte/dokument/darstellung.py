"""What a browser may be shown of a file: decided by a list of what is harmless.

A file comes from outside. HTML and SVG run scripts in the name of the user, so they
are never shown from this site; everything that is not on the list is downloaded.
"""

from codecs import getincrementaldecoder


PDF = "pdf"
BILD = "bild"
TEXT = "text"
MAIL = "mail"

INLINE = {
    "application/pdf": PDF,
    "image/gif": BILD,
    "image/jpeg": BILD,
    "image/png": BILD,
    "image/webp": BILD,
    "text/plain": TEXT,
}
"""Types that may be delivered for display, as they are."""

_ALS_TEXT = frozenset(
    {
        "text/plain",
        "text/csv",
        "text/markdown",
        "text/x-log",
        "text/xml",
        "application/json",
        "application/xml",
    }
)

_MAIL = frozenset({"message/rfc822"})

# Longer texts and mails are downloaded: a page of megabytes helps nobody.
HOECHSTENS_TEXT = 512 * 1024
HOECHSTENS_MAIL = 20 * 1024 * 1024


def medientyp(content_type):
    """Type without parameters, in small letters."""
    return (content_type or "").split(";")[0].strip().lower()


def art(content_type, groesse):
    """How the page of a Dokument shows its file.

    :param content_type: type as registered.
    :param groesse: size in bytes.
    :returns: ``"pdf"``, ``"bild"``, ``"text"``, ``"mail"``, or ``None`` when the file
        can only be downloaded.
    """
    typ = medientyp(content_type)
    if not groesse:
        return None
    if typ in _MAIL:
        return MAIL if groesse <= HOECHSTENS_MAIL else None
    if typ in _ALS_TEXT:
        return TEXT
    return INLINE.get(typ)


def dekodiere(daten):
    """Text of unknown encoding.

    German office files are UTF-8, UTF-16 with a mark, or Windows-1252; the last takes
    what is left, so that something is always shown.

    :param daten: bytes.
    :returns: text.
    """
    if daten.startswith((b"\xff\xfe", b"\xfe\xff")):
        return daten.decode("utf-16", "replace")
    try:
        # A cut within the last character must not turn the whole text into CP1252.
        return getincrementaldecoder("utf-8-sig")().decode(daten)
    except UnicodeDecodeError:
        return daten.decode("cp1252", "replace")
