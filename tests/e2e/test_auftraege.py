"""Jobs in a browser: begun, followed, cancelled, by keyboard and by screen readers."""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.integritaet import api as integritaet
from collective.taskqueue.interfaces import ITaskQueueLayer
from collective.taskqueue.testing import run_tasks
from plone.app.testing import login
from selenium.webdriver.common.keys import Keys
from threading import Event
from threading import Thread
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import pytest
import transaction


HALT = Event()


class Langsam(Aufgabe):
    """Stops in the middle until the test lets it go on."""

    __roles__ = __call____roles__ = None

    def portion(self):
        self.stelle = (self.stelle or 0) + 1
        if self.stelle == 3:
            HALT.wait(60)
        return self.stelle < 4

    def fortschritt(self):
        return self.stelle, 4, _("test_langsam", default="Counting slowly")

    def ergebnis(self):
        return _("test_fertig", default="Counted")


class TestAuftraege:
    """The Registratur has something done, and looks how far it is."""

    @pytest.fixture(scope="class", autouse=True)
    def aufgabe(self, stadt):
        angaben = (Interface, ITaskQueueLayer), Interface, "test-langsam"
        getGlobalSiteManager().registerAdapter(Langsam, *angaben)
        with pytest.MonkeyPatch.context() as umgebung:
            # No consumer runs here that would store it a moment later.
            umgebung.setattr("collective.taskqueue.progress.INTERVAL", 0)
            yield
        HALT.set()
        getGlobalSiteManager().unregisterAdapter(Langsam, *angaben)

    def test_without_jobs_the_list_says_what_belongs_there(self, schirm, stadt):
        schirm.oeffne(f"{stadt.url}/@@eakte-auftraege")
        schirm.eines(".eakte-leer")
        assert schirm.maengel() == []

    def test_the_page_of_a_job_follows_it_to_its_result(self, schirm, stadt):
        login(stadt.portal, "registratur")
        kennung = auftraege.beginne(
            stadt.portal, "test-langsam", _("test_titel", default="Count slowly")
        )
        transaction.commit()
        schirm.oeffne(f"{stadt.url}/@@eakte-auftraege")
        verweis = schirm.eines(f"#auftraege a[href$='{kennung}']")
        assert verweis.text == "Count slowly"
        assert schirm.maengel() == []
        schirm.folge(verweis)
        schirm.eines("progress")
        arbeit = Thread(target=run_tasks, args=(QUEUE_AUFTRAG,))
        arbeit.start()
        balken = schirm.warte(
            lambda: schirm.browser.find_element("css selector", "progress[value='50']")
        )
        assert balken.get_attribute("aria-labelledby")
        schirm.warte(lambda: "Counting slowly" in schirm.texte("[data-eakte-text]")[0])
        assert schirm.texte("[data-eakte-stand]") == ["under way"]
        assert schirm.maengel() == []
        HALT.set()
        arbeit.join()
        # The script of the page shows the result by itself.
        assert schirm.eines("#auftrag-ergebnis").text == "Counted"
        assert not schirm.alle("progress")
        assert schirm.maengel() == []
        assert schirm.fehlermeldungen() == []

    def test_a_job_is_found_in_the_account_menu_and_cancelled_by_keyboard(
        self, schirm, stadt
    ):
        pfad = stadt.akte.removeprefix(stadt.url).strip("/")
        transaction.begin()
        login(stadt.portal, "registratur")
        lauf = integritaet.beginne(stadt.portal.unrestrictedTraverse(pfad))
        transaction.commit()
        schirm.oeffne(stadt.akte)
        schirm.eines(".eakte-konto summary").send_keys(Keys.ENTER)
        eintrag = schirm.eines("a[href$='@@eakte-auftraege']")
        assert eintrag.find_element("css selector", ".eakte-anzahl").text == "1"
        schirm.folge(eintrag)
        schirm.folge(schirm.eines(f"#auftraege a[href$='{lauf.auftrag}']"))
        assert "Gasthaus Zum Löwen" in schirm.eines("h1").text
        knopf = schirm.eines("button[name='abbrechen']")
        knopf.send_keys(Keys.ENTER)
        schirm.warte(lambda: not schirm.alle("button[name='abbrechen']"))
        assert schirm.eines("#auftrag-stand-titel").text == "cancelled"
        assert schirm.maengel() == []
        transaction.begin()
        # The check itself has ended, too, though nobody had begun with it.
        assert lauf.stand == "abgebrochen"
