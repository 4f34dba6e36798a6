"""A real browser against a real server.

One site serves all tests of a class: build the tests of a class so that they do not
disturb each other. Everything waits for what it needs, however slow the machine is.
"""

from collective.eakte.testing import baue_plan
from collective.eakte.testing import FUNCTIONAL_TESTING
from datetime import date
from importlib.resources import files
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from types import SimpleNamespace

import pytest
import shutil
import transaction


KENNWORT = "Geheim-fuer-Tests-1"
GEDULD = 30
"""Seconds to wait for something; only a failure takes so long."""

EINHEITEN = (
    ("32", "Ordnung", "Hauptgruppe", {}),
    ("32.01", "Gewerbe", "Obergruppe", {}),
    (
        "32.01.01",
        "Gewerbeakten",
        "Betreffseinheit",
        {"aufbewahrungsdauer": 5, "aussonderungsart": "B", "fristbeginn": "zdA"},
    ),
    (
        "32.01.02",
        "Gaststätten",
        "Betreffseinheit",
        {"aufbewahrungsdauer": 10, "aussonderungsart": "V"},
    ),
    ("61", "Planung", "Hauptgruppe", {}),
    ("61.01", "Bauleitplanung", "Obergruppe", {}),
    (
        "61.01.02",
        "Bebauungspläne",
        "Betreffseinheit",
        {"aufbewahrung_unbefristet": True, "aussonderungsart": "A"},
    ),
)

PERSONEN = ("Beschaeftigte", "Sachbearbeitung", "Registratur")

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def pytest_collection_modifyitems(items):
    """Mark every test of this folder."""
    hier = Path(__file__).parent
    for item in items:
        if hier in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def chromium():
    """A browser for the whole run; skips when there is none."""
    webdriver = pytest.importorskip("selenium.webdriver")
    from selenium.webdriver.chrome.service import Service

    programm = shutil.which("chromium")
    treiber = shutil.which("chromedriver")
    if not programm or not treiber:
        pytest.skip("chromium or chromedriver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = programm
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        # Nothing moves, so that what is clicked stays where it is.
        "--force-prefers-reduced-motion",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(treiber))
    browser.set_page_load_timeout(120)
    yield browser
    browser.quit()


@pytest.fixture(scope="class")
def stadt(functional_session):
    """A site with a plan, Akten and people, answering over HTTP.

    :returns: namespace of ``portal``, ``url``, ``plan``, ``einheit``, ``akte``,
        ``vorgang`` and ``dokument`` (addresses).
    """
    FUNCTIONAL_TESTING.testSetUp()
    portal = FUNCTIONAL_TESTING["portal"]
    with api.env.adopt_roles(["Manager"]):
        adressen = _lege_an(portal)
        for rolle in PERSONEN:
            name = rolle.lower()
            api.user.create(
                email=f"{name}@stadt.example", username=name, password=KENNWORT
            )
            api.user.grant_roles(username=name, roles=[rolle])
    transaction.commit()
    yield SimpleNamespace(portal=portal, url=portal.absolute_url(), **adressen)
    FUNCTIONAL_TESTING.testTearDown()


def _lege_an(portal):
    knoten = baue_plan(portal, EINHEITEN)
    gewerbe = knoten["32.01.01"]
    akten = [
        createContentInContainer(
            gewerbe, "Akte", title=title, laufzeit_beginn=date(2024, 2, 3)
        )
        for title in ("Gasthaus Zum Löwen", *(f"Betrieb {n:02}" for n in range(2, 53)))
    ]
    api.content.transition(akten[2], "zda_verfuegen")
    vorgang = createContentInContainer(akten[0], "Vorgang", title="Anmeldung 2024")
    createContentInContainer(akten[0], "Vorgang", title="Gaststättenerlaubnis")
    dokument = createContentInContainer(
        vorgang,
        "Dokument",
        title="Gewerbeanmeldung",
        dokumentart="eingang",
        absender="Antragstellerin",
        file=NamedBlobFile(PDF, "application/pdf", filename="Anmeldung.pdf"),
    )
    createContentInContainer(akten[0], "Dokument", title="Lageplan")
    api.content.transition(knoten["32.01.02"], "stilllegen")
    return {
        "plan": knoten[""].absolute_url(),
        "gruppe": knoten["32"].absolute_url(),
        "einheit": gewerbe.absolute_url(),
        "stillgelegt": knoten["32.01.02"].absolute_url(),
        "akte": akten[0].absolute_url(),
        "zda": akten[2].absolute_url(),
        "vorgang": vorgang.absolute_url(),
        "dokument": dokument.absolute_url(),
    }


