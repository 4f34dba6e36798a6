"""Whatever is asked, nothing tells of a hidden record beside a visible one.

Every place is asked twice: while the record is hidden, and after it has gone. Nothing
in the answers may change, so that nothing can be read from them.
"""

from collective.eakte.aktenzeichen.api import setze
from difflib import unified_diff
from plone import api
from zope.component import getUtility

import json
import pytest
import re
import transaction


HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}


RAUSCHEN = re.compile(
    "|".join(
        (
            r'_authenticator("[^>]*value="|=)[0-9a-f]+',
            r'data-token="[0-9a-f]+"',
            r"\+\+webresource\+\+[-0-9a-f]+",
            r'"modified": "[^"]+"',
        )
    )
)
"""What differs from request to request, whatever there is."""


def abfrage(index, vorgang, wert):
    return {
        "query": [
            {
                "i": index,
                "o": f"plone.app.querystring.operation.{vorgang}",
                "v": wert,
            }
        ],
        "metadata_fields": ["_all"],
    }


def auswahl(text, attribute):
    return (
        "?name=plone.app.vocabularies.Catalog&query="
        + json.dumps(
            {
                "criteria": [
                    {
                        "i": "SearchableText",
                        "o": "plone.app.querystring.operation.string.contains",
                        "v": text,
                    }
                ]
            }
        )
        + "&attributes="
        + json.dumps(attribute)
    )


