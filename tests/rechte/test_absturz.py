"""A process that is killed leaves nothing half-done behind."""

from pathlib import Path
from tests.zkonsole import fuehre_aus
from tests.zkonsole import neue_instanz

import pytest
import signal


SCHRITTE = Path(__file__).with_name("absturz.py")

pytest.importorskip("Products.CMFPlone")


def test_what_was_under_way_when_the_process_was_killed_is_completed(tmp_path):
    instanz = neue_instanz(tmp_path / "var")
    getoetet = fuehre_aus(instanz, SCHRITTE, "erteile")
    assert getoetet.returncode == -signal.SIGKILL, getoetet.stderr
    assert "entered: 9 of 31, seen: 31 of 31" in getoetet.stdout, getoetet.stderr
    danach = fuehre_aus(instanz, SCHRITTE, "pruefe")
    assert "waiting: 0, differences: 0, seen: 31 of 31" in danach.stdout, danach.stderr
