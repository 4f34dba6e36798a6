"""The search with a browser, as people use it."""

from selenium.webdriver.common.keys import Keys

import pytest


class TestSuche:
    """The search, as the Registratur."""

    def test_an_akte_is_two_keystrokes_and_a_click_away(self, schirm, stadt):
        schirm.oeffne(stadt.plan)
        schirm.taste("/")
        schirm.taste("löw")
        vorschlag = schirm.eines(".eakte-vorschlag")
        schirm.warte(
            lambda: "Gasthaus Zum Löwen" in schirm.texte(".eakte-vorschlag")[0]
        )
        vorschlag = schirm.eines(".eakte-vorschlag")
        assert schirm.maengel() == []
        vorschlag.click()
        schirm.warte(lambda: schirm.browser.current_url == stadt.akte)

    def test_suggestions_work_with_the_keyboard_alone(self, schirm, stadt):
        schirm.oeffne(stadt.plan)
        schirm.taste("/")
        schirm.taste("32.01.01-0001")
        schirm.warte(lambda: schirm.alle(".eakte-vorschlag"))
        schirm.taste(Keys.ARROW_DOWN)
        assert "0001" in schirm.fokus.text
        schirm.taste(Keys.ARROW_UP)
        assert schirm.fokus.get_attribute("id") == "searchGadget"
        schirm.taste(Keys.ESCAPE)
        assert not schirm.eines(".eakte-vorschlaege").is_displayed()

    def test_hits_are_narrowed_down_and_widened_again(self, schirm, stadt):
        schirm.oeffne(f"{stadt.url}/@@search?SearchableText=betrieb")
        assert "51" in schirm.eines(".eakte-suche-anzahl").text
        schirm.eines("a.eakte-facettenwert[href*='stand=zda']").click()
        schirm.warte(lambda: "stand=zda" in schirm.browser.current_url)
        schirm.bereit()
        assert len(schirm.alle(".eakte-treffer")) == 1
        assert schirm.maengel() == []
        schirm.eines(".eakte-marke").click()
        schirm.warte(lambda: len(schirm.alle(".eakte-treffer")) == 20)
        schirm.eines(".eakte-blaettern a[rel=next]").click()
        schirm.warte(lambda: "ab=20" in schirm.browser.current_url)

    def test_one_searches_in_this_akte(self, schirm, stadt):
        schirm.oeffne(stadt.vorgang)
        schirm.eines(".eakte-suchort option:nth-child(2)").click()
        feld = schirm.eines("#searchGadget")
        feld.send_keys("anmeldung", Keys.ENTER)
        schirm.warte(lambda: "in=" in schirm.browser.current_url)
        schirm.bereit()
        assert "32.01.01-0001" in schirm.eines(".eakte-marke").text
        # The next search stays there.
        assert schirm.eines(".eakte-suchort").get_attribute("value")

    def test_a_search_is_kept_opened_and_deleted(self, schirm, stadt):
        schirm.oeffne(f"{stadt.url}/@@search?SearchableText=betrieb&stand=zda")
        schirm.eines(".eakte-suche-werkzeuge summary").click()
        name = schirm.eines("#eakte-suche-name")
        name.clear()
        name.send_keys("Fertige Betriebe", Keys.ENTER)
        schirm.warte(lambda: "Fertige Betriebe" in schirm.eines("body").text)
        schirm.oeffne(f"{stadt.url}/@@search")
        schirm.eines(".eakte-suche-gespeichert li a").click()
        schirm.warte(lambda: "stand=zda" in schirm.browser.current_url)
        schirm.oeffne(f"{stadt.url}/@@eakte-suchen")
        assert schirm.maengel() == []
        schirm.eines(".eakte-suchen-tun summary").click()
        schirm.eines("button[name=loeschen]").click()
        schirm.warte(lambda: not schirm.alle(".eakte-suchen-liste"))

    @pytest.mark.parametrize("breite", [320, 1400])
    def test_nothing_is_cut_off(self, schirm, stadt, breite):
        schirm.browser.set_window_size(breite, 900)
        try:
            for frage in ("betrieb", "gibtesnicht", "betrieb&art=Dokument", ""):
                schirm.oeffne(f"{stadt.url}/@@search?SearchableText={frage}")
                assert schirm.maengel() == []
                assert schirm.browser.execute_script(
                    "return document.documentElement.scrollWidth <= innerWidth"
                )
        finally:
            schirm.browser.set_window_size(1280, 900)

    def test_the_console_has_nothing_to_complain_about(self, schirm):
        assert schirm.fehlermeldungen() == []
