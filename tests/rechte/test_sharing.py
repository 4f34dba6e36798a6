"""Plone's own sharing says what the grants say."""

from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import re
import transaction


MORGEN = date.today() + timedelta(days=1)


@pytest.fixture
def akte(eakte_portal):
    """An Akte in 32.01.01; a person and a group without rights."""
    with api.env.adopt_roles(["Manager"]):
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(gewerbe, "Akte", title="Gasthaus Zum Löwen")
        for name in ("yilmaz", "klein"):
            api.user.create(
                email=f"{name}@stadt.example",
                username=name,
                password="Geheim-fuer-Tests-1",
                properties={"fullname": name.title()},
            )
        api.group.create("rechtsamt", title="Rechtsamt")
    transaction.commit()
    return akte


def eintraege(sitzung, obj):
    antwort = sitzung.get(f"{obj.absolute_url()}/@sharing")
    assert antwort.status_code == 200, antwort.text
    return {e["id"]: e for e in antwort.json()["entries"]}


def sende(sitzung, obj, *, inherit=None, **rollen):
    daten = {
        "entries": [
            {"id": wer, "type": "user", "roles": dict.fromkeys(liste, True)}
            for wer, liste in rollen.items()
        ]
    }
    if inherit is not None:
        daten["inherit"] = inherit
    antwort = sitzung.post(f"{obj.absolute_url()}/@sharing", json=daten)
    transaction.begin()
    return antwort


def test_a_release_by_sharing_is_a_grant_with_its_reason(als, akte):
    leitung = als("Leitung", "32")
    assert sende(leitung, akte, yilmaz=["Einsicht"]).status_code == 204
    (freigabe,) = berechtigungen(akte)
    assert (freigabe.prinzipal, freigabe.rollen) == ("yilmaz", ("Einsicht",))
    assert (freigabe.ursache, freigabe.person) == ("einzelfreigabe", "leitung-32")
    assert "Sharing" in freigabe.grund
    assert eintraege(leitung, akte)["yilmaz"]["roles"] == {
        "Einsicht": True,
        "Sachbearbeitung": False,
        "Leitung": False,
    }
    assert sende(leitung, akte, yilmaz=[]).status_code == 204
    assert berechtigungen(akte) == ()


def test_only_roles_of_records_are_offered(als, akte, eakte_portal):
    antwort = als("Registratur").get(f"{akte.absolute_url()}/@sharing").json()
    assert {r["id"] for r in antwort["available_roles"]} == {
        "Einsicht",
        "Sachbearbeitung",
        "Leitung",
    }
    gewerbe = eakte_portal["org"]["32"]
    antwort = als("Registratur").get(f"{gewerbe.absolute_url()}/@sharing").json()
    assert {"Registratur", "Revision"} <= {r["id"] for r in antwort["available_roles"]}
    assert "Reader" not in {r["id"] for r in antwort["available_roles"]}


