"""Versions on the screen: replaced, compared, restored."""

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from tests.volltext.auszug.dateien import absatz
from tests.volltext.auszug.dateien import docx
from types import SimpleNamespace
from zope.lifecycleevent import modified

import pytest
import transaction


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ABSAETZE = [
    "Stadt Musterstadt, Ordnungsamt",
    "Sehr geehrte Frau Muster,",
    "auf Ihren Antrag vom 2. April ergeht folgender Bescheid:",
    "Die Erlaubnis wird bis zum 3. Mai 2024 erteilt.",
    *(f"Nebenbestimmung {n}: Die Anlage ist sauber zu halten." for n in range(1, 12)),
    "Gegen diesen Bescheid kann Widerspruch erhoben werden.",
    "Mit freundlichen Grüßen",
]


def word(absaetze):
    """A DOCX file with some paragraphs."""
    return docx("".join(map(absatz, absaetze)))


@pytest.fixture(scope="class")
def bescheid(stadt):
    """Address of a Dokument with a DOCX that was replaced once."""
    vorgang = stadt.portal.unrestrictedTraverse(
        stadt.vorgang.removeprefix(f"{stadt.url}/")
    )
    neu = [a.replace("3. Mai", "17. Juni") for a in ABSAETZE] + ["Anlage: Lageplan"]
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            vorgang,
            "Dokument",
            title="Bescheid",
            dokumentart="ausgang",
            file=NamedBlobFile(word(ABSAETZE), WORD, "Bescheid.docx"),
        )
        transaction.commit()
        dokument.title = "Bescheid über die Erlaubnis"
        dokument.file = NamedBlobFile(word(neu), WORD, "Bescheid.docx")
        modified(dokument)
    transaction.commit()
    return SimpleNamespace(url=dokument.absolute_url(), dokument=dokument)


@pytest.fixture(scope="class")
def sachbearbeitung(schirm):
    """The screen of a clerk."""
    schirm.melde_an("Sachbearbeitung")
    return schirm


class TestFassungen:
    """A clerk looks at the versions of a Dokument and takes one back."""

    def test_the_newest_versions_stand_beside_the_file(self, sachbearbeitung, bescheid):
        schirm = sachbearbeitung
        schirm.oeffne(bescheid.url)
        kasten = schirm.eines(".eakte-fassungen")
        assert kasten.text.index("v2") < kasten.text.index("v1")
        assert schirm.maengel() == []

    def test_an_earlier_version_carries_a_banner(self, sachbearbeitung, bescheid):
        schirm = sachbearbeitung
        schirm.oeffne(bescheid.url)
        schirm.eines(".eakte-fassungen-liste li:last-child a").click()
        schirm.warte(lambda: "@@fassung?nummer=1" in schirm.browser.current_url)
        banner = schirm.eines(".eakte-warnung")
        assert banner.is_displayed()
        assert schirm.alle(".eakte-warnung a[href$='bis=2']")
        assert schirm.maengel() == []

    def test_two_versions_are_chosen_and_compared_by_keyboard(
        self, sachbearbeitung, bescheid
    ):
        from selenium.webdriver.common.keys import Keys

        schirm = sachbearbeitung
        schirm.oeffne(f"{bescheid.url}/@@fassungen")
        assert schirm.maengel() == []
        gewaehlt = schirm.eines("input[name='von'][value='1']")
        assert gewaehlt.is_selected()
        schirm.browser.execute_script("arguments[0].focus()", gewaehlt)
        schirm.taste(Keys.ENTER)
        schirm.warte(lambda: "@@fassungsvergleich" in schirm.browser.current_url)
        schirm.bereit()
        assert "3. Mai" in " ".join(schirm.texte(".eakte-vergleich-text del"))
        assert "17. Juni" in " ".join(schirm.texte(".eakte-vergleich-text ins"))
        assert schirm.maengel() == []

    def test_what_is_the_same_is_shown_when_one_asks(self, sachbearbeitung, bescheid):
        schirm = sachbearbeitung
        schirm.oeffne(f"{bescheid.url}/@@fassungsvergleich?von=1&bis=2")
        assert not schirm.alle(".eakte-vergleich-gleich td:nth-child(20)")
        wenige = len(schirm.alle(".eakte-vergleich-gleich"))
        schirm.eines(".eakte-vergleich-gefaltet a").click()
        schirm.warte(lambda: len(schirm.alle(".eakte-vergleich-gleich")) > wenige)
        assert not schirm.alle(".eakte-vergleich-gefaltet")

    @pytest.mark.parametrize("breite", [1280, 320])
    @pytest.mark.parametrize(
        "pfad", ["", "@@fassungen", "@@fassungsvergleich?von=1&bis=2"]
    )
    def test_the_pages_fit_on_small_screens(
        self, sachbearbeitung, bescheid, breite, pfad
    ):
        schirm = sachbearbeitung
        # Chromium makes no window of 320 pixels, but it shows a page in one.
        schirm.browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": breite, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        try:
            schirm.oeffne(f"{bescheid.url}/{pfad}")
            zu_breit = schirm.browser.execute_script(
                "return document.documentElement.scrollWidth - innerWidth"
            )
            assert zu_breit <= 0
            assert schirm.maengel() == []
        finally:
            schirm.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def test_an_earlier_version_is_restored_after_a_question(
        self, sachbearbeitung, bescheid
    ):
        schirm = sachbearbeitung
        schirm.oeffne(f"{bescheid.url}/@@fassungen")
        schirm.folge(schirm.eines("a[href*='wiederherstellen?nummer=1']"))
        assert schirm.maengel() == []
        schirm.eines("textarea").send_keys("Die alte Frist gilt doch")
        schirm.eines("#form-buttons-save").click()
        schirm.warte(lambda: schirm.browser.current_url == bescheid.url)
        kasten = schirm.eines(".eakte-fassungen-liste li").text
        assert "v3" in kasten and "Die alte Frist gilt doch" in kasten

    def test_nothing_was_complained_about(self, sachbearbeitung):
        assert sachbearbeitung.fehlermeldungen() == []
