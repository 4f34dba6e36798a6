"""Withdrawing, Umschreiben and numbers by hand: with a reason, or not at all."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME

import pytest
import transaction


def test_a_record_is_withdrawn_with_a_reason(als, akte_url):
    person = als("Registratur")
    antwort = person.post(f"{akte_url}/@stornieren", json={"grund": "Doppelt angelegt"})
    assert antwort.status_code == 200
    akte = antwort.json()
    assert akte["review_state"] == "storniert"
    assert akte["kennzeichen"] == "32.01.01-0001"
    assert akte["storno"]["grund"] == "Doppelt angelegt"
    assert akte["storno"]["person"] == "registratur"
    assert akte["storno"]["zeit"].endswith("+00:00")
    assert als("Sachbearbeitung").get(akte_url).status_code == 404


@pytest.mark.parametrize("body", [{}, {"grund": ""}, {"grund": "  "}])
def test_nothing_is_withdrawn_without_a_reason(als, akte_url, codes, body):
    antwort = als("Registratur").post(f"{akte_url}/@stornieren", json=body)
    assert (antwort.status_code, codes(antwort)) == (400, ["grund-fehlt"])
    assert antwort.json()["hindernisse"][0]["field"] == "grund"


def test_a_full_akte_is_withdrawn_with_its_content_only(
    als, akte_url, vorgang_url, codes
):
    person = als("Registratur")
    antwort = person.post(f"{akte_url}/@stornieren", json={"grund": ""})
    assert antwort.status_code == 400
    assert codes(antwort) == ["grund-fehlt", "inhalt-vorhanden"]
    assert vorgang_url in [g["url"] for g in antwort.json()["hindernisse"]]
    antwort = person.post(
        f"{akte_url}/@stornieren", json={"grund": "Irrtum", "mit_inhalt": True}
    )
    assert antwort.status_code == 200
    assert person.get(vorgang_url).json()["storno"]["grund"] == "Irrtum"


def test_what_is_withdrawn_or_closed_says_so(als, akte_url, codes):
    person = als("Registratur")
    person.post(f"{akte_url}/@workflow/zda_verfuegen").raise_for_status()
    antwort = person.post(f"{akte_url}/@stornieren", json={"grund": "x"})
    assert (antwort.status_code, codes(antwort)) == (400, ["storno-nicht-moeglich"])
    person.post(f"{akte_url}/@workflow/zda_aufheben").raise_for_status()
    person.post(f"{akte_url}/@stornieren", json={"grund": "x"}).raise_for_status()
    antwort = person.post(f"{akte_url}/@stornieren", json={"grund": "x"})
    assert (antwort.status_code, codes(antwort)) == (400, ["bereits-storniert"])


def test_wrong_members_of_the_body_are_named(als, akte_url, codes):
    antwort = als("Registratur").post(
        f"{akte_url}/@stornieren", json={"grund": 5, "mit_inhalt": "ja", "warum": "x"}
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["feld-unbekannt", "wert-ungueltig", "wert-ungueltig"]


@pytest.mark.parametrize(
    "dienst, body",
    [
        ("@stornieren", {"grund": "x"}),
        ("@umschreiben", {"ziel": "32.01.02", "grund": "x"}),
        ("@kennzeichen", {"kennzeichen": "X-1", "grund": "x"}),
    ],
)
@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Revision", "Beschaeftigte"])
def test_only_the_registratur_may(als, akte_url, rolle, dienst, body):
    antwort = als(rolle).post(f"{akte_url}/{dienst}", json=body)
    assert antwort.status_code == (404 if rolle == "Beschaeftigte" else 403)
    assert als("Anonymous").post(f"{akte_url}/{dienst}", json=body).status_code == 401
    akte = als("Registratur").get(akte_url).json()
    assert akte["kennzeichen"] == "32.01.01-0001"
    assert akte["review_state"] == "in_bearbeitung"


# --- @workflow ---------------------------------------------------------------------


def test_the_transition_of_plone_asks_for_a_reason_too(als, akte_url, codes):
    person = als("Registratur")
    antwort = person.post(f"{akte_url}/@workflow/stornieren")
    assert (antwort.status_code, codes(antwort)) == (400, ["grund-fehlt"])
    assert person.get(akte_url).json()["review_state"] == "in_bearbeitung"
    antwort = person.post(
        f"{akte_url}/@workflow/stornieren", json={"comment": "Irrtum"}
    )
    assert antwort.status_code == 200
    assert person.get(akte_url).json()["storno"]["grund"] == "Irrtum"


def test_an_akte_with_open_vorgaenge_is_not_closed(als, akte_url, vorgang_url, codes):
    person = als("Registratur")
    antwort = person.post(f"{akte_url}/@workflow/zda_verfuegen")
    assert (antwort.status_code, codes(antwort)) == (400, ["vorgang-offen"])
    assert antwort.json()["hindernisse"][0]["url"] == vorgang_url
    person.post(
        f"{akte_url}/@workflow/zda_verfuegen", json={"include_children": True}
    ).raise_for_status()
    assert person.get(vorgang_url).json()["review_state"] == "zda"


@pytest.mark.parametrize("uebergang", ["zda_verfuegen", "stornieren", "gibt_es_nicht"])
def test_a_transition_that_is_not_allowed_changes_nothing(
    als, akte_url, codes, uebergang
):
    person = als("Sachbearbeitung")
    vorher = person.get(akte_url).json()
    antwort = person.post(f"{akte_url}/@workflow/{uebergang}", json={"comment": "x"})
    assert antwort.status_code in (400, 403)
    assert set(codes(antwort)) <= {"uebergang-nicht-moeglich", "keine-berechtigung"}
    assert person.get(akte_url).json() == vorher


# --- @umschreiben ------------------------------------------------------------------


@pytest.mark.parametrize("angabe", ["nummer", "pfad", "adresse", "uid"])
def test_an_akte_is_moved_to_another_unit(als, akte_url, gaststaetten_url, angabe):
    person = als("Registratur")
    ziel = {
        "nummer": " 32.01.02 ",
        "pfad": "/org/32/32.01/32.01.02",
        "adresse": gaststaetten_url,
        "uid": person.get(gaststaetten_url).json()["UID"],
    }[angabe]
    antwort = person.post(
        f"{akte_url}/@umschreiben", json={"ziel": ziel, "grund": "Falsch zugeordnet"}
    )
    akte = antwort.json()
    assert antwort.status_code == 200, antwort.text
    assert akte["kennzeichen"] == "32.01.02-0001"
    assert akte["fruehere_kennzeichen"] == ["32.01.01-0001"]
    assert akte["aufbewahrungsdauer"] == 5
    assert akte["@id"] == f"{gaststaetten_url}/32.01.02-0001"
    assert antwort.headers["Location"] == akte["@id"]
    assert person.get(akte["@id"]).json()["UID"] == akte["UID"]


def test_periods_are_inherited_anew_on_confirmation_only(als, akte_url):
    akte = (
        als("Registratur")
        .post(
            f"{akte_url}/@umschreiben",
            json={"ziel": "32.01.02", "grund": "x", "fristen_neu": True},
        )
        .json()
    )
    assert akte["aufbewahrungsdauer"] == 10
    assert akte["vererbt"]["aufbewahrungsdauer"]["herkunft"] == "32.01.02"


def test_umschreiben_says_all_reasons(als, akte_url, codes):
    antwort = als("Registratur").post(f"{akte_url}/@umschreiben", json={"ziel": "32"})
    assert antwort.status_code == 400
    assert codes(antwort) == ["akte-nur-in-betreffseinheit", "grund-fehlt"]


def test_a_unit_that_one_may_not_see_is_not_there(als, akte_url, eakte_portal, codes):
    transaction.begin()
    with api.env.adopt_user(SITE_OWNER_NAME):
        verborgen = api.content.create(
            eakte_portal["org"]["61"],
            "Aktenplaneinheit",
            kennzeichen="61.9",
            title="Verborgen",
        )
        verborgen.manage_permission("View", ["Manager"], acquire=0)
        verborgen.manage_permission(
            "Access contents information", ["Manager"], acquire=0
        )
        verborgen.reindexObjectSecurity()
    transaction.commit()
    antworten = [
        als("Registratur").post(
            f"{akte_url}/@umschreiben", json={"ziel": ziel, "grund": "x"}
        )
        for ziel in ("61.9", "/org/61/61.9", verborgen.UID(), "99.99", "/org/99", "")
    ]
    for antwort in antworten:
        assert (antwort.status_code, codes(antwort)) == (400, ["ziel-nicht-gefunden"])
        assert "Verborgen" not in antwort.text


# --- @kennzeichen ------------------------------------------------------------------


def test_a_number_is_set_by_hand(als, akte_url, lege_an):
    antwort = als("Registratur").post(
        f"{akte_url}/@kennzeichen",
        json={"kennzeichen": "ALT 7/1998", "grund": "Altbestand"},
    )
    assert antwort.status_code == 200
    assert antwort.json()["kennzeichen"] == "ALT 7/1998"
    assert antwort.json()["fruehere_kennzeichen"] == ["32.01.01-0001"]


def test_a_number_is_given_once_and_with_a_reason(
    als, akte_url, gewerbe_url, lege_an, codes
):
    lege_an(gewerbe_url, "Akte", title="Zweite")
    antwort = als("Registratur").post(
        f"{akte_url}/@kennzeichen", json={"kennzeichen": "32.01.01-0002"}
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["grund-fehlt", "kennzeichen-vergeben"]
