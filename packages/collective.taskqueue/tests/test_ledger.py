"""The ledger, in each of its databases."""

from collective.taskqueue import process
from collective.taskqueue.ledger import SQLiteLedger
from collective.taskqueue.ledger import VolatileLedger
from collective.taskqueue.postgresql import is_dsn
from collective.taskqueue.postgresql import PostgreSQLLedger
from collective.taskqueue.task import Task
from datetime import datetime
from datetime import timedelta
from datetime import UTC

import os
import pytest
import stat
import subprocess
import sys
import threading
import time
import uuid


@pytest.fixture(params=["volatile", "sqlite", "postgresql"])
def ledger(request, tmp_path):
    if request.param == "volatile":
        yield VolatileLedger()
    elif request.param == "sqlite":
        found = SQLiteLedger(str(tmp_path / "queue.sqlite"))
        yield found
        found.close()
    else:
        found = PostgreSQLLedger(request.getfixturevalue("database"))
        for queue in ("q", "other"):
            found.reset(queue)
        yield found
        found.close()


def new(**values):
    values = {"queue": "q", "url": "/x", "created": datetime.now(UTC), **values}
    return Task(id=str(uuid.uuid4()), **values)


def put(ledger, **values):
    task = new(**values)
    ledger.prepare([task])
    ledger.release([task.id])
    return task


def test_a_prepared_task_is_nothing_yet(ledger):
    task = new(payload=b"\0body", headers={"X": "ü"}, environ={"root": ["", "a"]})
    ledger.prepare([task])
    assert ledger.find(10) == []
    assert ledger.count() == 0
    assert ledger.claim(task.id, "w") is None
    assert ledger.release([task.id]) == [task.id]
    found = ledger.claim(task.id, "w")
    assert found.payload == b"\0body"
    assert found.headers == {"X": "ü"}
    assert found.environ == {"root": ["", "a"]}
    assert (found.state, found.attempts) == ("running", 1)
    assert found.started.tzinfo is UTC


def test_an_aborted_task_leaves_nothing(ledger):
    task = new()
    ledger.prepare([task])
    ledger.forget([task.id])
    assert ledger.get(task.id) is None
    assert ledger.release([task.id]) == []


def test_only_one_gets_a_task(ledger):
    task = put(ledger)
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(ledger.claim(task.id, str(n))))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in found if one]) == 1


def test_the_first_of_a_queue_comes_first(ledger):
    first = put(ledger)
    put(ledger, queue="other")
    second = put(ledger)
    assert ledger.claim_next("q", "w1").id == first.id
    assert ledger.claim_next("q", "w2").id == second.id
    assert ledger.claim_next("q", "w3") is None


def test_while_one_with_the_key_waits_no_second_one_does(ledger):
    first = put(ledger, key="k", title="First")
    second = new(key="k", title="Second")
    third = new(key="k")
    other = new(key="k", queue="other")
    ledger.prepare([second, third, other])
    assert ledger.release([second.id, third.id, other.id]) == [other.id]
    # somebody was told the id of the second, nobody that of the third
    assert ledger.get(second.id).id == first.id
    assert ledger.get(third.id) is None
    assert ledger.count(queue="q") == 1
    ledger.claim(first.id, "w")
    # what runs may have begun before the change that the next is about
    fourth = put(ledger, key="k")
    assert ledger.get(fourth.id).state == "queued"


def test_the_end_is_noted_by_who_has_the_task_only(ledger):
    task = put(ledger, payload=b"body", headers={"A": "b"})
    old = ledger.claim(task.id, "w1")
    assert ledger.recover("q", stale=-1, limit=9) == [task.id]
    new_one = ledger.claim(task.id, "w2")
    assert not ledger.finish(old, "done")
    assert ledger.get(task.id).state == "running"
    new_one.result = {"a": 1}
    assert ledger.finish(new_one, "done")
    found = ledger.get(task.id)
    assert (found.state, found.result, found.attempts) == ("done", {"a": 1}, 2)
    # what a request said is not kept longer than it is of use
    assert (found.payload, found.headers) == (b"", {})


def test_a_task_that_kills_its_workers_dies(ledger):
    task = put(ledger)
    for number in range(3):
        assert ledger.claim(task.id, f"w{number}")
        again = ledger.recover("q", stale=-1, limit=3)
        assert again == ([] if number == 2 else [task.id])
    found = ledger.get(task.id)
    assert found.state == "dead"
    assert "died 3 times" in found.error
    assert ledger.retry(task.id)
    assert ledger.claim(task.id, "w").interruptions == 0


