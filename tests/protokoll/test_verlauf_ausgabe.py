"""The Verlauf as a file: an outsider can check it."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.ausgabe import api as ausgabe
from collective.eakte.protokoll.auswahl import Auswahl
from collective.eakte.protokoll.auswahl import lies_auswahl
from collective.eakte.protokoll.notizen import notiere
from collective.eakte.protokoll.worte import Worte
from collective.eakte.rechte.api import erteile
from pathlib import Path
from plone import api
from plone.app.testing import login

import csv
import dataclasses
import io
import json
import pytest
import re
import runpy
import subprocess
import sys


SKRIPT = Path(__file__).parents[2] / "docs" / "pruefe_protokoll.py"
fehler = runpy.run_path(str(SKRIPT))["fehler"]


@pytest.fixture
def gib_aus(registratur, http_request):
    """Give out as a file: ``gib_aus(akte, "json")``."""

    def gib(obj, format_, auswahl=None, mit_inhalt=False):
        from zope.component import getMultiAdapter

        kontext = obj if obj is not None else api.portal.get()
        fmt = getMultiAdapter((kontext, http_request), name="eakte-format")
        auswahl = auswahl or Auswahl()
        return ausgabe.gib_aus(obj, format_, auswahl, Worte(fmt), mit_inhalt=mit_inhalt)

    return gib


@pytest.fixture
def export(gib_aus):
    """The chains of a JSON file."""

    def gib(obj, *args, **kw):
        return json.loads(gib_aus(obj, "json", *args, **kw).daten)["protokolle"]

    return gib


@pytest.fixture
def inhalt(registratur, akte, vorgang, dokument):
    for nummer in range(5):
        notiere(akte, f"Straße {nummer} „→“ \N{GRINNING FACE}")
        notiere(vorgang, str(nummer))


def test_a_file_can_be_checked_without_the_e_akte(inhalt, gib_aus, akte, tmp_path):
    datei = tmp_path / "Verlauf.json"
    datei.write_bytes(gib_aus(akte, "json", mit_inhalt=True).daten)
    lauf = [sys.executable, "-I", "-S", str(SKRIPT), str(datei)]
    gut = subprocess.run(lauf, capture_output=True, text=True)
    assert (gut.returncode, gut.stdout.count("in Ordnung")) == (0, 3), gut.stderr
    datei.write_text(datei.read_text("utf-8").replace("Straße 3", "Straße 4"), "utf-8")
    schlecht = subprocess.run(lauf, capture_output=True, text=True)
    assert schlecht.returncode == 1
    assert "32.01.01-0001: Eintrag 5 ist nicht der, den Eintrag 6" in schlecht.stdout


@pytest.mark.parametrize(
    ("alt", "neu"),
    [
        (b'{"', b"{{"),
        (b'"kopf', b'"\xffopf'),
        (b'"objekt"', b'"objekT"'),
        (b": [", b": 7"),
    ],
)
def test_a_file_that_is_broken_is_told_in_a_sentence(akte, gib_aus, tmp_path, alt, neu):
    datei = tmp_path / "Verlauf.json"
    daten = gib_aus(akte, "json").daten
    datei.write_bytes(
        re.sub(rb"\s+", b" ", daten).replace(b'{ "', b'{"').replace(alt, neu)
    )
    lauf = [sys.executable, "-I", "-S", str(SKRIPT), str(datei)]
    ergebnis = subprocess.run(lauf, capture_output=True, text=True)
    assert ergebnis.returncode == 1
    assert "Die Datei ist beschädigt" in ergebnis.stderr
    assert "Traceback" not in ergebnis.stderr


@pytest.mark.parametrize("stelle", [0, 2, -1])
def test_the_script_names_what_was_changed_or_left_out(inhalt, export, akte, stelle):
    (p,) = export(akte)
    nummer = p["eintraege"][stelle]["nr"]
    assert fehler(p) is None
    ohne = {**p, "eintraege": list(p["eintraege"])}
    del ohne["eintraege"][stelle]
    assert fehler(ohne) == f"Eintrag {nummer} fehlt"
    fremd = {**p, "objekt": "f" * 32}
    assert fehler(fremd) == "Eintrag 1 gehört zu anderem Schriftgut"
    p["eintraege"][stelle]["warum"] = "gefälscht"
    assert f"Eintrag {nummer} ist nicht der" in fehler(p)


def test_a_period_is_a_piece_of_the_chain(inhalt, export, akte):
    (p,) = export(akte, lies_auswahl(bis="2020-01-01"))
    assert (p["eintraege"], p["vollstaendig"], fehler(p)) == ([], False, None)
    (p,) = export(akte, lies_auswahl(gruppen=["notiz"], von="2020-01-01"))
    assert p["vollstaendig"]
    assert fehler(p) is None


def test_the_proof_of_a_seal_goes_with_it(inhalt, export, akte, vorgang):
    from collective.eakte.protokoll.versiegeln import versiegele

    versiegele()
    notiere(akte, "danach")
    (p,) = export(akte)
    assert p["beweis"]["zeuge"]["nr"] == p["anzahl"] - 1
    assert fehler(p) is None
    assert fehler(p, p["beweis"]["hash"]) is None
    assert fehler(p, "0" * 64) == "Siegel 1 ist nicht das verwahrte"
    p["beweis"]["siegel"]["wurzel"] = "0" * 64
    assert fehler(p) == "Das Siegel bezeugt diese Kette nicht"


def test_what_the_reader_may_not_see_is_a_hash_only(inhalt, export, akte):
    trage_ein(akte, "eingesehen")
    (p,) = export(akte)
    verdeckt = [e for e in p["eintraege"] if "was" not in e]
    assert [sorted(e) for e in verdeckt] == [["hash", "nr", "verdeckt"]]
    assert fehler(p) is None
    with api.env.adopt_roles(["Revision"]):
        (p,) = export(akte)
    assert all("was" in e for e in p["eintraege"])


def test_hidden_records_are_not_in_the_file(
    inhalt, export, gib_aus, akte, dokument, person
):
    with api.env.adopt_roles(["Manager"]):
        erteile(akte, person("yilmaz"), ["Sachbearbeitung"], grund="Amtshilfe")
        from collective.eakte.lebenszyklus.api import storniere

        storniere(dokument, "doppelt")
    login(api.portal.get(), "yilmaz")
    uid = api.content.get_uuid(dokument)
    assert uid not in {p["objekt"] for p in export(akte, mit_inhalt=True)}
    for format_ in ("json", "csv"):
        assert uid.encode() not in gib_aus(akte, format_, mit_inhalt=True).daten
    login(api.portal.get(), person("klein"))
    with pytest.raises(Hindernisse):
        gib_aus(akte, "json")


@pytest.mark.parametrize("format_", ["csv", "json", "pdf"])
def test_that_it_was_given_out_is_entered(inhalt, gib_aus, akte, format_):
    datei = gib_aus(akte, format_, lies_auswahl(von="2020-01-01"), mit_inhalt=True)
    assert datei.name == f"Verlauf 32.01.01-0001.{format_}"
    neueste = next(eintraege(akte))
    assert neueste.was == "ausgegeben"
    assert neueste.angaben["format"] == format_
    assert neueste.angaben["mit_inhalt"] is True
    assert neueste.angaben["von"].startswith("20")


def test_csv_has_a_row_for_each_entry(inhalt, gib_aus, akte):
    notiere(akte, "=1+1")
    text = gib_aus(akte, "csv", mit_inhalt=True).daten.decode("utf-8-sig")
    zeilen = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len({len(zeile) for zeile in zeilen}) == 1
    assert zeilen[-1][5] == "'=1+1"
    assert any(zeile[5] == "Straße 0 „→“ \N{GRINNING FACE}" for zeile in zeilen)


def test_pdf_has_pages_with_numbers(inhalt, gib_aus, akte):
    for nummer in range(60):
        notiere(akte, f"Größe {nummer} " + "x" * 200)
    daten = gib_aus(akte, "pdf").daten
    assert daten.startswith(b"%PDF")
    assert daten.count(b"/Type /Page\n") > 3


def test_names_of_all_of_europe_are_written_without_a_font_for_them(monkeypatch):
    from collective.eakte.protokoll.ausgabe import als_pdf

    monkeypatch.setattr(als_pdf, "SCHRIFTEN", Path("/gibt/es/nicht"))
    blatt = als_pdf.Blatt("")
    assert blatt.text_fuer("Łukasz Yıldız, Ağaoğlu: „Größe“ → –") == (
        "Lukasz Yildiz, Agaoglu: „Größe“ -> –"
    )
    blatt.add_page()
    blatt.absatz("Łukasz Yıldız \N{GRINNING FACE}\x00 " + "x" * 300)
    assert blatt.output()


def test_too_much_is_refused_with_a_word_on_what_helps(
    inhalt, gib_aus, akte, monkeypatch
):
    wenig = {
        name: dataclasses.replace(eines, hoechstens=3)
        for name, eines in ausgabe.FORMATE.items()
    }
    monkeypatch.setattr(ausgabe, "FORMATE", wenig)
    for format_ in wenig:
        with pytest.raises(Hindernisse) as abgelehnt:
            gib_aus(akte, format_)
        assert [h.code for h in abgelehnt.value.hindernisse] == ["ausgabe-zu-gross"]
    with pytest.raises(Hindernisse):
        gib_aus(akte, "docx")
