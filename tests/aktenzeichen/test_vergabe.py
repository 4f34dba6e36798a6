"""Every record is numbered once, and never with a number that was given before."""

from collective.eakte.aktenzeichen import api as aktenzeichen
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import storniere
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility
from zope.lifecycleevent import modified

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")


def registriere(behaelter, typ="Akte", title="Betreff", **angaben):
    return createContentInContainer(behaelter, typ, title=title, **angaben)


def test_akten_are_numbered_per_unit(gewerbe, aktenplan):
    assert registriere(gewerbe).kennzeichen == "32.01.01-0001"
    assert registriere(gewerbe).kennzeichen == "32.01.01-0002"
    andere = aktenplan["32"]["32.01"]["32.01.02"]
    assert registriere(andere).kennzeichen == "32.01.02-0001"


def test_what_lies_in_an_akte_continues_its_number(akte):
    vorgang = registriere(akte, "Vorgang")
    teilakte = registriere(akte, "Teilakte")
    assert vorgang.kennzeichen == "32.01.01-0001-001"
    assert registriere(vorgang, "Dokument").kennzeichen == "32.01.01-0001-001#1"
    assert registriere(akte, "Dokument").kennzeichen == "32.01.01-0001#1"
    assert teilakte.kennzeichen == "32.01.01-0001-T1"
    assert registriere(teilakte, "Vorgang").kennzeichen == "32.01.01-0001-002"
    assert registriere(vorgang, "Vorgang").kennzeichen == "32.01.01-0001-003"


def test_the_address_shows_the_number_and_not_the_subject(akte):
    dokument = registriere(akte, "Dokument", title="Krankheit von Frau Müller")
    assert akte.getId() == "32.01.01-0001"
    assert dokument.getId() == "1"


def test_a_pattern_of_the_unit_wins_over_the_one_of_the_plan(aktenplan, gewerbe):
    aktenplan.muster_akte = "{aktenplan}/{plan}/{nr}"
    assert registriere(gewerbe).kennzeichen == "ORG/32.01.01/1"
    gewerbe.muster_akte = "{oe}/{plan}/{jahr}/{nr}"
    gewerbe.zaehlkreis = "einheit-jahr"
    jahr = date.today().year
    assert registriere(gewerbe).kennzeichen == f"32/32.01.01/{jahr}/1"


def test_offices_count_by_year_across_units(aktenplan, gewerbe):
    aktenplan.muster_akte = "{oe}/{jahr}/{nr}"
    aktenplan.zaehlkreis = "oe-jahr"
    jahr = date.today().year
    andere = aktenplan["32"]["32.01"]["32.01.02"]
    planung = aktenplan["61"]["61.01"]["61.01.02"]
    nummern = [registriere(e).kennzeichen for e in (gewerbe, andere, planung)]
    assert nummern == [f"32/{jahr}/1", f"32/{jahr}/2", f"61/{jahr}/1"]


def test_a_number_with_an_office_needs_an_office(aktenplan, gewerbe):
    aktenplan.muster_akte = "{oe}-{plan}-{nr}"
    for knoten in (gewerbe, gewerbe.aq_parent, aktenplan["32"]):
        knoten.aktenfuehrung = None
    with pytest.raises(Hindernisse) as fehler:
        registriere(gewerbe)
    assert [h.code for h in fehler.value.hindernisse] == ["federfuehrung-fehlt"]


def test_a_withdrawn_number_is_not_given_again(gewerbe):
    akte = registriere(gewerbe)
    storniere(akte, "Doppelt angelegt")
    assert registriere(gewerbe).kennzeichen == "32.01.01-0002"


def test_an_import_brings_old_numbers_and_moves_no_counter(gewerbe):
    alt = registriere(gewerbe, kennzeichen="32.01.01-0002")
    assert alt.kennzeichen == "32.01.01-0002"
    assert alt.laufende_nummer is None
    nummern = [registriere(gewerbe).kennzeichen for _ in range(2)]
    assert nummern == ["32.01.01-0001", "32.01.01-0003"]


