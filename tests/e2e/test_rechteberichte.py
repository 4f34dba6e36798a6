from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from plone import api
from selenium.webdriver.common.keys import Keys

import pytest
import transaction


@pytest.fixture(scope="class")
def rechte(stadt):
    """The Akte is released to somebody, another one is protected."""
    # Somebody has logged in meanwhile.
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        portal = stadt.portal
        akte = portal.unrestrictedTraverse(
            stadt.akte.removeprefix(portal.absolute_url() + "/")
        )
        api.user.create(
            email="yilmaz@stadt.example",
            username="yilmaz",
            properties={"fullname": "Deniz Yilmaz"},
        )
        api.group.create("rechtsamt", title="Rechtsamt")
        erteile(akte, "yilmaz", ["Einsicht"], grund="Amtshilfe für das Rechtsamt")
        erteile(akte, "rechtsamt", ["Sachbearbeitung"], grund="Widerspruch")
        geheim = akte.__parent__["32.01.01-0002"]
        schuetze(geheim, [("yilmaz", ["Leitung"])], "Personalsache")
    transaction.commit()


SEITEN = {
    "Rechte der Akte": "{stadt.akte}/@@rechte",
    "Rechte einer Einheit": "{stadt.einheit}/@@rechte",
    "Rechte eines Dokuments": "{stadt.dokument}/@@rechte",
    "Personenbericht": "{stadt.url}/@@eakte-personenbericht?person=yilmaz",
    "leerer Personenbericht": "{stadt.url}/@@eakte-personenbericht",
    "Freigaben": "{stadt.url}/@@eakte-freigaben",
    "Schutzliste": "{stadt.url}/@@eakte-schutzliste",
}


class TestRechteberichte:
    """Who may see this, and why."""

    @pytest.mark.parametrize("name", SEITEN)
    def test_screens_are_accessible(self, schirm, stadt, rechte, name):
        schirm.oeffne(SEITEN[name].format(stadt=stadt))
        assert schirm.maengel() == []

    def test_the_tab_is_reached_by_keyboard_and_leads_to_the_person(
        self, schirm, stadt, rechte
    ):
        schirm.oeffne(stadt.akte)
        self._tab_bis(schirm, lambda e: e.get_attribute("href").endswith("@@rechte"))
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url.endswith("@@rechte"))
        schirm.bereit()
        assert (
            "Amtshilfe für das Rechtsamt" in schirm.eines(".eakte-rechtetabelle").text
        )
        self._tab_bis(schirm, lambda e: e.text == "Deniz Yilmaz")
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "personenbericht" in schirm.browser.current_url)
        assert any("32.01.01-0001" in z for z in schirm.texte("tbody tr"))
        assert not any("32.01.01-0002" in z for z in schirm.texte("tbody tr"))

    @pytest.mark.parametrize("breite", [1280, 400])
    def test_nothing_runs_out_of_the_screen(self, schirm, stadt, rechte, breite):
        schirm.browser.set_window_size(breite, 900)
        try:
            for muster in SEITEN.values():
                schirm.oeffne(muster.format(stadt=stadt))
                zu_breit = schirm.browser.execute_script(
                    "return document.documentElement.scrollWidth - innerWidth"
                )
                assert zu_breit <= 0, muster
        finally:
            schirm.browser.set_window_size(1280, 900)

    def test_the_console_has_nothing_to_complain_about(self, schirm):
        assert schirm.fehlermeldungen() == []

    @staticmethod
    def _tab_bis(schirm, ist_es, hoechstens=80):
        for _schritt in range(hoechstens):
            schirm.taste(Keys.TAB)
            if schirm.fokus.get_attribute("href") and ist_es(schirm.fokus):
                return
        raise AssertionError("not reached by the Tab key")
