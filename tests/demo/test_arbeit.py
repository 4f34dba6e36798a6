"""In the demo people have worked on what is filed, by the ordinary paths."""

from collections import Counter
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.demo.arbeitsstand import ENTWUERFE_AUS
from collective.eakte.demo.arbeitsstand import ENTWURFSARBEIT
from collective.eakte.demo.arbeitsstand import IN_ARBEIT
from collective.eakte.demo.arbeitsstand import neu_gefasst
from collective.eakte.demo.arbeitsstand import Neufassung
from collective.eakte.demo.arbeitsstand import NOTIZEN
from collective.eakte.demo.aufbau import arbeite
from collective.eakte.demo.aufbau import baue_auf
from collective.eakte.demo.aufbau.arbeit import nach_betreff
from collective.eakte.demo.aufbau.plaene import einheiten
from collective.eakte.demo.bestand import akten
from collective.eakte.integritaet import api as integritaet
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.lesen import wird_protokolliert
from collective.eakte.protokoll.pruefung import pruefe_site
from collective.eakte.testing import FUNCTIONAL_TESTING
from collective.eakte.versionen.api import auscheckung
from collective.eakte.versionen.api import datei
from collective.eakte.versionen.api import fassungen
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.interfaces import Lesestand
from collective.taskqueue.testing import run_tasks
from plone import api
from zope.component import getUtility

import pytest
import re
import transaction


BESCHEID = "Gestattung zum Stadtfest 2026: Gasthaus Zum Löwen (Bescheid)"
VERFUEGUNG = "Ordnungsverfügung: Einsturzgefährdete Mauer Mühlgasse 30 (Bescheid)"


@pytest.fixture(scope="module")
def stuecke():
    """Return what is written in the files of the demo, by Betreff."""
    return {
        dokument.betreff: dokument.schriftstueck
        for akte in akten()
        for dokument in akte.alle_dokumente()
    }


def test_what_a_change_replaces_stands_in_the_text(stuecke):
    for arbeit in ENTWURFSARBEIT:
        stueck = stuecke[arbeit.betreff]
        for schritt in arbeit.schritte:
            if isinstance(schritt, Neufassung):
                stueck = neu_gefasst(stueck, schritt)
        assert stueck != stuecke[arbeit.betreff]


def test_a_change_of_what_is_not_there_is_reported(stuecke):
    with pytest.raises(ValueError, match="Zuschuss"):
        neu_gefasst(stuecke[BESCHEID], Neufassung("roth", "", (("Zuschuss", ""),)))


def test_a_draft_is_made_of_what_is_final_in_the_same_vorgang():
    je_betreff = {d.betreff: d for akte in akten() for d in akte.alle_dokumente()}
    for betreff, quelle in ENTWUERFE_AUS.items():
        entwurf, ursprung = je_betreff[betreff], je_betreff[quelle]
        assert entwurf.ursprung == ursprung.schluessel
        assert (entwurf.zustand, ursprung.zustand) == ("entwurf", "endfassung")


