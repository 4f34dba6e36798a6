"""Check one Dokument: all its versions, and each of its files once."""

from collective.eakte.integritaet.blobs import Messung
from collective.eakte.integritaet.interfaces import IAbgeleitete
from collective.eakte.integritaet.pruefregeln import Befund
from collective.eakte.integritaet.pruefregeln import pruefe_fassung
from collective.eakte.integritaet.pruefregeln import UNLESBAR
from collective.eakte.integritaet.versionen import staende
from dataclasses import dataclass
from dataclasses import replace
from plone import api
from ZODB.POSException import ConflictError
from zope.component import subscribers

import logging


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ergebnis:
    """What the check of one thing has come to.

    :param befunde: tuple of :class:`~.pruefregeln.Befund`.
    :param dateien: number of files that were read.
    :param bytes: how much that was.
    """

    befunde: tuple[Befund, ...] = ()
    dateien: int = 0
    bytes: int = 0


def pruefe_dokument(dokument):
    """Read all files of a Dokument and compare them with what is written down.

    Nothing is changed, and no right is asked.

    :param dokument: the Dokument, in its place.
    :returns: :class:`Ergebnis`.
    """
    messung = Messung()
    befunde = []
    for nummer, stand in sorted(staende(dokument).items()):
        ists = [messung(blob) for blob in stand.blobs]
        befunde += pruefe_fassung(nummer, stand.solls, ists, stand.verlangt)
    for abgeleitete in subscribers([dokument], IAbgeleitete):
        befunde += _pruefe_abgeleitete(abgeleitete, messung)
    uid = api.content.get_uuid(dokument)
    return Ergebnis(
        tuple(replace(befund, uid=uid) for befund in befunde),
        messung.dateien,
        messung.bytes,
    )


def _pruefe_abgeleitete(abgeleitete, messung):
    """What is wrong with files beside the versions; it says what they are."""
    for stand in abgeleitete.staende():
        ists = [messung(blob) for blob in stand.blobs]
        for befund in pruefe_fassung(None, stand.solls, ists, stand.verlangt):
            stellen = dict.fromkeys((*befund.stellen, abgeleitete.stelle))
            yield replace(befund, stellen=tuple(stellen))


def pruefe_eintrag(uid, lade):
    """Check a Dokument that the catalog knows.

    :param uid: its UUID.
    :param lade: function that loads it.
    :returns: :class:`Ergebnis`; a Dokument that cannot be loaded is a finding.
    """
    try:
        return pruefe_dokument(lade())
    except ConflictError:
        raise
    except Exception:
        # Whatever somebody has done to the record: the check goes on.
        logger.exception("The Dokument %s cannot be read.", uid)
        return Ergebnis((Befund(UNLESBAR, uid=uid),))
