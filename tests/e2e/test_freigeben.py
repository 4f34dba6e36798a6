"""Releasing and protecting, by keyboard."""

from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import bereich_von
from datetime import date
from datetime import timedelta
from plone import api
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

import pytest
import transaction


@pytest.fixture(scope="class")
def leute(schirm, stadt):
    """A colleague and an office to release to."""
    # The login of the Registratur has written in between.
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="yilmaz@stadt.example",
            username="yilmaz",
            properties={"fullname": "Ayşe Yılmaz"},
        )
        api.group.create("personalamt", title="Personalamt")
        api.group.add_user(groupname="personalamt", username="yilmaz")
    transaction.commit()


def objekt(stadt, url):
    transaction.begin()
    return stadt.portal.unrestrictedTraverse(
        url.removeprefix(stadt.url).strip("/").split("/")
    )


def tab_bis(schirm, bedingung):
    for _schritt in range(150):
        schirm.taste(Keys.TAB)
        if bedingung(schirm.fokus):
            return schirm.fokus
    raise AssertionError("not reached by Tab")


class TestFreigeben:
    """What the Registratur does with the rights of an Akte."""

    def test_a_colleague_is_released_for_14_days_by_keyboard(
        self, schirm, stadt, leute
    ):
        schirm.oeffne(stadt.akte)
        tab_bis(
            schirm, lambda e: e.tag_name == "summary" and e.text in ("Mehr", "More")
        )
        schirm.taste(Keys.ENTER)
        tab_bis(
            schirm,
            lambda e: (e.get_attribute("href") or "").endswith("@@eakte-freigeben"),
        )
        schirm.taste(Keys.ENTER)
        feld = schirm.eines("#form-widgets-prinzipal")
        assert schirm.maengel() == []
        tab_bis(schirm, lambda e: e.get_attribute("id") == "form-widgets-prinzipal")
        schirm.taste("yil")
        schirm.warte(
            lambda: schirm.alle("datalist option[value='Ayşe Yılmaz (yilmaz)']")
        )
        feld.send_keys(Keys.CONTROL, "a")
        feld.send_keys("Ayşe Yılmaz (yilmaz)")
        ende = date.today() + timedelta(days=14)
        schirm.browser.execute_script(
            "document.getElementById('form-widgets-bis').value = arguments[0]",
            ende.isoformat(),
        )
        tab_bis(schirm, lambda e: e.get_attribute("id") == "form-widgets-grund")
        schirm.taste("Amtshilfe")
        tab_bis(schirm, lambda e: e.get_attribute("id") == "form-buttons-save")
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "eakte-freigeben" not in schirm.browser.current_url)
        freigabe = berechtigungen(objekt(stadt, stadt.akte))[-1]
        assert (freigabe.prinzipal, freigabe.bis) == ("yilmaz", ende)
        self.entziehe(schirm, stadt, freigabe)

    def entziehe(self, schirm, stadt, freigabe):
        schirm.oeffne(f"{stadt.akte}/@@eakte-entziehen?kennung={freigabe.kennung}")
        assert "Ayşe Yılmaz" in schirm.eines(".eakte-angaben").text
        assert schirm.maengel() == []
        schirm.eines("#form-widgets-grund").send_keys("erledigt")
        schirm.eines("#form-buttons-save").send_keys(Keys.ENTER)
        schirm.warte(lambda: "eakte-entziehen" not in schirm.browser.current_url)
        uebrig = berechtigungen(objekt(stadt, stadt.akte))
        assert freigabe.kennung not in [b.kennung for b in uebrig]

    def test_an_akte_is_protected_and_its_maker_lands_where_she_may_be(
        self, schirm, stadt, leute
    ):
        schirm.oeffne(f"{stadt.akte}/@@eakte-schuetzen")
        assert schirm.maengel() == []
        schirm.eines("#form-buttons-save").send_keys(Keys.ENTER)
        schirm.eines("#eakte-fehler")
        assert schirm.maengel() == []
        schirm.eines("#form-widgets-kreis").send_keys("Personalamt (personalamt)")
        Select(
            schirm.eines("select[name='form.widgets.kreis.0.rolle']")
        ).select_by_value("Leitung")
        schirm.eines("#form-widgets-grund").send_keys("Personalsache")
        schirm.eines("#form-buttons-save").send_keys(Keys.ENTER)
        schirm.warte(lambda: schirm.browser.current_url.rstrip("/") == stadt.einheit)
        assert "Zum Löwen" not in schirm.eines("body").text
        assert bereich_von(objekt(stadt, stadt.akte)).schutz is not None

    def test_protected_records_are_managed_by_number(self, schirm, stadt, leute):
        schirm.oeffne(f"{stadt.plan}/@@eakte-geschuetzte")
        assert schirm.maengel() == []
        assert "32.01.01-0001" in schirm.eines(".eakte-tabelle").text
        schirm.alle(".eakte-schritte a")[1].send_keys(Keys.ENTER)
        schirm.eines("#form-widgets-aufbewahrungsdauer")
        assert schirm.maengel() == []

    def test_a_recovery_is_asked_for(self, schirm, stadt, leute):
        schirm.oeffne(f"{stadt.url}/@@eakte-wiederherstellung")
        assert schirm.maengel() == []
        schirm.eines("#form-widgets-kennzeichen").send_keys("32.01.01-0001")
        schirm.eines("#form-widgets-prinzipal").send_keys("yilmaz")
        schirm.eines("#form-widgets-grund").send_keys("Niemand mehr erreichbar")
        schirm.eines("#form-buttons-save").send_keys(Keys.ENTER)
        schirm.warte(lambda: schirm.alle(".eakte-tabelle"))
        assert schirm.maengel() == []