def stellen(lage):
    """Places that show or count records, as they are asked for: (method, ...)."""
    site = lage.site.absolute_url()
    plan = lage.site["org"].absolute_url()
    einheit = lage.einheit.absolute_url()
    akte = lage.akte.absolute_url()
    dokument = lage.dokument.absolute_url()
    uid = api.content.get_uuid(lage.geheim)
    nummer = lage.geheim.kennzeichen
    rest = [
        f"{site}/@search?SearchableText=Geheimsache",
        f"{site}/@search?SearchableText=Geheim*&metadata_fields=_all",
        f"{site}/@search?UID={uid}",
        f"{site}/@search?portal_type=Akte&metadata_fields=_all",
        f"{site}/@search?portal_type=Dokument&fullobjects=1",
        f"{site}/@search?path={lage.geheim.absolute_url_path()}",
        f"{einheit}/@search?portal_type=Akte&b_size=1",
        f"{site}/@search?portal_type=Akte&sort_on=sortable_title&b_start=1&b_size=1",
        f"{site}/@search?sort_on=modified&sort_order=reverse&sort_limit=1",
        f"{site}/@search?SearchableText=Geheimsache ODER Gasthaus&b_size=2",
        f"{site}/@search?SearchableText=NICHT Gasthaus",
        f"{site}/@suche?SearchableText=Geheimsache",
        f"{site}/@suche?SearchableText=Geheim* ODER Gasthaus&sort=betreff",
        f"{site}/@suche?SearchableText=sache&facetten=0",
        f"{site}/@suche?SearchableText=Geheimsahce",
        f"{site}/@suche?SearchableText={nummer}",
        f"{site}/@suche?SearchableText=ALT-7",
        f"{site}/@suche?art=Akte&art=Vorgang&art=Dokument&b_start=3&b_size=1",
        f"{site}/@suche?dateityp=TXT&stand=in_bearbeitung&stand=entwurf",
        f"{site}/@suche?art=Akte&federfuehrung=32&typ=Sachakte",
        f"{site}/@suche?SearchableText=schreiben&in={api.content.get_uuid(lage.einheit)}",
        f"{site}/@suche?SearchableText=a&in={uid}",
        f"{site}/@gespeicherte-suchen",
        f"{site}/@querystring",
        f"{site}/@vocabularies/plone.app.vocabularies.Keywords",
        f"{site}/@navigation?expand.navigation.depth=9",
        f"{einheit}/@navigation?expand.navigation.depth=9",
        f"{einheit}/@contextnavigation?expand.contextnavigation.includeTop=1",
        f"{akte}/@breadcrumbs",
        f"{site}/@contextnavigation?expand.contextnavigation.includeTop=1"
        f"&expand.contextnavigation.root_path="
        f"/{lage.geheim.absolute_url().partition('/plone/')[2]}",
        f"{akte}/@contextnavigation?expand.contextnavigation.includeTop=1"
        f"&expand.contextnavigation.root_path="
        f"/{lage.geheim.absolute_url().partition('/plone/')[2]}",
        f"{einheit}",
        f"{einheit}?fullobjects=1",
        f"{einheit}?expand=navigation,breadcrumbs,actions,types,workflow,aliases,"
        "contextnavigation,translations,lock,rechte",
        f"{einheit}/@types",
        f"{einheit}/@actions",
        f"{einheit}/@schriftgut",
        f"{plan}/@schriftgut?tiefe=alle&art=Akte,Vorgang,Dokument",
        f"{site}/@schriftgut?art=Akte&text=Geheim",
        f"{plan}/@schriftgut?tiefe=alle&art=Dokument&spalten=title,hauptdokument",
        f"{einheit}/@restliste",
        f"{plan}/@restliste",
        f"{plan}/@luecken",
        f"{plan}/@luecken?format=csv",
        f"{site}/@kennzeichen?nummer={nummer}",
        f"{site}/@kennzeichen/{nummer}",
        f"{einheit}/@kennzeichen?nummer=ALT-7",
        f"{plan}/@aktenplan",
        f"{plan}/@baum",
        f"{plan}/@einheiten?text=32",
        f"{akte}/@history",
        f"{dokument}/@history",
        f"{akte}/@aliases",
        f"{site}/@aliases",
        f"{site}?expand=aliases",
        f"{akte}/@comments",
        f"{akte}/@relations",
        f"{site}/@relations",
        f"{site}/@relations?source={uid}",
        f"{site}/@relations?target={uid}",
        f"{akte}/@linkintegrity?uids={uid}",
        f"{akte}/@lock",
        f"{akte}/@sharing",
        f"{einheit}/@content-rules",
        f"{site}/@upgrade",
        f"{site}/@aliases?query=/alter-ort",
        f"{site}/@rechtebericht?person=kreis",
        f"{site}/@freigaben",
        f"{site}/@vertretungen",
        f"{site}/@users?query=Geheim",
        f"{site}/@site",
        f"{site}/@vocabularies/plone.app.vocabularies.Catalog?title=Geheim",
        f"{akte}/@vocabularies/plone.app.vocabularies.Catalog?title=Geheim",
        f"{akte}/@sources/relatedItems?query=Geheim",
        f"{site}/@resolveuid/{uid}",
        f"{site}/{uid}",
    ]
    seiten = [
        f"{site}/@@search?SearchableText=Geheimsache",
        f"{site}/@@search?SearchableText={nummer}",
        f"{site}/@@search?SearchableText=ALT-7",
        f"{site}/@@search?SearchableText=Geheimsahce",
        f"{site}/@@search?SearchableText=Geheim* ODER Gasthaus&sort=geaendert",
        f"{site}/@@search?SearchableText=sache&art=Akte&stand=in_bearbeitung",
        f"{site}/@@search?SearchableText=a&in={uid}",
        f"{site}/@@search?Title=Geheimsache",
        f"{site}/@@search?kennzeichen={nummer}",
        f"{site}/@@ajax-search?SearchableText={nummer}",
        f"{site}/@@ajax-search?SearchableText=geh&in={uid}",
        f"{site}/@@updated_search?SearchableText=Geheim",
        f"{site}/@@ajax-search?SearchableText=Geheim",
        f"{site}/livesearch_reply?q=Geheim",
        f"{site}/search_rss?SearchableText=Geheim",
        f"{site}/@@search_rss?SearchableText=Geheim",
        f"{site}/RSS",
        f"{site}/atom.xml",
        f"{einheit}/RSS",
        f"{einheit}/atom.xml",
        f"{einheit}/rss.xml",
        f"{einheit}/itunes.xml",
        f"{site}/sitemap",
        f"{site}/sitemap.xml.gz",
        f"{site}/@@sitemap.xml.gz",
        f"{site}/recently_modified",
        f"{site}/@@recently_published",
        f"{site}/@@dashboard",
        f"{site}/@@personal-information",
        f"{site}/author/kreis",
        f"{site}/@@redirection-controlpanel",
        f"{site}/@@redirection-controlpanel/download",
        f"{akte}/@@manage-aliases",
        f"{einheit}",
        f"{einheit}?q=Geheim",
        f"{einheit}/@@folder_contents",
        f"{einheit}/@@fc-contextInfo",
        f"{einheit}/@@listing_view",
        f"{einheit}/@@summary_view",
        f"{einheit}/@@tabular_view",
        f"{einheit}/@@full_view",
        f"{einheit}/@@folder_listing",
        f"{einheit}/@@lueckenliste",
        f"{plan}",
        f"{plan}/@@eakte-baum",
        f"{plan}/@@eakte-baum?plan_filter=Geheim",
        f"{einheit}/@@eakte-baum-ebene",
        f"{akte}",
        f"{akte}/@@angaben",
        f"{dokument}",
        f"{akte}/@@sharing",
        f"{akte}/@@plone_context_state/workflow_state",
        f"{site}/@@getVocabulary"
        + auswahl("Geheim*", ["Title", "path", "UID", "getObjSize"]),
        f"{akte}/@@getVocabulary" + auswahl("Geheim*", ["Title", "path", "UID"]),
        f"{site}/resolveuid/{uid}",
        f"{site}/resolveuid/{uid}/@@download/file",
        f"{site}/@@resolveuid/{uid}",
        f"{site}/@@redirect-to-uuid/{uid}",
        f"{akte}/resolveuid/{uid}",
        f"{akte}/@@redirect-to-uuid/{uid}",
        f"{site}/alter-ort/{lage.geheim.getId()}",
        f"{site}/{lage.geheim.getId()}",
        f"{site}/org/{lage.geheim.getId()}",
        f"{akte}/{lage.geheim.getId()}",
    ]
    return [("GET", adresse, JSON, None) for adresse in rest] + [
        ("GET", adresse, HTML, None) for adresse in seiten
    ]


