"""A ledger in a PostgreSQL database, for workers on several machines."""

from collective.taskqueue.ledger import Ledger
from contextlib import contextmanager
from contextlib import suppress

import os
import threading


# Seconds to wait for a database that does not answer.
CONNECT_TIMEOUT = 10

# Tables are made by one process at a time; any number that nobody else uses.
TABLES_LOCK = 7_031_001


def is_dsn(address):
    """Return whether an address is one of PostgreSQL, and no path."""
    return address.startswith(("postgresql:", "postgres:")) or "=" in address


class PostgreSQLLedger(Ledger):
    """Each thread has a connection, which is renewed when it breaks.

    :param dsn: address in either of libpq's forms. Never shown: it may hold a password
    """

    serial = "BIGSERIAL PRIMARY KEY"
    real = "DOUBLE PRECISION"
    blob = "BYTEA"
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, dsn):
        self.dsn = dsn
        self._local = threading.local()
        with self.transaction(durable=True) as sql:
            sql("SELECT pg_advisory_xact_lock(?)", (TABLES_LOCK,))
            for statement in self.tables():
                sql(statement)

    def _connect(self):
        import psycopg2

        connection = psycopg2.connect(self.dsn, connect_timeout=CONNECT_TIMEOUT)
        connection.autocommit = True
        return connection

    def connection(self):
        """Return the connection of the calling thread."""
        local = self._local
        if (
            getattr(local, "process", None) != os.getpid()
            or local.connection is None
            or local.connection.closed
        ):
            local.connection = self._connect()
            local.process = os.getpid()
        return local.connection

    def close(self):
        if getattr(self._local, "process", None) == os.getpid():
            if self._local.connection is not None:
                self._local.connection.close()
            self._local.connection = None

    def read(self, statement, values=()):
        with self._cursor(statement, values) as cursor:
            return cursor.fetchall()

    @contextmanager
    def transaction(self, durable=False):
        # What a crash of the database takes back is done again.
        mode = "" if durable else "SET LOCAL synchronous_commit = off"
        with self._cursor("BEGIN") as cursor:

            def sql(statement, values=()):
                cursor.execute(statement.replace("?", "%s"), values)
                return cursor.fetchall() if cursor.description else []

            try:
                if mode:
                    sql(mode)
                yield sql
            except BaseException:
                self._roll_back(cursor)
                raise
            cursor.execute("COMMIT")

    @contextmanager
    def _cursor(self, statement, values=()):
        """Give a cursor that has run a first statement.

        A connection that broke while nobody used it is noticed here, and renewed once.
        """
        import psycopg2

        statement = statement.replace("?", "%s")
        fresh = getattr(self._local, "process", None) != os.getpid()
        cursor = self.connection().cursor()
        try:
            cursor.execute(statement, values)
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            self._drop()
            if fresh:
                raise
            cursor = self.connection().cursor()
            cursor.execute(statement, values)
        try:
            yield cursor
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            self._drop()
            raise
        finally:
            cursor.close()

    def _roll_back(self, cursor):
        import psycopg2

        try:
            cursor.execute("ROLLBACK")
        except psycopg2.Error:
            self._drop()

    def _drop(self):
        import psycopg2

        with suppress(psycopg2.Error):
            self._local.connection.close()
        self._local.connection = None

    def lock_key(self, sql, key):
        sql("SELECT pg_advisory_xact_lock(hashtext(?))", (f"taskqueue:{key}",))
