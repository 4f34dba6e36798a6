"""What is filed elsewhere gets a new number and keeps the former one."""

import pytest


@pytest.fixture
def zweiter_vorgang_url(akte_url, vorgang_url, lege_an):
    return lege_an(akte_url, "Vorgang", title="Widerspruch")["@id"]


def test_a_dokument_is_moved_with_a_new_number(
    als, dokument_url, zweiter_vorgang_url, lege_an
):
    lege_an(zweiter_vorgang_url, "Dokument", title="Schon da")
    person = als("Sachbearbeitung")
    vorher = person.get(dokument_url).json()
    antwort = person.post(
        f"{zweiter_vorgang_url}/@move", json={"source": [dokument_url]}
    )
    assert antwort.status_code == 200, antwort.text
    umzug = antwort.json()[0]
    assert umzug["source"] == dokument_url
    dokument = person.get(umzug["target"]).json()
    assert dokument["UID"] == vorher["UID"]
    assert dokument["kennzeichen"] != vorher["kennzeichen"]
    assert dokument["fruehere_kennzeichen"] == [vorher["kennzeichen"]]
    assert dokument["laufende_nummer"] == 2
    assert dokument["id"] == umzug["target"].rpartition("/")[2]
    assert person.get(dokument_url, allow_redirects=False).status_code != 200
    gefunden = person.get(
        f"{zweiter_vorgang_url}/@search", params={"UID": dokument["UID"]}
    ).json()
    assert [treffer["@id"] for treffer in gefunden["items"]] == [umzug["target"]]


def test_a_vorgang_takes_its_content_along(als, gewerbe_url, dokument_url, lege_an):
    ziel = lege_an(gewerbe_url, "Akte", title="Andere Akte")
    person = als("Sachbearbeitung")
    vorgang = dokument_url.rpartition("/")[0]
    antwort = person.post(f"{ziel['@id']}/@move", json={"source": vorgang})
    neu = person.get(antwort.json()[0]["target"]).json()
    assert neu["kennzeichen"].startswith(ziel["kennzeichen"])
    assert neu["items"][0]["title"] == "Anmeldung"
    dokument = person.get(neu["items"][0]["@id"]).json()
    assert dokument["kennzeichen"].startswith(neu["kennzeichen"])
    assert len(dokument["fruehere_kennzeichen"]) == 1


def test_an_akte_is_not_moved_but_umgeschrieben(
    als, akte_url, gewerbe_url, gaststaetten_url, lege_an, codes
):
    andere = lege_an(gewerbe_url, "Akte", title="Andere")["@id"]
    for ziel in (gaststaetten_url, andere):
        antwort = als("Registratur").post(f"{ziel}/@move", json={"source": akte_url})
        assert (antwort.status_code, codes(antwort)) == (400, ["akte-nur-umschreiben"])
        assert "@umschreiben" in antwort.json()["message"]
    assert als("Registratur").get(akte_url).status_code == 200


@pytest.mark.parametrize("dienst", ["@move", "@copy"])
def test_records_do_not_leave_the_e_akte(als, eakte_portal, dokument_url, dienst):
    manager = als("Manager")
    ordner = manager.post(
        eakte_portal.absolute_url(), json={"@type": "Folder", "title": "Ablage"}
    ).json()["@id"]
    antwort = manager.post(f"{ordner}/{dienst}", json={"source": dokument_url})
    assert antwort.status_code >= 400
    assert manager.get(dokument_url).status_code == 200
    assert manager.get(ordner).json()["items_total"] == 0


def test_who_may_not_change_a_record_does_not_move_it(
    als, dokument_url, zweiter_vorgang_url, codes
):
    antwort = als("Revision").post(
        f"{zweiter_vorgang_url}/@move", json={"source": dokument_url}
    )
    assert (antwort.status_code, codes(antwort)) == (403, ["keine-berechtigung"])


