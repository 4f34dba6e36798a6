"""Nothing of what people filed stays in temporary directories, whoever is killed."""

from collective.eakte.programme.ablage import Ablage
from pathlib import Path

import os
import pytest
import subprocess
import sys


ARBEIT = """
import sys, time
from collective.eakte.programme.ablage import Ablage
with Ablage("probe", sys.argv[1]) as ablage:
    open(ablage.pfad + "/geheim", "w").write("Inhalt")
    print(ablage.pfad, flush=True)
    time.sleep(99)
"""


@pytest.fixture
def andere(tmp_path):
    """A process at work, and where it works."""
    prozess = subprocess.Popen(
        [sys.executable, "-c", ARBEIT, tmp_path], stdout=subprocess.PIPE, text=True
    )
    with prozess:
        yield prozess, Path(prozess.stdout.readline().strip())
        prozess.kill()


def test_the_next_one_sweeps_what_a_killed_one_left(andere, tmp_path):
    prozess, ort = andere
    prozess.kill()
    prozess.wait()
    assert (ort / "geheim").exists()
    with Ablage("probe", tmp_path) as ablage:
        assert not ort.exists()
    assert not os.path.exists(ablage.pfad)


def test_nobody_loses_what_is_in_use(andere, tmp_path):
    _prozess, ort = andere
    with Ablage("probe", tmp_path) as eine, Ablage("probe", tmp_path):
        assert (ort / "geheim").exists()
        assert os.path.exists(eine.pfad)


def test_what_others_keep_is_left_alone(tmp_path):
    (tmp_path / "eakte-anderes-1").mkdir()
    (tmp_path / "eakte-probe-datei").write_text("")
    with Ablage("probe", tmp_path):
        assert {pfad.name for pfad in tmp_path.iterdir()} > {
            "eakte-anderes-1",
            "eakte-probe-datei",
        }


def test_what_was_swept_before_it_was_locked_is_made_anew(tmp_path, monkeypatch):
    gesperrt = []

    def sperre(pfad):
        if not gesperrt:
            os.rmdir(pfad)
        gesperrt.append(pfad)
        return vorher(pfad)

    from collective.eakte.programme import ablage

    vorher = ablage._sperre
    monkeypatch.setattr(ablage, "_sperre", sperre)
    with Ablage("probe", tmp_path) as eine:
        assert os.path.isdir(eine.pfad)
    assert len(gesperrt) == 2
