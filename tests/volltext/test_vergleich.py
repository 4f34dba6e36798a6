"""Engines find what a plain reading of all texts finds, whatever has happened."""

from collective.eakte.volltext import ausdruck
from collective.eakte.volltext import sprache
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Oder
from collective.eakte.volltext.frage import Ohne
from collective.eakte.volltext.frage import Und
from collective.eakte.volltext.frage import Wort
from collective.eakte.volltext.fts5 import Fts5
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.postgresql import Postgresql
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st

import pytest


WOERTER = """Ausbau Ausbauten Straßenausbau Strassenausbaus Haus Häuser Krankenhaus Müll
Müller Mueller Müllabfuhr Bescheid Bescheide Gebührenbescheid der am 7 007 32.01-7
32.1-0007 32.01-7/2 2024 3.4.2024 A1""".split()  # noqa: SIM905

texte = st.lists(st.sampled_from(WOERTER), max_size=6).map(" ".join)
uids = st.integers(1, 4)
schritte = st.lists(
    st.one_of(
        st.tuples(st.just("angaben"), uids, texte, texte, st.integers(0, 1)),
        st.tuples(st.just("text"), uids, texte),
        st.tuples(st.just("weg"), uids),
        st.tuples(st.just("frage")),
    ),
    min_size=1,
    max_size=10,
)
stuecke = st.one_of(
    st.sampled_from(WOERTER),
    st.sampled_from(["aus*", "mül*", "32.0*", "0*", "haus", "bau", "bescheid*", "qu"]),
    st.lists(st.sampled_from(WOERTER), min_size=1, max_size=3).map(
        lambda worte: '"' + " ".join(worte) + '"'
    ),
)
fragen = st.recursive(
    stuecke,
    lambda teile: st.one_of(
        st.tuples(teile, teile).map(lambda t: f"({t[0]} {t[1]})"),
        st.tuples(teile, teile).map(lambda t: f"({t[0]} OR {t[1]})"),
        st.tuples(teile, teile).map(lambda t: f"({t[0]} -{t[1]})"),
    ),
    max_leaves=4,
)


class Vergleich:
    """Reads everything anew at each question."""

    def __init__(self):
        self.eintraege = {}
        self.texte = {}
        self.wortschatz = {}

    def setze(self, eine):
        self.eintraege[eine.uid] = eine
        for text in (eine.kennzeichen, eine.titel, eine.weiteres):
            self._lerne(text)

    def setze_text(self, uid, text):
        if uid in self.eintraege:
            self.texte[uid] = text
            self._lerne(text)

    def streiche(self, uid):
        self.eintraege.pop(uid, None)
        self.texte.pop(uid, None)

    def _lerne(self, text):
        for gefaltet, (normal, _) in sprache.zerlege(text).formen.items():
            self.wortschatz[gefaltet] = normal

    def suche(self, frage):
        angaben = {
            e.uid: [e.kennzeichen, e.titel, e.weiteres] for e in self.eintraege.values()
        }
        alles = {uid: [*a, self.texte.get(uid, "")] for uid, a in angaben.items()}
        rid = {uid: e.rid for uid, e in self.eintraege.items()}
        return (
            {rid[uid] for uid in self._finde(frage, angaben, angaben)},
            {rid[uid] for uid in self._finde(frage, alles, angaben)},
        )

    def _finde(self, frage, felder, angaben):
        if isinstance(frage, Und):
            mengen = [self._finde(teil, felder, angaben) for teil in frage.teile]
            return set.intersection(*mengen)
        if isinstance(frage, Oder):
            mengen = [self._finde(teil, felder, angaben) for teil in frage.teile]
            return set().union(*mengen)
        if isinstance(frage, Ohne):
            return self._finde(frage.teil, felder, angaben) - self._finde(
                frage.ausschluss, felder, angaben
            )
        if isinstance(frage, Wort):
            blatt = ausdruck.aus_wort(frage.text, frage.anfang, frage.teil)
        elif isinstance(frage, Nummer):
            blatt = ausdruck.aus_nummer(frage.teile, frage.anfang)
        else:
            blatt = ausdruck.aus_folge(frage.woerter, frage.anfang)
        return self._blatt(blatt, felder, angaben)

    def _blatt(self, blatt, felder, angaben):
        moegliche = [(a.folge, a.anfang) for a in blatt.genau]
        for gefaltet, normal in self.wortschatz.items():
            if (blatt.teil and blatt.teil in gefaltet) or (
                blatt.beginn and gefaltet.startswith(blatt.beginn)
            ):
                moegliche.append(((normal,), False))
        gefunden = self._uids(moegliche, felder)
        if blatt.ersatz and not self._uids(moegliche, angaben):
            ersatz = [(blatt.ersatz.folge, blatt.ersatz.anfang)]
            gefunden |= self._uids(ersatz, angaben)
        return gefunden

    def _uids(self, moegliche, felder):
        return {
            uid
            for uid, texte in felder.items()
            if any(self._passt(moegliche, text) for text in texte)
        }

    def _passt(self, moegliche, text):
        zerlegt = sprache.zerlege(text)
        worte = zerlegt.folge + zerlegt.nummern
        return any(
            worte[ort : ort + len(folge)] == list(folge)
            or (
                anfang
                and worte[ort : ort + len(folge) - 1] == list(folge[:-1])
                and len(worte) >= ort + len(folge)
                and worte[ort + len(folge) - 1].startswith(folge[-1])
            )
            for folge, anfang in moegliche
            for ort in range(len(worte))
        )


def pruefe(maschine, schritte, gefragt):
    vergleich = Vergleich()
    frage = lies(gefragt)
    for schritt in [*schritte, ("frage",)]:
        art, *werte = schritt
        if art == "angaben":
            nummer, titel, kennzeichen, anders = werte
            eine = Angaben(nummer + 10 * anders, f"u{nummer}", kennzeichen, titel)
            maschine.setze_angaben([eine])
            vergleich.setze(eine)
        elif art == "text":
            nummer, text = werte
            stand = Lesestand.GELESEN
            maschine.setze_inhalt(Inhalt(f"u{nummer}", "ab", stand, text))
            vergleich.setze_text(f"u{nummer}", text)
        elif art == "weg":
            maschine.streiche([f"u{werte[0]}"])
            vergleich.streiche(f"u{werte[0]}")
        else:
            gefunden = maschine.suche(frage)
            erwartet = vergleich.suche(frage)
            assert (set(gefunden.angaben), set(gefunden.gesamt)) == erwartet


@settings(max_examples=150)
@given(schritte, fragen)
def test_fts5_finds_what_is_there(schritte, frage):
    maschine = Fts5(":memory:")
    pruefe(maschine, schritte, frage)
    assert maschine.pruefe() == []
    maschine.schliesse()


@pytest.fixture(scope="module")
def datenbank(postgresql):
    maschine = Postgresql(postgresql, "vergleich")
    yield maschine
    maschine.schliesse()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(schritte=schritte, frage=fragen)
def test_postgresql_finds_what_is_there(datenbank, schritte, frage):
    datenbank.leere()
    pruefe(datenbank, schritte, frage)
    assert datenbank.pruefe() == []
