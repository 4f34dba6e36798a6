"""The index follows new domains in the background, and nobody notices."""

from collective.eakte.hintergrund import Hintergrund
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.rechte import nachziehen
from collective.eakte.rechte import pruefung
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import ort_von
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.interfaces import IZugriffsregister
from concurrent.futures import ThreadPoolExecutor
from plone import api
from plone.dexterity.utils import createContentInContainer
from Testing.makerequest import makerequest
from threading import Event
from threading import Thread
from ZODB.POSException import ConflictError
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.processlifetime import DatabaseOpenedWithRoot

import pytest
import transaction


GLEICHZEITIG = 8


@pytest.fixture
def in_kleinen_portionen(monkeypatch):
    """As if every Akte were a large one."""
    monkeypatch.setattr(nachziehen, "SOFORT", 3)
    monkeypatch.setattr(nachziehen, "PORTION", 4)


@pytest.fixture
def angehalten(monkeypatch):
    """Nothing is worked off in the background; what would be, is noted."""
    auftraege = []
    monkeypatch.setattr(
        nachziehen._hintergrund, "beginne", lambda *auftrag: auftraege.append(auftrag)
    )
    return auftraege


def fuelle(behaelter, anzahl):
    with api.env.adopt_roles(["Manager"]):
        neue = [
            createContentInContainer(behaelter, "Dokument", title=f"Brief {nummer}")
            for nummer in range(anzahl)
        ]
        api.portal.get_tool("portal_catalog")()
    return neue


def offene():
    return list(getUtility(IZugriffsregister).offen)


def arbeite_ab():
    while nachziehen.ziehe_nach(2):
        pass


class TestInEinerTransaktion:
    def test_domains_in_each_other_wait_together(
        self, person, sieht, akte, vorgang, in_kleinen_portionen
    ):
        aussen, innen = fuelle(akte, 6), fuelle(vorgang, 6)
        leser, kreis = person("leser"), person("kreis")
        erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
        erteile(vorgang, kreis, ["Einsicht"], grund="Amtshilfe")
        assert len(offene()) == 2

        def stimmt():
            return (
                all(sieht(leser, obj) for obj in (*aussen, *innen))
                and all(sieht(kreis, obj) for obj in innen)
                and not any(sieht(kreis, obj) for obj in aussen)
                and list(pruefung.pruefe()) == []
            )

        assert stimmt()
        while nachziehen.ziehe_nach(2):
            assert stimmt()
        assert offene() == []
        assert stimmt()

    def test_the_inner_domain_may_come_first(
        self, person, sieht, akte, vorgang, in_kleinen_portionen
    ):
        aussen, innen = fuelle(akte, 6), fuelle(vorgang, 6)
        leser, kreis = person("leser"), person("kreis")
        erteile(vorgang, leser, ["Einsicht"], grund="Amtshilfe")
        schuetze(akte, [(kreis, ["Leitung"])], "Personalsache")
        assert len(offene()) == 2
        for _schritt in range(2):
            assert all(sieht(kreis, obj) for obj in (*aussen, *innen))
            assert all(sieht(leser, obj) for obj in innen)
            assert not any(sieht(leser, obj) for obj in aussen)
            arbeite_ab()
        assert list(pruefung.pruefe()) == []

    def test_a_domain_that_waits_goes_with_its_object(
        self, person, gewerbe, akte, in_kleinen_portionen
    ):
        fuelle(akte, 6)
        erteile(akte, person("leser"), ["Einsicht"], grund="Amtshilfe")
        assert offene() == [ort_von(akte)]
        with api.env.adopt_roles(["Manager"]), loeschen_erlauben():
            gewerbe._delObject(akte.getId())
        assert offene() == []
        assert not nachziehen.ziehe_nach(10)
        assert list(pruefung.pruefe()) == []

    def test_what_is_filed_while_a_domain_waits_belongs_to_it(
        self, person, sieht, akte, in_kleinen_portionen
    ):
        fuelle(akte, 6)
        leser = person("leser")
        erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
        (neues,) = fuelle(akte, 1)
        assert sieht(leser, neues)
        arbeite_ab()
        assert sieht(leser, neues)
        assert list(pruefung.pruefe()) == []

    def test_a_search_asks_nobody_who_sees_the_same_in_both_domains(
        self, person, akte, in_kleinen_portionen, monkeypatch
    ):
        """While a domain waits, only those pay for it to whom it makes a difference."""
        fuelle(akte, 6)
        verwaltet = person("verwaltet")
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=verwaltet, roles=["Registratur"])
        erteile(akte, person("leser"), ["Einsicht"], grund="Amtshilfe")
        monkeypatch.setattr(
            "collective.eakte.rechte.index.rids_unter",
            lambda *_: pytest.fail("the records of the domain were looked up"),
        )
        with api.env.adopt_user(username=verwaltet):
            assert len(api.content.find(portal_type="Dokument")) == 6


