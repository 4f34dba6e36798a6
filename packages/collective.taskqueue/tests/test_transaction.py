"""Tasks share the fate of the transaction that adds them."""

from collective.taskqueue import jobs
from collective.taskqueue import queues
from collective.taskqueue import taskqueue
from collective.taskqueue.interfaces import ITaskQueue
from collective.taskqueue.ledger import SQLiteLedger
from collective.taskqueue.postgresql import PostgreSQLLedger
from collective.taskqueue.queues import LocalVolatileTaskQueue
from collective.taskqueue.queues import TaskQueue
from collective.taskqueue.transport import decode
from collective.taskqueue.transport import LedgerTransport
from collective.taskqueue.transport import RedisTransport
from collective.taskqueue.transport import SQLiteTransport
from transaction.interfaces import IDataManager
from ZODB.MappingStorage import DB
from zope.interface.verify import verifyObject

import json
import pytest
import sqlite3
import transaction


def make_queue(kind, name, request):
    path = str(request.getfixturevalue("tmp_path") / "queue.sqlite")
    if kind == "volatile":
        return LocalVolatileTaskQueue(name)
    if kind == "sqlite":
        return TaskQueue(
            name, SQLiteLedger(path, timeout=1), SQLiteTransport(name, path)
        )
    if kind == "redis":
        server = request.getfixturevalue("redis_server")
        return TaskQueue(name, SQLiteLedger(path), RedisTransport(name, server.url))
    ledger = PostgreSQLLedger(request.getfixturevalue("database"))
    return TaskQueue(name, ledger, LedgerTransport())


@pytest.fixture(params=["volatile", "sqlite", "redis", "postgresql"])
def queue(request):
    found = make_queue(request.param, "test-queue", request)
    found.reset()
    queues.register(found)
    yield found
    transaction.abort()
    queues.unregister(found)
    found.ledger.close()


@pytest.fixture()
def sqlite_queue(request):
    found = make_queue("sqlite", "test-queue", request)
    queues.register(found)
    yield found
    transaction.abort()
    queues.unregister(found)
    found.ledger.close()


@pytest.fixture()
def zodb():
    """An object database, which must not store what tasks were refused for."""
    with DB().transaction() as connection:
        connection.root()["value"] = "old"
        base = connection.db()
    connection = base.open()
    yield connection.root()
    transaction.abort()
    connection.close()


def add(url="/x", **options):
    return taskqueue.add(url, queue="test-queue", **options)


def test_a_queue_keeps_the_contract(queue):
    assert verifyObject(ITaskQueue, queue)
    add("/a")
    transaction.commit()
    assert len(queue) == 1
    task = queue.get("someone")
    assert task.url == "/a"
    assert len(queue) == 0
    queue.task_done(task, "200 OK", "someone", 1)
    assert jobs.get(task.id).state == "done"
    assert queue.get("someone") is None
    add("/b")
    transaction.commit()
    task = queue.get("someone")
    queue.task_done(task, "404 Not Found")
    assert (jobs.get(task.id).state, jobs.get(task.id).error) == (
        "failed",
        "404 Not Found",
    )
    add("/c")
    transaction.commit()
    taskqueue.reset("test-queue")
    assert len(queue) == 0
    assert queue.get("someone") is None


def test_after_the_commit_tasks_come_in_the_order_of_their_adding(queue):
    ids = [add(f"/{number}") for number in range(20)]
    assert queue.get() is None
    transaction.commit()
    assert [queue.get().id for _ in ids] == ids
    assert queue.get() is None


def test_after_an_abort_there_is_nothing(queue):
    add()
    transaction.abort()
    add()
    transaction.doom()
    with pytest.raises(transaction.interfaces.DoomedTransaction):
        transaction.commit()
    transaction.abort()
    assert queue.get() is None
    assert queue.ledger.read(
        "SELECT COUNT(*) FROM taskqueue_task WHERE queue = 'test-queue'"
    ) == [(0,)]


class Refusing:
    """A data manager that votes after all others, against the transaction."""

    transaction_manager = transaction.manager

    def sortKey(self):
        return "~~"

    def tpc_vote(self, running):
        raise ValueError("no")

    abort = tpc_begin = commit = tpc_abort = tpc_finish = lambda self, running: None


def test_when_another_refuses_after_the_vote_there_is_nothing(queue):
    add()
    transaction.get().join(Refusing())
    with pytest.raises(ValueError, match="no"):
        transaction.commit()
    transaction.abort()
    assert queue.get() is None
    assert queue.ledger.read(
        "SELECT COUNT(*) FROM taskqueue_task WHERE queue = 'test-queue'"
    ) == [(0,)]


