"""Versions in Plone's histories: other content keeps them, records lose none."""

from AccessControl.PermissionRole import rolesForPermissionOn
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.registrierung.umlegen import lege_um
from collective.eakte.versionen import ablage
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.kennungen import Kennungen
from plone.dexterity.utils import createContentInContainer
from Products.CMFUid.interfaces import IUniqueIdGenerator
from Products.CMFUid.UniqueIdGeneratorTool import UniqueIdGeneratorTool
from tests.versionen.conftest import ersetze
from ZODB.serialize import referencesf
from ZODB.utils import z64
from zope.component import getUtility
from zope.lifecycleevent import modified

import pytest
import transaction


INSTALLATION = "profile-collective.eakte:default"
DEINSTALLATION = "profile-collective.eakte:uninstall"


@pytest.fixture
def lager(werkzeug, schreiben):
    """Where the histories are kept."""
    return werkzeug("portal_historiesstorage")


def geschichten(lager):
    """How many histories there are, on both sides of the storage."""
    schatten = lager._getShadowStorage(autoAdd=False)
    return (
        0 if schatten is None else len(schatten._storage),
        0 if lager.zvc_repo is None else len(lager.zvc_repo._histories),
    )


def erreichbar(verbindung):
    """Ids of all objects that something refers to, from the root on."""
    gesehen, offen = set(), [z64]
    while offen:
        oid = offen.pop()
        if oid not in gesehen:
            gesehen.add(oid)
            referencesf(verbindung._normal_storage.load(oid)[0], offen)
    return gesehen


def test_a_removed_dokument_takes_its_versions_along(schreiben, behaelter, lager):
    verbindung = schreiben._p_jar
    vorher = geschichten(lager), len(erreichbar(verbindung))
    for inhalt in (b"zwei", b"drei"):
        ersetze(schreiben, inhalt)
    alte = versionen.datei(schreiben, 1)._blob._p_oid
    assert geschichten(lager) == (vorher[0][0] + 1, vorher[0][1] + 1)
    assert alte in erreichbar(verbindung)
    with loeschen_erlauben():
        behaelter._delObject(schreiben.getId())
    transaction.commit()
    assert geschichten(lager) == vorher[0]
    uebrig = erreichbar(verbindung)
    assert alte not in uebrig
    # The Dokument itself, its file and its blob are gone, too.
    assert len(uebrig) <= vorher[1]


def test_removing_what_holds_it_takes_the_versions_along(schreiben, lager):
    vorher = geschichten(lager)
    ersetze(schreiben, b"zwei")
    akte = schreiben.aq_parent.aq_parent
    with loeschen_erlauben():
        akte.aq_parent._delObject(akte.getId())
    transaction.commit()
    assert geschichten(lager) == vorher


def test_a_moved_dokument_keeps_its_versions(schreiben, behaelter):
    ersetze(schreiben, b"zwei")
    anderer = createContentInContainer(
        behaelter.aq_parent, "Vorgang", title="Anderer Vorgang"
    )
    transaction.commit()
    umgelegt = lege_um(schreiben, anderer)
    transaction.commit()
    assert versionen.datei(umgelegt, 1).data == b"%PDF-1.4 eins"
    ersetze(umgelegt, b"drei")
    assert len(versionen.fassungen(umgelegt)) == 3


def test_a_version_holds_no_rights_states_or_evidence(schreiben, lager):
    ersetze(schreiben, b"zwei")
    damals = ablage.hole(schreiben, versionen.fassung(schreiben, 1))
    roh = lager.retrieve(schreiben.cmf_uid(), 0).object.object
    for name in ("_protokoll", "_zugriff", "workflow_history", "__ac_local_roles__"):
        assert name not in vars(roh)
        if name in vars(schreiben.aq_base):
            assert vars(damals.aq_base)[name] is vars(schreiben.aq_base)[name]
    assert not [name for name in vars(roh) if name.endswith("_Permission")]


