"""Word documents: notes, drafts and statements, written with python-docx."""

from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.schriftstuecke.archiv import neu_packen
from collective.eakte.demo.schriftstuecke.text import zeitpunkt
from collective.eakte.demo.schriftstuecke.text import zelle
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.shared import Pt
from io import BytesIO


def erzeuge(schriftstueck: Schriftstueck) -> bytes:
    """Return the DOCX file."""
    dokument = Document()
    _einrichten(dokument)
    _metadaten(dokument, schriftstueck)
    for zeile in schriftstueck.absender:
        _zeile(dokument, zeile)
    if schriftstueck.empfaenger:
        dokument.add_paragraph()
        for zeile in schriftstueck.empfaenger:
            _zeile(dokument, zeile)
    dokument.add_paragraph()
    for name, wert in schriftstueck.angaben:
        _zeile(dokument, f"{name}: {wert}")
    dokument.add_heading(schriftstueck.betreff, level=1)
    for absatz in schriftstueck.absaetze:
        dokument.add_paragraph(absatz)
    if schriftstueck.tabelle:
        _tabelle(dokument, schriftstueck.tabelle)
    for zeile in schriftstueck.schluss:
        _zeile(dokument, zeile)
    puffer = BytesIO()
    dokument.save(puffer)
    return neu_packen(puffer.getvalue())


def _einrichten(dokument) -> None:
    """Set A4, German as language and an office font."""
    seite = dokument.sections[0]
    seite.page_width, seite.page_height = Cm(21), Cm(29.7)
    stil = dokument.styles["Normal"]
    stil.font.name, stil.font.size = "Arial", Pt(11)
    for sprache in dokument.styles.element.iter(qn("w:lang")):
        sprache.set(qn("w:val"), "de-DE")


def _metadaten(dokument, schriftstueck: Schriftstueck) -> None:
    eigenschaften = dokument.core_properties
    eigenschaften.title = schriftstueck.betreff
    eigenschaften.author = schriftstueck.verfasser
    eigenschaften.last_modified_by = schriftstueck.verfasser
    eigenschaften.comments = ""
    eigenschaften.language = "de-DE"
    eigenschaften.created = eigenschaften.modified = zeitpunkt(schriftstueck)


def _zeile(dokument, text: str) -> None:
    dokument.add_paragraph(text).paragraph_format.space_after = Pt(0)


def _tabelle(dokument, zeilen: tuple) -> None:
    tabelle = dokument.add_table(rows=len(zeilen), cols=len(zeilen[0]))
    tabelle.style = "Table Grid"
    for reihe, zeile in zip(tabelle.rows, zeilen, strict=True):
        for feld, wert in zip(reihe.cells, zeile, strict=True):
            feld.text = zelle(wert)
    dokument.add_paragraph()
