"""Adding tasks, working them off."""

from AccessControl.SecurityManagement import newSecurityManager
from collective.taskqueue import jobs
from collective.taskqueue import progress
from collective.taskqueue import taskqueue
from collective.taskqueue.pasplugin import PLUGIN_ID
from collective.taskqueue.request import environ_of
from collective.taskqueue.testing import run_tasks
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from Products.PluggableAuthService.interfaces.plugins import IExtractionPlugin
from taskqueue_servers import wait_for
from taskqueue_views import Conflict
from taskqueue_views import seen
from taskqueue_views import written
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.schema.interfaces import IVocabularyFactory
from ZPublisher.WSGIPublisher import publish_module

import pytest
import requests
import threading
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


def add(site, view, **options):
    task_id = taskqueue.add(path(site, view), **options)
    transaction.commit()
    return task_id


def test_a_refusal_of_the_user_is_401_and_final(site):
    setRoles(site, TEST_USER_ID, ["Member"])
    task_id = add(site, "task-edit")
    assert run_tasks() == [(task_id, 401)]
    task = jobs.get(task_id)
    assert task.state == "failed"
    assert task.error.startswith("401 Unauthorized")
    assert written(site) == []


def test_a_view_that_answers_with_4xx_is_refused_with_its_message(site):
    task_id = add(site, "task-fail", params={"status": 409})
    assert run_tasks() == [(task_id, 409)]
    assert jobs.get(task_id).error == "409 Not like that."
    assert jobs.get(task_id).state == "failed"


def test_a_task_without_a_user_runs_as_nobody(site):
    logout()
    task_id = add(site, "task-public")
    refused = add(site, "task-edit")
    assert run_tasks() == [(task_id, 200), (refused, 401)]
    assert written(site)[0]["user"] is None
    assert jobs.get(task_id).user == ""


def test_a_user_of_the_root_stays_herself(site, functional):
    login(functional["app"], SITE_OWNER_NAME)
    task_id = add(site, "task-edit")
    assert run_tasks() == [(task_id, 200)]
    assert written(site)[0]["user"] == SITE_OWNER_NAME
    assert jobs.get(task_id).user == SITE_OWNER_NAME


def test_a_user_of_the_same_name_elsewhere_is_somebody_else(site, functional):
    site.acl_users._doAddUser(SITE_OWNER_NAME, "secret-Password1", ["Member"], [])
    login(functional["app"], SITE_OWNER_NAME)
    add(site, "task-public")
    namesake = site.acl_users.getUserById(SITE_OWNER_NAME)
    newSecurityManager(None, namesake.__of__(site.acl_users))
    add(site, "task-public")
    run_tasks()
    folders = ["/acl_users", "/".join(site.acl_users.getPhysicalPath())]
    assert [found["folder"] for found in written(site)] == folders


def test_a_task_of_a_user_who_is_gone_fails(site):
    site.acl_users._doAddUser("ann", "secret-Password1", ["Manager"], [])
    login(site, "ann")
    task_id = add(site, "task-public")
    site.acl_users.source_users.removeUser("ann")
    transaction.commit()
    assert run_tasks() == [(task_id, 401)]
    task = jobs.get(task_id)
    assert task.state == "failed"
    assert "no user 'ann'" in task.error
    assert written(site) == []


def test_a_task_may_run_as_somebody_else(site):
    task_id = add(site, "task-write", user=SITE_OWNER_NAME)
    assert run_tasks() == [(task_id, 200)]
    assert written(site)[0]["user"] == SITE_OWNER_NAME


def test_a_task_has_method_body_and_headers(site):
    add(
        site,
        "task-write",
        method="POST",
        params={"a": "ä&b"},
        payload=b"{}",
        headers={"Content-Type": "application/json"},
    )
    run_tasks()
    (found,) = written(site)
    assert (found["method"], found["body"]) == ("POST", b"{}")
    assert found["form"]["a"] == "ä&b"


