"""The ledger: which tasks there are and how they fare.

It is a table of its own, outside of the ZODB: progress and heartbeats are written often
and must be seen while the transaction of a task is still open.
"""

from collective.taskqueue import process
from collective.taskqueue.interfaces import ILedger
from collective.taskqueue.task import CANCELLED
from collective.taskqueue.task import COLUMNS
from collective.taskqueue.task import DEAD
from collective.taskqueue.task import DONE
from collective.taskqueue.task import FAILED
from collective.taskqueue.task import FINAL
from collective.taskqueue.task import from_row
from collective.taskqueue.task import PREPARED
from collective.taskqueue.task import QUEUED
from collective.taskqueue.task import to_row
from collective.taskqueue.task import WAITING
from contextlib import contextmanager
from contextlib import suppress
from zope.interface import implementer

import json
import os
import sqlite3
import threading
import time


COLUMN_LIST = ", ".join(COLUMNS)

# Seconds between vote and end of a transaction after which its process must have died.
PREPARED_LIMIT = 180

TABLES = """
CREATE TABLE IF NOT EXISTS taskqueue_task (
    seq {serial},
    id TEXT NOT NULL UNIQUE,
    queue TEXT NOT NULL,
    url TEXT NOT NULL,
    method TEXT NOT NULL,
    userid TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    created {real} NOT NULL,
    due {real},
    started {real},
    finished {real},
    heartbeat {real},
    done INTEGER NOT NULL,
    total INTEGER,
    note TEXT NOT NULL,
    errors TEXT NOT NULL,
    result TEXT NOT NULL,
    error TEXT NOT NULL,
    taskkey TEXT NOT NULL,
    cancelled INTEGER NOT NULL,
    headers TEXT NOT NULL,
    payload {blob} NOT NULL,
    environ TEXT NOT NULL,
    failures INTEGER NOT NULL,
    interruptions INTEGER NOT NULL,
    worker TEXT NOT NULL,
    same_as TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS taskqueue_task_state
    ON taskqueue_task (state, queue, seq);
CREATE INDEX IF NOT EXISTS taskqueue_task_key
    ON taskqueue_task (taskkey) WHERE taskkey <> '';
CREATE INDEX IF NOT EXISTS taskqueue_task_titled
    ON taskqueue_task (created) WHERE title <> '';
CREATE INDEX IF NOT EXISTS taskqueue_task_user
    ON taskqueue_task (userid, created) WHERE title <> '';
CREATE INDEX IF NOT EXISTS taskqueue_task_finished
    ON taskqueue_task (finished) WHERE finished IS NOT NULL;
CREATE TABLE IF NOT EXISTS taskqueue_periodic (
    name TEXT NOT NULL PRIMARY KEY,
    slot {real} NOT NULL
);
"""


