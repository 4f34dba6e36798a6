"""One site for all tests that need a real instance: made once, then copied."""

from pathlib import Path
from tests.dienste import zeo_server
from tests.instanz import Akten
from tests.instanz import Instanz
from tests.instanz import PASSWORD
from tests.instanz import site_title
from tests.umgebung import build_wheels
from tests.umgebung import make_environment

import pytest
import shutil


USER = "registratur"


@pytest.fixture(scope="session")
def wheels(tmp_path_factory):
    """Paths of the wheels of both distributions."""
    return build_wheels(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def python(wheels, tmp_path_factory):
    """The Python of an environment that was empty before the wheels came."""
    return make_environment(tmp_path_factory.mktemp("wheels") / "venv", wheels)


@pytest.fixture(scope="session")
def wheel_site(python, tmp_path_factory):
    """What was seen of a site that ran on the wheels, and where its data is.

    It has a plan with an Akte, and a user of the Registratur.
    """
    instance = Instanz(tmp_path_factory.mktemp("site"), python)
    with instance.started():
        seen = {"title": site_title(instance)}
        session = instance.session()
        addon = session.get(f"{instance.url}/@addons/collective.eakte", timeout=60)
        seen["addon"] = addon.json()
        seen["anonymous"] = instance.session().get(
            instance.url, auth=(), headers={"Accept": "text/html"}, timeout=60
        )
        akten = Akten(instance)
        seen["akte"] = akten.build()
        akten.post(
            "/@users",
            username=USER,
            email="registratur@stadt.example",
            password=PASSWORD,
            roles=["Registratur"],
        )
    seen["var"] = instance.var
    return seen


@pytest.fixture(scope="session")
def akte(wheel_site):
    """Path of the Akte."""
    return wheel_site["akte"]


@pytest.fixture
def site_copy(wheel_site, tmp_path):
    """An instance with a copy of that site, not started."""

    def copy(name="instance", **environ):
        instance = Instanz(tmp_path / name, **environ)
        shutil.copytree(wheel_site["var"], instance.var)
        return instance

    return copy


@pytest.fixture
def relstorage(wheel_site, postgresql, tmp_path):
    """Address of a PostgreSQL database with that site."""
    from tests.umzug import convert

    convert(Path(wheel_site["var"]), postgresql, tmp_path)
    return postgresql


@pytest.fixture(scope="module")
def zeo(wheel_site, tmp_path_factory):
    """What processes have in common whose site is on a ZEO server: their settings."""
    shared = tmp_path_factory.mktemp("zeo") / "shared"
    shutil.copytree(wheel_site["var"], shared)
    with zeo_server(shared) as address:
        yield {"EAKTE_STORAGE": address, "EAKTE_SHARED": str(shared)}