def test_conflicts_are_solved_by_the_publisher_and_then_by_the_queue(site):
    Conflict.left = 2
    task_id = add(site, "task-conflict")
    assert run_tasks() == [(task_id, 200)]
    # what the attempts said that came to nothing is forgotten
    assert len(jobs.get(task_id).errors) == 1
    Conflict.left = 13
    task_id = add(site, "task-conflict")
    assert run_tasks() == [(task_id, 503)]
    assert jobs.get(task_id).state == "waiting"
    assert jobs.get(task_id).error == "503 ConflictError again"
    assert run_tasks(retries=True) == [(task_id, 200)]
    assert len(written(site)) == 2


def run_in_background():
    thread = threading.Thread(target=run_tasks)
    thread.start()
    return thread


@pytest.mark.parametrize("polite", [True, False])
def test_a_running_task_is_told_to_stop(site, polite):
    task_id = add(site, "task-cancel", params={"polite": "1"} if polite else {})
    thread = run_in_background()
    wait_for(lambda: seen)
    wait_for(lambda: jobs.get(task_id).done)
    assert jobs.cancel(task_id)
    thread.join(10)
    transaction.begin()
    task = jobs.get(task_id)
    assert (task.state, task.error) == ("cancelled", "")
    # whoever raises undoes, whoever returns stores
    assert written(site) == (["half done"] if polite else [])


def test_a_cancelled_task_never_starts(site):
    task_id = add(site, "task-write")
    assert jobs.cancel(task_id)
    assert run_tasks() == []
    assert jobs.get(task_id).state == "cancelled"
    assert not jobs.cancel("no-such-task")


def test_outside_of_a_task_progress_does_nothing(site):
    progress.report(1)
    progress.error("a", "b")
    progress.result(a=1)
    progress.check()
    assert progress.current() is None
    assert not progress.cancelled()


def test_addresses_are_those_of_the_virtual_host_that_added_the_task(site):
    request = getRequest()
    request["VirtualRootPhysicalPath"] = site.getPhysicalPath()
    request.setServerURL("https", "www.example.com", 443)
    request._script[:] = ["intern"]
    add(site, "task-write")
    run_tasks()
    (found,) = written(site)
    assert found["url"] == "https://www.example.com/intern"


def test_the_language_is_that_of_the_request_that_added_the_task(site):
    api.portal.set_registry_record("plone.available_languages", ["en", "de"])
    api.portal.set_registry_record("plone.use_cookie_negotiation", True)
    getRequest()["LANGUAGE"] = "de"
    add(site, "task-write")
    run_tasks()
    assert written(site)[0]["language"] == "de"


def test_a_delayed_task_waits(site):
    task_id = add(site, "task-write", delay=60)
    assert jobs.get(task_id).state == "waiting"
    assert run_tasks(delayed=False) == []
    assert run_tasks() == [(task_id, 200)]


def test_each_queue_is_worked_off_for_itself(site):
    first = add(site, "task-write", queue="first")
    second = add(site, "task-write", queue="second")
    assert run_tasks("second") == [(second, 200)]
    assert jobs.get(first).state == "queued"
    assert run_tasks(limit=0) == []
    names = getVocabulary("collective.taskqueue.queues")
    assert {"first", "second"} <= {term.value for term in names}


def getVocabulary(name):
    return getUtility(IVocabularyFactory, name=name)(None)


def test_a_job_expires(site):
    task_id = add(site, "task-write", title="Job")
    run_tasks()
    assert jobs.expire(datetime.now(UTC) - timedelta(hours=1)) == 0
    assert jobs.expire(datetime.now(UTC) + timedelta(hours=1)) == 1
    assert jobs.get(task_id) is None


