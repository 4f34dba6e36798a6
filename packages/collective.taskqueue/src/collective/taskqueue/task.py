"""What a task is."""

from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC

import json


PREPARED = "prepared"  # its transaction has voted, but is not stored yet
QUEUED = "queued"  # may start
WAITING = "waiting"  # may start later: delayed, or between two attempts
RUNNING = "running"
DONE = "done"
FAILED = "failed"  # refused (4xx): another attempt would be refused, too
DEAD = "dead"  # given up after several attempts
CANCELLED = "cancelled"

STATES = (QUEUED, WAITING, RUNNING, DONE, FAILED, DEAD, CANCELLED)
FINAL = (DONE, FAILED, DEAD, CANCELLED)
PENDING = (QUEUED, WAITING)


@dataclass
class Task:
    """A task as the ledger knows it.

    ``errors`` are dicts with ``subject`` and ``message``; ``result`` holds what the
    task has said with ``progress.result``; times are aware datetimes in UTC.
    """

    id: str
    queue: str
    url: str
    method: str = "GET"
    user: str = ""
    title: str = ""
    state: str = QUEUED
    attempts: int = 0
    created: datetime | None = None
    due: datetime | None = None
    started: datetime | None = None
    finished: datetime | None = None
    heartbeat: datetime | None = None
    done: int = 0
    total: int | None = None
    note: str = ""
    errors: list = field(default_factory=list)
    result: dict = field(default_factory=dict)
    error: str = ""
    key: str = ""
    cancelled: bool = False

    # How the request is made
    headers: dict = field(default_factory=dict, repr=False)
    payload: bytes = field(default=b"", repr=False)
    environ: dict = field(default_factory=dict, repr=False)

    # How it went so far
    failures: int = 0
    interruptions: int = 0
    worker: str = ""


COLUMNS = (
    "id",
    "queue",
    "url",
    "method",
    "userid",
    "title",
    "state",
    "attempts",
    "created",
    "due",
    "started",
    "finished",
    "heartbeat",
    "done",
    "total",
    "note",
    "errors",
    "result",
    "error",
    "taskkey",
    "cancelled",
    "headers",
    "payload",
    "environ",
    "failures",
    "interruptions",
    "worker",
)
FIELDS = {"userid": "user", "taskkey": "key"}
TIMES = {"created", "due", "started", "finished", "heartbeat"}
DOCUMENTS = {"errors", "result", "headers", "environ"}


def to_row(task):
    """Return the values of a task in the order of ``COLUMNS``."""
    return [_stored(name, getattr(task, FIELDS.get(name, name))) for name in COLUMNS]


def from_row(row):
    """Return the task of a row whose values are in the order of ``COLUMNS``."""
    return Task(
        **{
            FIELDS.get(name, name): _loaded(name, value)
            for name, value in zip(COLUMNS, row, strict=True)
        }
    )


def _stored(name, value):
    if name in TIMES:
        return value and value.timestamp()
    if name in DOCUMENTS:
        return json.dumps(value, ensure_ascii=False)
    if name == "cancelled":
        return int(value)
    return value


def _loaded(name, value):
    if name in TIMES:
        return None if value is None else datetime.fromtimestamp(value, UTC)
    if name in DOCUMENTS:
        return json.loads(value)
    if name == "cancelled":
        return bool(value)
    if name == "payload":
        return bytes(value)
    return value
