"""The screens of jobs, without a browser."""

from collective.eakte.auftraege import plan
from collective.eakte.auftraege.browser import meldung
from collective.eakte.auftraege.merkzettel import merkzettel
from collective.taskqueue import jobs
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from lxml.html import fromstring
from plone import api
from plone.app.testing import login
from plone.uuid.interfaces import IUUID

import pytest
import re
import transaction


HTML = {"Accept": "text/html"}


def token(seite):
    return re.search(r'name="_authenticator" value="(\w+)"', seite)[1]


@pytest.fixture
def liste(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@@eakte-auftraege"


@pytest.fixture
def seite(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@@eakte-auftrag?auftrag="


@pytest.fixture
def meiner(als, beginne, akte):
    als("Registratur")
    uids = [IUUID(obj) for obj in akte.objectValues()]
    return beginne("registratur", akte, "test-umbenennen", uids=uids)


def test_the_list_leads_to_the_job_and_the_job_to_what_has_failed(
    als, liste, seite, meiner, arbeite, akte
):
    registratur = als("Registratur")
    text = registratur.get(liste, headers=HTML).text
    assert "Gasthaus Zum Löwen" in text
    assert f"@@eakte-auftrag?auftrag={meiner}" in text
    text = registratur.get(f"{seite}{meiner}", headers=HTML).text
    assert "<progress" in text
    assert "fortschritt.js" in text
    assert "waiting" in text
    arbeite()
    text = registratur.get(f"{seite}{meiner}", headers=HTML).text
    assert "<progress" not in text
    assert "fortschritt.js" not in text
    assert "cannot be renamed" in text
    assert f'href="{akte.absolute_url()}/@@angaben"' in text


def test_a_job_of_somebody_else_is_not_found(als, liste, seite, meiner):
    sachbearbeitung = als("Sachbearbeitung")
    for kennung in (meiner, "gibt-es-nicht", ""):
        antwort = sachbearbeitung.get(f"{seite}{kennung}", headers=HTML)
        assert antwort.status_code == 404
    assert meiner not in sachbearbeitung.get(f"{liste}?alle=1", headers=HTML).text


def test_visitors_are_led_to_the_login(als, liste, seite, meiner):
    for adresse in (liste, f"{seite}{meiner}"):
        antwort = als("Anonymous").get(adresse, headers=HTML, allow_redirects=False)
        assert antwort.status_code == 302
        assert "require_login" in antwort.headers["Location"]


def test_the_administration_sees_all_without_names_of_hidden_records(
    als, liste, seite, meiner, arbeite, akte
):
    arbeite()
    verwaltung = als("Fachadministration")
    assert meiner not in verwaltung.get(liste, headers=HTML).text
    for adresse in (f"{liste}?alle=1", f"{seite}{meiner}"):
        text = verwaltung.get(adresse, headers=HTML).text
        assert "a record that you may not see" in text
        for geheim in ("Löwen", "Kaputt", akte.kennzeichen, IUUID(akte)):
            assert geheim not in text


def test_a_job_is_cancelled_with_a_button(als, seite, meiner, arbeite):
    registratur = als("Registratur")
    adresse = f"{seite}{meiner}"
    gelesen = registratur.get(adresse, headers=HTML).text
    ohne = registratur.post(adresse, data={"abbrechen": "1"}, headers=HTML)
    assert ohne.status_code == 403
    angaben = {"_authenticator": token(gelesen), "abbrechen": "1"}
    danach = registratur.post(adresse, data=angaben, headers=HTML)
    assert "cancelled" in danach.text
    assert 'name="abbrechen"' not in danach.text
    zu_spaet = registratur.post(adresse, data=angaben, headers=HTML)
    assert "This job is over." in zu_spaet.text


def test_who_cannot_go_on_with_a_job_reads_what_holds_now(
    als, seite, beginne, arbeite, eakte_portal
):
    registratur = als("Registratur")
    gescheitert = beginne("registratur", eakte_portal, "test-abgelehnt")
    arbeite()
    abgebrochen = beginne("registratur", eakte_portal, "test-zaehlen", bis=1)
    jobs.cancel(abgebrochen)
    arbeite()
    text = registratur.get(f"{seite}{gescheitert}", headers=HTML).text
    assert "can let it begin anew" in text
    assert "over on" in text
    text = als("Fachadministration").get(f"{seite}{gescheitert}", headers=HTML).text
    assert "can let it begin anew" not in text
    text = registratur.get(f"{seite}{abgebrochen}", headers=HTML).text
    assert "What it had stored before remains." in text


def test_the_administration_begins_anew_with_a_button(als, seite, beginne, arbeite):
    als("Registratur")
    kennung = beginne("registratur", api.portal.get(), "test-abgelehnt")
    arbeite()
    adresse = f"{seite}{kennung}"
    gelesen = als("Registratur").get(adresse, headers=HTML).text
    assert "Not like this." in gelesen
    assert 'name="wiederholen"' not in gelesen
    verwaltung = als("Fachadministration")
    gelesen = verwaltung.get(adresse, headers=HTML).text
    angaben = {"_authenticator": token(gelesen), "wiederholen": "1"}
    assert "begins anew" in verwaltung.post(adresse, data=angaben, headers=HTML).text
    assert jobs.get(kennung).state == "queued"


def test_the_account_menu_says_how_many_are_not_over(als, meiner, akte, arbeite):
    registratur = als("Registratur")
    eintrag = re.compile(r'@@eakte-auftraege"[^<]*<span class="eakte-anzahl">(\d+)<')

    def zahl():
        gefunden = eintrag.search(
            registratur.get(akte.absolute_url(), headers=HTML).text
        )
        return gefunden and gefunden[1]

    assert zahl() == "1"
    arbeite()
    assert zahl() is None


def test_a_page_does_not_fail_because_of_the_ledger(als, meiner, akte, monkeypatch):
    def kaputt(**angaben):
        raise OSError("disk full")

    monkeypatch.setattr(jobs, "find", kaputt)
    antwort = als("Registratur").get(akte.absolute_url(), headers=HTML)
    assert antwort.status_code == 200
    assert "@@eakte-auftraege" in antwort.text


@pytest.mark.parametrize(("tage", "da"), [("", True), ("1", False)])
def test_jobs_that_are_over_are_forgotten(
    als, meiner, beginne, arbeite, eakte_portal, monkeypatch, tage, da
):
    arbeite()
    offen = beginne("registratur", eakte_portal, "test-zaehlen", bis=1)
    spaeter = datetime.now(UTC) + timedelta(days=2)

    class Uhr(datetime):
        @classmethod
        def now(cls, tz=None):
            return spaeter

    monkeypatch.setattr(plan, "datetime", Uhr)
    monkeypatch.setenv(plan.SCHALTER, tage)
    # Of the first one nothing is kept after the job itself is gone.
    for _mal in range(2):
        plan.raeume_auf(eakte_portal)
    transaction.commit()
    assert (jobs.get(meiner) is not None) == da
    assert (merkzettel(meiner) is not None) == da
    assert jobs.get(offen).state == "queued"


@pytest.mark.parametrize(
    ("name", "wer", "daten"),
    [
        ("@@eakte-volltext", "Manager", {"art": "pruefen"}),
        ("@@eakte-zeitplan", "Fachadministration", {"name": "auftraege"}),
        ("@@eakte-siegel", "Fachadministration", {"alles": "1"}),
        ("@@eakte-integritaet", "Fachadministration", {"beginnen": "1"}),
    ],
)
def test_who_begins_a_job_is_led_to_it(als, eakte_portal, name, wer, daten):
    person = als(wer)
    adresse = f"{eakte_portal.absolute_url()}/{name}"
    text = person.get(adresse, headers=HTML).text
    antwort = person.post(
        adresse, headers=HTML, data={"_authenticator": token(text), **daten}
    )
    (auftrag,) = jobs.find(titled=True)
    (verweis,) = fromstring(antwort.text).xpath(
        "//div[contains(@class, 'portalMessage')]//a"
    )
    assert verweis.get("href").endswith(f"/@@eakte-auftrag?auftrag={auftrag.id}")
    assert person.get(verweis.get("href"), headers=HTML).status_code == 200


def test_a_forged_message_leads_to_no_job_of_others(eakte_portal, als, meiner):
    assert meldung.adresse("0" * 36) is None
    login(eakte_portal, "registratur")
    assert meldung.adresse(meiner).endswith(meiner)
    als("Sachbearbeitung")
    login(eakte_portal, "sachbearbeitung")
    assert meldung.adresse(meiner) is None
