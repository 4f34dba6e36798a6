"""What is done to a record stands in its Protokoll: both are stored, or none."""

from collective.eakte.interfaces import IProtokollfuehrung
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.organisation.reorganisation import reorganisiere
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokollieren import vermerke
from collective.eakte.protokollieren import vermerke_lesen
from collective.eakte.protokollieren import vermerkte
from collective.eakte.registrierung.umlegen import kopiere
from collective.eakte.registrierung.umlegen import lege_um
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getGlobalSiteManager
from zope.lifecycleevent import modified

import pytest
import transaction


pytestmark = pytest.mark.usefixtures("functional")


@pytest.fixture
def portal(eakte_portal):
    return eakte_portal


@pytest.fixture
def aktenplan(portal):
    return portal["org"]


@pytest.fixture
def registriert(portal, dokument, registratur):
    """Akte, Vorgang and Dokument lie in the database."""
    transaction.commit()


def codes(obj):
    """What was entered, the oldest first."""
    return [eintrag.was for eintrag in eintraege(obj)][::-1]


def letzter(obj):
    return next(eintraege(obj))


def test_a_record_begins_with_its_registration(akte, vorgang, dokument):
    for obj, ort in ((akte, "32.01.01"), (vorgang, akte.kennzeichen)):
        erster = vermerkte(obj)[-1]
        assert erster.was == "registriert"
        assert erster.angaben["kennzeichen"] == obj.kennzeichen
        assert erster.angaben["art"] == obj.portal_type
        assert erster.angaben["ort"] == ort
    assert codes(dokument)[0] == "registriert"


def test_filing_in_an_akte_is_no_entry_of_the_akte(akte, vorgang, dokument):
    assert codes(akte) == ["registriert"]


@pytest.mark.usefixtures("registriert")
def test_a_changed_field_stands_with_its_old_and_new_value(dokument):
    dokument.title = "Anmeldung eines Gewerbes"
    modified(dokument)
    transaction.commit()
    assert letzter(dokument).was == "geaendert"
    assert letzter(dokument).wer == "registratur"
    assert letzter(dokument).angaben["felder"] == {
        "title": ["Anmeldung", "Anmeldung eines Gewerbes"]
    }


@pytest.mark.usefixtures("registriert")
def test_one_operation_is_one_entry_however_often_it_says_modified(dokument):
    anzahl = protokoll_von(dokument).anzahl
    for titel in ("A", "B", "C"):
        dokument.title = titel
        modified(dokument)
        transaction.savepoint()
    dokument.absender = "Müller"
    transaction.commit()
    assert protokoll_von(dokument).anzahl == anzahl + 1
    assert letzter(dokument).angaben["felder"] == {
        "title": ["Anmeldung", "C"],
        "absender": [None, "Müller"],
    }


@pytest.mark.usefixtures("registriert")
def test_what_was_changed_is_entered_also_when_memory_was_given_back(dokument, vorgang):
    anzahl = protokoll_von(dokument).anzahl
    neues = createContentInContainer(vorgang, "Dokument", title="Neu")
    dokument.title = "Anders"
    modified(dokument)
    transaction.savepoint(optimistic=True)
    dokument._p_jar.cacheMinimize()
    modified(neues)
    transaction.savepoint(optimistic=True)
    dokument._p_jar.cacheMinimize()
    transaction.commit()
    assert protokoll_von(dokument).anzahl == anzahl + 1
    assert letzter(dokument).angaben["felder"] == {"title": ["Anmeldung", "Anders"]}
    assert "geaendert" not in codes(neues)


@pytest.mark.usefixtures("registriert")
def test_what_was_not_changed_is_not_entered(dokument):
    vorher = codes(dokument)
    dokument.description = ""
    modified(dokument)
    transaction.commit()
    assert codes(dokument) == vorher


@pytest.mark.usefixtures("registriert")
def test_what_was_not_stored_was_not_done(dokument):
    vorher = codes(dokument)
    dokument.title = "Anders"
    modified(dokument)
    transaction.abort()
    transaction.commit()
    assert codes(dokument) == vorher


@pytest.mark.usefixtures("registriert")
def test_a_part_that_was_taken_back_leaves_nothing(dokument):
    vorher = codes(dokument)
    teil = transaction.savepoint()
    dokument.title = "Anders"
    modified(dokument)
    storniere(dokument, "Irrtum")
    teil.rollback()
    transaction.commit()
    assert codes(dokument) == vorher


@pytest.mark.usefixtures("registriert")
def test_a_state_says_from_where_to_where_and_why(vorgang):
    api.content.transition(vorgang, "zda_verfuegen", comment="erledigt")
    assert letzter(vorgang).was == "uebergang"
    assert letzter(vorgang).warum == "erledigt"
    assert letzter(vorgang).angaben == {
        "uebergang": "zda_verfuegen",
        "von": "in_bearbeitung",
        "nach": "zda",
    }


@pytest.mark.usefixtures("registriert")
def test_a_withdrawal_with_content_is_entered_at_each_record(akte, vorgang, dokument):
    storniere(akte, "Doppelt angelegt", mit_inhalt=True)
    for obj in (akte, vorgang, dokument):
        assert letzter(obj).angaben["nach"] == "storniert"
        assert letzter(obj).warum == "Doppelt angelegt"


