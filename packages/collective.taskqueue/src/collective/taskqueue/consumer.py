"""Consumers: threads that work off queues, and one that looks after them."""

from collective.taskqueue import periodic
from collective.taskqueue import queues
from collective.taskqueue.config import sections
from collective.taskqueue.config import Server
from collective.taskqueue.runner import run

import atexit
import logging
import os
import signal
import sys
import threading
import time


logger = logging.getLogger(__name__)

# Whether consumers may start by themselves when Zope has started.
autostart = True

# Zope tells that it has started in scripts and consoles ("zconsole"), too. No server
# imports this module.
CONSOLE = "Zope2.utilities.zconsole"

# Seconds until a task that another process has queued is noticed.
POLL = 0.25
# Seconds between looks at what waits, signs of life, looks for what others have left
TICK = 1.0
BEAT = 5.0
RECOVERY = 5.0
EXPIRY = 3600.0
# Seconds that technical tasks are kept after they have succeeded.
KEPT = 24 * 3600
# Seconds to wait after an error of broker or ledger.
PAUSE = 2.0

STOP_TIMEOUT = 20.0


class Consumer:
    """Threads that work off one queue.

    :param queue: :class:`~collective.taskqueue.queues.TaskQueue`
    :param concurrency: how many
    :param name: of the threads
    """

    def __init__(self, queue, concurrency=1, name=""):
        self.queue = queue
        self.active = set()
        self.stopping = threading.Event()
        self.suspects = set()
        self.threads = [
            threading.Thread(
                target=self._work,
                name=f"{name or 'taskqueue-' + queue.name}-{number}",
                daemon=True,
            )
            for number in range(concurrency)
        ]

    def start(self):
        """Begin to work."""
        for thread in self.threads:
            thread.start()

    def stop(self):
        """Begin no other task."""
        self.stopping.set()
        self.queue.filled.set()

    def join(self, deadline):
        """Wait for what runs.

        :param deadline: on the monotonic clock
        :returns: whether all has ended
        """
        for thread in self.threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self.threads)

    def give_back(self):
        """Leave what still runs to the next worker."""
        for attempt in list(self.active):
            if self.queue.ledger.give_back(attempt.task):
                logger.warning("Task %s is left to the next worker.", attempt.task.id)
                self.queue.announce([attempt.task.id])

    def _work(self):
        name = threading.current_thread().name
        while not self.stopping.is_set():
            try:
                task = self.queue.get(name)
                if task is not None:
                    # others that sleep may find more
                    self.queue.filled.set()
                    run(self.queue, task, self.active)
                elif not self.queue.transport.blocks:
                    self.queue.filled.wait(POLL)
                    self.queue.filled.clear()
            except Exception:
                logger.exception("Queue %s does not work.", self.queue.name)
                self.stopping.wait(PAUSE)

    # Looking after the queue; called by one thread

    def beat(self, force):
        """Store progress, and give signs of life.

        :param force: whether also of those that have no progress
        """
        for attempt in list(self.active):
            if force or attempt.changed:
                attempt.write(force=True)

    def promote(self):
        """Start what has waited long enough."""
        self.queue.announce(self.queue.ledger.promote(self.queue.name))

    def recover(self, at_once=False):
        """Start again what others have left.

        :param at_once: whether messages count as lost that have only just been missed
        """
        queue = self.queue
        queue.announce(
            queue.ledger.recover(queue.name, queue.stale, queue.max_interruptions)
        )
        missing = set(queue.missing())
        lost = missing if at_once else missing & self.suspects
        queue.announce(sorted(lost))
        self.suspects = missing - lost


