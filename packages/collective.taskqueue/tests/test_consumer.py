"""Consumers and periodic tasks in this process."""

from collective.taskqueue import consumer
from collective.taskqueue import jobs
from collective.taskqueue import periodic
from collective.taskqueue import queues
from collective.taskqueue import taskqueue
from collective.taskqueue.config import Queue
from collective.taskqueue.config import sections
from collective.taskqueue.config import served_queues
from collective.taskqueue.interfaces import IPeriodicTask
from collective.taskqueue.ledger import VolatileLedger
from collective.taskqueue.periodic import last_due
from collective.taskqueue.periodic import PeriodicTask
from collective.taskqueue.queues import LocalVolatileTaskQueue
from collective.taskqueue.testing import add_periodic
from collective.taskqueue.testing import run_tasks
from datetime import datetime
from taskqueue_servers import wait_for
from taskqueue_views import seen
from taskqueue_views import written
from types import SimpleNamespace
from ZConfig import ConfigurationError
from ZConfig.loader import loadConfigFile
from zope.component import getGlobalSiteManager
from Zope2.Startup.options import ZopeWSGIOptions

import io
import pytest
import taskqueue_views
import threading
import time
import transaction


@pytest.fixture()
def staff(functional):
    """Start consumers; they end with the test."""
    started = []

    def start(*servers):
        found = consumer.Staff(consumer.Consumer(*server) for server in servers)
        started.append(found)
        found.start()
        return found

    yield start
    for found in started:
        assert found.stop()


def path(functional, view):
    return "/".join(functional["portal"].getPhysicalPath()) + "/@@" + view


def test_a_task_begins_at_once_and_not_with_the_next_look(
    functional, staff, monkeypatch
):
    monkeypatch.setattr(consumer, "POLL", 600)
    queue = queues.get_queue("fast")
    begun = []
    monkeypatch.setattr(
        consumer, "run", lambda queue, task, active: begun.append(task.id)
    )
    staff((queue, 1))
    for number in range(1, 6):
        # the consumer has found nothing more, and sleeps
        wait_for(lambda: not queue.filled.is_set())
        time.sleep(0.1)
        taskqueue.add("/x", queue="fast")
        transaction.commit()
        wait_for(lambda wanted=number: len(begun) == wanted)


def test_each_queue_has_a_concurrency_of_its_own(functional, staff, monkeypatch):
    one, three = queues.get_queue("one"), queues.get_queue("three")
    running = {"one": 0, "three": 0}
    most = {"one": 0, "three": 0}
    ended = []
    lock = threading.Lock()
    # three go on when they are three
    meeting = {"one": threading.Barrier(1), "three": threading.Barrier(3)}

    def run(queue, task, active):
        with lock:
            running[queue.name] += 1
            most[queue.name] = max(most[queue.name], running[queue.name])
        meeting[queue.name].wait(60)
        time.sleep(0.05)
        with lock:
            running[queue.name] -= 1
            ended.append(task.id)

    monkeypatch.setattr(consumer, "run", run)
    staff((one, 1), (three, 3))
    for _ in range(6):
        taskqueue.add("/x", queue="one")
        taskqueue.add("/x", queue="three")
    transaction.commit()
    wait_for(lambda: len(ended) == 12)
    assert most == {"one": 1, "three": 3}


def test_a_consumer_works_tasks_off_and_tries_again(functional, staff):
    queue = queues.get_queue("again")
    queue.backoff = 0.1
    task_id = taskqueue.add(path(functional, "task-work"), queue="again")
    failing = taskqueue.add(path(functional, "task-fail"), queue="again")
    transaction.commit()
    staff((queue, 1))
    wait_for(lambda: jobs.get(task_id).state == "done")
    wait_for(lambda: jobs.get(failing).attempts > 1)


