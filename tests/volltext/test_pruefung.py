"""What the engine says otherwise than the database is named and put right."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext import console
from collective.eakte.volltext import pruefung
from collective.eakte.volltext import schalter
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.taskqueue.testing import run_tasks
from lxml import html
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID

import pytest
import transaction


HTML = {"Accept": "text/html"}


@pytest.fixture
def welt(eakte_portal):
    """Two Dokumente that were filed and read; returns their UUIDs."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    uids = []
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
        for wort in ("Hopfen", "Malz"):
            datei = NamedBlobFile(wort.encode(), "text/plain", "notiz.txt")
            dokument = createContentInContainer(
                akte, "Dokument", title="Notiz", file=datei
            )
            uids.append(IUUID(dokument))
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    return uids


@pytest.fixture
def maschine(eakte_portal, welt):
    return anschluss_von(eakte_portal).maschine()


def abweichungen(hoechstens=pruefung.PORTION):
    funde, nach = [], ""
    while nach is not None:
        portion = pruefung.pruefe(nach, hoechstens)
        funde += [(fund.art, fund.uid) for fund in portion.abweichungen]
        nach = portion.bis
    return funde


def repariere(hoechstens=pruefung.PORTION, **angaben):
    nach = ""
    while nach is not None:
        nach = pruefung.repariere(nach, hoechstens, **angaben).bis


def test_what_was_filed_and_read_is_in_order(welt):
    assert abweichungen() == []


@pytest.mark.parametrize("hoechstens", [1, 3, 500])
def test_each_difference_is_named_and_put_right(welt, maschine, hoechstens):
    eines, anderes = welt
    fremdes = "f" * 32
    maschine.streiche([eines])
    maschine.setze_angaben([Angaben(12345, fremdes, "1", "Weg")])
    eintrag = next(e for e in maschine.eintraege() if e.uid == anderes)
    maschine.setze_angaben([Angaben(eintrag.rid, anderes, "1", "Alt")])
    maschine.setze_inhalt(Inhalt(anderes, "00", Lesestand.GELESEN, "Alter Text"))

    assert set(abweichungen(hoechstens)) == {
        (pruefung.FEHLT, eines),
        (pruefung.TEXT_FEHLT, eines),
        (pruefung.VERALTET, anderes),
        (pruefung.TEXT_VERALTET, anderes),
        (pruefung.UEBERZAEHLIG, fremdes),
    }
    repariere(hoechstens)
    assert {art for art, _uid in abweichungen()} == {pruefung.TEXT_STEHT_AUS}
    run_tasks(QUEUE_TEXT)
    assert abweichungen() == []
    assert maschine.inhalte([anderes])[anderes].text.strip() == "Malz"


def test_an_empty_index_is_built_anew_from_the_database(welt, maschine):
    vorher = maschine.anzahl()
    maschine.leere()
    assert len(abweichungen()) == vorher + len(welt)
    repariere(2)
    run_tasks(QUEUE_TEXT)
    assert abweichungen() == []
    assert maschine.anzahl() == vorher


def test_what_is_right_is_not_written_again(welt, maschine, monkeypatch):
    def nichts(*args):
        raise AssertionError("nothing is to be written")

    for name in ("setze_angaben", "setze_inhalt", "streiche"):
        monkeypatch.setattr(maschine, name, nichts)
    repariere()


def test_a_lost_task_is_queued_again(welt, maschine):
    inhalt = maschine.staende(welt)[welt[0]]
    maschine.setze_inhalt(Inhalt(welt[0], inhalt.sha256, Lesestand.AUSSTEHEND))
    repariere()
    assert len(run_tasks(QUEUE_TEXT)) == 1
    assert maschine.staende(welt)[welt[0]].stand == Lesestand.GELESEN


