"""Make one attempt at a task."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.taskqueue.progress import Run
from collective.taskqueue.progress import running
from collective.taskqueue.progress import TaskCancelled
from collective.taskqueue.request import environ_of
from collective.taskqueue.request import TaskRequest
from collective.taskqueue.task import CANCELLED
from collective.taskqueue.task import DEAD
from collective.taskqueue.task import DONE
from collective.taskqueue.task import FAILED
from transaction.interfaces import TransientError
from urllib.parse import urlsplit
from zExceptions import Unauthorized
from zope.component.hooks import setSite
from ZPublisher.WSGIPublisher import publish_module

import json
import logging
import random
import time


logger = logging.getLogger(__name__)

MAX_ERROR = 300
MAX_BACKOFF = 300
LOGIN_PAGES = ("login", "login_form", "require_login", "failsafe_login")

# Conflicts say nothing against a task: it gets more chances than one that fails.
CONFLICT_ATTEMPTS = 20


def run(queue, task, active=None):
    """Make an attempt at a task and note how it ended.

    :param queue: the queue
    :param task: what ``queue.get()`` returned
    :param active: set that holds the run while it lasts
    :returns: status of the response, as int; 0 = cancelled
    """
    attempt = Run(queue, task)
    active = set() if active is None else active
    active.add(attempt)
    try:
        with running(attempt):
            if attempt.cancelled:
                status, name, text = 0, "", ""
            else:
                status, name, text = publish(attempt)
    finally:
        active.discard(attempt)
        noSecurityManager()
        setSite(None)
    return settle(attempt, status, name, text)


def publish(attempt):
    """Publish the request of a task.

    :param attempt: :class:`~collective.taskqueue.progress.Run`
    :returns: status as int, name of the exception, text of the error
    """
    answer = []

    def start_response(status, headers, exc_info=None):
        answer.append((int(status.split()[0]), dict(headers)))

    try:
        chunks = publish_module(
            environ_of(attempt.task), start_response, _request_factory=TaskRequest
        )
        body = read(chunks)
    except Exception as error:
        return (*classify(error), brief(error))
    status, headers = answer[-1]
    if attempt.failure is not None:
        # what went wrong, before views and user folders made an answer of it
        failed_status, name, text = attempt.failure
        if name == TaskCancelled.__name__:
            return 0, "", ""
        return max(failed_status or status, 400), name, text
    if leads_to_login(status, headers):
        return 401, "Unauthorized", "redirected to the login"
    return status, "", "" if status < 400 else message_of(body)


def settle(attempt, status, name, text):
    """Note how an attempt ended.

    :returns: the status
    """
    queue, task = attempt.queue, attempt.task
    ledger = queue.ledger
    error = " ".join(part for part in (str(status), name, text) if part)
    if status == 0 or (attempt.asked and status < 400):
        ledger.finish(task, CANCELLED)
    elif status < 400:
        ledger.finish(task, DONE)
    elif status < 500:
        logger.warning("Task %s failed: %s", task.id, error)
        ledger.finish(task, FAILED, error)
    else:
        retry(queue, task, status, error)
    return status


def retry(queue, task, status, error):
    """Let a task wait for another attempt, or give it up."""
    task.failures += 1
    limit = CONFLICT_ATTEMPTS if status == 503 else queue.max_attempts
    if task.failures >= limit:
        logger.error("Task %s is dead after %s attempts: %s", task.id, limit, error)
        queue.ledger.finish(task, DEAD, error)
        return
    pause = min(MAX_BACKOFF, queue.backoff * 2 ** (task.failures - 1))
    logger.warning("Task %s failed, again in %.1f s: %s", task.id, pause, error)
    queue.ledger.postpone(task, time.time() + pause * random.uniform(0.8, 1.2), error)


def classify(error):
    """Return the status and the name of an exception that Zope gave up on."""
    name = type(error).__name__
    if isinstance(error, TaskCancelled):
        return 0, ""
    if isinstance(error, TransientError):
        return 503, name
    if isinstance(error, Unauthorized):
        return 401, name
    status = getattr(error, "getStatus", lambda: 500)()
    return status if isinstance(status, int) and status >= 400 else 500, name


def brief(error):
    """Return what an exception says, as a short line."""
    return " ".join(str(error).split())[:MAX_ERROR]


def read(chunks):
    """Return the beginning of a response and close the rest."""
    try:
        return b"".join(chunk for chunk in list(chunks) if isinstance(chunk, bytes))[
            :4096
        ]
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()


def message_of(body):
    """Return the error message of a JSON response, or ""."""
    try:
        content = json.loads(body)
    except ValueError:
        return ""
    error = content.get("error", content) if isinstance(content, dict) else {}
    message = error.get("message", "") if isinstance(error, dict) else ""
    return " ".join(str(message).split())[:MAX_ERROR]


def leads_to_login(status, headers):
    """Return whether a response sends somebody to the login form."""
    if status not in (301, 302, 303, 307):
        return False
    path = urlsplit(headers.get("Location", "")).path
    return path.rpartition("/")[2] in LOGIN_PAGES
