"""Mails, texts and images on pages; runs in the workshop only (:mod:`.werkstatt`).

Nothing is loaded: of a mail in HTML its text is written.
"""

from collective.eakte.dokument.darstellung import dekodiere
from collective.eakte.dokument.darstellung import HOECHSTENS_TEXT
from collective.eakte.dokument.mail import lies_mail
from collective.eakte.dokument.mail import Mail
from collective.eakte.dokument.mail import text_aus_html
from collective.eakte.vorschau.erzeugen import malen
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import SCHRIFT_FEHLT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import ZU_GROSS
from email.utils import parsedate_to_datetime
from fpdf import FPDF
from pathlib import Path

import io


RAND = 20
ZEILE = 5
HOECHSTENS_SEITEN = 500
HOECHSTENS_BILDER = 300
HOECHSTENS_BYTES = 200 * 1024 * 1024

SCHRIFTEN = (
    ("/usr/share/fonts/truetype/dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    (
        "/usr/share/fonts/truetype/liberation",
        "LiberationSans-Regular.ttf",
        "LiberationSans-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/noto",
        "NotoSans-Regular.ttf",
        "NotoSans-Bold.ttf",
    ),
)
"""Fonts with the letters of Europe, where Debian puts them; the first is taken."""


def mail_auf_seiten(quelle, ziel, art, worte):
    """Write a mail: its headers, its text, what is attached.

    :param quelle: path of the mail.
    :param ziel: path of the PDF that is written.
    :param art: ``"eml"`` or ``"msg"``.
    :param worte: dict of texts in the language of the site: names of headers in small
        letters, ``anlagen``, ``gekuerzt``.
    :returns: dict without anything.
    :raises Unmoeglich: with the reason.
    """
    daten = _lies(quelle)
    mail = lies_mail(daten) if art == "eml" else lies_msg(daten)
    betreff = next((text for name, text in mail.kopf if name == "Subject"), "")
    blatt = Blatt(betreff)
    for name, text in mail.kopf:
        zeile = _datum(text) if name == "Date" else text
        blatt.paar(worte.get(name.lower(), name), zeile)
    if mail.anlagen:
        namen = "\n".join(f"{name} ({_groesse(wert)})" for name, wert in mail.anlagen)
        blatt.paar(worte.get("anlagen", ""), namen)
    blatt.strich()
    blatt.absaetze(mail.text)
    if mail.gekuerzt:
        blatt.absaetze(worte.get("gekuerzt", ""))
    blatt.output(ziel)
    return {}


def text_auf_seiten(quelle, ziel, art, worte):
    """Write a plain text, or the text of HTML.

    :param quelle: path of the text.
    :param ziel: path of the PDF that is written.
    :param art: ``"text"`` or ``"html"``.
    :param worte: as of :func:`mail_auf_seiten`.
    :returns: dict without anything.
    :raises Unmoeglich: with the reason.
    """
    daten = _lies(quelle)
    text = dekodiere(daten)
    if art == "html":
        text = text_aus_html(text)
    blatt = Blatt("")
    blatt.absaetze(text)
    blatt.output(ziel)
    return {}


def bild_auf_seiten(quelle, ziel):
    """Put an image, or each page of a TIFF, on a page of its own.

    :param quelle: path of the image.
    :param ziel: path of the PDF that is written.
    :returns: dict without anything.
    :raises Unmoeglich: with the reason.
    """
    bild = malen.oeffne_bild(quelle)
    anzahl = getattr(bild, "n_frames", 1) if bild.format == "TIFF" else 1
    if anzahl > HOECHSTENS_BILDER:
        raise Unmoeglich(ZU_GROSS)
    pdf = FPDF(unit="pt")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    for nummer in range(anzahl):
        if anzahl > 1:
            bild.seek(nummer)
        _seite_mit_bild(pdf, bild, quelle)
    pdf.output(ziel)
    return {}


def lies_msg(daten):
    """Read a mail of Outlook.

    :param daten: the file.
    :returns: :class:`~collective.eakte.dokument.mail.Mail`.
    :raises Unmoeglich: it is none.
    """
    from oxmsg import Message

    try:
        nachricht = Message.load(io.BytesIO(daten))
        text, html = nachricht.body or "", nachricht.html_body or ""
        kopf = [
            ("From", nachricht.sender or ""),
            ("To", ", ".join(map(_empfaenger, nachricht.recipients))),
            (
                "Date",
                f"{nachricht.sent_date:%d.%m.%Y %H:%M}" if nachricht.sent_date else "",
            ),
            ("Subject", nachricht.subject or ""),
        ]
        anlagen = [
            (anlage.file_name or "?", anlage.size or 0)
            for anlage in nachricht.attachments
        ]
    except Exception as fehler:
        # Broken files fail in many ways; whatever it is, it is the file.
        raise Unmoeglich(BESCHAEDIGT, repr(fehler)) from fehler
    aus_html = not text.strip() and bool(html)
    if aus_html:
        html = html.decode("utf-8", "replace") if isinstance(html, bytes) else html
        text = text_aus_html(html)
    return Mail(
        kopf=[(name, wert) for name, wert in kopf if wert],
        text=text[:HOECHSTENS_TEXT],
        aus_html=aus_html,
        gekuerzt=len(text) > HOECHSTENS_TEXT,
        anlagen=anlagen,
    )


