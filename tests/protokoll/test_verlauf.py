"""The Verlauf: what was done to a record, as far as somebody may see it."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.auswahl import lies_auswahl
from collective.eakte.protokoll.eintrag import schlicht
from collective.eakte.protokoll.notizen import notiere
from collective.eakte.protokoll.protokoll import SEITE
from collective.eakte.protokoll.verlauf import lies_seite
from collective.eakte.protokoll.verlauf import verlauf
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from plone import api
from plone.app.testing import login
from zoneinfo import ZoneInfo

import pytest
import transaction


def codes(obj, *args, **kw):
    return [zeile.eintrag.was for zeile, _stelle in verlauf(obj, *args, **kw)]


def texte(obj, *args, **kw):
    return [
        zeile.eintrag.angaben["text"]
        for zeile, _stelle in verlauf(obj, *args, **kw)
        if zeile.eintrag.was == "notiz"
    ]


@pytest.fixture
def notizen(registratur, akte, vorgang, dokument):
    """Notes 1 to 9, in turn at the Akte, the Vorgang and the Dokument."""
    for nummer in range(1, 10):
        notiere((dokument, akte, vorgang)[nummer % 3], str(nummer))


def test_the_newest_comes_first(registratur, akte):
    notiere(akte, "eins")
    notiere(akte, "zwei")
    assert texte(akte) == ["zwei", "eins"]


def test_with_content_everything_inside_is_in_order_of_time(notizen, akte, vorgang):
    assert texte(akte, mit_inhalt=True) == list("987654321")
    assert texte(vorgang, mit_inhalt=True) == list("986532")
    assert texte(akte) == list("741")


@pytest.mark.parametrize("mit_inhalt", [False, True])
def test_older_entries_follow_page_by_page(notizen, akte, mit_inhalt):
    alle, vor = [], ""
    while vor is not None:
        seite = lies_seite(akte, mit_inhalt=mit_inhalt, vor=vor, anzahl=2)
        assert len(seite.zeilen) <= 2
        alle += seite.zeilen
        vor = seite.weiter
        # What happens meanwhile does not move the older ones.
        notiere(akte, "dazwischen")
    erwartet = list("987654321") if mit_inhalt else list("741")
    gelesen = [z.eintrag.angaben["text"] for z in alle if z.eintrag.was == "notiz"]
    assert gelesen == erwartet


def test_what_is_hidden_is_not_in_the_verlauf_of_what_holds_it(
    notizen, person, akte, vorgang, dokument
):
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, person("yilmaz"), ["Sachbearbeitung"], grund="Amtshilfe")
        storniere(dokument, "doppelt")
    login(api.portal.get(), "yilmaz")
    assert texte(akte, mit_inhalt=True) == list("875421")
    seite = lies_seite(akte, mit_inhalt=True, anzahl=100)
    assert seite.weiter is None


def test_who_does_not_see_a_record_reads_nothing_of_it(notizen, person, akte):
    login(api.portal.get(), person("yilmaz"))
    assert texte(akte, mit_inhalt=True) == texte(akte) == []


def test_who_looked_is_told_to_audits_only(registratur, akte, person):
    trage_ein(akte, "eingesehen")
    assert "eingesehen" not in codes(akte)
    with api.env.adopt_roles(["Revision"]):
        assert "eingesehen" in codes(akte)


def test_groups_and_periods_choose(notizen, akte):
    trage_ein(akte, "geaendert", felder={"title": ["a", "b"]})
    notizen_allein = lies_auswahl(gruppen=["notiz"])
    assert set(codes(akte, notizen_allein)) == {"notiz"}
    assert codes(akte, lies_auswahl(was=["geaendert"])) == ["geaendert"]
    assert codes(akte, lies_auswahl(bis="2020-01-01")) == []
    assert codes(akte, lies_auswahl(von="2099-01-01"), mit_inhalt=True) == []
    assert codes(akte, lies_auswahl(von="2020-01-01")) == codes(akte)


@pytest.mark.parametrize(
    "von,bis",
    [("0001-01-01", ""), ("0001-01-02", "9999-12-30"), ("0001-01-01", "9999-12-31")],
)
def test_a_period_from_the_first_day_to_the_last_is_everything(notizen, akte, von, bis):
    berlin = ZoneInfo("Europe/Berlin")
    auswahl = lies_auswahl(von=von, bis=bis, zeitzone=berlin)
    assert codes(akte, auswahl) == codes(akte)
    assert schlicht([auswahl.von, auswahl.bis])


@pytest.mark.parametrize(
    "falsch,codes",
    [
        ({"gruppen": ["personen"]}, ["filter-unbekannt"]),
        ({"was": ["x"], "von": "gestern"}, ["filter-unbekannt", "datum-ungueltig"]),
        ({"von": "2026-02-03", "bis": "2026-02-02"}, ["zeitraum-verkehrt"]),
    ],
)
def test_what_there_is_not_to_choose_is_named(falsch, codes):
    with pytest.raises(Hindernisse) as abgelehnt:
        lies_auswahl(**falsch)
    assert [h.code for h in abgelehnt.value.hindernisse] == codes


def test_the_first_page_costs_the_same_whether_5_or_5000_entries_are_there(
    registratur, akte
):
    def geladene():
        transaction.savepoint()
        akte._p_jar.cacheMinimize()
        akte.title, akte._protokoll.anzahl  # noqa: B018
        vorher = akte._p_jar.getTransferCounts()[0]
        assert len(lies_seite(akte).zeilen) == min(50, protokoll_von(akte).anzahl)
        return akte._p_jar.getTransferCounts()[0] - vorher

    for nummer in range(SEITE + 5):
        notiere(akte, str(nummer))
    wenige = geladene()
    for nummer in range(2_000):
        notiere(akte, str(nummer))
    assert geladene() <= wenige + 2


def test_a_note_is_added_to_what_is_closed_and_by_whoever_may_see_the_verlauf(
    registratur, akte
):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(akte, "zda_verfuegen")
    eintrag = notiere(akte, "  Nachfrage\r\nvom Amt  ")
    assert eintrag.angaben == {"text": "Nachfrage\nvom Amt"}
    assert eintrag.wer == "registratur"


@pytest.mark.parametrize(
    "text,code",
    [
        ("  ", "notiz-leer"),
        ("x" * 10_001, "notiz-zu-lang"),
        ("a\x00b", "wert-ungueltig"),
        ("\ud800", "wert-ungueltig"),
    ],
)
def test_what_is_no_note_is_refused(registratur, akte, text, code):
    with pytest.raises(Hindernisse) as abgelehnt:
        notiere(akte, text)
    assert [h.code for h in abgelehnt.value.hindernisse] == [code]
    assert texte(akte) == []


def test_who_may_not_see_the_verlauf_adds_no_note(registratur, person, akte):
    login(api.portal.get(), person("yilmaz"))
    with pytest.raises(Hindernisse) as abgelehnt:
        notiere(akte, "Hallo")
    assert [h.code for h in abgelehnt.value.hindernisse] == ["keine-berechtigung"]


def test_a_protected_record_inside_is_not_counted(
    registratur, person, gewerbe, akte, vorgang
):
    notiere(vorgang, "drin")
    schuetze(akte, [(person("kreis"), ["Leitung"])], "Personalsache")
    assert texte(akte, mit_inhalt=True) == []
