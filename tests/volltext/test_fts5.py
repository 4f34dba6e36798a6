"""The file of the embedded engine: durable, replaceable, never half."""

from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.fts5 import Fts5
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import MaschineGestoert
from pathlib import Path
from tests.volltext.maschinen import antrag
from tests.volltext.maschinen import finde
from tests.volltext.maschinen import text

import apsw
import os
import pytest
import signal
import sqlite3
import subprocess
import sys
import time


@pytest.fixture
def pfad(tmp_path):
    return str(tmp_path / "v.sqlite")


@pytest.fixture
def maschine(pfad):
    maschine = Fts5(pfad)
    maschine.setze_angaben([antrag(1)])
    yield maschine
    maschine.schliesse()


def test_no_byte_of_a_removed_record_stays(maschine, pfad):
    maschine.setze_angaben(
        [Angaben(2, "u2", "AZ-Qwertz-77", "Zxcvbtitel", "Weiterxyz")]
    )
    maschine.setze_inhalt(text(2, "Qpalzmtext und Namenlosmann"))
    maschine.setze_inhalt(text(2, "Neuerqwtext und Namenlosmann"))
    maschine.setze_angaben([Angaben(2, "u2", "AZ-Qwertz-78", "Zxcvbzwei", "Weiterxyz")])
    for nummer in range(3, 60):
        maschine.setze_angaben([antrag(nummer)])
    maschine.streiche(["u2"])
    maschine.raeume_auf()
    geschrieben = b"".join(
        Path(pfad + endung).read_bytes()
        for endung in ("", "-wal")
        if os.path.exists(pfad + endung)
    ).lower()
    for spur in (b"qwertz", b"zxcvb", b"weiterxyz", b"qpalzm", b"neuerqw", b"namenlos"):
        assert spur not in geschrieben


def test_without_cleaning_up_only_single_words_stay(maschine, pfad):
    maschine.setze_angaben([Angaben(2, "u2", "AZ-Qwertz-77", "Zxcvbtitel")])
    maschine.streiche(["u2"])
    maschine.schliesse()
    with sqlite3.connect(pfad) as v:
        woerter = {form for (form,) in v.execute("SELECT form FROM wort")}
        assert {"zxcvbtitel", "qwertz"} <= woerter
        assert (
            v.execute("SELECT count(*) FROM eintrag WHERE uid = 'u2'").fetchone()[0]
            == 0
        )


@pytest.mark.parametrize("rest", [0, 10, 100, 5000])
def test_a_truncated_file_is_said_to_be_damaged(maschine, pfad, rest):
    for nummer in range(2, 100):
        maschine.setze_angaben([antrag(nummer)])
    maschine.schliesse()
    with open(pfad, "r+b") as datei:
        datei.truncate(rest)
    anderer = Fts5(pfad)
    if rest == 0:
        # An empty file is a new one.
        assert anderer.anzahl() == 0
        return
    with pytest.raises(MaschineGestoert):
        anderer.suche(lies("antrag"))
    with pytest.raises(MaschineGestoert):
        anderer.setze_angaben([antrag(7)])
    anderer.leere()
    anderer.setze_angaben([antrag(7)])
    assert finde(anderer, "antrag") == {7}


def test_a_file_that_is_truncated_while_it_is_used_kills_nobody(pfad):
    # In a process of its own: reading behind the end of a mapped file ends it.
    programm = f"""
import apsw
import os
from collective.eakte.volltext.fts5 import Fts5
from collective.eakte.volltext.interfaces import Angaben, MaschineGestoert
from collective.eakte.volltext.abfrage import lies
maschine = Fts5({pfad!r})
maschine.setze_angaben(
    Angaben(rid, f"u{{rid}}", str(rid), f"Antrag {{rid}}") for rid in range(1, 2000)
)
maschine.streiche(["u1"])
os.truncate({pfad!r}, os.path.getsize({pfad!r}) // 8)
try:
    maschine.suche(lies("antrag"))
except MaschineGestoert:
    pass
maschine.leere()
assert maschine.anzahl() == 0
"""
    fertig = subprocess.run([sys.executable, "-c", programm], timeout=60)
    assert fertig.returncode == 0


