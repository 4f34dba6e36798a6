"""Two people open a protected record for a third one; neither sees it."""

from Acquisition import aq_parent
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte import irgendwo
from collective.eakte.rechte import wiederherstellung
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.wiederherstellung import beantrage_wiederherstellung
from collective.eakte.rechte.wiederherstellung import bestaetige_wiederherstellung
from collective.eakte.rechte.wiederherstellung import offene_antraege
from collective.eakte.rechte.wiederherstellung import verwirf_wiederherstellung
from collective.eakte.ui.interfaces import IHandlung
from datetime import date
from datetime import timedelta
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest
import transaction


def codes(abgelehnt):
    return [h.code for h in abgelehnt.value.hindernisse]


@pytest.fixture
def leute(person, akte, dokument):
    """A Registratur, a data protection officer, a third person; the Akte is protected
    for somebody else."""
    with api.env.adopt_roles(["Manager"]):
        for name, rolle in (("reg", "Registratur"), ("dsb", "Datenschutz")):
            api.user.grant_roles(username=person(name), roles=[rolle])
    person("neue")
    schuetze(akte, [(person("alt"), ["Leitung"])], "Personalsache")


def test_a_third_person_gets_the_lead_when_two_want_it(
    leute, portal, sieht, akte, dokument
):
    login(portal, "reg")
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    assert not sieht("neue", dokument)
    login(portal, "dsb")
    assert [a.kennung for a in offene_antraege()] == [antrag.kennung]
    bestaetige_wiederherstellung(antrag.kennung)
    assert sieht("neue", dokument)
    assert not sieht("reg", akte)
    assert not sieht("dsb", akte)
    neue = berechtigungen(akte)[-1]
    assert (neue.ursache, neue.rollen) == ("wiederherstellung", ("Leitung",))
    arten = [(v.was, v.wer) for v in vermerkte(akte)]
    assert arten[:3] == [
        ("wiederherstellung-bestaetigt", "dsb"),
        ("berechtigung-erteilt", "dsb"),
        ("wiederherstellung-beantragt", "reg"),
    ]
    login(portal, "dsb")
    assert offene_antraege() == []


def test_the_same_person_does_not_confirm(leute, portal, akte):
    login(portal, "reg")
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    with pytest.raises(Hindernisse) as abgelehnt:
        bestaetige_wiederherstellung(antrag.kennung)
    assert codes(abgelehnt) == ["zweite-person-noetig"]


def test_neither_of_the_two_gets_the_lead(leute, portal, akte):
    login(portal, "reg")
    with pytest.raises(Hindernisse) as abgelehnt:
        beantrage_wiederherstellung(akte.kennzeichen, "reg", "")
    assert codes(abgelehnt) == ["dritte-person-noetig", "grund-fehlt"]
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "dsb", "verstorben")
    login(portal, "dsb")
    with pytest.raises(Hindernisse) as abgelehnt:
        bestaetige_wiederherstellung(antrag.kennung)
    assert codes(abgelehnt) == ["dritte-person-noetig"]


def test_groups_get_no_lead(leute, portal, person, akte):
    person("mitglied", "gruppe")
    login(portal, "reg")
    with pytest.raises(Hindernisse) as abgelehnt:
        beantrage_wiederherstellung(akte.kennzeichen, "gruppe", "verstorben")
    assert codes(abgelehnt) == ["person-unbekannt"]


def test_others_take_no_part(leute, portal, person, akte):
    for rolle in ("Manager", "Fachadministration", "Revision", "Leitung"):
        name = person(f"p-{rolle.lower()}")
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username=name, roles=[rolle])
        login(portal, name)
        for versuch in (
            lambda: beantrage_wiederherstellung(akte.kennzeichen, "neue", "x"),
            lambda: bestaetige_wiederherstellung("x"),
            lambda: verwirf_wiederherstellung("x", "x"),
            offene_antraege,
        ):
            with pytest.raises(NichtBerechtigt):
                versuch()


def test_missing_and_unprotected_numbers_answer_alike(leute, portal, gewerbe):
    with api.env.adopt_roles(["Manager"]):
        offen = createContentInContainer(gewerbe, "Akte", title="Kiosk")
    login(portal, "reg")
    antworten = []
    for angabe in (offen.kennzeichen, api.content.get_uuid(offen), "99-1", "", None):
        with pytest.raises(Hindernisse) as abgelehnt:
            beantrage_wiederherstellung(angabe, "neue", "verstorben")
        antworten.append(abgelehnt.value.hindernisse)
    assert len(set(antworten)) == 1


