"""The screen of what is done again and again."""

from lxml import html

import pytest


HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("feld", ["name:list", "name.x:record", "anderes", "name"])
def test_nothing_is_begun_that_is_no_name(als, eakte_portal, feld):
    person = als("Manager")
    adresse = f"{eakte_portal.absolute_url()}/@@eakte-zeitplan"
    seite = html.fromstring(person.get(adresse, headers=HTML).text)
    schluessel = seite.xpath("//input[@name='_authenticator']/@value")[0]
    antwort = person.post(
        adresse, data={feld: "gibtesnicht", "_authenticator": schluessel}, headers=HTML
    )
    assert antwort.status_code == 200
    assert "gibtesnicht" not in antwort.text
