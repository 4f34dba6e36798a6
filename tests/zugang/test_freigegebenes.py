"""A Dokument is released to somebody who does not see the Akte in which it lies."""

from collective.eakte.rechte.api import erteile
from plone import api

import pytest
import transaction


KENNWORT = "Geheim-fuer-Tests-1"
GEHEIM = "Geheimsache"

STELLEN = (
    "",
    "/view",
    "/angaben",
    "/@@sharing",
    "/sitemap",
    "/@@plone_context_state/parent",
    "/@@breadcrumbs_view/breadcrumbs",
)
DIENSTE = (
    "",
    "?fullobjects=1&metadata_fields=_all",
    "?expand=breadcrumbs,navigation,contextnavigation,actions,types,workflow,lock,aliases",
    "/@breadcrumbs",
    "/@navigation?expand.navigation.depth=9",
    "/@contextnavigation?expand.contextnavigation.includeTop=1",
    *(
        "/@contextnavigation?expand.contextnavigation.includeTop=1"
        f"&expand.contextnavigation.topLevel={ebene}"
        for ebene in range(8)
    ),
    "/@history",
    "/@schriftgut",
    "/@rechte",
    "/@search?SearchableText=Geheim*&metadata_fields=_all",
    "/@relations",
    "/@comments",
)


@pytest.fixture
def freigabe(lage):
    """The Dokument in the protected Akte, released to ``yilmaz``."""
    dokument = lage.geheimes_dokument
    with api.env.adopt_roles(["Manager"]):
        dokument.title = "Freigegeben"
        dokument.reindexObject()
        api.user.create(
            email="yilmaz@stadt.example", username="yilmaz", password=KENNWORT
        )
        erteile(dokument, "yilmaz", ["Einsicht"], grund="Amtshilfe")
        transaction.commit()
    return dokument


@pytest.fixture
def yilmaz(als):
    session = als("Anonymous")
    session.auth = ("yilmaz", KENNWORT)
    return session


def test_the_dokument_is_there_and_what_is_around_it_is_not(yilmaz, freigabe, lage):
    assert yilmaz.get(freigabe.absolute_url()).json()["title"] == "Freigegeben"
    assert yilmaz.get(f"{freigabe.absolute_url()}/@@download/file").status_code == 200
    for rundherum in (lage.geheim, lage.geheimer_vorgang, lage.einheit):
        assert yilmaz.get(rundherum.absolute_url()).status_code == 404


@pytest.mark.parametrize("stelle", STELLEN)
def test_no_page_of_it_tells_what_is_around_it(yilmaz, freigabe, lage, stelle):
    antwort = yilmaz.get(
        f"{freigabe.absolute_url()}{stelle}", headers={"Accept": "text/html"}
    )

    assert antwort.status_code < 500
    assert GEHEIM not in antwort.text
    assert lage.geheim.UID() not in antwort.text
    assert lage.geheimer_vorgang.UID() not in antwort.text


@pytest.mark.parametrize("dienst", DIENSTE)
def test_no_service_at_it_tells_what_is_around_it(yilmaz, freigabe, lage, dienst):
    antwort = yilmaz.get(f"{freigabe.absolute_url()}{dienst}")

    assert antwort.status_code < 500
    assert GEHEIM not in antwort.text.replace("Geheim*", "")
    assert lage.geheim.UID() not in antwort.text
    assert lage.geheimer_vorgang.UID() not in antwort.text
    assert "Gewerbeakten" not in antwort.text


def test_lists_show_the_dokument_alone(yilmaz, freigabe):
    site = api.portal.get().absolute_url()

    treffer = yilmaz.get(f"{site}/@search?metadata_fields=_all&b_size=100").json()

    arten = [zeile["@type"] for zeile in treffer["items"]]
    assert [art for art in arten if art in ("Akte", "Vorgang", "Dokument")] == [
        "Dokument"
    ]
    assert GEHEIM not in str(treffer)
