"""Pages on which versions are restored, and Dokumente made final or gone on with."""

from collective.eakte.versionen import api as versionen
from plone import api
from plone.dexterity.utils import createContentInContainer
from tests.versionen.conftest import ersetze
from tests.versionen.conftest import pdf

import pytest
import re
import transaction


HTML = {"Accept": "text/html"}


def token(html):
    """What a page of this site puts into its forms."""
    return re.search(r'name="_authenticator"[^>]*value="([^"]+)"', html)[1]


def sende(person, url, seite, **felder):
    """Fill in a form and send it."""
    antwort = person.get(f"{url}/{seite}", headers=HTML)
    assert antwort.status_code == 200, antwort.text
    felder = {"form.buttons.save": "x", "_authenticator": token(antwort.text), **felder}
    return person.post(f"{url}/{seite}", data=felder, headers=HTML)


@pytest.fixture
def geaendert(schreiben):
    """A Dokument with two versions."""
    ersetze(schreiben, b"%PDF-1.4 zwei")
    return schreiben


def test_the_page_asks_for_the_reason_of_an_endfassung(als, geaendert):
    person, url = als("Leitung"), geaendert.absolute_url()
    sende(person, url, "@@endfassung-erteilen", **{"form.widgets.bemerkung": ""})
    transaction.begin()
    assert geaendert._endfassung is None
    sende(
        person, url, "@@endfassung-erteilen", **{"form.widgets.bemerkung": "gezeichnet"}
    )
    transaction.begin()
    assert geaendert._endfassung.grund == "gezeichnet"


def test_a_new_entwurf_is_filed_on_its_page(als, geaendert, behaelter):
    versionen.erteile_endfassung(geaendert, "gezeichnet")
    transaction.commit()
    person, url = als("Sachbearbeitung"), geaendert.absolute_url()
    assert "@@neuer-entwurf" in person.get(url, headers=HTML).text
    antwort = sende(person, url, "@@neuer-entwurf")
    assert antwort.status_code == 200
    transaction.begin()
    (entwurf,) = [d for d in behaelter.objectValues() if d._ursprung is not None]
    assert antwort.url.startswith(entwurf.absolute_url())


def test_who_may_add_nothing_gets_no_entwurf(als, geaendert, behaelter):
    versionen.erteile_endfassung(geaendert, "gezeichnet")
    transaction.commit()
    person, url = als("Einsicht"), geaendert.absolute_url()
    antwort = person.get(f"{url}/@@neuer-entwurf", headers=HTML)
    assert "form.buttons.save" not in antwort.text
    daten = {"form.buttons.save": "x"}
    person.post(f"{url}/@@neuer-entwurf", data=daten, headers=HTML)
    transaction.begin()
    assert len(behaelter.objectIds()) == 1


def test_plones_button_restores_by_the_rules_of_the_akte(als, geaendert):
    person, url = als("Sachbearbeitung"), geaendert.absolute_url()
    seite = person.get(f"{url}/@@historyview", headers=HTML).text
    assert f'action="{url}/revertversion"' in seite
    daten = {"version_id": "0", "_authenticator": token(seite)}
    antwort = person.post(f"{url}/revertversion", data=daten, headers=HTML)
    assert antwort.status_code == 200
    transaction.begin()
    assert [f.nummer for f in versionen.fassungen(geaendert)] == [3, 2, 1]
    assert geaendert.file.data == b"%PDF-1.4 eins"
    assert versionen.fassung(geaendert, 3).kommentar == "Restored from v1"


def test_plones_button_restores_nothing_without_its_form(als, geaendert):
    person, url = als("Sachbearbeitung"), geaendert.absolute_url()
    for antwort in (
        person.get(f"{url}/revertversion?version_id=0", headers=HTML),
        person.post(f"{url}/revertversion", data={"version_id": "0"}, headers=HTML),
    ):
        assert antwort.status_code in (401, 403, 405)
    transaction.begin()
    assert len(versionen.fassungen(geaendert)) == 2


def test_readers_have_no_button_and_restore_nothing(als, geaendert):
    person, url = als("Einsicht"), geaendert.absolute_url()
    seite = person.get(f"{url}/@@historyview", headers=HTML).text
    assert "revertversion" not in seite
    person.post(f"{url}/revertversion", data={"version_id": "0"}, headers=HTML)
    transaction.begin()
    assert len(versionen.fassungen(geaendert)) == 2


def test_another_file_is_not_asked_for_in_place_of_an_original(als, behaelter):
    with api.env.adopt_roles(["Manager"]):
        eingang = createContentInContainer(
            behaelter,
            "Dokument",
            title="Antrag",
            dokumentart="eingang",
            file=pdf(b"orig"),
        )
    transaction.commit()
    person, url = als("Sachbearbeitung"), eingang.absolute_url()
    seite = person.get(f"{url}/edit", headers=HTML).text
    assert 'type="file"' not in seite
    antwort = sende(
        person,
        url,
        "edit",
        **{
            "form.widgets.IBetreffOderDatei.title": "Antrag auf Erlaubnis",
            "form.widgets.dokumentart:list": "eingang",
            "form.widgets.IMedium.medium:list": "001",
        },
    )
    assert antwort.status_code == 200
    transaction.begin()
    assert eingang.title == "Antrag auf Erlaubnis", antwort.text
    assert eingang.file.data == b"orig"
