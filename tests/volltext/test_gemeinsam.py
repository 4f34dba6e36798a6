"""Several share an engine: processes of a site, and threads of a process."""

from collective.eakte.volltext import fts5_schema
from collective.eakte.volltext import postgresql_schema
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.interfaces import MaschineGestoert
from concurrent.futures import ThreadPoolExecutor
from tests.volltext.maschinen import antrag
from tests.volltext.maschinen import DAUERHAFTE
from tests.volltext.maschinen import finde
from tests.volltext.maschinen import oeffne
from tests.volltext.maschinen import text

import pytest


@pytest.fixture(params=DAUERHAFTE)
def weitere(request, tmp_path):
    """Open the same engine once more, as another process does: ``weitere()``."""
    offen = []

    def oeffne_weitere():
        offen.append(oeffne(request.param, request, tmp_path))
        return offen[-1]

    yield oeffne_weitere
    for maschine in offen:
        maschine.schliesse()


@pytest.fixture
def maschine(weitere):
    maschine = weitere()
    maschine.leere()
    maschine.setze_angaben([antrag(1)])
    return maschine


def test_what_another_has_written_is_found(maschine, weitere):
    assert finde(maschine, "antrag") == {1}
    anderer = weitere()
    anderer.setze_angaben([antrag(2)])
    anderer.setze_inhalt(text(2, "Bescheid"))
    assert finde(maschine, "antrag") == {1, 2}
    assert finde(maschine, "bescheid") == {2}
    anderer.streiche(["u2"])
    assert finde(maschine, "antrag") == {1}
    anderer.setze_angaben([antrag(2)])
    anderer.streiche(["u1"])
    assert finde(maschine, "antrag") == {2}


def test_what_another_has_forgotten_is_not_found(maschine, weitere):
    assert finde(maschine, "antrag") == {1}
    weitere().leere()
    assert finde(maschine, "antrag") == set()
    weitere().setze_angaben([antrag(7)])
    assert finde(maschine, "antrag") == {7}


def test_what_was_written_is_there_after_closing(maschine, weitere):
    maschine.setze_inhalt(text(1, "Bescheid"))
    maschine.schliesse()
    assert finde(weitere(), "antrag bescheid") == {1}
    assert finde(maschine, "antrag bescheid") == {1}


def test_another_version_has_to_be_built_anew(maschine, weitere, monkeypatch):
    maschine.schliesse()
    monkeypatch.setattr(fts5_schema, "STAND", "anders")
    monkeypatch.setattr(postgresql_schema, "STAND", "anders")
    for maschine in (weitere(), weitere()):
        with pytest.raises(MaschineGestoert, match="anew"):
            maschine.anzahl()
    maschine.leere()
    assert maschine.anzahl() == weitere().anzahl() == 0


def test_threads_read_and_write_at_once(maschine):
    def arbeite(faden):
        for nummer in range(20):
            rid = 1000 * faden + nummer
            maschine.setze_angaben([antrag(rid)])
            maschine.setze_inhalt(text(rid, f"Bescheid{faden}"))
            assert rid in maschine.suche(lies(f"Bescheid{faden}")).gesamt
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(arbeite, range(1, 5)))
    assert maschine.anzahl() == 81
    assert len(finde(maschine, "antrag")) == 81
    assert maschine.pruefe() == []
