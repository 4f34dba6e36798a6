"""Changes are made as asked or refused; nothing is dropped without a word."""

import pytest


def stand(person, url):
    return person.get(url).json()


def test_a_betreff_is_changed(als, akte_url):
    person = als("Sachbearbeitung")
    assert person.patch(akte_url, json={"title": "Neu"}).status_code == 204
    assert stand(person, akte_url)["title"] == "Neu"


def test_everything_wrong_is_said_at_once_and_nothing_is_changed(als, akte_url):
    person = als("Sachbearbeitung")
    antwort = person.patch(
        akte_url,
        json={
            "description": "Neue Bemerkung",
            "title": None,
            "farbe": "rot",
            "kennzeichen": "MEIN-1",
            "aussonderungsart": "A",
            "review_state": "zda",
            "laufzeit_ende": "1999-01-01",
        },
    )
    assert antwort.status_code == 400
    gruende = antwort.json()["hindernisse"]
    assert {grund["field"]: grund["code"] for grund in gruende} == {
        "title": "feld-fehlt",
        "farbe": "feld-unbekannt",
        "kennzeichen": "feld-nicht-erlaubt",
        "aussonderungsart": "feld-nicht-erlaubt",
        "review_state": "feld-nicht-erlaubt",
        None: "angaben-widerspruechlich",
    }
    assert stand(person, akte_url)["description"] == ""


def test_the_registratur_may_set_the_retention_period(als, akte_url):
    person = als("Registratur")
    assert person.patch(akte_url, json={"aufbewahrungsdauer": 30}).status_code == 204
    akte = stand(person, akte_url)
    assert akte["aufbewahrungsdauer"] == 30
    assert "aufbewahrungsdauer" not in akte["vererbt"]


@pytest.mark.parametrize(
    "rolle,was",
    [
        ("Registratur", "plan_url"),
        ("Registratur", "gewerbe_url"),
        ("Registratur", "akte_url"),
        ("Registratur", "dokument_url"),
        ("Sachbearbeitung", "akte_url"),
        ("Sachbearbeitung", "dokument_url"),
    ],
)
def test_what_was_read_can_be_sent_back_and_changes_nothing(als, request, rolle, was):
    url = request.getfixturevalue(was)
    person = als(rolle)
    vorher = stand(person, url)
    antwort = person.patch(url, json=vorher)
    assert antwort.status_code == 204, antwort.text
    nachher = stand(person, url)
    assert nachher["vererbt"] == vorher["vererbt"]
    assert nachher == {**vorher, "modified": nachher["modified"]}


def test_an_inherited_value_is_not_changed_at_a_vorgang(als, vorgang_url, codes):
    antwort = als("Registratur").patch(vorgang_url, json={"aufbewahrungsdauer": 1})
    assert (antwort.status_code, codes(antwort)) == (400, ["feld-nicht-erlaubt"])


@pytest.mark.parametrize("stufe", ["001", "004"])
@pytest.mark.parametrize("was", ["akte_url", "gewerbe_url"])
def test_nothing_is_raised_above_vs_nfd(als, request, codes, was, stufe):
    url = request.getfixturevalue(was)
    antwort = als("Registratur").patch(url, json={"vertraulichkeitsstufe": stufe})
    assert (antwort.status_code, codes(antwort)) == (400, ["einstufung-zu-hoch"])
    assert stand(als("Registratur"), url)["vertraulichkeitsstufe"]["token"] == "003"


def test_who_may_only_read_is_refused(als, akte_url, codes):
    antwort = als("Revision").patch(akte_url, json={"title": "Neu"})
    assert (antwort.status_code, codes(antwort)) == (403, ["keine-berechtigung"])


@pytest.mark.parametrize("rolle, status", [("Beschaeftigte", 404), ("Anonymous", 401)])
def test_who_sees_nothing_learns_nothing(als, akte_url, rolle, status):
    antwort = als(rolle).patch(akte_url, json={"title": "Neu"})
    assert antwort.status_code == status
    assert "Löwen" not in antwort.text


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Registratur", "Manager"])
def test_a_closed_akte_and_what_is_in_it_say_that_they_are_closed(
    als, akte_url, lege_an, codes, rolle
):
    dokument = lege_an(akte_url, "Dokument", title="Vermerk")["@id"]
    als("Registratur").post(f"{akte_url}/@workflow/zda_verfuegen").raise_for_status()
    for url in (akte_url, dokument):
        antwort = als(rolle).patch(url, json={"title": "Neu"})
        assert (antwort.status_code, codes(antwort)) == (400, ["behaelter-zda"])


