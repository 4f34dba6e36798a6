from selenium.webdriver.common.keys import Keys

import pytest


@pytest.fixture(scope="module")
def dateien(tmp_path_factory):
    """Files on the clerk's computer: two that are all right, and an empty one."""
    ordner = tmp_path_factory.mktemp("dateien")
    inhalte = {"Bestätigung.pdf": b"%PDF-1.4", "Vermerk.txt": b"Text", "leer.txt": b""}
    for name, inhalt in inhalte.items():
        (ordner / name).write_bytes(inhalt)
    return {name: str(ordner / name) for name in inhalte}


class TestHochladen:
    """Several files become Dokumente, chosen or dropped."""

    def test_each_file_says_what_became_of_it(self, schirm, stadt, dateien):
        schirm.oeffne(stadt.vorgang)
        schirm.eines("#eakte-dateien").send_keys("\n".join(dateien.values()))
        schirm.warte(lambda: len(schirm.alle(".eakte-fortschritt-fertig a")) == 2)
        schirm.warte(lambda: len(schirm.alle(".eakte-fortschritt-fehler")) == 1)
        assert "leer.txt" in schirm.eines(".eakte-fortschritt-fehler").text
        stand = schirm.eines("[data-eakte-stand]")
        assert stand.get_attribute("aria-live") == "polite"
        schirm.warte(lambda: stand.text.startswith("2 filed, 1 refused"))
        assert schirm.maengel() == []
        schirm.eines(".eakte-fortschritt-fertig a").click()
        schirm.warte(lambda: schirm.alle(".eakte-dokument"))
        assert schirm.eines("h1").text == "Bestätigung"

    def test_files_can_be_dropped(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        schirm.browser.execute_script(
            """
            const daten = new DataTransfer();
            daten.items.add(new File(["Text"], "Gezogen.txt", {type: "text/plain"}));
            const ablage = document.getElementById("eakte-ablage");
            for (const name of ["dragenter", "dragover", "drop"]) {
                ablage.dispatchEvent(new DragEvent(
                    name, {dataTransfer: daten, bubbles: true, cancelable: true}));
            }
            """
        )
        verweis = schirm.eines(".eakte-fortschritt-fertig a")
        assert verweis.text.startswith("32.01.01-0001#")

    def test_the_drop_zone_is_reached_by_keyboard(self, schirm, stadt):
        schirm.oeffne(f"{stadt.vorgang}/@@hochladen")
        for _schritt in range(40):
            schirm.taste(Keys.TAB)
            if schirm.fokus.get_attribute("id") == "eakte-dateien":
                return
        raise AssertionError("not reached by the Tab key")

    def test_who_was_logged_out_is_told(self, schirm, stadt, dateien):
        schirm.oeffne(stadt.vorgang)
        schirm.browser.delete_all_cookies()
        schirm.eines("#eakte-dateien").send_keys(dateien["Vermerk.txt"])
        schirm.eines(".eakte-fortschritt-fehler")
        assert not schirm.alle(".eakte-fortschritt-fertig")
        schirm.melde_an("Registratur")

    def test_files_are_filed_without_scripts(self, schirm, stadt, dateien):
        schirm.browser.execute_cdp_cmd(
            "Emulation.setScriptExecutionDisabled", {"value": True}
        )
        try:
            schirm.browser.get(f"{stadt.vorgang}/@@hochladen")
            schirm.eines("#eakte-dateien").send_keys(
                "\n".join((dateien["Bestätigung.pdf"], dateien["Vermerk.txt"]))
            )
            schirm.eines("#eakte-ablage button").click()
            schirm.warte(lambda: schirm.browser.current_url == stadt.vorgang)
            assert len(schirm.alle(".portalMessage a")) == 2
        finally:
            schirm.browser.execute_cdp_cmd(
                "Emulation.setScriptExecutionDisabled", {"value": False}
            )

    def test_the_drop_zone_is_missing_for_those_who_may_not_file(self, schirm, stadt):
        schirm.oeffne(stadt.zda)
        assert not schirm.alle("#eakte-ablage")
