"""Writers wait at the entrance, before the database is opened for them."""

from collective.eakte.registrierung import einlass
from collective.eakte.registrierung.reihe import Reihe

import pytest
import threading


@pytest.fixture
def reihe(monkeypatch):
    reihe = Reihe()
    monkeypatch.setattr(einlass, "reihe", reihe)
    monkeypatch.setattr(einlass, "_orte", set())
    return reihe


def anfrage(methode="POST", pfad="/stadt/plan/32/akte"):
    return {"REQUEST_METHOD": methode, "PATH_INFO": pfad}


def bekannt():
    einlass.merke_ort(anfrage(), "plan")


class App:
    """Notes whether a request had waited and whether another one could come in."""

    def __init__(self, reihe, fehler=None):
        self.reihe, self.fehler, self.frei, self.gewartet = reihe, fehler, [], []

    def __call__(self, environ, start_response):
        self.gewartet.append(einlass.hat_gewartet(environ))
        versuch = threading.Thread(target=self._versuche)
        versuch.start()
        versuch.join()
        if self.fehler:
            raise self.fehler
        return [b"ok"]

    def _versuche(self):
        self.frei.append(self.reihe.stelle_an(0.01))
        self.reihe.gib_frei()


def rufe(app, environ):
    return einlass.filter_factory({})(app)(environ, None)


def test_a_writer_to_a_plan_is_alone_and_gives_the_place_back(reihe):
    bekannt()
    app = App(reihe)
    assert rufe(app, anfrage()) == [b"ok"]
    assert (app.gewartet, app.frei) == ([True], [False])
    assert reihe.stelle_an(0)


def test_a_failure_gives_the_place_back_too(reihe):
    bekannt()
    app = App(reihe, fehler=RuntimeError("kaputt"))
    with pytest.raises(RuntimeError):
        rufe(app, anfrage())
    assert app.frei == [False]
    assert reihe.stelle_an(0)


@pytest.mark.parametrize(
    "environ",
    [
        anfrage("GET"),
        anfrage(pfad="/stadt/seite"),
        anfrage(pfad="/stadt/planung/32"),
        anfrage(pfad="/stadt/plan/32/@tus-upload"),
    ],
)
def test_nobody_else_waits(reihe, environ):
    bekannt()
    app = App(reihe)
    rufe(app, environ)
    assert (app.gewartet, app.frei) == ([False], [True])


def test_an_unknown_address_is_let_through_until_somebody_wrote_there(reihe):
    app = App(reihe)
    rufe(app, anfrage())
    bekannt()
    rufe(app, anfrage())
    assert app.gewartet == [False, True]


def test_addresses_are_not_remembered_without_end(reihe):
    for nummer in range(einlass.HOECHSTENS + 50):
        einlass.merke_ort(anfrage(pfad=f"/host{nummer}/plan"), "plan")
    assert len(einlass._orte) == einlass.HOECHSTENS
