"""Jobs in a browser: begun, followed, cancelled, by keyboard and by screen readers."""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.integritaet import api as integritaet
from collective.taskqueue import jobs
from collective.taskqueue.interfaces import ITaskQueueLayer
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.app.testing import login
from selenium.webdriver.common.keys import Keys
from threading import Event
from threading import Thread
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import pytest
import transaction


KENNWORT = "Geheim-fuer-Tests-1"
HALT = Event()


class Langsam(Aufgabe):
    """Stops in the middle until the test lets it go on."""

    __roles__ = __call____roles__ = None

    def portion(self):
        self.stelle = (self.stelle or 0) + 1
        if self.stelle == 3:
            HALT.wait(600)
        return self.stelle < 4

    def fortschritt(self):
        return self.stelle, 4, _("test_langsam", default="Counting slowly")

    def ergebnis(self):
        return _("test_fertig", default="Counted")


class Abgelehnt(Aufgabe):
    """Is refused, for a reason."""

    __roles__ = __call____roles__ = None

    def portion(self):
        raise Hindernisse.eines("nein", _("test_nein", default="Not like this."))


class Kaputt(Aufgabe):
    """Fails whenever it is tried."""

    __roles__ = __call____roles__ = None

    def portion(self):
        raise RuntimeError("broken")


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


class TestStaende:
    """Jobs in every state, as who has begun them and as who looks after the site."""

    @pytest.fixture(scope="class", autouse=True)
    def jobs_in_jedem_stand(self, stadt):
        klassen = {"langsam": Langsam, "abgelehnt": Abgelehnt, "kaputt": Kaputt}
        HALT.clear()
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email="f@stadt.example",
                username="fachadministration",
                password=KENNWORT,
            )
            api.user.grant_roles(
                username="fachadministration", roles=["Fachadministration"]
            )
        verwalter = getGlobalSiteManager()
        angaben = (Interface, ITaskQueueLayer), Interface
        for name, klasse in klassen.items():
            verwalter.registerAdapter(klasse, *angaben, f"test-{name}")
        login(stadt.portal, "registratur")
        kennungen = {}
        with (
            pytest.MonkeyPatch.context() as umgebung,
            api.env.adopt_user(username="registratur"),
        ):
            umgebung.setattr("collective.taskqueue.progress.INTERVAL", 0)
            kennungen["gescheitert"] = self._beginne(stadt, "abgelehnt")
            kennungen["aufgegeben"] = self._beginne(stadt, "kaputt")
            run_tasks(QUEUE_AUFTRAG, retries=True)
            for stand in ("laeuft", "abgebrochen", "wartet"):
                kennungen[stand] = self._beginne(stadt, "langsam")
            jobs.cancel(kennungen["abgebrochen"])
            arbeit = Thread(target=run_tasks, args=(QUEUE_AUFTRAG, 1))
            arbeit.start()
            assert [jobs.get(kennungen[stand]).state for stand in kennungen][:2] == [
                "failed",
                "dead",
            ]
            yield kennungen
            HALT.set()
            arbeit.join()
            jobs.cancel(kennungen["wartet"])
        for name in klassen:
            verwalter.unregisterAdapter(klassen[name], *angaben, f"test-{name}")

    def _beginne(self, stadt, name):
        titel = _(
            "test_titel",
            default="Prüfung der gespeicherten Dateien: ${was}",
            mapping={"was": f"Donaudampfschifffahrtsakte ({name})"},
        )
        kennung = auftraege.beginne(stadt.portal, f"test-{name}", titel)
        transaction.commit()
        return kennung

    @pytest.mark.parametrize("breite", [1280, 320])
    @pytest.mark.parametrize("rolle", ["Registratur", "Fachadministration"])
    def test_every_state_can_be_read_and_steered_on_every_screen(
        self, schirm, stadt, jobs_in_jedem_stand, rolle, breite
    ):
        schirm.melde_an(rolle)
        # Chromium makes no window of 320 pixels, but it shows a page in one.
        schirm.browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": breite, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        try:
            schirm.oeffne(f"{stadt.url}/@@eakte-auftraege?alle=1")
            for kennung in jobs_in_jedem_stand.values():
                assert len(schirm.alle(f"#auftraege a[href$='{kennung}']")) == 1
            self._pruefe_seite(schirm)
            for kennung in jobs_in_jedem_stand.values():
                schirm.oeffne(f"{stadt.url}/@@eakte-auftrag?auftrag={kennung}")
                self._pruefe_seite(schirm)
        finally:
            schirm.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def _pruefe_seite(self, schirm):
        zu_breit = schirm.browser.execute_script(
            "return document.documentElement.scrollWidth - innerWidth"
        )
        assert zu_breit <= 0
        assert schirm.maengel() == []
