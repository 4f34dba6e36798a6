"""Several processes may open the file of a ledger."""

from collective.taskqueue.ledger import create_private
from collective.taskqueue.ledger import SQLiteLedger
from collective.taskqueue.task import Task
from collective.taskqueue.transport import SQLiteTransport
from datetime import datetime
from datetime import UTC

import os
import stat
import subprocess
import sys


READ = """
import contextlib, sqlite3, sys
with contextlib.closing(sqlite3.connect(sys.argv[1], timeout=30)) as connection:
    print(connection.execute("SELECT count(*) FROM taskqueue_task").fetchone()[0])
"""


def task(number):
    """A task that nobody does."""
    return Task(
        id=f"task-{number}",
        queue="first",
        url="/",
        method="GET",
        title="",
        key="",
        created=datetime.now(UTC),
        due=None,
        payload=b"",
        environ={},
    )


def test_what_one_process_reads_another_one_may_go_on_writing(tmp_path):
    path = str(tmp_path / "tasks.sqlite")
    ledger = SQLiteLedger(path)
    transports = [SQLiteTransport(name, path) for name in ("first", "second")]
    for number in range(1, 6):
        ledger.prepare([task(number)])
        ledger.release([f"task-{number}"])
        transports[0].put([f"task-{number}"])
        # whoever closes the file thinking to be the last would take the log away
        done = subprocess.run(
            [sys.executable, "-c", READ, path], capture_output=True, text=True
        )
        assert done.stdout.strip() == str(number), done.stderr
        assert os.path.exists(f"{path}-wal")
    with ledger.transaction() as sql:
        assert sql("PRAGMA integrity_check") == [("ok",)]
    assert ledger.queued("first") == [f"task-{number}" for number in range(1, 6)]
    assert transports[0].size() == 5


def test_the_file_belongs_to_its_owner_alone(tmp_path):
    path = tmp_path / "queue" / "tasks.sqlite"
    create_private(str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("kept")
    create_private(str(path))
    assert path.read_text() == "kept"