class Staff:
    """All consumers of this process."""

    def __init__(self, consumers, stop_timeout=STOP_TIMEOUT):
        self.consumers = list(consumers)
        self.stop_timeout = stop_timeout
        self.stopping = threading.Event()
        self.thread = threading.Thread(
            target=self._look_after, name="taskqueue-care", daemon=True
        )
        self._due = {}

    def start(self):
        """Begin to work; what others have left comes first."""
        for consumer in self.consumers:
            self._safely(consumer.recover, True)
            consumer.start()
        self.thread.start()

    def hire(self, consumer):
        """Add a consumer while the others work."""
        self.consumers.append(consumer)
        consumer.start()

    def stop(self):
        """Finish what runs, up to the time limit, and leave the rest.

        :returns: whether all has ended; if not, the process has to end at once, so that
            nobody goes on with what was left to others
        """
        deadline = time.monotonic() + self.stop_timeout
        for consumer in self.consumers:
            consumer.stop()
        ended = [consumer.join(deadline) for consumer in self.consumers]
        # only now: tasks that run need their signs of life
        self.stopping.set()
        for consumer in self.consumers:
            self._safely(consumer.give_back)
        return all(ended)

    def _look_after(self):
        while not self.stopping.wait(TICK):
            beat = self._is_due("beat", BEAT)
            for consumer in list(self.consumers):
                self._safely(consumer.beat, beat)
                self._safely(consumer.promote)
            if self._is_due("recovery", RECOVERY):
                for consumer in list(self.consumers):
                    self._safely(consumer.recover)
            if self._is_due("expiry", EXPIRY):
                self._safely(self._expire)
            if any(not consumer.stopping.is_set() for consumer in self.consumers):
                self._safely(self._periodic)

    def _periodic(self):
        served = [consumer.queue for consumer in self.consumers]
        periodic.add_due(served)

    def _expire(self):
        for ledger in {
            id(c.queue.ledger): c.queue.ledger for c in self.consumers
        }.values():
            ledger.expire(
                time.time() - KEPT, untitled_only=True, states=("done", "cancelled")
            )

    def _is_due(self, what, interval):
        now = time.monotonic()
        if now < self._due.get(what, 0):
            return False
        self._due[what] = now + interval
        return True

    def _safely(self, do, *args):
        try:
            do(*args)
        except Exception:
            logger.exception("The queues are not looked after.")
            self.stopping.wait(PAUSE)


_staff = []


def staff():
    """Return the consumers of this process, or None."""
    return _staff[0] if _staff else None


def start(servers):
    """Start consumers in this process.

    :param servers: list of (queue, concurrency, name of the threads)
    :returns: :class:`Staff`
    """
    _staff[:] = [Staff(Consumer(*server) for server in servers)]
    _staff[0].start()
    return _staff[0]


def start_configured(event):
    """Start the threads that zope.conf asks for, when Zope has started.

    Without any configuration queues are in memory; nobody but this process could work
    them off, so it does, with a thread for each queue that is used. Scripts and
    consoles leave tasks to the server: they end when their own work is done, and would
    begin tasks that they cannot finish.
    """
    if not autostart or CONSOLE in sys.modules:
        return
    servers = sections(Server)
    if servers:
        started = start(
            [
                (
                    queues.get_queue(name),
                    server.concurrency,
                    f"{server.name}-{name}",
                )
                for server in servers
                for name in server.queues
            ]
        )
        started.stop_timeout = max(server.stop_timeout for server in servers)
        end_with_process()
    elif not queues.configured():
        queues.on_demand.append(_serve_on_demand)


def _serve_on_demand(queue):
    if not autostart:
        return
    if staff() is None:
        start([(queue, 1, "")])
        end_with_process()
    else:
        staff().hire(Consumer(queue))


def end_with_process():
    """Stop the consumers of a web server when that ends."""
    atexit.register(_stop_at_exit)
    try:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            # the server ends as it does for Ctrl-C, and what runs may finish
            signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    except ValueError:
        # not the main thread: somebody else takes care of signals
        logger.debug("Signals are left alone.")


def _stop_at_exit():
    if staff() is not None and not staff().stop():
        logging.shutdown()
        os._exit(0)
