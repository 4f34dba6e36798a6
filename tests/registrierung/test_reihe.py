"""The queue of writers: one at a time, in the order of arrival, nobody for ever."""

from collective.eakte.registrierung.reihe import Reihe
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from threading import Barrier
from threading import Event
from threading import Thread

import pytest
import time


class Schreiber(Thread):
    """A thread that takes its place when told, and keeps it until told."""

    def __init__(self, reihe, nummer, reihenfolge, frist=20):
        super().__init__(daemon=True)
        self.reihe, self.nummer, self.frist = reihe, nummer, frist
        self.reihenfolge = reihenfolge
        self.fertig, self.darf_gehen = Event(), Event()
        self.erhalten = None

    def run(self):
        self.erhalten = self.reihe.stelle_an(self.frist)
        self.reihenfolge.append(self.nummer)
        self.fertig.set()
        self.darf_gehen.wait(20)
        self.reihe.gib_frei()


def warte_bis(bedingung):
    ende = time.monotonic() + 20
    while not bedingung():
        assert time.monotonic() < ende
        time.sleep(0.001)


@pytest.fixture
def reihe():
    return Reihe()


def stelle_an(reihe, anzahl, reihenfolge, frist=20):
    """Start writers that arrive one after the other."""
    schreiber = []
    for nummer in range(anzahl):
        neuer = Schreiber(reihe, nummer, reihenfolge, frist)
        neuer.start()
        schreiber.append(neuer)
        if nummer:
            warte_bis(lambda nummer=nummer: len(reihe._wartende) == nummer)
        else:
            neuer.fertig.wait(20)
    return schreiber


def test_the_first_one_need_not_wait(reihe):
    assert reihe.stelle_an(0) is True


def test_who_has_the_place_does_not_wait_for_herself(reihe):
    reihe.stelle_an(0)
    assert reihe.stelle_an(0) is False
    reihe.gib_frei()
    assert reihe.stelle_an(0) is True


def test_who_has_no_place_gives_none_back(reihe):
    reihenfolge = []
    [erster] = stelle_an(reihe, 1, reihenfolge)
    reihe.gib_frei()
    assert reihe.stelle_an(0.01) is False
    erster.darf_gehen.set()
    assert reihe.stelle_an(20) is True


def test_writers_are_served_in_their_order(reihe):
    reihenfolge = []
    schreiber = stelle_an(reihe, 8, reihenfolge)
    for einer in schreiber:
        assert einer.fertig.wait(20)
        einer.darf_gehen.set()
    assert reihenfolge == list(range(8))
    assert all(einer.erhalten for einer in schreiber)


def test_who_loses_patience_leaves_the_queue_to_the_others(reihe):
    reihenfolge = []
    schreiber = stelle_an(reihe, 2, reihenfolge)
    ungeduldig = Schreiber(reihe, 99, [], frist=0.05)
    ungeduldig.start()
    assert ungeduldig.fertig.wait(20)
    assert ungeduldig.erhalten is False
    # She has no place and takes nobody's away.
    ungeduldig.darf_gehen.set()
    ungeduldig.join(20)
    assert not schreiber[1].fertig.is_set()
    schreiber[0].darf_gehen.set()
    assert schreiber[1].fertig.wait(20)
    assert schreiber[1].erhalten is True


def test_a_place_that_is_handed_over_at_the_last_moment_is_not_lost():
    # Patience and turn end at about the same time, again and again.
    for _versuch in range(200):
        reihe, reihenfolge = Reihe(), []
        reihe.stelle_an(0)
        anderer = Schreiber(reihe, 1, reihenfolge, frist=0.002)
        anderer.darf_gehen.set()
        anderer.start()
        time.sleep(0.0018)
        reihe.gib_frei()
        anderer.join(20)
        assert reihe.stelle_an(5) is True
        assert not reihe._wartende


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0, 0.001, 5]),  # patience
            st.sampled_from([0, 0.0005, 0.002]),  # work
            st.booleans(),  # fails
        ),
        min_size=2,
        max_size=12,
    )
)
def test_never_two_at_once_and_never_stuck(auftraege):
    reihe, start = Reihe(), Barrier(len(auftraege))
    drinnen, fehler = [], []

    def schreibe(frist, arbeit, scheitert):
        start.wait(20)
        erhalten = reihe.stelle_an(frist)
        try:
            if erhalten:
                drinnen.append(1)
                if len(drinnen) > 1:
                    fehler.append("two at once")
                time.sleep(arbeit)
                drinnen.pop()
            if scheitert:
                raise RuntimeError
        except RuntimeError:
            pass
        finally:
            reihe.gib_frei()

    threads = [Thread(target=schreibe, args=auftrag) for auftrag in auftraege]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not fehler
    assert not any(thread.is_alive() for thread in threads)
    assert reihe.stelle_an(0) is True