@pytest.fixture
def grosse_akte(eakte_portal):
    """An Akte with twenty Dokumente and a person, stored."""
    with api.env.adopt_roles(["Manager"]):
        api.user.create(email="leser@stadt.example", username="leser")
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        fuelle(akte, 20)
    transaction.commit()
    yield akte
    nachziehen.warte_ab()


def lies_neu():
    transaction.begin()


class TestMitEchtenTransaktionen:
    def test_the_background_completes_what_a_grant_has_begun(
        self, grosse_akte, in_kleinen_portionen
    ):
        erteile(grosse_akte, "leser", ["Einsicht"], grund="Amtshilfe")
        assert offene() == [ort_von(grosse_akte)]
        transaction.commit()
        nachziehen.warte_ab()
        lies_neu()
        assert offene() == []
        assert list(pruefung.pruefe()) == []

    def test_nothing_is_left_of_a_grant_that_was_not_stored(
        self, grosse_akte, in_kleinen_portionen, angehalten
    ):
        erteile(grosse_akte, "leser", ["Einsicht"], grund="Amtshilfe")
        transaction.abort()
        assert offene() == []
        assert bereich_von(grosse_akte) is None
        assert angehalten == []
        assert list(pruefung.pruefe()) == []

    def test_a_restart_goes_on(self, grosse_akte, in_kleinen_portionen, monkeypatch):
        with monkeypatch.context() as ohne_hintergrund:
            ohne_hintergrund.setattr(
                nachziehen._hintergrund, "beginne", lambda *auftrag: None
            )
            erteile(grosse_akte, "leser", ["Einsicht"], grund="Amtshilfe")
            transaction.commit()
        assert offene() == [ort_von(grosse_akte)]
        nachziehen.setze_fort(DatabaseOpenedWithRoot(grosse_akte._p_jar.db()))
        nachziehen.warte_ab()
        lies_neu()
        assert offene() == []
        assert list(pruefung.pruefe()) == []

    def test_writers_beside_it_see_no_conflict(
        self, grosse_akte, als, in_kleinen_portionen
    ):
        clerk = als("Registratur")
        url = grosse_akte.absolute_url()

        def lege_ab(nummer):
            antwort = clerk.post(
                url, json={"@type": "Dokument", "title": f"Schreiben {nummer}"}
            )
            return antwort.status_code

        erteile(grosse_akte, "leser", ["Einsicht"], grund="Amtshilfe")
        transaction.commit()
        with ThreadPoolExecutor(GLEICHZEITIG) as clients:
            ergebnisse = list(clients.map(lege_ab, range(2 * GLEICHZEITIG)))
        assert ergebnisse == [201] * len(ergebnisse)
        nachziehen.warte_ab()
        lies_neu()
        assert offene() == []
        assert list(pruefung.pruefe()) == []
        with api.env.adopt_user(username="leser"):
            katalog = api.portal.get_tool("portal_catalog")
            assert len(katalog(portal_type="Dokument")) == 20 + len(ergebnisse)

    def test_who_files_in_another_process_meanwhile_has_to_begin_anew(
        self, grosse_akte
    ):
        pfad = grosse_akte.getPhysicalPath()
        with api.env.adopt_roles(["Manager"]):
            vorgang = createContentInContainer(grosse_akte, "Vorgang", title="Antrag")
            name = vorgang.getId()
        transaction.commit()
        erteile(grosse_akte, "leser", ["Einsicht"], grund="Amtshilfe")

        def lege_ab():
            # As another process does: no queue keeps the two apart.
            verbindung = grosse_akte._p_jar.db().open()
            try:
                wurzel = makerequest(verbindung.root()["Application"])
                setSite(wurzel.unrestrictedTraverse(pfad[:2]))
                akte = wurzel.unrestrictedTraverse(pfad)
                with api.env.adopt_roles(["Manager"]):
                    createContentInContainer(akte[name], "Dokument", title="Neu")
                    api.portal.get_tool("portal_catalog")()
                # Small trees collide in any case, large ones because of this.
                assert akte._p_oid in verbindung._readCurrent
                gelesen.set()
                erteilt.wait(60)
                transaction.commit()
            finally:
                transaction.abort()
                setSite(None)
                verbindung.close()

        gelesen, erteilt = Event(), Event()
        with ThreadPoolExecutor(1) as anderer:
            ablage = anderer.submit(lege_ab)
            gelesen.wait(60)
            transaction.commit()
            erteilt.set()
            with pytest.raises(ConflictError):
                ablage.result()

    def test_many_grants_at_once_are_worked_off_by_few_threads(
        self, grosse_akte, monkeypatch
    ):
        gestartet = []
        monkeypatch.setattr(Thread, "start", lambda faden: gestartet.append(faden))
        hintergrund = Hintergrund("eakte-probe", lambda datenbank, pfad: False)
        for _auftrag in range(50):
            hintergrund.beginne(
                grosse_akte._p_jar.db(), api.portal.get().getPhysicalPath()
            )
        assert len(gestartet) == 1
