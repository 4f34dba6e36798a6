"""Tasks join the transaction that adds them."""

from transaction.interfaces import IDataManagerSavepoint
from transaction.interfaces import ISavepointDataManager
from zope.interface import implementer

import logging
import transaction


logger = logging.getLogger(__name__)

KEY = "collective.taskqueue"


def join(queue, task):
    """Let a task be added when the running transaction is stored.

    :param queue: the queue
    :param task: the task
    :returns: id of the task, or of the one with the same key that this transaction has
        added before
    """
    running = transaction.get()
    try:
        manager = running.data(KEY)
    except KeyError:
        manager = TaskDataManager()
        running.set_data(KEY, manager)
    if not manager.joined:
        running.join(manager)
        manager.joined = True
    return manager.add(queue, task)


@implementer(IDataManagerSavepoint)
class Savepoint:
    """Remembers how many tasks there were."""

    def __init__(self, manager):
        self.manager = manager
        self.length = len(manager.tasks)

    def rollback(self):
        del self.manager.tasks[self.length :]


@implementer(ISavepointDataManager)
class TaskDataManager:
    """All tasks of a transaction."""

    def __init__(self):
        self.transaction_manager = transaction.manager
        self.tasks = []  # (queue, task)
        self.prepared = []  # (ledger, tasks)
        self.joined = False

    def add(self, queue, task):
        """Keep a task until the transaction ends."""
        task.queue = queue.name
        if task.key:
            for other_queue, other in self.tasks:
                if other.key == task.key and other_queue is queue:
                    return other.id
        self.tasks.append((queue, task))
        return task.id

    def sortKey(self):
        # After all databases: the tasks vote last and become due last.
        return f"~collective.taskqueue:{id(self):x}"

    def savepoint(self):
        return Savepoint(self)

    def tpc_begin(self, running):
        """Nothing to do."""

    def commit(self, running):
        """Nothing to do."""

    def tpc_vote(self, running):
        """Write the tasks, which proves that ledger and broker are alive.

        Any error aborts the transaction: whoever queued the tasks hears of it, and
        nothing of what the tasks are about is stored.
        """
        for queue in {id(queue): queue for queue, _task in self.tasks}.values():
            queue.transport.ping()
        for ledger, pairs in self._by(lambda queue: queue.ledger):
            tasks = [task for _queue, task in pairs]
            # before, so that an error in the middle is cleaned up, too
            self.prepared.append((ledger, tasks))
            ledger.prepare(tasks)

    def tpc_finish(self, running):
        """Make the tasks due.

        The other databases have stored the transaction, so no error may leave this. A
        task that cannot be made due stays prepared, and a consumer finds it later.
        """
        try:
            for ledger, pairs in self._by(lambda queue: queue.ledger):
                due = set(ledger.release([task.id for _queue, task in pairs]))
                for queue, tasks in _grouped(pairs):
                    queue.announce([task.id for task in tasks if task.id in due])
        except Exception:
            logger.exception("Tasks will start late: they could not be made due.")
        self._clear()

    def tpc_abort(self, running):
        for ledger, tasks in self.prepared:
            try:
                ledger.forget([task.id for task in tasks])
            except Exception:
                logger.exception(
                    "Tasks of an aborted transaction could not be dropped."
                )
        self._clear()

    def abort(self, running):
        self.tpc_abort(running)

    def _clear(self):
        self.tasks = []
        self.prepared = []
        self.joined = False

    def _by(self, key):
        groups = {}
        for queue, task in self.tasks:
            value = key(queue)
            groups.setdefault(id(value), (value, []))[1].append((queue, task))
        return list(groups.values())


def _grouped(pairs):
    groups = {}
    for queue, task in pairs:
        groups.setdefault(id(queue), (queue, []))[1].append(task)
    return groups.values()