class TestFromTheWeb:
    """Requests over real HTTP."""

    @pytest.fixture()
    def get(self, site):
        session = requests.Session()
        session.trust_env = False
        session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)

        def get(path, method="GET", **options):
            return session.request(
                method, site.absolute_url() + path, timeout=60, **options
            )

        return get

    @pytest.mark.parametrize("view", ["task-write", "task-public", "task-fail"])
    def test_a_task_view_does_not_exist(self, get, view):
        forged = {"X-Task-Id": "1", "X-Task-User-Id": SITE_OWNER_NAME}
        for headers in ({}, forged, {**forged, "Accept": "application/json"}):
            assert get(f"/@@{view}", headers=headers).status_code == 404
            assert get(f"/{view}", "POST", headers=headers).status_code == 404
        skin = f"/++skin++collective.taskqueue.interfaces.ITaskQueueLayer/@@{view}"
        assert get(skin).status_code >= 400
        assert seen == []

    def test_headers_make_nobody_a_user(self, site):
        for headers in (
            {"X-Task-User-Id": SITE_OWNER_NAME},
            {"X-Task-User-Id": SITE_OWNER_NAME, "X-Task-Id": "1"},
            {
                "X-Task-User-Id": SITE_OWNER_NAME,
                "X-Task-User-Folder": "/acl_users",
                "User-Agent": "collective.taskqueue",
            },
            {"X_Task_User_Id": SITE_OWNER_NAME},
        ):
            answer = requests.get(
                site.absolute_url() + "/@@overview-controlpanel",
                headers=headers,
                timeout=60,
                allow_redirects=False,
            )
            assert answer.status_code in (302, 401), headers

    def test_environment_makes_nobody_a_user(self, site):
        body = []
        environ = environ_of(
            taskqueue.make(path(site, "overview-controlpanel"), user=SITE_OWNER_NAME)
        )
        environ["HTTP_X_TASK_USER_ID"] = SITE_OWNER_NAME
        environ["SERVER_SOFTWARE"] = "collective.taskqueue"
        environ["collective.taskqueue"] = environ["ITaskQueueLayer"] = "1"
        thread = threading.Thread(
            target=lambda: publish_module(
                environ, lambda status, headers, exc=None: body.append(status)
            )
        )
        thread.start()
        thread.join()
        assert body[0][:3] in ("302", "401")

    def test_a_request_adds_a_task_that_runs_as_its_user(self, get, site):
        answer = get("/@@web-add", "POST", params={"view": "task-edit"})
        assert answer.status_code == 200
        assert run_tasks() == [(answer.text, 200)]
        (found,) = written(site)
        assert found["user"] == SITE_OWNER_NAME
        assert found["url"] == site.absolute_url()

    def test_a_request_that_fails_adds_none(self, get):
        answer = get("/@@web-add", params={"view": "task-edit", "fail": "1"})
        assert answer.status_code == 500
        assert jobs.count() == 0

    def test_cookies_and_passwords_are_not_kept(self, get, site):
        answer = get(
            "/@@web-add",
            "POST",
            params={"view": "task-write", "method": "POST"},
            data=b"a body",
            headers={
                "Cookie": "secret=1",
                "X-Api-Key": "secret",
                "Accept-Language": "de",
                "Content-Type": "text/x-own",
            },
        )
        task = jobs.get(answer.text)
        assert set(task.headers) == {
            "Accept-Language",
            "Content-Type",
            "X-Task-Id",
            "X-Task-User-Id",
            "X-Task-User-Folder",
        }
        assert task.payload == b"a body"
        run_tasks()
        (found,) = written(site)
        assert found["body"] == b"a body"
        assert "secret" not in found["cookies"]
        assert not found["authorization"]


def test_the_profile_can_be_removed(site, functional):
    root = functional["app"].acl_users
    assert PLUGIN_ID in site.acl_users.objectIds()
    assert PLUGIN_ID in root.objectIds()
    setup = site.portal_setup
    setup.runAllImportStepsFromProfile("profile-collective.taskqueue:default")
    setup.runAllImportStepsFromProfile("profile-collective.taskqueue:uninstall")
    for folder in (site.acl_users, root):
        assert PLUGIN_ID not in folder.objectIds()
        assert PLUGIN_ID not in folder.plugins.listPluginIds(IExtractionPlugin)
    transaction.commit()
    task_id = add(site, "task-public")
    assert run_tasks() == [(task_id, 401)]
