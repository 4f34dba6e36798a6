"""Processes of their own, killed and stopped."""

from collective.taskqueue import taskqueue
from collective.taskqueue import worker
from collective.taskqueue.ledger import SQLiteLedger
from collective.taskqueue.queues import TaskQueue
from collective.taskqueue.transport import SQLiteTransport
from functools import partial
from pathlib import Path
from taskqueue_servers import free_port
from taskqueue_servers import listens
from taskqueue_servers import wait_for as wait_briefly

import json
import os
import pytest
import random
import signal
import subprocess
import sys
import time


PATIENCE = 180

wait_for = partial(wait_briefly, seconds=PATIENCE)

HERE = Path(__file__).parent

CONF = """
%import collective.taskqueue
%import relstorage
instancehome {home}
<zodb_db main>
  mount-point /
  {storage}
</zodb_db>
<taskqueue text>
  max-interruptions 2
</taskqueue>
<taskqueue other>
</taskqueue>
"""
SERVER = """
<taskqueue-server threads>
  queue text
  stop-timeout 60
</taskqueue-server>
"""
RELSTORAGE = """
  <relstorage>
    keep-history false
    blob-dir {home}/blobs
    <sqlite3>
      data-dir {home}/rel
    </sqlite3>
  </relstorage>
"""
FILESTORAGE = """
  <filestorage>
    path {home}/Data.fs
    blob-dir {home}/blobs
  </filestorage>
"""
SITE = """
<configure xmlns="http://namespaces.zope.org/zope"
    xmlns:browser="http://namespaces.zope.org/browser">
  <include package="Products.Five" />
  <include package="Products.GenericSetup" file="meta.zcml" />
  <include package="collective.taskqueue" />
  <browser:page name="tally" for="*" class="taskqueue_views.Tally"
      permission="zope.Public"
      layer="collective.taskqueue.interfaces.ITaskQueueLayer" />
  <browser:page name="poison" for="*" class="taskqueue_views.Poison"
      permission="zope.Public"
      layer="collective.taskqueue.interfaces.ITaskQueueLayer" />
</configure>
"""
WEB = """
import sys, waitress
from Zope2.Startup.run import make_wsgi_app
app = make_wsgi_app({}, sys.argv[1])
waitress.serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=1)
"""
# Consumers would have had time for the task.
SCRIPT = """
import os, pathlib, threading, time
time.sleep(3)
names = "\\n".join(thread.name for thread in threading.enumerate())
pathlib.Path(os.environ["TASKQUEUE_TALLY"], "threads").write_text(names)
"""