def test_progress_is_seen_and_signs_of_life_go_on_while_a_task_runs(
    functional, staff, monkeypatch
):
    monkeypatch.setattr(consumer, "BEAT", 0.1)
    monkeypatch.setattr(consumer, "TICK", 0.1)
    hold = threading.Event()
    monkeypatch.setitem(taskqueue_views.held, "work", hold)
    task_id = taskqueue.add(path(functional, "task-work"), params={"hold": "work"})
    transaction.commit()
    staff((queues.get_queue(), 1))
    wait_for(lambda: seen)
    task = wait_for(lambda: jobs.get(task_id).result and jobs.get(task_id))
    assert (task.state, task.total, task.note) == ("running", 3, "first")
    assert task.errors[0]["subject"] == "/a"
    assert task.result == {"found": 2}
    wait_for(lambda: jobs.get(task_id).heartbeat > task.heartbeat)
    hold.set()
    wait_for(lambda: jobs.get(task_id).state == "done")
    seen.clear()


def test_a_lost_message_is_sent_again(functional):
    queue = queues.get_queue("lost")
    task_id = taskqueue.add("/x", queue="lost")
    transaction.commit()
    queue.transport.flush()
    found = consumer.Consumer(queue)
    found.recover()
    # it may have been put or taken in this moment
    assert queue.transport.ids() == []
    found.recover()
    assert queue.transport.ids() == [task_id]
    queue.transport.flush()
    consumer.Consumer(queue).recover(at_once=True)
    assert queue.transport.ids() == [task_id]


def test_a_consumer_survives_a_broker_that_does_not_answer(
    functional, staff, monkeypatch
):
    monkeypatch.setattr(consumer, "PAUSE", 0.05)
    queue = queues.get_queue("flaky")
    get, failures = queue.transport.get, []

    def fail():
        if len(failures) < 3:
            failures.append(1)
            raise ConnectionError("gone")
        return get()

    monkeypatch.setattr(queue.transport, "get", fail)
    staff((queue, 1))
    task_id = taskqueue.add(path(functional, "task-write"), queue="flaky")
    transaction.commit()
    wait_for(lambda: jobs.get(task_id).state == "done")


def test_technical_tasks_are_forgotten_a_day_after_they_have_succeeded(monkeypatch):
    queue = LocalVolatileTaskQueue("technical")
    for title in ("", "Title"):
        task = taskqueue.make("/x", title=title)
        queue.put(task)
        queue.task_done(queue.get(), "200 OK")
    found = consumer.Staff([consumer.Consumer(queue)])
    found._expire()
    assert queue.ledger.count() == 2
    monkeypatch.setattr(consumer, "KEPT", -60)
    found._expire()
    assert [task.title for task in queue.ledger.find(9)] == ["Title"]


def local(text):
    return datetime.fromisoformat(text).timestamp()


def test_minutes_are_counted_from_midnight():
    task = PeriodicTask(lambda app: [], minutes=5)
    assert last_due(task, 0, 1000) == 900
    assert last_due(task, 900, 1199) is None
    assert last_due(task, 900, 1200) == 1200


def test_a_time_of_a_crontab_that_was_missed_is_made_up_for_once():
    task = PeriodicTask(lambda app: [], crontab="30 3 * * *")
    known = local("2026-05-01 03:30")
    assert last_due(task, known, local("2026-05-02 03:29:59")) is None
    due = local("2026-05-02 03:30")
    assert last_due(task, known, local("2026-05-02 03:30:20")) == due
    assert last_due(task, known, local("2026-05-02 09:00")) == due
    assert last_due(task, due, local("2026-05-02 09:00")) is None
    assert last_due(task, known, local("2026-06-02 02:00")) == local("2026-06-01 03:30")


def test_a_periodic_task_says_when():
    with pytest.raises(ValueError, match="either"):
        PeriodicTask(lambda app: [])
    with pytest.raises(ValueError, match="five fields"):
        PeriodicTask(lambda app: [], crontab="1 2 3")
    with pytest.raises(ValueError):
        PeriodicTask(lambda app: [], crontab="61 x * * *")


@pytest.fixture()
def nightly(functional):
    @taskqueue.periodic(minutes=5, queue="nightly")
    def nightly(app):
        assert "plone" in app.objectIds()
        yield {"url": "/plone/@@task-public", "queue": "another"}

    components = getGlobalSiteManager()
    components.registerUtility(nightly, IPeriodicTask, name="test-nightly")
    yield nightly
    components.unregisterUtility(nightly, IPeriodicTask, name="test-nightly")


