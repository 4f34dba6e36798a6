"""The demo is built by the ordinary paths, once, and gives everybody her rights."""

from collections import Counter
from collective.eakte.config import ROLLEN
from collective.eakte.demo import aufbau
from collective.eakte.demo.aufbau.plaene import einheiten
from collective.eakte.demo.bestand import akten
from collective.eakte.demo.personen import DEMO_LOGINS
from collective.eakte.demo.personen import HAUSROLLEN
from collective.eakte.demo.personen import PERSONEN
from collective.eakte.demo.rechte import FREIGABEN
from collective.eakte.demo.schriftstuecke import erzeuge
from collective.eakte.demo.voraussetzungen import DemoNichtInstalliert
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation.api import einheiten as organisationseinheiten
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import ist_geschuetzt
from collective.eakte.vertretung.api import vertretungen_von
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


PROFIL = "profile-collective.eakte:demo"
LOEWEN = "Gasthaus Zum Löwen, Marktplatz 3"
OFFENER_PLAN = "Bebauungsplan Nr. 47"
SCHRIFTGUT = ["Akte", "Teilakte", "Vorgang", "Dokument"]


def wende_profil_an(portal):
    """Apply the profile as the administrator does."""
    with api.env.adopt_roles(["Manager"]):
        portal.portal_setup.runAllImportStepsFromProfile(PROFIL)


def finde(portal, betreff=None, **suche):
    """Return the objects of a search that nobody's rights restrict."""
    return [
        brain._unrestrictedGetObject()
        for brain in portal.portal_catalog.unrestrictedSearchResults(**suche)
        if betreff in (None, brain.Title)
    ]


def bebauungsplan():
    """Return the Betreff of the Akte that is released to the Ordnungsamt."""
    (betreff,) = [a.betreff for a in akten() if a.betreff.startswith(OFFENER_PLAN)]
    return betreff


def sichtbar(portal, login, **suche):
    """Return the brains that a person sees."""
    with api.env.adopt_user(username=login):
        return portal.portal_catalog(portal_type=SCHRIFTGUT, **suche)


