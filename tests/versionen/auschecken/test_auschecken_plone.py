"""Plone's own screens and services for many things at once meet the same lock."""

from collective.eakte.hindernisse import Hindernisse
from plone import api
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import json
import pytest
import re
import requests
import transaction


@pytest.fixture
def verwalterin(eakte_portal):
    """A session with all rights and a token for forms."""
    with requests.Session() as sitzung:
        sitzung.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        yield sitzung


@pytest.fixture
def dokument(url, token, eakte_portal):
    """The Dokument that Yilmaz has."""
    transaction.begin()
    pfad = url.removeprefix(eakte_portal.absolute_url()).strip("/")
    return eakte_portal.unrestrictedTraverse(pfad)


def stand(eakte_portal, url):
    transaction.begin()
    pfad = url.removeprefix(eakte_portal.absolute_url()).strip("/")
    objekt = eakte_portal.unrestrictedTraverse(pfad, None)
    return objekt and (
        objekt.getId(),
        objekt.title,
        api.content.get_state(objekt),
        objekt.aq_parent.getId(),
    )


@pytest.mark.parametrize(
    ("aktion", "angaben"),
    [
        ("fc-rename", {"newid_1": "anders", "newtitle_1": "Anders"}),
        ("fc-delete", {}),
        ("fc-workflow", {"transition": "endfassung_erteilen", "comments": "Fertig"}),
        ("fc-workflow", {"transition": "stornieren", "comments": "Doppelt"}),
        ("fc-properties", {"effectiveDate": "2026-01-01"}),
        ("fc-tags", {"add": "Eilt"}),
    ],
)
def test_actions_on_many_things(
    aktion, angaben, url, token, vorgang_url, verwalterin, eakte_portal, dokument
):
    vorher = stand(eakte_portal, url)
    seite = verwalterin.get(f"{vorgang_url}/folder_contents").text
    schutz = re.search(r'data-token="([0-9a-f]+)"', seite)
    uid = api.content.get_uuid(dokument)
    verwalterin.post(
        f"{vorgang_url}/@@{aktion}",
        data={
            "selection": json.dumps([uid]),
            "UID_1": uid,
            "_authenticator": schutz[1] if schutz else "",
            **angaben,
        },
    )
    assert stand(eakte_portal, url) == vorher


@pytest.mark.parametrize(
    "tun",
    [
        lambda v, d: v.manage_renameObject(d.getId(), "anders"),
        lambda v, d: v.aq_parent.manage_pasteObjects(v.manage_cutObjects([d.getId()])),
        lambda v, d: api.content.transition(d, "stornieren", comment="Doppelt"),
        lambda v, d: api.content.rename(d, new_id="anders"),
    ],
)
def test_code_of_plone_is_refused(tun, dokument, eakte_portal):
    login(eakte_portal.aq_parent, SITE_OWNER_NAME)
    with pytest.raises(Exception) as fehler:
        tun(dokument.aq_parent, dokument)
    transaction.abort()
    if isinstance(fehler.value, Hindernisse):
        assert fehler.value.hindernisse
    assert dokument.aq_parent._getOb(dokument.getId(), None) is not None


def test_the_toolbar_knows_that_somebody_has_it(url, token, mensah, yilmaz):
    for sitzung, erwartet in ((mensah, "True"), (yilmaz, "")):
        antwort = sitzung.get(
            f"{url}/@@plone_lock_info/is_locked_for_current_user",
            headers={"Accept": "text/html"},
        )
        assert antwort.text == erwartet


def test_without_a_lock_a_dokument_is_renamed(
    url, vorgang_url, verwalterin, eakte_portal
):
    transaction.begin()
    pfad = url.removeprefix(eakte_portal.absolute_url()).strip("/")
    uid = api.content.get_uuid(eakte_portal.unrestrictedTraverse(pfad))
    seite = verwalterin.get(f"{vorgang_url}/folder_contents").text
    schutz = re.search(r'data-token="([0-9a-f]+)"', seite)
    verwalterin.post(
        f"{vorgang_url}/@@fc-rename",
        data={
            "UID_1": uid,
            "newid_1": pfad.rpartition("/")[2],
            "newtitle_1": "Anders",
            "_authenticator": schutz[1],
        },
    )
    assert stand(eakte_portal, url)[1] == "Anders"
