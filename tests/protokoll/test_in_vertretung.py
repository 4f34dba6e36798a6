"""What a deputy does stands in the Protokoll with her name and that of the absent."""

from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.registrierung.umlegen import lege_um
from collective.eakte.vertretung import api as vertretung
from datetime import date
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from zope.lifecycleevent import modified

import pytest
import transaction


HEUTE = date.today()


@pytest.fixture
def akte(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(einheit, "Akte", title="Gasthaus")


@pytest.fixture
def vorgang(akte):
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(akte, "Vorgang", title="Anmeldung")


@pytest.fixture
def als_vertretung(eakte_portal, akte, vorgang):
    """Mensah stands in for Seidel, who leads and keeps the records."""
    for name in ("mensah", "seidel", "yilmaz"):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(email=f"{name}@stadt.example", username=name)
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username="seidel", roles=["Leitung"], obj=akte)
        for knoten in (eakte_portal["org"], eakte_portal["org"]["32"]):
            api.user.grant_roles(
                username="seidel", roles=["Leitung", "Registratur"], obj=knoten
            )
    login(eakte_portal, "seidel")
    vertretung.trage_ein("mensah", HEUTE, HEUTE)
    transaction.commit()
    login(eakte_portal, "mensah")
    vergiss_pruefungen()


def letzter(obj, was):
    transaction.commit()
    return vermerkte(obj, was)[0]


def ist_in_vertretung(eintrag):
    return (eintrag.wer, eintrag.fuer) == ("mensah", "seidel")


@pytest.mark.usefixtures("als_vertretung")
def test_registering_and_changing(akte, vorgang):
    neuer = createContentInContainer(akte, "Vorgang", title="Nachfrage")
    assert ist_in_vertretung(letzter(neuer, "registriert"))
    vorgang.title = "Abmeldung"
    modified(vorgang)
    modified(vorgang)
    assert ist_in_vertretung(letzter(vorgang, "geaendert"))
    assert len(vermerkte(vorgang, "geaendert")) == 1


@pytest.mark.usefixtures("als_vertretung")
def test_a_transition_after_which_the_right_is_gone(vorgang):
    api.content.transition(vorgang, "zda_verfuegen")
    assert ist_in_vertretung(letzter(vorgang, "uebergang"))


@pytest.mark.usefixtures("als_vertretung")
def test_a_change_in_the_request_that_closes_the_record(vorgang):
    vorgang.title = "Abmeldung"
    modified(vorgang)
    api.content.transition(vorgang, "zda_verfuegen")
    assert ist_in_vertretung(letzter(vorgang, "geaendert"))


@pytest.mark.usefixtures("als_vertretung")
def test_moving(akte, vorgang):
    with api.env.adopt_roles(["Manager"]):
        teilakte = createContentInContainer(akte, "Teilakte", title="Band 1")
    umgezogen = lege_um(vorgang, teilakte)
    assert ist_in_vertretung(letzter(umgezogen, "verschoben"))


@pytest.mark.usefixtures("als_vertretung")
def test_umschreiben_also_for_what_lies_in_the_akte(eakte_portal, akte):
    ziel = eakte_portal["org"]["32"]["32.01"]["32.01.02"]
    umgezogen = umschreiben(akte, ziel, "Gaststätte")
    [vorgang] = umgezogen.objectValues()
    assert ist_in_vertretung(letzter(umgezogen, "verschoben"))
    for obj in (umgezogen, vorgang):
        assert ist_in_vertretung(letzter(obj, "nummer"))


@pytest.mark.usefixtures("als_vertretung")
def test_rights_and_a_protection_that_shuts_the_deputy_out(akte):
    erteile(akte, "yilmaz", ["Einsicht"], grund="Rückfrage")
    assert ist_in_vertretung(letzter(akte, "berechtigung-erteilt"))
    schuetze(akte, [("yilmaz", ["Leitung"])], "Personalsache")
    assert ist_in_vertretung(letzter(akte, "schutz-gesetzt"))
    assert ist_in_vertretung(letzter(akte, "berechtigung-erteilt"))


def test_what_she_does_in_her_own_right_is_hers(als_vertretung, akte, vorgang):
    with api.env.adopt_user(username="seidel"):
        erteile(akte, "mensah", ["Sachbearbeitung"], grund="eigene Aufgabe")
    vergiss_pruefungen()
    vorgang.title = "Abmeldung"
    modified(vorgang)
    assert letzter(vorgang, "geaendert").wer == "mensah"
    assert letzter(vorgang, "geaendert").fuer is None