def test_twenty_changes_of_metadata_store_no_further_blob(schreiben):
    verbindung = schreiben._p_jar
    ersetze(schreiben, b"zwei")
    vorher = len(erreichbar(verbindung))
    for nummer in range(20):
        schreiben.title = f"Anmeldung {nummer}"
        modified(schreiben)
        transaction.commit()
    assert len(erreichbar(verbindung)) == vorher


def test_a_restored_version_shares_the_bytes(schreiben):
    ersetze(schreiben, b"zwei")
    erste = versionen.datei(schreiben, 1)._blob
    versionen.stelle_wieder_her(schreiben, 1, "zurück")
    transaction.commit()
    assert schreiben.file._blob is erste
    assert schreiben.file.data == b"%PDF-1.4 eins"
    assert [f.nummer for f in versionen.fassungen(schreiben)] == [3, 2, 1]


def test_plones_repository_gives_the_same_versions(schreiben, werkzeug):
    ersetze(schreiben, b"zwei")
    ablagewerkzeug = werkzeug("portal_repository")
    assert ablagewerkzeug.isVersionable(schreiben)
    assert not ablagewerkzeug.supportsPolicy(schreiben, "at_edit_autoversion")
    damals = ablagewerkzeug.retrieve(schreiben, 0).object
    assert damals.file.data == b"%PDF-1.4 eins"
    assert schreiben.file.data == b"zwei"
    alle = ablagewerkzeug.getHistoryMetadata(schreiben)
    assert alle.getLength(countPurged=False) == 2
    angaben = alle.retrieve(0)["metadata"]["sys_metadata"]
    assert angaben["principal"] == "admin"


def test_nobody_saves_purges_or_takes_out_versions_past_the_rules(schreiben):
    for recht in (
        "CMFEditions: Save new version",
        "CMFEditions: Apply version control",
        "CMFEditions: Purge version",
        "CMFEditions: Checkout to location",
        # Restoring is done by our own rules.
        "CMFEditions: Revert to previous versions",
    ):
        assert rolesForPermissionOn(recht, schreiben) in ([], ["Shared"], ()), recht


def test_ids_are_random_and_far_apart(als_verwaltung):
    geber = getUtility(IUniqueIdGenerator)
    assert isinstance(geber, Kennungen)
    nummern = {geber() for _ in range(1000)}
    assert len(nummern) == 1000
    assert all(2**32 <= nummer < 2**63 for nummer in nummern)
    assert geber.convert("17") == 17


def seite(portal):
    """A page of Plone, whose versions Plone keeps by itself."""
    return createContentInContainer(portal, "Document", title="Aushang")


def geaendert(obj, titel, werkzeug):
    """Another version of a page."""
    obj.title = titel
    modified(obj)
    transaction.commit()
    return (
        werkzeug("portal_repository")
        .getHistoryMetadata(obj)
        .getLength(countPurged=False)
    )


def test_pages_of_plone_are_versioned_before_while_and_after(als_verwaltung, werkzeug):
    setup = werkzeug("portal_setup")
    portal = als_verwaltung
    mit = seite(portal)
    transaction.commit()
    assert geaendert(mit, "Zwei", werkzeug) == 2
    with loeschen_erlauben():
        portal._delObject("org")
    setup.runAllImportStepsFromProfile(DEINSTALLATION)
    transaction.commit()
    assert isinstance(getUtility(IUniqueIdGenerator), UniqueIdGeneratorTool)
    assert "eakte.NurInhalt" not in werkzeug("portal_modifier").objectIds()
    assert "Dokument" not in werkzeug("portal_repository").getVersionableContentTypes()
    assert geaendert(mit, "Drei", werkzeug) == 3
    ohne = seite(portal)
    transaction.commit()
    assert geaendert(ohne, "Zwei", werkzeug) == 2
    setup.runAllImportStepsFromProfile(INSTALLATION)
    transaction.commit()
    assert isinstance(getUtility(IUniqueIdGenerator), Kennungen)
    assert geaendert(ohne, "Drei", werkzeug) == 3
    assert werkzeug("portal_repository").retrieve(mit, 0).object.title == "Aushang"
