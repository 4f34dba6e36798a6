"""Savepoints take back what is to be entered, however often and in whatever order."""

from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.anschluss import Anschluss
from collective.eakte.volltext.anschluss import im_speicher
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.stateful import RuleBasedStateMachine

import pytest
import transaction


TITEL = ("rot", "blau")
KENNUNGEN = st.integers(1, 3)


@dataclass
class Gedacht:
    """What a transaction has changed.

    :param gesetzt: dict from id to title, ``None`` for what was removed.
    :param summen: dict from id to digest of another file.
    :param leer: whether the catalog was cleared.
    """

    gesetzt: dict = field(default_factory=dict)
    summen: dict = field(default_factory=dict)
    leer: bool = False

    def sichtbares(self, gespeichert):
        """:returns: dict from id to title of what the transaction finds."""
        unten = {} if self.leer else {rid: t for rid, (t, _) in gespeichert.items()}
        return {rid: t for rid, t in {**unten, **self.gesetzt}.items() if t}


class Transaktionen(RuleBasedStateMachine):
    """Changes, savepoints and ends of transactions, beside copies of a dict."""

    @initialize()
    def beginne(self):
        transaction.abort()
        self.anschluss = Anschluss(im_speicher)
        self.gespeichert = {}
        self._neu()

    def teardown(self):
        transaction.abort()

    def _neu(self):
        self.gedacht = Gedacht()
        self.sicherungen = []

    @rule(rid=KENNUNGEN, titel=st.sampled_from(TITEL))
    def setze(self, rid, titel):
        self.anschluss.uebergabe().setze(Angaben(rid, f"u{rid}", "", titel))
        self.gedacht.gesetzt[rid] = titel

    @rule(rid=KENNUNGEN)
    def entferne(self, rid):
        self.anschluss.uebergabe().entferne(rid, f"u{rid}")
        self.gedacht.gesetzt[rid] = None

    @rule(rid=KENNUNGEN, summe=st.sampled_from(("aa", "bb")))
    def datei(self, rid, summe):
        self.anschluss.uebergabe().datei(f"u{rid}", summe)
        self.gedacht.summen[rid] = summe

    @rule()
    def leere(self):
        self.anschluss.uebergabe().leere()
        # What was removed before stays removed.
        weg = {rid: None for rid, t in self.gedacht.gesetzt.items() if t is None}
        self.gedacht.gesetzt, self.gedacht.leer = weg, True

    @rule()
    def sichere(self):
        self.sicherungen.append((transaction.savepoint(), deepcopy(self.gedacht)))

    @precondition(lambda self: self.sicherungen)
    @rule(daten=st.data())
    def geh_zurueck(self, daten):
        stelle = daten.draw(st.integers(0, len(self.sicherungen) - 1))
        sicherung, gedacht = self.sicherungen[stelle]
        sicherung.rollback()
        # Later ones are not valid any more.
        del self.sicherungen[stelle + 1 :]
        self.gedacht = deepcopy(gedacht)
        self.frage()

    @rule(speichern=st.booleans())
    def beende(self, speichern):
        if speichern:
            self._speichere()
        else:
            transaction.abort()
        self._neu()
        self.frage()

    def _speichere(self):
        transaction.commit()
        for rid, titel in self.gedacht.gesetzt.items():
            if titel is None:
                self.gespeichert.pop(rid, None)
            else:
                summe = self.gespeichert.get(rid, (None, None))[1]
                self.gespeichert[rid] = (titel, summe)
        for rid, summe in self.gedacht.summen.items():
            if rid in self.gespeichert:
                self.gespeichert[rid] = (self.gespeichert[rid][0], summe)
        eintraege = self.anschluss.maschine().eintraege()
        assert {e.rid: e.sha256 or None for e in eintraege} == {
            rid: summe for rid, (_, summe) in self.gespeichert.items()
        }

    @rule()
    def frage(self):
        sichtbar = self.gedacht.sichtbares(self.gespeichert)
        for titel in TITEL:
            gefunden = self.anschluss.suche(lies(titel)).angaben
            assert set(gefunden) == {r for r, t in sichtbar.items() if t == titel}


TestTransaktionen = Transaktionen.TestCase
TestTransaktionen.settings = settings(max_examples=250, stateful_step_count=20)


@pytest.fixture
def anschluss():
    transaction.abort()
    yield Anschluss(im_speicher)
    transaction.abort()


def finde(anschluss, wort):
    return set(anschluss.suche(lies(wort)).angaben)


def test_a_cleared_catalog_is_taken_back_through_several_savepoints(anschluss):
    uebergabe = anschluss.uebergabe()
    erste = transaction.savepoint()
    uebergabe.setze(Angaben(1, "u1", "", "rot"))
    transaction.savepoint()
    uebergabe.leere()
    uebergabe.setze(Angaben(2, "u2", "", "rot"))
    transaction.savepoint()
    erste.rollback()
    assert finde(anschluss, "rot") == set()
    transaction.commit()
    assert finde(anschluss, "rot") == set()


def test_what_comes_after_a_return_to_the_beginning_is_entered(anschluss):
    # The transaction forgets who joined it after the savepoint.
    vorher = transaction.savepoint()
    anschluss.uebergabe().setze(Angaben(1, "u1", "", "rot"))
    vorher.rollback()
    assert finde(anschluss, "rot") == set()
    anschluss.uebergabe().setze(Angaben(2, "u2", "", "rot"))
    transaction.commit()
    assert finde(anschluss, "rot") == {2}


def test_a_cleared_catalog_takes_no_text_from_the_engine(anschluss):
    anschluss.uebergabe().setze(Angaben(1, "u1", "", "rot"))
    transaction.commit()
    inhalt = Inhalt("u1", "aa", Lesestand.GELESEN, "Der Text")
    anschluss.maschine().setze_inhalt(inhalt)
    anschluss.uebergabe().leere()
    assert finde(anschluss, "rot") == set()
    transaction.commit()
    anschluss.uebergabe().setze(Angaben(9, "u1", "", "rot"))
    transaction.commit()
    assert set(anschluss.suche(lies("rot text")).gesamt) == {9}
