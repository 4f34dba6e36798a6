"""A large reorganisation goes in sections: seen, broken off, gone on with."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import abschnitte
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation import auftrag as reorganisationsauftrag
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte import api as rechte
from collective.eakte.vertretung.kreis import prinzipale_der_oe
from collective.taskqueue import jobs
from collective.taskqueue.testing import run_tasks
from datetime import date
from lxml import html
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility

import pytest
import requests
import transaction


KENNWORT = "Geheim-fuer-Tests-1"

ANGABEN = {
    "art": "umbenennung",
    "von": ["32"],
    "nach": "30",
    "name": "Bürgeramt",
    "grund": "Verfügung der OB",
    "probelauf": False,
}


@pytest.fixture
def akten(eakte_portal, monkeypatch):
    """Five Akten that 32 leads itself, one of them protected; five units are many."""
    monkeypatch.setattr(reorganisationsauftrag, "GROSS", 5)
    monkeypatch.setattr(abschnitte, "PORTION", 2)
    monkeypatch.setattr("collective.taskqueue.progress.INTERVAL", 0)
    with api.env.adopt_roles(["Manager"]):
        api.group.create("amt32")
        api.user.create(email="a@b.example", username="mit32", password=KENNWORT)
        api.group.add_user(groupname="amt32", username="mit32")
        organisation.lege_an(
            "32", "Ordnungsamt", gruppen=("amt32",), aktiv_ab=date(2024, 1, 1)
        )
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akten = [
            createContentInContainer(einheit, "Akte", title=f"Akte {nr}")
            for nr in range(5)
        ]
        for akte in akten:
            akte.federfuehrung = "32"
            akte.reindexObject()
        createContentInContainer(akten[0], "Vorgang", title="Darin")
        rechte.schuetze(akten[1], [("oe:32", ["Leitung"])], "Personalsache")
    transaction.commit()
    return akten


@pytest.fixture
def dienst(eakte_portal):
    return f"{eakte_portal.absolute_url()}/@organisation"


@pytest.fixture
def fach(als):
    return als("Fachadministration")


@pytest.fixture
def beginne(fach, dienst, akten):
    """Begin the reorganisation over REST; see the address of its job."""

    def tue():
        antwort = fach.post(f"{dienst}/reorganisation", json=ANGABEN)
        assert antwort.status_code == 202, antwort.text
        transaction.begin()
        return antwort.headers["Location"]

    return tue


@pytest.fixture
def mit32(akten):
    """What somebody of the office reads in the Akten: codes, over HTTP."""
    with requests.Session() as sitzung:
        sitzung.headers["Accept"] = "application/json"
        sitzung.auth = ("mit32", KENNWORT)

        def lies():
            antworten = [sitzung.get(akte.absolute_url()) for akte in akten]
            assert [a.status_code for a in antworten] == [200] * len(akten)
            return [a.json()["federfuehrung"] for a in antworten]

        yield lies


def unterbrich(monkeypatch, nach, tue):
    """Do something after a number of portions of records."""
    bearbeite = abschnitte.bearbeite
    male = []

    def gezaehlt(*angaben):
        male.append(1)
        if len(male) == nach + 1:
            tue()
        return bearbeite(*angaben)

    monkeypatch.setattr(abschnitte, "bearbeite", gezaehlt)


def stirb():
    raise RuntimeError("the process is gone")


def arbeite(**angaben):
    run_tasks(QUEUE_AUFTRAG, **angaben)
    transaction.begin()


def codes(akten):
    return [akte.federfuehrung for akte in akten]


def test_a_dry_run_is_answered_at_once(fach, dienst, akten):
    antwort = fach.post(f"{dienst}/reorganisation", json={**ANGABEN, "probelauf": True})
    assert antwort.status_code == 200
    assert antwort.json()["umfang"]["akten"] == 5
    assert jobs.count(titled=True) == 0


def test_a_large_one_becomes_a_job_and_does_the_same(
    fach, beginne, dienst, akten, mit32
):
    probe = organisation.reorganisiere(
        Vorhaben("umbenennung", ("32",), "30", name="Bürgeramt", grund="Verfügung")
    )
    ort = beginne()
    assert codes(akten) == ["32"] * 5
    assert organisation.laufende().auftrag == ort.rpartition("/")[2]
    arbeite()
    assert codes(akten) == ["30"] * 5
    assert mit32() == ["30"] * 5
    katalog = api.portal.get_tool("portal_catalog")
    assert not katalog.unrestrictedSearchResults(federfuehrung="32")
    assert organisation.einheit("32").nachfolger == ("30",)
    assert organisation.laufende() is None
    (vermerk,) = vermerkte(None, "reorganisation")
    assert vermerk.angaben["umfang"] == vars(probe)
    assert (vermerk.weg, vermerk.warum) == ("aufgabe", "Verfügung der OB")
    (aenderung,) = [
        v
        for v in vermerkte(akten[0], "geaendert")
        if "federfuehrung" in v.angaben["felder"]
    ]
    assert aenderung.angaben["felder"]["federfuehrung"] == ["32", "30"]
    auftrag = fach.get(ort).json()
    assert (auftrag["stand"], auftrag["fehler"]) == ("fertig", [])
    assert auftrag["erledigt"] == auftrag["gesamt"]
    assert "5 Akten" in auftrag["ergebnis"]


@pytest.fixture
def darunter(akten):
    """Somebody of an office below the one that goes: what she reads, over HTTP."""
    with api.env.adopt_roles(["Manager"]):
        api.group.create("amt321")
        api.user.create(email="c@b.example", username="mit321", password=KENNWORT)
        api.group.add_user(groupname="amt321", username="mit321")
        organisation.lege_an(
            "32.1",
            "Gewerbe",
            uebergeordnet="32",
            gruppen=("amt321",),
            aktiv_ab=date(2024, 1, 1),
        )
    transaction.commit()

    def liest():
        return [
            requests.get(
                akte.absolute_url(),
                auth=("mit321", KENNWORT),
                headers={"Accept": "application/json"},
            ).status_code
            for akte in akten
            if akte != akten[1]
        ]

    return liest


def test_offices_below_keep_their_rights_all_the_time(beginne, darunter, monkeypatch):
    gesehen = [darunter()]
    beginne()
    for stelle in (0, 1):
        unterbrich(monkeypatch, stelle, lambda: gesehen.append(darunter()))
    arbeite()
    gesehen.append(darunter())
    assert gesehen == [[200] * 4] * 4


def test_deputies_of_the_office_keep_what_has_followed(beginne, akten, monkeypatch):
    def der_oe():
        kreise = getUtility(IOrganisation).kreise(date.today())["amt32"]
        return prinzipale_der_oe("32", {"amt32", *kreise})

    vorher = der_oe()
    unterwegs = []
    beginne()
    unterbrich(monkeypatch, 1, lambda: unterwegs.append(der_oe()))
    arbeite()
    assert unterwegs == [vorher | {"oe:30"}]


def test_while_it_is_under_way_nobody_loses_a_right_and_no_other_begins(
    fach, beginne, dienst, akten, mit32, monkeypatch
):
    gesehen = []

    def schau():
        gesehen.append(mit32())
        for adresse, daten in (
            (f"{dienst}/reorganisation", {**ANGABEN, "probelauf": True}),
            (f"{dienst}/fortsetzung", {}),
        ):
            antwort = fach.post(adresse, json=daten)
            gesehen.append(antwort.json()["hindernisse"][0]["code"])
        gesehen.append(fach.get(dienst).json()["reorganisation"]["ruht"])
        antwort = fach.patch(f"{dienst}/32", json={"name": "Anders"})
        gesehen.append(antwort.json()["hindernisse"][0]["code"])

    unterbrich(monkeypatch, 1, schau)
    beginne()
    arbeite()
    halb, *rest = gesehen
    assert sorted(halb) == ["30", "30", "32", "32", "32"]
    assert rest == [
        "reorganisation-laeuft",
        "reorganisation-ruht-nicht",
        False,
        "reorganisation-laeuft",
    ]
    assert codes(akten) == ["30"] * 5


def test_killed_half_way_it_goes_on_by_itself(fach, beginne, akten, monkeypatch):
    unterbrich(monkeypatch, 1, stirb)
    ort = beginne()
    arbeite()
    assert sorted(codes(akten)) == ["30", "30", "32", "32", "32"]
    assert organisation.einheit("32").nachfolger == ()
    arbeite(retries=True)
    assert codes(akten) == ["30"] * 5
    (vermerk,) = vermerkte(None, "reorganisation")
    assert vermerk.angaben["umfang"]["akten"] == 5
    assert len(vermerkte(None, "reorganisation-begonnen")) == 1
    assert fach.get(ort).json()["stand"] == "fertig"


def test_cancelled_half_way_it_is_seen_and_another_goes_on_with_it(
    fach, beginne, dienst, akten, monkeypatch, als, eakte_portal
):
    unterbrich(monkeypatch, 1, lambda: jobs.cancel(kennung))
    ort = beginne()
    kennung = ort.rpartition("/")[2]
    arbeite()
    assert fach.get(ort).json()["stand"] == "abgebrochen"
    assert "32" in codes(akten)
    assert "30" in codes(akten)
    stand = fach.get(dienst).json()["reorganisation"]
    assert stand["ruht"] is True
    assert stand["auftrag"] == ort
    assert stand["erledigt"]["akten"] < stand["umfang"]["akten"] == 5
    # What is filed meanwhile follows, too.
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        neu = createContentInContainer(einheit, "Akte", title="Danach")
        neu.federfuehrung = "32"
        neu.reindexObject()
    transaction.commit()
    fach.headers["Accept"] = "text/html"
    seite = fach.get(f"{eakte_portal.absolute_url()}/@@eakte-organisation")
    formular = html.fromstring(seite.text).get_element_by_id("organisation-laufende")
    (formular,) = formular.xpath(".//form")
    token = formular.xpath(".//input[@name='_authenticator']/@value")[0]
    weiter = fach.post(
        formular.action, data={"_authenticator": token, "fortsetzen": "1"}
    )
    assert "/@@eakte-auftrag?auftrag=" in weiter.url
    arbeite()
    assert codes([*akten, neu]) == ["30"] * 6
    assert organisation.laufende() is None
    assert len(vermerkte(None, "reorganisation")) == 1


def test_it_goes_on_over_rest_too(fach, beginne, dienst, akten, monkeypatch):
    unterbrich(monkeypatch, 1, lambda: jobs.cancel(ort.rpartition("/")[2]))
    ort = beginne()
    arbeite()
    antwort = fach.post(f"{dienst}/fortsetzung", json={})
    assert antwort.status_code == 202
    arbeite()
    assert codes(akten) == ["30"] * 5


def test_what_cannot_follow_is_named_and_keeps_the_former_office_in_being(
    fach, beginne, dienst, akten, monkeypatch
):
    stelle_um = abschnitte.Ablauf.stelle_stueck_um
    kaputt = []

    def stoere(self, rid, gefuehrt):
        stelle_um(self, rid, gefuehrt)
        if not kaputt and self.uid(rid) == api.content.get_uuid(akten[2]):
            raise Hindernisse.eines("kaputt", "Das geht nicht.")

    monkeypatch.setattr(abschnitte.Ablauf, "stelle_stueck_um", stoere)
    ort = beginne()
    arbeite()
    auftrag = fach.get(ort).json()
    assert auftrag["stand"] == "gescheitert"
    assert codes(akten) == ["30", "30", "32", "30", "30"]
    assert any(
        "1 records could not be changed" in f["message"] for f in auftrag["fehler"]
    )
    assert organisation.einheit("32").nachfolger == ()
    kaputt.append("mended")
    assert fach.post(f"{dienst}/fortsetzung", json={}).status_code == 202
    arbeite()
    assert codes(akten) == ["30"] * 5
    assert organisation.einheit("32").nachfolger == ("30",)


def test_cancelled_before_it_begins_it_is_as_if_nobody_had_asked(
    fach, beginne, dienst, akten
):
    ort = beginne()
    assert fach.delete(ort).status_code < 300
    arbeite()
    assert organisation.laufende() is None
    assert "reorganisation" not in fach.get(dienst).json()
    beginne()
    arbeite()
    assert codes(akten) == ["30"] * 5


def test_who_has_lost_the_right_changes_nothing(fach, beginne, akten):
    beginne()
    with api.env.adopt_roles(["Manager"]):
        api.user.revoke_roles(
            username="fachadministration", roles=["Fachadministration"]
        )
    transaction.commit()
    arbeite()
    assert codes(akten) == ["32"] * 5


def test_the_form_leads_to_the_job(als, akten, eakte_portal):
    fach = als("Fachadministration")
    fach.headers["Accept"] = "text/html"
    url = f"{eakte_portal.absolute_url()}/@@eakte-reorganisation"
    werte = {
        "form.widgets.art:list": "umbenennung",
        "form.widgets.von": "32",
        "form.widgets.nach": "30",
        "form.widgets.name": "Bürgeramt",
        "form.widgets.grund": "Verfügung",
    }

    def sende(seite, knopf):
        baum = html.fromstring(seite.content, base_url=seite.url)
        (form,) = (f for f in baum.forms if f.xpath(f".//*[@name='{knopf}']"))
        baum.make_links_absolute()
        daten = {**dict(form.form_values()), **werte, knopf: "1"}
        return fach.post(form.action or seite.url, data=daten)

    probe = sende(fach.get(url), "form.buttons.save")
    antwort = sende(probe, "form.buttons.vollziehen")
    assert "/@@eakte-auftrag?auftrag=" in antwort.url
    assert "the work of 32 goes to 30" in antwort.text
    arbeite()
    assert codes(akten) == ["30"] * 5
