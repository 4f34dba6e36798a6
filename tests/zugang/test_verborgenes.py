"""A hidden record answers like an address at which there is nothing."""

from plone import api

import pytest
import re
import transaction


DARUNTER = (
    "",
    "/",
    "/view",
    "/@@view",
    "/edit",
    "/index_html",
    "/gibtsnicht",
    "/gibtsnicht/@@view",
    "/@gibtsnicht",
    "/@@gibtsnicht",
    "/sitemap",
    "/@@download/file",
    "/@@download/file/name.txt",
    "/@@download/gibtsnicht",
    "/@@display-file/file",
    "/@@anzeige/file",
    "/@@images/file",
    "/@@images/file/large",
    "/@@images/gibtsnicht/mini",
    "/@@images",
    "/@@download-version?version_id=0",
    "/@@historyview",
    "/@@history",
    "/@@contenthistorypopup",
    "/@@sharing",
    "/@@folder_contents",
    "/@@fc-contextInfo",
    "/@@getVocabulary?name=plone.app.vocabularies.Catalog",
    "/@@search",
    "/@@ajax-search?SearchableText=a",
    "/search_rss",
    "/RSS",
    "/++add++Vorgang",
    "/++add++Dokument",
    "/++api++",
    "/++api++/@history",
    "/++widget++file/@@download",
    "/edit/++widget++form.widgets.file/@@download",
    "/@@edit/++widget++form.widgets.IBasic.title/@@gibtsnicht",
    "/file",
    "/title",
    "/get_size",
    "/objectIds",
    "/manage_main",
    "/manage_workspace",
    "/manage_access",
    "/absolute_url",
    "/@history",
    "/@history/0",
    "/@sharing",
    "/@workflow",
    "/@workflow/zda",
    "/@lock",
    "/@actions",
    "/@types",
    "/@types/Vorgang",
    "/@breadcrumbs",
    "/@navigation",
    "/@contextnavigation",
    "/@aliases",
    "/@comments",
    "/@tus-upload",
    "/@tus-upload/0123456789abcdef",
    "/@schriftgut",
    "/@restliste",
    "/@kennzeichen?nummer=1",
    "/@luecken",
    "/@search?SearchableText=a",
    "/@querystring-search",
    "/@vocabularies",
    "/@copy",
    "/@move",
    "/@upgrade",
    "/@linkintegrity",
    "/@relations",
    "/@translations",
    "/@expiration",
    "/@rechte",
    "/@schutz",
    "/org",
    "/32",
    "/acl_users",
    "/portal_catalog",
    "/portal_catalog/@@view",
    "/login",
    "/front-page",
    "/resolveuid/0123456789abcdef0123456789abcdef",
)

GEHEIM = "Geheimsache"

METHODEN = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")
DAV = ("PUT", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK")

HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}
IRGENDETWAS = {"Accept": "*/*"}

OHNE = {"Date", "X-Varnish"}


def antwort(person, methode, adresse, kopf, **angaben):
    """Everything that can be told from an answer."""
    # Zope answers HEAD with a body here and there; no connection is used twice.
    kopf = {**kopf, "Connection": "close"}
    erhalten = person.request(
        methode, adresse, headers=kopf, allow_redirects=False, **angaben
    )
    text = re.sub(r'name="_authenticator"\s+value="[0-9a-f]+"', "", erhalten.text)
    text = re.sub(r"_authenticator=[0-9a-f]+", "", text)
    return (
        erhalten.status_code,
        erhalten.reason,
        sorted(
            (name, wert) for name, wert in erhalten.headers.items() if name not in OHNE
        ),
        text,
    )


