"""For tests of packages that add tasks."""

from collective.taskqueue import periodic
from collective.taskqueue import queues
from collective.taskqueue.interfaces import IPeriodicTask
from collective.taskqueue.runner import run
from plone.testing import Layer
from zope.component import getUtility

import threading
import transaction


def run_tasks(queue=None, limit=None, *, delayed=True, retries=False):
    """Work off what is queued, before returning.

    The tasks run one after the other in a thread that is waited for: as in a worker,
    their transactions are not the test's. What the test has not committed they do not
    see; afterwards the test sees what they have stored.

    :param queue: name; None = all queues
    :param limit: how many at most
    :param delayed: whether to run those whose time has not come yet, too
    :param retries: whether to run those again at once that have failed, until they
        succeed or are given up
    :returns: list of (id, status); the status 0 means cancelled
    """
    outcome = []
    trouble = []

    def work():
        try:
            while limit is None or len(outcome) < limit:
                done = _run_next(queue, delayed, retries)
                if done is None:
                    return
                outcome.append(done)
        except BaseException as error:
            trouble.append(error)

    thread = threading.Thread(target=work, name="run_tasks")
    thread.start()
    thread.join()
    if trouble:
        raise trouble[0]
    transaction.begin()
    return outcome


def _run_next(name, delayed, retries):
    for queue in queues.all_queues():
        if name is not None and queue.name != name:
            continue
        if delayed or retries:
            queue.announce(queue.ledger.promote_for_tests(queue.name, retries))
        task = queue.get("test")
        if task is not None:
            return task.id, run(queue, task)
    return None


def add_periodic(name):
    """Add what a periodic task has to do, as if it were due.

    :param name: of the utility
    :returns: list of ids, for :func:`run_tasks`
    """
    utility = getUtility(IPeriodicTask, name=name)
    queue = queues.get_queue(utility.queue)
    tasks = periodic.made(utility, queue)
    for task in tasks:
        queue.put(task)
    return [task.id for task in tasks]


class TaskQueueLayer(Layer):
    """All queues are in memory and empty at the beginning of each test.

    No consumer runs: :func:`run_tasks` works them off.
    """

    def setUp(self):
        from collective.taskqueue import consumer

        self._autostart = consumer.autostart
        consumer.autostart = False

    def tearDown(self):
        from collective.taskqueue import consumer

        consumer.autostart = self._autostart

    def testSetUp(self):
        reset_all()

    def testTearDown(self):
        reset_all()


def reset_all():
    """Empty all queues."""
    for queue in queues.all_queues():
        queue.reset()


TASKQUEUE_FIXTURE = TaskQueueLayer()
