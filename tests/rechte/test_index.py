"""The index keeps up with the records, whatever is done to them."""

from BTrees.IIBTree import IISet
from collective.eakte.aktenzeichen.api import kuenftiger_name
from collective.eakte.aktenzeichen.api import setze
from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.rechte import index as rechte_index
from collective.eakte.rechte import pruefung
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import ort_von
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.einrichtung import baue_ab
from collective.eakte.rechte.einrichtung import richte_ein
from collective.eakte.rechte.index import Zugriffsindex
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.registrierung.umlegen import kopiere
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility

import pytest
import requests
import transaction


@pytest.fixture
def leser(person):
    return person("leser")


@pytest.fixture
def fremd(person):
    """Somebody with a role in the whole site, whom protection keeps out."""
    name = person("fremd")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=name, roles=["Registratur"])
    return name


@pytest.fixture
def kreis(person):
    return person("kreis")


@pytest.fixture
def katalog(portal):
    return api.portal.get_tool("portal_catalog")


@pytest.fixture
def als_verwaltung(portal):
    with api.env.adopt_roles(["Manager"]):
        yield


@pytest.fixture
def zweite_akte(gewerbe):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(gewerbe, "Akte", title="Gasthaus Krone")


def index_von(katalog):
    return katalog._catalog.indexes["allowedRolesAndUsers"].__of__(katalog._catalog)


def in_ordnung():
    return list(pruefung.pruefe()) == []


def test_what_is_filed_later_belongs_to_the_domain(leser, sieht, akte, als_verwaltung):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    neues = createContentInContainer(akte, "Dokument", title="Später")
    assert in_ordnung()
    assert sieht(leser, neues)


def test_umschreiben_takes_rights_of_its_own_along(
    aktenplan, leser, kreis, fremd, sieht, akte, dokument, als_verwaltung
):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    erteile(dokument, kreis, ["Einsicht"], grund="Stellungnahme")
    neu = umschreiben(akte, aktenplan["32"]["32.01"]["32.01.02"], "Falsche Einheit")
    assert in_ordnung()
    (neues,) = neu.objectValues()[0].objectValues()
    assert sieht(leser, neues) and sieht(kreis, neues) and sieht(fremd, neues)
    assert not sieht(kreis, neu)


def test_a_record_moved_out_of_a_protected_akte_is_open_then(
    kreis, fremd, sieht, akte, zweite_akte, vorgang, dokument, als_verwaltung
):
    schuetze(akte, [(kreis, ["Leitung"])], "Personalsache")
    assert not sieht(fremd, dokument)
    with api.env.adopt_user(username=kreis):
        neu = verlege(vorgang, zweite_akte, kuenftiger_name(vorgang, zweite_akte))
    assert in_ordnung()
    (neues,) = neu.objectValues()
    assert sieht(fremd, neues)
    assert not sieht(kreis, neues)


def test_a_record_moved_into_a_protected_akte_is_hidden_then(
    kreis, fremd, sieht, akte, zweite_akte, vorgang, dokument, als_verwaltung
):
    schuetze(zweite_akte, [(kreis, ["Leitung"])], "Personalsache")
    assert sieht(fremd, dokument)
    with api.env.adopt_roles(["Manager"]):
        neu = verlege(vorgang, zweite_akte, kuenftiger_name(vorgang, zweite_akte))
    assert in_ordnung()
    (neues,) = neu.objectValues()
    assert not sieht(fremd, neues)
    assert sieht(kreis, neues)


def test_a_renamed_unit_keeps_what_was_granted_in_it(
    gewerbe, leser, sieht, akte, dokument, als_verwaltung
):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    setze(gewerbe, "32.01.07", "Neue Gliederung")
    assert in_ordnung()
    assert sieht(leser, dokument)
    register = getUtility(IZugriffsregister)
    assert register.am_ort(ort_von(akte)) is bereich_von(akte)


def test_a_copy_has_no_releases(leser, sieht, vorgang, dokument, als_verwaltung):
    erteile(dokument, leser, ["Einsicht"], grund="Amtshilfe")
    kopie = kopiere(dokument, vorgang)
    assert in_ordnung()
    assert sieht(leser, dokument)
    assert not sieht(leser, kopie)


def test_a_domain_goes_with_its_object(leser, gewerbe, akte, als_verwaltung, katalog):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    katalog()
    nummer, ort = bereich_von(akte).nummer, ort_von(akte)
    anzahl = index_von(katalog).numObjects()
    with loeschen_erlauben():
        gewerbe._delObject(akte.getId())
    katalog()
    register = getUtility(IZugriffsregister)
    assert register.bereich(nummer) is None
    assert register.am_ort(ort) is None
    assert index_von(katalog).numObjects() == anzahl - 1
    assert in_ordnung()