class Blatt(FPDF):
    """Pages of A4 with a font that is part of the file.

    :param titel: title of the document.
    :raises Unmoeglich: there is no font.
    """

    def __init__(self, titel):
        super().__init__(format="A4")
        ort, *dateien = _schrift()
        for stil, datei in zip(("", "B"), dateien, strict=True):
            self.add_font("Schrift", stil, ort / datei)
        self._zeichen = self.fonts["schrift"].cmap
        self.set_margins(RAND, RAND)
        self.set_auto_page_break(True, margin=RAND)
        self.set_title(self.lesbar(titel))
        self.add_page()

    def lesbar(self, text):
        """A text in the letters that the font has; PDF/A knows no missing ones."""
        zeichen = []
        for z in text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4):
            if z == "\n" or (z.isprintable() and ord(z) in self._zeichen):
                zeichen.append(z)
            elif z in "\u200b\u200c\u200d\ufeff\u00ad":
                continue
            else:
                zeichen.append(" " if z.isspace() or not z.isprintable() else "?")
        return "".join(zeichen)

    def paar(self, name, text):
        """Write a name and what it is."""
        self.set_font("Schrift", "B", 9)
        self.cell(30, ZEILE, self.lesbar(name))
        self._schreibe(text, groesse=9)

    def strich(self):
        """Draw a line over the page."""
        self.ln(2)
        self.line(RAND, self.get_y(), self.w - RAND, self.get_y())
        self.ln(4)

    def absaetze(self, text):
        """Write paragraphs.

        :raises Unmoeglich: they fill too many pages.
        """
        for absatz in text.splitlines():
            if not absatz.strip():
                self.ln(ZEILE)
                continue
            self._schreibe(absatz, groesse=10)
            if self.page_no() > HOECHSTENS_SEITEN:
                raise Unmoeglich(ZU_GROSS)

    def _schreibe(self, text, *, groesse):
        self.set_font("Schrift", "", groesse)
        text = self.lesbar(text)
        langes = any(len(wort) > 60 for wort in text.split())
        self.multi_cell(
            0,
            ZEILE,
            text,
            align="L",
            new_x="LMARGIN",
            new_y="NEXT",
            wrapmode="CHAR" if langes else "WORD",
        )


def _schrift():
    for ort, *dateien in SCHRIFTEN:
        if all((Path(ort) / datei).is_file() for datei in dateien):
            return Path(ort), *dateien
    raise Unmoeglich(SCHRIFT_FEHLT, "fonts-dejavu-core")


def _lies(quelle):
    with open(quelle, "rb") as datei:
        daten = datei.read(HOECHSTENS_BYTES + 1)
    if len(daten) > HOECHSTENS_BYTES:
        raise Unmoeglich(ZU_GROSS)
    return daten


def _seite_mit_bild(pdf, bild, quelle):
    unveraendert = _kann_bleiben(bild)
    punkte = _punkte_je_zoll(bild)
    if not unveraendert:
        bild = malen.gedreht(bild)
    breite, hoehe = (72 * pixel / punkte for pixel in bild.size)
    # Of A0 at most, and no smaller than a stamp.
    massstab = min(2384 / breite, 3370 / hoehe, 1)
    breite, hoehe = max(breite * massstab, 20), max(hoehe * massstab, 20)
    pdf.add_page(format=(breite, hoehe))
    pdf.image(quelle if unveraendert else bild, 0, 0, breite, hoehe)


def _kann_bleiben(bild):
    """Whether the bytes of a JPEG can be taken over as they are."""
    return (
        bild.format == "JPEG"
        and bild.mode in ("L", "RGB")
        and bild.getexif().get(0x0112, 1) == 1
    )


def _punkte_je_zoll(bild):
    werte = bild.info.get("dpi") or (0,)
    try:
        wert = float(werte[0])
    except (TypeError, ValueError, ZeroDivisionError):
        wert = 0
    return wert if 50 <= wert <= 2400 else 150


def _empfaenger(empfaenger):
    name = getattr(empfaenger, "name", "") or ""
    adresse = getattr(empfaenger, "email_address", "") or ""
    return (
        f"{name} <{adresse}>"
        if name and adresse and name != adresse
        else (name or adresse)
    )


def _datum(text):
    try:
        return f"{parsedate_to_datetime(text):%d.%m.%Y %H:%M %z}".rstrip()
    except ValueError:
        return text


def _groesse(wert):
    return f"{max(round(wert / 1000), 1)} kB"
