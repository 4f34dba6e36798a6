"""An environment that holds nothing but wheels of this project and what they ask for.

The packages of the pinned stack are taken from the environment of the tests, file by
file, and only those that a wheel requires, directly or not: what it forgets to require
is missing. Nothing is downloaded.
"""

from importlib.metadata import distribution
from importlib.metadata import PackageNotFoundError
from importlib.metadata import PathDistribution
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pathlib import Path
from zipfile import Path as ZipPath

import subprocess
import sys


ROOT = Path(__file__).resolve().parents[1]

# What serves a site over HTTP: our templates of an instance use both.
SERVER = ("Zope[wsgi]",)

SCRIPT = """#!{python}
import sys
from {module} import {first}
if __name__ == "__main__":
    sys.exit({call}())
"""


def build_wheels(target):
    """Build both wheels with scripts/dist.sh; their paths."""
    done = subprocess.run(
        [ROOT / "scripts" / "dist.sh", target], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return sorted(Path(target).glob("*.whl"))


def metadata_of(wheel):
    """The metadata of a wheel that is not installed."""
    (info,) = (
        entry for entry in ZipPath(wheel).iterdir() if entry.name.endswith(".dist-info")
    )
    return PathDistribution(info)


def required(requirements, without):
    """The distributions that a list of requirements needs, directly or not.

    :param requirements: iterable of texts like "Zope[wsgi]".
    :param without: normal names that are installed otherwise.
    :returns: dict from normal name to distribution.
    :raises AssertionError: when the stack does not hold one of them.
    """
    found, done = {}, set()
    todo = [Requirement(text) for text in requirements]
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        extras = frozenset(wanted.extras)
        if name in without or (name, extras) in done:
            continue
        done.add((name, extras))
        try:
            found[name] = distribution(wanted.name)
        except PackageNotFoundError:
            raise AssertionError(f"{wanted} is not in the pinned stack") from None
        todo += needs(found[name], extras)
    return found


def needs(dist, extras=()):
    """The requirements of a distribution that hold here."""
    lines = [Requirement(text) for text in dist.requires or ()]
    return [
        line
        for line in lines
        if line.marker is None
        or any(line.marker.evaluate({"extra": extra}) for extra in ("", *extras))
    ]


def make_environment(path, wheels):
    """Make an environment of wheels and of what they require.

    :param path: directory that does not exist.
    :param wheels: paths of wheels.
    :returns: path of its Python.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", path], check=True)
    python = Path(path, "bin", "python")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = Path(path, "lib", version, "site-packages")
    own = [metadata_of(wheel) for wheel in wheels]
    lines = [str(line) for dist in own for line in needs(dist)]
    names = {canonicalize_name(dist.metadata["Name"]) for dist in own}
    for dist in required([*lines, *SERVER], names).values():
        link_files(dist, site)
        write_scripts(dist, python)
    uv = [Path(sys.executable).with_name("uv"), "pip"]
    target = ["--python", python, "--offline", "--quiet"]
    subprocess.run([*uv, "install", *target, "--no-deps", *wheels], check=True)
    return python


def link_files(dist, site):
    """Let the files of a distribution appear in another site-packages."""
    for file in dist.files or ():
        source = Path(dist.locate_file(file))
        if ".." in file.parts or not source.is_file():
            continue
        link(source, site / file)
        for compiled in compiled_of(source):
            link(compiled, (site / file).parent / "__pycache__" / compiled.name)


def compiled_of(source):
    """The compiled modules of a source: reading them again costs half a minute."""
    if source.suffix != ".py":
        return []
    tag = sys.implementation.cache_tag
    path = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
    return [path] if path.exists() else []


def link(source, target):
    """One symbolic link, with its directories."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_symlink():
        target.symlink_to(source)


def write_scripts(dist, python):
    """The console scripts of a distribution, as an installer writes them."""
    for point in dist.entry_points.select(group="console_scripts"):
        text = SCRIPT.format(
            python=python,
            module=point.module,
            first=point.attr.split(".")[0],
            call=point.attr,
        )
        script = python.with_name(point.name)
        script.write_text(text, encoding="utf-8")
        script.chmod(0o755)
