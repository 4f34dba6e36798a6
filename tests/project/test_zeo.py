"""Processes at a ZEO server: workers and rebuilds are killed, nothing is lost."""

from contextlib import closing
from pathlib import Path
from tests.instanz import Akten
from tests.instanz import clean_environ
from tests.instanz import Instanz
from tests.instanz import left_of
from tests.instanz import tasks
from tests.instanz import wait_until
from tests.project.conftest import USER
from tests.vorschau.dateien import pdf

import pytest
import sqlite3
import subprocess
import sys


WORKING = "Working on"
COMMAND = Path(sys.executable).with_name("eakte-volltext")
LETTERS = 60
# A rebuild is killed when it has come so far.
HALF = LETTERS // 3
MANY_WORDS = " ".join(f"Satz{n} Genehmigung" for n in range(4_000))


def ledger(zeo):
    return Path(zeo["EAKTE_SHARED"], "taskqueue", "tasks.sqlite")


def states(zeo, queue="eakte-text"):
    return {state for state, _user in tasks(ledger(zeo), queue)}


def read_texts(zeo):
    """What the text index has of the letters: uid and number of each text."""
    (path,) = Path(zeo["EAKTE_SHARED"], "volltext").glob("*.sqlite")
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        return dict(
            connection.execute("SELECT uid, nr FROM inhalt WHERE stand = 'gelesen'")
        )


@pytest.fixture(scope="module")
def web(zeo, tmp_path_factory):
    """A web server that does no tasks."""
    web = Instanz(tmp_path_factory.mktemp("web"), **zeo, EAKTE_WORKER="0")
    with web.started():
        yield web


@pytest.fixture
def worker(zeo, tmp_path):
    """A worker that was not started; it has ended when the test has."""
    worker = Instanz(tmp_path / "worker", **zeo, EAKTE_WORKER="0")
    yield worker
    if worker.process is not None:
        worker.stop()


def kill(worker):
    """Kill a worker, and wait for the processes that read files for it."""
    worker.kill()
    wait_until(lambda: not left_of(worker.process.pid), 30, "the end of its children")


def test_a_worker_reads_and_shows_what_another_process_files(zeo, web, worker, akte):
    akten = Akten(web, USER)
    letters = {}
    for number in range(8):
        data = pdf(f"Sonderwort{number} an alle", 3)
        title = f"Bescheid {number}"
        letters[title] = akten.file_bytes(
            akte, title, data, "bescheid.pdf", "application/pdf"
        )
    akten.file(akte, "Gutachten", f"Brunnenbohrung {MANY_WORDS * 15}")
    assert akten.found("Bescheid") == set(letters)
    assert akten.found("Sonderwort0") == akten.found("Brunnenbohrung") == set()
    views = {akten.get(f"{path}/@vorschau")["stand"] for path in letters.values()}
    assert "fertig" not in views
    worker.start("worker", WORKING)
    wait_until(lambda: "running" in states(zeo), what="a running task")
    kill(worker)
    assert states(zeo) > {"running"}
    worker.start("worker", WORKING)
    wait_until(lambda: states(zeo) == {"done"}, 120, "all texts")
    wait_until(lambda: states(zeo, "eakte-vorschau") == {"done"}, 120, "all views")
    assert {user for _state, user in tasks(ledger(zeo))} == {USER}
    for number, (title, path) in enumerate(letters.items()):
        assert akten.found(f"Sonderwort{number}") == {title}
        view = akten.get(f"{path}/@vorschau")
        assert (view["stand"], view["seiten"]) == ("fertig", 3)
        picture = akten.session.get(view["bild"]["@id"], timeout=60)
        assert picture.content[8:12] == b"WEBP"
    assert akten.found("Brunnenbohrung") == {"Gutachten"}


# What is killed while it builds the text index anew


@pytest.fixture(scope="module")
def letters(web, akte):
    """Titles of letters with long texts."""
    akten = Akten(web, USER)
    titles = []
    for number in range(LETTERS):
        titles.append(f"Anhörung {number}")
        akten.file(akte, titles[-1], f"Fundwort{number} {MANY_WORDS}")
    return titles


class Kommando:
    """``eakte-volltext`` beside the server."""

    def __init__(self, web):
        self.conf = web.var / "etc" / "zope.conf"

    def begin(self, command):
        return subprocess.Popen(
            [COMMAND, command, "--conf", self.conf, "--site", "eakte"],
            env=clean_environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, command):
        process = self.begin(command)
        output, _nothing = process.communicate(timeout=240)
        return process.returncode, output


def check_that_nothing_is_missing(akten, command, letters):
    code, output = command.run("pruefen")
    assert (code, output.splitlines()[-1]) == (0, "differences: 0"), output
    for number, title in enumerate(letters):
        assert akten.found(f"Fundwort{number}") == {title}


def wait_until_half(zeo, akten, letters):
    """Wait until part of the texts is there; the site answers all the time.

    :returns: what was read: dict of uid and number.
    """
    assert len(read_texts(zeo)) < HALF

    def half():
        assert akten.get("")["@id"]
        assert akten.found("Fundwort0") <= {letters[0]}
        return len(read_texts(zeo)) >= HALF

    wait_until(half, 120, "half of the texts")


def test_a_command_that_was_killed_goes_on(zeo, web, akte, letters):
    akten, command = Akten(web, USER), Kommando(web)
    process = command.begin("neu")
    wait_until(lambda: not read_texts(zeo), what="the empty index")
    wait_until_half(zeo, akten, letters)
    assert process.poll() is None
    process.kill()
    process.wait()
    before = read_texts(zeo)
    assert HALF <= len(before) < LETTERS
    assert command.run("erneuern")[0] == 0
    # what was read before the kill was not written again
    assert before.items() <= read_texts(zeo).items()
    check_that_nothing_is_missing(akten, command, letters)


def test_a_job_that_was_killed_goes_on(zeo, web, worker, letters):
    akten, command = Akten(web, USER), Kommando(web)
    admin = Akten(web)
    worker.start("worker", WORKING)
    job = admin.post("/@volltext", art="neu")["kennung"]
    wait_until(
        lambda: admin.get(f"/@auftraege/{job}")["begonnen"], what="the beginning"
    )
    kill(worker)
    worker.start("worker", WORKING)
    wait_until(lambda: len(read_texts(zeo)) < HALF, what="the empty index")
    wait_until_half(zeo, akten, letters)
    kill(worker)
    before = read_texts(zeo)
    assert HALF <= len(before) < LETTERS
    worker.start("worker", WORKING)
    wait_until(
        lambda: admin.get(f"/@auftraege/{job}")["stand"] == "fertig", what="the job"
    )
    wait_until(lambda: states(zeo) == {"done"}, 120, "the end of all tasks")
    assert before.items() <= read_texts(zeo).items()
    check_that_nothing_is_missing(akten, command, letters)
