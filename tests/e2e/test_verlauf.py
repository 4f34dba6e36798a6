from collective.eakte.protokoll.notizen import notiere
from plone import api
from selenium.webdriver.common.keys import Keys
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import os
import pytest
import transaction


@pytest.fixture(scope="class")
def verlauf(stadt):
    """Much was done to the Akte."""
    # Somebody has logged in meanwhile.
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        akte, vorgang = (
            stadt.portal.unrestrictedTraverse(url.removeprefix(f"{stadt.url}/"))
            for url in (stadt.akte, stadt.vorgang)
        )
        akte.title = "Gasthaus Zum Bären"
        akte.typ = "Gewerbeakte"
        notify(ObjectModifiedEvent(akte))
        transaction.commit()
        vorgang.title = "Anmeldung 2025"
        notify(ObjectModifiedEvent(vorgang))
        for nummer in range(55):
            notiere(vorgang, f"Nachfrage {nummer}")
    transaction.commit()


class TestVerlauf:
    """What was done to a record, as a time line."""

    @pytest.mark.parametrize(
        "url",
        [
            "{stadt.akte}/@@verlauf",
            "{stadt.akte}/@@verlauf?mit_inhalt=1&gruppe=notiz&gruppe=geaendert",
            "{stadt.akte}/@@verlauf?von=gestern",
            "{stadt.einheit}/@@verlauf",
            "{stadt.dokument}/@@verlauf",
        ],
    )
    @pytest.mark.parametrize("breite", [1280, 320])
    def test_screens_are_accessible_and_fit(self, schirm, stadt, verlauf, url, breite):
        schirm.browser.set_window_size(breite, 900)
        try:
            schirm.oeffne(url.format(stadt=stadt))
            for klappe in schirm.alle(".eakte-inhalt details > summary"):
                klappe.click()
            _knipse(schirm, f"{breite}-{url[-12:]}")
            assert schirm.maengel() == []
            assert (
                schirm.browser.execute_script(
                    "return document.documentElement.scrollWidth - innerWidth"
                )
                <= 0
            )
        finally:
            schirm.browser.set_window_size(1280, 900)

    def test_old_and_new_values_are_opened_by_keyboard(self, schirm, stadt, verlauf):
        schirm.oeffne(f"{stadt.akte}/@@verlauf")
        klappe = schirm.eines(".eakte-verlauf-zeile summary")
        klappe.send_keys(Keys.ENTER)
        assert "Gasthaus Zum Löwen" in schirm.texte(".eakte-verlauf-zeile del")
        assert "Gasthaus Zum Bären" in schirm.texte(".eakte-verlauf-zeile ins")

    def test_what_is_in_it_is_shown_page_by_page(self, schirm, stadt, verlauf):
        schirm.oeffne(f"{stadt.akte}/@@verlauf")
        schirm.eines("input[name=mit_inhalt]").click()
        schirm.eines(".eakte-verlauf-filter button").click()
        schirm.warte(lambda: "mit_inhalt=1" in schirm.browser.current_url)
        schirm.bereit()
        assert len(schirm.alle(".eakte-verlauf-zeile")) == 50
        assert schirm.alle(".eakte-verlauf-ort a")
        schirm.eines("a[rel=next]").click()
        schirm.warte(lambda: "vor=" in schirm.browser.current_url)
        schirm.bereit()
        aelteste = schirm.texte(".eakte-verlauf-satz")[-1]
        assert aelteste == "Registered as 32.01.01-0001 in 32.01.01."
        assert not schirm.alle("a[rel=next]")

    def test_a_note_is_added(self, schirm, stadt, verlauf):
        schirm.oeffne(f"{stadt.akte}/@@verlauf")
        schirm.eines(".eakte-verlauf-tun summary").send_keys(Keys.ENTER)
        schirm.eines("#eakte-notiz").send_keys("Anruf: Termin verschoben")
        schirm.eines(".eakte-verlauf-tun .btn-primary").click()
        schirm.warte(
            lambda: (
                "Anruf: Termin verschoben" in schirm.eines(".eakte-verlauf-satz").text
            )
        )


def _knipse(schirm, name):
    """Keep a picture for people, when they ask for it."""
    ordner = os.environ.get("EAKTE_BILDER")
    if ordner:
        name = "".join(z if z.isalnum() else "-" for z in name)
        breite = schirm.browser.get_window_size()["width"]
        schirm.browser.set_window_size(breite, 2000)
        schirm.browser.save_screenshot(f"{ordner}/verlauf-{name}.png")
