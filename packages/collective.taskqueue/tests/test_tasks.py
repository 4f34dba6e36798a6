"""Adding tasks, working them off."""

from collective.taskqueue import jobs
from collective.taskqueue import taskqueue
from collective.taskqueue.testing import run_tasks
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from taskqueue_views import Conflict
from taskqueue_views import seen
from taskqueue_views import written

import pytest
import transaction


@pytest.fixture(autouse=True)
def forget():
    seen.clear()
    Conflict.left = 0


@pytest.fixture()
def site(functional):
    portal = functional["portal"]
    setRoles(portal, TEST_USER_ID, ["Manager"])
    transaction.commit()
    return portal


def path(site, view):
    return "/".join(site.getPhysicalPath()) + "/@@" + view


def test_a_task_starts_after_the_commit_only(site):
    task_id = taskqueue.add(path(site, "task-write"), params={"a": "ä"})
    assert run_tasks() == []
    assert jobs.get(task_id) is None
    transaction.begin()
    assert run_tasks() == []

    task_id = taskqueue.add(path(site, "task-write"), params={"a": "ä"})
    transaction.commit()
    assert jobs.get(task_id).state == "queued"
    assert run_tasks() == [(task_id, 200)]
    task = jobs.get(task_id)
    assert (task.state, task.attempts, task.user) == ("done", 1, TEST_USER_ID)
    (found,) = written(site)
    assert found["form"] == {"a": "ä"}
    assert found["user"] == TEST_USER_ID
    assert found["task"] == task_id
    assert found["same_request"]
    assert found["url"] == site.absolute_url()


def test_a_task_that_is_refused_is_not_tried_again(site):
    task_id = taskqueue.add(path(site, "no-such-view"))
    transaction.commit()
    assert run_tasks() == [(task_id, 404)]
    assert jobs.get(task_id).state == "failed"
    assert jobs.get(task_id).error.startswith("404")


def test_a_task_that_fails_is_tried_again_and_dies(site):
    task_id = taskqueue.add(path(site, "task-fail"))
    transaction.commit()
    assert run_tasks() == [(task_id, 500)]
    assert jobs.get(task_id).state == "waiting"
    assert run_tasks(retries=True) == [(task_id, 500)] * 4
    task = jobs.get(task_id)
    assert (task.state, task.attempts) == ("dead", 5)
    assert task.error == "500 ValueError Something is wrong here"
    assert written(site) == []
    assert jobs.retry(task_id)
    assert run_tasks() == [(task_id, 500)]


def test_a_task_says_how_it_goes(site):
    task_id = taskqueue.add(path(site, "task-work"), title="Work")
    transaction.commit()
    run_tasks()
    task = jobs.get(task_id)
    assert (task.done, task.total, task.note) == (3, 3, "last")
    assert task.errors == [{"subject": "/a", "message": "Cannot be done"}]
    assert task.result == {"found": 2}
    assert seen == [("current", task_id)]
    assert [found.id for found in jobs.find(titled=True, user=TEST_USER_ID)] == [
        task_id
    ]
