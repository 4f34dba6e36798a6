"""Start the instance or a worker, restore its demo, set the administrator's password.

"control.py start" creates the site when the database has none and then becomes the
server. It runs in the environment that scripts/install.sh has filled.
"""

from configure import ConfigurationError
from configure import FILESTORAGE
from configure import read_settings
from configure import write
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

import base64
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request


SITE_ID = "eakte"
TIMEZONE = "Europe/Berlin"
INSTANCE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent

# Of these the class matters when the root object is read; all others may be stand-ins.
REAL_CLASSES = ("BTrees", "builtins", "copyreg", "datetime", "persistent")

# What is off when one of these programs is missing.
TOOLS = {
    "soffice": "PDF views and PDF/A of office formats (LibreOffice)",
    "tesseract": "the text of scanned pages (Tesseract)",
}

# The server and the watcher must not ask a proxy for this machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ControlError(Exception):
    """The command cannot be carried out; the message says why."""


def port_answers(settings):
    """Return whether something listens on the instance's port."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "localhost") else settings.host
    try:
        with socket.create_connection((host, settings.port), timeout=2):
            return True
    except OSError:
        return False


def require_free_port(settings):
    """Refuse when the server runs already or something else has its port."""
    if port_answers(settings):
        raise ControlError(
            f"Port {settings.port} is in use: the server runs already, or another "
            "program has the port. Stop it, or choose another one with EAKTE_PORT."
        )


def open_database(settings):
    """Open the configured database without importing Zope's applications.

    :returns: ZODB.DB whose objects are stand-ins, except simple containers
    :raises ControlError: when the storage is locked or cannot be reached
    """
    from importlib import import_module
    from persistent import Persistent
    from zc.lockfile import LockError
    from ZODB.config import ZODBDatabase
    from ZODB.POSException import StorageError
    from Zope2.Startup.options import ZopeWSGIOptions

    def stand_in(connection, module, name):
        if module.partition(".")[0] in REAL_CLASSES:
            return getattr(import_module(module), name)
        return type(name, (Persistent,), {"__module__": module})

    try:
        options = ZopeWSGIOptions(str(settings.etc / "zope.conf"))()
        (factory,) = options.configroot.databases
        factory.config.class_factory = stand_in
        return ZODBDatabase.open(factory)
    except LockError:
        raise ControlError(
            f"The database below {settings.var} is in use by another process: stop the "
            "running server first."
        ) from None
    except (StorageError, OSError) as error:
        raise ControlError(f"The storage cannot be opened: {error}") from None
    except Exception as error:
        # the driver of a database has exceptions of its own; none may show the DSN
        if settings.storage == FILESTORAGE:
            raise
        raise ControlError(
            f"The storage of EAKTE_STORAGE cannot be opened: {type(error).__name__}: "
            f"{error}"
        ) from None


def site_exists(settings):
    """Return whether the database holds the site, in less than a second."""
    database = open_database(settings)
    try:
        connection = database.open()
        application = connection.root().get("Application")
        objects = getattr(application, "_objects", ())
        return SITE_ID in {item["id"] for item in objects}
    finally:
        database.close()


def run_site_admin(settings, command, **environ):
    """Run a command of site_admin.py in Zope.

    :raises ControlError: when it fails; it has said why
    """
    done = subprocess.run(
        [
            BIN / "zconsole",
            "run",
            settings.etc / "zope.conf",
            INSTANCE / "site_admin.py",
            command,
        ],
        env={**os.environ, **environ},
        check=False,
    )
    if done.returncode:
        raise ControlError(f"The command '{command}' failed; nothing was changed.")


def create_site(settings):
    """Create the site.

    :returns: the administrator's password when it was generated, otherwise ""
    """
    generated = "" if settings.admin_password else secrets.token_urlsafe(16)
    content = "with the demo content" if settings.demo else "without demo content"
    say(f"Creating the site {content}; this takes up to two minutes, once ...")
    run_site_admin(
        settings,
        "create",
        EAKTE_DEMO="1" if settings.demo else "0",
        EAKTE_ADMIN_PASSWORD=settings.admin_password or generated,
    )
    return generated


def demo_logins(settings):
    """Return the log-ins of the demo if the running site knows them, otherwise [].

    :returns: list of (login, password, role, full name)
    """
    try:
        from collective.eakte.demo.personen import DEMO_LOGINS
    except ImportError:
        return []
    login, password = DEMO_LOGINS[0][:2]
    credentials = base64.b64encode(f"{login}:{password}".encode()).decode()
    request = urllib.request.Request(
        f"{settings.url}/@users/{login}",
        headers={"Accept": "application/json", "Authorization": f"Basic {credentials}"},
    )
    try:
        with opener.open(request, timeout=60):
            return DEMO_LOGINS
    except (OSError, HTTPException):
        return []


def wait_until_ready(settings, process_id):
    """Wait until the server has answered a request for the site.

    :param process_id: the server's
    :returns: False when the server has ended before
    """
    while not port_answers(settings):
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.25)
    # an error page is an answer, too; the event log has its reason
    with suppress(OSError, HTTPException):
        opener.open(settings.url, timeout=120).close()
    return True


def one_per_role(logins):
    """Return the first log-in of each role, in the given order."""
    first = {}
    for login in logins:
        first.setdefault(login[2], login)
    return list(first.values())


def missing_tools():
    """Return the lines that say what is off because a program is missing."""
    off = [what for program, what in TOOLS.items() if shutil.which(program) is None]
    if not off:
        return []
    return [
        f"Off, as their programs are not installed: {', '.join(off)}.",
        "'make tools' installs them.",
        "",
    ]


def announcement(settings, logins, admin_password):
    """Return the lines that greet the user once the site answers."""
    lines = ["", f"E-Akte: {settings.url}", ""]
    logins = one_per_role(logins)
    if logins:
        width = max(len(login) for login, *rest in logins)
        secret = max(len(password) for login, password, *rest in logins)
        lines.append("Log-ins of the demo (login, password, role):")
        lines += [
            f"  {login:{width}}  {password:{secret}}  {role} ({name})"
            for login, password, role, name in logins
        ]
        lines.append("")
    if admin_password:
        lines += [
            "Zope administrator (shown only now; make admin-password sets a new one):",
            f"  admin  {admin_password}",
            "",
        ]
    lines += missing_tools()
    lines.append(f"Logs: {settings.var / 'log'}. Stop with Ctrl-C.")
    return lines


def watch(settings, process_id, admin_password):
    """Greet the user as soon as the server answers."""
    ready = wait_until_ready(settings, process_id)
    if ready or admin_password:
        logins = demo_logins(settings) if ready and settings.demo else []
        say("\n".join(announcement(settings, logins, admin_password)))


def start(settings):
    """Create the site if there is none, then replace this process by the server."""
    require_free_port(settings)
    write(settings)
    admin_password = "" if site_exists(settings) else create_site(settings)
    say("Starting the server ...")
    server = os.getpid()
    # a grandchild greets, so that no zombie stays with the server
    if os.fork() == 0:
        if os.fork() == 0:
            with suppress(KeyboardInterrupt):
                watch(settings, server, admin_password)
        os._exit(0)
    os.wait()
    os.execv(BIN / "runwsgi", [BIN / "runwsgi", settings.etc / "zope.ini"])


def work(settings):
    """Replace this process by a worker that does the tasks of other processes.

    It may share the data directory of a server on the same machine.
    """
    if settings.storage == FILESTORAGE:
        raise ControlError(
            "With 'filestorage' the server does the tasks itself: a worker of its own "
            "needs PostgreSQL or ZEO (EAKTE_STORAGE)."
        )
    write(settings)
    if not site_exists(settings):
        raise ControlError(f"There is no site {SITE_ID}: 'make start' creates it.")
    worker = BIN / "taskqueue-worker"
    os.execv(worker, [worker, "--conf", settings.etc / "zope.conf"])


def reset_demo(settings):
    """Replace the demo site by a new one."""
    require_free_port(settings)
    write(settings)
    if not site_exists(settings):
        raise ControlError(f"There is no site {SITE_ID}: 'make start' creates it.")
    say("Building the demo anew; this takes up to two minutes ...")
    run_site_admin(settings, "reset-demo")
    say("The demo is as it was at the beginning. 'make start' starts the server.")


def set_admin_password(settings):
    """Give the Zope administrator a new password and show it when it is generated."""
    write(settings)
    if not site_exists(settings):
        raise ControlError(f"There is no site {SITE_ID}: 'make start' creates it.")
    password = settings.admin_password or secrets.token_urlsafe(16)
    run_site_admin(settings, "set-password", EAKTE_ADMIN_PASSWORD=password)
    if settings.admin_password:
        say("The password of admin was set.")
    else:
        say(f"The password of admin is now: {password}")


def say(text):
    """Print at once, also into a pipe."""
    print(text, flush=True)


COMMANDS = {
    "start": start,
    "worker": work,
    "demo-reset": reset_demo,
    "admin-password": set_admin_password,
}


def main(arguments, environ=os.environ):
    """Run a command.

    :returns: exit code
    """
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"usage: control.py {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    # log, database and blobs hold personal data: they belong to their owner alone
    os.umask(0o077)
    # "today" has to be the day of the site, also on a server that lives in UTC
    os.environ.setdefault("TZ", TIMEZONE)
    try:
        COMMANDS[arguments[0]](read_settings(environ))
    except (ConfigurationError, ControlError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
