"""Administrators seal and check on the screen and over REST; others do not."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.versiegeln import versiegele
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility

import json
import pytest
import re
import transaction


@pytest.fixture
def akte(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Löwen")
        createContentInContainer(akte, "Vorgang", title="Anmeldung")
    trage_ein(akte, "notiz", text="Vermerk")
    transaction.commit()
    return akte


@pytest.fixture
def site(eakte_portal):
    return eakte_portal.absolute_url()


def verbiege(akte):
    protokoll = protokoll_von(akte)
    protokoll._neueste = (*protokoll._neueste[:-1], b"{}")
    transaction.commit()


def schicke(session, adresse, **felder):
    """Fill in a form as a browser does, with its token."""
    seite = session.get(adresse, headers={"Accept": "text/html"})
    assert seite.status_code == 200, seite.text
    felder["_authenticator"] = re.search(
        r'name="_authenticator"[^>]*value="([^"]+)"', seite.text
    )[1]
    dateien = felder.pop("dateien", None)
    return session.post(
        adresse, data=felder, files=dateien, headers={"Accept": "text/html"}
    )


def test_a_seal_is_set_listed_and_given_out_over_rest(als, akte, site):
    verwaltung = als("Fachadministration")
    antwort = verwaltung.post(f"{site}/@siegel")
    assert antwort.status_code == 201, antwort.text
    siegel = antwort.json()
    assert antwort.headers["Location"] == siegel["@id"]
    assert siegel["nr"] == 1
    liste = verwaltung.get(f"{site}/@siegel").json()
    assert liste["items"] == [siegel]
    assert verwaltung.get(siegel["@id"]).json() == siegel
    datei = verwaltung.get(siegel["datei"])
    assert datei.headers["Content-Type"].startswith("text/plain")
    assert "siegel-00000001.txt" in datei.headers["Content-Disposition"]
    assert uid_von(akte) in datei.text
    assert len(datei.text.splitlines()) == siegel["anzahl"] + 1


@pytest.mark.parametrize("nummer", ["2", "0", "x", "1/mehr", "²", "9" * 30])
def test_a_seal_that_is_not_there_is_not_found(als, akte, site, nummer):
    als("Fachadministration").post(f"{site}/@siegel")
    antwort = als("Fachadministration").get(f"{site}/@siegel/{nummer}")
    assert antwort.status_code == 404


def test_the_audit_reads_seals_and_sets_none(als, akte, site):
    revision = als("Revision")
    assert revision.get(f"{site}/@siegel").status_code == 200
    assert revision.post(f"{site}/@siegel").status_code == 403
    assert revision.post(f"{site}/@protokoll-pruefung").status_code == 403
    seite = revision.get(f"{site}/@@eakte-siegel", headers={"Accept": "text/html"})
    assert seite.status_code == 200
    assert 'name="versiegeln"' not in seite.text


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Registratur", "Anonymous"])
def test_others_do_not_get_at_seals(als, akte, site, rolle):
    versiegele()
    transaction.commit()
    session = als(rolle)
    for adresse in (
        "@siegel",
        "@siegel/1",
        "@siegel/1/datei",
        "@protokoll-pruefung",
        "@@eakte-siegel",
        "@@eakte-siegel-datei?nr=1",
        "@@eakte-zeitplan",
    ):
        antwort = session.get(f"{site}/{adresse}", allow_redirects=False)
        assert antwort.status_code in (302, 401, 403), adresse


def test_a_record_is_checked_over_rest_with_what_is_in_it(als, akte):
    session = als("Registratur")
    ergebnis = session.get(f"{akte.absolute_url()}/@protokoll-pruefung").json()
    assert ergebnis["in_ordnung"] and ergebnis["protokolle"] == 2
    verbiege(akte)
    ergebnis = session.get(f"{akte.absolute_url()}/@protokoll-pruefung").json()
    assert not ergebnis["in_ordnung"]
    befund = ergebnis["befunde"][0]
    assert befund["url"] == akte.absolute_url()
    assert befund["nr"] == protokoll_von(akte).anzahl


def test_whoever_does_not_see_a_record_does_not_check_it(als, akte):
    antwort = als("Beschaeftigte").get(f"{akte.absolute_url()}/@protokoll-pruefung")
    assert antwort.status_code in (401, 403, 404)


def test_the_whole_site_is_checked_in_the_background_and_the_result_is_kept(
    als, akte, site
):
    verwaltung = als("Fachadministration")
    assert verwaltung.post(f"{site}/@protokoll-pruefung").status_code == 202
    run_tasks(QUEUE_PRUEFUNG)
    verbiege(akte)
    verwaltung.post(f"{site}/@protokoll-pruefung")
    run_tasks(QUEUE_PRUEFUNG)
    neue, alte = verwaltung.get(f"{site}/@protokoll-pruefung").json()["items"]
    assert alte["in_ordnung"] and not neue["in_ordnung"]
    # Whoever does not see the record gets to know its UUID and nothing else.
    befund = neue["befunde"][0]
    assert befund["uid"] == uid_von(akte)
    assert befund["url"] is None and befund["kennzeichen"] is None
    transaction.begin()
    eintrag = json.loads(next(protokoll_von(None).neueste_zuerst()))
    assert (eintrag["was"], eintrag["angaben"]["befunde"]) == ("pruefung", 1)
    assert eintrag["weg"] == "aufgabe"


def test_the_page_seals_and_checks(als, akte, site):
    verwaltung = als("Manager")
    adresse = f"{site}/@@eakte-siegel"
    antwort = schicke(verwaltung, adresse, versiegeln="1")
    assert antwort.status_code == 200 and "siegel-datei?nr=1" in antwort.text
    datei = verwaltung.get(f"{site}/@@eakte-siegel-datei?nr=1")
    assert datei.status_code == 200
    antwort = schicke(
        verwaltung,
        adresse,
        pruefen="1",
        nummer=akte.kennzeichen,
        dateien={"datei": ("siegel.txt", datei.content)},
    )
    assert antwort.status_code == 200
    assert 'id="siegel-ergebnis"' in antwort.text
    assert "eakte-fehlerliste" not in antwort.text
    transaction.begin()
    assert len(getUtility(IProtokollbuch).pruefungen) == 1


def test_the_page_says_what_is_wrong_with_what_was_entered(als, akte, site):
    verwaltung = als("Manager")
    adresse = f"{site}/@@eakte-siegel"
    antwort = schicke(verwaltung, adresse, pruefen="1", nummer="gibt es nicht")
    assert "eakte-fehlerliste" in antwort.text
    antwort = schicke(
        verwaltung,
        adresse,
        pruefen="1",
        nummer=akte.kennzeichen,
        dateien={"datei": ("siegel.txt", b"etwas anderes")},
    )
    assert "eakte-fehlerliste" in antwort.text


def test_a_seal_that_was_kept_is_compared_by_who_sees_no_record(als, akte, site):
    verwaltung = als("Fachadministration")
    adresse = f"{site}/@@eakte-siegel"
    schicke(verwaltung, adresse, versiegeln="1")
    inhalt = verwaltung.get(f"{site}/@@eakte-siegel-datei?nr=1").content
    dateien = {"datei": ("siegel.txt", inhalt)}
    antwort = schicke(verwaltung, adresse, pruefen="1", nummer=" ", dateien=dateien)
    ueberschrift = antwort.text.partition('id="siegel-ergebnis"')[2].partition("</h")[0]
    assert "siegel-00000001.txt" in ueberschrift
    transaction.begin()
    getUtility(IProtokollbuch).siegel[1].zeit = "2020-01-01T00:00:00.000000Z"
    transaction.commit()
    schicke(verwaltung, adresse, pruefen="1", nummer="", dateien=dateien)
    transaction.begin()
    gut, schlecht = getUtility(IProtokollbuch).pruefungen
    assert gut.in_ordnung and gut.umfang == "siegel-00000001.txt"
    assert not schlecht.in_ordnung


def test_neither_a_record_nor_a_seal_was_named(als, akte, site):
    adresse = f"{site}/@@eakte-siegel"
    antwort = schicke(als("Manager"), adresse, pruefen="1", nummer="")
    assert "eakte-fehlerliste" in antwort.text and "“”" not in antwort.text


def test_a_record_that_the_administrator_does_not_see_is_unknown_to_the_page(
    als, akte, site
):
    verwaltung = als("Fachadministration")
    adresse = f"{site}/@@eakte-siegel"
    antwort = schicke(verwaltung, adresse, pruefen="1", nummer=akte.kennzeichen)
    fremd = schicke(verwaltung, adresse, pruefen="1", nummer="32.01.01.99/9999")
    assert "eakte-fehlerliste" in antwort.text and "eakte-fehlerliste" in fremd.text


def test_nothing_is_done_without_the_token_of_the_form(als, akte, site):
    antwort = als("Manager").post(
        f"{site}/@@eakte-siegel",
        data={"versiegeln": "1"},
        headers={"Accept": "text/html"},
    )
    assert antwort.status_code == 403
    assert len(getUtility(IProtokollbuch).siegel) == 0


def test_the_page_of_a_record_shows_findings(als, akte):
    session = als("Registratur")
    adresse = f"{akte.absolute_url()}/@@protokoll-pruefung"
    gut = session.get(adresse, headers={"Accept": "text/html"})
    assert gut.status_code == 200
    verbiege(akte)
    schlecht = session.get(adresse, headers={"Accept": "text/html"})
    assert 'role="alert"' in schlecht.text


def test_the_page_of_periodic_work_lists_it_and_does_it_now(als, akte, site):
    verwaltung = als("Fachadministration")
    adresse = f"{site}/@@eakte-zeitplan"
    antwort = schicke(verwaltung, adresse, name="siegel")
    assert antwort.status_code == 200
    run_tasks(QUEUE_AUFTRAG)
    transaction.begin()
    assert len(getUtility(IProtokollbuch).siegel) == 1
    seite = verwaltung.get(adresse, headers={"Accept": "text/html"})
    assert 'value="siegel"' in seite.text
    assert schicke(verwaltung, adresse, name="gibt-es-nicht").status_code == 200
