"""PDF letters, notes and forms in A4, written with fpdf2."""

from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.schriftstuecke.text import zeitpunkt
from collective.eakte.demo.schriftstuecke.text import zelle
from fpdf import FPDF


RAND = 25
ZEILE = 5
SCHRIFT = "Helvetica"
PRODUCER = "Lauterfels Textverarbeitung"


class Blatt(FPDF):
    """An A4 page with a page number, as offices print it."""

    def footer(self):
        """Write the page number below the text."""
        self.set_y(-15)
        self.set_font(SCHRIFT, size=8)
        self.cell(0, ZEILE, f"Seite {self.page_no()}", align="C")


def erzeuge(schriftstueck: Schriftstueck, komprimiert: bool = True) -> bytes:
    """Return the PDF file.

    :param komprimiert: ``False`` leaves the text readable in the file, for tests.
    """
    pdf = Blatt(format="A4")
    # WinAnsi instead of Latin-1: the euro sign and German quotation marks
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_compression(komprimiert)
    pdf.set_margins(RAND, 20)
    pdf.set_auto_page_break(True, margin=25)
    _metadaten(pdf, schriftstueck)
    pdf.add_page()
    _kopf(pdf, schriftstueck)
    _text(pdf, schriftstueck)
    return bytes(pdf.output())


def _metadaten(pdf: FPDF, schriftstueck: Schriftstueck) -> None:
    pdf.set_title(schriftstueck.betreff)
    pdf.set_author(schriftstueck.verfasser)
    pdf.set_subject(schriftstueck.betreff)
    pdf.set_lang("de-DE")
    pdf.set_producer(PRODUCER)
    pdf.set_creation_date(zeitpunkt(schriftstueck))


def _kopf(pdf: FPDF, schriftstueck: Schriftstueck) -> None:
    """Write sender, address and the block of references."""
    if schriftstueck.absender:
        pdf.set_font(SCHRIFT, "B", 12)
        _absatz(pdf, schriftstueck.absender[0], 0)
        pdf.set_font(SCHRIFT, size=9)
        _absatz(pdf, "\n".join(schriftstueck.absender[1:]), 8)
    pdf.set_font(SCHRIFT, size=10.5)
    if schriftstueck.empfaenger:
        _absatz(pdf, "\n".join(schriftstueck.empfaenger), 6)
    pdf.set_font(SCHRIFT, size=9)
    for name, wert in schriftstueck.angaben:
        pdf.cell(40, ZEILE, f"{name}:")
        pdf.cell(0, ZEILE, wert, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)


def _text(pdf: FPDF, schriftstueck: Schriftstueck) -> None:
    pdf.set_font(SCHRIFT, "B", 11)
    _absatz(pdf, schriftstueck.betreff, 4)
    pdf.set_font(SCHRIFT, size=10.5)
    for absatz in schriftstueck.absaetze:
        _absatz(pdf, absatz)
    if schriftstueck.tabelle:
        _tabelle(pdf, schriftstueck.tabelle)
    if schriftstueck.schluss:
        _absatz(pdf, "\n".join(schriftstueck.schluss))


def _absatz(pdf: FPDF, text: str, abstand: int = 3) -> None:
    pdf.multi_cell(0, ZEILE, text, align="L", new_x="LMARGIN", new_y="NEXT")
    if abstand:
        pdf.ln(abstand)


def _tabelle(pdf: FPDF, zeilen: tuple) -> None:
    """Draw a plain table; the first column takes what the others leave."""
    spalten = len(zeilen[0])
    erste = pdf.epw * (0.4 if spalten == 2 else 0.5)
    uebrige = (pdf.epw - erste) / max(spalten - 1, 1)
    for nummer, zeile in enumerate(zeilen):
        pdf.set_font(SCHRIFT, "B" if nummer == 0 else "", 10)
        for spalte, wert in enumerate(zeile):
            zahl = isinstance(wert, (int, float))
            pdf.cell(
                uebrige if spalte else erste,
                7,
                zelle(wert),
                border=1,
                align="R" if zahl else "L",
            )
        pdf.ln(7)
    pdf.ln(4)
