"""A refusal tells nobody of records that she may not see."""

import pytest
import transaction


@pytest.fixture
def beschaeftigte(als):
    """Sees the plan, and no records."""
    return als("Beschaeftigte")


def test_who_may_not_delete_a_unit_does_not_learn_what_it_holds(
    beschaeftigte, als, dokument_url, gewerbe_url, codes
):
    antwort = beschaeftigte.delete(gewerbe_url)

    assert codes(antwort) == ["einheit-in-kraft"]
    assert "registriertes-bleibt" in codes(als("Registratur").delete(gewerbe_url))


def test_a_closed_unit_does_not_tell_what_it_holds(
    beschaeftigte, als, akte_url, gewerbe_url, codes
):
    neu = {"@type": "Aktenplaneinheit", "title": "Neu", "kennzeichen": "32.01.01.01"}
    assert codes(beschaeftigte.post(gewerbe_url, json=neu)) == ["keine-berechtigung"]
    als("Registratur").post(f"{gewerbe_url}/@workflow/stilllegen").raise_for_status()

    antwort = beschaeftigte.post(gewerbe_url, json=neu)

    assert codes(antwort) == ["einheit-stillgelegt"]


def test_the_form_for_a_unit_does_not_tell_that_there_are_akten(
    beschaeftigte, akte_url, gewerbe_url
):
    antwort = beschaeftigte.get(
        f"{gewerbe_url}/++add++Aktenplaneinheit", headers={"Accept": "text/html"}
    )

    assert antwort.url.endswith("/insufficient-privileges")
    assert "Akten" not in antwort.text


@pytest.mark.parametrize("body", ["null", "[]", '{"comment": ["x"]}', "{"])
def test_a_transition_reads_its_body_before_it_acts(als, akte_url, codes, body):
    antwort = als("Registratur").post(
        f"{akte_url}/@workflow/stornieren",
        data=body,
        headers={"Content-Type": "application/json"},
    )

    assert antwort.status_code == 400
    assert codes(antwort) in (["kein-json"], ["wert-ungueltig"])


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
@pytest.mark.parametrize("rest", ["", "/@@view", "/001"])
def test_a_former_address_leads_only_those_who_may_see_the_record(
    als, beschaeftigte, vorgang_url, akte_url, gaststaetten_url, accept, rest
):
    umgeschrieben = als("Registratur").post(
        f"{akte_url}/@umschreiben", json={"ziel": "32.01.02", "grund": "verwechselt"}
    )
    assert umgeschrieben.status_code == 200, umgeschrieben.text

    def frage(person):
        return person.get(
            f"{akte_url}{rest}", headers={"Accept": accept}, allow_redirects=False
        )

    transaction.begin()
    for person in (beschaeftigte, als("Sachbearbeitung", "61")):
        antwort = frage(person)
        assert antwort.status_code == 404
        assert "Location" not in antwort.headers
        assert "32.01.02" not in antwort.text
    antwort = frage(als("Anonymous"))
    assert antwort.status_code in (302, 401)
    assert "32.01.02" not in antwort.headers.get("Location", "") + antwort.text
    antwort = frage(als("Registratur"))
    assert antwort.status_code == 302
    assert antwort.headers["Location"].startswith(gaststaetten_url)
