"""Programs begin checks, follow them, and read what they found."""

from plone import api

import pytest
import transaction


@pytest.fixture
def dienst(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@integritaet"


def test_a_check_of_the_site_goes_on_in_the_background(als, dienst, dokument, warte):
    revision = als("Revision")
    antwort = revision.post(dienst)
    assert antwort.status_code == 202
    assert antwort.json()["stand"] == "laeuft"
    adresse = antwort.headers["Location"]
    warte()
    lauf = revision.get(adresse).json()
    assert (lauf["stand"], lauf["dokumente"], lauf["befunde"]) == ("fertig", 1, 0)
    assert lauf["items"] == []
    assert [e["@id"] for e in revision.get(dienst).json()["items"]] == [adresse]


def test_findings_name_the_dokument_and_the_version(
    als, dienst, dokument, warte, ort, schreibe
):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    verwalter = als("Manager")
    adresse = verwalter.post(dienst).headers["Location"]
    warte()
    lauf = verwalter.get(adresse).json()
    assert (lauf["befunde"], lauf["verborgene_befunde"]) == (1, False)
    (befund,) = lauf["items"]
    assert (befund["art"], befund["fassung"]) == ("veraendert", 2)
    assert befund["erwartet"] == dokument._fassung.sha256
    assert befund["gegenstand"]["@id"] == dokument.absolute_url()


def test_the_registratur_checks_records_but_not_the_site(
    als, dienst, akte, dokument, warte
):
    registratur = als("Registratur")
    assert registratur.post(dienst).status_code == 403
    assert registratur.get(dienst).status_code == 403
    antwort = registratur.post(f"{akte.absolute_url()}/@integritaet")
    assert antwort.status_code == 202
    warte()
    lauf = registratur.get(antwort.headers["Location"]).json()
    assert (lauf["umfang"], lauf["stand"]) == ("schriftgut", "fertig")
    assert lauf["gegenstand"]["UID"] == api.content.get_uuid(akte)


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Leitung", "Beschaeftigte"])
def test_others_check_nothing(als, dienst, akte, rolle):
    wer = als(rolle)
    for adresse in (dienst, f"{akte.absolute_url()}/@integritaet"):
        assert wer.post(adresse).status_code in (403, 404)
        assert wer.get(adresse).status_code in (403, 404)


def test_visitors_are_asked_to_log_in(als, dienst):
    assert als("Anonymous").get(dienst).status_code == 401
    assert als("Anonymous").post(dienst).status_code == 401


def test_what_is_being_checked_is_not_begun_again_but_can_be_cancelled(
    als, dienst, dokument
):
    from collective.eakte.integritaet import api as integritaet

    lauf = integritaet.beginne(im_hintergrund=False)
    transaction.commit()
    revision = als("Revision")
    zweite = revision.post(dienst)
    assert zweite.status_code == 400
    assert zweite.json()["hindernisse"][0]["code"] == "pruefung-laeuft"
    adresse = f"{dienst}/{lauf.kennung}"
    assert revision.delete(adresse).status_code == 204
    assert revision.get(adresse).json()["stand"] == "abgebrochen"
    assert revision.delete(adresse).status_code == 400
    assert revision.post(adresse).status_code == 400


def test_an_interrupted_check_goes_on(als, dienst, dokument, warte):
    from collective.eakte.integritaet import api as integritaet

    lauf = integritaet.beginne(im_hintergrund=False)
    lauf.halter = "another process"
    transaction.commit()
    revision = als("Revision")
    adresse = f"{dienst}/{lauf.kennung}"
    assert revision.post(adresse).status_code == 202
    warte()
    assert revision.get(adresse).json()["stand"] == "fertig"


def test_an_unknown_check_is_not_found(als, dienst, akte):
    revision = als("Revision")
    for adresse in (f"{dienst}/000000000000", f"{dienst}/a/b"):
        assert revision.get(adresse).status_code == 404
        assert revision.delete(adresse).status_code == 404
        assert revision.post(adresse).status_code == 404


def test_wrong_parameters_are_refused(als, dienst, dokument, warte):
    revision = als("Revision")
    assert revision.post(dienst, json={"akte": "1"}).status_code == 400
    adresse = revision.post(dienst).headers["Location"]
    warte()
    assert revision.get(f"{adresse}?b_size=viele").status_code == 400
