"""Dokumente with files of all kinds in a site that answers over HTTP."""

from collective.eakte.config import QUEUE_NACHHOLEN
from collective.eakte.config import QUEUE_VORSCHAU
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import sys
import transaction


@pytest.fixture
def vorgang_dort(eakte_portal):
    """A Vorgang in the Akte of a site that answers over HTTP."""
    with api.env.adopt_roles(["Manager"]):
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        vorgang = createContentInContainer(akte, "Vorgang", title="Anmeldung")
    transaction.commit()
    return vorgang


@pytest.fixture
def lege_ab(vorgang_dort):
    """File a Dokument: ``lege_ab("brief.docx", daten, typ)``."""

    def ablegen(name, daten, typ, **angaben):
        with api.env.adopt_roles(["Manager"]):
            dokument = createContentInContainer(
                vorgang_dort,
                "Dokument",
                title="Schreiben",
                file=NamedBlobFile(daten, contentType=typ, filename=name),
                **angaben,
            )
        transaction.commit()
        return dokument

    return ablegen


@pytest.fixture
def arbeite_ab():
    """Work off what is queued; nothing of it fails."""

    def ab():
        transaction.commit()
        stati = [
            status
            for queue in (QUEUE_VORSCHAU, QUEUE_NACHHOLEN)
            for _id, status in run_tasks(queue)
        ]
        assert set(stati) <= {200, 204}
        return len(stati)

    return ab


_VERAPDF = """#!{python}
import sys
if "--version" in sys.argv:
    print("veraPDF 1.26.2\\nBuilt: Tue Feb 03 09:30:00 UTC 2026")
    sys.exit()
assert sys.argv[1:5] == ["--flavour", "2b", "--format", "xml"], sys.argv
open(sys.argv[5], "rb").read()
print('''<?xml version="1.0" encoding="utf-8"?>
<report><jobs><job><validationReport jobEndStatus="normal"
 profileName="PDF/A-2B validation profile" isCompliant="{gueltig}"><details>
 <rule specification="ISO 19005-2:2011" clause="6.2.11.4.1" testNumber="1"
 status="{status}"></rule></details></validationReport></job></jobs></report>''')
sys.exit({code})
"""


@pytest.fixture
def verapdf(tmp_path):
    """A program that answers as veraPDF does: ``verapdf(gueltig=True)``."""

    def schreibe(gueltig):
        pfad = tmp_path / "verapdf"
        pfad.write_text(
            _VERAPDF.format(
                python=sys.executable,
                gueltig=str(gueltig).lower(),
                status="passed" if gueltig else "failed",
                code=0 if gueltig else 1,
            )
        )
        pfad.chmod(0o755)
        return pfad

    return schreibe
