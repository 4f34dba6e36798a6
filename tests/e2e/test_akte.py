from selenium.webdriver.common.keys import Keys


class TestAkte:
    """The page of an Akte."""

    def test_a_vorgang_is_opened_where_it_stands_and_stays_open(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        knopf = schirm.eines(".eakte-aufklappen")
        knopf.click()
        link = schirm.eines(".eakte-vorgang-inhalt td a")
        schirm.warte(link.is_displayed)
        assert link.text == "Gewerbeanmeldung"
        assert knopf.get_attribute("aria-expanded") == "true"
        schirm.oeffne(stadt.akte)
        schirm.warte(schirm.eines(".eakte-vorgang-inhalt td a").is_displayed)
        schirm.eines(".eakte-aufklappen").click()
        assert not schirm.eines(".eakte-vorgang-inhalt").is_displayed()

    def test_the_number_is_copied_with_one_click(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        schirm.eines(".eakte-kennzeile .eakte-kopieren").click()
        schirm.eines(".eakte-kopieren[data-fertig]")

    def test_the_sheet_is_a_page_of_its_own(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        schirm.eines(".eakte-reiter a:not([aria-current])").click()
        schirm.warte(lambda: schirm.browser.current_url.endswith("@@angaben"))
        assert "32.01.01" in schirm.eines(".eakte-angaben .eakte-herkunft").text

    def test_a_closed_akte_takes_nothing_and_says_why(self, schirm, stadt):
        schirm.oeffne(stadt.zda)
        knopf = schirm.eines(".eakte-handlungen .eakte-aus")
        schirm.browser.execute_script("arguments[0].focus()", knopf)
        grund = schirm.eines(f"#{knopf.get_attribute('aria-describedby')}")
        schirm.warte(grund.is_displayed)
        assert "32.01.01-0003" in grund.text

    def test_a_clerk_walks_from_the_plan_to_a_dokument_by_keyboard(self, schirm, stadt):
        schirm.oeffne(stadt.einheit)
        self._tab_bis(schirm, lambda e: e.text == "Gasthaus Zum Löwen")
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url == stadt.akte)
        schirm.bereit()
        self._tab_bis(schirm, lambda e: "eakte-aufklappen" in e.get_attribute("class"))
        schirm.taste(Keys.ENTER)
        schirm.eines(".eakte-vorgang-inhalt td a")
        self._tab_bis(schirm, lambda e: e.text == "Gewerbeanmeldung")
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url == stadt.dokument)

    def test_without_scripts_everything_can_be_read(self, schirm, stadt):
        schirm.browser.execute_cdp_cmd(
            "Emulation.setScriptExecutionDisabled", {"value": True}
        )
        try:
            schirm.browser.get(stadt.akte)
            schirm.eines(".eakte-vorgang-titel").click()
            schirm.warte(lambda: schirm.browser.current_url == stadt.vorgang)
            schirm.eines("td.eakte-zelle-titel a")
            schirm.eines("[role=treeitem][data-pfad$='/org/61']").click()
            schirm.warte(lambda: schirm.browser.current_url.endswith("/org/61"))
            schirm.eines("[role=treeitem][data-pfad$='/61.01']")
        finally:
            schirm.browser.execute_cdp_cmd(
                "Emulation.setScriptExecutionDisabled", {"value": False}
            )

    def test_the_console_has_nothing_to_complain_about(self, schirm):
        assert schirm.fehlermeldungen() == []

    @staticmethod
    def _tab_bis(schirm, ist_es, hoechstens=60):
        for _schritt in range(hoechstens):
            schirm.taste(Keys.TAB)
            if ist_es(schirm.fokus):
                return
        raise AssertionError("not reached by the Tab key")
