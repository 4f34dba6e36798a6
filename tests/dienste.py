"""Servers that tests start for themselves: PostgreSQL and Redis, on this machine only.

Each has its own temporary directory and a free port, is started when a test asks for
it, ends with the tests and leaves nothing behind. A missing program is a failure that
says what to install, never a silent skip.
"""

from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

import ctypes
import os
import pytest
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time


PATIENCE = 60
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)

ZEO = """
<zeo>
  address 127.0.0.1:{port}
</zeo>
<filestorage 1>
  path {var}/filestorage/Data.fs
  blob-dir {var}/blobstorage
</filestorage>
"""

# PostgreSQL refuses to run as root.
POSTGRES_ACCOUNT = "postgres"


def free_port():
    """A port of this machine that nobody uses.

    The system gives higher numbers to connections, so it is still free when a server
    takes it some time later.
    """
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


def listens(port):
    """Whether something listens on a port of this machine."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2):
        return True
    return False


def program(name, package, *places):
    """Path of a program.

    :param name: its name.
    :param package: Debian package that has it.
    :param places: directories beside PATH to look in.
    :raises pytest.fail.Exception: when it is not installed.
    """
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)])
    found = shutil.which(name, path=path)
    if found is None:
        pytest.fail(
            f"{name} is missing; as root: apt install {package} (scripts/tools.sh)",
            pytrace=False,
        )
    return found


def end_with_parent():
    """Let the kernel end a server whose tests were killed."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def server(command, directory, answers, **options):
    """Run a server as long as the block lasts.

    :param command: program and arguments; it must stay in the foreground.
    :param directory: where its output goes.
    :param answers: callable that says whether it can be used.
    :param options: of ``subprocess.Popen``.
    """
    log = Path(directory, "server.log")
    with open(log, "wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=directory,
            stdout=stream,
            stderr=subprocess.STDOUT,
            preexec_fn=end_with_parent,
            **options,
        )
    try:
        end = time.monotonic() + PATIENCE
        while not answers():
            if process.poll() is not None or time.monotonic() > end:
                pytest.fail(f"{command[0]} does not start:\n{log.read_text()}")
            time.sleep(0.05)
        yield process
    finally:
        # for PostgreSQL the fast way: whoever is still connected is disconnected
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def private_directory(owner=None):
    """A short-lived directory for one account.

    Not below pytest's own: another account cannot get there.
    """
    name = tempfile.mkdtemp(prefix="eakte-test-")
    try:
        if owner:
            shutil.chown(name, owner, owner)
        yield name
    finally:
        shutil.rmtree(name, ignore_errors=True)


class PostgreSQL:
    """A running cluster.

    :param port: on this machine.
    :param password: of the superuser "postgres".
    """

    def __init__(self, port, password):
        self.port = port
        self.password = password

    def url(self, database):
        """Address of a database, as EAKTE_STORAGE takes it."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement):
        """Run one statement outside of any transaction."""
        import psycopg2

        connection = psycopg2.connect(self.url("postgres"))
        connection.autocommit = True
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()

    def answers(self):
        """Whether a connection is accepted."""
        import psycopg2

        try:
            psycopg2.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg2.OperationalError:
            return False
        return True

    @contextmanager
    def database(self):
        """A fresh database as long as the block lasts; gives its address."""
        name = f"test_{secrets.token_hex(6)}"
        self.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def postgresql_server():
    """A new PostgreSQL cluster as long as the block lasts."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    initdb = program("initdb", "postgresql", *places)
    account = POSTGRES_ACCOUNT if os.geteuid() == 0 else None
    options = {"user": account, "group": account} if account else {}
    if account:
        options["extra_groups"] = []
    with private_directory(account) as directory:
        password = secrets.token_hex(12)
        secret = Path(directory, "password")
        secret.write_text(password)
        secret.chmod(0o600)
        if account:
            shutil.chown(secret, account, account)
        data = Path(directory, "data")
        done = subprocess.run(
            [initdb, "-D", data, "-U", "postgres", "-A", "scram-sha-256"]
            + ["--pwfile", secret, "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
            capture_output=True,
            text=True,
            cwd=directory,
            **options,
        )
        if done.returncode:
            pytest.fail(f"initdb: {done.stderr}")
        cluster = PostgreSQL(free_port(), password)
        command = [Path(initdb).with_name("postgres"), "-D", data]
        command += ["-p", str(cluster.port), "-c", "listen_addresses=127.0.0.1"]
        command += ["-c", f"unix_socket_directories={directory}"]
        command += ["-c", "shared_buffers=64MB"]
        with server(command, directory, cluster.answers, **options):
            yield cluster


@contextmanager
def redis_server_process():
    """A Redis server without persistence as long as the block lasts; its address."""
    port = free_port()

    def answers():
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", port), timeout=2) as connection,
        ):
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
        return False

    command = [program("redis-server", "redis-server"), "--port", str(port)]
    command += ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with private_directory() as directory:
        with server([*command, "--dir", directory], directory, answers):
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def zeo_server(var):
    """A ZEO server as long as the block lasts; its address, as EAKTE_STORAGE takes it.

    :param var: data directory of an instance; its FileStorage is served.
    """
    port = free_port()
    with private_directory() as directory:
        conf = Path(directory, "zeo.conf")
        conf.write_text(ZEO.format(port=port, var=var))
        command = [str(Path(sys.executable).with_name("runzeo")), "-C", str(conf)]
        with server(command, directory, lambda: listens(port)):
            yield f"zeo://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def postgresql_cluster():
    """A PostgreSQL cluster of these tests: ``with postgresql_cluster.database()``."""
    with postgresql_server() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def postgresql(postgresql_cluster):
    """Address of an empty PostgreSQL database of the module, for psycopg2 too."""
    with postgresql_cluster.database() as url:
        yield url


@pytest.fixture(scope="session")
def redis_server():
    """Address of a Redis server of these tests."""
    with redis_server_process() as url:
        yield url
