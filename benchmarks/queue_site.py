"""A small Zope with one queue, and workers for it."""

from collective.taskqueue import queues
from collective.taskqueue import taskqueue
from collective.taskqueue.config import ledger_at
from collective.taskqueue.transport import RedisTransport
from collective.taskqueue.transport import SQLiteTransport
from contextlib import contextmanager
from pathlib import Path
from queue_view import connect
from queue_view import PAUSE
from queue_view import PLACE

import os
import signal
import subprocess
import sys
import time
import transaction


BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
QUEUE = "bench"
READY = "Working on"
PATIENCE = 120

ZOPE_CONF = """
instancehome {home}
clienthome {home}
%import collective.taskqueue
<taskqueue {queue}>
  {sections}
</taskqueue>
<zodb_db main>
  mount-point /
  <mappingstorage>
  </mappingstorage>
</zodb_db>
"""

SITE_ZCML = """
<configure xmlns="http://namespaces.zope.org/zope"
           xmlns:browser="http://namespaces.zope.org/browser">
  <include package="Zope2.App" />
  <include package="Products.GenericSetup" file="meta.zcml" />
  <include package="collective.taskqueue" />
  <browser:page
      name="note"
      for="OFS.interfaces.IApplication"
      class="queue_view.Note"
      permission="zope.Public"
      layer="collective.taskqueue.interfaces.ITaskQueueLayer"
      />
</configure>
"""


class QueueSite:
    """A queue, its tasks and its workers.

    :param home: empty directory
    :param redis: address of a Redis; None = messages in the same SQLite file
    :param pause: seconds that each task waits before and after its note
    """

    def __init__(self, home, redis=None, pause=0.0):
        self.home = Path(home)
        self.pause = pause
        self.file = str(self.home / "tasks.sqlite")
        self.done = str(self.home / "done.sqlite")
        self.log = self.home / "worker.log"
        lines = [f"type redis\n  address {redis}\n  ledger {self.file}"]
        if not redis:
            lines = [f"type sqlite\n  address {self.file}"]
        (self.home / "zope.conf").write_text(
            ZOPE_CONF.format(home=home, queue=QUEUE, sections="\n  ".join(lines))
        )
        (self.home / "etc").mkdir()
        (self.home / "etc" / "site.zcml").write_text(SITE_ZCML)
        transport = (
            RedisTransport(QUEUE, redis) if redis else SQLiteTransport(QUEUE, self.file)
        )
        self.queue = queues.TaskQueue(QUEUE, ledger_at(self.file), transport)
        queues.register(self.queue)
        self.rows = connect(self.done)

    def add(self, number, each=1):
        """Add tasks, so many in each transaction; their ids."""
        ids = []
        while len(ids) < number:
            for _count in range(min(each, number - len(ids))):
                ids.append(taskqueue.add("/note", queue=QUEUE, user=""))
            transaction.commit()
        return ids

    def count(self):
        """How many tasks were done, those done twice twice."""
        return self.rows.execute("SELECT count(*) FROM done").fetchone()[0]

    def noted(self):
        """Ids and times of what was done, in that order."""
        return self.rows.execute("SELECT id, time FROM done ORDER BY time").fetchall()

    def forget(self):
        """Begin anew with an empty list of what was done."""
        self.rows.execute("DELETE FROM done")

    def wait_for(self, condition, worker=None):
        """Wait until something is true.

        :raises RuntimeError: when it takes too long, or the worker ends
        """
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end or (worker and worker.poll() is not None):
                raise RuntimeError(f"Tasks are not done: see {self.log}")
            time.sleep(0.01)

    def states(self):
        """How many tasks of the ledger are in which state."""
        with self.queue.ledger.transaction() as sql:
            return dict(
                sql("SELECT state, count(*) FROM taskqueue_task GROUP BY state")
            )

    def interrupted(self):
        """Ids of the tasks whose worker has died while it ran them."""
        with self.queue.ledger.transaction() as sql:
            rows = sql("SELECT id FROM taskqueue_task WHERE interruptions > 0")
        return {task_id for (task_id,) in rows}

    def launch(self, threads):
        """Start a worker and wait until it works; its process."""
        begun = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as output:
            worker = subprocess.Popen(
                [BIN / "taskqueue-worker", "--conf", self.home / "zope.conf"]
                + ["--queue", f"{QUEUE}:{threads}"],
                stdout=output,
                stderr=subprocess.STDOUT,
                env={
                    **os.environ,
                    "PYTHONPATH": str(HERE),
                    PLACE: self.done,
                    PAUSE: str(self.pause),
                },
            )
        self.wait_for(lambda: READY in self.log.read_text("utf-8")[begun:], worker)
        return worker

    @contextmanager
    def workers(self, processes=1, threads=1):
        """So many workers as long as the block lasts."""
        started = []
        try:
            for _number in range(processes):
                started.append(self.launch(threads))
            yield started
        finally:
            for worker in started:
                stop(worker)

    def close(self):
        """Forget the queue."""
        queues.unregister(self.queue)
        self.rows.close()


def stop(worker):
    """End a worker in an orderly way."""
    if worker.poll() is None:
        worker.terminate()
        worker.wait(60)


def kill(worker):
    """End a worker as a loss of power does."""
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(60)
