"""The Fachadministration keeps the offices in the browser."""

from collective.eakte.organisation import api as organisation
from datetime import date
from plone import api

import pytest
import transaction


@pytest.fixture(scope="class")
def aemter(stadt):
    """Offices, and somebody who keeps them."""
    from collective.eakte.rechte.uhr import heute

    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="fachadministration@stadt.example",
            username="fachadministration",
            password="Geheim-fuer-Tests-1",
        )
        api.user.grant_roles(
            username="fachadministration", roles=["Fachadministration"]
        )
        api.group.create("amt32")
        organisation.lege_an(
            "32",
            "Ordnungsamt",
            gruppen=("amt32",),
            leitung=("registratur",),
            aktiv_ab=date(2024, 1, 1),
        )
        organisation.lege_an("32.1", "Gewerbe", uebergeordnet="32", aktiv_ab=heute())
        organisation.lege_an("50", "Sozialamt")
        organisation.setze_vorgabe("Personalakte", "persoenlich")
    transaction.commit()


class TestOrganisation:
    def test_the_offices_are_a_tree_that_can_be_read(self, aemter, schirm):
        schirm.melde_an("Fachadministration")
        schirm.oeffne(f"{schirm.stadt.url}/@@eakte-organisation")
        codes = schirm.texte("#organisation-einheiten tbody th a")
        assert codes == ["32", "32.1", "50"]
        assert schirm.maengel() == []
        assert schirm.fehlermeldungen() == []

    def test_an_office_is_changed_by_keyboard(self, aemter, schirm):
        from selenium.webdriver.common.keys import Keys

        schirm.melde_an("Fachadministration")
        schirm.oeffne(f"{schirm.stadt.url}/@@eakte-organisation-einheit?code=50")
        assert schirm.maengel() == []
        feld = schirm.eines("#form-widgets-name")
        feld.clear()
        feld.send_keys("Amt für Soziales", Keys.ENTER)
        zeile = schirm.eines("[data-oe='50'] td")
        assert zeile.text == "Amt für Soziales"

    def test_a_reorganisation_shows_its_dry_run_first(self, aemter, schirm):
        schirm.melde_an("Fachadministration")
        schirm.oeffne(f"{schirm.stadt.url}/@@eakte-reorganisation")
        assert schirm.maengel() == []
        for name, wert in (("von", "32"), ("nach", "30"), ("name", "Bürgeramt")):
            schirm.eines(f"#form-widgets-{name}").send_keys(wert)
        schirm.eines("#form-widgets-grund").send_keys("Verfügung vom 01.03.")
        schirm.eines("#form-buttons-save").click()
        schirm.eines("#reorganisation-umfang")
        schirm.bereit()
        # 32, 32.01 and its two units; 52 Akten; two Vorgänge
        assert schirm.texte("#reorganisation-umfang td")[:4] == ["4", "52", "0", "2"]
        assert schirm.maengel() == []
        schirm.eines("#form-buttons-vollziehen").click()
        schirm.warte(
            lambda: schirm.browser.current_url.endswith("@@eakte-organisation")
        )
        assert schirm.texte("#organisation-einheiten tbody th a")[0] == "30"
