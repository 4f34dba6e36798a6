"""A Dokument becomes final, and work goes on in a new Entwurf."""

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import os
import pytest
import transaction


@pytest.fixture(scope="class")
def bescheid(stadt):
    """Address of a Dokument whose file was replaced once."""
    vorgang = stadt.portal.unrestrictedTraverse(
        stadt.vorgang.removeprefix(f"{stadt.url}/")
    )
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            vorgang,
            "Dokument",
            title="Bescheid über die Erlaubnis",
            dokumentart="ausgang",
            file=NamedBlobFile(b"Bescheid", "text/plain", "Bescheid.txt"),
        )
        transaction.commit()
        dokument.file = NamedBlobFile(b"Bescheid 2", "text/plain", "Bescheid.txt")
        modified(dokument)
    transaction.commit()
    return dokument.absolute_url()


def halte_fest(schirm, name):
    """Save a picture, when somebody wants to look at it."""
    if ordner := os.environ.get("EAKTE_BILDER"):
        schirm.browser.save_screenshot(f"{ordner}/{name}.png")


class TestEndfassung:
    """The Registratur makes a Dokument final and goes on with it."""

    def test_plones_history_page_lists_the_versions(self, schirm, bescheid):
        # A page of Plone, without the scripts of ours.
        schirm.browser.get(f"{bescheid}/@@historyview")
        schirm.eines("#history-list")
        halte_fest(schirm, "historyview")
        assert len(schirm.alle("#history-list .historyRecord")) >= 2

    def test_a_reason_is_asked_for(self, schirm, bescheid):
        schirm.oeffne(f"{bescheid}/@@endfassung-erteilen")
        assert schirm.maengel() == []
        halte_fest(schirm, "endfassung")
        feld = schirm.eines("[name='form.widgets.bemerkung']")
        feld.send_keys("Abschließend gezeichnet")
        schirm.eines("[name='form.buttons.save']").click()
        schirm.warte(lambda: schirm.browser.current_url.startswith(bescheid))
        schirm.oeffne(bescheid)
        assert "Abschließend gezeichnet" in schirm.eines("#content").text
        halte_fest(schirm, "final")

    def test_work_goes_on_in_a_new_entwurf(self, schirm, bescheid):
        schirm.oeffne(bescheid)
        schirm.browser.get(
            schirm.eines("a[href$='@@neuer-entwurf']").get_attribute("href")
        )
        schirm.bereit()
        assert schirm.maengel() == []
        halte_fest(schirm, "neuer-entwurf")
        schirm.eines("[name='form.buttons.save']").click()
        schirm.warte(lambda: "neuer-entwurf" not in schirm.browser.current_url)
        schirm.bereit()
        assert not schirm.browser.current_url.startswith(f"{bescheid}/")
        assert schirm.browser.current_url.rstrip("/") != bescheid
        # It names what it was made of.
        assert schirm.alle(f"#content a[href='{bescheid}']")
        assert schirm.maengel() == []
        halte_fest(schirm, "entwurf")
