"""What a task says about itself while it runs. Elsewhere all of it does nothing."""

from contextlib import contextmanager

import threading
import time


# Seconds between two writes to the ledger.
INTERVAL = 0.5

# A list that nobody reads to its end.
MAX_ERRORS = 1000
MAX_TEXT = 500

_local = threading.local()


class TaskCancelled(Exception):
    """Somebody wants the task to stop."""


class Run:
    """An attempt at a task."""

    def __init__(self, queue, task):
        self.queue = queue
        self.task = task
        self.cancelled = task.cancelled
        self.asked = False  # whether the task has heard that it is to stop
        self.changed = False
        self.written = 0.0
        self.failure = None  # (status, name of the exception, text)
        self.lock = threading.RLock()

    def begin(self):
        """Forget what an attempt of the publisher said that ended in a conflict."""
        with self.lock:
            self.task.done, self.task.total, self.task.note = 0, None, ""
            self.task.errors, self.task.result = [], {}
            self.failure = None

    def write(self, force=False):
        """Store the progress, if that is due; also hear whether to stop."""
        with self.lock:
            now = time.monotonic()
            if force or now - self.written >= INTERVAL:
                self.written = now
                self.changed = False
                self.cancelled = self.queue.ledger.progress(self.task)


@contextmanager
def running(run):
    """Say what the calling thread works on."""
    _local.run = run
    try:
        yield run
    finally:
        _local.run = None


def current_run():
    """Return what the calling thread works on, or None."""
    return getattr(_local, "run", None)


def current():
    """Return the id of the task that is running, or None."""
    run = current_run()
    return run and run.task.id


def report(done, total=None, note=""):
    """Say how far the task is.

    Seen by others at once (twice a second at most), whatever the transaction is like.

    :param done: int
    :param total: int, if known
    :param note: str, for people
    """
    if run := current_run():
        with run.lock:
            run.task.done = int(done)
            if total is not None:
                run.task.total = int(total)
            run.task.note = str(note)[:MAX_TEXT]
            run.changed = True
        run.write()


def error(subject, message):
    """Say that something could not be done, while the task goes on.

    :param subject: str, what it is about
    :param message: str, for people
    """
    if run := current_run():
        with run.lock:
            if len(run.task.errors) < MAX_ERRORS:
                run.task.errors.append(
                    {
                        "subject": str(subject)[:MAX_TEXT],
                        "message": str(message)[:MAX_TEXT],
                    }
                )
            run.changed = True
        run.write()


def result(**values):
    """Keep values with the task, for whoever asks for its result.

    :param values: what JSON can hold
    """
    if run := current_run():
        with run.lock:
            run.task.result.update(values)
            run.changed = True
        run.write()


def cancelled():
    """Return whether somebody wants the task to stop.

    A task that returns after it has heard that counts as cancelled.
    """
    run = current_run()
    if run is None:
        return False
    run.write()
    run.asked = run.asked or run.cancelled
    return run.cancelled


def check():
    """Stop the task, and undo what it has not stored yet, when somebody wants that.

    :raises TaskCancelled: then
    """
    if cancelled():
        raise TaskCancelled("The task was cancelled.")
