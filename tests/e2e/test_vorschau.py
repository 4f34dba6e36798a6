"""The view of a letter appears by itself, and the PDF/A of what is final is offered."""

from collective.eakte.config import QUEUE_VORSCHAU
from collective.eakte.versionen.abschluss import erteile_endfassung
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from tests.vorschau import dateien

import pytest
import transaction


@pytest.fixture(scope="class")
def brief(stadt):
    """A letter of Word that was just filed and made final."""
    vorgang = stadt.portal.unrestrictedTraverse(
        stadt.vorgang.removeprefix(f"{stadt.url}/")
    )
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            vorgang,
            "Dokument",
            title="Bestätigung",
            file=NamedBlobFile(
                dateien.docx(), contentType=dateien.DOCX, filename="brief.docx"
            ),
        )
        erteile_endfassung(dokument, "Schlusszeichnung")
    transaction.commit()
    return dokument.absolute_url()


class TestVorschau:
    """The page of a letter."""

    def test_the_view_appears_as_soon_as_it_is_made(self, schirm, brief):
        schirm.oeffne(brief)
        assert schirm.eines(".eakte-vorschau [role=status]")
        assert schirm.eines(".eakte-vorschau a.btn-primary[download]")
        assert schirm.maengel() == []
        run_tasks(QUEUE_VORSCHAU)
        schirm.eines(".eakte-vorschau iframe.eakte-dokument-blatt")
        assert not schirm.alle(".eakte-vorschau [role=status]")
        assert schirm.fehlermeldungen() == []

    def test_the_pdfa_is_offered_beside_it(self, schirm, brief):
        schirm.oeffne(brief)
        assert schirm.eines(".eakte-pdfa a[href$='@@pdfa']")
        assert schirm.maengel() == []