def test_an_old_number_that_is_taken_is_refused(gewerbe, akte):
    with pytest.raises(Hindernisse) as fehler:
        registriere(gewerbe, kennzeichen=" 32.01.01-0001 ")
    assert fehler.value.hindernisse[0].code == "kennzeichen-vergeben"


def test_the_preview_shows_the_next_number_and_counts_nothing(gewerbe, akte):
    registriere(gewerbe, kennzeichen="32.01.01-0002")
    assert aktenzeichen.vorschau(gewerbe, "akte") == "32.01.01-0003"
    assert aktenzeichen.vorschau(gewerbe, "akte") == "32.01.01-0003"
    assert registriere(gewerbe).kennzeichen == "32.01.01-0003"
    assert aktenzeichen.vorschau(akte, "vorgang") == "32.01.01-0001-001"


def test_a_copy_is_numbered_as_a_record_of_its_own(akte, vorgang, dokument):
    kopie = api.content.copy(dokument, akte)
    assert kopie.kennzeichen == "32.01.01-0001#1"
    assert kopie.fruehere_kennzeichen == []
    assert dokument.kennzeichen == "32.01.01-0001-001#1"


def test_an_akte_moved_to_another_unit_keeps_its_former_numbers(
    akte, vorgang, dokument, aktenplan
):
    ziel = aktenplan["32"]["32.01"]["32.01.02"]
    neu = aktenzeichen.umschreiben(akte, ziel, "Falsche Einheit")
    assert neu.kennzeichen == "32.01.02-0001"
    assert neu.fruehere_kennzeichen == ["32.01.01-0001"]
    assert neu.getId() == "32.01.02-0001"
    assert neu["001"]["1"].kennzeichen == "32.01.02-0001-001#1"
    for frueher in ("32.01.01-0001", "32.01.01-0001-001", "32.01.01-0001-001#1"):
        assert aktenzeichen.loese_auf(frueher) is not None, frueher
    assert dokument.UID() == aktenzeichen.loese_auf("32.01.01-0001-001#1").UID


def test_an_akte_moved_as_soon_as_it_is_opened_is_in_the_catalog_once(
    akte, vorgang, aktenplan
):
    neu = aktenzeichen.umschreiben(
        akte, aktenplan["32"]["32.01"]["32.01.02"], "Falsche Einheit"
    )
    catalog = api.portal.get_tool("portal_catalog")
    for objekt in (neu, neu["001"]):
        brains = catalog.unrestrictedSearchResults(UID=objekt.UID())
        assert [brain.getPath() for brain in brains] == [
            "/".join(objekt.getPhysicalPath())
        ]


def test_periods_are_inherited_anew_only_when_confirmed(akte, gewerbe, aktenplan):
    ziel = aktenplan["32"]["32.01"]["32.01.02"]
    neu = aktenzeichen.umschreiben(akte, ziel, "Falsche Einheit")
    assert (neu.aufbewahrungsdauer, neu.aussonderungsart) == (5, "B")
    zurueck = aktenzeichen.umschreiben(neu, gewerbe, "Doch richtig")
    neu = aktenzeichen.umschreiben(zurueck, ziel, "Nun endgültig", fristen_neu=True)
    assert (neu.aufbewahrungsdauer, neu.aussonderungsart) == (10, "V")
    assert neu.fruehere_kennzeichen == [
        "32.01.01-0001",
        "32.01.02-0001",
        "32.01.01-0002",
    ]


def test_moving_is_refused_with_all_reasons_at_once(akte, aktenplan):
    gruppe = aktenplan["32"]["32.01"]
    with pytest.raises(Hindernisse) as fehler:
        aktenzeichen.umschreiben(akte, gruppe, "  ")
    codes = {h.code for h in fehler.value.hindernisse}
    assert codes == {"grund-fehlt", "akte-nur-in-betreffseinheit"}


