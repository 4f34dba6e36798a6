"""Rules on plain values know nothing of Plone, and rooms stand in no circle."""

from pathlib import Path

import ast
import subprocess
import sys


PAKET = Path(__file__).parents[2] / "src" / "collective" / "eakte"

REIN = (
    "aktenplan.ausgabe",
    "aktenplan.lesen",
    "aktenplan.pruefung",
    "aktenplan.regeln",
    "aktenplan.spalten",
    "aktenplan.unterschied",
    "aktenzeichen.eindeutigkeit",
    "aktenzeichen.ids",
    "aktenzeichen.luecken",
    "aktenzeichen.muster",
    "aktenzeichen.sortierung",
    "aktenzeichen.zaehlkreise",
    "auftraege.botschaft",
    "auftraege.staende",
    "baeume",
    "begruendung",
    "hindernisse",
    "integritaet.pruefregeln",
    "organisation.kreisrechnung",
    "organisation.modell",
    "organisation.regeln",
    "organisation.vorgaben",
    "organisation.vorhaben",
    "programme.ablage",
    "programme.lauf",
    "programme.libreoffice",
    "protokoll.befund",
    "protokoll.auswahl",
    "protokoll.arten",
    "protokoll.eintrag",
    "protokoll.entfernte",
    "protokoll.kette",
    "protokoll.merkle",
    "rechte.berechtigung",
    "rechte.bericht.zugaenge",
    "rechte.regeln",
    "rechte.sicht",
    "rechte.vergaberegeln",
    "registrierung.einlass",
    "registrierung.reihe",
    "vererbung.regeln",
    "versionen.endfassung",
    "versionen.fassung",
    "versionen.kommentar",
    "versionen.textauszug",
    "versionen.vergleich",
    "suche.anfrage",
    "suche.ergebnis",
    "suche.frage",
    "suche.zeiten",
    "vertretung.regeln",
    "vertretung.vertretung",
    "versionen.auscheckung",
    "volltext.auszug",
    "volltext.auszug.lesen",
    "volltext.auszug.meister",
    "volltext.abfrage",
    "volltext.ausdruck",
    "volltext.auswertung",
    "volltext.frage",
    "volltext.fts5",
    "volltext.interfaces",
    "volltext.maschine",
    "volltext.mengen",
    "volltext.orte",
    "volltext.postgresql",
    "volltext.rangliste",
    "volltext.schnipsel",
    "volltext.sprache",
    "volltext.tsvector",
    "volltext.vorschlaege",
    "vocabularies.werte",
    "vorschau.einstellungen",
    "vorschau.erzeugen.blaetter",
    "vorschau.erzeugen.herstellung",
    "vorschau.erzeugen.malen",
    "vorschau.erzeugen.pdfa_regeln",
    "vorschau.erzeugen.pdfa_richten",
    "vorschau.erzeugen.verapdf",
    "vorschau.erzeugen.werkstatt",
)
FREMD = ("plone.api", "plone.dexterity", "Products.CMFCore", "Zope2")


def test_rules_are_imported_without_plone():
    module = ", ".join(f"collective.eakte.{modul}" for modul in REIN)
    code = (
        f"import {module}, sys;"
        f"print([name for name in {FREMD!r} if name in sys.modules])"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert lauf.stdout.strip() == "[]"


def importe():
    """Which module of the package imports which when it is loaded."""
    module = {
        "collective.eakte."
        + ".".join(pfad.relative_to(PAKET).with_suffix("").parts).removesuffix(
            ".__init__"
        ): pfad
        for pfad in PAKET.rglob("*.py")
    }
    kanten = {}
    for name, pfad in module.items():
        ziele = set()
        for knoten in ast.parse(pfad.read_text(encoding="utf-8")).body:
            if isinstance(knoten, ast.ImportFrom) and knoten.module:
                for alias in knoten.names:
                    ganz = f"{knoten.module}.{alias.name}"
                    ziele.add(ganz if ganz in module else knoten.module)
            elif isinstance(knoten, ast.Import):
                ziele.update(alias.name for alias in knoten.names)
        kanten[name] = {ziel for ziel in ziele if ziel in module and ziel != name}
    return kanten


def test_no_module_is_imported_in_a_circle():
    kanten = importe()
    fertig, offen = set(), []

    def besuche(name):
        if name in offen:
            return [*offen[offen.index(name) :], name]
        if name in fertig:
            return None
        offen.append(name)
        for ziel in sorted(kanten[name]):
            if kreis := besuche(ziel):
                return kreis
        offen.pop()
        fertig.add(name)
        return None

    assert [kreis for name in sorted(kanten) if (kreis := besuche(name))] == []


def test_content_and_behaviours_know_no_room():
    grund = {"content", "behaviors", "vocabularies", "indexers"}
    fremd = {
        (name, ziel)
        for name, ziele in importe().items()
        if name.split(".")[2:3] and name.split(".")[2] in {"content", "behaviors"}
        for ziel in ziele
        if ziel.count(".") > 2 and ziel.split(".")[2] not in grund
    }
    assert sorted(fremd) == []
