"""Check out, edit and check in, by keyboard."""

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from selenium.webdriver.common.keys import Keys

import os
import pytest
import transaction


@pytest.fixture(scope="class")
def brief(schirm, stadt):
    """Address of a Dokument with a text file."""
    # The login of the Registratur has written in between.
    transaction.begin()
    vorgang = stadt.portal.unrestrictedTraverse(
        stadt.vorgang.removeprefix(f"{stadt.url}/")
    )
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            vorgang,
            "Dokument",
            title="Bescheid",
            file=NamedBlobFile(b"Entwurf", "text/plain", "Bescheid.txt"),
        )
    transaction.commit()
    return dokument.absolute_url()


def tab_bis(schirm, bedingung):
    for _schritt in range(150):
        schirm.taste(Keys.TAB)
        if bedingung(schirm.fokus):
            return schirm.fokus
    raise AssertionError("not reached by Tab")


def fuehrt_nach(ziel):
    return lambda element: (element.get_attribute("href") or "").endswith(ziel)


def knopf(name):
    return lambda element: element.get_attribute("name") == f"form.buttons.{name}"


def bild(schirm, name):
    """Leave a picture for those who want to look at it."""
    if ordner := os.environ.get("EAKTE_BILDER"):
        schirm.browser.save_screenshot(f"{ordner}/{name}.png")


class TestAuschecken:
    """A clerk edits a Dokument, and the Registratur takes it back."""

    def test_it_is_checked_out_and_downloaded(self, schirm, brief):
        schirm.melde_an("Sachbearbeitung")
        schirm.oeffne(brief)
        tab_bis(schirm, fuehrt_nach("@@auschecken"))
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "@@auschecken" in schirm.browser.current_url)
        schirm.bereit()
        assert schirm.maengel() == []
        bild(schirm, "auschecken")
        tab_bis(schirm, knopf("save"))
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "herunterladen=1" in schirm.browser.current_url)
        assert schirm.eines(".eakte-hinweis a[href*='@@download/file']")
        assert schirm.maengel() == []
        bild(schirm, "einchecken")

    def test_the_others_see_who_has_it(self, schirm, stadt, brief):
        schirm.melde_an("Registratur")
        schirm.oeffne(brief)
        assert "sachbearbeitung" in schirm.eines(".eakte-ausgecheckt-hinweis").text
        assert schirm.maengel() == []
        bild(schirm, "gesperrt")
        schirm.oeffne(stadt.vorgang)
        assert "sachbearbeitung" in schirm.eines(".eakte-ausgecheckt").text
        assert schirm.maengel() == []
        bild(schirm, "liste")

    def test_it_is_checked_in_with_the_edited_file(self, schirm, brief, tmp_path):
        datei = tmp_path / "Bescheid.txt"
        datei.write_bytes(b"Entwurf, bearbeitet")
        schirm.melde_an("Sachbearbeitung")
        schirm.oeffne(f"{brief}/@@einchecken")
        schirm.eines("input[type='file'][name='form.widgets.datei']").send_keys(
            str(datei)
        )
        tab_bis(schirm, lambda e: e.get_attribute("name") == "form.widgets.kommentar")
        schirm.taste("Nach Rücksprache")
        tab_bis(schirm, knopf("save"))
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "@@einchecken" not in schirm.browser.current_url)
        assert not schirm.alle(".eakte-ausgecheckt-hinweis")
        assert "Entwurf, bearbeitet" in schirm.eines(".eakte-dokument-text").text

    def test_the_registratur_takes_it_back_with_a_reason(self, schirm, brief):
        schirm.oeffne(f"{brief}/@@auschecken")
        schirm.eines("[name='form.buttons.ohne_datei']").send_keys(Keys.ENTER)
        schirm.eines(".eakte-ausgecheckt-hinweis")
        schirm.melde_an("Registratur")
        schirm.oeffne(brief)
        tab_bis(schirm, fuehrt_nach("@@auscheckung-zuruecknehmen"))
        schirm.taste(Keys.ENTER)
        grund = schirm.eines("[name='form.widgets.grund']")
        assert schirm.maengel() == []
        grund.send_keys("Frau Yilmaz ist erkrankt")
        bild(schirm, "zuruecknehmen")
        tab_bis(schirm, knopf("save"))
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "zuruecknehmen" not in schirm.browser.current_url)
        assert not schirm.alle(".eakte-ausgecheckt-hinweis")
        schirm.melde_an("Sachbearbeitung")
        schirm.oeffne(brief)
        assert (
            "Frau Yilmaz ist erkrankt"
            in schirm.eines(".eakte-ausgecheckt-hinweis").text
        )
        assert schirm.maengel() == []
        bild(schirm, "zurueckgenommen")
