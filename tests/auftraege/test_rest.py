"""Programs follow jobs: their own, and those of everybody for the administration."""

from collective.eakte.auftraege import api as auftraege
from collective.taskqueue import jobs
from plone import api
from plone.app.testing import login
from plone.uuid.interfaces import IUUID

import pytest
import requests
import transaction


@pytest.fixture
def dienst(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@auftraege"


@pytest.fixture
def meiner(als, beginne, akte):
    """A job of the Registratur about an Akte."""
    als("Registratur")
    uids = [IUUID(obj) for obj in akte.objectValues()]
    return beginne("registratur", akte, "test-umbenennen", uids=uids)


def test_a_job_says_how_it_stands(als, dienst, meiner, arbeite, akte):
    registratur = als("Registratur")
    auftrag = registratur.get(f"{dienst}/{meiner}").json()
    assert (auftrag["stand"], auftrag["person"]) == ("wartet", "registratur")
    assert auftrag["titel"] == f"Work on {akte.kennzeichen} Gasthaus Zum Löwen"
    assert auftrag["gegenstand"]["@id"] == akte.absolute_url()
    assert auftrag["beendet"] is None
    arbeite()
    auftrag = registratur.get(f"{dienst}/{meiner}").json()
    assert (auftrag["stand"], auftrag["anteil"]) == ("fertig", 100)
    assert auftrag["ziel"] == f"{akte.absolute_url()}/@@angaben"
    (fehler,) = auftrag["fehler"]
    assert fehler["message"].endswith("Kaputt: cannot be renamed")
    assert fehler["gegenstand"]["title"] == "Kaputt"


def test_everybody_sees_her_own_jobs_only(als, dienst, meiner):
    registratur, sachbearbeitung = als("Registratur"), als("Sachbearbeitung")
    (eine,) = registratur.get(dienst).json()["items"]
    assert eine["@id"] == f"{dienst}/{meiner}"
    assert sachbearbeitung.get(dienst).json()["items"] == []
    for methode, rest in (
        ("GET", meiner),
        ("DELETE", meiner),
        ("POST", f"{meiner}/abbrechen"),
        ("POST", f"{meiner}/wiederholen"),
    ):
        fremd = sachbearbeitung.request(methode, f"{dienst}/{rest}")
        erfunden = sachbearbeitung.request(
            methode, f"{dienst}/{rest.replace(meiner, 'gibt-es-nicht')}"
        )
        assert fremd.status_code == erfunden.status_code == 404
    assert sachbearbeitung.get(f"{dienst}?alle=1").status_code == 403
    assert jobs.get(meiner).state == "queued"


def test_visitors_are_asked_to_log_in(als, dienst, meiner):
    for adresse in (dienst, f"{dienst}/{meiner}"):
        assert als("Anonymous").get(adresse).status_code == 401
    assert als("Anonymous").delete(f"{dienst}/{meiner}").status_code == 401


def test_the_administration_sees_all_but_nothing_of_hidden_records(
    als, dienst, meiner, arbeite, akte
):
    arbeite()
    verwaltung = als("Fachadministration")
    assert verwaltung.get(dienst).json()["items"] == []
    antwort = verwaltung.get(f"{dienst}?alle=1")
    (eine,) = antwort.json()["items"]
    assert eine["person"] == "registratur"
    assert eine["titel"] == "Work on a record that you may not see"
    einzeln = verwaltung.get(f"{dienst}/{meiner}")
    auftrag = einzeln.json()
    assert auftrag["gegenstand"] is None
    # Numbers would tell how much there is.
    assert auftrag["gesamt"] is auftrag["erledigt"] is auftrag["anteil"] is None
    assert auftrag["ziel"] is None
    assert [fehler["message"] for fehler in auftrag["fehler"]] == [
        "Something has failed in a record that you may not see."
    ]
    for text in (antwort.text, einzeln.text):
        assert "Löwen" not in text
        assert "Kaputt" not in text
        assert akte.kennzeichen not in text
        assert IUUID(akte) not in text


def test_who_no_longer_sees_the_record_of_her_job_reads_nothing_of_it(
    als, dienst, meiner, arbeite, akte
):
    arbeite()
    registratur = als("Registratur")
    with api.env.adopt_roles(["Manager"]):
        api.user.revoke_roles(username="registratur", roles=["Registratur"])
    transaction.commit()
    text = registratur.get(f"{dienst}/{meiner}").text
    assert "Löwen" not in text
    assert akte.kennzeichen not in text


def test_how_much_there_is_is_told_to_who_sees_all_of_it(
    als, dienst, meiner, arbeite, akte
):
    from collective.eakte.rechte.api import schuetze
    from plone.dexterity.utils import createContentInContainer

    arbeite()
    registratur = als("Registratur")
    assert registratur.get(f"{dienst}/{meiner}").json()["gesamt"] == 3
    with api.env.adopt_roles(["Manager"]):
        teilakte = createContentInContainer(akte, "Teilakte", title="Beihilfe")
        als("Leitung")
        schuetze(teilakte, [("leitung", ["Leitung"])], "Personalsache")
    transaction.commit()
    auftrag = registratur.get(f"{dienst}/{meiner}").json()
    assert auftrag["gegenstand"]["UID"] == IUUID(akte)
    assert auftrag["gesamt"] is None


@pytest.mark.parametrize("weg", ["DELETE", "POST"])
def test_who_has_begun_a_job_cancels_it(als, dienst, meiner, arbeite, weg, akte):
    registratur = als("Registratur")
    adresse = f"{dienst}/{meiner}"
    if weg == "DELETE":
        assert registratur.delete(adresse).status_code == 204
    else:
        antwort = registratur.post(f"{adresse}/abbrechen")
        assert (antwort.status_code, antwort.json()["stand"]) == (200, "abgebrochen")
    assert arbeite() == []
    noch_einmal = registratur.delete(adresse)
    assert noch_einmal.status_code == 400
    assert noch_einmal.json()["hindernisse"][0]["code"] == "auftrag-beendet"
    assert {obj.Title() for obj in akte.objectValues()} == {
        "Brief",
        "Antwort",
        "Kaputt",
    }


def test_a_job_under_way_is_going_to_stop(als, dienst, beginne, arbeite, ablauf):
    registratur = als("Registratur")
    portal = api.portal.get()
    kennung = beginne("registratur", portal, "test-zaehlen", bis=3)
    gesehen = []

    def brich_ab():
        if not gesehen:
            registratur.delete(f"{dienst}/{kennung}")
            gesehen.append(registratur.get(f"{dienst}/{kennung}").json())

    ablauf["nachher"] = brich_ab
    arbeite()
    (gesehen,) = gesehen
    assert (gesehen["stand"], gesehen["wird_abgebrochen"]) == ("laeuft", True)
    auftrag = registratur.get(f"{dienst}/{kennung}").json()
    assert (auftrag["stand"], auftrag["wird_abgebrochen"]) == ("abgebrochen", False)


def test_the_administration_begins_anew_with_what_has_failed(
    als, dienst, beginne, arbeite
):
    als("Registratur")
    kennung = beginne("registratur", api.portal.get(), "test-kaputt")
    # Refused at last, without waiting.
    arbeite(retries=True)
    registratur, verwaltung = als("Registratur"), als("Fachadministration")
    adresse = f"{dienst}/{kennung}"
    eigener = registratur.get(adresse)
    assert (eigener.json()["stand"], eigener.json()["stoerung"]) == (
        "gescheitert",
        None,
    )
    fremder = verwaltung.get(adresse)
    assert fremder.json()["stoerung"] == "KeyError"
    # What an error says may name what nobody is to see.
    for antwort in (eigener, fremder):
        assert "Geheimer" not in antwort.text
    assert registratur.post(f"{adresse}/wiederholen").status_code == 403
    antwort = verwaltung.post(f"{adresse}/wiederholen")
    assert (antwort.status_code, antwort.json()["stand"]) == (200, "wartet")
    zweite = verwaltung.post(f"{adresse}/wiederholen")
    assert zweite.json()["hindernisse"][0]["code"] == "auftrag-nicht-gescheitert"


def test_lists_are_cut_into_pages_and_by_state(als, dienst, beginne, arbeite):
    als("Registratur")
    portal = api.portal.get()
    alte = [beginne("registratur", portal, "test-zaehlen", bis=1) for _n in range(3)]
    arbeite()
    neuer = beginne("registratur", portal, "test-zaehlen", bis=1)
    registratur = als("Registratur")

    def kennungen(adresse):
        antwort = registratur.get(adresse).json()
        return [eine["kennung"] for eine in antwort["items"]], antwort.get("next")

    assert kennungen(f"{dienst}?stand=wartet&stand=laeuft") == ([neuer], None)
    seite, weiter = kennungen(f"{dienst}?b_size=3&stand=fertig&stand=wartet")
    assert seite == [neuer, alte[2], alte[1]]
    assert kennungen(weiter) == ([alte[0]], None)
    for falsch in ("stand=morgen", "b_start=-1", "b_size=viele"):
        assert registratur.get(f"{dienst}?{falsch}").status_code == 400


def test_jobs_of_other_sites_and_technical_tasks_are_not_here(
    als, dienst, eakte_portal, beginne
):
    from collective.taskqueue import taskqueue

    als("Registratur")
    login(eakte_portal, "registratur")
    titel = auftraege.packe("Irgendwo")
    taskqueue.add("/anderswo/@@test-zaehlen", payload=b"{}", title=titel)
    taskqueue.add("/plone/@@test-zaehlen", payload=b"{}")
    transaction.commit()
    assert als("Registratur").get(dienst).json()["items"] == []
    (fremder,) = jobs.find(titled=True)
    assert als("Manager").get(f"{dienst}/{fremder.id}").status_code == 404


def test_forms_of_other_sites_cancel_nothing(als, dienst, meiner):
    sitzung = als("Registratur")
    name, kennwort = sitzung.auth
    browser = requests.Session()
    browser.headers["Accept"] = "application/json"
    anmeldung = browser.post(
        dienst.replace("@auftraege", "@login"),
        json={"login": name, "password": kennwort},
    )
    assert anmeldung.status_code == 200
    antwort = browser.post(
        f"{dienst}/{meiner}/abbrechen", headers={"Origin": "https://boese.example"}
    )
    assert antwort.status_code in (401, 403)
    assert jobs.get(meiner).state == "queued"


def test_an_unknown_address_below_a_job_is_not_found(als, dienst, meiner):
    registratur = als("Registratur")
    assert registratur.get(f"{dienst}/{meiner}/a").status_code == 404
    assert registratur.post(f"{dienst}/{meiner}").status_code == 404
    assert registratur.post(f"{dienst}/{meiner}/anderes").status_code == 404
    assert registratur.delete(f"{dienst}/{meiner}/a").status_code == 404
    assert registratur.delete(dienst).status_code == 404