@implementer(ILedger)
class Ledger:
    """What all databases have in common. Times are seconds since 1970."""

    serial = real = blob = ""
    skip_locked = ""

    def transaction(self, durable=False):
        """Return a context manager that gives a function to run SQL with.

        :param durable: whether what is written must survive a loss of power
        """
        raise NotImplementedError

    def read(self, statement, values=()):
        """Return the rows of a query, without keeping writers waiting."""
        raise NotImplementedError

    def lock_key(self, sql, key):
        """Make transactions that ask for the same key wait for each other."""

    def close(self):
        """Close what the calling thread has open."""

    def tables(self):
        """Return the statements that make the tables."""
        text = TABLES.format(serial=self.serial, real=self.real, blob=self.blob)
        return [statement for statement in text.split(";\n") if statement.strip()]

    # Adding

    def prepare(self, tasks):
        """Keep tasks of a transaction that is about to be stored.

        After that they are not lost any more; only :meth:`release` makes them due.

        :param tasks: list of tasks
        """
        marks = ", ".join("?" * len(COLUMNS))
        statement = f"INSERT INTO taskqueue_task ({COLUMN_LIST}) VALUES ({marks})"
        with self.transaction(durable=True) as sql:
            for task in tasks:
                task.state = PREPARED
                task.worker = process.identity()
                sql(statement, to_row(task))

    def forget(self, ids):
        """Drop tasks whose transaction was aborted."""
        with self.transaction() as sql:
            for task_id in ids:
                sql(
                    "DELETE FROM taskqueue_task WHERE id = ? AND state = ?",
                    (task_id, PREPARED),
                )

    def release(self, ids):
        """Make prepared tasks due.

        A task with a key is dropped while an earlier one with the same key waits: that
        one begins later than now, so it sees all that is stored now.

        :param ids: list of ids
        :returns: list of the ids that may start now
        """
        due = []
        with self.transaction() as sql:
            for task_id in ids:
                rows = sql(
                    "SELECT queue, taskkey, title, due FROM taskqueue_task"
                    " WHERE id = ? AND state = ?",
                    (task_id, PREPARED),
                )
                if rows and self._release(sql, task_id, *rows[0]):
                    due.append(task_id)
        return due

    def _release(self, sql, task_id, queue, key, title, due):
        if key:
            self.lock_key(sql, key)
            same = sql(
                "SELECT id FROM taskqueue_task WHERE taskkey = ? AND queue = ?"
                " AND taskkey <> '' AND state IN ('queued', 'waiting') AND id <> ?"
                " AND failures = 0",
                (key, queue, task_id),
            )
            if same:
                self._merge(sql, task_id, same[0][0], title)
                return False
        waits = due is not None and due > time.time()
        sql(
            "UPDATE taskqueue_task SET state = ?, worker = '' WHERE id = ?",
            (WAITING if waits else QUEUED, task_id),
        )
        return not waits

    def _merge(self, sql, task_id, same_as, title):
        if title:
            # somebody was told this id and will ask for it
            sql(
                "UPDATE taskqueue_task SET state = 'same', same_as = ?, finished = ?,"
                " headers = '{}', payload = ? WHERE id = ?",
                (same_as, time.time(), b"", task_id),
            )
        else:
            sql("DELETE FROM taskqueue_task WHERE id = ?", (task_id,))

    # Working

    def claim(self, task_id, worker):
        """Take a task that is due, so that nobody else does.

        :param task_id: str
        :param worker: identity of the attempt
        :returns: the task, or None when it is not due (any more)
        """
        return self._claim("id = ? AND state = 'queued'", (task_id,), worker)

    def claim_next(self, queue, worker):
        """Take the task of a queue that has waited longest.

        :returns: the task, or None
        """
        if not self.read(
            "SELECT 1 FROM taskqueue_task WHERE queue = ? AND state = 'queued' LIMIT 1",
            (queue,),
        ):
            return None
        return self._claim(
            "seq = (SELECT seq FROM taskqueue_task WHERE queue = ? AND"
            f" state = 'queued' ORDER BY seq LIMIT 1 {self.skip_locked})",
            (queue,),
            worker,
        )

    def _claim(self, condition, values, worker):
        now = time.time()
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET state = 'running', attempts = attempts + 1,"
                " started = ?, heartbeat = ?, finished = NULL, worker = ?, done = 0,"
                " total = NULL, note = '', errors = '[]', result = '{}'"
                f" WHERE {condition} RETURNING {COLUMN_LIST}",
                (now, now, worker, *values),
            )
        return from_row(rows[0]) if rows else None

    def finish(self, task, state, error=""):
        """Note how the attempt at a task ended.

        :param task: the task with its worker, progress, errors and result
        :param state: one of ``FINAL``
        :param error: str
        :returns: False when the task has been given to somebody else meanwhile
        """
        # what may be tried again needs its request
        kept = state in (FAILED, DEAD)
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET state = ?, error = ?, finished = ?,"
                " done = ?, total = ?, note = ?, errors = ?, result = ?, failures = ?,"
                " worker = '', headers = CASE WHEN ? = 1 THEN headers ELSE '{}' END,"
                " payload = CASE WHEN ? = 1 THEN payload ELSE ? END"
                " WHERE id = ? AND worker = ? AND state = 'running' RETURNING id",
                (
                    state,
                    error,
                    time.time(),
                    *self._progress_of(task),
                    task.failures,
                    int(kept),
                    int(kept),
                    b"",
                    task.id,
                    task.worker,
                ),
            )
        return bool(rows)

    def postpone(self, task, due, error):
        """Let a task whose attempt has failed wait for another one.

        :param task: the task with its worker and failures
        :param due: seconds since 1970
        :param error: str
        """
        with self.transaction() as sql:
            sql(
                "UPDATE taskqueue_task SET state = ?, error = ?, due = ?, worker = '',"
                " failures = ? WHERE id = ? AND worker = ? AND state = 'running'",
                (WAITING, error, due, task.failures, task.id, task.worker),
            )

    def give_back(self, task):
        """Let somebody else begin a task anew, as if nobody had tried."""
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET state = ?, worker = '',"
                " attempts = attempts - 1"
                " WHERE id = ? AND worker = ? AND state = 'running' RETURNING id",
                (QUEUED, task.id, task.worker),
            )
        return bool(rows)

    def progress(self, task):
        """Store how far a task is; a sign of life, too.

        :returns: whether somebody wants it to stop
        """
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET done = ?, total = ?, note = ?, errors = ?,"
                " result = ?, heartbeat = ? WHERE id = ? AND worker = ?"
                " RETURNING cancelled",
                (*self._progress_of(task), time.time(), task.id, task.worker),
            )
        return bool(rows and rows[0][0])

    def _progress_of(self, task):
        return (
            task.done,
            task.total,
            task.note,
            json.dumps(task.errors, ensure_ascii=False),
            json.dumps(task.result, ensure_ascii=False, default=str),
        )

    def beat(self, workers):
        """Note that attempts are alive.

        :param workers: iterable of identities
        """
        with self.transaction() as sql:
            for worker in workers:
                sql(
                    "UPDATE taskqueue_task SET heartbeat = ? WHERE worker = ?"
                    " AND state = 'running'",
                    (time.time(), worker),
                )

    # Looking after what is left

    def promote(self, queue, now=None):
        """Make tasks due whose time has come.

        :param queue: name
        :param now: seconds since 1970; None = now; ``inf`` = all
        :returns: list of ids
        """
        now = time.time() if now is None else now
        condition = "state = 'waiting' AND queue = ? AND due <= ?"
        if not self.read(
            f"SELECT 1 FROM taskqueue_task WHERE {condition} LIMIT 1", (queue, now)
        ):
            return []
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET state = 'queued'"
                f" WHERE {condition} RETURNING id",
                (queue, now),
            )
        return [task_id for (task_id,) in rows]

    def recover(self, queue, stale, limit):
        """Take tasks away from attempts that have died.

        :param queue: name
        :param stale: seconds without a sign of life
        :param limit: how many interruptions are too many
        :returns: list of the ids that may start again
        """
        now = time.time()
        running = self.read(
            "SELECT id, worker, heartbeat FROM taskqueue_task"
            " WHERE state = 'running' AND queue = ?",
            (queue,),
        )
        prepared = self.read(
            "SELECT id, worker, created FROM taskqueue_task"
            " WHERE state = 'prepared' AND queue = ?",
            (queue,),
        )
        again = []
        for task_id, worker, heartbeat in running:
            if heartbeat < now - stale or process.surely_dead(worker):
                again += self._interrupted(task_id, worker, limit)
        left = [
            task_id
            for task_id, worker, created in prepared
            if created < now - PREPARED_LIMIT or process.surely_dead(worker)
        ]
        return again + (self.release(left) if left else [])

    def _interrupted(self, task_id, worker, limit):
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET interruptions = interruptions + 1,"
                " worker = '', finished = ?, state = CASE"
                " WHEN cancelled = 1 THEN 'cancelled'"
                " WHEN interruptions + 1 >= ? THEN 'dead' ELSE 'queued' END,"
                " error = CASE WHEN interruptions + 1 >= ? THEN ? ELSE error END"
                " WHERE id = ? AND worker = ? AND state = 'running'"
                " RETURNING state",
                (
                    time.time(),
                    limit,
                    limit,
                    f"The worker died {limit} times while it ran the task.",
                    task_id,
                    worker,
                ),
            )
        return [task_id] if rows and rows[0][0] == QUEUED else []

    def promote_for_tests(self, queue, retries):
        """Make tasks due that wait, as if time had passed; return their ids."""
        condition = "" if retries else "AND failures = 0"
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET state = 'queued' WHERE state = 'waiting'"
                f" AND queue = ? {condition} RETURNING id",
                (queue,),
            )
        return [task_id for (task_id,) in rows]

    def queued(self, queue):
        """Return the ids of all tasks of a queue that are due, first come first."""
        rows = self.read(
            "SELECT id FROM taskqueue_task WHERE state = 'queued' AND queue = ?"
            " ORDER BY seq",
            (queue,),
        )
        return [task_id for (task_id,) in rows]

    def claim_slot(self, name, slot, tasks=()):
        """Add what is due periodically, once for each time.

        :param name: of the periodic task
        :param slot: seconds since 1970, when it is due
        :param tasks: list of tasks
        :returns: ids of the tasks, or None when somebody was faster
        """
        marks = ", ".join("?" * len(COLUMNS))
        with self.transaction(durable=True) as sql:
            rows = sql(
                "INSERT INTO taskqueue_periodic AS known (name, slot) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET slot = excluded.slot"
                " WHERE known.slot < excluded.slot RETURNING name",
                (name, slot),
            )
            if not rows:
                return None
            for task in tasks:
                task.state = PREPARED
                task.worker = process.identity()
                sql(
                    f"INSERT INTO taskqueue_task ({COLUMN_LIST}) VALUES ({marks})",
                    to_row(task),
                )
        return self.release([task.id for task in tasks])

    def slot(self, name):
        """Return when a periodic task was last added, in seconds since 1970, or None"""
        rows = self.read("SELECT slot FROM taskqueue_periodic WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    # Reading and steering

    def get(self, task_id):
        """Return a task, or None."""
        rows = self.read(
            f"SELECT same_as, {COLUMN_LIST} FROM taskqueue_task WHERE id = ?",
            (task_id,),
        )
        if not rows:
            return None
        same_as, *row = rows[0]
        return self.get(same_as) if same_as else from_row(row)

    def find(self, size, start=0, **criteria):
        """Return tasks, newest first; see :func:`collective.taskqueue.jobs.find`."""
        condition, values = self._where(**criteria)
        rows = self.read(
            f"SELECT {COLUMN_LIST} FROM taskqueue_task WHERE {condition}"
            " ORDER BY created DESC, seq DESC LIMIT ? OFFSET ?",
            (*values, size, start),
        )
        return [from_row(row) for row in rows]

    def count(self, **criteria):
        """Return how many tasks there are."""
        condition, values = self._where(**criteria)
        rows = self.read(
            f"SELECT COUNT(*) FROM taskqueue_task WHERE {condition}", values
        )
        return rows[0][0]

    def _where(self, user=None, queue=None, states=None, titled=None):
        conditions = ["state NOT IN ('prepared', 'same')"]
        values = []
        if user is not None:
            conditions.append("userid = ?")
            values.append(user)
        if queue is not None:
            conditions.append("queue = ?")
            values.append(queue)
        if states is not None:
            states = [states] if isinstance(states, str) else list(states)
            marks = ", ".join("?" * len(states)) or "NULL"
            conditions.append(f"state IN ({marks})")
            values += states
        if titled is not None:
            conditions.append("title <> ''" if titled else "title = ''")
        return " AND ".join(conditions), values

    def cancel(self, task_id):
        """Stop a task: one that waits at once, one that runs when it next asks.

        :returns: False when there is nothing to stop
        """
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET cancelled = 1,"
                " finished = CASE WHEN state = 'running' THEN finished ELSE ? END,"
                " state = CASE WHEN state = 'running' THEN state ELSE ? END"
                " WHERE id = ? AND state IN ('queued', 'waiting', 'running')"
                " RETURNING id",
                (time.time(), CANCELLED, task_id),
            )
        return bool(rows)

    def retry(self, task_id):
        """Begin a task anew that was refused or given up.

        :returns: False when it is none of them
        """
        with self.transaction() as sql:
            rows = sql(
                "UPDATE taskqueue_task SET state = ?, cancelled = 0, attempts = 0,"
                " failures = 0, interruptions = 0, error = '', finished = NULL,"
                " due = NULL WHERE id = ? AND state IN ('failed', 'dead') RETURNING id",
                (QUEUED, task_id),
            )
        return bool(rows)

    def expire(self, before, untitled_only=False, states=FINAL):
        """Forget tasks that have ended before a time.

        :param before: seconds since 1970
        :param untitled_only: whether those that people know by a title stay
        :param states: which
        :returns: how many
        """
        states = (*states, "same") if DONE in states else tuple(states)
        marks = ", ".join("?" * len(states))
        condition = "AND title = ''" if untitled_only else ""
        with self.transaction() as sql:
            rows = sql(
                "DELETE FROM taskqueue_task WHERE finished IS NOT NULL AND"
                f" finished < ? AND state IN ({marks}) {condition} RETURNING id",
                (before, *states),
            )
        return len(rows)

    def reset(self, queue):
        """Forget all tasks of a queue."""
        with self.transaction() as sql:
            sql("DELETE FROM taskqueue_task WHERE queue = ?", (queue,))