class Instance:
    """A Zope without a site, whose tasks write to files."""

    def __init__(self, home):
        self.home = home
        (home / "etc").mkdir()
        (home / "var").mkdir()
        (home / "etc/site.zcml").write_text(SITE)
        self.configure(RELSTORAGE)
        path = str(home / "var/taskqueue.sqlite")
        self.queue = TaskQueue(
            "text", SQLiteLedger(path), SQLiteTransport("text", path)
        )
        self.processes = []

    def configure(self, storage, more=""):
        text = CONF.format(home=self.home, storage=storage.format(home=self.home))
        (self.home / "zope.conf").write_text(text + more)

    def run(self, *command):
        process = subprocess.Popen(
            [sys.executable, *command],
            env={
                **os.environ,
                "PYTHONPATH": str(HERE),
                "TASKQUEUE_TALLY": str(self.home),
            },
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.processes.append(process)
        return process

    def worker(self, *options):
        conf = str(self.home / "zope.conf")
        return self.run("-m", "collective.taskqueue.worker", "--conf", conf, *options)

    def web(self):
        port = free_port()
        process = self.run("-c", WEB, str(self.home / "zope.conf"), str(port))
        wait_for(lambda: listens(port), what="the start of the server")
        return process

    def add(self, view="tally", **params):
        task = taskqueue.make(f"/@@{view}", params=params)
        self.queue.put(task)
        return task.id

    def told(self, name):
        path = self.home / name
        lines = path.read_text().splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    def state(self, task_id):
        return self.queue.ledger.get(task_id).state

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.communicate()
        self.queue.ledger.close()


@pytest.fixture()
def instance(tmp_path):
    found = Instance(tmp_path)
    yield found
    found.close()


def test_a_worker_that_is_killed_loses_no_task(instance):
    ids = [instance.add(sleep=0.02) for _ in range(80)]
    for kill in range(2):
        process = instance.worker("--queue", "text:2")
        wait_for(lambda n=kill: len(instance.told("done")) > 12 * (n + 1))
        time.sleep(random.uniform(0, 0.05))
        process.kill()
        process.wait()
    # what was taken, but not begun
    instance.queue.transport.get()
    process = instance.worker("--queue", "text:2")
    ledger = instance.queue.ledger
    wait_for(lambda: ledger.count(states="done") == len(ids))
    assert {line["task"] for line in instance.told("done")} == set(ids)
    # those that ran when a worker was killed were begun twice, and no others
    attempts = sum(task.attempts for task in ledger.find(100))
    assert attempts - len(ids) <= 2 * 2
    process.terminate()
    assert process.wait(PATIENCE) == 0


def test_a_task_begins_within_a_second_and_a_worker_stops_gracefully(instance):
    process = instance.worker()
    first = instance.add()
    wait_for(lambda: instance.state(first) == "done")
    waits = []
    for _ in range(9):
        time.sleep(0.2)
        start = time.time()
        task_id = instance.add()
        wait_for(lambda wanted=task_id: instance.state(wanted) == "done")
        waits.append(instance.told("begun")[-1]["time"] - start)
    # others may be at work on the machine: that delays one task or another
    assert sorted(waits)[len(waits) // 2] < 1
    running, waiting = instance.add(sleep=3), instance.add()
    wait_for(lambda: instance.state(running) == "running")
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert instance.state(running) == "done"
    assert instance.state(waiting) == "queued"


def test_what_does_not_finish_in_time_is_left_to_the_next_worker(instance):
    process = instance.worker("--stop-timeout", "0.2")
    running = instance.add(sleep=600)
    wait_for(lambda: instance.state(running) == "running")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    task = instance.queue.ledger.get(running)
    assert (task.state, task.attempts, task.interruptions) == ("queued", 0, 0)
    assert instance.queue.transport.ids() == [running]


def test_a_task_that_kills_every_worker_dies(instance):
    poison, other = instance.add("poison"), instance.add()
    for _ in range(2):
        assert instance.worker().wait(PATIENCE) == -signal.SIGKILL
    process = instance.worker()
    wait_for(lambda: instance.state(other) == "done")
    wait_for(lambda: instance.state(poison) == "dead")
    assert len(instance.told("begun")) == 3
    assert process.poll() is None


def test_threads_of_a_web_server_finish_when_it_ends(instance):
    instance.configure(FILESTORAGE, SERVER)
    process = instance.web()
    running = instance.add(sleep=2)
    wait_for(lambda: instance.state(running) == "running")
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert instance.state(running) == "done"


def test_a_script_leaves_tasks_to_the_server(instance):
    instance.configure(FILESTORAGE, SERVER)
    waiting = instance.add()
    script = instance.home / "script.py"
    script.write_text(SCRIPT)
    conf = str(instance.home / "zope.conf")
    zconsole = Path(sys.executable).with_name("zconsole")
    process = instance.run(str(zconsole), "run", conf, str(script))
    assert process.wait(PATIENCE) == 0
    assert (instance.home / "threads").read_text().split() == ["MainThread"]
    assert instance.state(waiting) == "queued"
    instance.web()
    wait_for(lambda: instance.state(waiting) == "done")


@pytest.mark.parametrize(
    ("storage", "options", "message"),
    [
        pytest.param(FILESTORAGE, (), "The database is a FileStorage", id="file"),
        pytest.param(
            RELSTORAGE, ("--queue", "no"), "has no <taskqueue no>", id="unknown"
        ),
        pytest.param(
            RELSTORAGE, ("--queue", "text:x"), "write the number", id="number"
        ),
    ],
)
def test_a_worker_that_cannot_work_says_why(
    tmp_path, capsys, storage, options, message
):
    conf = tmp_path / "zope.conf"
    conf.write_text(CONF.format(home=tmp_path, storage=storage.format(home=tmp_path)))
    assert worker.main(["--conf", str(conf), *options]) == 2
    assert message in capsys.readouterr().err
    # a database that is refused is not opened, either
    assert not (tmp_path / "Data.fs").exists()
