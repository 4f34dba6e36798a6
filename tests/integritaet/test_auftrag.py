"""Checks are jobs: whoever follows or cancels the one, follows or cancels the other."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.plan import pruefe_site
from collective.taskqueue import jobs
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from ZODB.POSException import POSKeyError

import pytest
import transaction


@pytest.fixture
def dienst(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@integritaet"


def test_the_answer_leads_to_the_job_and_the_job_to_the_findings(
    als, akte, dokument, warte, ort, schreibe
):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    registratur = als("Registratur")
    antwort = registratur.post(f"{akte.absolute_url()}/@integritaet")
    adresse = antwort.json()["auftrag"]["@id"]
    wartend = registratur.get(adresse).json()
    assert wartend["stand"] == "wartet"
    assert wartend["titel"].endswith("32.01.01-0001 Gasthaus Zum Löwen")
    warte()
    auftrag = registratur.get(adresse).json()
    assert (auftrag["stand"], auftrag["erledigt"]) == ("fertig", 1)
    assert "Something was found" in auftrag["ergebnis"]
    lauf = antwort.json()["kennung"]
    assert auftrag["ziel"] == f"{akte.absolute_url()}/@@eakte-integritaet?lauf={lauf}"


def test_the_whole_site_keeps_nobody_waiting(als, dienst, akte, dokument):
    als("Revision").post(dienst)
    als("Registratur").post(f"{akte.absolute_url()}/@integritaet")
    assert jobs.count(queue=QUEUE_PRUEFUNG) == jobs.count(queue=QUEUE_AUFTRAG) == 1


def test_a_cancelled_job_ends_the_check_that_had_not_begun(
    als, dienst, dokument, warte
):
    revision = als("Revision")
    antwort = revision.post(dienst)
    assert revision.delete(antwort.json()["auftrag"]["@id"]).status_code == 204
    transaction.begin()
    (lauf,) = integritaet.laeufe()
    assert lauf.stand == "abgebrochen"
    assert warte() == []
    assert revision.post(dienst).status_code == 202


def test_a_cancelled_check_ends_the_job(als, dienst, dokument, warte):
    revision = als("Revision")
    antwort = revision.post(dienst)
    assert revision.delete(antwort.headers["Location"]).status_code == 204
    assert warte() == []
    auftrag = revision.get(antwort.json()["auftrag"]["@id"]).json()
    assert auftrag["stand"] == "abgebrochen"


def test_what_a_job_is_at_is_not_begun_a_second_time(
    eakte_portal, als, dienst, dokument, warte
):
    als("Revision").post(dienst)
    transaction.begin()
    assert pruefe_site(eakte_portal) == "status_integritaet_fortgesetzt"
    transaction.commit()
    assert jobs.count(titled=True) == 1
    assert len(warte()) == 1


def test_a_record_that_cannot_be_loaded_is_not_called_clean(
    als, akte, dokument, warte, monkeypatch
):
    antwort = als("Registratur").post(f"{akte.absolute_url()}/@integritaet")

    def beschaedigt(_brain):
        raise POSKeyError(b"12345678")

    with monkeypatch.context() as stelle:
        stelle.setattr(AbstractCatalogBrain, "_unrestrictedGetObject", beschaedigt)
        warte()
    (lauf,) = integritaet.laeufe()
    assert lauf.kennung == antwort.json()["kennung"]
    assert lauf.stand == "gescheitert"