class SQLiteLedger(Ledger):
    """A ledger in a file that belongs to its owner alone.

    Each thread has a connection. The write-ahead log lets readers and the one writer
    work side by side; a task is synced to the disk before its transaction may be
    stored, anything later need not be: what a loss of power takes back is done again.
    """

    serial = "INTEGER PRIMARY KEY AUTOINCREMENT"
    real = "REAL"
    blob = "BLOB"

    def __init__(self, path, timeout=15):
        """:param path: str; :param timeout: seconds to wait for other writers"""
        self.path = path
        self.timeout = timeout
        self._local = threading.local()
        create_private(path)
        with self._connection_lock(), self.transaction() as sql:
            for statement in self.tables():
                sql(statement)

    def _connection_lock(self):
        return _nothing()

    def _connect(self):
        connection = sqlite3.connect(
            self.path,
            timeout=self.timeout,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def connection(self):
        """Return the connection of the calling thread."""
        local = self._local
        if getattr(local, "process", None) != os.getpid():
            local.connection = self._connect()
            local.process = os.getpid()
        return local.connection

    def close(self):
        if getattr(self._local, "process", None) == os.getpid():
            self._local.connection.close()
            self._local.process = None

    def read(self, statement, values=()):
        with self._connection_lock():
            return self.connection().execute(statement, values).fetchall()

    @contextmanager
    def transaction(self, durable=False):
        with self._connection_lock():
            connection = self.connection()
            if durable:
                connection.execute("PRAGMA synchronous = FULL")
            try:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield lambda statement, values=(): connection.execute(
                        statement, values
                    ).fetchall()
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            finally:
                if durable:
                    connection.execute("PRAGMA synchronous = NORMAL")


class VolatileLedger(SQLiteLedger):
    """A ledger in memory."""

    def __init__(self):
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        self.path = ":memory:"
        with self.transaction() as sql:
            for statement in self.tables():
                sql(statement)

    def _connection_lock(self):
        return self._lock

    def connection(self):
        return self._connection

    def close(self):
        """Keep what would be lost."""


@contextmanager
def _nothing():
    yield


def create_private(path):
    """Make a file that only its owner may read, if there is none.

    SQLite gives its companions (``-wal``, ``-shm``) the permissions of the file. One
    that exists is not opened: closing it again would take all locks away that this
    process has on it (see "How To Corrupt An SQLite Database File", 2.2), and another
    process would then take the log away, too.
    """
    os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