def test_a_savepoint_takes_back_what_came_after_it(queue):
    first = add("/first")
    savepoint = transaction.savepoint()
    add("/second")
    savepoint.rollback()
    third = add("/third")
    savepoint = transaction.savepoint()
    savepoint.rollback()
    transaction.commit()
    assert [queue.get().id, queue.get().id] == [first, third]
    assert queue.get() is None


def test_what_was_added_after_a_savepoint_only_is_taken_back_too(queue):
    savepoint = transaction.savepoint()
    add()
    savepoint.rollback()
    transaction.commit()
    assert queue.get() is None


def test_the_same_key_is_added_once_in_a_transaction(queue):
    first = add(key="k")
    assert add(key="k") == first
    assert add(key="other") != first
    transaction.commit()
    assert len(queue) == 2
    later = add(key="k", title="Known to somebody")
    transaction.commit()
    assert jobs.get(later).id == first


def test_a_dead_redis_aborts_the_transaction(request, zodb, redis_server):
    queue = make_queue("redis", "test-queue", request)
    queues.register(queue)
    try:
        zodb["value"] = "new"
        add()
        redis_server.stop()
        with pytest.raises(ConnectionError):
            try:
                transaction.commit()
            except Exception as error:
                raise ConnectionError from error
        transaction.abort()
        assert zodb["value"] == "old"
        assert jobs.count(queue="test-queue") == 0
    finally:
        queues.unregister(queue)


def test_a_file_that_cannot_be_written_aborts_the_transaction(
    sqlite_queue, zodb, tmp_path
):
    add()
    transaction.commit()
    zodb["value"] = "new"
    add()
    other = sqlite3.connect(tmp_path / "queue.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError):
        transaction.commit()
    other.execute("ROLLBACK")
    other.close()
    transaction.abort()
    assert zodb["value"] == "old"
    assert len(sqlite_queue) == 1
    # and now it works again
    add()
    transaction.commit()
    assert len(sqlite_queue) == 2


def test_a_file_that_may_only_be_read_aborts_the_transaction(sqlite_queue, zodb):
    sqlite_queue.ledger.connection().execute("PRAGMA query_only = ON")
    zodb["value"] = "new"
    add()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        transaction.commit()
    transaction.abort()
    assert zodb["value"] == "old"


def test_when_the_broker_dies_between_vote_and_end_the_task_is_found(sqlite_queue):
    task_id = add()

    def fail(ids):
        raise ConnectionError("gone")

    sqlite_queue.transport.put, put = fail, sqlite_queue.transport.put
    transaction.commit()
    sqlite_queue.transport.put = put
    assert sqlite_queue.get() is None
    assert sqlite_queue.missing() == [task_id]
    sqlite_queue.announce(sqlite_queue.missing())
    assert sqlite_queue.get().id == task_id


def test_a_message_that_comes_twice_does_no_harm(queue):
    task_id = add()
    transaction.commit()
    queue.transport.put([task_id, "no-such-task"])
    assert queue.get().id == task_id
    assert queue.get() is None


def test_a_message_is_json_and_anything_else_is_dropped(sqlite_queue):
    task_id = add()
    transaction.commit()
    storage = sqlite_queue.transport.storage
    (message,) = storage.enqueued_items()
    assert json.loads(bytes(message)) == {"id": task_id}
    storage.flush_queue()
    storage.enqueue(b"\x80\x04cos\nsystem\n.")
    storage.enqueue(b"[]")
    assert decode(b"{}") is None
    assert sqlite_queue.get() is None


def test_a_secret_is_refused_and_nothing_of_the_request_is_copied_but_the_language():
    for name in ("Cookie", "authorization", "Proxy-Authorization"):
        with pytest.raises(ValueError, match="must not be kept"):
            taskqueue.make("/x", headers={name: "secret"})
    task = taskqueue.make("/x", headers={"X-A": 1, "X-Task-User-Id": "admin"})
    assert task.headers == {"X-A": "1", "X-Task-Id": task.id}


def test_an_address_is_a_path():
    with pytest.raises(ValueError, match="physical path"):
        taskqueue.add("http://elsewhere/")


def test_the_body_is_bytes_text_or_json():
    assert taskqueue.make("/x", "POST", payload=b"\0").payload == b"\0"
    assert taskqueue.make("/x", "POST", payload="ü").payload == "ü".encode()
    task = taskqueue.make("/x", "POST", payload={"a": [1]})
    assert task.payload == b'{"a": [1]}'
    assert task.headers["Content-Type"] == "application/json"
    assert taskqueue.make("/x?a=1", params={"b": ["ä", 2]}).url == "/x?a=1&b=%C3%A4&b=2"


def test_the_data_manager_votes_after_the_databases(queue):
    add()
    (manager,) = transaction.get()._resources
    assert verifyObject(IDataManager, manager)
    assert manager.sortKey() > "z"