def test_all_or_nothing_is_moved(als, dokument_url, zweiter_vorgang_url, codes):
    person = als("Sachbearbeitung")
    antwort = person.post(
        f"{zweiter_vorgang_url}/@move",
        json={"source": [dokument_url, "/org/gibt/es/nicht", "1" * 32, 5]},
    )
    assert antwort.status_code == 400
    assert codes(antwort) == ["quelle-nicht-gefunden"] * 3
    assert person.get(dokument_url).status_code == 200


def test_a_vorgang_is_not_moved_into_itself(als, vorgang_url, lege_an, codes):
    unter = lege_an(vorgang_url, "Vorgang", title="Teilvorgang")["@id"]
    antwort = als("Registratur").post(f"{unter}/@move", json={"source": vorgang_url})
    assert (antwort.status_code, codes(antwort)) == (400, ["ziel-ist-quelle"])


def test_nothing_is_moved_into_or_out_of_a_closed_vorgang(
    als, dokument_url, zweiter_vorgang_url, codes
):
    person = als("Registratur")
    person.post(f"{zweiter_vorgang_url}/@workflow/zda_verfuegen").raise_for_status()
    antwort = person.post(f"{zweiter_vorgang_url}/@move", json={"source": dokument_url})
    assert (antwort.status_code, codes(antwort)) == (400, ["behaelter-zda"])
    person.post(f"{zweiter_vorgang_url}/@workflow/zda_aufheben").raise_for_status()
    vorgang = dokument_url.rpartition("/")[0]
    person.post(f"{vorgang}/@workflow/zda_verfuegen").raise_for_status()
    antwort = person.post(f"{zweiter_vorgang_url}/@move", json={"source": dokument_url})
    assert (antwort.status_code, codes(antwort)) == (400, ["behaelter-zda"])


def test_a_dokument_is_copied_as_a_record_of_its_own(
    als, akte_url, zweiter_vorgang_url, lege_an
):
    datei = {"data": "eA==", "encoding": "base64", "filename": "Bescheid.txt"}
    quelle = lege_an(akte_url, "Dokument", file=datei)
    person = als("Sachbearbeitung")
    antwort = person.post(
        f"{zweiter_vorgang_url}/@copy", json={"source": quelle["@id"]}
    )
    assert antwort.status_code == 200, antwort.text
    kopie = person.get(antwort.json()[0]["target"]).json()
    assert kopie["title"] == "Bescheid"
    assert kopie["UID"] != quelle["UID"]
    assert kopie["kennzeichen"] != quelle["kennzeichen"]
    assert kopie["fruehere_kennzeichen"] == []
    assert kopie["laufende_nummer"] == 1
    assert person.get(kopie["file"]["download"]).content == b"x"
    assert person.get(quelle["@id"]).status_code == 200


def test_a_copy_of_something_withdrawn_is_not_withdrawn(als, dokument_url, akte_url):
    person = als("Registratur")
    person.post(f"{dokument_url}/@stornieren", json={"grund": "x"}).raise_for_status()
    antwort = person.post(f"{akte_url}/@copy", json={"source": dokument_url})
    kopie = person.get(antwort.json()[0]["target"]).json()
    assert kopie["review_state"] == "entwurf"
    assert "storno" not in kopie


@pytest.mark.parametrize("ziel", ["gewerbe_url", "akte_url"])
def test_containers_are_not_copied(als, request, vorgang_url, akte_url, codes, ziel):
    for quelle in (vorgang_url, akte_url):
        antwort = als("Registratur").post(
            f"{request.getfixturevalue(ziel)}/@copy", json={"source": quelle}
        )
        assert antwort.status_code == 400
        assert codes(antwort)[0] in ("nicht-kopierbar", "akte-nur-umschreiben")


def test_a_folder_around_akten_is_not_copied(als, eakte_portal, akte_url, codes):
    portal_url = eakte_portal.absolute_url()
    antwort = als("Manager").post(
        f"{portal_url}/@copy", json={"source": f"{portal_url}/org"}
    )
    assert (antwort.status_code, codes(antwort)) == (400, ["nicht-kopierbar"])
