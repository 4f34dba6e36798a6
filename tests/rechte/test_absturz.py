"""A process that is killed leaves nothing half-done behind."""

from pathlib import Path

import os
import pytest
import signal
import subprocess
import sys


WURZEL = Path(__file__).parents[2]
SCHRITTE = Path(__file__).with_name("absturz.py")

pytest.importorskip("Products.CMFPlone")


@pytest.fixture
def instanz(tmp_path, monkeypatch):
    """A new instance with an empty site.

    :returns: path of its ``zope.conf``.
    """
    for name in os.environ:
        if name.startswith("EAKTE_"):
            monkeypatch.delenv(name)
    monkeypatch.syspath_prepend(str(WURZEL / "instance"))
    import configure
    import control

    angaben = {
        "EAKTE_VAR": str(tmp_path / "var"),
        "EAKTE_DEMO": "0",
        "EAKTE_ADMIN_PASSWORD": "Nur-fuer-den-Test-1",
    }
    settings = configure.read_settings(angaben)
    configure.write(settings)
    control.run_site_admin(settings, "create", **angaben)
    return settings.etc / "zope.conf"


def fuehre_aus(instanz, schritt):
    return subprocess.run(
        [Path(sys.executable).parent / "zconsole", "run", instanz, SCHRITTE, schritt],
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_what_was_under_way_when_the_process_was_killed_is_completed(instanz):
    getoetet = fuehre_aus(instanz, "erteile")
    assert getoetet.returncode == -signal.SIGKILL, getoetet.stderr
    assert "entered: 9 of 31, seen: 31 of 31" in getoetet.stdout, getoetet.stderr
    danach = fuehre_aus(instanz, "pruefe")
    assert "waiting: 0, differences: 0, seen: 31 of 31" in danach.stdout, danach.stderr
