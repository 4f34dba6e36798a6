"""The file of a record."""

from collective.eakte.content.dokument import IDokument
from collective.eakte.versionen.api import aktuelle


def summe(objekt):
    """Digest of the current file.

    :param objekt: plan unit or record.
    :returns: SHA-256, hexadecimal; ``None`` without a file.
    """
    fassung = aktuelle(objekt) if IDokument.providedBy(objekt) else None
    return None if fassung is None else fassung.sha256