class Bildschirm:
    """What a person at a screen does and sees."""

    def __init__(self, browser, stadt):
        self.browser = browser
        self.stadt = stadt

    def melde_an(self, rolle):
        """Log in as a person with a role."""
        self.browser.delete_all_cookies()
        self.browser.get(f"{self.stadt.url}/login")
        self.eines("#__ac_name").send_keys(rolle.lower())
        self.eines("#__ac_password").send_keys(KENNWORT)
        self.eines("#buttons-login").click()
        self.warte(lambda: self.browser.get_cookie("__ac"))
        self.browser.get(self.stadt.plan)
        self.browser.execute_script("localStorage.clear(); sessionStorage.clear()")

    def oeffne(self, url):
        """Go to an address and wait until the page is ready for work."""
        self.browser.get(url)
        self.bereit()

    def bereit(self):
        """Wait until the scripts of the page have been set up."""
        self.warte(
            lambda: self.browser.execute_script(
                "return document.documentElement.dataset.eakteBereit"
            )
        )

    def folge(self, element):
        """Click what leads to another page, and wait until that is there."""
        from selenium.webdriver.support.expected_conditions import staleness_of

        verlassen = staleness_of(self.eines("html"))
        element.click()
        self.warte(lambda: verlassen(self.browser))
        self.bereit()

    def warte(self, bedingung):
        """Wait until a function returns something true, and return that."""
        from selenium.common.exceptions import NoSuchElementException
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(
            self.browser,
            GEDULD,
            poll_frequency=0.1,
            ignored_exceptions=[NoSuchElementException, StaleElementReferenceException],
        ).until(lambda _browser: bedingung())

    def alle(self, auswahl):
        """All elements of a CSS selector."""
        return self.browser.find_elements("css selector", auswahl)

    def eines(self, auswahl):
        """The first element of a CSS selector; waits for it."""
        return self.warte(lambda: self.browser.find_element("css selector", auswahl))

    def texte(self, auswahl):
        """Visible texts of a CSS selector."""
        return [element.text for element in self.alle(auswahl)]

    def taste(self, *tasten):
        """Press keys where the focus is."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.browser).send_keys(*tasten).perform()

    @property
    def fokus(self):
        """The element that has the focus."""
        return self.browser.switch_to.active_element

    def maengel(self):
        """What axe-core finds against WCAG 2.1 A and AA, one line each."""
        self.browser.execute_script(
            files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
        )
        ergebnis = self.browser.execute_async_script(
            """
            const fertig = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
               .then(fertig, (fehler) => fertig({violations: [], fehler: `${fehler}`}));
            """
        )
        assert not ergebnis.get("fehler"), ergebnis["fehler"]
        return [
            f"{verstoss['id']}: {knoten['target']} {knoten['html'][:120]}"
            for verstoss in ergebnis["violations"]
            for knoten in verstoss["nodes"]
        ]

    def fehlermeldungen(self):
        """What the browser's console complains about."""
        return [
            eintrag["message"]
            for eintrag in self.browser.get_log("browser")
            if eintrag["level"] == "SEVERE" and "favicon" not in eintrag["message"]
        ]


@pytest.fixture(scope="class")
def schirm(chromium, stadt):
    """A screen, with the Registratur logged in."""
    chromium.set_window_size(1280, 900)
    chromium.set_script_timeout(60)
    schirm = Bildschirm(chromium, stadt)
    schirm.melde_an("Registratur")
    schirm.fehlermeldungen()
    return schirm
