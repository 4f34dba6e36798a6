"""Contracts of this package."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class ITaskQueueLayer(IDefaultBrowserLayer):
    """Layer of requests that a consumer makes.

    A view that is registered for this layer does not exist for the web.
    """


class ITaskQueue(Interface):
    """A queue of tasks. Registered as utilities, by their name."""

    name = Attribute("Name of the queue")

    def __len__():
        """Return how many tasks wait to be started."""

    def add(task):
        """Add a task when the running transaction is stored.

        :param task: :class:`collective.taskqueue.task.Task`
        :returns: id of the task; that of an earlier one, when one with the same key was
            added in this transaction
        """

    def put(task):
        """Add a task at once, whatever becomes of the running transaction."""

    def get(consumer_name):
        """Take the next task.

        :param consumer_name: str; says who works on it
        :returns: the task, whose state is ``running`` now, or None
        """

    def task_done(task, status_line, consumer_name="", consumer_length=1):
        """Say that a task that :meth:`get` has given was worked off.

        :param task: what :meth:`get` returned
        :param status_line: status of the response, like ``200 OK``
        :param consumer_name: str; as for :meth:`get`
        :param consumer_length: int; not used any more, was part of version 1
        """

    def reset():
        """Forget all tasks of the queue, those that are worked on, too."""


class IPeriodicTask(Interface):
    """A task that is due again and again. Registered as utilities, by their name."""

    queue = Attribute("Name of the queue, or None for the first")
    minutes = Attribute("Int, how often, counted from midnight UTC; or None")
    crontab = Attribute("Str with the five fields of a crontab, local time; or None")

    def tasks(app):
        """Return what has to be done.

        :param app: root of the database, as seen by nobody in particular
        :returns: iterable of dicts with the arguments of
            :func:`collective.taskqueue.taskqueue.add`
        """


class ILedger(Interface):
    """Where the tasks are kept. Nothing of it is in the ZODB."""


class ITransport(Interface):
    """Tells consumers that there is something to do.

    A message is no more than the id of a task: the ledger has the task, so a message
    that is lost or comes twice does no harm.
    """

    def ping():
        """Raise an error when the broker is not alive."""

    def put(ids):
        """Send messages.

        :param ids: list of ids
        """

    def get():
        """Return the next id, or None. May wait up to a second when it can block."""

    def size():
        """Return the number of messages."""

    def ids():
        """Return the ids of all messages."""

    def flush():
        """Drop all messages."""