def anfragen_an(lage, alle=True):
    """Addresses with methods and headers: few in all ways, all in a cheap way.

    :param alle: whether all addresses are wanted, or the few only.
    """
    orte = (lage.geheim, lage.geheimer_vorgang, lage.geheimes_dokument)
    for ort in orte:
        for stelle in ("", "/@@view", "/gibtsnicht"):
            for kopf in (HTML, JSON, IRGENDETWAS):
                for methode in METHODEN:
                    yield ort.absolute_url() + stelle, methode, kopf
    for ort in (lage.geheim, lage.geheimes_dokument) if alle else ():
        for stelle in DARUNTER:
            yield ort.absolute_url() + stelle, "GET", JSON
            yield ort.absolute_url() + stelle, "GET", IRGENDETWAS


def alle_antworten(person, anfragen):
    antworten = {}
    for adresse, methode, kopf in anfragen:
        schluessel = (adresse, methode, kopf["Accept"])
        antworten[schluessel] = antwort(person, methode, adresse, kopf)
    return antworten


def loesche(lage):
    with api.env.adopt_roles(["Manager"]):
        lage.einheit._delOb(lage.geheim.getId())
        transaction.commit()


def verglichen(person, lage, anfragen):
    """Answers while the Akte is hidden, and those that change when it is gone."""
    anfragen = list(anfragen)
    verborgen = alle_antworten(person, anfragen)
    loesche(lage)
    nichts = alle_antworten(person, anfragen)
    return verborgen, [
        (stelle, verborgen[stelle], nichts[stelle])
        for stelle in nichts
        if nichts[stelle] != verborgen[stelle]
    ]


@pytest.mark.parametrize("wer", [("Sachbearbeitung", "32"), ("Manager",)])
def test_a_hidden_record_answers_like_nothing_at_all(als, lage, wer):
    anfragen = anfragen_an(lage, alle=wer != ("Manager",))
    verborgen, anders = verglichen(als(*wer), lage, anfragen)

    assert anders == []
    assert {antwort[0] for antwort in verborgen.values()} == {404}
    assert not any(GEHEIM in antwort[3] for antwort in verborgen.values())


def test_webdav_finds_nothing_below_a_plan(als, lage):
    adressen = (lage.geheim.absolute_url(), lage.geheimes_dokument.absolute_url())
    verborgen, anders = verglichen(
        als("Manager"),
        lage,
        [(adresse, methode, IRGENDETWAS) for adresse in adressen for methode in DAV],
    )

    assert anders == []
    assert {antwort[0] for antwort in verborgen.values()} == {404}


def test_visitors_are_asked_to_log_in_whether_there_is_something_or_not(als, lage):
    offen = [
        (lage.dokument.absolute_url() + stelle, "GET", IRGENDETWAS)
        for stelle in DARUNTER
    ]
    dav = [
        (akte.absolute_url(), methode, IRGENDETWAS)
        for akte in (lage.akte, lage.geheim)
        for methode in DAV
    ]
    verborgen, anders = verglichen(
        als("Anonymous"), lage, [*anfragen_an(lage), *offen, *dav]
    )

    assert anders == []
    assert {antwort[0] for antwort in verborgen.values()} <= {302, 401}


def test_a_link_leads_to_the_record_after_logging_in(als, lage):
    adresse = lage.dokument.absolute_url()

    erhalten = als("Anonymous").get(adresse, headers=HTML)

    pfad = "/".join(lage.dokument.getPhysicalPath())
    assert f'name="came_from" value="{pfad}"' in erhalten.text


def test_programs_ask_whether_there_is_something(als, lage):
    person = als("Sachbearbeitung", "32")
    for objekt in (lage.akte, lage.dokument):
        status, _, kopf, _ = antwort(person, "HEAD", objekt.absolute_url(), HTML)

        assert status == 200
        assert dict(kopf).get("Content-Length", "0") == "0"


@pytest.mark.parametrize(
    "stelle", ["objectIds", "get_size", "manage_main", "SearchableText", "objectValues"]
)
def test_bare_methods_of_a_visible_record_are_no_pages(als, lage, stelle):
    for objekt in (lage.einheit, lage.dokument):
        adresse = f"{objekt.absolute_url()}/{stelle}"

        assert antwort(als("Manager"), "GET", adresse, HTML)[0] == 404
