"""What was made of a file goes from the disk with its Dokument."""

from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.versionen.abschluss import erteile_endfassung
from hashlib import sha256
from pathlib import Path
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.vorschau import dateien
from ZODB import DB
from ZODB.FileStorage import FileStorage
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import time
import transaction


@pytest.fixture
def platte(tmp_path, eakte_portal):
    """The database of the site on a disk: opened when first asked."""
    offen = []

    def schreibe():
        lager = FileStorage(str(tmp_path / "Data.fs"), blob_dir=str(tmp_path / "blobs"))
        # Before there is a database: that would begin with a root of its own.
        lager.copyTransactionsFrom(Lager(eakte_portal._p_jar.db().storage))
        offen.append(DB(lager))
        return Platte(offen[0], tmp_path / "blobs")

    yield schreibe
    for datenbank in offen:
        datenbank.close()


class Lager:
    """A storage in memory whose transactions a storage on a disk takes."""

    def __init__(self, storage):
        self.storage = storage
        self.loadBlob = storage.loadBlob

    def iterator(self):
        """:returns: iterator over all transactions."""
        for vorgang in self.storage.iterator():
            vorgang.extension_bytes = b""
            yield vorgang


class Platte:
    """A database with its files."""

    def __init__(self, datenbank, ordner):
        self.datenbank, self.ordner = datenbank, Path(ordner)

    def dateien(self):
        """:returns: SHA-256 of all files."""
        return {
            sha256(datei.read_bytes()).hexdigest()
            for datei in self.ordner.rglob("*.blob")
        }

    def packe(self):
        """Pack the database."""
        self.datenbank.pack(time.time() + 1)


def test_nothing_is_left_on_disk_of_what_is_removed(lege_ab, arbeite_ab, platte):
    weg = lege_ab("anfrage.eml", dateien.eml(), "message/rfc822")
    bleibt = lege_ab("brief.eml", dateien.FESTE_MAIL, "message/rfc822")
    spuren = {sha256(dateien.eml()).hexdigest()}
    with api.env.adopt_roles(["Manager"]):
        weg.file = NamedBlobFile(
            dateien.eml() + b"\r\n", contentType="message/rfc822", filename="b.eml"
        )
        notify(ObjectModifiedEvent(weg))
        for dokument in (weg, bleibt):
            erteile_endfassung(dokument, "Schlusszeichnung")
    arbeite_ab()
    spuren |= stuecke(weg)
    andere = stuecke(bleibt)
    assert len(spuren) == 5
    assert len(andere) == 4
    with loeschen_erlauben():
        weg.aq_parent._delObject(weg.getId())
    transaction.commit()
    hier = platte()
    # Until the database is packed, all of it is there.
    assert spuren <= hier.dateien()
    hier.packe()
    geblieben = hier.dateien()
    assert geblieben & spuren == set()
    assert andere <= geblieben


def stuecke(dokument):
    """SHA-256 of the file and of all that was made of it."""
    alle = (
        dokument.file,
        dokument._vorschau.bild,
        dokument._vorschau.pdf,
        dokument._pdfa.datei,
    )
    return {sha256(stueck.data).hexdigest() for stueck in alle}
