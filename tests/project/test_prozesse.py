"""Several processes on PostgreSQL: what one is given, another one does and finds."""

from tests.instanz import Akten
from tests.instanz import Instanz
from tests.instanz import tasks
from tests.instanz import wait_until
from tests.project.conftest import USER

import pytest


WORKING = "Working on"


def check(web1, web2, worker, url, akte, word):
    """File with one process, let the worker read, find with the other one."""
    Akten(web1, USER).file(akte, f"Brief {word}", f"Ein Gutachten zu {word}bohrung")
    reader = Akten(web2, USER)
    assert reader.found(f"Brief {word}") == {f"Brief {word}"}
    assert ("queued", USER) in tasks(url)
    assert reader.found(f"{word}bohrung") == set()
    with worker.started("worker", WORKING):
        wait_until(
            lambda: reader.found(f"{word}bohrung") == {f"Brief {word}"},
            what="the text in the other process",
        )
        wait_until(
            lambda: set(tasks(url)) == {("done", USER)}, what="the end of the task"
        )
        # filed while the worker waits: it has to hear of it
        Akten(web1, USER).file(akte, "Nachtrag", f"{word}sprengung")
        wait_until(
            lambda: reader.found(f"{word}sprengung") == {"Nachtrag"},
            what="the second text",
        )
    assert worker.process.returncode == 0


@pytest.fixture
def redis_queue(redis_server):
    return {"EAKTE_QUEUE": redis_server}


def test_a_worker_does_for_one_process_what_another_one_finds(
    relstorage, redis_queue, akte, tmp_path
):
    common = {"EAKTE_STORAGE": relstorage, "EAKTE_WORKER": "0"}
    web1 = Instanz(tmp_path / "web1", **common, **redis_queue)
    web2 = Instanz(tmp_path / "web2", **common)
    worker = Instanz(tmp_path / "worker", **common, **redis_queue)
    web1.launch()
    with web2.started():
        with web1.started():
            check(web1, web2, worker, relstorage, akte, "Brunnen")
        # the same without Redis: workers ask the database
        web1.environ.pop("EAKTE_QUEUE")
        worker.environ.pop("EAKTE_QUEUE")
        with web1.started():
            check(web1, web2, worker, relstorage, akte, "Tunnel")
    for instance in (web1, web2, worker):
        assert relstorage.split("@")[0] not in instance.printed() + instance.events()
