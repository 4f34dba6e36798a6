"""What the reports say is what the security machinery does, whatever was granted.

Each example draws grants, protections, grades, deputies, roles and states at random and
asks for every person and every record: the report, the object, and the catalog.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from BTrees.IIBTree import IISet
from collective.eakte.config import INHALT_LESEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.organisation.api import lege_an
from collective.eakte.rechte import index
from collective.eakte.rechte import nachziehen
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.api import setze_stufe
from collective.eakte.rechte.api import setze_ursache
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.rechte.bericht.api import wer_darf
from collective.eakte.rechte.bericht.api import zugaenge
from collective.eakte.rechte.bericht.berichte import freigaben
from collective.eakte.rechte.bericht.berichte import was_darf
from collective.eakte.rechte.bericht.namen import personen_von
from collective.eakte.rechte.index import naechster_bereich
from collective.eakte.vertretung.api import trage_ein
from contextlib import suppress
from datetime import date
from datetime import timedelta
from hypothesis import example
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest
import requests
import transaction


KENNWORT = "Geheim-fuer-Tests-1"

PERSONEN = ("anna", "bea", "cem", "dora", "emil")
GRUPPEN = {"gewerbe": ("anna", "bea"), "recht": ("cem",), "leer": ()}
"""The group "recht" also holds the group "gewerbe"."""

ROLLEN = ("Einsicht", "Sachbearbeitung", "Leitung", "Registratur", "Revision")
HAUSWEIT = (
    *ROLLEN,
    "Beschaeftigte",
    "Poststelle",
    "Datenschutz",
    "Fachadministration",
    "Archiv",
    "Manager",
)

prinzipale = st.sampled_from((*PERSONEN, *GRUPPEN, "oe:32", "oe:32:leitung"))
personen_und_gruppen = st.sampled_from((*PERSONEN, *GRUPPEN))
rollen = st.lists(st.sampled_from(ROLLEN), min_size=1, max_size=2, unique=True)
# Positions in the world: mostly the same few, so that things meet.
stellen = st.sampled_from((0, 5, 5, 8, 8, 8, 8, 9, 10, 10, 10, 12, 12, 13, 14, 15, 17))
tage = st.sampled_from((None, -2, -1, 0, 1, 2))

schritte = st.one_of(
    st.tuples(st.just("freigabe"), stellen, prinzipale, rollen, tage, tage),
    st.tuples(
        st.just("folge"),
        stellen,
        prinzipale,
        rollen,
        tage,
        tage,
        st.sampled_from(("fuehrung", "beteiligung", "pruefung")),
    ),
    st.tuples(
        st.just("schutz"),
        stellen,
        prinzipale,
        st.sampled_from(("einzeln", "persoenlich", "geschlossen")),
    ),
    st.tuples(st.just("stufe"), stellen, st.sampled_from(("003", "005", "002", None))),
    st.tuples(st.just("storno"), stellen),
    st.tuples(st.just("zda"), stellen),
    st.tuples(st.just("dokument"), stellen),
    st.tuples(st.just("rolle"), personen_und_gruppen, st.sampled_from(HAUSWEIT)),
    st.tuples(st.just("oberhalb"), personen_und_gruppen, st.sampled_from(HAUSWEIT)),
    st.tuples(
        st.just("vertretung"),
        st.sampled_from(PERSONEN),
        st.sampled_from(PERSONEN),
        st.sampled_from(("alles", "akte", "oe")),
        stellen,
        st.sampled_from((-1, 0, 1)),
    ),
    st.tuples(st.just("nachziehen")),
)


def lege_welt_an(plan):
    """Two Akten, one with a Teilakte, in two branches of the plan; people and groups.

    :returns: list of all plan nodes and records.
    """

    def neu(ort, typ, titel):
        return createContentInContainer(ort, typ, title=titel)

    gewerbe, planung = plan["32"]["32.01"], plan["61"]["61.01"]
    knoten = [plan, plan["32"], gewerbe, plan["61"], planung]
    knoten += [gewerbe["32.01.01"], gewerbe["32.01.02"], planung["61.01.02"]]
    with api.env.adopt_roles(["Manager"]):
        lege_personen_an()
        akte = neu(gewerbe["32.01.01"], "Akte", "Gasthaus Zum Löwen")
        vorgang = neu(akte, "Vorgang", "Gewerbeanmeldung")
        teilakte = neu(akte, "Teilakte", "Beihilfe")
        beihilfe = neu(teilakte, "Vorgang", "Antrag")
        bauplan = neu(planung["61.01.02"], "Akte", "Bebauungsplan 12")
        dokumente = [
            neu(vorgang, "Dokument", "Anmeldung"),
            neu(beihilfe, "Dokument", "Rechnung"),
            neu(akte, "Dokument", "Lageplan"),
            neu(bauplan, "Dokument", "Entwurf"),
        ]
    api.portal.get_tool("portal_catalog")()
    return [*knoten, akte, vorgang, teilakte, beihilfe, bauplan, *dokumente]


def lege_personen_an():
    for name in PERSONEN:
        api.user.create(email=f"{name}@stadt.example", username=name, password=KENNWORT)
    for gruppe, mitglieder in GRUPPEN.items():
        api.group.create(gruppe)
        for name in mitglieder:
            api.group.add_user(groupname=gruppe, username=name)
    api.portal.get_tool("portal_groups").addPrincipalToGroup("gewerbe", "recht")
    lege_an(
        "32",
        "Ordnungsamt",
        gruppen=("gewerbe",),
        leitung=("dora",),
        aktiv_ab=date(2020, 1, 1),
    )


@pytest.fixture
def welt(integration, aktenplan):
    """What the examples happen to."""
    return lege_welt_an(aktenplan)


def in_tagen(anzahl):
    return None if anzahl is None else date.today() + timedelta(days=anzahl)


class Geschehen:
    """What people do, as far as the rules let them."""

    def __init__(self, welt):
        self.welt = welt
        self.schritte = 0

    def __call__(self, schritt):
        """:raises Hindernisse: it is refused."""
        self.schritte += 1
        art, *angaben = schritt
        login(api.portal.get(), "test-user")
        with api.env.adopt_roles(["Manager"]):
            getattr(self, art)(*angaben)

    def an(self, stelle):
        return self.welt[stelle % len(self.welt)]

    def freigabe(self, stelle, prinzipal, rollen, von, bis):
        erteile(
            self.an(stelle),
            prinzipal,
            rollen,
            grund="Amtshilfe",
            von=in_tagen(von),
            bis=in_tagen(bis),
        )

    def folge(self, stelle, prinzipal, rollen, von, bis, ursache):
        angabe = {
            "prinzipal": prinzipal,
            "rollen": tuple(rollen),
            "von": in_tagen(von),
            "bis": in_tagen(bis),
        }
        setze_ursache(self.an(stelle), ursache, f"nr-{self.schritte}", [angabe])

    def schutz(self, stelle, prinzipal, art):
        schuetze(self.an(stelle), [(prinzipal, ["Leitung"])], "Personalsache", art=art)

    def stufe(self, stelle, stufe):
        setze_stufe(self.an(stelle), stufe)

    def storno(self, stelle):
        if not IPlanknoten.providedBy(self.an(stelle)):
            storniere(self.an(stelle), "doppelt")

    def zda(self, stelle):
        with suppress(api.exc.InvalidParameterError):
            api.content.transition(self.an(stelle), "zda_verfuegen")

    def dokument(self, stelle):
        with suppress(ValueError, Unauthorized):
            self.welt.append(
                createContentInContainer(self.an(stelle), "Dokument", title="Nachtrag")
            )

    def rolle(self, prinzipal, rolle):
        portal = api.portal.get()
        verteiler = portal.acl_users.portal_role_manager
        verteiler.assignRoleToPrincipal(rolle, prinzipal)

    def oberhalb(self, prinzipal, rolle):
        api.portal.get().manage_addLocalRoles(prinzipal, [rolle])

    def vertretung(self, abwesend, vertretung, umfang, stelle, ab):
        bezug = "32" if umfang == "oe" else api.content.get_uuid(self.an(stelle))
        login(api.portal.get(), abwesend)
        vergiss_pruefungen()
        von, bis = in_tagen(ab), in_tagen(ab + 1)
        trage_ein(vertretung, von, bis, umfang=umfang, bezug=bezug)

    def nachziehen(self):
        while nachziehen.ziehe_nach(3):
            pass


def laut_bericht(obj):
    """People who see an object, as the report says."""
    personen = set()
    for zugang in zugaenge(obj):
        assert zugang.gilt
        dahinter = personen_von(zugang.prinzipal)
        personen |= set(PERSONEN) if dahinter is None else dahinter
    return personen & set(PERSONEN)


def im_katalog(uids, monkeypatch):
    """What the logged-in person finds, whichever way the index goes."""
    katalog = api.portal.get_tool("portal_catalog")
    funde = []
    for einzeln_bis in (0, 10**6):
        monkeypatch.setattr(index, "EINZELN_BIS", einzeln_bis)
        for anfrage in ({}, {"path": "/plone/org"}, {"UID": sorted(uids)}):
            brains = katalog(show_inactive=True, **anfrage)
            funde.append({brain.UID for brain in brains} & uids)
        je_art = set()
        for art in katalog.uniqueValuesFor("portal_type"):
            je_art |= {b.UID for b in katalog(portal_type=art, show_inactive=True)}
        funde.append(je_art & uids)
    assert all(fund == funde[0] for fund in funde)
    return funde[0]


def lesbar_im_katalog(monkeypatch):
    """UUIDs of the Dokumente that the logged-in person reads, as the index says."""
    katalog = api.portal.get_tool("portal_catalog")
    rechteindex = katalog._catalog.getIndex("allowedRolesAndUsers")
    schluessel = katalog._listAllowedRolesAndUsers(api.user.get_current())
    rids = IISet(rechteindex.eingetragene())
    funde = []
    for einzeln_bis in (0, 10**6):
        monkeypatch.setattr(index, "EINZELN_BIS", einzeln_bis)
        funde.append(set(rechteindex.lesbare(schluessel, rids)))
    assert funde[0] == funde[1]
    return {katalog._catalog[rid].UID for rid in funde[0]}


def pruefe_alles(welt, monkeypatch):
    portal = api.portal.get()
    uid = {obj: api.content.get_uuid(obj) for obj in welt}
    vergiss_pruefungen()
    berichtet = {obj: laut_bericht(obj) for obj in welt}
    gesehen = {}
    for name in PERSONEN:
        login(portal, name)
        vergiss_pruefungen()
        pruefe = getSecurityManager().checkPermission
        gesehen[name] = {obj for obj in welt if pruefe("View", obj)}
        assert {obj for obj in welt if name in berichtet[obj]} == gesehen[name], name
        gefunden = im_katalog(set(uid.values()), monkeypatch)
        assert gefunden == {uid[obj] for obj in gesehen[name]}, name
        dokumente = {obj for obj in welt if IDokument.providedBy(obj)}
        gelesen = {uid[obj] for obj in dokumente if pruefe(INHALT_LESEN, obj)}
        lesbar = lesbar_im_katalog(monkeypatch)
        assert lesbar & {uid[obj] for obj in dokumente} == gelesen, name
        assert {uid[obj] for obj in set(welt) - dokumente} <= lesbar
    for name in PERSONEN:
        pruefe_berichte_fuer(name, portal, welt, gesehen)


def pruefe_berichte_fuer(fragend, portal, welt, gesehen):
    """What somebody reads in a report is about what she sees."""
    login(portal, fragend)
    vergiss_pruefungen()
    eigene = {api.content.get_uuid(obj): obj for obj in gesehen[fragend]}
    for obj in gesehen[fragend]:
        adressen = {zeile.herkunft.url for zeile in wer_darf(obj)} - {None}
        assert adressen <= {seines.absolute_url() for seines in gesehen[fragend]}
    for person in PERSONEN:
        zeilen = was_darf(person)
        assert {zeile.gegenstand.uid for zeile in zeilen} <= eigene.keys()
        gemeinsam = {
            obj
            for obj in gesehen[fragend] & gesehen[person]
            if naechster_bereich(obj).uid in eigene
        }
        assert sum(zeile.anzahl for zeile in zeilen) == len(gemeinsam)
    staende = {"gilt", "kuenftig", "abgelaufen", "entzogen"}
    assert {f.gegenstand.uid for f in freigaben(staende=staende)} <= eigene.keys()


AKTE, TEILAKTE, BAUPLAN, RECHNUNG = 8, 10, 12, 14

GESCHICHTEN = {
    "releases and roles": [
        ("freigabe", AKTE, "cem", ["Einsicht"], None, 1),
        ("freigabe", BAUPLAN, "leer", ["Leitung"], None, None),
        ("folge", BAUPLAN, "anna", ["Leitung"], -2, -1, "beteiligung"),
        ("rolle", "emil", "Revision"),
        ("stufe", BAUPLAN, "002"),
        ("storno", RECHNUNG),
    ],
    "a Teilakte with another circle in a protected Akte": [
        ("rolle", "emil", "Manager"),
        ("rolle", "cem", "Registratur"),
        ("schutz", AKTE, "anna", "einzeln"),
        ("schutz", TEILAKTE, "bea", "persoenlich"),
        ("freigabe", RECHNUNG, "dora", ["Einsicht"], None, None),
    ],
    "who leads an Akte is not yet named in a protected one": [
        ("folge", AKTE, "emil", ["Sachbearbeitung"], None, None, "fuehrung"),
        ("folge", AKTE, "dora", ["Einsicht"], None, None, "beteiligung"),
        ("schutz", AKTE, "anna", "einzeln"),
        ("folge", TEILAKTE, "emil", ["Leitung"], None, None, "fuehrung"),
    ],
    "deputies": [
        ("schutz", TEILAKTE, "anna", "persoenlich"),
        ("freigabe", BAUPLAN, "anna", ["Leitung"], None, None),
        ("vertretung", "anna", "cem", "alles", 0, 0),
        ("vertretung", "dora", "emil", "oe", 0, -1),
    ],
}


def beispielhaft(test):
    """Let a test go through the stories, besides what is drawn."""
    for geschichte in GESCHICHTEN.values():
        test = example(geschehen=geschichte)(test)
    return test


@settings(
    deadline=None,
    derandomize=True,
    max_examples=25,
    # What fails is short enough to be read as it is.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(geschehen=st.lists(schritte, min_size=4, max_size=14))
@beispielhaft
def test_reports_objects_and_searches_agree_on_who_sees_what(
    welt, monkeypatch, geschehen
):
    monkeypatch.setattr(nachziehen, "SOFORT", 2)
    vorher = transaction.savepoint()
    anfang = list(welt)
    try:
        handle = Geschehen(welt)
        for schritt in geschehen:
            with suppress(Hindernisse):
                handle(schritt)
        pruefe_alles(welt, monkeypatch)
    finally:
        welt[:] = anfang
        vorher.rollback()
        vergiss_pruefungen()


@pytest.mark.parametrize("name", GESCHICHTEN)
def test_what_the_report_does_not_name_does_not_exist_over_rest(eakte_portal, name):
    welt = lege_welt_an(eakte_portal["org"])
    handle = Geschehen(welt)
    for schritt in GESCHICHTEN[name]:
        handle(schritt)
    transaction.commit()
    vergiss_pruefungen()
    berichtet = {obj: laut_bericht(obj) for obj in welt}
    assert any(berichtet.values())
    for person in PERSONEN:
        with requests.Session() as session:
            session.auth = (person, KENNWORT)
            session.headers["Accept"] = "application/json"
            for obj in welt:
                antwort = session.get(obj.absolute_url())
                erwartet = 200 if person in berichtet[obj] else 404
                assert antwort.status_code == erwartet, (person, obj, antwort.text)
