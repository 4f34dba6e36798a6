"""The task of the benchmark of queues: it notes, in a file of its own, what was done.

What is noted lasts at once, whatever becomes of the process or of the transaction.
"""

from Products.Five.browser import BrowserView

import os
import sqlite3
import threading
import time


PLACE = "QUEUE_BENCH_DONE"
PAUSE = "QUEUE_BENCH_PAUSE"

TABLE = """
CREATE TABLE IF NOT EXISTS done (
    id TEXT NOT NULL, process INTEGER NOT NULL, time REAL NOT NULL
)
"""

_local = threading.local()


def connect(path):
    """Open the file of what is done."""
    connection = sqlite3.connect(path, timeout=60, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(TABLE)
    return connection


class Note(BrowserView):
    """Note the id of the task, in the middle of a short piece of work."""

    def __call__(self):
        if not hasattr(_local, "connection"):
            _local.connection = connect(os.environ[PLACE])
        pause = float(os.environ.get(PAUSE, 0))
        time.sleep(pause)
        _local.connection.execute(
            "INSERT INTO done VALUES (?, ?, ?)",
            (self.request.getHeader("X-Task-Id"), os.getpid(), time.time()),
        )
        time.sleep(pause)
        return "done"
