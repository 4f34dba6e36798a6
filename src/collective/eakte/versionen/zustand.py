"""What the database knows of an object, and what this transaction has done to it."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from plone.namedfile.file import NamedBlobFile
from ZODB.utils import z64

import shutil


def ist_neu(basis):
    """Whether an object is being stored for the first time.

    :param basis: the object, without its place.
    """
    if basis._p_jar is None:
        return True
    if basis._p_changed is None:
        zwischen = basis._p_jar._savepoint_storage
        if zwischen is None or basis._p_oid not in zwischen.index:
            # What is not loaded lies in the database.
            return False
        # A savepoint has put it aside: what it says of the time before shows then.
        basis._p_activate()
    return basis._p_serial == z64


def alter_zustand(basis):
    """The attributes that an object had when this transaction began.

    :param basis: the object, without its place; it is in the database.
    :returns: dict.
    """
    verbindung = basis._p_jar
    # Below the savepoints of this transaction.
    daten, _stand = verbindung._normal_storage.load(basis._p_oid)
    return verbindung._reader.getState(daten)


def loese_ab(basis):
    """Give a file that was overwritten in its place a place of its own.

    ``dokument.file.data = ...`` writes into the blob that is stored: the bytes before
    would be gone. They stay, and what was written becomes a file of its own.

    :param basis: the Dokument, without its place.
    :raises Hindernisse: a savepoint has already put the bytes over the old ones.
    """
    datei = basis.file
    blob = datei._blob if datei is not None else None
    if blob is None or ist_neu(blob):
        return
    zwischen = blob._p_jar._savepoint_storage
    if zwischen is not None and blob._p_oid in zwischen.index:
        raise Hindernisse.eines(
            "datei-ueberschrieben",
            _(
                "datei_ueberschrieben",
                default="The file was overwritten in its place: give the Dokument a "
                "new file instead.",
            ),
            field="file",
        )
    if blob._p_blob_uncommitted is None:
        return
    neu = NamedBlobFile(filename=datei.filename, contentType=datei.contentType)
    with blob.open() as quelle:
        schreibe(neu, quelle)
    blob._p_invalidate()
    if datei._p_jar is not None:
        datei._p_invalidate()
    basis.file = neu


def schreibe(datei, quelle):
    """Fill a file with what is read elsewhere.

    :param datei: named file.
    :param quelle: open binary file.
    """
    with datei.open("w") as ziel:
        shutil.copyfileobj(quelle, ziel, 1024 * 1024)


def mit_blob(datei):
    """A file of its own that refers to the bytes of another one.

    Bytes in the database are never written again, so no second copy is needed.

    :param datei: named file.
    :returns: named file.
    """
    datei._p_activate()
    neu = NamedBlobFile.__new__(NamedBlobFile)
    for name, wert in vars(datei).items():
        if not name.startswith("_v_"):
            vars(neu)[name] = wert
    return neu
