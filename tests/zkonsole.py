"""Steps of tests that run in processes of their own: "zconsole run" them."""

from pathlib import Path

import os
import pytest
import subprocess
import sys


INSTANZ = Path(__file__).parents[1] / "instance"


def neue_instanz(var):
    """Make an instance with an empty site, as ``make start`` does.

    :param var: its data directory.
    :returns: path of its ``zope.conf``.
    """
    with pytest.MonkeyPatch.context() as umgebung:
        for name in os.environ:
            if name.startswith("EAKTE_"):
                umgebung.delenv(name)
        umgebung.syspath_prepend(str(INSTANZ))
        import configure
        import control

        angaben = {
            "EAKTE_VAR": str(var),
            "EAKTE_DEMO": "0",
            "EAKTE_ADMIN_PASSWORD": "Nur-fuer-den-Test-1",
        }
        settings = configure.read_settings(angaben)
        configure.write(settings)
        control.run_site_admin(settings, "create", **angaben)
        return settings.etc / "zope.conf"


def fuehre_aus(conf, schritte, schritt):
    """Run one step of a script and wait for its end.

    :param conf: path of a ``zope.conf``.
    :param schritte: path of the script.
    :param schritt: name of the step.
    :returns: the finished process, with what it has printed.
    """
    return subprocess.run(
        [Path(sys.executable).parent / "zconsole", "run", conf, schritte, schritt],
        capture_output=True,
        text=True,
        timeout=600,
    )
