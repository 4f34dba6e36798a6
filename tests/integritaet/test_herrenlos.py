"""What belongs to no record: files beside the database, versions without Dokument."""

from collective.eakte.integritaet.herrenlos import dateiablage
from collective.eakte.integritaet.herrenlos import ist_herrenlos
from collective.eakte.integritaet.herrenlos import pruefe_verzeichnisse
from collective.eakte.integritaet.pruefregeln import UEBERZAEHLIGE_DATEI
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from pathlib import Path
from types import SimpleNamespace
from ZODB import DB
from ZODB.blob import Blob
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage
from ZODB.MappingStorage import MappingStorage
from ZODB.utils import p64
from ZODB.utils import tid_repr
from ZODB.utils import u64

import os
import pytest
import shutil
import time
import transaction


@pytest.fixture(params=["bushy", "lawn"])
def ablage(tmp_path, request):
    """A database with three blobs, the first of which was replaced once."""
    ort = tmp_path / "blobs"
    ort.mkdir()
    (ort / ".layout").write_text(request.param)
    lager = FileStorage(str(tmp_path / "Data.fs"), blob_dir=str(ort))
    datenbank = DB(lager)
    verbindung = datenbank.open()
    wurzel = verbindung.root()
    for nummer in range(3):
        wurzel[nummer] = Blob(b"%d" % nummer)
    transaction.commit()
    with wurzel[0].open("w") as ziel:
        ziel.write(b"neu")
    transaction.commit()
    yield SimpleNamespace(
        ort=ort, lager=lager, datenbank=datenbank, verbindung=verbindung, wurzel=wurzel
    )
    transaction.abort()
    verbindung.close()
    datenbank.close()


def durchsicht(ablage, nach=None):
    return list(pruefe_verzeichnisse(ablage.lager, nach))


def ueberzaehlige(ablage):
    return [
        Path(befund.ort).name
        for verzeichnis in durchsicht(ablage)
        for befund in verzeichnis.befunde
        if befund.art == UEBERZAEHLIGE_DATEI
    ]


def alte(ablage):
    return sum(verzeichnis.alte for verzeichnis in durchsicht(ablage))


def datei_von(blob):
    blob._p_activate()
    return Path(blob.committed())


def test_files_of_the_database_are_nobody_s_concern(ablage):
    assert ueberzaehlige(ablage) == []


def test_a_file_of_a_former_state_is_counted_until_packing_takes_it_away(ablage):
    assert alte(ablage) == 1
    ablage.datenbank.pack(time.time() + 1)
    assert (alte(ablage), ueberzaehlige(ablage)) == (0, [])


def test_a_file_of_a_removed_object_is_superfluous_after_packing_only(ablage):
    pfad = datei_von(ablage.wurzel[1])
    inhalt = pfad.read_bytes()
    del ablage.wurzel[1]
    transaction.commit()
    assert ueberzaehlige(ablage) == []
    ablage.datenbank.pack(time.time() + 1)
    assert not pfad.exists()
    pfad.parent.mkdir(parents=True, exist_ok=True)
    pfad.write_bytes(inhalt)
    assert ueberzaehlige(ablage) == [pfad.name]


def test_a_copy_under_another_state_or_object_is_superfluous(ablage):
    pfad = datei_von(ablage.wurzel[1])
    anderer_stand = pfad.with_name(f"{tid_repr(p64(7))}.blob")
    shutil.copy(pfad, anderer_stand)
    fremd = Path(ablage.lager.fshelper.getPathForOID(p64(2**40), create=True))
    shutil.copy(pfad, fremd / pfad.name)
    assert ueberzaehlige(ablage) == [anderer_stand.name, pfad.name]


@pytest.mark.parametrize("name", ["Notiz.txt", "x.blob", "0x00.blob"])
def test_a_file_that_is_none_of_the_database_is_superfluous(ablage, name):
    pfad = datei_von(ablage.wurzel[2]).with_name(name)
    pfad.write_bytes(b"fremd")
    (ablage.ort / name).write_bytes(b"fremd")
    assert sorted(ueberzaehlige(ablage)) == [name, name]


def test_a_link_is_superfluous_and_not_followed(ablage, tmp_path):
    (tmp_path / "anderswo").mkdir()
    (tmp_path / "anderswo" / "x").write_bytes(b"x")
    (ablage.ort / "verweis").symlink_to(tmp_path / "anderswo")
    assert ueberzaehlige(ablage) == ["verweis"]


def test_what_is_being_stored_is_not_superfluous_but_what_was_left_is(ablage):
    pfad = datei_von(ablage.wurzel[2])
    spaeter = p64(u64(ablage.lager.lastTransaction()) + 2**36)
    neu = pfad.with_name(f"{tid_repr(spaeter)}.blob")
    kopie = pfad.with_name("0x00abc.tmp")
    for eine in (neu, kopie):
        shutil.copy(pfad, eine)
    assert ueberzaehlige(ablage) == []
    # The time of a change of the file itself cannot be set: time goes on instead.
    from collective.eakte.integritaet import herrenlos

    vorher, herrenlos.FRIST = herrenlos.FRIST, 0
    try:
        assert sorted(ueberzaehlige(ablage)) == sorted([neu.name, kopie.name])
    finally:
        herrenlos.FRIST = vorher


def test_it_goes_on_after_any_directory(ablage):
    alle = [verzeichnis.ort for verzeichnis in durchsicht(ablage)]
    # The directory itself, and one for each blob.
    assert len(alle) == 4 == len(set(alle))
    for stelle, ort in enumerate(alle, 1):
        assert [v.ort for v in durchsicht(ablage, ort)] == alle[stelle:]


def test_a_second_look_at_a_file_says_the_same(ablage):
    fremd = ablage.ort / "Notiz.txt"
    fremd.write_bytes(b"fremd")
    assert ist_herrenlos(ablage.lager, "Notiz.txt")
    os.unlink(fremd)
    assert not ist_herrenlos(ablage.lager, "Notiz.txt")


def test_only_a_directory_that_the_database_itself_keeps_is_compared(ablage):
    assert dateiablage(ablage.datenbank) is ablage.lager
    for fremd in (MappingStorage(), DemoStorage()):
        assert dateiablage(SimpleNamespace(storage=fremd)) is None


def test_versions_of_a_dokument_that_is_gone_are_found(akte, dokument, pruefe):
    assert pruefe().anzahl == 0
    dokument.unindexObject()
    akte._delObject(dokument.getId(), suppress_events=True)
    transaction.commit()
    lauf = pruefe()
    (befund,) = lauf.befunde.values()
    assert befund.art == "ueberzaehlige-fassung"
    assert lauf.ablage_lesbar is False


def test_removing_a_dokument_leaves_no_versions(akte, dokument, pruefe):
    with loeschen_erlauben():
        akte._delObject(dokument.getId())
    transaction.commit()
    assert pruefe().anzahl == 0
