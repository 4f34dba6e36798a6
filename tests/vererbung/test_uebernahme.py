"""An Akte takes from the plan what the plan says, and says where it is from."""

from collective.eakte.content.vorgang import Vorgang
from collective.eakte.vererbung.api import erbe_fristen_neu
from collective.eakte.vererbung.api import wirksam
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")


def test_an_akte_takes_period_disposal_and_lead_from_its_unit(akte):
    assert akte.aufbewahrungsdauer == 5
    assert akte.aussonderungsart == "B"
    assert akte.federfuehrung == "32"
    assert wirksam(akte, "aufbewahrungsdauer").herkunft == "32.01.01"
    assert wirksam(akte, "aufbewahrungsdauer").geerbt


def test_the_lead_is_the_office_that_keeps_the_records_unless_the_plan_says_else(
    gewerbe,
):
    assert wirksam(gewerbe, "federfuehrung").wert == "32"
    gewerbe.federfuehrung = "32.1"
    assert wirksam(gewerbe, "federfuehrung").wert == "32.1"


def test_what_is_said_on_opening_is_kept_and_is_not_inherited(gewerbe):
    akte = createContentInContainer(
        gewerbe, "Akte", title="Imbiss", federfuehrung="32.1", aufbewahrungsdauer=0
    )
    assert (akte.federfuehrung, akte.aufbewahrungsdauer) == ("32.1", 0)
    assert not wirksam(akte, "federfuehrung").geerbt
    assert not wirksam(akte, "aufbewahrungsdauer").geerbt


def test_an_akte_kept_without_limit_takes_no_number_of_years_from_above(aktenplan):
    aktenplan["61"].aufbewahrungsdauer = 10
    akte = createContentInContainer(
        aktenplan["61"]["61.01"]["61.01.02"], "Akte", title="B-Plan Nord"
    )
    assert akte.aufbewahrung_unbefristet is True
    assert akte.aufbewahrungsdauer is None


def test_a_later_change_of_the_plan_does_not_reach_existing_akten(akte, gewerbe):
    gewerbe.aufbewahrungsdauer = 10
    assert wirksam(akte, "aufbewahrungsdauer").wert == 5


def test_an_overridden_value_is_no_longer_told_as_inherited(akte):
    akte.federfuehrung = "63"
    angabe = wirksam(akte, "federfuehrung")
    assert (angabe.wert, angabe.geerbt, angabe.herkunft) == ("63", False, None)


def test_a_dokument_says_what_its_akte_says_and_where_that_is_from(dokument, akte):
    angabe = wirksam(dokument, "aufbewahrungsdauer")
    assert (angabe.wert, angabe.geerbt, angabe.herkunft) == (5, True, "32.01.01")
    akte.aufbewahrungsdauer = 30
    angabe = wirksam(dokument, "aufbewahrungsdauer")
    assert (angabe.wert, angabe.herkunft) == (30, akte.kennzeichen)


def test_a_vorgang_may_have_another_lead_but_no_period_of_its_own(vorgang, dokument):
    vorgang.federfuehrung = "30"
    assert wirksam(dokument, "federfuehrung").wert == "30"
    vorgang.aufbewahrungsdauer = 99
    assert wirksam(dokument, "aufbewahrungsdauer").wert == 5


def test_without_any_statement_the_archive_appraises(aktenplan):
    einheit = aktenplan["32"]["32.01"]["32.01.02"]
    einheit.aussonderungsart = None
    akte = createContentInContainer(einheit, "Akte", title="Zur Post")
    assert akte.aussonderungsart == "B"
    assert wirksam(akte, "vertraulichkeitsstufe").wert == "003"


def test_retention_rules_are_taken_anew_as_a_whole(akte, aktenplan):
    akte.aufbewahrungsdauer = 30
    erbe_fristen_neu(akte, aktenplan["61"]["61.01"]["61.01.02"])
    assert akte.aufbewahrungsdauer is None
    assert akte.aufbewahrung_unbefristet is True
    assert akte.aussonderungsart == "A"
    assert akte.federfuehrung == "32"


def test_an_akte_begins_today_and_is_a_sachakte_unless_said_otherwise(akte, gewerbe):
    assert (akte.typ, akte.laufzeit_beginn) == ("Sachakte", date.today())
    alt = createContentInContainer(
        gewerbe, "Akte", title="Alt", typ="Fallakte", laufzeit_beginn=date(1998, 5, 4)
    )
    assert (alt.typ, alt.laufzeit_beginn) == ("Fallakte", date(1998, 5, 4))


def test_an_eingang_is_received_today_unless_said_otherwise(vorgang):
    eingang = createContentInContainer(
        vorgang, "Dokument", title="Antrag", dokumentart="eingang"
    )
    vermerk = createContentInContainer(vorgang, "Dokument", title="Vermerk")
    assert eingang.posteingangsdatum == date.today()
    assert vermerk.posteingangsdatum is None
    assert vermerk.datum_des_schreibens == date.today()


def test_the_catalog_follows_when_the_lead_of_an_akte_changes(akte, vorgang):
    akte.federfuehrung = "63"
    notify(ObjectModifiedEvent(akte, Attributes(None, "IFederfuehrung.federfuehrung")))
    catalog = api.portal.get_tool("portal_catalog")
    (brain,) = catalog.unrestrictedSearchResults(UID=vorgang.UID())
    assert brain.federfuehrung == "63"


def test_filing_does_not_touch_the_siblings(akte, vorgang, monkeypatch):
    gezaehlt = []
    monkeypatch.setattr(
        Vorgang, "reindexObject", lambda self, idxs=(): gezaehlt.append(self.getId())
    )
    notify(ObjectModifiedEvent(akte, Attributes(None, "IBetreff.title")))
    createContentInContainer(akte, "Dokument", title="Vermerk")
    assert gezaehlt == []
