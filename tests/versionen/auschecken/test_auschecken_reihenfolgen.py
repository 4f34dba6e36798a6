"""No version is lost, in whatever order several people do whatever they may."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.registrierung.api import verlange_aenderung
from collective.eakte.versionen import api as versionen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import rule
from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.stateful import run_state_machine_as_test
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest
import transaction


BEARBEITENDE = ("yilmaz", "mensah", "kowalski")
ALLE = (*BEARBEITENDE, "registratorin", "gast")


@pytest.fixture
def stadt(behaelter):
    """A Vorgang, three who work in it, the Registratur, and one who only reads."""
    with api.env.adopt_roles(["Manager"]):
        for name in ALLE:
            api.user.create(email=f"{name}@stadt.example", username=name)
        for name in BEARBEITENDE:
            api.user.grant_roles(username=name, roles=["Sachbearbeitung"])
        api.user.grant_roles(username="registratorin", roles=["Registratur"])
        api.user.grant_roles(username="gast", roles=["Einsicht"])
    transaction.commit()
    return behaelter


class Auscheckungen(RuleBasedStateMachine):
    """Every run has a Dokument of its own."""

    ort = ()

    @initialize()
    def registriere(self):
        transaction.begin()
        self.inhalte = [b"Fassung 0"]
        self.halterin = None
        self.gesehen = []
        self.laufend = 0
        with api.env.adopt_roles(["Manager"]):
            self.dokument = createContentInContainer(
                self.ort[0], "Dokument", title="Brief", file=self.datei(b"Fassung 0")
            )
        transaction.commit()

    def datei(self, inhalt):
        return NamedBlobFile(
            data=inhalt, filename="brief.txt", contentType="text/plain"
        )

    def neuer_inhalt(self):
        self.laufend += 1
        return f"Fassung {self.laufend}".encode()

    def versuche(self, wer, tun):
        """Whether it was confirmed; what was refused leaves nothing behind."""
        transaction.begin()
        login(api.portal.get(), wer)
        try:
            tun()
        except Hindernisse:
            transaction.abort()
            return False
        transaction.commit()
        return True

    @rule(wer=st.sampled_from(ALLE))
    def checke_aus(self, wer):
        gelungen = self.versuche(wer, lambda: versionen.checke_aus(self.dokument))
        assert gelungen == (self.halterin is None and wer != "gast")
        if gelungen:
            self.halterin = wer

    @rule(wer=st.sampled_from(ALLE), mit_datei=st.booleans())
    def checke_ein(self, wer, mit_datei):
        inhalt = self.neuer_inhalt() if mit_datei else None
        datei = self.datei(inhalt) if mit_datei else None
        gelungen = self.versuche(
            wer, lambda: versionen.checke_ein(self.dokument, datei, "Kommentar")
        )
        assert gelungen == (self.halterin == wer)
        if gelungen:
            self.halterin = None
            if mit_datei:
                self.inhalte.append(inhalt)

    @rule(wer=st.sampled_from(ALLE))
    def lade_hoch(self, wer):
        inhalt = self.neuer_inhalt()

        def tun():
            verlange_aenderung(self.dokument)
            self.dokument.file = self.datei(inhalt)
            modified(self.dokument)

        gelungen = self.versuche(wer, tun)
        assert gelungen == (wer != "gast" and self.halterin in (None, wer))
        if gelungen:
            self.inhalte.append(inhalt)

    @rule(wer=st.sampled_from(ALLE))
    def brich_ab(self, wer):
        gelungen = self.versuche(wer, lambda: versionen.brich_ab(self.dokument))
        assert gelungen == (self.halterin == wer)
        if gelungen:
            self.halterin = None

    @rule(wer=st.sampled_from(ALLE), an=st.sampled_from(ALLE))
    def uebergib(self, wer, an):
        gelungen = self.versuche(wer, lambda: versionen.uebergib(self.dokument, an))
        assert gelungen == (self.halterin == wer and an not in (wer, "gast"))
        if gelungen:
            self.halterin = an

    @rule(wer=st.sampled_from(ALLE))
    def nimm_zurueck(self, wer):
        gelungen = self.versuche(
            wer, lambda: versionen.nimm_zurueck(self.dokument, "Eilt")
        )
        assert gelungen == (self.halterin is not None and wer == "registratorin")
        if gelungen:
            self.halterin = None

    @rule(wer=st.sampled_from(ALLE), nummer=st.integers(1, 6))
    def stelle_wieder_her(self, wer, nummer):
        gelungen = self.versuche(
            wer, lambda: versionen.stelle_wieder_her(self.dokument, nummer)
        )
        if gelungen:
            assert wer != "gast"
            assert self.halterin in (None, wer)
            self.inhalte.append(self.inhalte[nummer - 1])

    @invariant()
    def keine_fassung_ist_verloren(self):
        if not hasattr(self, "dokument"):
            return
        transaction.begin()
        fassungen = versionen.fassungen(self.dokument)[::-1]
        assert [f.nummer for f in fassungen] == list(range(1, len(self.inhalte) + 1))
        assert fassungen[: len(self.gesehen)] == self.gesehen
        self.gesehen = fassungen
        for nummer, inhalt in enumerate(self.inhalte, 1):
            assert versionen.datei(self.dokument, nummer).data == inhalt
        assert self.dokument.file.data == self.inhalte[-1]

    @invariant()
    def alle_wissen_wer_es_hat(self):
        if not hasattr(self, "dokument"):
            return
        stand = versionen.auscheckung(self.dokument)
        assert (stand.person if stand else None) == self.halterin
        katalog = api.portal.get_tool("portal_catalog")
        gefunden = katalog.unrestrictedSearchResults(
            UID=api.content.get_uuid(self.dokument)
        )
        assert (gefunden[0].ausgecheckt_von or None) == self.halterin
        assert bool(vorbehalte(self.ort[0], "zda")) == (self.halterin is not None)

    def teardown(self):
        if hasattr(self, "dokument") and self.halterin:
            self.versuche(
                "registratorin",
                lambda: versionen.nimm_zurueck(self.dokument, "Ende"),
            )


def test_no_order_of_steps_loses_a_version(stadt):
    run_state_machine_as_test(
        type("AmVorgang", (Auscheckungen,), {"ort": (stadt,)}),
        settings=settings(max_examples=12, stateful_step_count=20, deadline=None),
    )
