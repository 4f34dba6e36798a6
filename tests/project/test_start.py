"""An empty directory becomes a running site, and stays one."""

from tests.instanz import Instanz
from tests.instanz import site_title

import os
import pytest
import re
import requests
import signal
import time


pytest.importorskip("Products.CMFPlone")


def admin_is(instance, password):
    url = f"http://localhost:{instance.port}/manage_main"
    return requests.get(url, auth=("admin", password), timeout=60).status_code == 200


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    return Instanz(tmp_path_factory.mktemp("instance"), EAKTE_ADMIN_PASSWORD="")


@pytest.fixture(scope="module")
def first_start(instance):
    """The first start on an empty directory: what it printed and what then held."""
    seen = {}
    with instance.started() as text:
        seen["text"] = text
        seen["title"] = site_title(instance)
        seen["password"] = re.search(r"^  admin  (\S+)$", text, re.M).group(1)
        seen["admin"] = admin_is(instance, seen["password"])
        seen["guessed"] = admin_is(instance, "admin")
        seen["second"] = instance.control("start")
        other = Instanz(instance.directory)
        seen["reset"] = other.control("demo-reset")
    return seen


def test_an_empty_directory_becomes_a_site_in_german(first_start):
    assert first_start["title"] == "E-Akte"


def test_the_generated_password_is_the_administrators(first_start):
    assert first_start["admin"]
    assert not first_start["guessed"]


def test_a_site_without_demo_offers_no_demo_log_ins(first_start):
    assert "Log-ins of the demo" not in first_start["text"]


def test_a_second_server_is_refused_with_the_reason(first_start):
    assert first_start["second"].returncode == 1
    assert "is in use" in first_start["second"].stderr


def test_nothing_is_reset_while_the_server_runs(first_start):
    assert first_start["reset"].returncode == 1
    assert "stop the running server first" in first_start["reset"].stderr


def test_only_a_demo_is_reset(first_start, instance):
    done = instance.control("demo-reset")
    assert done.returncode == 1
    assert "was not created as a demo" in done.stderr


def test_a_second_start_keeps_the_site_and_shows_no_password(first_start, instance):
    with instance.started() as text:
        assert "Creating" not in text
        assert first_start["password"] not in text
        assert "Zope administrator" not in text
        assert site_title(instance) == "E-Akte"
        assert admin_is(instance, first_start["password"])


def test_killed_while_it_creates_the_site_nothing_is_left(tmp_path):
    instance = Instanz(tmp_path)
    instance.launch()
    data = instance.var / "filestorage" / "Data.fs"
    # Zope has written its root objects: it is in the middle of it
    while not (data.exists() and data.stat().st_size > 1000):
        assert instance.process.poll() is None, instance.printed()
        time.sleep(0.1)
    os.killpg(instance.process.pid, signal.SIGKILL)
    instance.process.wait(timeout=60)
    done = instance.control("admin-password")
    assert done.returncode == 1
    assert "There is no site" in done.stderr