def test_a_dokument_in_another_vorgang_is_numbered_there(akte, dokument):
    ziel = registriere(akte, "Vorgang")
    verschoben = verlege(dokument, ziel, "1")
    assert verschoben.kennzeichen == "32.01.01-0001-002#1"
    assert verschoben.fruehere_kennzeichen == ["32.01.01-0001-001#1"]
    assert verschoben.UID() == aktenzeichen.loese_auf("32.01.01-0001-001#1").UID


def test_the_registratur_sets_a_number_by_hand_with_a_reason(akte, vorgang, gewerbe):
    with pytest.raises(Hindernisse):
        aktenzeichen.setze(akte, "ALT 4711", "")
    aktenzeichen.setze(akte, "ALT 4711", "Aus dem Altbestand")
    assert akte.kennzeichen == "ALT 4711"
    assert vorgang.kennzeichen == "ALT 4711-001"
    assert akte.UID() == aktenzeichen.loese_auf("alt  4711").UID
    assert akte.UID() == aktenzeichen.loese_auf("32.01.01-0001").UID
    assert registriere(gewerbe).kennzeichen == "32.01.01-0002"


def test_why_a_number_is_not_in_use_is_noted_with_reason_person_and_date(akte, gewerbe):
    storniere(registriere(gewerbe), "Doppelt angelegt")
    aktenzeichen.setze(akte, "ALT 1", "Altbestand")
    notizen = getUtility(INummernregister).ereignisse()
    assert [(n.kennzeichen, n.art, n.grund, n.person, n.neu) for n in notizen] == [
        ("32.01.01-0002", "storniert", "Doppelt angelegt", "registratur", None),
        ("32.01.01-0001", "von-hand", "Altbestand", "registratur", "ALT 1"),
    ]
    assert all(abs(datetime.now(UTC) - n.zeit) < timedelta(hours=1) for n in notizen)


@pytest.mark.parametrize("muster", ["{plan}-{nrr}", "{plan}", "{plan}{nr}", "{plan"])
def test_a_faulty_pattern_is_not_saved(gewerbe, muster):
    gewerbe.muster_akte = muster
    with pytest.raises(Hindernisse) as fehler:
        modified(gewerbe)
    assert {h.field for h in fehler.value.hindernisse} == {"muster_akte"}


def test_numbers_sort_naturally_in_the_catalog(gewerbe):
    gewerbe.muster_akte = "{plan}-{nr}"
    for _ in range(11):
        registriere(gewerbe)
    catalog = api.portal.get_tool("portal_catalog")
    treffer = catalog(portal_type="Akte", sort_on="kennzeichen_sort")
    letzte = [brain.kennzeichen for brain in treffer][-3:]
    assert letzte == ["32.01.01-9", "32.01.01-10", "32.01.01-11"]


def test_a_pattern_is_checked_with_the_scope_that_holds_where_it_is_used(
    aktenplan, gewerbe
):
    aktenplan.muster_akte = "{oe}/{jahr}/{nr}"
    aktenplan.zaehlkreis = "oe-jahr"
    modified(aktenplan)
    gewerbe.muster_akte = "{jahr}-{oe}-{nr:05}"
    modified(gewerbe)
    assert registriere(gewerbe).kennzeichen == f"{date.today().year}-32-00001"


def test_a_scope_is_refused_when_the_inherited_pattern_cannot_tell_its_counters_apart(
    aktenplan, gewerbe
):
    gewerbe.zaehlkreis = "einheit-jahr"
    aktenplan.muster_akte = "{plan}-{nr:04}"
    with pytest.raises(Hindernisse) as fehler:
        modified(gewerbe)
    assert {h.field for h in fehler.value.hindernisse} == {"zaehlkreis"}


def test_a_change_of_the_plan_is_refused_for_the_sake_of_a_unit_below(
    aktenplan, gewerbe
):
    aktenplan.muster_akte = "{plan}/{jahr}/{nr}"
    gewerbe.zaehlkreis = "einheit-jahr"
    modified(aktenplan)
    aktenplan.muster_akte = "{plan}-{nr}"
    with pytest.raises(Hindernisse) as fehler:
        modified(aktenplan)
    assert {h.kennzeichen for h in fehler.value.hindernisse} == {"32.01.01"}