def test_the_command_says_and_does_the_same(welt, maschine, eakte_portal, capsys):
    assert console.pruefe(eakte_portal) == 0
    maschine.streiche([welt[0]])
    assert console.pruefe(eakte_portal) == 1
    assert f"record-missing: {welt[0]}" in capsys.readouterr().out
    assert console.erneuere(eakte_portal) == 0
    assert console.pruefe(eakte_portal) == 0
    # It reads texts itself.
    assert maschine.inhalte(welt)[welt[0]].text.strip() == "Hopfen"
    assert console.baue_neu(eakte_portal) == 0
    assert console.pruefe(eakte_portal) == 0
    assert console.zeige_stand(eakte_portal) == 0
    assert "texts gelesen: 2" in capsys.readouterr().out


def test_who_looks_after_the_site_renews_it_over_rest(
    als, eakte_portal, welt, maschine
):
    dienst = f"{eakte_portal.absolute_url()}/@volltext"
    verwaltung = als("Fachadministration")
    stand = verwaltung.get(dienst).json()
    assert stand["texte"]["gelesen"] == 2
    assert stand["schriftgut"] == stand["eingetragen"]
    assert stand["stoerungen"] == []
    maschine.leere()
    antwort = verwaltung.post(dienst, json={"art": "erneuern"})
    assert antwort.status_code == 202
    assert antwort.headers["Location"] == antwort.json()["@id"]
    assert {status for _id, status in run_tasks(QUEUE_AUFTRAG)} <= {200, 204}
    run_tasks(QUEUE_TEXT)
    assert abweichungen() == []
    auftrag = verwaltung.get(antwort.json()["@id"]).json()
    assert "put right" in auftrag["ergebnis"]
    assert verwaltung.post(dienst, json={"art": "pruefen"}).status_code == 202
    assert verwaltung.post(dienst, json={"art": "neu"}).status_code == 202
    assert {status for _id, status in run_tasks(QUEUE_AUFTRAG)} <= {200, 204}
    run_tasks(QUEUE_TEXT)
    assert abweichungen() == []
    falsch = verwaltung.post(dienst, json={"art": "alles"})
    assert falsch.status_code == 400


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Registratur", "Revision"])
def test_nobody_else_looks_after_it(als, eakte_portal, rolle):
    site = eakte_portal.absolute_url()
    person = als(rolle)
    assert person.get(f"{site}/@volltext").status_code == 403
    antwort = person.post(f"{site}/@volltext", json={"art": "neu"})
    assert antwort.status_code == 403
    seite = person.get(f"{site}/@@eakte-volltext", headers=HTML, allow_redirects=False)
    assert seite.status_code in (302, 401, 403)


def test_the_screen_shows_how_it_fares_and_begins_jobs(als, eakte_portal, welt):
    person = als("Fachadministration")
    adresse = f"{eakte_portal.absolute_url()}/@@eakte-volltext"
    seite = person.get(adresse, headers=HTML)
    assert seite.status_code == 200, seite.text
    baum = html.fromstring(seite.text)
    schluessel = baum.xpath("//input[@name='_authenticator']/@value")[0]
    assert person.post(adresse, data={"art": "neu"}, headers=HTML).status_code == 403
    antwort = person.post(
        adresse, data={"art": "erneuern", "_authenticator": schluessel}, headers=HTML
    )
    assert antwort.status_code == 200
    assert len(run_tasks(QUEUE_AUFTRAG)) == 1
    angaben = {"ocr_setzen": "1", "_authenticator": schluessel}
    for wert in ({"ocr": "1"}, {}):
        antwort = person.post(adresse, data={**angaben, **wert}, headers=HTML)
        haken = html.fromstring(antwort.text).xpath("//input[@name='ocr']/@checked")
        assert bool(haken) == bool(wert)


def test_ocr_is_off_until_somebody_switches_it_on(functional_portal):
    assert schalter.ocr() is None
    schalter.schalte(True)
    assert schalter.ocr() == "deu"


def test_a_broken_engine_is_named_on_the_screen(als, eakte_portal, welt, monkeypatch):
    def kaputt():
        raise MaschineGestoert("The disk is on fire.")

    monkeypatch.setattr(anschluss_von(eakte_portal).maschine(), "anzahl", kaputt)
    person = als("Fachadministration")
    site = eakte_portal.absolute_url()
    assert "on fire" in person.get(f"{site}/@@eakte-volltext", headers=HTML).text
    assert person.get(f"{site}/@volltext").json()["eingetragen"] is None
