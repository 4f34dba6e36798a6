"""What filing adds to lies in small leaves, and nobody loses an entry on the way."""

from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.baeume import BLATT
from collective.eakte.baeume import KLEINE
from collective.eakte.baeume import vergroessere
from collective.eakte.baeume import verkleinere
from collective.eakte.indexers import zeilen
from persistent.mapping import PersistentMapping
from plone import api
from Products.CMFCore.indexing import processQueue
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.POSException import ConflictError
from zope.component import getUtility
from zope.intid.interfaces import IIntIds

import pytest
import transaction


PROFIL = "collective.eakte:default"

ZEILEN = ("katalog", "data")

GROSSE = (IOBTree, OIBTree, OOBTree)


@pytest.fixture
def katalog(portal, integration):
    return api.portal.get_tool("portal_catalog")._catalog


@pytest.fixture
def baeume(katalog):
    """The trees that are made small, by name: ``baeume()``."""

    def lies():
        processQueue()
        alle = {
            ("katalog", name): getattr(katalog, name) for name in zeilen.DES_KATALOGS
        }
        alle[ZEILEN] = katalog.data
        for index, namen in zeilen.DER_INDEXE.items():
            if index in katalog.indexes:
                for name in namen:
                    alle[index, name] = getattr(katalog.indexes[index], name)
        for name in zeilen.DER_NUMMERN:
            alle["nummern", name] = getattr(getUtility(IIntIds), name)
        return alle

    return lies


def inhalte(baeume):
    return {
        name: [_vergleichbar(paar) for paar in baum.items()]
        for name, baum in baeume.items()
    }


def _vergleichbar(paar):
    # Sets of the catalog are the same object, whatever tree holds them; references to
    # objects compare by what they name.
    return tuple(list(x) if hasattr(x, "isdisjoint") else x for x in paar)


def groesste_blaetter(baeume):
    for baum in baeume.values():
        blatt, groesse = baum._firstbucket, 0
        while blatt is not None:
            groesse = max(groesse, len(blatt))
            blatt = blatt._next
        yield groesse


def test_a_site_has_small_leaves(baeume, akte):
    alle = baeume()
    assert len(alle) == 12
    assert not [name for name, baum in alle.items() if type(baum) in GROSSE]
    assert max(groesste_blaetter(alle)) <= BLATT
    assert type(getUtility(INummernregister)._inhaber) in KLEINE.values()


def test_what_grew_with_large_leaves_is_taken_over_by_an_upgrade(katalog, baeume, akte):
    zeilen.baue_ab(katalog)
    register = getUtility(INummernregister)
    vergroessere(register, "_inhaber")
    vorher, nummern = inhalte(baeume()), dict(register._inhaber)
    assert {type(baum) for baum in baeume().values()} <= set(GROSSE)
    verwaltung = api.portal.get_tool("portal_setup")
    verwaltung.setLastVersionForProfile(PROFIL, "1000")
    verwaltung.upgradeProfile(PROFIL, dest="1001")
    assert not [name for name, baum in baeume().items() if type(baum) in GROSSE]
    assert max(groesste_blaetter(baeume())) <= BLATT
    assert inhalte(baeume()) == vorher
    assert type(register._inhaber) is not OOBTree
    assert dict(register._inhaber) == nummern
    suche = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    (fund,) = suche(kennzeichen=akte.kennzeichen)
    assert fund.getPath() == "/".join(akte.getPhysicalPath())


def test_uninstalling_gives_back_what_plone_has(portal, katalog, baeume):
    with api.env.adopt_roles(["Manager"]):
        api.content.create(portal, "Folder", "ordner", "Ordner")
    vorher = inhalte(baeume())
    api.portal.get_tool("portal_setup").runAllImportStepsFromProfile(
        "profile-collective.eakte:uninstall"
    )
    assert {type(baum) for baum in baeume().values()} <= set(GROSSE)
    geblieben = inhalte(baeume())
    # Rows have fewer columns now; and there is a row of the same things.
    zeilen_vorher, zeilen_nachher = (i.pop(ZEILEN) for i in (vorher, geblieben))
    assert [rid for rid, _zeile in zeilen_vorher] == [
        rid for rid, _zeile in zeilen_nachher
    ]
    assert {name: vorher[name] for name in geblieben} == geblieben
    suche = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    assert suche(path="/plone/ordner")


@pytest.fixture
def datenbank():
    datenbank = DB(DemoStorage())
    yield datenbank
    datenbank.close()


@pytest.mark.parametrize("art", GROSSE)
@pytest.mark.parametrize("anzahl", [1, 500])
def test_who_writes_to_the_old_tree_meanwhile_meets_a_conflict(datenbank, art, anzahl):
    """Nobody's entry gets lost in a tree that nobody reads any more."""
    eine, andere = (transaction.TransactionManager(explicit=False) for _ in range(2))
    wurzel = datenbank.open(eine).root()
    wurzel["halter"] = halter = PersistentMapping()
    halter.baum = art(_paare(art, range(anzahl)))
    eine.commit()
    spaete = datenbank.open(andere).root()["halter"]
    spaete.baum.update(_paare(art, [anzahl]))
    verkleinere(halter, "baum")
    eine.commit()
    assert type(halter.baum) is KLEINE[art]
    assert len(halter.baum) == anzahl
    with pytest.raises(ConflictError):
        andere.commit()
    andere.abort()
    spaete.baum.update(_paare(art, [anzahl]))
    andere.commit()
    eine.begin()
    assert len(halter.baum) == anzahl + 1


def _paare(art, nummern):
    return {
        IOBTree: [(n, str(n)) for n in nummern],
        OIBTree: [(f"{n:06}", n) for n in nummern],
        OOBTree: [(f"{n:06}", str(n)) for n in nummern],
    }[art]
