"""Entries in words, without what the reader may not know."""

from AccessControl.Permission import getPermissionIdentifier
from collective.eakte.config import INHALT_LESEN
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.protokoll.als_json import eintrag_als_json
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.arten import ARTEN
from collective.eakte.protokoll.eintrag import lies
from collective.eakte.protokoll.verlauf import Zeile
from collective.eakte.protokoll.worte import Worte
from collective.eakte.rechte.api import erteile
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from zope.component import getMultiAdapter

import pytest


@pytest.fixture
def worte(registratur, http_request):
    fmt = getMultiAdapter((api.portal.get(), http_request), name="eakte-format")
    return lambda: Worte(fmt)


def eingetragen(obj, was, **angaben):
    trage_ein(obj, was, **angaben)
    daten = next(protokoll_von(obj).neueste_zuerst())
    return Zeile(obj, lies(daten), daten)


@pytest.mark.parametrize(
    "felder,satz",
    [
        ({"title": ["Löwen", "Bären"]}, "Subject changed: “Löwen” → “Bären”."),
        ({"title": [None, "Bären"]}, "Subject entered: “Bären”."),
        ({"title": ["Löwen", ""]}, "Subject removed, was “Löwen”."),
        ({"title": ["x" * 99, "y"]}, "Subject changed."),
        (
            {"laufzeit_beginn": ["2026-02-03", "2026-03-04"]},
            "Begins changed: “03.02.2026” → “04.03.2026”.",
        ),
        ({"gibt_es_nicht_mehr": ["a", "b"]}, "gibt_es_nicht_mehr changed: “a” → “b”."),
        ({"title": ["a", "b"], "typ": ["c", "d"]}, "Subject, Type changed."),
        ({}, "Changed."),
    ],
)
def test_changes_are_told_as_the_forms_call_them(worte, akte, felder, satz):
    assert worte().satz(eingetragen(akte, "geaendert", felder=felder)) == satz


def test_codes_are_told_in_words(worte, akte, person):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="seidel@stadt.example",
            username="seidel",
            properties={"fullname": "Anna Seidel"},
        )
    satz = worte().satz
    angaben = {"prinzipal": "seidel", "rollen": ["Leitung"]}
    text = satz(eingetragen(akte, "berechtigung-erteilt", **angaben))
    assert text == "Anna Seidel was given: Lead (Leitung)."
    angaben = {"uebergang": "zda_verfuegen", "von": "in_bearbeitung", "nach": "zda"}
    text = satz(eingetragen(akte, "uebergang", **angaben))
    assert text == "Close (zdA): from in progress to closed (zdA)."
    assert satz(eingetragen(akte, "uebergeben", an="weg")).endswith("to weg.")
    assert satz(eingetragen(akte, "von-einem-add-on", x=1)) == "von-einem-add-on"


def test_what_was_downloaded_is_the_file_or_something_made_of_it(worte, akte):
    satz = worte().satz
    # As all entries were before renditions were told apart.
    text = satz(eingetragen(akte, "heruntergeladen", nummer=2))
    assert text == "The file was downloaded, version 2."
    angaben = {"nummer": 2, "wiedergabe": "PDF/A"}
    text = satz(eingetragen(akte, "heruntergeladen", **angaben))
    assert text == "The file was downloaded as PDF/A, made of version 2."


@pytest.mark.parametrize("was", sorted(ARTEN))
def test_every_kind_of_entries_has_a_sentence_whatever_is_in_it(worte, akte, was):
    for werte in (
        {},
        dict.fromkeys(ARTEN[was].angaben),
        dict.fromkeys(ARTEN[was].angaben, "32.01.01"),
        {name: ["2026-02-03", 5, True] for name in ARTEN[was].angaben},
        {name: {"a": {"b": None}} for name in ARTEN[was].angaben},
    ):
        zeile = eingetragen(akte, was, **werte)
        antwort = eintrag_als_json(zeile, worte())
        assert antwort["satz"]
        assert "${" not in antwort["satz"]


def test_a_place_that_the_reader_may_not_see_is_not_named(worte, akte, gewerbe, person):
    with api.env.adopt_roles(["Manager"]):
        geheim = createContentInContainer(gewerbe, "Akte", title="Geheim")
        uid = api.content.get_uuid(geheim)
        zeile = eingetragen(
            akte,
            "verschoben",
            von=geheim.kennzeichen,
            von_uid=uid,
            nach="32.01.01",
            nach_uid=api.content.get_uuid(gewerbe),
        )
        nummer = geheim.kennzeichen
        assert nummer in worte().satz(zeile)
        storniere(geheim, "doppelt")
        erteile(akte, person("yilmaz"), ["Sachbearbeitung"], grund="Amtshilfe")
    login(api.portal.get(), "yilmaz")
    antwort = eintrag_als_json(zeile, worte())
    assert antwort["verdeckt"]
    assert antwort["angaben"]["von"] is antwort["angaben"]["von_uid"] is None
    assert antwort["satz"] == "Moved from (not visible to you) to 32.01.01."
    assert nummer not in str(antwort)
    assert uid not in str(antwort)


def test_what_was_removed_is_named_to_those_who_audit_numbers(worte, akte, person):
    angaben = {"uid": "e" * 32, "kennzeichen": "32.01.01-0009", "anzahl": 1}
    zeile = eingetragen(akte, "geloescht", **angaben)
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, person("yilmaz"), ["Sachbearbeitung"], grund="Amtshilfe")
    assert "32.01.01-0009" in worte().satz(zeile)
    login(api.portal.get(), "yilmaz")
    assert "32.01.01-0009" not in str(eintrag_als_json(zeile, worte()))


def test_a_file_is_described_to_those_only_who_may_read_it(worte, dokument, person):
    angaben = {"nummer": 1, "dateiname": "Kündigung.pdf", "sha256": "a" * 64}
    zeile = eingetragen(dokument, "fassung", **angaben)
    assert "Kündigung.pdf" in worte().satz(zeile)
    with api.env.adopt_roles(["Manager"]):
        # As a grade does.
        setattr(dokument, getPermissionIdentifier(INHALT_LESEN), ("Leitung",))
    assert "Kündigung.pdf" not in str(eintrag_als_json(zeile, worte()))


def test_transitions_are_called_in_the_language_of_the_user(worte, akte, monkeypatch):
    gefragt = []
    monkeypatch.setattr(Worte, "_t", lambda self, text: gefragt.append(text) or "")
    angaben = {"uebergang": "zda_verfuegen", "von": "in_bearbeitung", "nach": "zda"}
    worte().satz(eingetragen(akte, "uebergang", **angaben))
    (titel,) = [text for text in gefragt if text == "Close (zdA)"]
    assert titel.domain == "collective.eakte"


def test_what_was_said_of_a_version_is_shown_once(worte, dokument):
    kommentar = worte().kommentar
    version = {"nummer": 2, "kommentar": "Gebühr eingesetzt"}
    assert kommentar(eingetragen(dokument, "fassung", **version)) == "Gebühr eingesetzt"
    assert kommentar(eingetragen(dokument, "eingecheckt", kommentar="Gebühr")) == ""
    assert kommentar(eingetragen(dokument, "fassung", nummer=3)) == ""