def schreibende(lage):
    """Requests that name a hidden record as their source or aim."""
    site = lage.site.absolute_url()
    akte = lage.akte.absolute_url()
    geheim = lage.geheim.absolute_url()
    uid = api.content.get_uuid(lage.geheim)
    dokument_uid = api.content.get_uuid(lage.geheimes_dokument)
    wege = [{"source": quelle} for quelle in (geheim, uid, geheim.split("/plone")[1])]
    return [
        *(
            ("POST", f"{akte}/{dienst}", JSON, weg)
            for dienst in ("@copy", "@move")
            for weg in wege
        ),
        (
            "POST",
            f"{site}/@querystring-search",
            JSON,
            abfrage("SearchableText", "string.contains", "Geheim"),
        ),
        (
            "POST",
            f"{site}/@querystring-search",
            JSON,
            abfrage("portal_type", "selection.any", ["Akte"]),
        ),
        (
            "PATCH",
            lage.dokument.absolute_url(),
            JSON,
            {"hauptdokument": dokument_uid},
        ),
        ("POST", f"{akte}/@lock", JSON, {"stealable": True}),
        ("POST", f"{akte}/@umschreiben", JSON, {"ziel": uid, "grund": "x"}),
        ("POST", f"{akte}/@umschreiben", JSON, {"ziel": geheim, "grund": "x"}),
    ]


def antwort(person, methode, adresse, kopf, daten):
    erhalten = person.request(
        methode,
        adresse,
        headers={**kopf, "Connection": "close"},
        json=daten,
        allow_redirects=False,
    )
    text = RAUSCHEN.sub("", erhalten.text)
    kopfzeilen = {
        name: wert
        for name, wert in erhalten.headers.items()
        if name not in ("Date", "Content-Length", "Last-Modified", "ETag")
    }
    return erhalten.status_code, kopfzeilen, text


def frage_alle(person, anfragen):
    return {
        (methode, adresse, kopf["Accept"], json.dumps(daten)): antwort(
            person, methode, adresse, kopf, daten
        )
        for methode, adresse, kopf, daten in anfragen
    }