class TestDemo:
    """One build, looked at from all sides."""

    @pytest.fixture(scope="class")
    def demo(self, portal_class):
        """Return a site with the demo; its build commits nothing."""
        commit = transaction.commit
        transaction.commit = lambda: pytest.fail("the demo is not built in one go")
        try:
            wende_profil_an(portal_class)
        finally:
            transaction.commit = commit
        return portal_class

    def test_everything_planned_is_there_in_its_state(self, demo):
        gezaehlt = Counter(
            (brain.portal_type, brain.review_state)
            for brain in demo.portal_catalog.unrestrictedSearchResults(
                portal_type=SCHRIFTGUT
            )
        )
        geplant = Counter()
        for akte in akten():
            geplant["Akte", akte.zustand] += 1
            for teilakte in akte.teilakten:
                geplant["Teilakte", teilakte.zustand] += 1
            for vorgang in akte.alle_vorgaenge():
                geplant["Vorgang", vorgang.zustand] += 1
            for dokument in akte.alle_dokumente():
                geplant["Dokument", dokument.zustand] += 1
        assert gezaehlt == geplant
        assert gezaehlt["Dokument", "storniert"] > 5

    def test_both_plans_are_imported_and_active(self, demo):
        for plan, anzahl in (("aktenplan", 187), ("produktplan", 143)):
            assert api.content.get_state(demo[plan]) == "aktiv"
            assert len(einheiten(demo[plan])) == anzahl

    def test_every_record_was_numbered_and_no_number_twice(self, demo):
        brains = demo.portal_catalog.unrestrictedSearchResults(portal_type=SCHRIFTGUT)
        nummern = [brain.kennzeichen for brain in brains]
        assert all(nummern)
        assert len(set(nummern)) == len(nummern)

    def test_the_plans_number_each_in_their_own_way(self, demo):
        (loewen,) = finde(demo, LOEWEN, portal_type="Akte")
        assert loewen.kennzeichen == "32.01.02-0004"
        produktakten = finde(
            demo, portal_type="Akte", path="/".join(demo.produktplan.getPhysicalPath())
        )
        assert "32/122.02-1" in {akte.kennzeichen for akte in produktakten}

    def test_an_akte_inherits_from_the_plan_and_has_its_own_dates(self, demo):
        (loewen,) = finde(demo, LOEWEN, portal_type="Akte")
        assert (loewen.aufbewahrungsdauer, loewen.aussonderungsart) == (5, "B")
        assert loewen.federfuehrung == "32"
        assert loewen.typ == "Gaststättenakte"
        assert loewen.laufzeit_beginn.year == 2021

    def test_files_are_those_of_the_plan(self, demo):
        (loewen,) = [akte for akte in akten() if akte.betreff == LOEWEN]
        for dokument in loewen.alle_dokumente():
            (objekt,) = finde(demo, dokument.betreff, portal_type="Dokument")
            assert objekt.file.data == erzeuge(dokument.schriftstueck)
            assert objekt.file.contentType == dokument.schriftstueck.medientyp
            assert objekt.file.filename == dokument.schriftstueck.dateiname
            assert objekt.datum_des_schreibens == dokument.datum_des_schreibens

    def test_an_anlage_names_its_hauptdokument(self, demo):
        anlagen = [d for d in finde(demo, portal_type="Dokument") if d.hauptdokument]
        assert len(anlagen) > 20
        for anlage in anlagen:
            (haupt,) = finde(demo, UID=anlage.hauptdokument)
            assert haupt.aq_parent.kennzeichen == anlage.aq_parent.kennzeichen

    def test_a_storno_keeps_number_and_reason(self, demo):
        for objekt in finde(demo, portal_type=SCHRIFTGUT, review_state="storniert"):
            assert objekt.storno.grund
            assert objekt.storno.person == "seidel"
            assert objekt.kennzeichen

    def test_records_were_made_by_the_clerks_themselves(self, demo):
        ersteller = {o.Creator() for o in finde(demo, portal_type="Dokument")}
        clerks = {"oeztuerk", "tran", "marino", "demir", "nowak"}
        assert ersteller == {*clerks, "ahrens"}

    @pytest.mark.parametrize("login,passwort,rolle,name", DEMO_LOGINS)
    def test_everybody_logs_in_and_has_her_role(
        self, demo, login, passwort, rolle, name
    ):
        assert demo.acl_users.authenticate(login, passwort, {}) is not None
        assert api.user.get(username=login).getProperty("fullname") == name
        in_der_site = set(api.user.get_roles(username=login)) & set(ROLLEN)
        assert in_der_site == {rolle} & set(HAUSROLLEN)

    @pytest.mark.parametrize(
        "login", [p.login for p in PERSONEN if p.rolle not in HAUSROLLEN]
    )
    def test_the_plan_is_open_to_those_whose_office_works_with_it(self, demo, login):
        (oe,) = [person.oe for person in PERSONEN if person.login == login]
        with api.env.adopt_user(username=login):
            sieht = api.user.has_permission("View", obj=demo.aktenplan)
        assert sieht == (oe != "40")

    @pytest.mark.parametrize(
        "login,rolle,einheit",
        [
            ("oeztuerk", "Sachbearbeitung", "32.01.01"),
            ("brueggemann", "Leitung", "32.01.01"),
            ("tran", "Sachbearbeitung", "01.01.04"),
            ("marino", "Sachbearbeitung", "10.01.01"),
            ("demir", "Sachbearbeitung", "11.03.01"),
            ("nowak", "Sachbearbeitung", "61.01.02"),
            ("mensah", "Poststelle", "32.01.01"),
            ("kuehn", "Revision", "61.01.02"),
            ("joergensen", "Datenschutz", "32.01.01"),
        ],
    )
    def test_everybody_has_her_role_where_her_work_is(
        self, demo, login, rolle, einheit
    ):
        ort = einheiten(demo.aktenplan)[einheit]
        assert rolle in api.user.get_roles(username=login, obj=ort)

    def test_a_clerk_sees_the_records_of_her_office_only(self, demo):
        kennzeichen = {b.kennzeichen for b in sichtbar(demo, "oeztuerk")}
        assert kennzeichen
        (freigegeben,) = finde(demo, bebauungsplan(), portal_type="Akte")
        erlaubt = ("32.", "32/", freigegeben.kennzeichen)
        assert [k for k in kennzeichen if not k.startswith(erlaubt)] == []

    def test_the_leading_office_works_in_the_branch_of_another(self, demo):
        # the product plan gives 111.03 to the Hauptamt; the Büro des OB leads
        kennzeichen = {b.kennzeichen for b in sichtbar(demo, "tran")}
        assert "01/111.03-1" in kennzeichen

    def test_the_poststelle_sees_no_files_of_staff_and_council(self, demo):
        kennzeichen = {b.kennzeichen for b in sichtbar(demo, "mensah")}
        assert {"32.01.01-0001", "32/122.01-1"} <= kennzeichen
        verschlossen = ("11.", "01.", "01/", "10/")
        assert [k for k in kennzeichen if k.startswith(verschlossen)] == []

    @pytest.mark.parametrize("login", ["novak", "weidenbach"])
    def test_administration_and_archive_see_no_records(self, demo, login):
        assert len(sichtbar(demo, login)) == 0

    def test_the_registratur_sees_all_records_that_are_not_protected(self, demo):
        alle = finde(demo, portal_type=SCHRIFTGUT)
        offen = {o.kennzeichen for o in alle if not ist_geschuetzt(o)}
        assert {b.kennzeichen for b in sichtbar(demo, "seidel")} == offen
        assert len(offen) < len(alle)

    def test_offices_are_active_but_for_one_whose_turn_has_not_come(self, demo):
        nicht_aktiv = [o.code for o in organisationseinheiten() if o.aktiv_ab is None]
        assert nicht_aktiv == ["40"]
        assert len(sichtbar(demo, "okafor")) == 0
        with api.env.adopt_user(username="okafor"):
            for plan in (demo.aktenplan, demo.produktplan):
                pfad = "/".join(plan.getPhysicalPath())
                assert len(demo.portal_catalog(path=pfad)) == 0

    def test_no_office_has_a_right_that_somebody_gave_by_hand(self, demo):
        von_hand = {
            berechtigung.prinzipal
            for plan in (demo.aktenplan, demo.produktplan)
            for knoten in (plan, *einheiten(plan).values())
            for berechtigung in berechtigungen(knoten)
            if berechtigung.ursache not in ("fuehrung", "pruefung")
        }
        assert von_hand == {"poststelle"}

    @pytest.mark.parametrize(
        "betreff,wer",
        [
            ("Personalakte Petersen, Wiebke", {"albrecht", "demir"}),
            ("Personalakte Weber, Annika", {"albrecht", "demir"}),
            ("Beihilfe", {"ahrens"}),
            ("Ehrennadel Margot Feddersen", {"tran"}),
        ],
    )
    def test_what_is_protected_is_seen_by_its_circle(self, demo, betreff, wer):
        (objekt,) = finde(demo, betreff, portal_type=["Akte", "Teilakte"])
        kennzeichen = objekt.kennzeichen
        sehende = {
            p.login
            for p in PERSONEN
            if any(b.kennzeichen == kennzeichen for b in sichtbar(demo, p.login))
        }
        assert sehende == wer

    def test_the_revision_reads_until_a_day_and_changes_nothing(self, demo):
        assert len(sichtbar(demo, "kuehn")) > 1000
        (auftrag,) = [
            b for b in berechtigungen(demo.aktenplan) if b.prinzipal == "revision"
        ]
        assert (auftrag.ursache, auftrag.rollen) == ("pruefung", ("Revision",))
        assert auftrag.bis == date(date.today().year + 1, 12, 31)

    def test_the_datenschutz_reads_the_branch_of_its_audit(self, demo):
        kennzeichen = {b.kennzeichen for b in sichtbar(demo, "joergensen")}
        assert kennzeichen
        assert [k for k in kennzeichen if not k.startswith("32.")] == []

    def test_three_akten_are_released_and_one_release_is_over(self, demo):
        gefunden = []
        for freigabe in FREIGABEN:
            (akte,) = [
                o
                for o in finde(demo, portal_type="Akte")
                if o.title.startswith(freigabe.betreff)
                and o.getPhysicalPath()[2] == "aktenplan"
            ]
            (berechtigung,) = [
                b for b in berechtigungen(akte) if b.ursache == "einzelfreigabe"
            ]
            kennzeichen = {b.kennzeichen for b in sichtbar(demo, freigabe.person)}
            sieht = akte.kennzeichen in kennzeichen
            assert sieht == berechtigung.gilt(date.today())
            gefunden.append(sieht)
        assert gefunden == [True, True, False]

    def test_somebody_stands_in_for_the_clerk_who_is_absent(self, demo):
        (vertretung,) = vertretungen_von("tran")
        assert (vertretung.vertretung, vertretung.umfang) == ("marino", "oe")
        kennzeichen = {b.kennzeichen for b in sichtbar(demo, "marino")}
        assert any(k.startswith("01.01.04") for k in kennzeichen)
        assert [k for k in kennzeichen if k.startswith("01.01.05")] == []

    def test_a_clerk_opens_an_akte_in_her_branch_and_in_no_other(self, demo):
        orte = einheiten(demo.aktenplan)
        with api.env.adopt_user(username="oeztuerk"):
            akte = createContentInContainer(
                orte["32.01.01"], "Akte", title="Kiosk am Bahnhof"
            )
            assert akte.kennzeichen == "32.01.01-0009"
            assert not api.user.has_permission(
                "collective.eakte: Add Akte", obj=orte["61.01.02"]
            )
            assert api.user.has_permission("View", obj=orte["61.01.02"])

    def test_visitors_see_nothing(self, demo):
        with api.env.adopt_roles(["Anonymous"]):
            assert len(demo.portal_catalog(portal_type=SCHRIFTGUT)) == 0

    def test_a_second_run_changes_nothing(self, demo):
        vorher = demo.portal_catalog.getCounter()
        wende_profil_an(demo)
        assert demo.portal_catalog.getCounter() == vorher


