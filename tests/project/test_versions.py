"""Both ways to install the project take the same versions."""

from pathlib import Path

import configparser
import importlib.util
import pytest
import re


ROOT = Path(__file__).parents[2]


def load(path):
    """Return a script of the project as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


versions_cfg = load(ROOT / "scripts" / "versions_cfg.py")


@pytest.fixture(scope="module")
def constraints():
    return (ROOT / "constraints.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pins(constraints):
    return dict(versions_cfg.parse_constraints(constraints))


def test_buildout_takes_the_versions_of_the_constraints(pins):
    parser = configparser.ConfigParser()
    parser.read(ROOT / "versions.cfg", encoding="utf-8")
    assert dict(parser["versions"]) == pins


def test_versions_cfg_is_what_the_script_writes(constraints):
    text = versions_cfg.render_versions(versions_cfg.parse_constraints(constraints))
    assert (ROOT / "versions.cfg").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "line", ["plone", "plone>=6.2", "tomli==2; python_version<'3'"]
)
def test_a_line_that_is_no_exact_pin_is_refused_with_its_number(line):
    with pytest.raises(ValueError, match="Line 2"):
        versions_cfg.parse_constraints(f"zope==6.2\n{line}\n")


@pytest.mark.parametrize("name", ["constraints.txt", "requirements.in", "versions.cfg"])
def test_no_file_of_the_stack_names_a_package_index(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", text)


@pytest.mark.parametrize("name", ["plone", "products-cmfplone", "zope", "zodb", "uv"])
def test_the_stack_is_pinned(pins, name):
    assert pins[name]


def test_every_requirement_of_the_stack_is_pinned(pins):
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    names = [
        re.split(r"[\[=<>]", line)[0].strip().lower().replace(".", "-")
        for line in lines
        if line.strip() and not line.startswith("#")
    ]
    assert [name for name in names if name not in pins] == []
