"""At the address of a hidden record there is nothing, not even a page for everybody."""

from collective.eakte.aktenzeichen.api import umschreiben
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


SEITEN = (
    "",
    "sitemap",
    "contact-info",
    "passwordreset",
    "@@main_template",
    "@@uuid",
    "absolute_url",
    "gibtsnicht",
)


@pytest.fixture
def akte(eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            eakte_portal["org"]["32"]["32.01"]["32.01.01"],
            "Akte",
            title="Gasthaus Zum Löwen",
        )
        transaction.commit()
        return akte


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize(
    "wer", [("Anonymous",), ("Beschaeftigte",), ("Sachbearbeitung", "61")]
)
def test_no_page_tells_the_betreff_of_a_hidden_record(als, akte, wer, accept):
    person = als(*wer)
    for seite in SEITEN:
        antwort = person.get(
            f"{akte.absolute_url()}/{seite}",
            headers={"Accept": accept},
            allow_redirects=False,
        )

        assert antwort.status_code in (302, 401, 404), seite
        assert "Löwen" not in antwort.text
        assert akte.UID() not in antwort.text


@pytest.mark.parametrize("seite", ["", "sitemap", "@@uuid"])
def test_who_may_see_it_gets_all_pages(als, akte, seite):
    antwort = als("Sachbearbeitung", "32").get(
        f"{akte.absolute_url()}/{seite}", headers={"Accept": "text/html"}
    )

    assert antwort.status_code == 200
    assert "insufficient-privileges" not in antwort.url


@pytest.mark.parametrize("wer", ["Anonymous", "Beschaeftigte", "Archiv", "Manager"])
def test_where_records_were_moved_is_told_to_the_administration(
    als, eakte_portal, akte, wer
):
    alte_nummer = akte.kennzeichen
    with api.env.adopt_roles(["Manager"]):
        ziel = eakte_portal["org"]["32"]["32.01"]["32.01.02"]
        umschreiben(akte, ziel, "verwechselt")
        transaction.commit()

    antwort = als(wer).get(f"{eakte_portal.absolute_url()}?expand=aliases")

    assert antwort.status_code == 200
    assert "aliases" in antwort.json()["@components"]
    assert (alte_nummer in antwort.text) is (wer == "Manager")