def test_a_process_that_has_ended_is_noticed_at_once(ledger):
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            "from collective.taskqueue import process; print(process.identity())",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert process.surely_dead(ended)
    assert not process.surely_dead(process.run_identity())
    assert not process.surely_dead("elsewhere|1|2|3")
    mine, gone = put(ledger), put(ledger)
    ledger.claim(mine.id, process.run_identity())
    ledger.claim(gone.id, ended + "|1")
    assert ledger.recover("q", stale=60, limit=5) == [gone.id]


def test_a_task_whose_process_died_before_it_was_due_is_found(ledger):
    task, young = new(), new()
    ledger.prepare([task, young])
    with ledger.transaction() as sql:
        sql(
            "UPDATE taskqueue_task SET created = ? WHERE id = ?",
            (time.time() - 3600, task.id),
        )
    assert ledger.recover("q", stale=60, limit=5) == [task.id]


def test_a_task_waits_for_its_time(ledger):
    task = put(ledger, due=datetime.now(UTC) + timedelta(seconds=60))
    assert ledger.get(task.id).state == "waiting"
    assert ledger.promote("q") == []
    assert ledger.promote("other", time.time() + 61) == []
    assert ledger.promote("q", time.time() + 61) == [task.id]


def test_a_list_has_what_was_asked_for_newest_first(ledger):
    start = datetime.now(UTC)
    tasks = [
        put(
            ledger,
            title=f"T{number}" if number % 2 else "",
            user="ann" if number < 3 else "bob",
            created=start + timedelta(seconds=number),
        )
        for number in range(6)
    ]
    assert [t.id for t in ledger.find(2, start=1)] == [tasks[4].id, tasks[3].id]
    assert [t.title for t in ledger.find(9, titled=True)] == ["T5", "T3", "T1"]
    assert ledger.count(titled=False, user="ann") == 2
    assert ledger.count(states="queued") == 6
    assert ledger.count(states=["done", "dead"]) == 0
    assert ledger.count(states=[]) == 0
    assert ledger.count(queue="other") == 0


def test_a_cancelled_task_never_starts(ledger):
    task = put(ledger)
    assert ledger.cancel(task.id)
    assert not ledger.cancel(task.id)
    assert ledger.claim(task.id, "w") is None
    assert ledger.get(task.id).state == "cancelled"


def test_a_running_task_hears_that_it_is_cancelled(ledger):
    task = put(ledger)
    running = ledger.claim(task.id, "w")
    assert not ledger.progress(running)
    assert ledger.cancel(task.id)
    assert ledger.progress(running)
    # its worker dies: it need not begin again
    assert ledger.recover("q", stale=-1, limit=5) == []
    assert ledger.get(task.id).state == "cancelled"


def test_what_has_ended_expires(ledger):
    done, waiting = put(ledger), put(ledger)
    ledger.finish(ledger.claim(done.id, "w"), "done")
    assert ledger.expire(time.time() - 60) == 0
    assert ledger.expire(time.time() + 60) == 1
    assert ledger.get(done.id) is None
    assert ledger.get(waiting.id)


def test_a_time_is_claimed_once(ledger):
    name = str(uuid.uuid4())
    assert ledger.slot(name) is None
    task = new()
    assert ledger.claim_slot(name, 60.0, [task]) == [task.id]
    assert ledger.claim_slot(name, 60.0, [new()]) is None
    assert ledger.slot(name) == 60.0
    assert ledger.claim_slot(name, 120.0) == []
    assert ledger.count() == 1


def test_reset_empties_one_queue(ledger):
    put(ledger)
    other = put(ledger, queue="other")
    ledger.reset("q")
    assert [task.id for task in ledger.find(9)] == [other.id]


def test_the_file_belongs_to_its_owner_alone(tmp_path):
    path = tmp_path / "new" / "queue.sqlite"
    found = SQLiteLedger(str(path))
    put(found)
    for name in os.listdir(path.parent):
        mode = stat.S_IMODE(os.stat(path.parent / name).st_mode)
        assert mode == 0o600, name
    found.close()


def test_addresses_of_postgresql_are_recognised():
    assert is_dsn("postgresql://host/db")
    assert is_dsn("host='/run' dbname='x'")
    assert not is_dsn("/var/lib/queue.sqlite")


def test_a_broken_connection_is_renewed(database):
    found = PostgreSQLLedger(database)
    found.reset("q")
    found.connection().close()
    put(found)
    (pid,) = found.read("SELECT pg_backend_pid()")[0]
    other = PostgreSQLLedger(database)
    other.read("SELECT pg_terminate_backend(?)", (pid,))
    assert found.count(queue="q") == 1
    other.read("SELECT 1")
    (pid,) = found.read("SELECT pg_backend_pid()")[0]
    other.read("SELECT pg_terminate_backend(?)", (pid,))
    put(found)
    assert found.count(queue="q") == 2
    found.reset("q")
    found.close()
    other.close()