@pytest.fixture
def stichprobe(stuecke):
    """Return what is written in some files of each format that nobody has changed."""
    geaendert = {arbeit.betreff for arbeit in ENTWURFSARBEIT}
    gewaehlt = []
    for art in ("pdf", "docx", "xlsx", "eml"):
        alle = [
            stueck
            for betreff, stueck in stuecke.items()
            if stueck.format == art and betreff not in geaendert
        ]
        gewaehlt += alle[:: len(alle) // 8]
    return gewaehlt


def gefunden(portal, stueck):
    """Whether a Dokument is found by a sentence of its file."""
    worte = re.findall(r"\w+", max(stueck.absaetze, key=len))
    brains = portal.portal_catalog.unrestrictedSearchResults(
        SearchableText=f'"{" ".join(worte[:12])}"', portal_type="Dokument"
    )
    return stueck.betreff in {brain.Title for brain in brains}


class TestArbeit:
    """The demo when it is complete."""

    @pytest.fixture(scope="class")
    def demo(self, functional_session):
        """Return a site with the demo, built as the instance does."""
        FUNCTIONAL_TESTING.testSetUp()
        portal = FUNCTIONAL_TESTING["portal"]
        with api.env.adopt_roles(["Manager"]):
            assert baue_auf(portal)
            assert not arbeite(portal), "what is not stored yet has no versions"
            transaction.commit()
            assert arbeite(portal)
            transaction.commit()
        yield portal
        FUNCTIONAL_TESTING.testTearDown()

    @pytest.fixture
    def records(self, demo):
        """Return the records that are worked on, by type and Betreff."""
        return nach_betreff()

    def test_versions_are_by_several_people_and_say_why(self, records):
        assert [
            (f.nummer, f.person) for f in fassungen(records["Dokument", BESCHEID])
        ] == [
            (4, "brueggemann"),
            (3, "oeztuerk"),
            (2, "brueggemann"),
            (1, "oeztuerk"),
        ]
        for arbeit in ENTWURFSARBEIT:
            versionen = fassungen(records["Dokument", arbeit.betreff])
            assert [f.kommentar for f in reversed(versionen)] == [
                "",
                *(schritt.kommentar for schritt in arbeit.schritte),
            ]

    def test_a_restored_version_has_the_bytes_of_then(self, records):
        bescheid = records["Dokument", BESCHEID]
        bytes_je_nummer = [datei(bescheid, nummer).data for nummer in (1, 2, 3, 4)]
        assert bytes_je_nummer[3] == bytes_je_nummer[1]
        assert len(set(bytes_je_nummer)) == 3

    def test_a_draft_names_its_origin_and_begins_with_its_file(self, demo, records):
        verfuegung = records["Dokument", VERFUEGUNG]
        ursprung = verfuegung._ursprung
        (brain,) = demo.portal_catalog.unrestrictedSearchResults(UID=ursprung.uid)
        anhoerung = brain._unrestrictedGetObject()
        assert anhoerung.title == ENTWUERFE_AUS[VERFUEGUNG]
        assert api.content.get_state(anhoerung) == "endfassung"
        assert datei(verfuegung, 1).data == anhoerung.file.data
        assert ursprung.sha256 == fassungen(verfuegung)[-1].sha256

    def test_three_dokumente_are_checked_out(self, demo, records):
        katalog = demo.portal_catalog
        assert {
            (brain.Title, brain.ausgecheckt_von)
            for brain in katalog.unrestrictedSearchResults(portal_type="Dokument")
            if brain.ausgecheckt_von
        } == {(eines.betreff, eines.person) for eines in IN_ARBEIT}
        assert [
            auscheckung(records["Dokument", eines.betreff]).fuer for eines in IN_ARBEIT
        ] == [None, "tran", None]

    def test_what_is_final_says_why_and_who_signed_it(self, demo):
        gezeichnet = set()
        for brain in demo.portal_catalog.unrestrictedSearchResults(
            portal_type="Dokument", review_state="endfassung"
        ):
            endfassung = brain._unrestrictedGetObject()._endfassung
            assert endfassung.grund
            gezeichnet.add(endfassung.person)
        assert {"brueggemann", "roth", "vogt", "albrecht", "lindqvist"} < gezeichnet

    def test_notes_are_in_the_protokoll(self, records):
        for notiz in NOTIZEN:
            objekt = records[notiz.portal_type, notiz.betreff]
            assert (notiz.person, notiz.text) in {
                (e.wer, e.angaben["text"])
                for e in eintraege(objekt)
                if e.was == "notiz"
            }

    def test_entries_say_that_the_demo_was_built(self, records):
        for objekt in records.values():
            assert {eintrag.weg for eintrag in eintraege(objekt)} == {"import"}

    def test_looks_at_files_on_staff_are_entered(self, demo):
        orte = einheiten(demo.aktenplan)
        assert wird_protokolliert(orte["11.01"])
        assert not wird_protokolliert(orte["32.01.02"])

    def test_a_seal_attests_everything_and_nothing_was_altered(self, demo):
        buch = getUtility(IProtokollbuch)
        assert list(buch.siegel) == [1]
        ergebnis = pruefe_site()
        assert ergebnis.in_ordnung
        assert ergebnis.objekte > 1600
        # the entry about the seal itself
        assert ergebnis.unbesiegelt == 1

    def test_every_file_is_as_it_was_filed(self, demo):
        with api.env.adopt_roles(["Manager"]):
            lauf = integritaet.beginne(None, im_hintergrund=False)
            integritaet.fuehre_aus(lauf)
        assert integritaet.ist_sauber(lauf)
        assert (lauf.dokumente, lauf.anzahl) == (900, 0)

    def test_files_are_found_by_their_words_when_the_tasks_are_done(
        self, demo, stuecke, stichprobe
    ):
        vorher = [gefunden(demo, eines) for eines in stichprobe]
        assert {status for _id, status in run_tasks(QUEUE_TEXT)} <= {200, 204}
        maschine = anschluss_von(demo).maschine()
        gelesen = len(maschine.mit_stand(Lesestand.GELESEN, 2000))
        bilder = len(maschine.mit_stand(Lesestand.OHNE_TEXT, 2000))
        formate = Counter(stueck.format for stueck in stuecke.values())
        assert gelesen + bilder == 900
        assert bilder == formate["png"] > 0
        assert not any(vorher)
        assert [s.betreff for s in stichprobe if not gefunden(demo, s)] == []

    def test_a_second_run_does_nothing(self, demo):
        assert not baue_auf(demo)
        assert not arbeite(demo)
