"""Servers of the tests: each on a free port of this machine, gone when they end."""

from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

import os
import pytest
import random
import shutil
import socket
import subprocess
import tempfile
import time


def wait_for(condition, seconds=30, what="it"):
    """Wait until a function returns something true, and return that."""
    deadline = time.monotonic() + seconds
    while True:
        if found := condition():
            return found
        assert time.monotonic() < deadline, f"{what} did not happen in {seconds} s"
        time.sleep(0.02)


def free_port():
    """Return a port that nobody uses.

    The system gives higher numbers to connections, so it is still free when a server
    takes it some time later.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


def program(name, package, *places):
    """Return the path of a program; without it the test fails."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)])
    found = shutil.which(name, path=path)
    if found is None:
        pytest.fail(f"{name} is missing (Debian package {package})", pytrace=False)
    return found


def listens(port):
    """Return whether something listens on a port."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


class Redis:
    """A Redis server without persistence."""

    def __init__(self, directory):
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process = subprocess.Popen(
            [
                program("redis-server", "redis-server"),
                *("--port", str(self.port), "--bind", "127.0.0.1"),
                *("--save", "", "--appendonly", "no", "--dir", directory),
            ],
            stdout=subprocess.DEVNULL,
        )
        wait_for(lambda: listens(self.port), what="the start of Redis")

    def stop(self):
        """End it, with all that it holds."""
        self.process.kill()
        self.process.wait()


@contextmanager
def redis():
    """Give a running :class:`Redis`."""
    with tempfile.TemporaryDirectory() as directory:
        found = Redis(directory)
        try:
            yield found
        finally:
            found.stop()


@contextmanager
def postgresql():
    """Give the DSN of an empty PostgreSQL database."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    initdb = program("initdb", "postgresql", *places)
    # PostgreSQL refuses to run as root.
    account = {"user": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    directory = tempfile.mkdtemp(prefix="taskqueue-")
    if account:
        shutil.chown(directory, "postgres")
    data, port = f"{directory}/data", free_port()
    process = None
    try:
        subprocess.run(
            [initdb, "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"],
            stdout=subprocess.DEVNULL,
            check=True,
            cwd=directory,
            **account,
        )
        process = subprocess.Popen(
            [
                str(Path(initdb).with_name("postgres")),
                *("-D", data, "-p", str(port), "-c", "listen_addresses=127.0.0.1"),
                *("-c", f"unix_socket_directories={directory}"),
            ],
            stderr=subprocess.DEVNULL,
            cwd=directory,
            **account,
        )
        dsn = f"host=127.0.0.1 port={port} dbname=postgres user=postgres"
        wait_for(lambda: connects(dsn), what="the start of PostgreSQL")
        yield dsn
    finally:
        if process is not None:
            process.kill()
            process.wait()
        shutil.rmtree(directory, ignore_errors=True)


def connects(dsn):
    """Return whether PostgreSQL accepts connections."""
    import psycopg2

    with suppress(psycopg2.OperationalError):
        psycopg2.connect(dsn, connect_timeout=2).close()
        return True
    return False
