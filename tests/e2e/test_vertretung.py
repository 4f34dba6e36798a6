from datetime import date
from datetime import timedelta
from plone import api

import pytest
import transaction


class TestVertretung:
    """Somebody says who stands in for her, and comes back early."""

    @pytest.fixture(scope="class", autouse=True)
    def personen(self, stadt):
        """The clerk is called Renate Seidel; Kofi Mensah has no rights."""
        with api.env.adopt_roles(["Manager"]):
            api.user.get(username="sachbearbeitung").setMemberProperties(
                {"fullname": "Renate Seidel"}
            )
            api.user.get(username="beschaeftigte").setMemberProperties(
                {"fullname": "Kofi Mensah"}
            )
        transaction.commit()

    def test_it_is_entered_from_the_account_menu(self, schirm, stadt):
        schirm.melde_an("Sachbearbeitung")
        schirm.oeffne(stadt.akte)
        schirm.eines("#user-name").click()
        schirm.eines("#eakte_vertretung, a[href$='@@eakte-vertretung']").click()
        schirm.eines("#vertretung-durch .eakte-leer")
        assert schirm.maengel() == []
        schirm.eines("a[href$='@@eakte-vertretung-eintragen']").click()
        schirm.eines("input[name$='widgets.vertretung']").send_keys("Kofi Mensah")
        ende = (date.today() + timedelta(days=10)).isoformat()
        schirm.browser.execute_script(
            "document.querySelector(`input[name$='widgets.bis']`).value = arguments[0]",
            ende,
        )
        assert schirm.maengel() == []
        schirm.eines("#form-buttons-save").click()
        zeile = schirm.eines("#vertretung-durch tbody tr")
        assert "Kofi Mensah" in zeile.text
        assert schirm.maengel() == []

    def test_every_page_says_for_whom_one_acts(self, schirm, stadt):
        schirm.melde_an("Beschaeftigte")
        schirm.oeffne(stadt.akte)
        hinweis = schirm.eines(".eakte-vertretung-hinweis")
        assert "Renate Seidel" in hinweis.text
        assert schirm.maengel() == []

    def test_an_early_return_ends_it(self, schirm, stadt):
        schirm.melde_an("Sachbearbeitung")
        schirm.oeffne(f"{stadt.url}/@@eakte-vertretung")
        assert not schirm.alle(".eakte-vertretung-hinweis")
        schirm.eines("button[name='beenden']").click()
        schirm.eines("#vertretung-durch .eakte-leer")
        schirm.melde_an("Beschaeftigte")
        schirm.oeffne(stadt.plan)
        assert not schirm.alle(".eakte-vertretung-hinweis")
        assert schirm.fehlermeldungen() == []
