"""Large tables are imported in the background, all of it or nothing."""

from collective.eakte.aktenplan import auftrag as planauftrag
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.registrierung.reihe import GEDULD
from collective.eakte.registrierung.reihe import reihe
from collective.taskqueue import jobs
from collective.taskqueue.testing import run_tasks
from concurrent.futures import ThreadPoolExecutor
from lxml import html
from plone import api
from ZODB.POSException import ConflictError

import base64
import pytest
import transaction


TABELLE = "Kennzeichen;Titel;Typ\n" + "".join(
    f"{n};Gruppe {n};Hauptgruppe\n" for n in range(90, 95)
)


def daten(text=TABELLE, **angaben):
    inhalt = base64.b64encode(text.encode()).decode()
    datei = {"filename": "plan.csv", "data": inhalt, "encoding": "base64"}
    return {"file": datei, "dry_run": False, **angaben}


@pytest.fixture
def adresse(eakte_portal):
    return f"{eakte_portal['org'].absolute_url()}/@aktenplan-import"


@pytest.fixture
def gross(monkeypatch):
    """Five units are many."""
    monkeypatch.setattr(planauftrag, "GROSS", 5)


def neue(portal):
    transaction.begin()
    return [name for name in portal["org"].objectIds() if name.startswith("9")]


def test_a_small_table_is_imported_at_once(als, adresse, eakte_portal):
    antwort = als("Registratur").post(adresse, json=daten())
    assert (antwort.status_code, antwort.json()["written"]) == (200, True)
    assert len(neue(eakte_portal)) == 5


def test_a_large_table_becomes_a_job(als, adresse, eakte_portal, gross):
    registratur = als("Registratur")
    antwort = registratur.post(adresse, json=daten())
    assert (antwort.status_code, antwort.json()["written"]) == (202, False)
    ort = antwort.headers["Location"]
    assert antwort.json()["auftrag"]["@id"] == ort
    assert neue(eakte_portal) == []
    run_tasks(QUEUE_AUFTRAG)
    assert len(neue(eakte_portal)) == 5
    auftrag = registratur.get(ort).json()
    assert (auftrag["stand"], auftrag["erledigt"], auftrag["gesamt"]) == (
        "fertig",
        5,
        5,
    )
    fremd = als("Fachadministration").get(ort).json()
    assert fremd["gesamt"] == 5
    assert "5 units new" in auftrag["ergebnis"]
    assert auftrag["ziel"] == eakte_portal["org"].absolute_url()
    assert auftrag["fehler"] == []


def test_who_does_not_want_to_wait_says_so(als, adresse, eakte_portal):
    antwort = als("Registratur").post(
        adresse, json=daten(), headers={"Prefer": "respond-async"}
    )
    assert antwort.status_code == 202
    run_tasks(QUEUE_AUFTRAG)
    assert len(neue(eakte_portal)) == 5


def test_a_dry_run_and_a_table_with_errors_are_answered_at_once(als, adresse, gross):
    registratur = als("Registratur")
    probe = registratur.post(adresse, json=daten(dry_run=True))
    assert (probe.status_code, probe.json()["counts"]["neu"]) == (200, 5)
    falsch = registratur.post(
        adresse, json=daten(f"{TABELLE}99.99.99;Ohne Eltern;Betreffseinheit\n")
    )
    assert falsch.status_code == 400
    veraltet = registratur.post(adresse, json=daten(digest="von gestern"))
    assert veraltet.json()["hindernisse"][0]["code"] == "plan-inzwischen-geaendert"
    assert jobs.count(titled=True) == 0


def test_what_has_changed_before_it_begins_is_refused_with_the_reason(
    als, adresse, eakte_portal, gross
):
    registratur = als("Registratur")
    ort = registratur.post(adresse, json=daten()).headers["Location"]
    registratur.post(
        adresse, json=daten("Kennzeichen;Titel;Typ\n90;Anders;Hauptgruppe\n")
    )
    run_tasks(QUEUE_AUFTRAG)
    assert neue(eakte_portal) == ["90"]
    auftrag = registratur.get(ort).json()
    assert auftrag["stand"] == "gescheitert"
    assert "has changed since" in auftrag["fehler"][0]["message"]


def test_who_has_lost_the_right_imports_nothing(als, adresse, eakte_portal, gross):
    ort = als("Registratur").post(adresse, json=daten()).headers["Location"]
    with api.env.adopt_roles(["Manager"]):
        api.user.revoke_roles(username="registratur", roles=["Registratur"])
    transaction.commit()
    run_tasks(QUEUE_AUFTRAG)
    assert neue(eakte_portal) == []
    assert jobs.get(ort.rpartition("/")[2]).state == "failed"


