"""Tasks that are due again and again.

Consumers ask, once a second, which :class:`IPeriodicTask` utilities are due, and add an
ordinary task for each time. The ledger sees to it that only one of several processes
does; a time that passed while no consumer ran is made up for, once.
"""

from collective.taskqueue import queues
from collective.taskqueue.interfaces import IPeriodicTask
from datetime import datetime
from datetime import timedelta
from huey import crontab as huey_crontab
from zope.component import getUtilitiesFor
from zope.interface import implementer

import logging
import time
import transaction


logger = logging.getLogger(__name__)

# How far back a time is looked for that was missed.
LOOK_BACK = timedelta(days=2)


@implementer(IPeriodicTask)
class PeriodicTask:
    """A task that is due again and again.

    :param tasks: function that gets the root of the database and returns an iterable of
        dicts with the arguments of ``taskqueue.add``
    :param queue: name; None = the first
    :param minutes: how often, in whole minutes since midnight UTC
    :param crontab: five fields, local time; instead of ``minutes``
    """

    def __init__(self, tasks, queue=None, minutes=None, crontab=None):
        if (minutes is None) == (crontab is None):
            raise ValueError("Say either minutes or crontab.")
        if crontab is not None:
            parsed(crontab)
        self.tasks = tasks
        self.queue = queue
        self.minutes = minutes
        self.crontab = crontab


def periodic(queue=None, minutes=None, crontab=None):
    """Make a function a periodic task, to be registered as a utility.

    Example::

        @taskqueue.periodic(crontab="30 3 * * *")
        def nightly(app):
            for site in app.objectValues("Plone Site"):
                yield {"url": f"/{site.getId()}/@@cleanup"}

        <utility component=".nightly" name="my.package.nightly"
                 provides="collective.taskqueue.interfaces.IPeriodicTask" />
    """
    return lambda tasks: PeriodicTask(tasks, queue, minutes, crontab)


def parsed(crontab):
    """Return a function that says whether a datetime matches.

    :raises ValueError: when these are not five fields of a crontab
    """
    fields = crontab.split()
    if len(fields) != 5:
        raise ValueError(f"A crontab has five fields: {crontab!r}")
    return huey_crontab(*fields, strict=True)


def last_due(utility, known, now):
    """Return when a task was last due.

    :param utility: the periodic task
    :param known: when it was last added, in seconds since 1970
    :param now: seconds since 1970
    :returns: seconds since 1970, or None when that is not after ``known``
    """
    if utility.minutes is not None:
        slot = now - now % (utility.minutes * 60)
        return slot if slot > known else None
    matches = parsed(utility.crontab)
    minute = datetime.fromtimestamp(now).replace(second=0, microsecond=0)
    end = max(datetime.fromtimestamp(known), minute - LOOK_BACK)
    while minute > end:
        if matches(minute):
            return minute.timestamp()
        minute -= timedelta(minutes=1)
    return None


_known = {}  # (id of the ledger, name) -> seconds since 1970
_asked = {}  # the same -> minute that was looked at


def add_due(served, now=None):
    """Add all tasks that are due.

    :param served: list of the queues that this process works off
    :param now: seconds since 1970; None = now
    """
    now = time.time() if now is None else now
    for name, utility in getUtilitiesFor(IPeriodicTask):
        queue = queues.get_queue(utility.queue)
        if queue not in served:
            continue
        key = (id(queue.ledger), name)
        if _asked.get(key) == int(now // 60):
            # nothing is due more often than every minute
            continue
        _asked[key] = int(now // 60)
        _add_if_due(name, utility, queue, key, now)


def _add_if_due(name, utility, queue, key, now):
    if key not in _known:
        known = queue.ledger.slot(name)
        if known is None:
            # Never heard of: it is due when its time comes.
            queue.ledger.claim_slot(name, now)
            known = now
        _known[key] = known
    slot = last_due(utility, _known[key], now)
    if slot is not None:
        add(name, utility, slot)
        _known[key] = slot


def add(name, utility, slot):
    """Add what a periodic task has to do at a time, unless somebody has done so.

    :param name: of the periodic task
    :param utility: the periodic task
    :param slot: seconds since 1970
    :returns: list of ids
    """
    queue = queues.get_queue(utility.queue)
    ids = queue.ledger.claim_slot(name, slot, made(utility, queue))
    queue.announce(ids or [])
    return ids or []


def made(utility, queue):
    """Return the tasks that a periodic task wants done.

    What it says of their queue is not heard: they are in its own.
    """
    from collective.taskqueue.taskqueue import make

    import Zope2

    app = Zope2.app()
    try:
        tasks = []
        for arguments in utility.tasks(app):
            # nobody in particular wants it, whoever may have logged in here
            arguments = {"user": "", **arguments}
            arguments.pop("queue", None)
            task = make(**arguments)
            task.queue = queue.name
            tasks.append(task)
        return tasks
    finally:
        transaction.abort()
        app._p_jar.close()
