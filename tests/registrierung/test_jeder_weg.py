"""The rules hold for scripts and forms as they hold for REST."""

from collective.eakte.hindernisse import Hindernisse
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest


@pytest.fixture(autouse=True)
def als_manager(portal):
    with api.env.adopt_roles(["Manager"]):
        yield


def codes(info):
    return [grund.code for grund in info.value.hindernisse]


@pytest.mark.parametrize("portal_type", ["Akte", "Aktenplaneinheit"])
def test_nothing_above_vs_nfd_is_created(aktenplan, gewerbe, portal_type):
    behaelter = gewerbe if portal_type == "Akte" else aktenplan
    with pytest.raises(Hindernisse) as info:
        createContentInContainer(
            behaelter,
            portal_type,
            title="x",
            kennzeichen=None if portal_type == "Akte" else "9",
            vertraulichkeitsstufe="001",
        )
    assert codes(info) == ["einstufung-zu-hoch"]


def test_nothing_is_raised_above_vs_nfd(akte):
    akte.vertraulichkeitsstufe = "004"
    with pytest.raises(Hindernisse) as info:
        modified(akte)
    assert codes(info) == ["einstufung-zu-hoch"]


def test_an_empty_file_is_not_filed(vorgang):
    with pytest.raises(Hindernisse) as info:
        createContentInContainer(
            vorgang, "Dokument", file=NamedBlobFile(b"", filename="leer.pdf")
        )
    assert codes(info) == ["datei-leer"]


def test_a_dokument_has_a_betreff_or_a_file(vorgang):
    with pytest.raises(Hindernisse) as info:
        createContentInContainer(vorgang, "Dokument")
    assert codes(info) == ["betreff-oder-datei-fehlt"]


def test_the_file_lends_its_name(vorgang):
    dokument = createContentInContainer(
        vorgang, "Dokument", file=NamedBlobFile(b"x", filename="../Prüfung 1.pdf")
    )
    assert dokument.title == "Prüfung 1"
    assert dokument.file.filename == "Prüfung 1.pdf"


def test_an_akte_is_moved_by_umschreiben_only(aktenplan, akte):
    ziel = aktenplan["32"]["32.01"]["32.01.02"]
    # Even for those to whom a site has given the right.
    for objekt in (akte, akte.__parent__):
        objekt.manage_permission("Delete objects", ["Manager"])
    with pytest.raises(Hindernisse) as info:
        api.content.move(akte, ziel, safe_id=False)
    assert codes(info) == ["akte-nur-umschreiben"]


def test_a_plan_with_akten_is_not_copied(portal, aktenplan, akte):
    with pytest.raises(Hindernisse) as info:
        api.content.copy(aktenplan, portal, id="kopie")
    assert codes(info) == ["nicht-kopierbar"]
