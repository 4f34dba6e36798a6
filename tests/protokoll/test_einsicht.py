"""Who has looked at a record: entered where its plan unit asks for it, and always in
what is protected or confidential. Downloads are entered everywhere."""

from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte.api import schuetze
from concurrent.futures import ThreadPoolExecutor
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest
import requests
import transaction


INHALT = b"Sehr geehrte Damen und Herren," * 40
ZUGRIFFE = ("eingesehen", "heruntergeladen")


@pytest.fixture
def einheit(eakte_portal):
    return eakte_portal["org"]["32"]["32.01"]["32.01.01"]


@pytest.fixture
def akte(einheit):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")


@pytest.fixture
def dokument(akte):
    with api.env.adopt_roles(["Manager"]):
        vorgang = createContentInContainer(akte, "Vorgang", title="Anmeldung")
        dokument = createContentInContainer(
            vorgang,
            "Dokument",
            title="Schreiben",
            file=NamedBlobFile(INHALT, "text/plain", "brief.txt"),
        )
    transaction.commit()
    return dokument


@pytest.fixture
def mit_einsicht(einheit, dokument):
    """The plan unit orders that looks are entered."""
    einheit.zugriffsprotokoll = True
    modified(einheit)
    transaction.commit()


@pytest.fixture
def leser(als):
    return als("Sachbearbeitung")


def zugriffe(obj):
    """Who has looked, the oldest first."""
    transaction.begin()
    return [(e.was, e.wer) for e in eintraege(obj) if e.was in ZUGRIFFE][::-1]


def seite(session, url, **kopf):
    antwort = session.get(url, headers={"Accept": "text/html", **kopf})
    assert antwort.status_code in (200, 206), antwort.text[:300]
    return antwort


def test_who_looks_is_not_entered_where_nobody_asks_for_it(leser, dokument):
    seite(leser, dokument.absolute_url())
    leser.get(dokument.absolute_url())
    seite(leser, f"{dokument.absolute_url()}/@@anzeige")
    assert zugriffe(dokument) == []


def test_a_download_is_entered_everywhere(leser, dokument):
    antwort = seite(leser, f"{dokument.absolute_url()}/@@download/file")
    assert antwort.content == INHALT
    assert zugriffe(dokument) == [("heruntergeladen", "sachbearbeitung")]
    [eintrag] = vermerkte(dokument, "heruntergeladen")
    assert eintrag.angaben == {"nummer": 1}
    assert eintrag.weg == "browser"


@pytest.mark.parametrize("art", ["POST", "OPTIONS", "PUT"])
@pytest.mark.parametrize(
    "ziel", ["@@download/file", "download/file", "@@download-version?version_id=0"]
)
def test_a_file_is_not_had_without_an_entry_by_another_method(
    leser, dokument, art, ziel
):
    antwort = leser.request(
        art, f"{dokument.absolute_url()}/{ziel}", headers={"Accept": "*/*"}
    )
    assert bool(zugriffe(dokument)) == (INHALT in antwort.content)


def test_asking_for_the_size_of_a_file_is_no_download(leser, dokument):
    antwort = leser.head(f"{dokument.absolute_url()}/@@download/file")
    assert (antwort.status_code, antwort.content) == (200, b"")
    assert zugriffe(dokument) == []


@pytest.mark.usefixtures("mit_einsicht")
@pytest.mark.parametrize("ziel", ["", "/@@anzeige", "/view"])
def test_a_page_that_is_posted_to_is_a_look(leser, dokument, ziel):
    antwort = leser.post(
        f"{dokument.absolute_url()}{ziel}", headers={"Accept": "text/html"}
    )
    assert antwort.status_code == 200
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


@pytest.mark.usefixtures("mit_einsicht")
def test_records_that_are_listed_whole_are_seen(leser, akte, dokument, eakte_portal):
    vorgang = dokument.aq_parent
    antwort = leser.get(f"{akte.absolute_url()}?fullobjects=1")
    assert antwort.json()["items"][0]["title"] == "Anmeldung"
    assert zugriffe(vorgang) == [("eingesehen", "sachbearbeitung")]
    assert zugriffe(akte) == [("eingesehen", "sachbearbeitung")]
    assert zugriffe(dokument) == []
    leser.get(
        f"{eakte_portal.absolute_url()}/@search",
        params={"fullobjects": "1", "UID": dokument.UID()},
    ).raise_for_status()
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


@pytest.mark.usefixtures("mit_einsicht")
def test_what_lists_say_of_a_record_is_no_look(leser, akte, dokument):
    leser.get(dokument.aq_parent.absolute_url()).raise_for_status()
    assert zugriffe(dokument) == []


@pytest.mark.usefixtures("mit_einsicht")
def test_who_writes_a_record_leaves_no_look_besides(leser, dokument):
    vorgang = dokument.aq_parent
    kopf = {"Prefer": "return=representation"}
    leser.patch(
        dokument.absolute_url(), json={"title": "Neu"}, headers=kopf
    ).raise_for_status()
    antwort = leser.post(
        vorgang.absolute_url(), json={"@type": "Dokument", "title": "Zweites"}
    )
    assert antwort.status_code == 201
    transaction.begin()
    assert [zugriffe(obj) for obj in (dokument, *vorgang.objectValues())] == [[]] * 3


