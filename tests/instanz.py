"""Instances that tests start as processes of their own, as ``make start`` does."""

from base64 import b64encode
from contextlib import closing
from contextlib import contextmanager
from pathlib import Path
from tests.dienste import end_with_parent
from tests.dienste import free_port

import os
import psutil
import psycopg2
import re
import requests
import signal
import sqlite3
import subprocess
import sys
import time


CONTROL = Path(__file__).resolve().parents[1] / "instance" / "control.py"
PATIENCE = 240
PASSWORD = "Geheim-fuer-Tests-1"


def clean_environ():
    """The environment of the tests without settings of an instance."""
    return {name: value for name, value in os.environ.items() if "EAKTE_" not in name}


def wait_until(condition, seconds=60, what="the condition"):
    """Ask again and again until something is true; what was true.

    :param condition: callable.
    :param seconds: how long.
    :param what: text for the failure.
    """
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, f"{what} did not come true in {seconds} s"
        time.sleep(0.2)
    return found


def tasks(ledger, queue="eakte-text"):
    """State and user of the tasks of a queue.

    :param ledger: file of SQLite, or address of a PostgreSQL database.
    :param queue: its name.
    :returns: list of (state, user).
    """
    ledger = str(ledger)
    if ledger.startswith("postgresql:"):
        connection = psycopg2.connect(ledger)
    else:
        connection = sqlite3.connect(ledger, timeout=30)
    with closing(connection):
        cursor = connection.cursor()
        cursor.execute(
            f"SELECT state, userid FROM taskqueue_task WHERE queue = '{queue}'"
        )
        return cursor.fetchall()


def left_of(session_id):
    """Processes that an instance has started and that are still there.

    :param session_id: id of the process of the instance.
    :returns: list of names.
    """
    found = []
    for process in psutil.process_iter():
        try:
            alive = process.status() != psutil.STATUS_ZOMBIE
            if alive and os.getsid(process.pid) == session_id:
                found.append(process.name())
        except (ProcessLookupError, psutil.NoSuchProcess):
            continue
    return found


class Instanz:
    """An instance with its own data directory and port.

    :param directory: where its data directory and its log go.
    :param python: whose environment it runs in.
    :param environ: settings, as of docs/betrieb.md.
    """

    def __init__(self, directory, python=sys.executable, **environ):
        self.directory = Path(directory)
        self.python = python
        self.port = free_port()
        self.log = self.directory / "console.log"
        self.environ = {
            **clean_environ(),
            "EAKTE_VAR": str(self.var),
            "EAKTE_PORT": str(self.port),
            "EAKTE_DEMO": "0",
            "EAKTE_ADMIN_PASSWORD": PASSWORD,
            **environ,
        }
        self.process = None

    @property
    def var(self):
        return self.directory / "var"

    @property
    def url(self):
        return f"http://localhost:{self.port}/eakte"

    def session(self, user="admin", password=PASSWORD):
        """A session of ``requests`` that speaks JSON."""
        session = requests.Session()
        session.auth = (user, password)
        session.headers["Accept"] = "application/json"
        session.trust_env = False
        return session

    def control(self, command):
        """Run a command of control.py; the finished process."""
        return subprocess.run(
            [self.python, CONTROL, command],
            env=self.environ,
            capture_output=True,
            text=True,
        )

    def launch(self, command="start"):
        """Begin to start, without waiting."""
        self.directory.mkdir(parents=True, exist_ok=True)
        with open(self.log, "wb") as stream:
            self.process = subprocess.Popen(
                [self.python, CONTROL, command],
                env=self.environ,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )

    def printed(self):
        """What it has printed since the last start."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def start(self, command="start", ready="Stop with Ctrl-C"):
        """Start, unless it is launched, and wait until it is ready; what it printed."""
        if self.process is None or self.process.poll() is not None:
            self.launch(command)
        end = time.monotonic() + PATIENCE
        while ready not in self.printed():
            assert self.process.poll() is None, self.printed()
            assert time.monotonic() < end, self.printed()
            time.sleep(0.1)
        return self.printed()

    def stop(self):
        """Ask it to end, and wait; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def kill(self):
        """End it as a loss of power does: no time for anything."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=60)

    @contextmanager
    def started(self, *arguments):
        """Started as long as the block lasts; gives what it has printed."""
        try:
            yield self.start(*arguments)
        finally:
            self.stop()

    def events(self):
        """The text of its event log."""
        path = self.var / "log" / "event.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""


def site_title(instance):
    """The title of the site, as anybody sees it who reads its page."""
    page = requests.get(instance.url, timeout=60)
    page.raise_for_status()
    return re.search(r"<title>\s*(.*?)\s*</title>", page.text).group(1)


class Akten:
    """Work in the site of an instance, over REST.

    :param instance: :class:`Instanz` that runs.
    :param user: who works.
    """

    def __init__(self, instance, user="admin"):
        self.instance = instance
        self.session = instance.session(user)

    def post(self, path, **body):
        """The answer to a POST that has to succeed."""
        answer = self.session.post(f"{self.instance.url}{path}", json=body, timeout=60)
        assert answer.ok, (answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def add(self, path, portal_type, **fields):
        """Add an object; its path below the site."""
        answer = self.post(path, **{"@type": portal_type}, **fields)
        return answer["@id"].removeprefix(self.instance.url)

    def build(self):
        """An Akte in a plan that has just been made; its path."""
        plan = self.add("", "Aktenplan", title="Aktenplan", kennzeichen="B")
        unit = self.add(
            plan,
            "Aktenplaneinheit",
            title="Gewerbe",
            kennzeichen="10.01",
            typ="Betreffseinheit",
            federfuehrung="10",
            aktenfuehrung="10",
            aufbewahrungsdauer=10,
            aussonderungsart="B",
        )
        for path in (plan, unit):
            self.post(f"{path}/@workflow/aktivieren")
        return self.add(unit, "Akte", title="Gasthaus Zum Adler")

    def file(self, akte, title, text):
        """File a text; the path of the Dokument."""
        return self.file_bytes(
            akte, title, text.encode(), "schreiben.txt", "text/plain"
        )

    def file_bytes(self, akte, title, data, filename, content_type):
        """File any file; the path of the Dokument."""
        return self.add(
            akte,
            "Dokument",
            title=title,
            file={
                "data": b64encode(data).decode(),
                "encoding": "base64",
                "filename": filename,
                "content-type": content_type,
            },
        )

    def get(self, path, **params):
        """The answer to a GET that has to succeed."""
        answer = self.session.get(
            f"{self.instance.url}{path}", params=params, timeout=60
        )
        assert answer.ok, (answer.status_code, answer.text)
        return answer.json()

    def found(self, words):
        """Titles of what is found by words."""
        answer = self.get("/@search", SearchableText=words, portal_type="Dokument")
        return {item["title"] for item in answer["items"]}
