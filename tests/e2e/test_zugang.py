from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


@pytest.fixture(scope="class")
def vertraulich(stadt):
    """Address of a Dokument of grade 005 in the unit of the site."""
    einheit = stadt.portal.unrestrictedTraverse(
        stadt.einheit.removeprefix(f"{stadt.url}/")
    )
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            einheit, "Akte", title="Vertrauliches", vertraulichkeitsstufe="005"
        )
        dokument = createContentInContainer(
            akte,
            "Dokument",
            title="Stellungnahme",
            file=NamedBlobFile(b"Text", "text/plain", "kuendigung.txt"),
        )
    transaction.commit()
    return dokument.absolute_url()


class TestZugang:
    """What one may not read or see, on the screen."""

    def test_the_page_says_that_the_file_is_not_for_the_registratur(
        self, schirm, vertraulich
    ):
        schirm.melde_an("Registratur")
        schirm.oeffne(vertraulich)
        assert schirm.eines(".eakte-dokument .eakte-hinweis").is_displayed()
        assert "kuendigung" not in schirm.browser.page_source
        assert schirm.maengel() == []

    def test_a_hidden_record_is_a_page_that_does_not_exist(self, schirm, vertraulich):
        schirm.melde_an("Beschaeftigte")
        schirm.browser.get(vertraulich)
        assert "Stellungnahme" not in schirm.browser.page_source
        hier = schirm.eines("#content").text
        schirm.browser.get(f"{vertraulich}x")
        assert schirm.eines("#content").text == hier
