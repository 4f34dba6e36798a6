"""Register and index are compared with the records, and put right."""

from collective.eakte.rechte import console
from collective.eakte.rechte import nachziehen
from collective.eakte.rechte import pruefung
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import ort_von
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.interfaces import IZugriffsregister
from plone import api
from zope.component import getUtility

import pytest


@pytest.fixture
def katalog(portal):
    return api.portal.get_tool("portal_catalog")._catalog


@pytest.fixture
def index(katalog):
    return katalog.indexes["allowedRolesAndUsers"].__of__(katalog)


@pytest.fixture
def rid(katalog):
    def von(obj):
        api.portal.get_tool("portal_catalog")()
        return katalog.uids["/".join(obj.getPhysicalPath())]

    return von


@pytest.fixture
def fremd(person):
    """Somebody with a role in the whole site, whom protection keeps out."""
    name = person("fremd")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=name, roles=["Registratur"])
    return name


def arten():
    return [abweichung.art for abweichung in pruefung.pruefe()]


def test_what_was_filed_granted_and_protected_is_in_order(person, akte, dokument):
    erteile(akte, person("yilmaz"), ["Einsicht"], grund="Amtshilfe")
    schuetze(akte, [(person("kreis"), ["Leitung"])], "Personalsache")
    assert arten() == []
    assert pruefung.baue_neu() == 0


def test_a_record_in_a_wrong_domain_is_found_and_put_right(
    person, sieht, fremd, gewerbe, akte, dokument, index, rid
):
    schuetze(akte, [(person("kreis"), ["Leitung"])], "Personalsache")
    _nummer, profil = index.eintrag(rid(dokument))
    index._setze(
        rid(dokument), index._schluessel_fuer(bereich_von(gewerbe).nummer, profil)
    )
    assert arten() == [pruefung.FALSCH_EINGETRAGEN]
    assert pruefung.baue_neu() == 1
    assert arten() == []
    assert not sieht(fremd, dokument)


def test_a_record_with_another_state_than_entered_is_found(akte, dokument, index, rid):
    nummer, _profil = index.eintrag(rid(dokument))
    index._setze(
        rid(dokument), index._schluessel_fuer(nummer, frozenset({"Anonymous"}))
    )
    assert arten() == [pruefung.FALSCH_EINGETRAGEN]
    assert pruefung.baue_neu() == 1
    assert arten() == []


def test_a_record_entered_like_other_content_is_found(dokument, index, rid):
    index._unindex[rid(dokument)] = ["Anonymous"]
    index.insertForwardIndexEntry("Anonymous", rid(dokument))
    assert arten() == [pruefung.FALSCH_EINGETRAGEN]
    pruefung.baue_neu()
    assert arten() == []
    assert not index.steht_als_anderes(rid(dokument))


def test_an_entry_without_record_is_found_and_taken_out(dokument, index, rid):
    index._setze(4711, index._schluessel[rid(dokument)])
    assert arten() == [pruefung.UEBERZAEHLIG]
    assert pruefung.baue_neu() == 1
    assert arten() == []


def test_an_index_that_contradicts_itself_is_found_and_put_right(dokument, index, rid):
    wert = index._schluessel[rid(dokument)]
    index._bereiche[wert].remove(rid(dokument))
    assert pruefung.WIDERSPRUCH in arten()
    pruefung.baue_neu()
    assert arten() == []


def test_a_domain_that_the_register_lost_is_found_and_entered(
    person, sieht, fremd, akte, dokument
):
    schuetze(akte, [(person("kreis"), ["Leitung"])], "Personalsache")
    getUtility(IZugriffsregister).entferne(bereich_von(akte))
    assert pruefung.NICHT_REGISTRIERT in arten()
    assert not sieht("fremd", dokument)
    assert pruefung.baue_neu() == 1
    assert arten() == []
    assert not sieht("fremd", dokument)


def test_a_domain_at_a_wrong_place_is_found_and_moved(person, akte):
    erteile(akte, person("yilmaz"), ["Einsicht"], grund="Amtshilfe")
    register = getUtility(IZugriffsregister)
    register.trage_ein(bereich_von(akte), "/plone/org/anderswo/")
    assert set(arten()) == {pruefung.VERWAIST, pruefung.FALSCHER_ORT}
    pruefung.baue_neu()
    assert arten() == []
    assert register.am_ort(ort_von(akte)) is bereich_von(akte)


def test_a_plan_node_without_domain_is_found_and_gets_one(gewerbe, akte):
    getUtility(IZugriffsregister).entferne(bereich_von(gewerbe))
    gewerbe._zugriff = None
    assert pruefung.OHNE_BEREICH in arten()
    pruefung.baue_neu()
    assert arten() == []


def test_everything_can_be_built_anew_from_the_records(
    person, sieht, fremd, akte, dokument, index
):
    kreis = person("kreis")
    schuetze(akte, [(kreis, ["Leitung"])], "Personalsache")
    getUtility(IZugriffsregister).__init__()
    index.clear()
    assert not sieht_in_der_suche(kreis, dokument)
    pruefung.baue_neu()
    assert arten() == []
    assert sieht(kreis, dokument)
    assert not sieht(fremd, dokument)


def test_a_move_that_is_still_under_way_is_no_difference(
    person, akte, vorgang, dokument, monkeypatch
):
    monkeypatch.setattr(nachziehen, "SOFORT", 1)
    api.portal.get_tool("portal_catalog")()
    erteile(akte, person("yilmaz"), ["Einsicht"], grund="Amtshilfe")
    assert len(getUtility(IZugriffsregister).offen) == 1
    assert arten() == []
    assert pruefung.baue_neu() > 0
    assert len(getUtility(IZugriffsregister).offen) == 0
    assert arten() == []


def test_the_command_says_what_differs_and_puts_it_right(
    portal, dokument, index, rid, monkeypatch, capsys
):
    monkeypatch.setattr(console, "mit_site", lambda conf, site, tue: tue(portal))
    monkeypatch.setattr("transaction.commit", lambda: None)
    monkeypatch.setattr("transaction.begin", lambda: None)
    aufruf = ["--conf", "zope.conf", "--site", "eakte"]
    assert console.main(["pruefen", *aufruf]) == 0
    index._setze(4711, index._schluessel[rid(dokument)])
    assert console.main(["pruefen", *aufruf]) == 1
    assert "entry-without-record: 4711" in capsys.readouterr().out
    assert console.main(["erneuern", *aufruf]) == 0
    assert "corrections: 1" in capsys.readouterr().out
    assert console.main(["pruefen", *aufruf]) == 0


def sieht_in_der_suche(name, obj):
    katalog = api.portal.get_tool("portal_catalog")
    with api.env.adopt_user(username=name):
        return bool(katalog(UID=api.content.get_uuid(obj)))