def test_a_change_of_state_changes_who_sees_a_unit(
    aktenplan, leser, sieht, als_verwaltung
):
    api.user.grant_roles(username=leser, roles=["Beschaeftigte"])
    entwurf = createContentInContainer(
        aktenplan,
        "Aktenplaneinheit",
        kennzeichen="77",
        title="Neues",
        typ="Hauptgruppe",
    )
    assert not sieht(leser, entwurf)
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(entwurf, "aktivieren")
    assert in_ordnung()
    assert sieht(leser, entwurf)


def test_the_catalog_can_be_built_anew(
    leser, kreis, fremd, sieht, akte, zweite_akte, dokument, katalog, als_verwaltung
):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    schuetze(zweite_akte, [(kreis, ["Leitung"])], "Personalsache")
    katalog()
    vorher = index_von(katalog).numObjects()
    for neu_bauen in (
        katalog.clearFindAndRebuild,
        lambda: katalog.refreshCatalog(clear=1),
        lambda: katalog.refreshCatalog(clear=0),
        lambda: katalog.reindexIndex("allowedRolesAndUsers", None),
    ):
        neu_bauen()
        assert in_ordnung()
        assert index_von(katalog).numObjects() == vorher
        assert sieht(leser, dokument)
        assert not sieht(fremd, zweite_akte)


def test_other_content_is_entered_as_ever(portal, person, katalog, als_verwaltung):
    seite = api.content.create(portal, "Document", "seite", title="Seite")
    katalog()
    rid = katalog._catalog.uids["/".join(seite.getPhysicalPath())]
    index = index_von(katalog)
    assert index.eintrag(rid) is None
    gewoehnlich = index.getEntryForObject(rid)
    baue_ab()
    assert katalog._catalog.indexes["allowedRolesAndUsers"].getEntryForObject(rid) == (
        gewoehnlich
    )
    assert katalog(path="/plone/seite")
    richte_ein()
    assert isinstance(index_von(katalog), Zugriffsindex)
    assert index_von(katalog).getEntryForObject(rid) == gewoehnlich


def test_other_content_follows_its_own_sharing(
    portal, leser, sieht, katalog, als_verwaltung
):
    seite = api.content.create(portal, "Document", "seite", title="Seite")
    assert not sieht(leser, seite)
    api.user.grant_roles(username=leser, roles=["Reader"], obj=seite)
    seite.reindexObjectSecurity()
    assert sieht(leser, seite)


def test_a_query_without_keys_shows_no_record(akte, katalog):
    katalog()
    for frage in ({"query": []}, {"not": ["Anonymous"]}):
        gefunden = katalog.unrestrictedSearchResults(allowedRolesAndUsers=frage)
        assert "/".join(akte.getPhysicalPath()) not in [b.getPath() for b in gefunden]


def test_without_the_register_nobody_sees_a_record(
    leser, akte, katalog, als_verwaltung
):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    katalog()
    register = getUtility(IZugriffsregister)
    site_manager = api.portal.get().getSiteManager()
    site_manager.unregisterUtility(register, IZugriffsregister)
    try:
        assert not katalog(path="/".join(akte.getPhysicalPath()))
    finally:
        site_manager.registerUtility(register, IZugriffsregister)


@pytest.mark.parametrize("einzeln_bis", [0, 3000])
def test_few_and_many_candidates_give_the_same_answer(
    einzeln_bis,
    leser,
    akte,
    zweite_akte,
    dokument,
    katalog,
    als_verwaltung,
    monkeypatch,
):
    erteile(akte, leser, ["Einsicht"], grund="Amtshilfe")
    katalog()
    monkeypatch.setattr(rechte_index, "EINZELN_BIS", einzeln_bis)
    index = index_von(katalog)
    uids = katalog._catalog.uids
    alle = IISet(uids.values())
    frage = katalog._catalog.make_query(
        {"allowedRolesAndUsers": [f"user:{leser}", "Authenticated", "Anonymous"]}
    )
    gesehen = set(_frage(index, frage, alle))
    assert gesehen == set(_frage(index, frage, None))
    assert uids["/".join(dokument.getPhysicalPath())] in gesehen
    assert uids["/".join(zweite_akte.getPhysicalPath())] not in gesehen


def _frage(index, frage, kandidaten):
    from Products.ZCatalog.query import IndexQuery

    return index.query_index(
        IndexQuery(frage, index.id, index.query_options, index.operators), kandidaten
    )


def test_no_option_in_an_address_shows_what_others_see(eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        createContentInContainer(eakte_portal, "Document", title="Nur für uns")
    transaction.commit()
    for option in ("", "&allowedRolesAndUsers_range=min"):
        antwort = requests.get(
            f"{eakte_portal.absolute_url()}/@search?portal_type=Document{option}",
            headers={"Accept": "application/json"},
        )
        assert antwort.json()["items"] == []
