from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import pytest


def feld(name):
    return f"[name='form.widgets.{name}']"


def speichere(schirm):
    schirm.eines("[name='form.buttons.save']").click()


SEITEN = {
    "Akte": "{stadt.einheit}/++add++Akte",
    "Vorgang": "{stadt.akte}/++add++Vorgang",
    "Teilakte": "{stadt.akte}/++add++Teilakte",
    "Dokument": "{stadt.vorgang}/++add++Dokument",
    "Einheit": "{stadt.gruppe}/++add++Aktenplaneinheit",
    "Akte bearbeiten": "{stadt.akte}/edit",
    "Einheit bearbeiten": "{stadt.einheit}/edit",
    "stornieren": "{stadt.akte}/@@stornieren",
    "umschreiben": "{stadt.akte}/@@umschreiben",
    "Kennzeichen setzen": "{stadt.akte}/@@kennzeichen-setzen",
    "abgelehnt": "{stadt.akte}/@@zda-verfuegen",
    "geschlossen": "{stadt.zda}/++add++Vorgang",
    "stilllegen": "{stadt.einheit}/@@stilllegen",
    "Lücken": "{stadt.plan}/@@lueckenliste",
    "hochladen": "{stadt.vorgang}/@@hochladen",
}


class TestFormulare:
    """Forms ask little, say what is wrong, and lead on."""

    def test_an_akte_is_opened_by_keyboard_alone(self, schirm, stadt):
        schirm.oeffne(f"{stadt.einheit}/++add++Akte")
        nummer = schirm.eines(".eakte-form-vorschau dd").text
        for _schritt in range(40):
            schirm.taste(Keys.TAB)
            if schirm.fokus.get_attribute("name") == "form.widgets.IBetreff.title":
                break
        schirm.taste("Bäckerei Korn", Keys.ENTER)
        schirm.warte(lambda: "++add++" not in schirm.browser.current_url)
        assert schirm.eines("h1").text == "Bäckerei Korn"
        meldung = schirm.eines(".portalMessage a")
        assert meldung.text == nummer
        assert meldung.get_attribute("href") == schirm.browser.current_url

    def test_what_is_wrong_gets_the_focus_and_leads_to_its_field(self, schirm, stadt):
        schirm.oeffne(f"{stadt.einheit}/++add++Akte")
        schirm.eines(feld("ITyp.typ")).send_keys("Gewerbeakte")
        schirm.eines("#abschnitt-laufzeit > summary").click()
        self._setze_tag(schirm, "laufzeit_beginn", "2024-02-03")
        self._setze_tag(schirm, "laufzeit_ende", "2024-01-01")
        speichere(schirm)
        schirm.warte(lambda: schirm.fokus.get_attribute("id") == "eakte-fehler")
        assert schirm.maengel() == []
        # what was entered is kept
        assert schirm.eines(feld("ITyp.typ")).get_property("value") == "Gewerbeakte"
        # the first line is about the Betreff, the second about the period
        schirm.taste(Keys.TAB, Keys.TAB, Keys.ENTER)
        schirm.warte(
            lambda: (
                schirm.fokus.get_attribute("name")
                == "form.widgets.ILaufzeit.laufzeit_ende"
            )
        )

    def test_an_error_in_a_closed_section_opens_it(self, schirm, stadt):
        schirm.oeffne(f"{stadt.einheit}/++add++Akte")
        schirm.eines(feld("IBetreff.title")).send_keys("Geheim")
        schirm.eines("#abschnitt-vertraulichkeit > summary").click()
        schirm.eines("#feld-vertraulichkeitsstufe details summary").click()
        auswahl = schirm.eines(
            "[name='form.widgets.IVertraulichkeit.vertraulichkeitsstufe:list']"
        )
        auswahl.find_element(By.CSS_SELECTOR, "option[value='001']").click()
        speichere(schirm)
        verweis = schirm.eines("#eakte-fehler a")
        assert schirm.eines("#abschnitt-vertraulichkeit").get_attribute("open")
        verweis.click()
        schirm.warte(
            lambda: "vertraulichkeitsstufe" in schirm.fokus.get_attribute("name")
        )

    def test_a_pattern_shows_its_example_while_it_is_written(self, schirm, stadt):
        schirm.oeffne(f"{stadt.einheit}/edit")
        schirm.eines("#abschnitt-nummerierung > summary").click()
        muster = schirm.eines(feld("INummerierung.muster_akte"))
        muster.send_keys("{plan}/{nr:03}")
        beispiel = schirm.eines("[data-eakte-ebene='akte'] [data-eakte-beispiel]")
        schirm.warte(lambda: beispiel.text.startswith("32.01.01/007"))
        muster.clear()
        muster.send_keys("{plan}")
        schirm.warte(lambda: "{nr}" in beispiel.text)

    def test_everything_works_without_scripts(self, schirm, stadt):
        schirm.browser.execute_cdp_cmd(
            "Emulation.setScriptExecutionDisabled", {"value": True}
        )
        try:
            schirm.browser.get(f"{stadt.akte}/++add++Vorgang")
            speichere(schirm)
            assert schirm.eines("#eakte-fehler a").get_attribute("href")
            schirm.eines("#abschnitt-zustaendigkeit > summary").click()
            schirm.eines("#feld-federfuehrung details summary").click()
            schirm.eines(feld("IFederfuehrung.federfuehrung")).send_keys("32.7")
            schirm.eines(feld("IBetreff.title")).send_keys("Ohne Skripte")
            speichere(schirm)
            schirm.warte(lambda: "++add++" not in schirm.browser.current_url)
            assert schirm.eines("h1").text == "Ohne Skripte"
        finally:
            schirm.browser.execute_cdp_cmd(
                "Emulation.setScriptExecutionDisabled", {"value": False}
            )

    def test_an_akte_is_moved_after_a_look(self, schirm, stadt):
        schirm.oeffne(f"{stadt.einheit}/++add++Akte")
        schirm.eines(feld("IBetreff.title")).send_keys("Falsch abgelegt")
        speichere(schirm)
        schirm.warte(lambda: "++add++" not in schirm.browser.current_url)
        schirm.oeffne(f"{schirm.browser.current_url}/@@umschreiben")
        assert not schirm.alle("[name='form.buttons.save']")
        schirm.eines(feld("ziel")).send_keys("61.01.02", Keys.ENTER)
        assert "61.01.02-0001" in schirm.eines("#eakte-vorschau").text
        assert schirm.maengel() == []
        schirm.eines(feld("grund")).send_keys("Gehört zur Planung")
        speichere(schirm)
        schirm.warte(lambda: "@@umschreiben" not in schirm.browser.current_url)
        assert "61.01.02-0001" in schirm.eines(".eakte-kennzeile").text

    def test_a_refused_operation_leads_to_where_it_is_solved(self, schirm, stadt):
        schirm.oeffne(f"{stadt.akte}/@@zda-verfuegen")
        assert not schirm.alle("[name='form.buttons.save']")
        schirm.warte(lambda: schirm.fokus.get_attribute("id") == "eakte-fehler")
        schirm.taste(Keys.TAB, Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url.startswith(stadt.akte + "/0"))

    def test_a_withdrawn_vorgang_says_so(self, schirm, stadt):
        schirm.oeffne(f"{stadt.akte}/++add++Vorgang")
        schirm.eines(feld("IBetreff.title")).send_keys("Doppelt")
        speichere(schirm)
        schirm.warte(lambda: "++add++" not in schirm.browser.current_url)
        schirm.oeffne(f"{schirm.browser.current_url}/@@stornieren")
        schirm.eines(feld("grund")).send_keys("Doppelt angelegt")
        speichere(schirm)
        schirm.eines(".eakte-stand-storniert")

    @pytest.mark.parametrize("name", SEITEN)
    def test_forms_are_accessible(self, schirm, stadt, name):
        schirm.oeffne(SEITEN[name].format(stadt=stadt))
        schirm.browser.execute_script(
            "document.querySelectorAll('.eakte-inhalt details')"
            ".forEach((e) => { e.open = true; })"
        )
        assert schirm.maengel() == []

    @pytest.mark.parametrize("breite", [1280, 640, 400])
    def test_forms_fit_on_small_screens(self, schirm, stadt, breite):
        schirm.browser.set_window_size(breite, 900)
        try:
            for name in ("Akte", "Dokument", "umschreiben", "hochladen"):
                schirm.oeffne(SEITEN[name].format(stadt=stadt))
                zu_breit = schirm.browser.execute_script(
                    "return document.documentElement.scrollWidth - innerWidth"
                )
                assert zu_breit <= 0, name
        finally:
            schirm.browser.set_window_size(1280, 900)

    def test_the_console_has_nothing_to_complain_about(self, schirm):
        assert schirm.fehlermeldungen() == []

    @staticmethod
    def _setze_tag(schirm, name, tag):
        eingabe = schirm.eines(feld(f"ILaufzeit.{name}"))
        schirm.browser.execute_script("arguments[0].value = arguments[1]", eingabe, tag)