def test_values_that_cannot_be_read_are_said_to_be_damage(maschine, pfad):
    with apsw.Connection(pfad) as v:
        v.execute("UPDATE eintrag SET uid = CAST(x'ff' AS TEXT)")
        v.execute(
            "INSERT OR REPLACE INTO inhalt(uid, sha256, stand, werkzeug)"
            " VALUES ('x', '', 'unsinn', '')"
        )
    with pytest.raises(MaschineGestoert):
        maschine.eintraege()
    with pytest.raises(MaschineGestoert):
        maschine.staende(["x"])


def test_a_file_of_something_else_is_left_alone_until_it_is_emptied(pfad):
    with open(pfad, "w") as datei:
        datei.write("Das ist keine Datenbank. " * 100)
    with pytest.raises(MaschineGestoert):
        Fts5(pfad).anzahl()
    with open(pfad) as datei:
        assert datei.read().startswith("Das ist")


def test_a_file_that_vanishes_is_not_made_anew_behind_the_back(maschine, pfad):
    for endung in ("", "-wal", "-shm"):
        if os.path.exists(pfad + endung):
            os.unlink(pfad + endung)
    with pytest.raises(MaschineGestoert):
        maschine.suche(lies("antrag"))
    with pytest.raises(MaschineGestoert):
        maschine.setze_angaben([antrag(2)])
    assert not os.path.exists(pfad)
    maschine.leere()
    maschine.setze_angaben([antrag(2)])
    assert finde(maschine, "antrag") == {2}


def test_a_file_that_another_has_made_anew_is_used(maschine, pfad):
    assert finde(maschine, "antrag") == {1}
    for endung in ("", "-wal", "-shm"):
        if os.path.exists(pfad + endung):
            os.unlink(pfad + endung)
    Fts5(pfad).setze_angaben([antrag(5)])
    assert finde(maschine, "antrag") == {5}


def test_a_place_where_nothing_can_be_written_is_a_disturbance(tmp_path):
    with pytest.raises(MaschineGestoert):
        Fts5(str(tmp_path / "gibt" / "es" / "nicht.sqlite")).anzahl()
    with pytest.raises(MaschineGestoert):
        Fts5(str(tmp_path)).anzahl()


SCHREIBER = """
import sys
from collective.eakte.volltext.fts5 import Fts5
from collective.eakte.volltext.interfaces import Angaben, Inhalt, Lesestand
maschine = Fts5(sys.argv[1])
von = int(sys.argv[2])
for n in range(von, von + int(sys.argv[3])):
    maschine.setze_angaben([Angaben(n, f"u{n}", f"32-{n}", "Antrag")])
    maschine.setze_inhalt(
        Inhalt(f"u{n}", "ab", Lesestand.GELESEN, f"Bescheid Wort{n} " * 200)
    )
    print(n, flush=True)
"""


def schreiber(pfad, von, anzahl):
    return subprocess.Popen(
        [sys.executable, "-c", SCHREIBER, pfad, str(von), str(anzahl)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_write_at_once(pfad):
    laufende = [schreiber(pfad, von, 40) for von in (1000, 2000)]
    assert [lauf.wait(60) for lauf in laufende] == [0, 0]
    for lauf in laufende:
        lauf.stdout.close()
    maschine = Fts5(pfad)
    assert len(finde(maschine, "bescheid antrag")) == 80
    assert maschine.pruefe() == []


def test_a_writer_that_is_killed_leaves_a_whole_index(pfad):
    fertige = []
    for runde in range(3):
        lauf = schreiber(pfad, 1000 * (runde + 1), 100_000)
        fertige.append(int(lauf.stdout.readline()))
        time.sleep(0.2)
        lauf.send_signal(signal.SIGKILL)
        fertige += [int(zeile) for zeile in lauf.stdout if zeile.strip()]
        lauf.wait()
        lauf.stdout.close()
        maschine = Fts5(pfad)
        assert maschine.pruefe() == []
        gefunden = finde(maschine, "antrag bescheid")
        assert set(fertige) <= gefunden
        assert len(gefunden) <= len(fertige) + runde + 1
        maschine.schliesse()


def test_a_file_opens_quickly(maschine, pfad):
    maschine.schliesse()
    # Time of the processor: others may be at work on the machine.
    beginn = time.process_time()
    assert Fts5(pfad).anzahl() == 1
    assert time.process_time() - beginn < 0.5
