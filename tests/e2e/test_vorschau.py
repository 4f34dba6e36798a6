"""The view of a letter appears by itself, and the PDF/A of what is final is offered."""

from collective.eakte.config import QUEUE_TEXT
from collective.eakte.config import QUEUE_VORSCHAU
from collective.eakte.versionen.abschluss import erteile_endfassung
from collective.eakte.vorschau import api as vorschau
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
        assert not schirm.alle(".eakte-pdfa a[href$='@@pdfa']")
        schirm.eines("#eakte-textstand[data-eakte-warten]")
        schirm.browser.execute_script("window.selbeSeite = true")
        run_tasks(QUEUE_VORSCHAU)
        run_tasks(QUEUE_TEXT)
        schirm.eines(".eakte-vorschau iframe.eakte-dokument-blatt")
        assert not schirm.alle(".eakte-vorschau [role=status]")
        # So do the boxes beside it, and those who do not see it are told.
        schirm.eines(".eakte-pdfa a[href$='@@pdfa']")
        schirm.eines("[data-eakte-textstand=gelesen]")
        assert not schirm.alle("[data-eakte-warten]")
        schirm.warte(lambda: self.ansage(schirm))
        assert schirm.browser.execute_script("return window.selbeSeite")
        assert schirm.maengel() == []
        assert schirm.fehlermeldungen() == []

    @staticmethod
    def ansage(schirm):
        """What is said to screen readers of what has changed."""
        return schirm.browser.execute_script(
            "return document.querySelector('body > p[aria-live=polite]').textContent"
        )

    def test_what_had_the_focus_is_followed(self, schirm, stadt, brief):
        dokument = stadt.portal.unrestrictedTraverse(
            brief.removeprefix(f"{stadt.url}/")
        )
        with api.env.adopt_roles(["Manager"]):
            vorschau.beginne_pdfa(dokument)
        transaction.commit()
        schirm.oeffne(brief)
        verweis = schirm.eines("#eakte-pdfa [role=status] a")
        schirm.browser.execute_script("arguments[0].focus()", verweis)
        run_tasks(QUEUE_VORSCHAU)
        schirm.eines(".eakte-pdfa a[href$='@@pdfa']")
        schirm.warte(lambda: schirm.fokus.get_attribute("id") == "eakte-pdfa")

    def test_the_pdfa_is_offered_beside_it(self, schirm, brief):
        schirm.oeffne(brief)
        assert schirm.eines(".eakte-pdfa a[href$='@@pdfa']")
        assert schirm.maengel() == []
