"""Fixtures of the tests."""

from pytest_plone import fixtures_factory

import os
import pytest
import sys


pytest_plugins = ["pytest_plone"]

# ZCML and layers are found by the names of their modules.
sys.path.insert(0, os.path.dirname(__file__))

from taskqueue_site import FUNCTIONAL_TESTING  # noqa: E402
from taskqueue_site import INTEGRATION_TESTING  # noqa: E402

import taskqueue_servers as servers  # noqa: E402


globals().update(
    fixtures_factory(
        (
            (FUNCTIONAL_TESTING, "functional"),
            (INTEGRATION_TESTING, "integration"),
        ),
        keep_session=False,
    )
)


def pytest_collection_modifyitems(items):
    """Set a layer up once, and only when a test asks for it."""
    for item in items:
        for layer in ("functional", "integration"):
            session = f"{layer}_session"
            names = getattr(item, "fixturenames", [])
            if layer in names and session not in names:
                names.insert(0, session)


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """Return the DSN of an empty PostgreSQL database."""
    with servers.postgresql() as dsn:
        yield dsn


@pytest.fixture()
def redis_server():
    """Return a Redis that a test may stop."""
    with servers.redis() as found:
        yield found