@pytest.mark.usefixtures("mit_einsicht")
def test_a_change_of_nothing_that_shows_the_record_is_a_look(leser, dokument):
    kopf = {"Prefer": "return=representation"}
    antwort = leser.patch(dokument.absolute_url(), json={}, headers=kopf)
    assert antwort.status_code == 200
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


def test_each_download_is_one_entry(leser, dokument):
    for _mal in range(2):
        seite(leser, f"{dokument.absolute_url()}/@@download/file")
    assert len(zugriffe(dokument)) == 2


def test_a_download_in_pieces_is_one_entry(leser, dokument):
    for stueck in ("bytes=0-99", "bytes=100-199", "bytes=200-"):
        antwort = seite(
            leser, f"{dokument.absolute_url()}/@@download/file", Range=stueck
        )
        assert antwort.status_code == 206
    assert zugriffe(dokument) == [("heruntergeladen", "sachbearbeitung")]


def test_what_was_refused_was_not_read(als, dokument):
    fremde = als("Beschaeftigte")
    assert fremde.get(f"{dokument.absolute_url()}/@@download/file").status_code > 400
    assert zugriffe(dokument) == []


def test_what_is_not_there_was_not_read(leser, dokument):
    antwort = leser.get(f"{dokument.absolute_url()}/@@download-version?version_id=7")
    assert antwort.status_code == 404
    assert zugriffe(dokument) == []


@pytest.mark.usefixtures("mit_einsicht")
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_opening_a_record_is_entered_where_its_unit_asks_for_it(
    leser, dokument, akte, accept
):
    for obj in (akte, dokument):
        seite(leser, obj.absolute_url(), Accept=accept)
        assert zugriffe(obj) == [("eingesehen", "sachbearbeitung")]


@pytest.mark.usefixtures("mit_einsicht")
def test_a_page_and_its_preview_are_one_look(leser, dokument):
    seite(leser, dokument.absolute_url())
    seite(leser, f"{dokument.absolute_url()}/@@anzeige/file/brief.txt")
    seite(leser, f"{dokument.absolute_url()}/@@display-file", Range="bytes=0-10")
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


@pytest.mark.usefixtures("mit_einsicht")
def test_a_preview_without_its_page_is_a_look(leser, dokument):
    seite(leser, f"{dokument.absolute_url()}/@@anzeige/file/brief.txt")
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


@pytest.mark.usefixtures("mit_einsicht")
def test_each_person_is_entered(als, leser, dokument):
    for session in (leser, als("Registratur")):
        seite(session, dokument.absolute_url())
    assert [wer for _was, wer in zugriffe(dokument)] == [
        "sachbearbeitung",
        "registratur",
    ]


def test_a_unit_below_cannot_call_off_what_was_ordered_above(
    leser, einheit, dokument, eakte_portal
):
    eakte_portal["org"]["32"].zugriffsprotokoll = True
    einheit.zugriffsprotokoll = False
    transaction.commit()
    seite(leser, dokument.absolute_url())
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


def test_looks_at_confidential_records_are_always_entered(leser, akte, dokument):
    akte.vertraulichkeitsstufe = "005"
    modified(akte)
    transaction.commit()
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(
            username="sachbearbeitung", roles=["Sachbearbeitung"], obj=akte
        )
    transaction.commit()
    seite(leser, dokument.absolute_url())
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


def test_looks_at_protected_records_are_always_entered(leser, akte, dokument, als):
    als("Leitung")
    with api.env.adopt_roles(["Manager"]):
        schuetze(
            akte,
            [("leitung", ["Leitung"]), ("sachbearbeitung", ["Sachbearbeitung"])],
            "Personalsache",
        )
    transaction.commit()
    seite(leser, dokument.absolute_url())
    assert zugriffe(dokument) == [("eingesehen", "sachbearbeitung")]


@pytest.mark.usefixtures("mit_einsicht")
def test_a_browser_with_a_cookie_is_not_asked_to_confirm_that_it_reads(
    eakte_portal, dokument
):
    browser = requests.Session()
    browser.post(
        f"{eakte_portal.absolute_url()}/login",
        data={
            "__ac_name": SITE_OWNER_NAME,
            "__ac_password": SITE_OWNER_PASSWORD,
            "buttons.login": "Log in",
        },
    )
    assert "__ac" in browser.cookies
    for ziel in ("", "/@@anzeige", "/@@download/file"):
        antwort = browser.get(f"{dokument.absolute_url()}{ziel}")
        assert (antwort.status_code, antwort.history) == (200, [])
    assert [was for was, _wer in zugriffe(dokument)] == list(ZUGRIFFE)


@pytest.mark.usefixtures("mit_einsicht")
def test_many_readers_at_once_are_all_entered(als, dokument):
    rollen = ("Sachbearbeitung", "Registratur", "Leitung", "Revision")
    sitzungen = [als(rolle) for rolle in rollen]
    with ThreadPoolExecutor(len(sitzungen)) as leser:
        antworten = list(
            leser.map(lambda s: seite(s, dokument.absolute_url()), sitzungen)
        )
    assert {antwort.status_code for antwort in antworten} == {200}
    assert sorted(wer for _was, wer in zugriffe(dokument)) == sorted(
        rolle.lower() for rolle in rollen
    )
