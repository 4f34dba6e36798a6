"""One editor at a time: check out, check in, cancel, hand over, take back."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.versionen import api as versionen
from plone import api
from plone.app.testing import login
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest


@pytest.fixture
def leute(portal, vorgang, person):
    """Two who work in the Vorgang, one who only reads it, and the Registratur."""
    with api.env.adopt_roles(["Manager"]):
        for name, rolle in (
            ("yilmaz", "Sachbearbeitung"),
            ("mensah", "Sachbearbeitung"),
            ("gast", "Einsicht"),
        ):
            person(name)
            api.user.grant_roles(username=name, roles=[rolle], obj=vorgang)
        person("registratorin")
        api.user.grant_roles(username="registratorin", roles=["Registratur"])
    return lambda name: login(portal, name)


@pytest.fixture
def als_person(leute):
    return leute


def datei(text=b"Fassung", name="brief.txt", typ="text/plain"):
    return NamedBlobFile(data=text, filename=name, contentType=typ)


def codes(fehler):
    return [grund.code for grund in fehler.value.hindernisse]


def test_who_checks_out_is_told_to_everybody(dokument, als_person):
    als_person("yilmaz")
    stand = versionen.checke_aus(dokument)
    assert (stand.person, stand.fuer) == ("yilmaz", None)
    als_person("gast")
    assert versionen.auscheckung(dokument) == stand
    katalog = api.portal.get_tool("portal_catalog")
    assert [b.ausgecheckt_von for b in katalog(ausgecheckt_von="yilmaz")] == ["yilmaz"]


def test_nobody_else_checks_out_meanwhile(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    als_person("mensah")
    with pytest.raises(Hindernisse) as fehler:
        versionen.checke_aus(dokument)
    assert codes(fehler) == ["ausgecheckt"]
    assert "yilmaz" in str(fehler.value)


def test_whoever_may_not_change_does_not_check_out(dokument, als_person):
    als_person("gast")
    with pytest.raises(NichtBerechtigt):
        versionen.checke_aus(dokument)


def test_a_check_in_with_a_file_makes_a_version_with_the_comment(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    versionen.checke_ein(dokument, datei(b"eins"), "Erster Entwurf")
    assert versionen.auscheckung(dokument) is None
    versionen.checke_aus(dokument)
    versionen.checke_ein(dokument, datei(b"zwei"), "Nach Rücksprache")
    assert dokument.file.data == b"zwei"
    assert versionen.fassungen(dokument)[0].kommentar == "Nach Rücksprache"
    katalog = api.portal.get_tool("portal_catalog")
    assert len(katalog(ausgecheckt_von="yilmaz")) == 0


def test_a_check_in_without_a_file_makes_none(dokument, als_person):
    als_person("yilmaz")
    dokument.file = datei(b"eins")
    modified(dokument)
    vorher = versionen.fassungen(dokument)
    versionen.checke_aus(dokument)
    versionen.checke_ein(dokument, kommentar="Nichts geändert")
    assert versionen.fassungen(dokument) == vorher


def test_only_the_holder_checks_in_and_cancels(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    als_person("mensah")
    for tun in (versionen.checke_ein, versionen.brich_ab):
        with pytest.raises(Hindernisse) as fehler:
            tun(dokument)
        assert codes(fehler) == ["ausgecheckt"]
    als_person("yilmaz")
    versionen.brich_ab(dokument)
    assert versionen.auscheckung(dokument) is None


def test_a_wrong_token_is_refused(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    with pytest.raises(Hindernisse) as fehler:
        versionen.checke_ein(dokument, datei(), token="falsch")
    assert codes(fehler) == ["sperrtoken-fehlt"]


def test_it_is_handed_over_to_somebody_who_may_change_it(dokument, als_person):
    als_person("yilmaz")
    alter = versionen.checke_aus(dokument)
    for niemand in ("gast", "yilmaz", "unbekannt", ""):
        with pytest.raises(Hindernisse) as fehler:
            versionen.uebergib(dokument, niemand)
        assert codes(fehler) == ["empfaenger-ungueltig"]
    neuer = versionen.uebergib(dokument, "mensah", "Urlaub")
    assert neuer.person == "mensah"
    assert neuer.token != alter.token
    with pytest.raises(Hindernisse):
        versionen.checke_ein(dokument, datei())
    als_person("mensah")
    versionen.checke_ein(dokument, datei(b"von Mensah"))
    assert dokument.file.data == b"von Mensah"


def test_only_the_registratur_takes_back_and_says_why(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    als_person("mensah")
    with pytest.raises(NichtBerechtigt):
        versionen.nimm_zurueck(dokument, "Eilt")
    als_person("registratorin")
    with pytest.raises(Hindernisse) as fehler:
        versionen.nimm_zurueck(dokument, " ")
    assert codes(fehler) == ["grund-fehlt"]
    versionen.nimm_zurueck(dokument, "Frau Yilmaz ist erkrankt")
    assert versionen.auscheckung(dokument) is None


def test_a_late_check_in_is_refused_with_the_reason_and_filed_anew(
    dokument, als_person
):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    als_person("registratorin")
    versionen.nimm_zurueck(dokument, "Frau Yilmaz ist erkrankt")
    als_person("yilmaz")
    with pytest.raises(Hindernisse) as fehler:
        versionen.checke_ein(dokument, datei(b"zu Hause geschrieben"))
    assert codes(fehler) == ["nicht-ausgecheckt"]
    assert "Frau Yilmaz ist erkrankt" in str(fehler.value)
    versionen.checke_aus(dokument)
    versionen.checke_ein(dokument, datei(b"zu Hause geschrieben"))
    assert dokument.file.data == b"zu Hause geschrieben"


def test_others_are_not_told_why_somebodys_check_out_was_ended(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    als_person("registratorin")
    versionen.nimm_zurueck(dokument, "Frau Yilmaz ist erkrankt")
    als_person("mensah")
    with pytest.raises(Hindernisse) as fehler:
        versionen.checke_ein(dokument)
    assert "erkrankt" not in str(fehler.value)


def test_nobody_else_changes_it_by_code(dokument, als_person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    dokument.title = "Geändert"
    modified(dokument)
    als_person("mensah")
    with pytest.raises(Hindernisse):
        modified(dokument)


def test_grants_are_possible_meanwhile(dokument, als_person, person):
    als_person("yilmaz")
    versionen.checke_aus(dokument)
    person("neu")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username="neu", roles=["Einsicht"], obj=dokument)


def test_a_copy_is_not_checked_out(dokument, vorgang, als_person):
    from collective.eakte.registrierung.umlegen import kopiere

    als_person("yilmaz")
    versionen.checke_aus(dokument)
    kopie = kopiere(dokument, vorgang)
    assert versionen.auscheckung(kopie) is None
    assert versionen.auscheckung(dokument) is not None


def test_nothing_that_is_final_or_in_a_closed_file_is_checked_out(dokument):
    with api.env.adopt_roles(["Manager"]):
        versionen.erteile_endfassung(dokument, "Unterschrieben")
        with pytest.raises(Hindernisse) as fehler:
            versionen.checke_aus(dokument)
    assert codes(fehler) == ["dokument-endfassung"]
