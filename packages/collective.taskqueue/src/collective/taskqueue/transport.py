"""How consumers hear of tasks. All of it is huey's storage layer.

Only ids travel, as JSON: nothing is ever unpickled, whoever writes into the queue.
huey removes a message when it gives it away, so a consumer that dies loses it; the
ledger does not lose the task, and whoever looks after it sends the message again.
"""

from collective.taskqueue.interfaces import ITransport
from collective.taskqueue.ledger import create_private
from huey.storage import MemoryStorage
from huey.storage import SqliteStorage
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from urllib.parse import urlsplit
from zope.interface import implementer

import json
import logging


logger = logging.getLogger(__name__)

PREFIX = "collective.taskqueue."

# A broker that does not answer is as good as dead.
REDIS_TIMEOUT = 5


def encode(task_id):
    """Return the message for a task."""
    return json.dumps({"id": task_id}).encode("ascii")


def decode(message):
    """Return the id that a message holds, or None when it is not one of ours."""
    try:
        return str(json.loads(bytes(message))["id"])
    except (ValueError, KeyError, TypeError):
        logger.error("A message that is none was dropped from the queue.")
        return None


@implementer(ITransport)
class HueyTransport:
    """A transport on one of huey's storages."""

    def __init__(self, storage):
        self.storage = storage

    def ping(self):
        self.storage.queue_size()

    def put(self, ids):
        for task_id in ids:
            self.storage.enqueue(encode(task_id))

    def get(self):
        while (message := self.storage.dequeue()) is not None:
            if task_id := decode(message):
                return task_id
        return None

    def size(self):
        return self.storage.queue_size()

    def ids(self):
        return [decode(message) for message in self.storage.enqueued_items()]

    def flush(self):
        self.storage.flush_queue()


class VolatileTransport(HueyTransport):
    """A queue in memory."""

    blocks = False

    def __init__(self, name):
        super().__init__(MemoryStorage(PREFIX + name))


class _SqliteStorage(SqliteStorage):
    """huey's, synced when the log is written back: the ledger has what must last."""

    def _create_connection(self):
        connection = super()._create_connection()
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection


class SQLiteTransport(HueyTransport):
    """A queue in a file."""

    blocks = False

    def __init__(self, name, path):
        create_private(path)
        super().__init__(
            _SqliteStorage(PREFIX + name, filename=path, strict_fifo=True, timeout=15)
        )

    def put(self, ids):
        with self.storage.db(commit=True) as cursor:
            cursor.executemany(
                "INSERT INTO task (queue, data) VALUES (?, ?)",
                [(self.storage.name, encode(task_id)) for task_id in ids],
            )


class RedisTransport(HueyTransport):
    """A queue in Redis."""

    blocks = True

    def __init__(self, name, url):
        from huey.storage import RedisStorage

        super().__init__(
            RedisStorage(PREFIX + name, url=with_timeouts(url), clean_name=False)
        )

    def ping(self):
        self.storage.conn.ping()

    def put(self, ids):
        self.storage.conn.lpush(self.storage.queue_key, *map(encode, ids))


class LedgerTransport:
    """No messages at all: consumers ask the ledger itself.

    For PostgreSQL, which lets many ask at once (``SKIP LOCKED``).
    """

    blocks = False

    def ping(self):
        """Nothing to do: the ledger was written to."""

    def put(self, ids):
        """Nothing to do: the ledger has them."""

    def size(self):
        return 0

    def flush(self):
        """Nothing to do."""


def with_timeouts(url):
    """Return the address of a Redis with time limits, unless it has some."""
    parts = urlsplit(url)
    query = {
        "socket_timeout": REDIS_TIMEOUT,
        "socket_connect_timeout": REDIS_TIMEOUT,
        **dict(parse_qsl(parts.query)),
    }
    return parts._replace(query=urlencode(query)).geturl()
