"""Render the configuration of the running instance from its templates.

The environment says where the instance keeps its data, where it listens and which
storage it uses; docs/betrieb.md lists the variables. Only the standard library is
needed, so that the script runs before anything is installed.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl
from urllib.parse import unquote
from urllib.parse import urlsplit

import os
import re
import string
import sys


INSTANCE = Path(__file__).resolve().parent
TEMPLATES = INSTANCE / "etc"

FILESTORAGE = "filestorage"
RELSTORAGE = "relstorage"
ZEO = "zeo"

# One for each kind of work, with one thread: what takes minutes keeps nothing else
# waiting. The first one takes what names no queue.
QUEUES = (
    "eakte-auftrag",
    "eakte-text",
    "eakte-vorschau",
    "eakte-nachholen",
    "eakte-pruefung",
)

STORAGE_HELP = (
    "EAKTE_STORAGE takes 'filestorage', 'postgresql://user:password@host:port/database'"
    " or 'zeo://host:port'"
)

QUEUE_HELP = (
    "EAKTE_QUEUE takes 'redis://:password@host:port/number', or nothing: then consumers"
    " ask the ledger of the tasks"
)

# The reason that Python gives may show a part of a password.
NO_ADDRESS = (
    "host or port cannot be read; in a password / is written %2F, @ is written %40"
)

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")

# Characters that mean something in ZConfig, in zope.ini or in a quoted argument.
UNSAFE_IN_PATH = re.compile(r"[\x00-\x1f%$'\"#=\\]")

QUOTED_IN_DSN = re.compile(r"['\\]")
BACKSLASHED = r"\\\g<0>"

DIRECTORIES = (
    "etc",
    "run",
    "log",
    "cache",
    "uploads",
    "filestorage",
    "blobstorage",
    "blobcache",
)
SHARED_DIRECTORIES = ("taskqueue", "volltext")


class ConfigurationError(Exception):
    """A variable of the environment has a value that cannot be used."""


class Template(string.Template):
    """Placeholders are written @{name}: neither ZConfig nor zope.ini use that sign."""

    delimiter = "@"


@dataclass(frozen=True)
class Settings:
    """What the environment says about an instance."""

    var: Path
    host: str
    port: int
    storage: str
    dsn: str = ""
    zeo: str = ""
    database: str = ""
    demo: bool = True
    admin_password: str = ""
    shared: Path = INSTANCE / "var"
    queue: str = ""
    worker: bool = True
    volltext: str = ""

    @property
    def etc(self):
        """The directory of the rendered files."""
        return self.var / "etc"

    @property
    def url(self):
        """Address of the site.

        Plone shows 127.0.0.1 without its theme, so the local address is spelt out.
        """
        local = self.host in ("127.0.0.1", "0.0.0.0", "localhost", "::", "::1")
        return f"http://{'localhost' if local else self.host}:{self.port}/eakte"


def read_settings(environ):
    """Return the settings that an environment describes.

    :param environ: mapping like os.environ
    :returns: Settings
    :raises ConfigurationError: naming the variable and the values that it takes
    """
    var = read_directory("EAKTE_VAR", environ.get("EAKTE_VAR", ""), INSTANCE / "var")
    storage = read_storage(environ.get("EAKTE_STORAGE", ""))
    shared = read_directory("EAKTE_SHARED", environ.get("EAKTE_SHARED", ""), var)
    worker = read_switch("EAKTE_WORKER", environ.get("EAKTE_WORKER", ""))
    if storage["storage"] == FILESTORAGE and not worker:
        raise ConfigurationError(
            "EAKTE_WORKER=0 needs PostgreSQL or ZEO: with 'filestorage' only one "
            "process opens the database, and it has to do the tasks, too."
        )
    return Settings(
        var=var,
        shared=shared,
        host=read_host(environ.get("EAKTE_HOST", "")),
        port=read_port(environ.get("EAKTE_PORT", "")),
        demo=read_switch("EAKTE_DEMO", environ.get("EAKTE_DEMO", "")),
        admin_password=environ.get("EAKTE_ADMIN_PASSWORD", ""),
        worker=worker,
        queue=read_queue(environ.get("EAKTE_QUEUE", "")),
        volltext=read_volltext(environ.get("EAKTE_VOLLTEXT", ""))
        or storage.get("database")
        or str(shared / "volltext"),
        **storage,
    )


def read_directory(name, value, default):
    """Return an absolute directory.

    :param name: of the variable
    :param value: its content
    :param default: directory that is taken when it is empty
    """
    path = Path(value).expanduser().absolute() if value else default
    if UNSAFE_IN_PATH.search(str(path)):
        raise ConfigurationError(
            f"The directory {str(path)!r} ({name}) must not contain quotes, "
            "backslashes or any of % $ # =."
        )
    return path


def read_host(value):
    """Return the interface to listen on, only this machine by default."""
    value = value.strip() or "127.0.0.1"
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", value):
        raise ConfigurationError(f"EAKTE_HOST is not a host name or address: {value!r}")
    return value


def read_port(value):
    """Return the port, 8080 by default."""
    value = value.strip() or "8080"
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 0 < int(value) < 65536:
        raise ConfigurationError(
            f"EAKTE_PORT must be a number from 1 to 65535, not {value!r}."
        )
    return int(value)


def read_switch(name, value):
    """Return whether something is on; it is unless told not to be."""
    value = value.strip() or "1"
    if value not in ("0", "1"):
        raise ConfigurationError(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def read_queue(value):
    """Return the address of the Redis that tells workers of tasks, "" without one.

    As it may hold a password it is never part of a message.
    """
    value = value.strip()
    if not value:
        return ""
    if re.search(r"[\x00-\x20\x7f]", value):
        raise ConfigurationError(f"EAKTE_QUEUE must not contain blanks. {QUEUE_HELP}.")
    try:
        parts = urlsplit(value)
        known = parts.scheme in ("redis", "rediss") and parts.hostname
        parts.port  # noqa: B018 - says whether it is a number
    except ValueError:
        raise ConfigurationError(f"{QUEUE_HELP}; {NO_ADDRESS}.") from None
    if not known:
        raise ConfigurationError(f"{QUEUE_HELP}; this one is unknown.")
    return value


def read_volltext(value):
    """Return where the texts of documents are indexed, "" for where the storage says.

    :param value: a directory, or the address of a PostgreSQL database
    """
    value = value.strip()
    if value.startswith("postgresql:"):
        if re.search(r"[\x00-\x20\x7f]", value):
            raise ConfigurationError(
                "EAKTE_VOLLTEXT must not contain blanks: write them as %20."
            )
        return value
    return str(read_directory("EAKTE_VOLLTEXT", value, "")) if value else ""


def read_storage(value):
    """Return the settings of the storage that an address names.

    The address is never part of the message of an error: it may hold a password.

    :param value: content of EAKTE_STORAGE
    :returns: dict with storage and, where the storage has one, dsn or zeo
    :raises ConfigurationError: when the address is none of the known ones
    """
    value = value.strip() or FILESTORAGE
    if value == FILESTORAGE:
        return {"storage": FILESTORAGE}
    if re.search(r"[\x00-\x20]", value):
        raise ConfigurationError(
            f"EAKTE_STORAGE must not contain blanks: write them as %20. {STORAGE_HELP}."
        )
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ConfigurationError(f"{STORAGE_HELP}; {NO_ADDRESS}.") from None
    if parts.scheme == "postgresql":
        if not host or not parts.path.strip("/"):
            raise ConfigurationError(
                f"EAKTE_STORAGE names no host or no database. {STORAGE_HELP}."
            )
        return {"storage": RELSTORAGE, "dsn": dsn_of(parts), "database": value}
    if parts.scheme == "zeo":
        if not host or not port or parts.path.strip("/"):
            raise ConfigurationError(
                f"EAKTE_STORAGE names no host or no port. {STORAGE_HELP}."
            )
        return {"storage": ZEO, "zeo": f"{host}:{port}"}
    raise ConfigurationError(f"{STORAGE_HELP}; this one is unknown.")


def dsn_of(parts):
    """Return the address of a PostgreSQL database in libpq's "keyword='value'" form.

    RelStorage appends keywords of its own, which the form of an URL does not allow.

    :param parts: the split address; its query holds further keywords like sslmode
    :raises ConfigurationError: when the query is none
    """
    keywords = {
        "host": parts.hostname,
        "port": parts.port and str(parts.port),
        "dbname": unquote(parts.path.strip("/")),
        "user": parts.username and unquote(parts.username),
        "password": parts.password and unquote(parts.password),
    }
    try:
        keywords.update(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        raise ConfigurationError(
            "EAKTE_STORAGE: what follows the ? must read like sslmode=require."
        ) from None
    if any(UNPRINTABLE.search(value) for value in keywords.values() if value):
        raise ConfigurationError("EAKTE_STORAGE must not contain control characters.")
    return " ".join(
        f"{keyword}='{QUOTED_IN_DSN.sub(BACKSLASHED, value)}'"
        for keyword, value in keywords.items()
        if value
    )


def render(settings):
    """Return the files of the rendered configuration.

    :param settings: Settings
    :returns: dict of file name and text
    """
    values = {
        "var": str(settings.var),
        "host": settings.host,
        "port": str(settings.port),
        # ZConfig takes a single $ for a reference
        "dsn": settings.dsn.replace("$", "$$"),
        "zeo": settings.zeo,
        "volltext": settings.volltext.replace("$", "$$"),
    }
    sources = {
        "zope.conf": "zope.conf",
        "zope.ini": "zope.ini",
        "site.zcml": "site.zcml",
        "storage.conf": f"storage.d/{settings.storage}.conf",
        "taskqueue.conf": "taskqueue.conf",
    }
    files = {name: fill_in(source, values) for name, source in sources.items()}
    files["taskqueue.conf"] += render_queues(settings)
    return files


def render_queues(settings):
    """Return the sections of the queues and of their threads in this process."""
    kind = "postgresql" if settings.database else "sqlite"
    database = settings.database.replace("$", "$$")
    values = {
        "shared": str(settings.shared),
        "database": database,
        "redis": settings.queue.replace("$", "$$"),
        "ledger": database or f"{settings.shared}/taskqueue/tasks.sqlite",
    }
    kind = "redis" if settings.queue else kind
    sections = [
        fill_in(f"queue.d/{kind}.conf", {**values, "queue": queue}) for queue in QUEUES
    ]
    if settings.worker:
        lines = "\n".join(f"  queue {queue}" for queue in QUEUES)
        sections.append(fill_in("queue.d/server.conf", {"queues": lines}))
    return "\n".join(sections)


def fill_in(source, values):
    """Return the text of a template with its placeholders filled in."""
    text = (TEMPLATES / source).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def write(settings):
    """Write the rendered configuration below the data directory.

    Directories and files belong to their owner alone: the storage's password is in one
    of them, and personal data in the others.
    """
    for directory in (
        settings.var,
        *(settings.var / name for name in DIRECTORIES),
        settings.shared,
        *(settings.shared / name for name in SHARED_DIRECTORIES),
    ):
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in render(settings).items():
        write_private(settings.etc / name, text)


def write_private(path, text):
    """Replace a file by one that only its owner may read, in one step."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    draft.replace(path)


def main(environ=os.environ):
    """Render the configuration and print the path of zope.conf."""
    try:
        settings = read_settings(environ)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2
    write(settings)
    print(settings.etc / "zope.conf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
