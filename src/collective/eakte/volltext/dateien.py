"""The file of a record."""

from collective.eakte.content.dokument import IDokument
from collective.eakte.versionen.api import aktuelle
from contextlib import suppress
from ZODB.blob import LAYOUT_MARKER

import os


def summe(objekt):
    """Digest of the current file.

    :param objekt: plan unit or record.
    :returns: SHA-256, hexadecimal; ``None`` without a file.
    """
    fassung = aktuelle(objekt) if IDokument.providedBy(objekt) else None
    return None if fassung is None else fassung.sha256


def oeffne(datei):
    """Open a file of the database for reading.

    :param datei: :class:`plone.namedfile.file.NamedBlobFile`.
    :returns: open file; ``None`` when the storage has lost it.
    :raises OSError: it cannot be opened now; nothing says that it is lost.
    """
    try:
        return datei.open()
    except FileNotFoundError:
        return None
    except LookupError:
        # The database says so for whatever it does not see: look what the system says.
        _sieh_nach(datei._blob)
        return None


def _sieh_nach(blob):
    """Look whether the directory of blobs is there and can be read.

    :raises OSError: it cannot.
    """
    if blob._p_jar is None:
        return
    ordner = getattr(blob._p_jar.db().storage, "fshelper", None)
    if ordner is None:
        return
    os.stat(os.path.join(ordner.base_dir, LAYOUT_MARKER))
    with suppress(FileNotFoundError):
        os.listdir(ordner.getPathForOID(blob._p_oid))
