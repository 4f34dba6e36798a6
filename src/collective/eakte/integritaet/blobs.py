"""Read files as they lie on disk; knows ZODB and nothing of Plone.

Cost: each file is read once, in pieces of a megabyte, straight from the file; what it
takes is the disk and the SHA-256.
"""

from collective.eakte.integritaet.pruefregeln import FEHLT
from collective.eakte.integritaet.pruefregeln import Ist
from collective.eakte.integritaet.pruefregeln import UNLESBAR
from ZODB.interfaces import BlobError
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError

import hashlib
import logging


logger = logging.getLogger(__name__)

STUECK = 1024 * 1024
"""Bytes that are read at once."""


class Messung:
    """Reads blobs; one that several versions share is read once.

    :ivar dateien: number of files that were read.
    :ivar bytes: how much that was.
    """

    def __init__(self):
        self.dateien = 0
        self.bytes = 0
        self._gelesen = {}
        self._puffer = memoryview(bytearray(STUECK))

    def __call__(self, blob):
        """Read a blob.

        :param blob: ``ZODB.blob.Blob``.
        :returns: :class:`~.pruefregeln.Ist`.
        """
        kennung = blob._p_oid or id(blob)
        if kennung not in self._gelesen:
            self._gelesen[kennung] = ist = self._lies(blob)
            self.dateien += 1
            self.bytes += ist.groesse
        return self._gelesen[kennung]

    def _lies(self, blob):
        try:
            with _oeffne(blob) as quelle:
                return self._summe(quelle)
        except ConflictError:
            raise
        except (POSKeyError, FileNotFoundError):
            # Of the file, or of the record of the blob in the database.
            return Ist(fehler=FEHLT)
        except Exception:
            # Whatever a damaged disk or database says: the check goes on.
            logger.exception("A file cannot be read.")
            return Ist(fehler=UNLESBAR)

    def _summe(self, quelle):
        summe, groesse = hashlib.sha256(), 0
        while anzahl := quelle.readinto(self._puffer):
            summe.update(self._puffer[:anzahl])
            groesse += anzahl
        return Ist(summe.hexdigest(), groesse)


def _oeffne(blob):
    # A blob that nobody has looked at does not know its file yet.
    blob._p_activate()
    try:
        return open(blob.committed(), "rb", buffering=0)
    except BlobError:
        # Of the running transaction.
        return blob.open("r")
