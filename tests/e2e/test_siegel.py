"""Administrators set seals and check the Protokolle; everybody may check a record."""

from collective.eakte.config import QUEUE_PRUEFUNG
from collective.taskqueue.testing import run_tasks
from plone import api
from selenium.webdriver.common.by import By

import pytest
import transaction


SEITEN = {
    "Siegel und Prüfungen": ("Fachadministration", "{stadt.url}/@@eakte-siegel"),
    "Zeitplan": ("Fachadministration", "{stadt.url}/@@eakte-zeitplan"),
    "Prüfung einer Akte": ("Registratur", "{stadt.akte}/@@protokoll-pruefung"),
}


@pytest.fixture(scope="class")
def verwaltung(stadt):
    """Somebody who sets seals."""
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        if api.user.get(username="fachadministration") is None:
            api.user.create(
                email="fachadministration@stadt.example",
                username="fachadministration",
                password="Geheim-fuer-Tests-1",
            )
        api.user.grant_roles(
            username="fachadministration", roles=["Fachadministration"]
        )
    transaction.commit()


def oeffne(schirm, stadt, name):
    """Go to one of the screens as somebody who may."""
    rolle, adresse = SEITEN[name]
    schirm.melde_an(rolle)
    schirm.oeffne(adresse.format(stadt=stadt))


class TestSiegel:
    """Nothing was changed unseen, and whoever is responsible can show it."""

    def test_an_administrator_sets_a_seal_and_checks_everything(
        self, schirm, stadt, verwaltung
    ):
        oeffne(schirm, stadt, "Siegel und Prüfungen")
        schirm.browser.find_element(By.NAME, "versiegeln").click()
        schirm.warte(
            lambda: schirm.browser.find_elements(
                By.CSS_SELECTOR, "a[href*='siegel-datei?nr=1']"
            )
        )
        schirm.folge(schirm.browser.find_element(By.NAME, "alles"))
        run_tasks(QUEUE_PRUEFUNG)
        oeffne(schirm, stadt, "Siegel und Prüfungen")
        pruefungen = schirm.browser.find_element(
            By.CSS_SELECTOR, "[aria-labelledby='pruefungen-titel']"
        )
        assert pruefungen.find_elements(By.TAG_NAME, "h3")
        assert not pruefungen.find_elements(By.CSS_SELECTOR, "[role='alert']")

    @pytest.mark.parametrize("name", SEITEN)
    def test_screens_are_accessible(self, schirm, stadt, verwaltung, name):
        oeffne(schirm, stadt, name)
        assert schirm.maengel() == []
