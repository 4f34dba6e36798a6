"""Starting tells the user what she needs, and refuses with the reason."""

from pathlib import Path

import importlib
import os
import pytest
import socket
import subprocess
import sys


ROOT = Path(__file__).parents[2]
INSTANCE = ROOT / "instance"

LOGINS = [
    ("berta", "Akte-2026", "Registratur", "Berta Brandt"),
    ("rudi", "Akte-2026", "Registratur", "Rudi Ruhland"),
    ("otto", "Akte-2026", "Revision", "Otto Ott"),
]


@pytest.fixture(scope="module")
def control():
    pytest.importorskip("Zope2")
    sys.path.insert(0, str(INSTANCE))
    try:
        return importlib.import_module("control")
    finally:
        sys.path.remove(str(INSTANCE))


@pytest.fixture
def settings(control, tmp_path):
    chosen = control.read_settings({"EAKTE_VAR": str(tmp_path / "var")})
    control.write(chosen)
    return chosen


def store_application(settings, *ids):
    """Write a Zope application with objects of these ids into the database."""
    from OFS.Application import Application
    from OFS.Folder import Folder
    from ZODB.DB import DB
    from ZODB.FileStorage import FileStorage

    import transaction

    storage = FileStorage(str(settings.var / "filestorage" / "Data.fs"))
    database = DB(storage)
    connection = database.open()
    application = Application()
    for name in ids:
        application._setOb(name, Folder(name))
        application._objects += ({"id": name, "meta_type": "Plone Site"},)
    connection.root()["Application"] = application
    transaction.commit()
    connection.close()
    database.close()


def test_an_empty_database_has_no_site(control, settings):
    assert not control.site_exists(settings)


def test_a_database_with_another_site_has_no_site_yet(control, settings):
    store_application(settings, "intranet")
    assert not control.site_exists(settings)


def test_an_existing_site_is_found(control, settings):
    store_application(settings, "intranet", "eakte")
    assert control.site_exists(settings)


def test_a_database_in_use_is_named_as_the_reason(control, settings):
    from ZODB.FileStorage import FileStorage

    storage = FileStorage(str(settings.var / "filestorage" / "Data.fs"))
    try:
        with pytest.raises(control.ControlError, match="in use by another process"):
            control.site_exists(settings)
    finally:
        storage.close()


def test_a_port_in_use_is_named_as_the_reason(control, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings = control.read_settings({"EAKTE_PORT": str(port)})
        with pytest.raises(control.ControlError, match=f"Port {port} is in use"):
            control.start(settings)


def test_the_address_and_one_log_in_for_each_role_are_shown(control, settings):
    text = "\n".join(control.announcement(settings, LOGINS, ""))
    assert "http://localhost:8080/eakte" in text
    assert "berta  Akte-2026  Registratur (Berta Brandt)" in text
    assert "otto   Akte-2026  Revision (Otto Ott)" in text
    assert "rudi" not in text


def test_a_generated_password_is_shown(control, settings):
    assert "  admin  x7-generated" in control.announcement(settings, [], "x7-generated")


def test_a_site_without_demo_shows_no_log_ins(control, settings):
    text = "\n".join(control.announcement(settings, [], ""))
    assert "Log-ins" not in text
    assert "admin" not in text


def test_each_site_gets_a_password_of_its_own(control, settings, monkeypatch):
    given = []
    monkeypatch.setattr(
        control,
        "run_site_admin",
        lambda settings, command, **environ: given.append(environ),
    )
    generated = [control.create_site(settings) for _ in range(2)]
    assert [environ["EAKTE_ADMIN_PASSWORD"] for environ in given] == generated
    assert len(set(generated)) == 2
    assert all(len(password) >= 16 for password in generated)


def test_a_given_password_is_used_and_not_shown(control, tmp_path, monkeypatch):
    given = {}
    monkeypatch.setattr(
        control,
        "run_site_admin",
        lambda settings, command, **environ: given.update(environ),
    )
    settings = control.read_settings(
        {"EAKTE_VAR": str(tmp_path), "EAKTE_ADMIN_PASSWORD": "Ein-Satz-12"}
    )
    assert control.create_site(settings) == ""
    assert given["EAKTE_ADMIN_PASSWORD"] == "Ein-Satz-12"


@pytest.mark.parametrize(("value", "demo"), [("0", "0"), ("1", "1")])
def test_the_demo_content_can_be_left_out(control, tmp_path, monkeypatch, value, demo):
    given = {}
    monkeypatch.setattr(
        control,
        "run_site_admin",
        lambda settings, command, **environ: given.update(environ),
    )
    control.create_site(
        control.read_settings({"EAKTE_VAR": str(tmp_path), "EAKTE_DEMO": value})
    )
    assert given["EAKTE_DEMO"] == demo


def test_there_is_nothing_to_reset_without_a_site(control, settings):
    store_application(settings)
    environ = {**os.environ, "EAKTE_VAR": str(settings.var), "EAKTE_PORT": "1"}
    done = subprocess.run(
        [sys.executable, INSTANCE / "control.py", "demo-reset"],
        env=environ,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "'make start' creates it" in done.stderr


def test_today_is_the_day_of_the_site(control, monkeypatch):
    monkeypatch.delenv("TZ", raising=False)
    seen = []
    monkeypatch.setitem(
        control.COMMANDS, "start", lambda s: seen.append(os.environ["TZ"])
    )
    assert control.main(["start"]) == 0
    assert seen == ["Europe/Berlin"]


def test_another_time_zone_can_be_chosen(control, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Vienna")
    monkeypatch.setitem(control.COMMANDS, "start", lambda settings: None)
    control.main(["start"])
    assert os.environ["TZ"] == "Europe/Vienna"


def test_a_worker_needs_a_database_that_several_may_open(control, settings):
    with pytest.raises(control.ControlError, match="needs PostgreSQL or ZEO"):
        control.work(settings)


def test_what_is_off_without_its_program_is_said(control, settings, monkeypatch):
    monkeypatch.setattr(control.shutil, "which", lambda name: None)
    text = "\n".join(control.announcement(settings, [], ""))
    assert "LibreOffice" in text
    assert "Tesseract" in text
    assert "make tools" in text


def test_with_all_programs_nothing_is_said_of_them(control, settings, monkeypatch):
    monkeypatch.setattr(control.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert "make tools" not in "\n".join(control.announcement(settings, [], ""))


def test_the_readme_names_the_packages_that_are_installed():
    script = Path(__file__).parents[2] / "scripts" / "tools.sh"
    packages = subprocess.run([script, "list"], capture_output=True, text=True).stdout
    for name in ("README.md", "docs/betrieb.md"):
        text = (Path(__file__).parents[2] / name).read_text(encoding="utf-8")
        assert f"apt install {packages.strip()}\n" in text, name
