"""What filing costs in the database: objects and bytes that are written."""

from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from tests.vorschau.dateien import pdf
from ZODB.utils import p64
from ZODB.utils import u64

import pytest
import transaction


SCHON_DA = 90
"""Enough that leaves of Plone's own size would be well filled."""

ABGELEGT = 6
"""A leaf with twelve entries is divided once meanwhile."""

OBJEKTE = 88
BYTES = 50_000


@pytest.fixture
def akte(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
        for nummer in range(SCHON_DA):
            lege_ab(akte, nummer)
    transaction.commit()
    run_tasks()
    return akte


def lege_ab(akte, nummer):
    datei = pdf(f"Schreiben Nummer {nummer}")
    return createContentInContainer(
        akte,
        "Dokument",
        title=f"Schreiben {nummer} wegen der Erlaubnis",
        file=NamedBlobFile(datei, "application/pdf", f"brief-{nummer}.pdf"),
    )


@pytest.mark.usefixtures("eakte_portal")
def test_filing_a_pdf_writes_few_objects_and_bytes_with_all_its_tasks(akte):
    speicher = akte._p_jar.db().storage
    vorher = speicher.lastTransaction()
    for nummer in range(ABGELEGT):
        with api.env.adopt_roles(["Manager"]):
            lege_ab(akte, SCHON_DA + nummer)
        transaction.commit()
    aufgaben = run_tasks()
    assert aufgaben and all(stand == 200 for _id, stand in aufgaben)
    geschrieben = [
        len(eintrag.data)
        for uebergang in speicher.iterator(p64(u64(vorher) + 1))
        for eintrag in uebergang
    ]
    print("written", len(geschrieben) / ABGELEGT, sum(geschrieben) / ABGELEGT)
    assert len(geschrieben) / ABGELEGT <= OBJEKTE
    assert sum(geschrieben) / ABGELEGT <= BYTES
