"""Seals attest all chains that grew, and they get out of the database."""

from collective.eakte.protokoll import ordner
from collective.eakte.protokoll.api import beweis
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.buch import GEDULD
from collective.eakte.protokoll.datei import KeinSiegel
from collective.eakte.protokoll.datei import Siegeldatei
from collective.eakte.protokoll.datei import zeilen
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.merkle import blatt
from collective.eakte.protokoll.merkle import folge
from collective.eakte.protokoll.protokoll import Protokoll
from collective.eakte.protokoll.versiegeln import bringe_hinaus
from collective.eakte.protokoll.versiegeln import versiegele
from collective.eakte.protokoll.versiegeln import warte_ab
from datetime import datetime
from datetime import UTC
from hashlib import sha256
from io import BytesIO
from zope.component import getUtility

import json
import os
import pytest
import stat
import transaction


@pytest.fixture
def buch(portal):
    return getUtility(IProtokollbuch)


def bezeugt(siegel, obj):
    return siegel.finde(uid_von(obj))[1]


def test_a_seal_attests_the_heads_of_all_chains_that_grew(akte, dokument, buch):
    for obj in (akte, dokument):
        trage_ein(obj, "notiz", text="eins")
    siegel = versiegele()
    for obj in (akte, dokument):
        zeuge, protokoll = bezeugt(siegel, obj), protokoll_von(obj)
        assert (zeuge.nr, zeuge.kopf) == (protokoll.anzahl, protokoll.kopf)
    assert siegel.stimmt()
    assert siegel.nr == 1 and siegel.vorher is None


def test_the_next_seal_quotes_the_one_before_and_has_only_what_grew(akte, dokument):
    for obj in (akte, dokument):
        trage_ein(obj, "notiz", text="eins")
    erstes = versiegele()
    trage_ein(akte, "notiz", text="zwei")
    zweites = versiegele()
    assert zweites.vorher == erstes.hashwert
    assert bezeugt(zweites, akte).nr == protokoll_von(akte).anzahl
    assert bezeugt(zweites, dokument) is None


def test_a_seal_is_an_entry_of_the_site_and_the_next_one_attests_it(portal):
    erstes = versiegele()
    eintrag = json.loads(next(protokoll_von(None).neueste_zuerst()))
    assert eintrag["was"] == "siegel"
    assert eintrag["angaben"]["nr"] == erstes.nr
    assert eintrag["angaben"]["hash"] == erstes.hashwert
    kopf = protokoll_von(None).kopf
    assert bezeugt(versiegele(), None).kopf == kopf


def test_whoever_began_before_a_seal_and_stores_after_two_is_in_the_third(buch):
    # The transaction still has the tree of then.
    alter_baum = buch.offen
    versiegele()
    versiegele()
    spaet = Protokoll()
    spaet.__setstate__({"anzahl": 3, "kopf": "a" * 64})
    alter_baum["0" * 32] = spaet
    zeuge = versiegele().finde("0" * 32)[1]
    assert (zeuge.nr, zeuge.kopf) == (3, "a" * 64)


def test_trees_that_nobody_can_have_any_more_are_given_up(buch):
    for _mal in range(3):
        versiegele()
    assert len(buch.abgeloest) == 3
    buch.loese_ab(datetime.now(UTC) + GEDULD)
    assert len(buch.abgeloest) == 1


def test_a_proof_leads_from_the_record_to_the_root(akte, dokument):
    assert beweis(akte) is None
    for obj in (akte, dokument):
        trage_ein(obj, "notiz", text="eins")
    siegel = versiegele()
    gegeben = json.loads(json.dumps(beweis(akte)))
    zeuge = gegeben["zeuge"]
    assert (zeuge["uid"], zeuge["kopf"]) == (uid_von(akte), protokoll_von(akte).kopf)
    schritte = [(seite, bytes.fromhex(h)) for seite, h in gegeben["pfad"]]
    zeile = f"{zeuge['uid']} {zeuge['nr']} {zeuge['kopf']}".encode()
    assert folge(blatt(zeile), schritte).hex() == gegeben["siegel"]["wurzel"]
    assert gegeben["hash"] == siegel.hashwert


def test_the_newest_seal_that_knows_the_record_proves_it(akte, dokument):
    for obj in (akte, dokument):
        trage_ein(obj, "notiz", text="eins")
    versiegele()
    trage_ein(akte, "notiz", text="zwei")
    versiegele()
    assert beweis(akte)["siegel"]["nr"] == 2
    assert beweis(dokument)["siegel"]["nr"] == 1


def als_datei(siegel):
    return b"".join(zeilen(siegel))


def lies_datei(daten):
    return Siegeldatei(lambda: BytesIO(daten))


def test_the_file_of_a_seal_can_be_read_with_plain_means(akte, dokument):
    trage_ein(akte, "notiz", text="eins")
    trage_ein(dokument, "notiz", text="eins")
    siegel = versiegele()
    erste, *blaetter = als_datei(siegel).splitlines()
    assert sha256(erste).hexdigest() == siegel.hashwert
    assert json.loads(erste)["anzahl"] == len(blaetter)
    protokoll = protokoll_von(akte)
    zeile = f"{uid_von(akte)} {protokoll.anzahl} {protokoll.kopf}"
    assert zeile.encode() in blaetter
    datei = lies_datei(als_datei(siegel))
    assert (datei.nr, datei.hashwert) == (siegel.nr, siegel.hashwert)
    assert list(datei.zeugen()) == list(siegel.zeugen())