def test_of_several_consumers_one_adds_what_is_due(functional, nightly):
    queue = queues.get_queue("nightly")

    def look(now):
        # as another process would
        periodic._known.clear()
        periodic._asked.clear()
        periodic.add_due([queue], now)

    look(1_000_000)
    assert len(queue) == 0
    for _ in range(3):
        look(1_000_300)
    assert len(queue) == 1
    periodic.add_due([], 1_000_900)
    assert len(queue) == 1
    look(1_000_900)
    assert len(queue) == 2
    assert [status for _id, status in run_tasks()] == [200, 200]
    with queue.ledger.transaction() as sql:
        sql("DELETE FROM taskqueue_periodic")


def test_a_test_can_add_what_a_periodic_task_does(functional, nightly):
    ids = add_periodic("test-nightly")
    assert run_tasks() == [(ids[0], 200)]
    assert written(functional["portal"])[0]["user"] is None


@pytest.fixture(scope="module")
def schema():
    options = ZopeWSGIOptions()
    options.load_schema()
    return options.schema


def load(schema, home, text):
    text = f"%import collective.taskqueue\ninstancehome {home}\n{text}"
    return loadConfigFile(schema, io.StringIO(text))[0]


def test_zope_conf_names_queues_and_servers(schema, tmp_path, monkeypatch):
    configuration = load(
        schema,
        tmp_path,
        """
        <taskqueue first>
        </taskqueue>
        <taskqueue second>
          queue Second
          type redis
          address redis://localhost/1
          ledger host=db dbname=queue
          backoff 0.5
        </taskqueue>
        <taskqueue-server threads>
          queue first
          queue Second
          concurrency 2
        </taskqueue-server>
        """,
    )
    first, second = sections(Queue, configuration)
    assert (first.queue, first.type, first.address) == ("first", "sqlite", None)
    assert (second.queue, second.ledger) == ("Second", "host=db dbname=queue")
    assert second.options["backoff"] == 0.5
    assert served_queues(configuration) == {"first": 2, "Second": 2}


@pytest.mark.parametrize(
    "text",
    [
        "<taskqueue a>\ntype carrier-pigeon\n</taskqueue>",
        "<taskqueue a>\ntype redis\n</taskqueue>",
        "<taskqueue a>\ntype postgresql\naddress /a/path\n</taskqueue>",
        "<taskqueue a>\nledger /a/path\n</taskqueue>",
        "<taskqueue a>\nmax-attempts 0\n</taskqueue>",
        "<taskqueue-server a>\n</taskqueue-server>",
    ],
)
def test_a_configuration_that_makes_no_sense_is_refused(schema, tmp_path, text):
    with pytest.raises(ConfigurationError):
        load(schema, tmp_path, text)


def test_a_queue_that_zope_conf_does_not_have_is_the_first(monkeypatch, caplog):
    first = LocalVolatileTaskQueue("first", VolatileLedger())
    queues.register(first)
    monkeypatch.setattr(queues, "configured", lambda: ["first"])
    monkeypatch.setattr(queues, "_warned", set())
    try:
        assert queues.get_queue() is first
        assert queues.get_queue("unheard-of") is first
        assert queues.get_queue("unheard-of") is first
    finally:
        queues.unregister(first)
    assert caplog.text.count("has no task queue 'unheard-of'") == 1


def test_without_configuration_the_web_server_works_tasks_off(functional, monkeypatch):
    monkeypatch.setattr(consumer, "autostart", True)
    monkeypatch.setattr(consumer, "end_with_process", lambda: None)
    monkeypatch.setattr(queues, "on_demand", [])
    consumer.start_configured(SimpleNamespace())
    task_id = taskqueue.add(path(functional, "task-write"), queue="on-demand")
    transaction.commit()
    wait_for(lambda: jobs.get(task_id).state == "done")
    assert consumer.staff().stop()
    consumer._staff.clear()
