from selenium.webdriver.common.keys import Keys


class TestPlan:
    """The plan tree and the page of a unit, as the Registratur."""

    def test_the_tree_shows_the_way_to_the_page(self, schirm, stadt):
        schirm.oeffne(stadt.einheit)
        assert schirm.eines("[role=treeitem][aria-current=page]").text.startswith(
            "32.01.01"
        )
        assert len(schirm.alle("[role=treeitem][tabindex='0']")) == 1

    def test_the_tree_works_with_the_keyboard_alone(self, schirm, stadt):
        schirm.oeffne(stadt.plan)
        schirm.browser.execute_script(
            "document.querySelector('[role=treeitem]').focus()"
        )
        schirm.taste(Keys.END)
        assert schirm.fokus.text.startswith("61")
        schirm.taste(Keys.ARROW_RIGHT)
        schirm.eines("[role=treeitem][aria-level='3'][data-pfad$='61.01']")
        schirm.taste(Keys.ARROW_RIGHT)
        assert schirm.fokus.text.startswith("61.01")
        schirm.taste(Keys.ARROW_LEFT)
        assert schirm.fokus.text.startswith("61")
        schirm.taste(Keys.ARROW_LEFT)
        assert schirm.fokus.get_attribute("aria-expanded") == "false"
        schirm.taste(Keys.HOME)
        assert schirm.fokus.text.startswith("ORG")
        schirm.taste("o")
        assert schirm.fokus.text.startswith("32")
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url.endswith("/org/32"))

    def test_what_was_opened_stays_open_on_the_next_page(self, schirm, stadt):
        schirm.oeffne(stadt.plan)
        schirm.eines("[data-pfad$='/61'] .eakte-knoten-pfeil").click()
        schirm.eines("[data-pfad$='/61.01']")
        schirm.oeffne(stadt.einheit)
        schirm.eines("[data-pfad$='/61.01']")
        schirm.eines("[data-pfad$='/61'] .eakte-knoten-pfeil").click()
        schirm.warte(lambda: not schirm.eines("[data-pfad$='/61.01']").is_displayed())

    def test_the_tree_can_be_filtered(self, schirm, stadt):
        schirm.oeffne(stadt.plan)
        filterfeld = schirm.eines("[name=plan_filter]")
        filterfeld.send_keys("gast")
        schirm.warte(
            lambda: (
                schirm.texte("[role=treeitem][aria-level='4'] .eakte-nummer")
                == ["32.01.02"]
            )
        )
        filterfeld.send_keys(Keys.BACKSPACE * 4)
        schirm.warte(lambda: len(schirm.alle("[role=treeitem][data-pfad$='/61']")) == 1)

    def test_the_column_can_be_folded_and_made_wider(self, schirm, stadt):
        schirm.oeffne(stadt.plan)
        breite = schirm.eines(".eakte-spalte").size["width"]
        griff = schirm.eines("[role=separator]")
        schirm.browser.execute_script("arguments[0].focus()", griff)
        schirm.taste(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        assert schirm.eines(".eakte-spalte").size["width"] > breite
        schirm.eines("[data-eakte-spalte]").click()
        schirm.oeffne(stadt.einheit)
        assert schirm.eines(".eakte-spalte").size["width"] < 60
        schirm.eines("[data-eakte-spalte]").click()
        assert schirm.eines(".eakte-baum").is_displayed()

    def test_a_row_opens_its_akte(self, schirm, stadt):
        schirm.oeffne(stadt.einheit)
        schirm.eines("tbody tr td:last-child").click()
        schirm.warte(lambda: schirm.browser.current_url == stadt.akte)

    def test_a_list_is_sorted_and_turned_over_by_links(self, schirm, stadt):
        schirm.oeffne(stadt.einheit)
        schirm.folge(schirm.eines("th.eakte-spalte-betreff a"))
        schirm.eines("th.eakte-spalte-betreff[aria-sort=ascending]")
        schirm.eines(".eakte-blaettern a[rel=next]").click()
        schirm.warte(lambda: "ab=50" in schirm.browser.current_url)
        assert "sort=betreff" in schirm.browser.current_url
        schirm.warte(lambda: len(schirm.alle("tbody tr")) == 2)

    def test_a_list_is_filtered_by_state(self, schirm, stadt):
        schirm.oeffne(stadt.einheit)
        schirm.eines(".eakte-liste-filter option[value=zda]").click()
        schirm.warte(lambda: "stand=zda" in schirm.browser.current_url)
        schirm.warte(lambda: len(schirm.alle("tbody tr")) == 1)

    def test_columns_are_chosen_from_a_menu_that_closes_on_escape(self, schirm, stadt):
        schirm.oeffne(stadt.einheit)
        menue = schirm.eines(".eakte-liste-leiste .eakte-menue")
        menue.find_element("css selector", "summary").click()
        schirm.taste(Keys.ESCAPE)
        assert not menue.get_attribute("open")
        schirm.taste(Keys.ENTER)
        schirm.eines("input[name=spalten][value=typ]").click()
        schirm.eines(".eakte-liste-leiste .eakte-menue button").click()
        schirm.eines("th.eakte-spalte-typ")

    def test_a_slash_leads_to_the_search_and_a_number_to_the_record(
        self, schirm, stadt
    ):
        schirm.oeffne(stadt.plan)
        schirm.browser.execute_script(
            "document.querySelector('.eakte-kopf').scrollIntoView()"
        )
        schirm.taste("/")
        assert schirm.fokus.get_attribute("id") == "searchGadget"
        schirm.taste("32.01.01-0001-001", Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url == stadt.vorgang)

    def test_a_unit_out_of_use_tells_why_nothing_can_be_opened(self, schirm, stadt):
        schirm.oeffne(stadt.stillgelegt)
        knopf = schirm.eines(".eakte-handlungen .btn-primary")
        grund = schirm.eines(f"#{knopf.get_attribute('aria-describedby')}")
        assert not grund.is_displayed()
        schirm.browser.execute_script("arguments[0].focus()", knopf)
        schirm.warte(grund.is_displayed)
        schirm.taste(Keys.ESCAPE)
        schirm.warte(lambda: not grund.is_displayed())

    def test_the_console_has_nothing_to_complain_about(self, schirm):
        assert schirm.fehlermeldungen() == []
