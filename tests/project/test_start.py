"""An empty directory becomes a running site, and stays one."""

from contextlib import contextmanager
from pathlib import Path

import os
import pytest
import re
import requests
import signal
import socket
import subprocess
import sys
import time


CONTROL = Path(__file__).parents[2] / "instance" / "control.py"
PATIENCE = 240

pytest.importorskip("Products.CMFPlone")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    clean = {name: value for name, value in os.environ.items() if "EAKTE_" not in name}
    return {
        **clean,
        "EAKTE_VAR": str(tmp_path_factory.mktemp("instance") / "var"),
        "EAKTE_PORT": str(free_port()),
        "EAKTE_DEMO": "0",
    }


@contextmanager
def started(environ, log):
    """Start the server; yield it with what it has printed once it is ready."""
    with open(log, "wb") as stream:
        server = subprocess.Popen(
            [sys.executable, CONTROL, "start"],
            env=environ,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        end = time.monotonic() + PATIENCE
        while "Stop with Ctrl-C" not in log.read_text(encoding="utf-8"):
            assert server.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.25)
        yield server, log.read_text(encoding="utf-8")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def run(command, environ):
    return subprocess.run(
        [sys.executable, CONTROL, command], env=environ, capture_output=True, text=True
    )


def site_title(environ):
    """Ask the site for its title, as anybody can who reads its page."""
    page = requests.get(f"http://localhost:{environ['EAKTE_PORT']}/eakte", timeout=60)
    page.raise_for_status()
    return re.search(r"<title>\s*(.*?)\s*</title>", page.text).group(1)


def admin_is(environ, password):
    url = f"http://localhost:{environ['EAKTE_PORT']}/manage_main"
    return requests.get(url, auth=("admin", password), timeout=60).status_code == 200


@pytest.fixture(scope="module")
def first_start(environ, tmp_path_factory):
    """The first start on an empty directory: what it printed and what then held."""
    seen = {}
    log = tmp_path_factory.mktemp("log") / "first.log"
    with started(environ, log) as (_, text):
        seen["text"] = text
        seen["title"] = site_title(environ)
        seen["password"] = re.search(r"^  admin  (\S+)$", text, re.M).group(1)
        seen["admin"] = admin_is(environ, seen["password"])
        seen["guessed"] = admin_is(environ, "admin")
        seen["second"] = run("start", environ)
        other_port = {**environ, "EAKTE_PORT": str(free_port())}
        seen["reset"] = run("demo-reset", other_port)
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


def test_only_a_demo_is_reset(first_start, environ):
    done = run("demo-reset", environ)
    assert done.returncode == 1
    assert "was not created as a demo" in done.stderr


def test_a_second_start_keeps_the_site_and_shows_no_password(
    first_start, environ, tmp_path
):
    with started(environ, tmp_path / "second.log") as (_, text):
        assert "Creating" not in text
        assert first_start["password"] not in text
        assert "Zope administrator" not in text
        assert site_title(environ) == "E-Akte"
        assert admin_is(environ, first_start["password"])


def test_killed_while_it_creates_the_site_nothing_is_left(tmp_path, environ):
    environ = {**environ, "EAKTE_VAR": str(tmp_path / "var")}
    log = tmp_path / "killed.log"
    with open(log, "wb") as stream:
        server = subprocess.Popen(
            [sys.executable, CONTROL, "start"],
            env=environ,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    data = tmp_path / "var" / "filestorage" / "Data.fs"
    # Zope has written its root objects: it is in the middle of it
    while not (data.exists() and data.stat().st_size > 1000):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.1)
    os.killpg(server.pid, signal.SIGKILL)
    server.wait(timeout=60)
    done = run("admin-password", environ)
    assert done.returncode == 1
    assert "There is no site" in done.stderr
