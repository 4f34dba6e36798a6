"""The screens of the checks, without a browser."""

from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.plan import pruefe_site
from plone.app.testing import logout

import pytest
import re
import transaction


HTML = {"Accept": "text/html"}


def token(seite):
    return re.search(r'name="_authenticator" value="(\w+)"', seite)[1]


@pytest.fixture
def adresse(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@@eakte-integritaet"


def test_a_check_is_begun_and_its_result_shown(als, adresse, dokument, warte):
    revision = als("Revision")
    seite = revision.get(adresse, headers=HTML).text
    assert "Nothing has been checked yet." in seite
    antwort = revision.post(
        adresse,
        data={"_authenticator": token(seite), "beginnen": "1"},
        headers=HTML,
    )
    assert antwort.status_code == 200
    assert "The check has begun." in antwort.text
    warte()
    assert (
        "All files are as they were stored." in revision.get(adresse, headers=HTML).text
    )


def test_a_post_from_elsewhere_begins_nothing(als, adresse, dokument):
    antwort = als("Revision").post(adresse, data={"beginnen": "1"}, headers=HTML)
    assert antwort.status_code == 403
    transaction.begin()
    assert integritaet.laeufe() == []


def test_a_check_under_way_shows_how_far_it_is_and_is_cancelled(als, adresse, dokument):
    lauf = integritaet.beginne(im_hintergrund=False)
    transaction.commit()
    revision = als("Revision")
    seite = revision.get(adresse, headers=HTML).text
    assert "Reading the files" in seite
    assert "<progress" in seite
    # What is under way is not begun once more.
    assert 'name="beginnen"' not in seite
    angaben = {"_authenticator": token(seite), "lauf": lauf.kennung, "abbrechen": "1"}
    assert "cancelled" in revision.post(adresse, data=angaben, headers=HTML).text
    transaction.begin()
    assert lauf.stand == "abgebrochen"


def test_an_interrupted_check_is_offered_to_go_on(als, adresse, dokument, warte):
    from collective.eakte.integritaet.ansicht import STILLE

    lauf = integritaet.beginne(im_hintergrund=False)
    lauf.halter = "another process"
    lauf.lebenszeichen -= 2 * STILLE
    transaction.commit()
    revision = als("Revision")
    seite = revision.get(adresse, headers=HTML).text
    assert "probably interrupted" in seite
    angaben = {"_authenticator": token(seite), "lauf": lauf.kennung, "fortsetzen": "1"}
    revision.post(adresse, data=angaben, headers=HTML)
    warte()
    assert lauf.stand == "fertig"


def test_the_page_of_the_site_is_not_for_the_registratur_but_that_of_an_akte_is(
    als, adresse, akte
):
    registratur = als("Registratur")
    # Who may not see it is led to the login, and finds nothing there.
    assert "Last checks" not in registratur.get(adresse, headers=HTML).text
    seite = registratur.get(f"{akte.absolute_url()}/@@eakte-integritaet", headers=HTML)
    assert "Last checks" in seite.text
    assert "Check the files" in registratur.get(akte.absolute_url(), headers=HTML).text


def test_clerks_are_not_offered_checks(als, akte):
    seite = als("Sachbearbeitung").get(akte.absolute_url(), headers=HTML)
    assert seite.status_code == 200
    assert "Check the files" not in seite.text


def test_the_findings_are_a_table_for_a_spreadsheet(
    als, adresse, dokument, ort, schreibe, pruefe
):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    lauf = pruefe()
    datei = als("Revision").get(f"{adresse}?lauf={lauf.kennung}&format=csv")
    kopf, zeile = datei.content.decode("utf-8-sig").splitlines()
    assert kopf.startswith("Finding;Number;Subject;Version")
    assert zeile.startswith(f"altered;{dokument.kennzeichen};Brief;v2;Dokument, stored")
    assert dokument._fassung.sha256 in zeile


def test_the_weekly_check_begins_one_or_goes_on_with_the_interrupted(
    eakte_portal, dokument, warte
):
    logout()
    assert pruefe_site(eakte_portal) == "status_integritaet_begonnen"
    transaction.commit()
    warte()
    (lauf,) = integritaet.laeufe()
    assert (lauf.stand, lauf.person) == ("fertig", None)
    zweiter = integritaet.beginne(im_hintergrund=False)
    zweiter.halter = "another process"
    transaction.commit()
    assert pruefe_site(eakte_portal) == "status_integritaet_fortgesetzt"
    transaction.commit()
    warte()
    assert zweiter.stand == "fertig"
    assert len(integritaet.laeufe()) == 2