def test_other_content_is_shared_as_ever(als, eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        ordner = api.content.create(eakte_portal, "Folder", "ordner")
    transaction.commit()
    antwort = als("Manager").get(f"{ordner.absolute_url()}/@sharing").json()
    rollen = {r["id"] for r in antwort["available_roles"]}
    assert "Reader" in rollen
    assert "Einsicht" not in rollen


def test_what_follows_from_something_else_is_shown_and_stays(als, akte):
    erteile(akte, "klein", ["Einsicht"], ursache="beteiligung", bezug="schritt-1")
    transaction.commit()
    leitung = als("Leitung", "32")
    da = eintraege(leitung, akte)
    assert da["klein"]["roles"]["Einsicht"] == "acquired"
    assert da["leitung-32"]["roles"]["Leitung"] == "acquired"
    assert sende(leitung, akte, klein=[]).status_code == 204
    assert [b.ursache for b in berechtigungen(akte)] == ["beteiligung"]


def test_a_limited_release_keeps_its_last_day(als, akte):
    erteile(
        akte, "klein", ["Einsicht", "Sachbearbeitung"], grund="Amtshilfe", bis=MORGEN
    )
    transaction.commit()
    assert sende(als("Leitung", "32"), akte, klein=["Einsicht"]).status_code == 204
    assert [(b.rollen, b.bis) for b in berechtigungen(akte)] == [
        (("Einsicht",), MORGEN)
    ]


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Revision", "Poststelle"])
def test_who_grants_nothing_shares_nothing(als, akte, rolle):
    sitzung = als(rolle, "32")
    assert sende(sitzung, akte, yilmaz=["Einsicht"]).status_code == 403
    assert sitzung.get(f"{akte.absolute_url()}/@sharing").status_code == 403


def test_nothing_is_half_written_when_one_entry_is_refused(als, akte):
    antwort = sende(
        als("Registratur"),
        akte,
        yilmaz=["Einsicht"],
        registratur=["Leitung"],
        keine=["Einsicht"],
    )
    assert antwort.status_code == 400
    codes = {h["code"] for h in antwort.json()["hindernisse"]}
    assert codes == {"nicht-sich-selbst", "prinzipal-unbekannt"}
    assert berechtigungen(akte) == ()


def test_inheritance_is_not_cut_by_sharing(als, akte):
    antwort = sende(als("Leitung", "32"), akte, inherit=False, yilmaz=["Einsicht"])
    assert antwort.status_code == 400
    assert antwort.json()["hindernisse"][0]["code"] == "vererbung-durch-schutz"
    assert berechtigungen(akte) == ()
    assert sende(als("Leitung", "32"), akte, inherit=True).status_code == 204


def test_the_last_who_decides_on_a_protected_akte_stays(als, akte):
    leitung = als("Leitung", "32")
    schuetze(akte, [("leitung-32", ["Leitung"])], "Personalsache")
    transaction.commit()
    antwort = sende(leitung, akte, **{"leitung-32": []})
    assert antwort.json()["hindernisse"][0]["code"] == "letzter-zugang"
    antwort = sende(leitung, akte, **{"leitung-32": [], "klein": ["Leitung"]})
    assert antwort.status_code == 204, antwort.text
    assert [(b.prinzipal, b.ursache) for b in berechtigungen(akte)] == [
        ("klein", "schutz")
    ]


@pytest.mark.parametrize(
    "daten",
    [
        {"entries": "x"},
        {"entries": [1]},
        {"entries": [{"id": "yilmaz"}]},
        {"entries": [{"id": 3, "roles": {"Einsicht": True}}]},
        {"entries": [{"roles": {"Einsicht": True}}]},
        {"entries": [{"id": "yilmaz", "roles": ["Einsicht"]}]},
        {"inherit": "ja"},
        [],
    ],
)
def test_rubbish_is_refused(als, akte, daten):
    antwort = als("Leitung", "32").post(f"{akte.absolute_url()}/@sharing", json=daten)
    assert antwort.status_code == 400, antwort.text
    assert antwort.json()["hindernisse"]


def test_roles_of_plone_come_to_nothing(als, akte):
    antwort = sende(als("Leitung", "32"), akte, yilmaz=["Reader", "Manager", "Owner"])
    assert antwort.status_code == 204
    transaction.begin()
    assert berechtigungen(akte) == ()


def test_the_page_of_plone_gives_grants(als, akte):
    leitung = als("Leitung", "32")
    leitung.headers["Accept"] = "text/html"
    seite = leitung.get(f"{akte.absolute_url()}/@@sharing")
    assert "inherit:boolean" not in seite.text
    marke = re.search(r'name="_authenticator" value="([^"]+)"', seite.text)
    daten = [
        ("form.submitted:boolean", "True"),
        ("form.button.Save", "1"),
        ("entries.id:records", "rechtsamt"),
        ("entries.type:records", "group"),
        ("entries.role_Sachbearbeitung:records", "True"),
    ]
    leitung.post(f"{akte.absolute_url()}/@@sharing", data=daten)
    transaction.begin()
    assert berechtigungen(akte) == ()
    daten.append(("_authenticator", marke[1]))
    leitung.post(f"{akte.absolute_url()}/@@sharing", data=daten)
    transaction.begin()
    assert [(b.prinzipal, b.rollen) for b in berechtigungen(akte)] == [
        ("rechtsamt", ("Sachbearbeitung",))
    ]
    daten[4] = ("entries.role_Leitung:records", "True")
    daten[2] = ("entries.id:records", "leitung-32")
    antwort = leitung.post(f"{akte.absolute_url()}/@@sharing", data=daten)
    assert antwort.status_code == 200
