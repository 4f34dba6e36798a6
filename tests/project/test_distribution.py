"""The distribution installs into a Plone site beside others."""

from importlib.metadata import distribution
from pathlib import Path

import pytest
import re
import subprocess


ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"


def test_collective_is_a_native_namespace():
    assert not (SRC / "collective" / "__init__.py").exists()


def test_plone_finds_the_add_on():
    (entry_point,) = distribution("collective.eakte").entry_points.select(
        group="z3c.autoinclude.plugin"
    )
    assert (entry_point.name, entry_point.value) == ("target", "plone")


def test_the_licence_is_the_gpl_2():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text


def test_the_change_log_has_an_entry_for_this_version():
    version = distribution("collective.eakte").version
    release = re.match(r"[0-9.]+(a|b|rc)?[0-9]*", version).group().rstrip(".")
    assert f"{release} (" in (ROOT / "CHANGES.rst").read_text(encoding="utf-8")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_git_ignores_the_data_of_an_instance():
    paths = [
        "instance/var/filestorage/Data.fs",
        "var/blobstorage/x",
        "parts/instance/x",
    ]
    done = subprocess.run(
        ["git", "check-ignore", *paths], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.split() == paths