def test_the_e_akte_alone_brings_no_demo(portal):
    assert api.user.get(username="oeztuerk") is None
    assert "aktenplan" not in portal.objectIds()
    abhaengig = portal.portal_setup.getProfileDependencyChain(
        "collective.eakte:default"
    )
    assert "collective.eakte:demo" not in abhaengig


def test_accounts_of_a_site_are_never_taken_over(portal):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            username="seidel", email="seidel@stadt.example", password="Eigenes-Wort-1"
        )
        api.group.create(groupname="registratur")
    with pytest.raises(Hindernisse) as abgelehnt:
        wende_profil_an(portal)
    namen = [h.message.mapping["name"] for h in abgelehnt.value.hindernisse]
    assert namen == ["seidel", "registratur"]
    assert "aktenplan" not in portal.objectIds()
    assert api.user.get(username="tran") is None


def test_missing_libraries_stop_the_build_before_it_begins(portal, monkeypatch):
    monkeypatch.setattr(
        "collective.eakte.demo.voraussetzungen.find_spec", lambda modul: None
    )
    monkeypatch.setattr(aufbau, "baue_auf", lambda portal: pytest.fail("was begun"))
    with pytest.raises(DemoNichtInstalliert, match=r"collective\.eakte\[demo\]"):
        wende_profil_an(portal)
