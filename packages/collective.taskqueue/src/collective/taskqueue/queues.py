"""Queues, and which of them there are."""

from collective.taskqueue import process
from collective.taskqueue.interfaces import ITaskQueue
from collective.taskqueue.ledger import VolatileLedger
from collective.taskqueue.task import DONE
from collective.taskqueue.task import FAILED
from collective.taskqueue.transport import LedgerTransport
from collective.taskqueue.transport import VolatileTransport
from zope.component import getGlobalSiteManager
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.interface import implementer

import logging
import threading


logger = logging.getLogger(__name__)

DEFAULT = "default"

_lock = threading.RLock()
_warned = set()
# Called with each queue that is made because nothing was configured.
on_demand = []


@implementer(ITaskQueue)
class TaskQueue:
    """A queue: its tasks are in a ledger, a transport says when there is one.

    :param name: str
    :param ledger: :class:`~collective.taskqueue.ledger.Ledger`
    :param transport: one of :mod:`~collective.taskqueue.transport`
    :param max_attempts: attempts after which a task that fails is dead
    :param backoff: seconds before the second attempt; doubled with each other one
    :param max_interruptions: deaths of its worker after which a task is dead
    :param stale: seconds without a sign of life after which a worker is dead
    """

    def __init__(
        self,
        name,
        ledger,
        transport,
        *,
        max_attempts=5,
        backoff=2.0,
        max_interruptions=5,
        stale=60,
    ):
        self.name = name
        self.ledger = ledger
        self.transport = transport
        self.max_attempts = max_attempts
        self.backoff = backoff
        self.max_interruptions = max_interruptions
        self.stale = stale
        # set when this process has put something into the queue
        self.filled = threading.Event()

    def __len__(self):
        return self.ledger.count(queue=self.name, states=["queued", "waiting"])

    def __bool__(self):
        return True

    def add(self, task):
        from collective.taskqueue.datamanager import join

        return join(self, task)

    def put(self, task):
        task.queue = self.name
        self.ledger.prepare([task])
        self.announce(self.ledger.release([task.id]))

    def announce(self, ids):
        """Say that tasks of the ledger may start."""
        if ids:
            self.transport.put(ids)
            self.filled.set()

    def missing(self):
        """Return the ids of tasks that may start, but that no message speaks of.

        Some of them may just have been put or taken.
        """
        if isinstance(self.transport, LedgerTransport):
            return []
        due = self.ledger.count(queue=self.name, states=["queued"])
        if due <= self.transport.size():
            return []
        due = self.ledger.queued(self.name)
        known = set(self.transport.ids())
        return [task_id for task_id in due if task_id not in known]

    def get(self, consumer_name=""):
        worker = process.run_identity()
        if isinstance(self.transport, LedgerTransport):
            return self.ledger.claim_next(self.name, worker)
        while (task_id := self.transport.get()) is not None:
            # None: it was cancelled, or its message came twice
            if task := self.ledger.claim(task_id, worker):
                return task
        return None

    def task_done(self, task, status_line, consumer_name="", consumer_length=1):
        succeeded = status_line[:1] in "23"
        self.ledger.finish(
            task, DONE if succeeded else FAILED, "" if succeeded else status_line
        )

    def reset(self):
        self.transport.flush()
        self.ledger.reset(self.name)


class LocalVolatileTaskQueue(TaskQueue):
    """A queue in memory, which ends with the process."""

    def __init__(self, name=DEFAULT, ledger=None, **options):
        super().__init__(
            name, ledger or VolatileLedger(), VolatileTransport(name), **options
        )


_volatile_ledger = []


def volatile_ledger():
    """Return the ledger that all queues in memory share."""
    with _lock:
        if not _volatile_ledger:
            _volatile_ledger.append(VolatileLedger())
        return _volatile_ledger[0]


def register(queue):
    """Make a queue known under its name."""
    getGlobalSiteManager().registerUtility(queue, ITaskQueue, name=queue.name)


def unregister(queue):
    """Forget a queue."""
    getGlobalSiteManager().unregisterUtility(queue, ITaskQueue, name=queue.name)


def configured():
    """Return the queues that zope.conf names, in its order."""
    from collective.taskqueue.config import queues_of_configuration

    return queues_of_configuration()


def all_queues():
    """Return all queues that are known, in the order of their names."""
    return [queue for _name, queue in sorted(getUtilitiesFor(ITaskQueue))]


def ledgers():
    """Return the ledgers of all queues, each once."""
    found = []
    for queue in all_queues():
        if queue.ledger not in found:
            found.append(queue.ledger)
    return found


def get_queue(name=None):
    """Return a queue.

    :param name: None = the first that zope.conf names
    :returns: the queue of that name. If zope.conf names queues, but not this one, the
        first of them; if it names none, one in memory
    """
    queue = queryUtility(ITaskQueue, name=name) if name else None
    if queue is not None:
        return queue
    with _lock:
        names = configured()
        if names:
            if name and name not in names:
                _warn(
                    name,
                    "zope.conf has no task queue %r: %r takes its tasks.",
                    name,
                    names[0],
                )
            return queryUtility(ITaskQueue, name=names[0])
        return _on_demand(name or DEFAULT)


def _on_demand(name):
    queue = queryUtility(ITaskQueue, name=name)
    if queue is None:
        _warn(
            "",
            "zope.conf has no <taskqueue>: tasks are kept in memory and are lost when"
            " the process ends.",
        )
        queue = LocalVolatileTaskQueue(name, volatile_ledger())
        register(queue)
        for notify in on_demand:
            notify(queue)
    return queue


def _warn(subject, text, *values):
    if subject not in _warned:
        _warned.add(subject)
        logger.warning(text, *values)
