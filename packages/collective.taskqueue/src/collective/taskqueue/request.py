"""The request that a task is."""

from collective.taskqueue.interfaces import ITaskQueueLayer
from io import BytesIO
from plone.protect.interfaces import IDisableCSRFProtection
from urllib.parse import quote
from urllib.parse import unquote
from urllib.parse import urlsplit
from zope.interface import implementer
from ZPublisher.HTTPRequest import WSGIRequest

import random
import time


NO_SERVER = "http://nohost"
PORTS = {"http": 80, "https": 443}


@implementer(ITaskQueueLayer, IDisableCSRFProtection)
class TaskRequest(WSGIRequest):
    """A request that only a consumer makes."""

    retry_max_count = 10

    def delay_retry(self):
        # The publisher's would sleep for minutes in the end.
        time.sleep(random.uniform(0, min(2.0, 0.05 * 2**self.retry_count)))


def environ_of(task):
    """Return the WSGI environment of a task.

    Server and virtual host are those of the request that added it, so that addresses of
    objects are right in mails and results.

    :param task: :class:`collective.taskqueue.task.Task`
    :returns: dict
    """
    parts = urlsplit(task.url)
    server = urlsplit(task.environ.get("server_url") or NO_SERVER)
    port = server.port or PORTS.get(server.scheme, 80)
    environ = {
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_SOFTWARE": "collective.taskqueue",
        "SERVER_NAME": server.hostname or "nohost",
        "SERVER_PORT": str(port),
        "HTTP_HOST": server.netloc or "nohost",
        "REQUEST_METHOD": task.method,
        "SCRIPT_NAME": "",
        # as WSGI has it: bytes dressed up as latin-1
        "PATH_INFO": unquote(parts.path).encode("utf-8").decode("latin-1"),
        "QUERY_STRING": parts.query,
        "CONTENT_LENGTH": str(len(task.payload)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": server.scheme,
        "wsgi.input": BytesIO(task.payload),
        "wsgi.errors": _Nowhere(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in headers_of(task).items():
        name = name.upper().replace("-", "_")
        # not also as HTTP_CONTENT_TYPE, which WSGI does not know
        environ[name if name == "CONTENT_TYPE" else f"HTTP_{name}"] = value
    return environ


def headers_of(task):
    """Return the headers of a task's request."""
    headers = {"Accept": "application/json", **task.headers}
    if language := task.environ.get("language"):
        headers["Accept-Language"] = language
        headers["Cookie"] = f'I18N_LANGUAGE="{language}"'
    return headers


def use_virtual_host(request, environ):
    """Let addresses of objects be those of the virtual host that added the task.

    The task itself is traversed by its physical path, so it needs no virtual host
    monster.

    :param request: :class:`TaskRequest` after its traversal
    :param environ: that of the task
    """
    root = environ.get("root")
    steps = request._steps
    if not root or [quote(name) for name in root[1:]] != steps[: len(root) - 1]:
        return
    request.other["VirtualRootPhysicalPath"] = tuple(root)
    request._script[:] = environ.get("script", ())
    request._steps = steps[len(root) - 1 :]
    request._resetURLS()


class _Nowhere:
    """A stream that nobody reads: Zope has its own error log."""

    def write(self, text):
        """Drop it."""

    def writelines(self, lines):
        """Drop them."""

    def flush(self):
        """Nothing to do."""