def test_cancelled_in_the_middle_it_leaves_nothing(
    als, adresse, eakte_portal, gross, monkeypatch
):
    registratur = als("Registratur")
    ort = registratur.post(adresse, json=daten()).headers["Location"]
    kennung = ort.rpartition("/")[2]
    monkeypatch.setattr("collective.taskqueue.progress.INTERVAL", 0)
    sage_stand = planauftrag.Planimport._sage_stand

    def brich_ab(self, erledigt, gesamt):
        if erledigt == 3:
            jobs.cancel(kennung)
        sage_stand(self, erledigt, gesamt)

    monkeypatch.setattr(planauftrag.Planimport, "_sage_stand", brich_ab)
    run_tasks(QUEUE_AUFTRAG)
    assert neue(eakte_portal) == []
    assert registratur.get(ort).json()["stand"] == "abgebrochen"


def test_others_file_while_a_table_is_imported(
    als, adresse, eakte_portal, gross, monkeypatch
):
    registratur, person = als("Registratur"), als("Sachbearbeitung")
    registratur.post(adresse, json=daten())
    einheit = f"{eakte_portal['org'].absolute_url()}/32/32.01/32.01.01"
    sage_stand = planauftrag.Planimport._sage_stand
    status = []

    def lege_ab(self, erledigt, gesamt):
        if erledigt == 3 and not status:
            antwort = person.post(
                einheit, json={"@type": "Akte", "title": "Neu"}, timeout=GEDULD / 2
            )
            status.append(antwort.status_code)
        sage_stand(self, erledigt, gesamt)

    monkeypatch.setattr(planauftrag.Planimport, "_sage_stand", lege_ab)
    run_tasks(QUEUE_AUFTRAG)
    assert status == [201]
    assert len(neue(eakte_portal)) == 5
    assert len(eakte_portal["org"]["32"]["32.01"]["32.01.01"].objectIds()) == 1


def test_who_is_always_in_the_way_of_others_lets_them_wait_at_last(
    als, adresse, eakte_portal, gross, monkeypatch
):
    als("Registratur").post(adresse, json=daten())
    sage_stand = planauftrag.Planimport._sage_stand
    wartende = []

    def stoere(self, erledigt, gesamt):
        # Others can have the place unless this thread has it.
        with ThreadPoolExecutor(1) as andere:
            frei = andere.submit(lambda: reihe.stelle_an(0) and not reihe.gib_frei())
            wartende.append(not frei.result())
        if not wartende[-1]:
            raise ConflictError
        sage_stand(self, erledigt, gesamt)

    monkeypatch.setattr(planauftrag.Planimport, "_sage_stand", stoere)
    run_tasks(QUEUE_AUFTRAG)
    assert wartende == [False] * planauftrag.VERSUCHE + [True] * 5
    assert len(neue(eakte_portal)) == 5


def test_delivered_twice_it_is_imported_once(
    als, adresse, eakte_portal, gross, monkeypatch
):
    registratur = als("Registratur")
    ort = registratur.post(adresse, json=daten()).headers["Location"]
    ergebnis = planauftrag.Planimport.ergebnis
    male = []

    def stirb(self):
        # The plan is stored; that the job is done is not.
        male.append(1)
        if len(male) == 1:
            raise RuntimeError
        return ergebnis(self)

    monkeypatch.setattr(planauftrag.Planimport, "ergebnis", stirb)
    run_tasks(QUEUE_AUFTRAG, retries=True)
    assert len(male) == 2
    auftrag = registratur.get(ort).json()
    assert (auftrag["stand"], auftrag["fehler"]) == ("fertig", [])
    assert (auftrag["erledigt"], auftrag["gesamt"]) == (5, 5)
    assert "5 units new" in auftrag["ergebnis"]


def test_the_form_leads_to_the_job(als, eakte_portal, gross):
    registratur = als("Registratur")
    registratur.headers["Accept"] = "text/html"
    adresse = f"{eakte_portal['org'].absolute_url()}/@@aktenplan-import"
    formular = html.fromstring(registratur.get(adresse).text)
    token = formular.xpath("//input[@name='_authenticator']/@value")[0]
    probe = registratur.post(
        adresse,
        data={"_authenticator": token, "pruefen": "1"},
        files={"datei": ("plan.csv", TABELLE.encode())},
    )
    form = next(
        f
        for f in html.fromstring(probe.content).forms
        if f.xpath(".//button[@name='importieren']")
    )
    werte = [paar for paar in form.form_values() if paar[0] != "datei"]
    antwort = registratur.post(adresse, data=[*werte, ("importieren", "1")])
    assert "/@@eakte-auftrag?auftrag=" in antwort.url
    assert "Import into the plan" in antwort.text
    run_tasks(QUEUE_AUFTRAG)
    assert "5 units new" in registratur.get(antwort.url).text
