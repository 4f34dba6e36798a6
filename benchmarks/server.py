"""A server of its own for one measurement: new instance, new site, free port."""

from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

import os
import psutil
import requests
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "instance"))

# The instance of "make start", only elsewhere: same configuration, 4 threads.
import configure  # noqa: E402
import control  # noqa: E402


BIN = Path(sys.executable).parent
START_TIMEOUT = 180


class Server:
    """Start, stop and watch the server.

    :param var: directory of the instance
    :param without: rooms of the E-Akte that are left out of the configuration
    """

    def __init__(self, var, without=()):
        self.without = without
        self.password = secrets.token_urlsafe(12)
        self.settings = configure.read_settings(
            {
                "EAKTE_VAR": str(var),
                "EAKTE_PORT": str(free_port()),
                "EAKTE_DEMO": "0",
                "EAKTE_ADMIN_PASSWORD": self.password,
            }
        )
        self.url = self.settings.url.rpartition("/")[0]
        self.data_fs = var / "filestorage" / "Data.fs"
        self.process = None

    @property
    def auth(self):
        return ("admin", self.password)

    def create_site(self):
        """Write the configuration and create a site of each kind."""
        configure.write(self.settings)
        self._leave_out()
        control.run_site_admin(
            self.settings, "create", EAKTE_DEMO="0", EAKTE_ADMIN_PASSWORD=self.password
        )
        self.run("plain_site.py")

    def _leave_out(self):
        site_zcml = self.settings.etc / "site.zcml"
        text = site_zcml.read_text("utf-8")
        excluded = "".join(
            f'  <exclude package="collective.eakte.{room}" />\n'
            for room in self.without
        )
        first = text.index("  <include")
        site_zcml.write_text(text[:first] + excluded + text[first:], "utf-8")

    def run(self, script, *arguments):
        """Run a script in Zope while the server is stopped."""
        subprocess.run(
            [
                BIN / "zconsole",
                "run",
                self.settings.etc / "zope.conf",
                Path(__file__).parent / script,
                *arguments,
            ],
            check=True,
        )

    def start(self):
        """Start the server and wait for its first answer."""
        with open(self.settings.var / "log" / "output.log", "ab") as output:
            self.process = subprocess.Popen(
                [BIN / "runwsgi", self.settings.etc / "zope.ini"],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._watched = psutil.Process(self.process.pid)
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"The server has ended: see {output.name}")
            try:
                requests.get(self.url, timeout=60)
            except requests.ConnectionError:
                time.sleep(0.25)
            else:
                return
        raise RuntimeError("The server does not answer.")

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def size(self):
        """Bytes of the database and its blobs."""
        blobs = self.settings.var / "blobstorage"
        return self.data_fs.stat().st_size + sum(
            path.stat().st_size for path in blobs.rglob("*.blob")
        )

    def cpu_seconds(self):
        """CPU time of the server and of all programs that it has called."""
        seconds = 0.0
        for process in (self._watched, *self._watched.children(recursive=True)):
            # What has ended meanwhile is counted by who had called it.
            with suppress(psutil.NoSuchProcess):
                seconds += sum(process.cpu_times()[:4])
        return seconds


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def temporary_server(keep=False, without=()):
    """A running server with two empty sites; its directory goes with it.

    :param keep: leave the directory for a look at logs and data
    :param without: rooms of the E-Akte that are left out of the configuration
    """
    os.umask(0o077)
    var = Path(tempfile.mkdtemp(prefix="eakte-benchmark-"))
    server = Server(var, without)
    try:
        server.create_site()
        server.start()
        yield server
    finally:
        server.stop()
        if keep:
            print(f"Instance kept in {var}", file=sys.stderr)
        else:
            shutil.rmtree(var, ignore_errors=True)