@pytest.mark.parametrize(
    "aendere",
    [
        lambda daten: daten.replace(b'"nr":1', b'"nr":"1"'),
        lambda daten: b"\n".join(daten.split(b"\n")[:-2]) + b"\n",
        lambda daten: daten[:-2] + (b"0" if daten[-2:-1] != b"0" else b"1") + b"\n",
        lambda daten: daten + b"und noch etwas\n",
        lambda daten: b"kein Siegel",
        lambda daten: b"",
    ],
)
def test_a_file_that_was_changed_is_no_seal(akte, dokument, aendere):
    trage_ein(akte, "notiz", text="eins")
    trage_ein(dokument, "notiz", text="eins")
    with pytest.raises(KeinSiegel):
        lies_datei(aendere(als_datei(versiegele())))


@pytest.fixture
def ablage(tmp_path, monkeypatch):
    monkeypatch.setenv("EAKTE_SIEGEL_ORDNER", str(tmp_path / "siegel"))
    return tmp_path / "siegel"


def test_each_seal_is_copied_once_and_what_is_there_is_left_alone(akte, buch, ablage):
    trage_ein(akte, "notiz", text="eins")
    siegel = versiegele()
    assert bringe_hinaus() == []
    pfad = ablage / uid_von(None) / ordner.dateiname(1)
    assert pfad.read_bytes() == als_datei(siegel)
    assert stat.S_IMODE(pfad.stat().st_mode) == 0o640
    pfad.write_text("verfälscht")
    versiegele()
    assert bringe_hinaus() == []
    assert pfad.read_text() == "verfälscht"
    assert sorted(os.listdir(pfad.parent)) == [
        ordner.dateiname(1),
        ordner.dateiname(2),
    ]


def test_a_folder_that_cannot_be_written_does_not_hold_up_the_seal(
    akte, tmp_path, monkeypatch
):
    (tmp_path / "keiner").write_text("eine Datei")
    monkeypatch.setenv("EAKTE_SIEGEL_ORDNER", str(tmp_path / "keiner"))
    assert versiegele().nr == 1
    assert len(bringe_hinaus()) == 1


def test_what_was_killed_between_seal_and_copy_is_copied_with_the_next(
    eakte_portal, ablage, monkeypatch
):
    monkeypatch.setattr(
        "collective.eakte.protokoll.versiegeln.bringe_hinaus", lambda: []
    )
    versiegele()
    transaction.commit()
    warte_ab()
    assert not ablage.exists()
    monkeypatch.undo()
    monkeypatch.setenv("EAKTE_SIEGEL_ORDNER", str(ablage))
    versiegele()
    transaction.commit()
    warte_ab()
    kopien = sorted(os.listdir(ablage / uid_von(None)))
    assert kopien == [ordner.dateiname(1), ordner.dateiname(2)]


def test_a_seal_that_is_not_stored_is_not_copied(eakte_portal, ablage):
    versiegele()
    transaction.abort()
    warte_ab()
    assert not ablage.exists()


def test_an_entry_stored_while_the_seal_is_set_is_in_the_next(eakte_portal):
    """Two connections: the writer began before the seal and stores after it."""
    plan = eakte_portal["org"]
    versiegele()
    transaction.commit()
    datenbank = eakte_portal._p_jar.db()
    verwalter = transaction.TransactionManager()
    verbindung = datenbank.open(verwalter)
    try:
        verwalter.begin()
        site = verbindung.root()["Application"][eakte_portal.getId()]
        fremdes_buch = site.getSiteManager().getUtility(IProtokollbuch)
        # It reads the book as it is before the seal.
        assert fremdes_buch.offen is not None
        zweites = versiegele()
        transaction.commit()
        protokoll = Protokoll()
        protokoll.__setstate__({"anzahl": 1, "kopf": "b" * 64})
        fremdes_buch.merke("1" * 32, protokoll)
        verwalter.commit()
    finally:
        verwalter.abort()
        verbindung.close()
    transaction.begin()
    assert zweites.finde("1" * 32) == (None, None)
    assert versiegele().finde("1" * 32)[1].kopf == "b" * 64
    transaction.abort()
    assert plan is not None


def test_two_who_seal_at_once_do_not_both_make_it(eakte_portal):
    from ZODB.POSException import ConflictError

    datenbank = eakte_portal._p_jar.db()
    verwalter = transaction.TransactionManager()
    verbindung = datenbank.open(verwalter)
    try:
        verwalter.begin()
        site = verbindung.root()["Application"][eakte_portal.getId()]
        fremdes = site.getSiteManager().getUtility(IProtokollbuch)
        fremdes.loese_ab(datetime.now(UTC))
        versiegele()
        transaction.commit()
        with pytest.raises(ConflictError):
            verwalter.commit()
    finally:
        verwalter.abort()
        verbindung.close()
