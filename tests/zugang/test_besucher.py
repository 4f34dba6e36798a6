"""Who has not logged in sees nothing at all."""

from collective.eakte.interfaces import IEAkteLayer
from plone import api
from plone.rest.interfaces import IAPIRequest
from zope.component import getGlobalSiteManager
from zope.interface import providedBy
from zope.publisher.interfaces.browser import IBrowserRequest

import pytest
import xmlrpc.client


def namen_fuer(objekt):
    """Names of everything that is registered for an object and a request."""
    angeboten = set()
    for adapter in getGlobalSiteManager().registeredAdapters():
        if len(adapter.required) != 2 or not adapter.name:
            continue
        fuer, anfrage = adapter.required
        if not providedBy(objekt).isOrExtends(fuer):
            continue
        if any(
            art.isOrExtends(anfrage)
            for art in (IBrowserRequest, IEAkteLayer, IAPIRequest)
        ):
            angeboten.add(adapter.name)
    return angeboten


@pytest.fixture
def arten(lage):
    return {
        "plan": lage.site["org"],
        "einheit": lage.einheit,
        "akte": lage.akte,
        "vorgang": lage.vorgang,
        "dokument": lage.dokument,
    }


def test_visitors_get_no_view_and_no_service_of_any_record(als, arten):
    besucher = als("Anonymous")
    gefragt = 0
    for objekt in arten.values():
        for name in namen_fuer(objekt):
            # REST services carry method and type of the answer before their name.
            name = name.rpartition("_")[2] if "_@" in name else name
            antwort = besucher.get(
                f"{objekt.absolute_url()}/{name}", allow_redirects=False
            )
            gefragt += 1
            assert antwort.status_code == 401, name
            assert "Gasthaus" not in antwort.text
            assert "Gewerbeakten" not in antwort.text
    assert gefragt > 500


@pytest.mark.parametrize("methode", ["Title", "objectIds", "SearchableText", "view"])
def test_xml_rpc_answers_nobody(lage, methode):
    for objekt in (lage.akte, lage.geheim):
        ferne = xmlrpc.client.ServerProxy(objekt.absolute_url())

        with pytest.raises(xmlrpc.client.Error) as fehler:
            getattr(ferne, methode)()

        assert "Gasthaus" not in str(fehler.value)


@pytest.mark.parametrize("methode", ["Title", "objectIds", "SearchableText"])
def test_xml_rpc_calls_no_bare_methods(lage, als, methode):
    als("Manager")
    adresse = lage.einheit.absolute_url().replace(
        "http://", "http://manager:Geheim-fuer-Tests-1@"
    )
    with pytest.raises(xmlrpc.client.Error) as fehler:
        getattr(xmlrpc.client.ServerProxy(adresse), methode)()

    assert lage.geheim.getId() not in str(fehler.value)


def test_a_browser_may_ask_first_whether_another_site_may_ask(als, lage):
    """A preflight request (CORS) comes without credentials."""
    besucher = als("Anonymous")
    kopf = {
        "Origin": "https://fremd.example",
        "Access-Control-Request-Method": "GET",
    }
    antworten = {
        besucher.options(adresse, headers=kopf).status_code
        for adresse in (
            lage.akte.absolute_url(),
            lage.geheim.absolute_url(),
            f"{lage.akte.absolute_url()}/gibtsnicht",
            f"{lage.geheim.absolute_url()}/@schriftgut",
        )
    }
    assert antworten == {401}, "no other site is trusted here"


def test_visitors_find_nothing(als, lage):
    besucher = als("Anonymous")
    site = api.portal.get().absolute_url()
    for frage in ("", "SearchableText=Gasthaus", "portal_type=Akte"):
        zeilen = besucher.get(f"{site}/@search?{frage}").json()["items"]
        assert [zeile for zeile in zeilen if "/org" in zeile["@id"]] == []