@pytest.mark.usefixtures("registriert")
def test_what_is_moved_brings_its_chain_along(akte, vorgang, dokument):
    ziel = createContentInContainer(akte, "Vorgang", title="Anderer")
    alt, kette = dokument.kennzeichen, list(protokoll_von(dokument))
    umgezogen = lege_um(dokument, ziel)
    assert list(protokoll_von(umgezogen))[: len(kette)] == kette
    verschoben, nummer = vermerkte(umgezogen)[1::-1]
    assert (verschoben.was, nummer.was) == ("verschoben", "nummer")
    assert verschoben.angaben["von"] == vorgang.kennzeichen
    assert verschoben.angaben["nach"] == ziel.kennzeichen
    assert nummer.angaben == {
        "alt": alt,
        "neu": umgezogen.kennzeichen,
        "art": "verschoben",
    }


@pytest.mark.usefixtures("registriert")
def test_a_copy_has_a_chain_of_its_own(akte, dokument):
    ziel = createContentInContainer(akte, "Vorgang", title="Anderer")
    anzahl = protokoll_von(dokument).anzahl
    kopie = kopiere(dokument, ziel)
    transaction.commit()
    assert codes(kopie)[:2] == ["registriert", "kopiert-von"]
    assert vermerkte(kopie, "kopiert-von")[0].angaben == {
        "uid": dokument.UID(),
        "kennzeichen": dokument.kennzeichen,
    }
    assert protokoll_von(kopie) is not protokoll_von(dokument)
    assert protokoll_von(dokument).anzahl == anzahl


@pytest.mark.usefixtures("registriert")
def test_a_plan_that_is_removed_leaves_the_end_of_its_chain_at_the_site(portal):
    plan = createContentInContainer(portal, "Aktenplan", id="alt", title="Alt")
    plan_uid, kopf = plan.UID(), protokoll_von(plan).kopf
    portal._delObject("alt")
    [geloescht] = vermerkte(None, "geloescht")
    assert (geloescht.angaben["uid"], geloescht.angaben["kopf"]) == (plan_uid, kopf)


@pytest.mark.usefixtures("registriert")
def test_a_reorganisation_is_entered_at_the_site_and_where_the_lead_changes(
    amt, akte, vorgang, gewerbe
):
    amt("32")
    with api.env.adopt_roles(["Manager"]):
        umfang = reorganisiere(
            Vorhaben("umbenennung", ("32",), "30", "Amt 30", grund="Verfügung"),
            probelauf=False,
        )
    [eintrag] = vermerkte(None, "reorganisation")
    assert eintrag.warum == "Verfügung"
    assert eintrag.angaben["umfang"]["akten"] == umfang.akten == 1
    [geaendert] = vermerkte(akte, "geaendert")
    assert geaendert.warum == "Verfügung"
    assert geaendert.angaben["felder"]["federfuehrung"] == ["32", "30"]
    assert vermerkte(vorgang, "geaendert") == []


@pytest.mark.usefixtures("registriert")
def test_without_the_room_of_the_protokoll_work_goes_on(akte):
    registry = getGlobalSiteManager()
    fuehrung = registry.getUtility(IProtokollfuehrung)
    registry.unregisterUtility(fuehrung, IProtokollfuehrung)
    try:
        anzahl = protokoll_von(akte).anzahl
        vermerke(akte, "notiz", text="geht ins Leere")
        vermerke_lesen(None, "bericht", bericht="freigaben")
        transaction.commit()
        assert protokoll_von(akte).anzahl == anzahl
        assert vermerkte(akte) == []
    finally:
        registry.registerUtility(fuehrung, IProtokollfuehrung)


def test_a_report_over_the_house_is_entered_each_time(als, portal):
    leser = als("Fachadministration")
    for format_ in ("json", "csv", "xlsx"):
        antwort = leser.get(f"{portal.absolute_url()}/@freigaben?format={format_}")
        assert antwort.status_code == 200, antwort.text
    transaction.begin()
    assert [
        (e.wer, e.angaben["bericht"], e.angaben["format"])
        for e in vermerkte(None, "bericht")[::-1]
    ] == [("fachadministration", "freigaben", f) for f in ("json", "csv", "xlsx")]


@pytest.mark.usefixtures("registriert")
def test_what_is_removed_leaves_the_end_of_its_chain_in_what_remains(
    gewerbe, akte, vorgang, dokument
):
    erwartet = {
        obj.kennzeichen: (protokoll_von(obj).anzahl, protokoll_von(obj).kopf)
        for obj in (akte, vorgang, dokument)
    }
    with loeschen_erlauben():
        gewerbe._delObject(akte.getId())
    geloescht = vermerkte(gewerbe, "geloescht")
    assert {
        e.angaben["kennzeichen"]: (e.angaben["anzahl"], e.angaben["kopf"])
        for e in geloescht
    } == erwartet


def test_what_was_said_of_a_record_at_its_registration_stands_in_its_first_entry(
    akte, dokument
):
    erster = list(eintraege(akte))[-1]
    assert erster.was == "registriert"
    assert erster.angaben["felder"]["title"] == [None, "Gasthaus Zum Löwen"]
    assert erster.angaben["felder"]["kennzeichen"] == [None, akte.kennzeichen]
    assert "description" not in erster.angaben["felder"]
