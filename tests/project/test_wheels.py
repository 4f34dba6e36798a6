"""Both wheels hold all that a site needs, and require all that they use."""

from collections import Counter
from pathlib import Path
from tests.umgebung import ROOT
from zipfile import ZipFile

import pytest
import subprocess


SOURCES = (ROOT / "src", ROOT / "packages" / "collective.taskqueue" / "src")
NOT_SHIPPED = {".pyc", ".mo"}


def sources():
    """All files of both distributions that git knows, as they lie in a wheel."""
    for source in SOURCES:
        known = subprocess.run(
            ["git", "ls-files", "--cached", "--", source],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\n")
        for name in filter(None, known):
            path = Path(ROOT, name)
            if path.exists() and path.suffix not in NOT_SHIPPED:
                yield str(path.relative_to(source))


def test_each_distribution_is_one_wheel(wheels):
    names = [wheel.name.split("-")[0] for wheel in wheels]
    assert names == ["collective_eakte", "collective_taskqueue"]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_file_of_the_source_is_missing_in_the_wheels(wheels):
    packed = {name for wheel in wheels for name in ZipFile(wheel).namelist()}
    missing = sorted(set(sources()) - packed)
    assert missing == []


def test_the_wheels_do_not_share_a_file(wheels):
    names = Counter(name for wheel in wheels for name in ZipFile(wheel).namelist())
    assert [name for name, count in names.items() if count > 1] == []


def test_no_test_and_nothing_compiled_is_in_a_wheel(wheels):
    for wheel in wheels:
        names = ZipFile(wheel).namelist()
        assert [n for n in names if n.startswith("tests/") or n.endswith(".pyc")] == []


def test_all_that_the_wheels_require_fits_together(python):
    uv = Path(ROOT, ".venv", "bin", "uv")
    done = subprocess.run(
        [uv, "pip", "check", "--python", python], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["collective.eakte", "collective.taskqueue"])
def test_the_code_comes_from_the_wheels(python, name):
    code = f"import {name}; print({name}.__file__)"
    done = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    assert Path(done.stdout).is_relative_to(python.parents[1])


def test_a_site_starts_from_the_wheels_and_has_the_add_on(wheel_site):
    assert wheel_site["title"] == "E-Akte"
    assert wheel_site["addon"]["is_installed"]


def test_the_site_speaks_german_from_the_wheels(wheel_site):
    page = wheel_site["anonymous"].text
    assert "Akten sehen Sie, sobald Sie sich angemeldet haben." in page
