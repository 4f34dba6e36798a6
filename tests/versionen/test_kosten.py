"""What versions cost in the database."""

from tests.versionen.conftest import ersetze
from zope.lifecycleevent import modified

import pytest
import transaction


@pytest.fixture
def geschrieben(als_verwaltung):
    """Classes of what a transaction has stored: ``geschrieben()`` after a commit."""
    speicher = als_verwaltung._p_jar.db().storage

    def lies():
        letzte = speicher.lastTransaction()
        eintraege = [
            eintrag
            for uebergang in speicher.iterator(letzte, letzte)
            for eintrag in uebergang
        ]
        # The record begins with its class: protocol byte, version, "c", module.
        return sorted(e.data.split(b"\n")[0][2:].decode("latin-1") for e in eintraege)

    return lies


VERSIONEN = ("CMFEditions", "CMFUid", "ZopeVersionControl", "ZODB.blob")


def der_versionen(klassen):
    return [k for k in klassen if any(teil in k for teil in VERSIONEN)]


def test_filing_and_changes_of_metadata_store_nothing_of_versions(
    schreiben, geschrieben
):
    assert der_versionen(geschrieben()) == ["cZODB.blob"]
    ersetze(schreiben, b"zwei")
    schreiben.title = "Anders"
    modified(schreiben)
    transaction.commit()
    assert der_versionen(geschrieben()) == []


def test_a_new_file_stores_one_blob_and_few_objects(schreiben, geschrieben):
    ersetze(schreiben, b"zwei")
    erste = geschrieben()
    ersetze(schreiben, b"drei")
    weitere = geschrieben()
    for klassen, hoechstens in ((erste, 28), (weitere, 14)):
        assert klassen.count("cZODB.blob") == 1
        assert len(der_versionen(klassen)) <= hoechstens


def test_neither_the_akte_nor_what_others_change_is_written(schreiben, geschrieben):
    ersetze(schreiben, b"zwei")
    ersetze(schreiben, b"drei")
    namen = " ".join(geschrieben())
    assert "content.akte" not in namen and "content.vorgang" not in namen
    assert "UniqueIdGenerator" not in namen
