"""Refusals speak the language of the site, or the one that the client prefers."""

from plone import api
from zope.component import getGlobalSiteManager
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.simpletranslationdomain import SimpleTranslationDomain

import pytest
import transaction


DEUTSCH = {
    ("de", "feld_fehlt"): "„${feld}“ fehlt.",
    ("de", "label_betreff"): "Betreff",
}


@pytest.fixture
def deutsch(eakte_portal):
    """A site in English and German, with translations of its own."""
    zca = getGlobalSiteManager()
    name = "collective.eakte"
    vorher = zca.queryUtility(ITranslationDomain, name)
    domain = SimpleTranslationDomain(name, DEUTSCH)
    zca.registerUtility(domain, ITranslationDomain, name)
    transaction.begin()
    for feld, wert in (
        ("default_language", "en"),
        ("available_languages", ["en", "de"]),
        ("use_request_negotiation", True),
    ):
        api.portal.set_registry_record(f"plone.{feld}", wert)
    transaction.commit()
    yield
    if vorher is None:
        zca.unregisterUtility(domain, ITranslationDomain, name)
    else:
        zca.registerUtility(vorher, ITranslationDomain, name)


@pytest.mark.parametrize(
    "sprache, erwartet",
    [("de", "„Betreff“ fehlt."), ("en", "“Subject” is missing.")],
)
def test_a_reason_is_said_in_the_language_of_the_client(
    als, gewerbe_url, deutsch, sprache, erwartet
):
    antwort = als("Sachbearbeitung").post(
        gewerbe_url,
        json={"@type": "Akte"},
        headers={"Accept-Language": sprache},
    )
    assert antwort.json()["message"] == erwartet
    assert antwort.json()["hindernisse"][0]["message"] == erwartet
