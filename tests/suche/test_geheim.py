"""What somebody may not see is not there: no hit, count, value, piece or place."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.suche.anfrage import Suchanfrage
from collective.eakte.suche.api import alle_treffer
from collective.eakte.suche.api import suche
from collective.eakte.suche.schnell import Schnellsuche
from collective.eakte.suche.vorschlag import schlage_vor
from collective.eakte.volltext.anschluss import im_speicher
from collective.eakte.volltext.interfaces import Angaben
from datetime import date
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.CMFCore.indexing import processQueue

import json
import pytest


GEHEIMES = ("Beihilfe", "Personalakte", "Yvonne", "ODS", "61.01.02-0001")


@pytest.fixture
def personalakte(aktenplan, person):
    """A protected Personalakte with Beihilfe; mensah alone keeps it."""
    person("mensah")
    person("klein")
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(
            aktenplan["61"]["61.01"]["61.01.02"],
            "Akte",
            title="Personalakte Yvonne Muster",
            typ="Personalakte",
            federfuehrung="99",
        )
        beihilfe = createContentInContainer(akte, "Vorgang", title="Beihilfe 1999")
        antrag = createContentInContainer(
            beihilfe,
            "Dokument",
            title="Antrag auf Beihilfe",
            description="Arztrechnung Yvonne Muster",
            dokumentart="eingang",
            datum_des_schreibens=date(1999, 1, 1),
            file=NamedBlobFile(b"Text", "text/plain", filename="beihilfe.ods"),
        )
        api.user.grant_roles(username="klein", roles=["Sachbearbeitung"])
        schuetze(akte, [("mensah", ["Leitung", "Sachbearbeitung"])], "Personalakte")
        processQueue()
    return akte, beihilfe, antrag


def alles(ergebnis):
    """Everything that a search says, as one text."""
    return json.dumps(
        [
            [
                (t.kennzeichen, t.betreff, str(t.schnipsel), str(t.orte), t.dateityp)
                for t in ergebnis.treffer
            ],
            [
                (f.name, [(w.wert, str(w.titel), w.anzahl) for w in f.werte])
                for f in ergebnis.facetten
            ],
            ergebnis.vorschlag,
        ],
        ensure_ascii=False,
    )


def test_the_search_of_an_outsider_says_nothing_of_it(personalakte, portal):
    login(portal, "klein")
    for frage in ("beihilfe", "yvonne", "personalakte", "61.01.02-0001", "antrag"):
        ergebnis = suche(frage)
        assert ergebnis.gesamt == 0
        assert not any(wort in alles(ergebnis) for wort in GEHEIMES), frage


def test_no_facet_counts_it_or_shows_a_value_that_only_it_has(
    personalakte, akte, portal
):
    processQueue()
    login(portal, "klein")
    ergebnis = suche("", filter={"art": ("Akte", "Vorgang", "Dokument")})
    assert ergebnis.gesamt == 1
    assert not any(wort in alles(ergebnis) for wort in GEHEIMES)
    werte = {f.name: [w.wert for w in f.werte] for f in ergebnis.facetten}
    assert werte["federfuehrung"] == ["32"]
    assert {"jahr", "dateityp", "dokumentart"}.isdisjoint(werte)
    im_plan = next(f for f in ergebnis.facetten if f.name == "in")
    assert [w.titel for w in im_plan.werte] == ["32 Ordnung"]


def test_it_is_found_by_who_keeps_it(personalakte, portal):
    login(portal, "mensah")
    assert suche("beihilfe").gesamt == 2


def test_it_is_neither_suggested_nor_exported(personalakte, portal):
    login(portal, "klein")
    for frage in ("Beih", "61.01.02-0001", "Pers"):
        treffer, gesamt = Schnellsuche(Suchanfrage(frage)).vorschlaege()
        assert (treffer, gesamt) == ((), 0)
        assert alle_treffer(Suchanfrage(frage)) == ((), 0)


def test_one_cannot_search_in_it(personalakte, portal):
    login(portal, "klein")
    fragen = [personalakte[0].UID(), "0" * 32]
    meldungen = []
    for uid in fragen:
        with pytest.raises(Hindernisse) as abgelehnt:
            Schnellsuche(Suchanfrage("x", uid))
        meldungen.append(str(abgelehnt.value))
    assert meldungen[0] == meldungen[1]


def test_who_sees_one_dokument_of_it_is_not_told_where_it_lies(personalakte, portal):
    _akte, _beihilfe, antrag = personalakte
    with api.env.adopt_roles(["Manager"]):
        erteile(antrag, "klein", ["Einsicht"], grund="Mitzeichnung")
    processQueue()
    login(portal, "klein")
    ergebnis = suche("antrag")
    (treffer,) = ergebnis.treffer
    assert {o.art for o in treffer.orte} == {"Aktenplan", "Aktenplaneinheit"}
    # Aktentyp and office are those of an Akte that she does not see.
    assert {f.name for f in ergebnis.facetten}.isdisjoint({"typ", "federfuehrung"})
    assert "Yvonne Muster" not in str(treffer.orte)


def test_a_word_is_only_suggested_when_each_new_word_gives_hits(monkeypatch):
    class Maschine:
        def aehnliche(self, worte):
            return {"gasthus": ["yvonne", "gasthof", "gasthaus"]}

    monkeypatch.setattr("collective.eakte.suche.vorschlag.maschine", Maschine)
    sichtbar = {"gasthaus": 3}
    assert schlage_vor("gasthus", lambda text: sichtbar.get(text, 0)) == "gasthaus"


def test_one_word_is_suggested_when_all_together_give_nothing(monkeypatch):
    engine = im_speicher()
    monkeypatch.setattr("collective.eakte.suche.vorschlag.maschine", lambda: engine)
    engine.setze_angaben([Angaben(1, "a" * 32, "1", "Gasthaus")])
    sichtbar = {"gasthaus": 1, "anzeige": 5}
    vorschlag = schlage_vor("gasthus anzeige", lambda t: sichtbar.get(t.casefold(), 0))
    assert vorschlag.casefold() == "gasthaus"


def test_a_suggestion_does_not_tell_which_words_hidden_records_have(monkeypatch):
    engine = im_speicher()
    engine.setze_angaben(
        [
            Angaben(1, "a" * 32, "1", "Beihilfe Yvonne"),
            Angaben(2, "b" * 32, "2", "Gasthaus Ivonne Ivette"),
        ]
    )
    monkeypatch.setattr("collective.eakte.suche.vorschlag.maschine", lambda: engine)
    sichtbare = {"gasthaus", "ivonne", "ivette"}

    def anzahl(text):
        return int(sichtbare.issuperset(text.casefold().split()))

    # "Yvette" is a word of no record, "Yvonne" one of a record that she may not see.
    assert schlage_vor("gasthus yvette", anzahl).casefold() == "gasthaus ivette"
    assert schlage_vor("gasthus yvonne", anzahl).casefold() == "gasthaus ivonne"


def test_words_of_hidden_records_take_no_place_among_suggestions(monkeypatch):
    engine = im_speicher()
    monkeypatch.setattr("collective.eakte.suche.vorschlag.maschine", lambda: engine)
    engine.setze_angaben([Angaben(1, "a" * 32, "1", "Xasthaux Xetriex Xetränkx")])
    sichtbare = {"xasthaux", "xetriex", "xetränkx"}

    def anzahl(text):
        return int(sichtbare.issuperset(text.casefold().split()))

    def vorschlag():
        return schlage_vor("gasthaux betriex getränkx", anzahl).casefold()

    vorher = vorschlag()
    # Somebody wants to know by what is suggested whether there are such records.
    geheime = "Gasthaus Gastbaux Gasthaug Betrieb Betrief Betriek Getränke Getränks"
    engine.setze_angaben([Angaben(2, "b" * 32, "2", geheime)])
    assert vorher == vorschlag() == "xasthaux xetriex xetränkx"
