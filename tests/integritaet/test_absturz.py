"""A check outlives the process that runs it, and operators run it by a command."""

from pathlib import Path
from tests import zkonsole

import pytest
import re
import signal
import subprocess
import sys


SCHRITTE = Path(__file__).with_name("schritte.py")

pytest.importorskip("Products.CMFPlone")


@pytest.fixture(scope="module")
def instanz(tmp_path_factory):
    """A new instance with an Akte of twelve Dokumente, one of them damaged.

    :returns: path of its ``zope.conf``.
    """
    conf = zkonsole.neue_instanz(tmp_path_factory.mktemp("instanz") / "var")
    gefuellt = fuehre_aus(conf, "fuelle")
    assert gefuellt.returncode == 0, gefuellt.stderr
    assert "akte: 32.01-0001" in gefuellt.stdout
    return conf


def fuehre_aus(instanz, schritt):
    return zkonsole.fuehre_aus(instanz, SCHRITTE, schritt)


def befehl(instanz, *argumente):
    modul = "collective.eakte.integritaet.console"
    befehl, *weitere = argumente
    ort = ("--conf", instanz, "--site", "eakte")
    return subprocess.run(
        [sys.executable, "-m", modul, befehl, *ort, *weitere],
        capture_output=True,
        text=True,
        timeout=600,
    )


def test_the_next_start_goes_on_with_a_check_whose_process_was_killed(instanz):
    getoetet = fuehre_aus(instanz, "stirb")
    assert getoetet.returncode == -signal.SIGKILL, getoetet.stderr
    assert "laeuft 5 of 12" in getoetet.stdout
    danach = fuehre_aus(instanz, "starte")
    assert "fertig 12 of 12, 12: ['veraendert']" in danach.stdout, danach.stderr


def test_the_command_goes_on_with_a_check_whose_process_was_killed(instanz):
    assert fuehre_aus(instanz, "stirb").returncode == -signal.SIGKILL
    # What is under way is not begun a second time.
    zweiter = befehl(instanz, "pruefen")
    assert (zweiter.returncode, zweiter.stdout) == (2, ""), zweiter.stderr
    lauf = befehl(instanz, "pruefen", "--fortsetzen")
    assert lauf.returncode == 1, lauf.stderr
    assert "site: fertig, documents: 12, files: 12, bytes: 126" in lauf.stdout
    assert "findings: 1" in lauf.stdout
    assert re.search(r"\n  v1 veraendert [0-9a-f]{32} differs: dokument", lauf.stdout)
    # Nothing is left to go on with.
    assert befehl(instanz, "pruefen", "--fortsetzen").returncode == 2


def test_the_command_checks_one_akte_and_its_report_names_what_was_found(instanz):
    lauf = befehl(instanz, "pruefen", "--akte", "32.01-0001")
    assert lauf.returncode == 1, lauf.stderr
    assert "schriftgut: fertig, documents: 12" in lauf.stdout
    bericht = befehl(instanz, "bericht")
    assert bericht.returncode == 1, bericht.stderr
    assert "v1 veraendert" in bericht.stdout
    assert befehl(instanz, "pruefen", "--akte", "32.01-0099").returncode == 2


def test_files_beside_the_database_that_belong_to_nobody_are_found(instanz):
    ablage = instanz.parents[1] / "blobstorage"
    echte = next(ablage.rglob("*.blob"))
    # A state that the object never had.
    (echte.parent / "0x0000000000000001.blob").write_bytes(b"fremd")
    (ablage / "Notiz.txt").write_bytes(b"fremd")
    lauf = befehl(instanz, "pruefen")
    assert lauf.returncode == 1, lauf.stderr
    zeilen = [z for z in lauf.stdout.splitlines() if "ueberzaehlige-datei" in z]
    assert [zeile.split("/")[-1].split()[-1] for zeile in zeilen] == [
        "Notiz.txt",
        "0x0000000000000001.blob",
    ]
    for name in ("Notiz.txt", echte.parent / "0x0000000000000001.blob"):
        # Nothing is deleted.
        assert (ablage / name).exists()
