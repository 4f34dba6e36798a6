"""What belongs to no record: files beside the database, and versions without Dokument.

A file is superfluous when no state of the database refers to it, neither today's nor
one that packing will remove. Files of other content and of seals are referred to.
"""

from collective.eakte.content.dokument import IDokument
from collective.eakte.integritaet.pruefregeln import Befund
from collective.eakte.integritaet.pruefregeln import UEBERZAEHLIGE_DATEI
from collective.eakte.integritaet.pruefregeln import UEBERZAEHLIGE_FASSUNG
from dataclasses import dataclass
from plone import api
from ZODB.blob import BLOB_SUFFIX
from ZODB.blob import BlobStorage
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError
from ZODB.utils import load_current

import os
import time


FRIST = 3600
"""Seconds after which a file of a write that has not ended is nobody's."""

_EIGENE = frozenset({".layout", "tmp"})
"""What ZODB itself keeps in the directory of files."""


@dataclass(frozen=True)
class Verzeichnis:
    """What a directory of files has come to.

    :param ort: its path below the directory of all files.
    :param befunde: tuple of :class:`~.pruefregeln.Befund`.
    :param alte: number of files of states that only packing will remove.
    """

    ort: str
    befunde: tuple[Befund, ...] = ()
    alte: int = 0


def dateiablage(datenbank):
    """The storage whose directory of files can be compared with the database.

    Other storages keep the files themselves (RelStorage), or on another machine (ZEO).

    :param datenbank: ``ZODB.DB``.
    :returns: storage, or ``None``.
    """
    lager = datenbank.storage
    if isinstance(lager, (FileStorage, BlobStorage)) and _wurzel(lager):
        return lager
    return None


def pruefe_verzeichnisse(lager, nach=None):
    """Look through the directory of files.

    :param lager: storage, see :func:`dateiablage`.
    :param nach: path of the directory after which to begin.
    :returns: iterator of :class:`Verzeichnis`, in the order of their paths.
    """
    wurzel = _wurzel(lager)
    ab = None if nach is None else _teile(nach)
    for teile, namen in _verzeichnisse(wurzel, (), ab):
        yield _pruefe_verzeichnis(lager, os.path.join(wurzel, *teile), teile, namen)


def ist_herrenlos(lager, ort):
    """Whether no state of the database refers to a file.

    :param lager: storage.
    :param ort: path of the file below the directory of files.
    """
    pfad = os.path.join(_wurzel(lager), ort)
    return _urteil(lager, pfad) == UEBERZAEHLIGE_DATEI


def _wurzel(lager):
    return getattr(lager.fshelper, "base_dir", None)


def _teile(ort):
    return () if ort == "." else tuple(ort.split(os.path.sep))


def _verzeichnisse(pfad, teile, ab):
    """All directories after one, each before those in it: parts of the path, files."""
    try:
        eintraege = sorted(os.scandir(pfad), key=lambda eintrag: eintrag.name)
    except FileNotFoundError:
        # Packing takes away what has become empty.
        return
    ordner = [e.name for e in eintraege if e.is_dir(follow_symlinks=False)]
    dateien = [e.name for e in eintraege if not e.is_dir(follow_symlinks=False)]
    if dateien and (ab is None or teile > ab):
        yield teile, dateien
    for name in ordner:
        weiter = (*teile, name)
        if not teile and name in _EIGENE:
            continue
        if ab is None or weiter >= ab[: len(weiter)]:
            yield from _verzeichnisse(os.path.join(pfad, name), weiter, ab)


def _pruefe_verzeichnis(lager, pfad, teile, namen):
    ort = os.path.join(*teile) if teile else "."
    befunde, alte = [], 0
    for name in namen:
        if not teile and name in _EIGENE:
            continue
        urteil = _urteil(lager, os.path.join(pfad, name))
        if urteil == UEBERZAEHLIGE_DATEI:
            befunde.append(Befund(urteil, ort=os.path.join(*teile, name)))
        alte += urteil == "alt"
    return Verzeichnis(ort, tuple(befunde), alte)


def _urteil(lager, pfad):
    """:returns: :data:`UEBERZAEHLIGE_DATEI`, ``"alt"`` or ``None``."""
    try:
        alter = time.time() - os.lstat(pfad).st_ctime
    except FileNotFoundError:
        return None
    oid, stand = _namen(lager, pfad)
    if oid is None:
        im_gang = pfad.endswith(".tmp") and alter < FRIST
        return None if im_gang else UEBERZAEHLIGE_DATEI
    # First of all: what is being stored now has a later time than this.
    letzte = lager.lastTransaction()
    try:
        lager.loadSerial(oid, stand)
    except (POSKeyError, KeyError):
        im_gang = stand > letzte and alter < FRIST
        return None if im_gang else UEBERZAEHLIGE_DATEI
    try:
        return None if load_current(lager, oid)[1] == stand else "alt"
    except POSKeyError:
        return "alt"


def _namen(lager, pfad):
    """Object and state that a file is of by its name."""
    if not pfad.endswith(BLOB_SUFFIX):
        return None, None
    try:
        oid, stand = lager.fshelper.splitBlobFilename(pfad)
    except ValueError:
        return None, None
    return (None, None) if stand is None or len(stand) != 8 else (oid, stand)


def pruefe_geschichten(nach=None):
    """Look through the stored versions of Dokumente.

    :param nach: id of the history after which to begin.
    :returns: iterator of id of a history and :class:`~.pruefregeln.Befund` or ``None``.
    """
    lager = api.portal.get_tool("portal_historiesstorage")
    geschichten = lager._getShadowStorage(autoAdd=False)
    if geschichten is None:
        return
    for kennung in geschichten._storage.keys(min=nach, excludemin=nach is not None):
        herrenlos = ist_geschichte_herrenlos(kennung)
        befund = Befund(UEBERZAEHLIGE_FASSUNG, ort=str(kennung)) if herrenlos else None
        yield kennung, befund


def ist_geschichte_herrenlos(kennung):
    """Whether versions of a Dokument are kept that is not there any more.

    :param kennung: id of the history.
    """
    lager = api.portal.get_tool("portal_historiesstorage")
    geschichte = lager.getHistoryMetadata(kennung)
    if not geschichte:
        return False
    dokument = _dokument_der(lager, geschichte)
    if not IDokument.providedBy(dokument):
        # Other content, or versions that Plone has dropped.
        return False
    uid = getattr(dokument, "_plone.uuid", None)
    katalog = api.portal.get_tool("portal_catalog")
    treffer = katalog.unrestrictedSearchResults(UID=uid) if uid else ()
    handler = api.portal.get_tool("portal_historyidhandler")
    return not any(
        handler.queryUid(brain._unrestrictedGetObject(), None) == kennung
        for brain in treffer
    )


def _dokument_der(lager, geschichte):
    """What is kept as the first version, without a copy of it being made."""
    try:
        name = geschichte.retrieve(0)["vc_info"].history_id
        versionen = lager._getZVCRepo()._histories[name]._versions
        return versionen[versionen.minKey()]._data.getWrappedObject().object
    except (AttributeError, KeyError, ValueError):
        return None
