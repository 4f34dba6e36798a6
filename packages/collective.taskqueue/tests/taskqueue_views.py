"""Views that the tests call, by tasks and from the web."""

from AccessControl import getSecurityManager
from Acquisition import aq_parent
from collective.taskqueue import progress
from collective.taskqueue import taskqueue
from Products.Five.browser import BrowserView
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest

import json
import os
import signal
import time


KEY = "taskqueue-tests"

# What happened, whatever became of its transaction; (name, value).
seen = []

# What tasks wait for, by the name that a test gives it: events.
held = {}


def written(context):
    """What tasks have stored at an object."""
    return list(IAnnotations(context).get(KEY, ()))


class Write(BrowserView):
    """Store what the task is like."""

    def __call__(self):
        annotations = IAnnotations(self.context)
        request = self.request
        user = getSecurityManager().getUser()
        annotations[KEY] = [
            *annotations.get(KEY, ()),
            {
                "form": {
                    name: value
                    for name, value in request.form.items()
                    if isinstance(value, str)
                },
                "user": user.getId(),
                "folder": "/".join(
                    aq_parent(user).getPhysicalPath() if user.getId() else ()
                ),
                "task": request.getHeader("X-Task-Id"),
                "method": request.method,
                "body": request.get("BODY", b""),
                "url": self.context.absolute_url(),
                "language": request.get("LANGUAGE"),
                "same_request": getRequest() is request,
                "cookies": dict(request.cookies),
                "authorization": request._auth,
            },
        ]
        return "written"


class Fail(BrowserView):
    """Fail in a way that the form says."""

    def __call__(self):
        seen.append(("fail", dict(self.request.form)))
        IAnnotations(self.context)[KEY] = ["must not be stored"]
        status = int(self.request.form.get("status", 0))
        if status:
            self.request.response.setStatus(status)
            return json.dumps({"message": "Not like that."})
        raise ValueError("Something is wrong here")


class Work(BrowserView):
    """Say how it goes."""

    def __call__(self):
        progress.report(1, 3, "first")
        progress.error("/a", "Cannot be done")
        progress.result(found=2)
        seen.append(("current", progress.current()))
        if name := self.request.form.get("hold"):
            held[name].wait(60)
        progress.report(3, note="last")
        return ""


class Cancel(BrowserView):
    """Work until somebody wants it to stop."""

    def __call__(self):
        IAnnotations(self.context)[KEY] = ["half done"]
        seen.append(("started", progress.current()))
        for step in range(200):
            if self.request.form.get("polite"):
                if progress.cancelled():
                    return "stopped"
            else:
                progress.check()
            progress.report(step, 200)
            time.sleep(0.05)
        return "finished"


class Conflict(BrowserView):
    """Conflict some times, then write."""

    left = 0

    def __call__(self):
        progress.error("", "of an attempt")
        if Conflict.left > 0:
            Conflict.left -= 1
            raise ConflictError("again")
        return Write(self.context, self.request)()


class Add(BrowserView):
    """Add a task, as a view of the web does."""

    def __call__(self):
        form = self.request.form
        task_id = taskqueue.add(
            "/".join(self.context.getPhysicalPath()) + "/@@" + form["view"],
            form.get("method", "GET"),
            title="From the web",
        )
        if form.get("fail"):
            raise ValueError("abort")
        return task_id


def tally(name, **values):
    """Note something in a file: the process may not live to tell."""
    path = os.path.join(os.environ["TASKQUEUE_TALLY"], name)
    with open(path, "a") as stream:
        stream.write(json.dumps({"pid": os.getpid(), **values}) + "\n")


class Tally(BrowserView):
    """Take a while, in a process of its own."""

    def __call__(self):
        tally("begun", task=progress.current(), time=time.time())
        time.sleep(float(self.request.form.get("sleep", 0)))
        counter = self.context.__dict__.get("counter", 0)
        self.context.counter = counter + 1
        tally("done", task=progress.current(), time=time.time())
        return ""


class Poison(BrowserView):
    """Kill the process."""

    def __call__(self):
        tally("begun", task=progress.current())
        os.kill(os.getpid(), signal.SIGKILL)
