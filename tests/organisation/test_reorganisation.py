"""Offices merge, divide and get new codes: numbers stay, rights follow."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.interfaces import IUmorganisiert
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte import api as rechte
from collective.eakte.vererbung.api import wirksam
from dataclasses import asdict
from datetime import date
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from zope.component import getGlobalSiteManager

import pytest


def lege_ab(behaelter, typ, **angaben):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(behaelter, typ, title="Etwas", **angaben)


def baue_einheit(plan, kennzeichen, **angaben):
    with api.env.adopt_roles(["Manager"]):
        knoten = createContentInContainer(
            plan,
            "Aktenplaneinheit",
            kennzeichen=kennzeichen,
            title=kennzeichen,
            aufbewahrungsdauer=5,
            aussonderungsart="B",
            **angaben,
        )
        api.content.transition(knoten, "aktivieren")
    return knoten


@pytest.fixture
def strassen(aktenplan, amt):
    """Units of 66 and 68, with an Akte each; one Akte of 66 is protected."""
    for code in ("66", "68", "99"):
        amt(code)
    amt("66.1", "66")
    gruppe = baue_einheit(aktenplan, "66", typ="Hauptgruppe", aktenfuehrung="66")
    bau = baue_einheit(gruppe, "66.01", typ="Betreffseinheit")
    hof = baue_einheit(gruppe, "66.02", typ="Betreffseinheit", aktenfuehrung="68")
    offen = lege_ab(bau, "Akte")
    lege_ab(offen, "Vorgang")
    lege_ab(lege_ab(offen, "Teilakte"), "Vorgang", federfuehrung="68")
    geheim = lege_ab(bau, "Akte")
    rechte.schuetze(geheim, [("oe:66:leitung", ["Leitung"])], "Personalsache")
    bauhof = lege_ab(hof, "Akte")
    fremd = lege_ab(bau, "Akte", federfuehrung="99", aktenfuehrung="99")
    rechte.erteile(fremd, "oe:68", ["Einsicht"], grund="Mitwirkung")
    return {
        "bau": bau,
        "hof": hof,
        "offen": offen,
        "geheim": geheim,
        "bauhof": bauhof,
        "fremd": fremd,
    }


ZUSAMMEN = Vorhaben(
    "zusammenlegung", ("66", "68"), "60", name="Tiefbau", grund="Verfügung der OB"
)


def test_a_dry_run_counts_and_changes_nothing(strassen, portal):
    vorher = organisation.einheiten()
    umfang = organisation.reorganisiere(ZUSAMMEN)
    assert asdict(umfang) == {
        "einheiten": 3,
        "akten": 3,
        "teilakten": 1,
        "vorgaenge": 2,
        "berechtigungen": 2 + 2 + 2 + 1 + 1,
    }
    assert organisation.einheiten() == vorher
    assert strassen["offen"].federfuehrung == "66"
    assert vermerkte(None, "reorganisation") == []


def test_merged_offices_take_records_rights_and_people_along(strassen, sieht):
    kennzeichen = {name: obj.kennzeichen for name, obj in strassen.items()}
    probe = organisation.reorganisiere(ZUSAMMEN)
    assert organisation.reorganisiere(ZUSAMMEN, probelauf=False) == probe
    assert {name: obj.kennzeichen for name, obj in strassen.items()} == kennzeichen
    for name in ("bau", "hof", "offen", "geheim", "bauhof"):
        assert wirksam(strassen[name], "federfuehrung").wert == "60"
    assert wirksam(strassen["offen"], "federfuehrung").geerbt
    assert wirksam(strassen["fremd"], "federfuehrung").wert == "99"
    katalog = api.portal.get_tool("portal_catalog")
    assert not katalog.unrestrictedSearchResults(federfuehrung=["66", "68"])
    for name in ("mit66", "mit66-1", "mit68", "leitung68"):
        assert sieht(name, strassen["offen"])
        assert sieht(name, strassen["bauhof"])
        assert sieht(name, strassen["fremd"])
    # Two heads lead the new office.
    assert sieht("leitung66", strassen["geheim"])
    assert not sieht("mit66", strassen["geheim"])


def test_the_former_offices_end_and_name_their_successor(strassen):
    organisation.reorganisiere(ZUSAMMEN, probelauf=False)
    for code in ("66", "68"):
        frueher = organisation.einheit(code)
        assert frueher.gueltig_bis == date.today()
        assert frueher.nachfolger == ("60",)
    neu = organisation.einheit("60")
    assert neu.gruppen == ("amt66", "amt68")
    assert neu.leitung == ("leitung66", "leitung68")
    assert organisation.einheit("66.1").uebergeordnet == "60"


def test_one_operation_is_noted_with_its_numbers(strassen):
    gemeldet = []

    def merke(event):
        gemeldet.append((event.ersatz, event.orte))

    getGlobalSiteManager().registerHandler(merke, (IUmorganisiert,))
    try:
        organisation.reorganisiere(ZUSAMMEN, probelauf=False)
    finally:
        getGlobalSiteManager().unregisterHandler(merke, (IUmorganisiert,))
    assert gemeldet == [({"66": "60", "68": "60"}, None)]
    (vermerk,) = vermerkte(None, "reorganisation")
    assert vermerk.warum == "Verfügung der OB"
    assert vermerk.angaben["umfang"]["akten"] == 3


def test_who_reorganises_need_not_see_the_records(strassen, person, sieht):
    person("fachadmin")
    assert not sieht("fachadmin", strassen["geheim"])
    login(api.portal.get(), "fachadmin")
    umfang = organisation.reorganisiere(ZUSAMMEN, probelauf=False)
    assert umfang.akten == 3
    assert not sieht("fachadmin", strassen["geheim"])


def test_an_office_is_merged_into_one_that_stays(strassen, sieht):
    vorhaben = Vorhaben("zusammenlegung", ("68",), "66", grund="Verfügung")
    organisation.reorganisiere(vorhaben, probelauf=False)
    assert sieht("mit68", strassen["offen"])
    assert organisation.einheit("66").leitung == ("leitung66",)


def test_an_office_gets_another_code(strassen, sieht):
    vorhaben = Vorhaben("umbenennung", ("66",), "166", name="Amt", grund="Verfügung")
    organisation.reorganisiere(vorhaben, probelauf=False)
    assert strassen["offen"].federfuehrung == "166"
    assert strassen["bauhof"].federfuehrung == "68"
    assert sieht("mit66", strassen["offen"])
    assert sieht("leitung66", strassen["geheim"])


def test_part_of_an_office_goes_to_a_new_one(strassen, amt, person, sieht):
    person("neuling", "neues-amt")
    person("chef")
    vorhaben = Vorhaben(
        "teilung",
        ("66",),
        "67",
        name="Grünflächen",
        gruppen=("neues-amt",),
        leitung=("chef",),
        einheiten=("66.01",),
        grund="Verfügung",
    )
    probe = organisation.reorganisiere(vorhaben)
    assert organisation.reorganisiere(vorhaben, probelauf=False) == probe
    assert (probe.einheiten, probe.akten) == (1, 2)
    assert wirksam(strassen["bau"], "aktenfuehrung").wert == "67"
    assert wirksam(strassen["bau"].__parent__, "aktenfuehrung").wert == "66"
    assert sieht("neuling", strassen["offen"])
    assert not sieht("mit66", strassen["offen"])
    assert sieht("chef", strassen["geheim"])
    assert not sieht("leitung66", strassen["geheim"])
    assert organisation.einheit("66").gueltig_bis is None


def test_many_records_are_worked_off_in_portions(strassen, sieht, monkeypatch):
    monkeypatch.setattr(
        "collective.eakte.organisation.portionen.in_portionen.__defaults__", (2,)
    )
    organisation.reorganisiere(ZUSAMMEN, probelauf=False)
    katalog = api.portal.get_tool("portal_catalog")
    assert not katalog.unrestrictedSearchResults(federfuehrung=["66", "68"])


@pytest.mark.parametrize(
    "angaben,codes",
    [
        (
            {"art": "x", "von": (), "nach": "60", "name": "", "grund": " "},
            ["art-unbekannt", "von-anzahl", "name-fehlt", "grund-fehlt"],
        ),
        ({"von": ("12",)}, ["oe-unbekannt"]),
        ({"nach": "66"}, ["ziel-ist-frueheres"]),
        ({"von": ("66",), "nach": "66.1"}, ["ziel-darunter"]),
        ({"art": "umbenennung", "von": ("66",), "nach": "68"}, ["code-vergeben"]),
        ({"art": "umbenennung"}, ["von-anzahl"]),
        ({"art": "teilung", "von": ("66",)}, ["einheiten-fehlen"]),
        (
            {"art": "teilung", "von": ("66",), "einheiten": ("12.34",)},
            ["planeinheit-unbekannt"],
        ),
        ({"leitung": ("niemand",)}, ["person-unbekannt"]),
    ],
)
def test_all_reasons_against_a_reorganisation_are_given(strassen, angaben, codes):
    vorhaben = Vorhaben(**{**asdict(ZUSAMMEN), **angaben})
    for probelauf in (True, False):
        with pytest.raises(Hindernisse) as abgelehnt:
            organisation.reorganisiere(vorhaben, probelauf=probelauf)
        assert [h.code for h in abgelehnt.value.hindernisse] == codes
