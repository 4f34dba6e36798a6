"""Add tasks: requests that are made after the running transaction was stored."""

from AccessControl import getSecurityManager
from Acquisition import aq_parent
from collective.taskqueue import queues
from collective.taskqueue.periodic import periodic  # noqa: F401  part of the API
from collective.taskqueue.task import Task
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from urllib.parse import urlencode
from zope.globalrequest import getRequest

import json
import uuid


TASK_ID = "X-Task-Id"
USER_ID = "X-Task-User-Id"
USER_FOLDER = "X-Task-User-Folder"

# What a task takes over from the request that adds it. Any other header may hold a
# secret (cookies, passwords, tokens, what a proxy says about the user), and a queue
# must not be a place to find secrets.
COPIED_HEADERS = ("Accept-Language",)
SECRET_HEADERS = {"authorization", "cookie", "proxy-authorization"}

MAX_COPIED_BODY = 10 * 1024 * 1024


def add(
    url,
    method="GET",
    params=None,
    headers=None,
    payload=None,
    queue=None,
    *,
    title="",
    key=None,
    delay=0,
    user=None,
):
    """Add a task to the running transaction.

    It is made after the transaction was stored, and not at all when that is aborted.

    :param url: physical path of what is called, like ``/site/folder/@@view``
    :param method: of the request
    :param params: dict or pairs; become the query of the address
    :param headers: dict of further headers. Cookies and passwords are refused
    :param payload: body of the request: bytes, str, or a dict or list (JSON). None = a
        copy of the running request's body, unless the method is GET or HEAD
    :param queue: name. None = the first queue of zope.conf
    :param title: plain text for lists of jobs; "" = a technical task that no list shows
    :param key: while a task with this key waits, no second one is added
    :param delay: seconds to wait after the transaction was stored
    :param user: id of the user to run as. None = the current one
    :returns: id of the task
    :raises ValueError: for an address that is no path, or a secret in the headers
    """
    target = queues.get_queue(queue)
    task = make(
        url,
        method,
        params,
        headers,
        payload,
        title=title,
        key=key,
        delay=delay,
        user=user,
    )
    return target.add(task)


def make(
    url,
    method="GET",
    params=None,
    headers=None,
    payload=None,
    *,
    title="",
    key=None,
    delay=0,
    user=None,
):
    """Return a task that is in no queue yet; see :func:`add`."""
    if not url.startswith("/"):
        raise ValueError(f"The address of a task is a physical path, not {url!r}.")
    if params:
        url += ("&" if "?" in url else "?") + urlencode(params, doseq=True)
    request = getRequest()
    body, content_type = _body(request, method, payload)
    task = Task(
        id=str(uuid.uuid4()),
        queue="",
        url=url,
        method=method.upper(),
        title=title,
        key=key or "",
        created=datetime.now(UTC),
        due=datetime.now(UTC) + timedelta(seconds=delay) if delay else None,
        payload=body,
        environ=_environ(request),
    )
    task.headers = {**_copied_headers(request), **content_type, **_checked(headers)}
    task.headers[TASK_ID] = task.id
    task.user, folder = (user, "") if user is not None else _current_user()
    if task.user:
        task.headers[USER_ID] = task.user
        if folder:
            task.headers[USER_FOLDER] = folder
    return task


def reset(queue=None):
    """Forget all tasks of a queue at once, whatever becomes of the transaction.

    :param queue: name; None = the first
    """
    queues.get_queue(queue).reset()


def _current_user():
    """Return the id of the current user and the path of her user folder."""
    user = getSecurityManager().getUser()
    if user is None:
        # Zope has not started, as in a script
        return "", ""
    folder = aq_parent(user)
    path = getattr(folder, "getPhysicalPath", None)
    return user.getId() or "", "/".join(path()) if path else ""


def _checked(headers):
    for name in headers or ():
        if name.lower() in SECRET_HEADERS:
            raise ValueError(f"{name} must not be kept in a queue.")
    return {
        name: str(value)
        for name, value in (headers or {}).items()
        if not name.lower().startswith("x-task-")
    }


def _copied_headers(request):
    if request is None:
        return {}
    found = {name: request.getHeader(name) for name in COPIED_HEADERS}
    return {name: value for name, value in found.items() if value}


def _body(request, method, payload):
    if payload is None:
        if request is None or method.upper() in ("GET", "HEAD"):
            return b"", {}
        return _copied_body(request)
    if isinstance(payload, (dict, list)):
        return json.dumps(payload).encode(), {"Content-Type": "application/json"}
    if isinstance(payload, str):
        return payload.encode(), {}
    return bytes(payload), {}


def _copied_body(request):
    stream = getattr(request, "stdin", None)
    if stream is None or not hasattr(stream, "seek"):
        return b"", {}
    position = stream.tell()
    stream.seek(0)
    try:
        body = stream.read(MAX_COPIED_BODY + 1)
    finally:
        stream.seek(position)
    if len(body) > MAX_COPIED_BODY:
        raise ValueError("The body of this request is too long for a task.")
    content_type = request.getHeader("Content-Type")
    return body, {"Content-Type": content_type} if content_type else {}


def _environ(request):
    """Return where the running request came in, and in which language."""
    if request is None:
        return {}
    environ = {"server_url": request.get("SERVER_URL", "")}
    root = request.get("VirtualRootPhysicalPath")
    if root:
        environ["root"] = list(root)
        environ["script"] = list(getattr(request, "_script", ()))
    language = request.get("LANGUAGE")
    if isinstance(language, str) and language:
        environ["language"] = language
    return environ
