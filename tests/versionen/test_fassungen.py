"""Every change of a file is a version; nothing else is."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.versionen import ablage
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.interfaces import IFassungEntstanden
from hashlib import sha256
from plone.dexterity.utils import createContentInContainer
from tests.versionen.conftest import ersetze
from tests.versionen.conftest import pdf
from zope.component import getGlobalSiteManager
from zope.lifecycleevent import modified

import pytest
import transaction


@pytest.fixture
def ereignisse():
    """Events of new Fassungen, as they come."""
    gesehen = []
    merke = gesehen.append
    verwalter = getGlobalSiteManager()
    verwalter.registerHandler(merke, (IFassungEntstanden,))
    yield gesehen
    verwalter.unregisterHandler(merke, (IFassungEntstanden,))


def test_the_file_of_a_new_dokument_is_its_first_version(schreiben):
    (fassung,) = versionen.fassungen(schreiben)
    assert (fassung.nummer, fassung.bezeichnung) == (1, "v1")
    assert fassung.sha256 == sha256(b"%PDF-1.4 eins").hexdigest()
    assert (fassung.groesse, fassung.dateiname) == (13, "Anmeldung.pdf")
    assert (fassung.mime_type, fassung.person) == ("application/pdf", "admin")
    assert fassung.zeit.utcoffset().total_seconds() == 0


def test_the_first_version_is_stored_when_there_is_a_second_one(schreiben):
    assert not ablage.hat_versionen(schreiben)
    ersetze(schreiben, b"zwei")
    assert ablage.anzahl(schreiben) == 2


def test_the_first_version_keeps_its_own_bytes_author_and_time(schreiben):
    erste = versionen.fassung(schreiben, 1)
    schreiben.title = "Anmeldung vom Montag"
    ersetze(schreiben, b"zwei", "Zweite.pdf")
    assert versionen.fassung(schreiben, 1) == erste
    assert versionen.datei(schreiben, 1).data == b"%PDF-1.4 eins"
    assert versionen.datei(schreiben, 1).filename == "Anmeldung.pdf"
    assert versionen.metadaten(schreiben, 1)["title"] == "Anmeldung"
    assert versionen.metadaten(schreiben, 2)["title"] == "Anmeldung vom Montag"


def test_every_version_keeps_its_bytes(schreiben):
    for nummer in range(2, 7):
        ersetze(schreiben, b"%d" % nummer)
    assert [f.nummer for f in versionen.fassungen(schreiben)] == [6, 5, 4, 3, 2, 1]
    assert [versionen.datei(schreiben, n).data for n in range(2, 7)] == [
        b"2",
        b"3",
        b"4",
        b"5",
        b"6",
    ]


def test_a_change_of_the_title_makes_no_version(schreiben):
    schreiben.title = "Anders"
    modified(schreiben)
    transaction.commit()
    assert len(versionen.fassungen(schreiben)) == 1
    assert not ablage.hat_versionen(schreiben)


def test_a_file_that_changes_while_it_is_registered_is_the_first_version(behaelter):
    dokument = createContentInContainer(
        behaelter, "Dokument", title="Brief", file=pdf(b"roh")
    )
    dokument.file = pdf(b"fertig")
    modified(dokument)
    transaction.commit()
    (fassung,) = versionen.fassungen(dokument)
    assert fassung.sha256 == sha256(b"fertig").hexdigest()


def test_a_first_file_that_comes_later_is_the_first_version(behaelter):
    dokument = createContentInContainer(behaelter, "Dokument", title="Vermerk")
    transaction.commit()
    assert versionen.fassungen(dokument) == []
    ersetze(dokument, b"eins")
    assert [f.nummer for f in versionen.fassungen(dokument)] == [1]
    assert not ablage.hat_versionen(dokument)


def test_two_changes_in_one_transaction_are_two_versions(schreiben):
    schreiben.file = pdf(b"zwei")
    modified(schreiben)
    schreiben.file = pdf(b"drei")
    modified(schreiben)
    transaction.commit()
    assert [versionen.datei(schreiben, n).data for n in (1, 2, 3)] == [
        b"%PDF-1.4 eins",
        b"zwei",
        b"drei",
    ]


def test_a_savepoint_between_two_changes_loses_nothing(schreiben):
    schreiben.file = pdf(b"zwei")
    modified(schreiben)
    transaction.savepoint()
    schreiben.file = pdf(b"drei")
    modified(schreiben)
    transaction.commit()
    assert [versionen.datei(schreiben, n).data for n in (1, 2, 3)] == [
        b"%PDF-1.4 eins",
        b"zwei",
        b"drei",
    ]


@pytest.mark.parametrize("entladen", [False, True])
def test_savepoints_do_not_make_new_bytes_old_ones(behaelter, entladen):
    """Imports set savepoints, and change what they have brought in just before."""

    def zwischenstand():
        transaction.savepoint(optimistic=True)
        if entladen:
            behaelter._p_jar.cacheMinimize()

    dokument = createContentInContainer(
        behaelter, "Dokument", title="Anmeldung", file=pdf(b"eins")
    )
    zwischenstand()
    dokument.title = "Andere"
    modified(dokument)
    transaction.commit()
    dokument.file = pdf(b"zwei")
    zwischenstand()
    modified(dokument)
    zwischenstand()
    dokument.title = "Ganz andere"
    modified(dokument)
    transaction.commit()
    assert [versionen.datei(dokument, n).data for n in (1, 2)] == [b"eins", b"zwei"]
    assert len(versionen.fassungen(dokument)) == 2


def test_what_is_aborted_leaves_the_versions_as_they_were(schreiben):
    ersetze(schreiben, b"zwei")
    schreiben.file = pdf(b"verworfen")
    modified(schreiben)
    transaction.abort()
    ersetze(schreiben, b"drei")
    assert [versionen.datei(schreiben, n).data for n in (1, 2, 3)] == [
        b"%PDF-1.4 eins",
        b"zwei",
        b"drei",
    ]


def test_bytes_written_over_a_file_make_a_version_and_keep_the_old_ones(schreiben):
    schreiben.file.data = b"ueberschrieben"
    modified(schreiben)
    transaction.commit()
    assert versionen.datei(schreiben, 2).data == b"ueberschrieben"
    assert versionen.datei(schreiben, 1).data == b"%PDF-1.4 eins"


def test_bytes_that_a_savepoint_put_over_a_file_are_refused(schreiben):
    schreiben.file.data = b"ueberschrieben"
    transaction.savepoint()
    with pytest.raises(Hindernisse) as fehler:
        modified(schreiben)
    assert fehler.value.hindernisse[0].code == "datei-ueberschrieben"
    transaction.abort()
    assert schreiben.file.data == b"%PDF-1.4 eins"


def test_the_file_of_a_dokument_is_not_removed_by_code(schreiben):
    schreiben.file = None
    with pytest.raises(Hindernisse):
        modified(schreiben)
    transaction.abort()


def test_other_rooms_hear_of_every_version(behaelter, ereignisse):
    dokument = createContentInContainer(
        behaelter, "Dokument", title="Brief", file=pdf(b"eins")
    )
    transaction.commit()
    with versionen.kommentieren("mit Unterschrift"):
        ersetze(dokument, b"zwei")
    erstes, zweites = ereignisse
    assert (erstes.fassung.nummer, erstes.vorige) == (1, None)
    assert zweites.vorige == erstes.fassung
    assert zweites.fassung.kommentar == "mit Unterschrift"
    assert ISchriftgutobjekt.providedBy(zweites.object)


def test_the_purge_policy_of_the_site_drops_no_version(schreiben, werkzeug):
    werkzeug("portal_purgepolicy").maxNumberOfVersionsToKeep = 2
    transaction.commit()
    for nummer in range(2, 6):
        ersetze(schreiben, b"%d" % nummer)
    assert versionen.datei(schreiben, 1).data == b"%PDF-1.4 eins"
    assert werkzeug("portal_purgepolicy").maxNumberOfVersionsToKeep == 2


def test_a_version_takes_nothing_of_the_akte_along(schreiben):
    akte = schreiben.aq_parent.aq_parent
    stand = (akte._p_serial, schreiben.aq_parent._p_serial)
    ersetze(schreiben, b"zwei")
    assert (akte._p_serial, schreiben.aq_parent._p_serial) == stand


def test_an_unknown_number_is_no_version(schreiben):
    with pytest.raises(LookupError):
        versionen.datei(schreiben, 2)
