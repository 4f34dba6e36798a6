"""A page of another site cannot write with the cookie of somebody who is logged in."""

import pytest
import transaction


FREMD = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://boese.example"},
    {"Origin": "null"},
)


@pytest.fixture
def mit_anmeldung(als, eakte_portal):
    """A browser in which the Registratur has logged in with the form."""
    session = als("Registratur")
    name, kennwort = session.auth
    session.auth = None
    session.post(
        f"{eakte_portal.absolute_url()}/login",
        data={"__ac_name": name, "__ac_password": kennwort, "buttons.login": "1"},
        headers={"Accept": "text/html"},
    )
    assert "__ac" in session.cookies
    # The server has noted the login: look at the database anew.
    transaction.begin()
    return session


@pytest.mark.parametrize("kopf", FREMD)
def test_nothing_is_written_for_another_site(mit_anmeldung, akte_url, codes, kopf):
    for dienst in ("", "/@stornieren", "/@kennzeichen", "/@umschreiben", "/@move"):
        antwort = mit_anmeldung.post(
            f"{akte_url}{dienst}",
            data='{"@type": "Vorgang", "title": "Boese", "grund": "Boese"}',
            headers={"Content-Type": "text/plain", **kopf},
        )

        assert antwort.status_code == 403, dienst
        assert codes(antwort) == ["fremde-herkunft"]


@pytest.mark.parametrize("kopf", FREMD)
def test_no_plan_is_imported_for_another_site(mit_anmeldung, plan_url, codes, kopf):
    antwort = mit_anmeldung.post(
        f"{plan_url}/@aktenplan-import",
        files={"file": ("plan.csv", b"kennzeichen;titel\n99;Boese\n")},
        headers=kopf,
    )

    assert antwort.status_code == 403
    assert codes(antwort) == ["fremde-herkunft"]


def test_the_own_site_and_programs_write(als, mit_anmeldung, eakte_portal, akte_url):
    host = eakte_portal.absolute_url().rpartition("/")[0]
    neu = {"@type": "Vorgang", "title": "Anmeldung"}
    eigene = {"Origin": host, "Sec-Fetch-Site": "same-origin"}
    programm = {"Origin": "http://fachverfahren.example"}

    assert mit_anmeldung.post(akte_url, json=neu, headers=eigene).status_code == 201
    antwort = als("Registratur").post(akte_url, json=neu, headers=programm)
    assert antwort.status_code == 201
