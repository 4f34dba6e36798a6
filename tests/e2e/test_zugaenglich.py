import pytest


SEITEN = {
    "plan": "{stadt.plan}",
    "gruppe": "{stadt.gruppe}",
    "einheit": "{stadt.einheit}",
    "leerer Filter": "{stadt.einheit}?q=Weltraum",
    "stillgelegte Einheit": "{stadt.stillgelegt}",
    "Angaben der Einheit": "{stadt.einheit}/@@angaben",
    "Akte": "{stadt.akte}",
    "geschlossene Akte": "{stadt.zda}",
    "Angaben der Akte": "{stadt.akte}/@@angaben",
    "Vorgang": "{stadt.vorgang}",
}


class TestZugaenglich:
    """WCAG 2.1 A and AA on every screen; nothing is lost on small or large ones."""

    @pytest.mark.parametrize("name", SEITEN)
    def test_screens_are_accessible(self, schirm, stadt, name):
        schirm.oeffne(SEITEN[name].format(stadt=stadt))
        assert schirm.maengel() == []

    def test_what_is_opened_later_is_accessible_too(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        schirm.eines(".eakte-aufklappen").click()
        schirm.eines(".eakte-vorgang-inhalt td a")
        for menue in schirm.alle(".eakte-handlungen .eakte-menue summary"):
            menue.click()
        assert schirm.maengel() == []

    @pytest.mark.parametrize("breite", [1280, 820, 640, 400])
    def test_nothing_runs_out_of_the_screen(self, schirm, stadt, breite):
        schirm.browser.set_window_size(breite, 900)
        try:
            for url in (stadt.einheit, stadt.akte, f"{stadt.akte}/@@angaben"):
                schirm.oeffne(url)
                zu_breit = schirm.browser.execute_script(
                    "return document.documentElement.scrollWidth - innerWidth"
                )
                assert zu_breit <= 0, url
        finally:
            schirm.browser.set_window_size(1280, 900)

    def test_text_of_twice_the_size_loses_nothing(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        schirm.browser.execute_script("document.documentElement.style.fontSize='32px'")
        zu_breit = schirm.browser.execute_script(
            "return document.documentElement.scrollWidth - innerWidth"
        )
        assert zu_breit <= 0
        assert schirm.eines(".eakte-handlungen .btn-primary").is_displayed()

    def test_clerks_have_an_account_menu_and_no_toolbar(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        assert not schirm.alle("#edit-bar, #edit-zone")
        schirm.eines("#portal-membertools summary").click()
        schirm.warte(schirm.eines("#portal-membertools a").is_displayed)
