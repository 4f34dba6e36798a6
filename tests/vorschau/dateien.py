"""Small files of all kinds, made here."""

from docx import Document
from email.message import EmailMessage
from fpdf import FPDF
from functools import cache
from openpyxl import Workbook
from PIL import Image

import io
import pypdfium2


@cache
def docx(text="Bescheid über Straßenausbaubeiträge"):
    """A text of Word with one paragraph."""
    dokument = Document()
    dokument.core_properties.title = "Bestätigung für Übergänge"
    dokument.add_paragraph(text)
    return _bytes(dokument.save)


@cache
def xlsx():
    """A sheet with one cell."""
    mappe = Workbook()
    mappe.active["A1"] = "Gebühren"
    return _bytes(mappe.save)


@cache
def pdf(text="Straße und Übergänge", seiten=1):
    """A PDF whose font is not embedded, as old programs write it."""
    blatt = FPDF()
    blatt.set_title("Bestätigung für Übergänge")
    blatt.set_font("Helvetica", size=12)
    for _seite in range(seiten):
        blatt.add_page()
        blatt.cell(0, 10, text)
    return bytes(blatt.output())


@cache
def scan(text="Bescheid der Stadt", seiten=1):
    """A PDF of pictures, as scanners write it: there is no letter in it."""
    with pypdfium2.PdfDocument(pdf(text, seiten)) as gedruckt:
        bilder = [seite.render(scale=3).to_pil() for seite in gedruckt]
    puffer = io.BytesIO()
    bilder[0].save(
        puffer, "PDF", resolution=216, save_all=True, append_images=bilder[1:]
    )
    return puffer.getvalue()


@cache
def eml():
    """A mail in HTML that wants a picture of another server, with an attachment."""
    mail = EmailMessage()
    mail["From"] = "Jörg Groß <gross@firma.example>"
    mail["To"] = "amt@stadt.example"
    mail["Date"] = "Tue, 03 Feb 2026 09:30:00 +0100"
    mail["Subject"] = "Prüfung der Übergänge"
    mail.set_content(
        '<p>Anbei die Straße.</p><img src="http://127.0.0.1:9/bild.png">',
        subtype="html",
    )
    mail.add_attachment(
        b"x" * 2000, maintype="application", subtype="pdf", filename="plan.pdf"
    )
    return bytes(mail)


@cache
def bild(art="PNG", groesse=(1600, 1200), modus="RGB", seiten=1):
    """An image of one colour."""
    eines = Image.new(modus, groesse)
    weitere = {"save_all": True, "append_images": [eines] * (seiten - 1)}
    puffer = io.BytesIO()
    eines.save(puffer, art, **(weitere if seiten > 1 else {}))
    return puffer.getvalue()


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _bytes(speichere):
    puffer = io.BytesIO()
    speichere(puffer)
    return puffer.getvalue()


FESTE_MAIL = b"From: gross@firma.example\r\nSubject: Anfrage\r\n\r\nGuten Tag\r\n"
"""A mail whose bytes are always the same."""
