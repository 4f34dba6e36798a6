"""``taskqueue-worker``: a process of its own that works off queues."""

from collective.taskqueue import consumer
from collective.taskqueue import queues
from collective.taskqueue.config import Queue
from collective.taskqueue.config import sections
from collective.taskqueue.config import served_queues
from collective.taskqueue.config import VOLATILE

import argparse
import logging
import os
import signal
import sys
import threading


logger = logging.getLogger("collective.taskqueue.worker")

FILESTORAGE = (
    "The database is a FileStorage, which one process can open at a time: a worker"
    " would keep the web server out, or the other way round. Let threads of the web"
    " server do the work (<taskqueue-server> in its zope.conf), or move the database"
    " to ZEO or RelStorage."
)


class WorkerError(Exception):
    """The worker cannot start; the message says why."""


def main(arguments=None):
    """Run a worker until it gets SIGTERM or SIGINT.

    :param arguments: of the command line
    :returns: exit code
    """
    options = parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.INFO,
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s [%(process)d %(threadName)s] %(name)s:"
        " %(message)s",
    )
    try:
        servers = prepare(options)
    except WorkerError as error:
        print(f"taskqueue-worker: {error}", file=sys.stderr)
        return 2
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, frame: stopped.set())
    staff = consumer.start(servers)
    staff.stop_timeout = options.stop_timeout
    logger.info(
        "Working on %s.", ", ".join(f"{q.name} ({n})" for q, n, _name in servers)
    )
    stopped.wait()
    logger.info("Stopping.")
    ended = staff.stop()
    logger.info("Stopped.")
    logging.shutdown()
    if not ended:
        # a thread that still runs must not go on with what others do now
        os._exit(0)
    return 0


def parser():
    """Return the parser of the command line."""
    found = argparse.ArgumentParser(
        prog="taskqueue-worker", description="Work off the task queues of a Zope."
    )
    found.add_argument("--conf", required=True, help="path of zope.conf")
    found.add_argument(
        "--queue",
        action="append",
        metavar="NAME[:N]",
        help="queue to work off, with N tasks at a time; may be repeated. Otherwise the"
        " queues that zope.conf has a <taskqueue-server> for, or all",
    )
    found.add_argument(
        "--stop-timeout",
        type=float,
        default=consumer.STOP_TIMEOUT,
        metavar="SECONDS",
        help="how long a running task may take to finish when the worker is to stop",
    )
    return found


def prepare(options):
    """Start Zope.

    :param options: of the command line
    :returns: list of (queue, concurrency, name of the threads)
    :raises WorkerError: when this configuration cannot have a worker of its own
    """
    from Zope2.Startup.options import ZopeWSGIOptions
    from Zope2.Startup.run import make_wsgi_app

    configuration = ZopeWSGIOptions(configfile=options.conf)().configroot
    if uses_filestorage(configuration):
        raise WorkerError(FILESTORAGE)
    wanted = chosen(options.queue, configuration)
    # the threads of zope.conf are those of the web server
    consumer.autostart = False
    make_wsgi_app({}, options.conf)
    see_all_that_is_stored()
    return [(queues.get_queue(name), number, "") for name, number in wanted.items()]


def chosen(names, configuration):
    """Return which queues to work off.

    :param names: list of names, with ``:N`` for more than one task at a time, or None
    :param configuration: of Zope
    :returns: dict of name and concurrency
    :raises WorkerError: when there is no such queue, or it is in memory
    """
    known = {section.queue: section for section in sections(Queue, configuration)}
    if not known:
        raise WorkerError("zope.conf has no <taskqueue>.")
    servers = served_queues(configuration)
    wanted = servers or dict.fromkeys(known, 1)
    if names:
        wanted = {}
        for text in names:
            name, _colon, number = text.partition(":")
            if number and not (number.isdigit() and int(number)):
                raise WorkerError(f"{text}: write the number of tasks like {name}:2.")
            wanted[name] = int(number) if number else servers.get(name, 1)
    for name in wanted:
        if name not in known:
            raise WorkerError(f"zope.conf has no <taskqueue {name}>.")
        if known[name].type == VOLATILE:
            raise WorkerError(
                f"Queue {name} is in memory: only the process that fills it sees it."
            )
    return wanted


def uses_filestorage(configuration):
    """Return whether one of the databases is a FileStorage."""
    from ZODB.config import FileStorage

    found = [factory.config.storage for factory in configuration.databases]
    while found:
        storage = found.pop()
        if isinstance(storage, FileStorage):
            return True
        config = getattr(storage, "config", None)
        found += [base for base in [getattr(config, "base", None)] if base]
        found += getattr(config, "factories", None) or []
    return False


def see_all_that_is_stored():
    """Let each task see the transaction that has queued it.

    A client of ZEO hears of other clients' changes a little later than they happen.
    Told so, it asks the server at the beginning of each transaction.
    """
    import Zope2

    for database in Zope2.DB.databases.values():
        storage = database.storage
        for candidate in (storage, getattr(storage, "_storage", None)):
            if getattr(candidate, "server_sync", None) is False:
                candidate.server_sync = True
                logger.info("server-sync was switched on for ZEO.")


if __name__ == "__main__":
    sys.exit(main())
