"""What happens with requests of tasks, and when Zope starts."""

from AccessControl import getSecurityManager
from collective.taskqueue.interfaces import ITaskQueueLayer
from collective.taskqueue.progress import current_run
from collective.taskqueue.request import use_virtual_host
from collective.taskqueue.runner import brief
from collective.taskqueue.runner import classify
from collective.taskqueue.taskqueue import USER_ID
from zExceptions import Unauthorized


def begin(event):
    """Begin anew, also after a conflict."""
    if run := _run_of(event):
        run.begin()


def check_user(event):
    """Refuse to do as nobody what somebody has asked for."""
    if not ITaskQueueLayer.providedBy(event.request):
        return
    expected = event.request.getHeader(USER_ID)
    if expected and getSecurityManager().getUser().getId() != expected:
        raise Unauthorized(f"There is no user {expected!r} any more.")


def place(event):
    """Let addresses be those of the request that added the task."""
    if run := _run_of(event):
        use_virtual_host(event.request, run.task.environ)


def note_failure(event):
    """Keep what went wrong."""
    run = _run_of(event)
    if run is not None and not event.retry:
        error = event.exc_info[1]
        run.failure = (*classify(error), brief(error))
        if run.failure[1] == "" and run.failure[0] == 0:
            run.failure = (0, type(error).__name__, "")


def _run_of(event):
    return current_run() if ITaskQueueLayer.providedBy(event.request) else None
