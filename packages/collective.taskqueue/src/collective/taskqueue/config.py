"""What zope.conf says about queues and consumers."""

from collective.taskqueue.postgresql import is_dsn

import os


SQLITE, REDIS, POSTGRESQL, VOLATILE = TYPES = (
    "sqlite",
    "redis",
    "postgresql",
    "volatile",
)
PACKAGE = "collective.taskqueue"
FILE = "taskqueue.sqlite"

_ledgers = {}


def queue_type(value):
    """Return the type of a queue.

    :raises ValueError: when there is none of that name
    """
    value = value.lower()
    if value not in TYPES:
        raise ValueError(f"type must be one of {', '.join(TYPES)}")
    return value


def positive(value):
    """Return a number above zero."""
    number = int(value)
    if number < 1:
        raise ValueError("must be at least 1")
    return number


class Queue:
    """``<taskqueue>``

    :raises ValueError: when the address does not suit the type
    """

    def __init__(self, section):
        self.queue = section.queue or section.getSectionName()
        self.type = section.type
        self.address = section.address
        self.ledger = section.ledger
        self.options = {
            "max_attempts": section.max_attempts,
            "backoff": section.backoff,
            "max_interruptions": section.max_interruptions,
            "stale": section.stale,
        }
        if self.type == REDIS and not (self.address or "").startswith(
            ("redis:", "rediss:", "unix:")
        ):
            raise ValueError("a queue in Redis needs an address like redis://localhost")
        if self.type == POSTGRESQL and not is_dsn(self.address or ""):
            raise ValueError("a queue in PostgreSQL needs a DSN as its address")
        if self.ledger and self.type != REDIS:
            raise ValueError(f"a queue of type {self.type} has its own ledger")

    def getSectionName(self):
        # Zope keeps the sections of all products in one dict.
        return f"{PACKAGE}:queue:{self.queue}"


class Server:
    """``<taskqueue-server>``"""

    def __init__(self, section):
        self.section = section.getSectionName()
        self.queues = section.queues
        self.concurrency = section.concurrency
        self.name = section.name or "taskqueue"
        self.stop_timeout = section.stop_timeout

    def getSectionName(self):
        return f"{PACKAGE}:server:{self.section}"


def sections(kind, configuration=None):
    """Return the sections of a kind.

    :param kind: :class:`Queue` or :class:`Server`
    :param configuration: of Zope; None = that of this process
    """
    if configuration is None:
        from App.config import getConfiguration

        configuration = getConfiguration()
    found = getattr(configuration, "product_config", None) or {}
    return [section for section in found.values() if isinstance(section, kind)]


def served_queues(configuration=None):
    """Return what the servers of zope.conf work off.

    :returns: dict of the name of a queue and how many of its tasks run at a time
    """
    return {
        name: server.concurrency
        for server in sections(Server, configuration)
        for name in server.queues
    }


def queues_of_configuration():
    """Return the names of the queues that zope.conf has, in its order."""
    return [section.queue for section in sections(Queue)]


def make_queue(section, home):
    """Return the queue of a section.

    :param section: :class:`Queue`
    :param home: directory for files without a path
    """
    from collective.taskqueue import queues
    from collective.taskqueue import transport

    name, options = section.queue, section.options
    if section.type == VOLATILE:
        return queues.LocalVolatileTaskQueue(name, queues.volatile_ledger(), **options)
    default = os.path.join(home, FILE)
    if section.type == REDIS:
        ledger = ledger_at(section.ledger or default)
        broker = transport.RedisTransport(name, section.address)
    elif section.type == POSTGRESQL:
        ledger = ledger_at(section.address)
        broker = transport.LedgerTransport()
    else:
        path = section.address or default
        ledger = ledger_at(path)
        broker = transport.SQLiteTransport(name, path)
    return queues.TaskQueue(name, ledger, broker, **options)


def ledger_at(address):
    """Return the ledger at an address; there is one for each.

    :param address: path, or DSN of PostgreSQL
    """
    from collective.taskqueue.ledger import SQLiteLedger
    from collective.taskqueue.postgresql import PostgreSQLLedger

    if not is_dsn(address):
        address = os.path.abspath(address)
    if address not in _ledgers:
        kind = PostgreSQLLedger if is_dsn(address) else SQLiteLedger
        _ledgers[address] = kind(address)
    return _ledgers[address]


def register_queues(event=None):
    """Make the queues of zope.conf known, when Zope has started."""
    from App.config import getConfiguration
    from collective.taskqueue import queues

    configuration = getConfiguration()
    for section in sections(Queue, configuration):
        queues.register(make_queue(section, configuration.clienthome))
