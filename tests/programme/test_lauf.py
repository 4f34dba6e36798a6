"""Programs for one file end with who waits for them, and take no more than they may."""

from collective.eakte.programme.lauf import fuehre_aus
from collective.eakte.programme.lauf import Grenzen
from collective.eakte.programme.lauf import ZuLangsam

import os
import psutil
import pytest
import resource
import signal
import subprocess
import sys
import time


SCHLAEFER = "import os, time; open('kind', 'w').write(str(os.getpid())); time.sleep(99)"
WARTENDER = (
    "import sys; from collective.eakte.programme.lauf import fuehre_aus;"
    "fuehre_aus([sys.executable, '-c', sys.argv[1]], sys.argv[2])"
)


@pytest.fixture
def kind(tmp_path):
    """Function: id of the program that has written it, once it has."""

    def finde():
        datei = tmp_path / "kind"
        for _mal in range(600):
            if datei.is_file() and datei.read_text():
                return int(datei.read_text())
            time.sleep(0.05)
        raise AssertionError("It was not started.")

    return finde


def _ist_zu_ende(pid):
    try:
        prozess = psutil.Process(pid)
        psutil.wait_procs([prozess], timeout=20)
        return prozess.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_program_ends_when_who_waits_for_it_is_killed(tmp_path, kind):
    wartender = subprocess.Popen(
        [sys.executable, "-c", WARTENDER, SCHLAEFER, str(tmp_path)],
        start_new_session=True,
    )
    pid = kind()
    wartender.send_signal(signal.SIGKILL)
    wartender.wait()
    assert _ist_zu_ende(pid)


@pytest.mark.parametrize("gruppe", [True, False])
def test_what_takes_too_long_is_ended(tmp_path, kind, gruppe):
    befehl = [sys.executable, "-c", SCHLAEFER]
    with pytest.raises(ZuLangsam):
        fuehre_aus(befehl, str(tmp_path), Grenzen(geduld=2), gruppe=gruppe)
    assert _ist_zu_ende(kind())


@pytest.mark.parametrize("gruppe", [True, False])
def test_who_looks_after_the_group_is_the_caller_or_nobody_else(tmp_path, gruppe):
    code = "import os; print(os.getpgid(0))"
    lauf = fuehre_aus([sys.executable, "-c", code], str(tmp_path), gruppe=gruppe)
    assert (int(lauf.ausgabe) == os.getpgid(0)) is not gruppe


def test_nothing_of_the_site_is_told_and_files_have_an_end(tmp_path, monkeypatch):
    monkeypatch.setenv("EAKTE_STORAGE", "geheim")
    code = (
        "import os; print('EAKTE_STORAGE' in os.environ, os.environ['HOME']);"
        "open('gross', 'wb').write(b'x' * 2000)"
    )
    lauf = fuehre_aus([sys.executable, "-c", code], str(tmp_path), Grenzen(datei=1000))
    assert lauf.ausgabe.decode().split() == ["False", str(tmp_path)]
    assert (tmp_path / "gross").stat().st_size == 1000


def test_whatever_a_program_says_its_end_is_kept(tmp_path):
    code = (
        "import sys\n"
        "for _mal in range(200): sys.stderr.write('Klage ' * 100_000)\n"
        "sys.stderr.write('Schluss')\n"
        "print('Ergebnis')"
    )
    vorher = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lauf = fuehre_aus([sys.executable, "-c", code], str(tmp_path))
    assert lauf.fehler.endswith("Klage Schluss")
    assert len(lauf.fehler) == 2000
    assert lauf.ausgabe == b"Ergebnis\n"
    # 120 MB of complaints are not in the memory of who waits (kB).
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - vorher < 50_000
    assert os.listdir(tmp_path) == []


def test_lower_limits_of_the_system_stay(tmp_path):
    code = (
        "import resource, sys\n"
        "from collective.eakte.programme.lauf import Grenzen, fuehre_aus\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "lauf = fuehre_aus([sys.executable, '-c',\n"
        "    'import resource as r; print(*r.getrlimit(1))'], sys.argv[1])\n"
        "print(lauf.code, lauf.ausgabe.decode())"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True
    )
    assert lauf.stdout.split(maxsplit=1) == ["0", "10000 10000\n\n"]