def test_who_has_the_role_elsewhere_in_the_plan_finds_nothing(
    leute, portal, person, aktenplan, akte
):
    name = person("reg-61")
    erteile(aktenplan["61"], name, ["Registratur"], grund="zuständig")
    login(portal, name)
    with pytest.raises(Hindernisse) as abgelehnt:
        beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    assert codes(abgelehnt) == ["wiederherstellung-nicht-moeglich"]
    zweite = person("reg-32")
    erteile(aktenplan["32"], zweite, ["Registratur"], grund="zuständig")
    login(portal, zweite)
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    login(portal, name)
    assert offene_antraege() == []
    with pytest.raises(Hindernisse) as abgelehnt:
        bestaetige_wiederherstellung(antrag.kennung)
    assert codes(abgelehnt) == ["antrag-unbekannt"]


def test_a_request_waits_for_14_days(leute, portal, akte, monkeypatch):
    login(portal, "reg")
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    monkeypatch.setattr(
        wiederherstellung, "heute", lambda: date.today() + timedelta(days=16)
    )
    login(portal, "dsb")
    assert offene_antraege() == []
    with pytest.raises(Hindernisse) as abgelehnt:
        bestaetige_wiederherstellung(antrag.kennung)
    assert codes(abgelehnt) == ["antrag-unbekannt"]


def test_the_second_person_refuses_with_a_reason(leute, portal, akte):
    login(portal, "reg")
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    login(portal, "dsb")
    with pytest.raises(Hindernisse):
        verwirf_wiederherstellung(antrag.kennung, " ")
    verwirf_wiederherstellung(antrag.kennung, "Kreis ist erreichbar")
    assert offene_antraege() == []
    assert vermerkte(akte)[0].warum == "Kreis ist erreichbar"


def test_a_deputy_confirms_nothing_with_the_role_of_the_absent(
    leute, portal, person, akte, monkeypatch
):
    from collective.eakte.rechte.sicht import Sicht

    login(portal, "reg")
    antrag = beantrage_wiederherstellung(akte.kennzeichen, "neue", "verstorben")
    name = person("vertretung")
    ungefragt = irgendwo.sichten_von
    monkeypatch.setattr(
        irgendwo,
        "sichten_von",
        lambda benutzer: [
            *ungefragt(benutzer),
            Sicht(frozenset({"Datenschutz"}), frozenset({"dsb"}), fuer="dsb"),
        ],
    )
    login(portal, name)
    with pytest.raises(NichtBerechtigt):
        bestaetige_wiederherstellung(antrag.kennung)


def test_it_works_over_rest(als, eakte_portal):
    gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(gewerbe, "Akte", title="Geheime Sache")
        for name in ("alt", "neue"):
            api.user.create(
                email=f"{name}@stadt.example",
                username=name,
                password="Geheim-fuer-Tests-1",
            )
        schuetze(akte, [("alt", ["Leitung"])], "Personalsache")
    transaction.commit()
    dienst = f"{eakte_portal.absolute_url()}/@wiederherstellung"
    reg, dsb = als("Registratur"), als("Datenschutz")
    angaben = {"kennzeichen": akte.kennzeichen, "prinzipal": "neue", "grund": "tot"}
    assert als("Anonymous").get(dienst).status_code == 401
    for rolle in ("Sachbearbeitung", "Manager", "Fachadministration"):
        assert als(rolle).post(dienst, json=angaben).status_code == 403
        assert als(rolle).get(dienst).status_code == 403
    for unsinn in ({"kennzeichen": 7}, [], {"wer": "x"}, {"grund": ["x"]}):
        assert reg.post(dienst, json=unsinn).status_code == 400
    antwort = reg.post(dienst, json=angaben)
    assert antwort.status_code == 201, antwort.text
    assert "Geheime" not in antwort.text
    adresse = antwort.json()["@id"]
    assert reg.post(adresse, json={}).status_code == 400
    assert dsb.post(f"{dienst}/unbekannt", json={}).status_code == 400
    offene = dsb.get(dienst)
    assert offene.json()["items_total"] == 1
    assert "Geheime" not in offene.text
    assert dsb.post(adresse, json={}).status_code == 204
    transaction.begin()
    assert berechtigungen(akte)[-1].prinzipal == "neue"
    assert dsb.get(akte.absolute_url()).status_code != 200
    suche = f"{eakte_portal.absolute_url()}/@prinzipale?q=neue"
    assert reg.get(suche).json()["items"][0]["id"] == "neue"
    assert als("Sachbearbeitung").get(suche).status_code == 403


def test_who_takes_part_finds_the_way_to_it(leute, portal, akte):
    anfrage = portal.REQUEST
    alsoProvides(anfrage, IEAkteLayer)
    einheit = aq_parent(akte)

    def angeboten():
        handlung = getMultiAdapter(
            (einheit, anfrage), IHandlung, name="handlung-wiederherstellen"
        )
        return handlung.verfuegbar()

    for name, erwartet in (("reg", True), ("dsb", True), ("neue", False)):
        login(portal, name)
        assert angeboten() is erwartet, name