def test_a_final_dokument_says_that_it_is_final(als, dokument_url, codes):
    person = als("Registratur")
    person.post(
        f"{dokument_url}/@workflow/endfassung_erteilen", json={"comment": "geprüft"}
    ).raise_for_status()
    antwort = person.patch(dokument_url, json={"title": "Neu"})
    assert (antwort.status_code, codes(antwort)) == (400, ["dokument-endfassung"])


def test_the_file_of_a_dokument_is_not_removed(als, akte_url, lege_an, codes):
    datei = {"data": "eA==", "encoding": "base64", "filename": "a.txt"}
    url = lege_an(akte_url, "Dokument", file=datei)["@id"]
    antwort = als("Sachbearbeitung").patch(url, json={"file": None})
    assert (antwort.status_code, codes(antwort)) == (400, ["feld-nicht-erlaubt"])


def test_a_betreff_that_is_emptied_is_taken_from_the_file(als, akte_url, lege_an):
    datei = {"data": "eA==", "encoding": "base64", "filename": "Vermerk 7.txt"}
    url = lege_an(akte_url, "Dokument", title="Anders", file=datei)["@id"]
    person = als("Sachbearbeitung")
    assert person.patch(url, json={"title": ""}).status_code == 204
    assert stand(person, url)["title"] == "Vermerk 7"


# --- DELETE ------------------------------------------------------------------------


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Registratur", "Manager"])
@pytest.mark.parametrize("was", ["akte_url", "vorgang_url", "dokument_url"])
def test_a_registered_record_is_deleted_by_nobody(als, request, codes, rolle, was):
    url = request.getfixturevalue(was)
    antwort = als(rolle).delete(url)
    assert (antwort.status_code, codes(antwort)) == (400, ["registriertes-bleibt"])
    assert als("Registratur").get(url).status_code == 200


def test_nothing_that_holds_records_is_deleted(als, plan_url, akte_url, codes):
    manager = als("Manager")
    for url in (akte_url.rpartition("/")[0], f"{plan_url}/32", plan_url):
        antwort = manager.delete(url)
        assert (antwort.status_code, codes(antwort)) == (400, ["registriertes-bleibt"])
        assert "1" in antwort.json()["message"]
    assert als("Registratur").get(akte_url).status_code == 200


def test_a_folder_around_a_plan_is_not_deleted_with_its_records(
    als, eakte_portal, lege_an, codes
):
    manager = als("Manager")
    ordner = manager.post(
        eakte_portal.absolute_url(), json={"@type": "Folder", "title": "Ämter"}
    ).json()["@id"]
    plan = lege_an(ordner, "Aktenplan", "Manager", title="Plan", kennzeichen="P")
    manager.post(f"{plan['@id']}/@workflow/aktivieren").raise_for_status()
    einheit = lege_an(
        plan["@id"],
        "Aktenplaneinheit",
        "Manager",
        title="Eins",
        kennzeichen="1",
        typ="Betreffseinheit",
        aktenfuehrung="10",
        aufbewahrungsdauer=5,
        aussonderungsart="V",
    )
    manager.post(f"{einheit['@id']}/@workflow/aktivieren").raise_for_status()
    akte = lege_an(einheit["@id"], "Akte", "Manager", title="Akte")
    antwort = manager.delete(ordner)
    assert (antwort.status_code, codes(antwort)) == (400, ["registriertes-bleibt"])
    assert manager.get(akte["@id"]).status_code == 200


def test_a_unit_in_force_stays(als, plan_url, codes):
    antwort = als("Manager").delete(f"{plan_url}/61")
    assert (antwort.status_code, codes(antwort)) == (400, ["einheit-in-kraft"])


def test_a_draft_of_a_unit_is_deleted(als, plan_url, lege_an):
    url = lege_an(
        plan_url, "Aktenplaneinheit", "Registratur", title="Neu", kennzeichen="9"
    )["@id"]
    assert als("Registratur").delete(url).status_code == 204
    assert als("Registratur").get(url).status_code == 404