def unterschiede(verborgen, nichts):
    """Requests that are answered otherwise, with the lines that differ."""
    gefunden = {}
    for stelle, (status, kopf, text) in verborgen.items():
        status_, kopf_, text_ = nichts[stelle]
        zeilen = list(unified_diff(text.splitlines(), text_.splitlines(), n=0))
        if (status, kopf) != (status_, kopf_):
            zeilen.append((status, status_, set(kopf.items()) ^ set(kopf_.items())))
        if zeilen:
            gefunden[stelle] = zeilen
            print(stelle, *zeilen[:12], sep="\n    ")
    return gefunden


def loesche(lage):
    with api.env.adopt_roles(["Manager"]):
        katalog = api.portal.get_tool("portal_catalog")
        pfad = "/".join(lage.geheim.getPhysicalPath())
        for brain in katalog.unrestrictedSearchResults(path=pfad):
            katalog.uncatalog_object(brain.getPath())
        lage.einheit._delOb(lage.geheim.getId())
        transaction.commit()


@pytest.fixture
def mit_altem(lage):
    """The hidden Akte also has a former number and a former address.

    And the visible Dokument is an Anlage to the hidden one.
    """
    from plone.app.redirector.interfaces import IRedirectionStorage

    with api.env.adopt_roles(["Manager"]):
        lage.dokument.hauptdokument = api.content.get_uuid(lage.geheimes_dokument)
        lage.dokument.reindexObject()
        geheim_id = lage.geheim.getId()
        alt, setzt = lage.geheim.kennzeichen, lage.geheim
        setze(setzt, "ALT-7", "Altbestand")
        setze(setzt, alt, "zurück")
        getUtility(IRedirectionStorage).add(
            f"/plone/alter-ort/{geheim_id}", "/".join(lage.geheim.getPhysicalPath())
        )
        transaction.commit()
    return lage


@pytest.mark.parametrize(
    "wer", [("Sachbearbeitung", "32"), ("Registratur",), ("Manager",)]
)
def test_no_place_tells_of_a_hidden_record(als, mit_altem, wer):
    lage = mit_altem
    person = als(*wer)
    anfragen = stellen(lage)
    verborgen = frage_alle(person, anfragen)
    spuren = lage.spuren()
    namen = [ort.absolute_url() for ort in (lage.geheim,)]
    loesche(lage)
    nichts = frage_alle(person, anfragen)

    assert unterschiede(verborgen, nichts) == {}
    assert {
        stelle for stelle, (status, _, _) in verborgen.items() if status >= 500
    } == set()
    for stelle, (_status, kopf, text) in verborgen.items():
        gefragt = " ".join(stelle)
        for spur in (*spuren, *namen):
            if spur not in gefragt:
                assert spur not in text, stelle
                assert spur not in str(kopf), stelle


def test_no_request_to_write_tells_of_a_hidden_record(als, mit_altem):
    lage = mit_altem
    person = als("Sachbearbeitung", "32")
    anfragen = schreibende(lage)
    frage_alle(person, anfragen)
    verborgen = frage_alle(person, anfragen)
    loesche(lage)
    nichts = frage_alle(person, anfragen)

    assert unterschiede(verborgen, nichts) == {}
    assert {antwort[0] for antwort in verborgen.values()} <= {200, 204, 400, 403, 404}


def test_visitors_hear_of_nothing_anywhere(als, mit_altem):
    lage = mit_altem
    besucher = als("Anonymous")
    anfragen = stellen(lage) + schreibende(lage)
    offen = ("Gasthaus", lage.akte.kennzeichen, api.content.get_uuid(lage.akte))

    verborgen = frage_alle(besucher, anfragen)
    spuren = (*lage.spuren(), *offen)
    loesche(lage)
    nichts = frage_alle(besucher, anfragen)

    assert unterschiede(verborgen, nichts) == {}
    for stelle, (_status, kopf, text) in verborgen.items():
        gefragt = " ".join(stelle)
        for spur in spuren:
            if spur not in gefragt:
                assert spur not in text, stelle
                assert spur not in str(kopf), stelle
