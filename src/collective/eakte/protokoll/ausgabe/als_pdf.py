"""A Verlauf as a PDF for paper and for files."""

from collective.eakte import _
from fpdf import FPDF
from itertools import groupby
from pathlib import Path

import unicodedata


RAND = 20
ZEILE = 5
EINZUG = 18

SCHRIFTEN = Path("/usr/share/fonts/truetype/dejavu")
"""Where Debian's ``fonts-dejavu-core`` lies; it has all letters of Europe."""


class Blatt(FPDF):
    """A4 with what it is and page numbers below the text.

    :param fuss: text at the foot of each page.
    """

    def __init__(self, fuss):
        super().__init__(format="A4")
        self.fuss = fuss
        self.schrift = self._lade_schrift()
        self.set_margins(RAND, RAND)
        self.set_auto_page_break(True, margin=22)

    def _lade_schrift(self):
        dateien = [
            SCHRIFTEN / name for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
        ]
        if all(datei.is_file() for datei in dateien):
            for stil, datei in zip(("", "B"), dateien, strict=True):
                self.add_font("DejaVu", stil, datei)
            return "DejaVu"
        # The letters of Western Europe, with the quotation marks.
        self.core_fonts_encoding = "windows-1252"
        return "Helvetica"

    def text_fuer(self, text):
        """A text in the letters that the font has.

        :returns: the text; letters that there are not without their marks, or ``?``.
        """
        text = "".join(z if z == "\n" or z.isprintable() else " " for z in text)
        if self.schrift != "Helvetica":
            return text
        return "".join(map(_westlich, text))

    def footer(self):
        """Write what it is, and the number of the page."""
        self.set_y(-15)
        self.set_font(self.schrift, size=7)
        self.cell(0, ZEILE, self.text_fuer(self.fuss))
        self.set_y(-15)
        self.cell(0, ZEILE, f"{self.page_no()} / {{nb}}", align="R")

    def absatz(self, text, *, stil="", groesse=9, einzug=0):
        """Write a paragraph."""
        self.set_font(self.schrift, stil, groesse)
        self.set_x(RAND + einzug)
        self.multi_cell(
            0,
            ZEILE,
            self.text_fuer(text),
            align="L",
            new_x="LMARGIN",
            new_y="NEXT",
            wrapmode="CHAR" if _hat_langes_wort(text) else "WORD",
        )


def schreibe_pdf(zeilen, worte, kopf):
    """A file for paper.

    :param zeilen: list of :class:`~collective.eakte.protokoll.verlauf.Zeile`.
    :param worte: :class:`~collective.eakte.protokoll.worte.Worte`.
    :param kopf: :class:`~.kopfzeilen.Kopf`.
    :returns: bytes.
    """
    fmt = worte.fmt
    blatt = Blatt(f"{kopf.titel[:80]} · {kopf.erstellt}")
    blatt.set_title(kopf.titel)
    blatt.set_lang(fmt.sprache)
    blatt.add_page()
    blatt.absatz(kopf.titel, stil="B", groesse=13)
    blatt.absatz(kopf.zeitraum)
    blatt.absatz(kopf.erstellt)
    blatt.absatz(fmt.uebersetze(_anzahl(len(zeilen), fmt)))
    for tag, eine in groupby(zeilen, lambda zeile: fmt.datum(zeile.eintrag.zeit)):
        blatt.ln(3)
        blatt.absatz(tag, stil="B", groesse=10)
        for zeile in eine:
            _schreibe_zeile(blatt, zeile, worte)
    return bytes(blatt.output())


def _schreibe_zeile(blatt, zeile, worte):
    fmt, eintrag = worte.fmt, zeile.eintrag
    if blatt.will_page_break(3 * ZEILE):
        blatt.add_page()
    blatt.set_font(blatt.schrift, "", 9)
    blatt.cell(EINZUG, ZEILE, fmt.zeit(eintrag.zeit))
    blatt.absatz(worte.satz(zeile), einzug=EINZUG)
    kommentar = worte.kommentar(zeile)
    if kommentar:
        text = _(
            "verlauf_kommentar",
            default="Comment: ${kommentar}",
            mapping={"kommentar": kommentar},
        )
        blatt.absatz(fmt.uebersetze(text), groesse=8, einzug=EINZUG)
    wer = f"{worte.wer(zeile)} · {worte.weg(zeile)}"
    nummer = getattr(zeile.obj, "kennzeichen", None)
    blatt.absatz(f"{nummer} · {wer}" if nummer else wer, groesse=8, einzug=EINZUG)
    if eintrag.warum:
        grund = _(
            "verlauf_grund",
            default="Reason: ${grund}",
            mapping={"grund": eintrag.warum},
        )
        blatt.absatz(fmt.uebersetze(grund), groesse=8, einzug=EINZUG)
    for feld in worte.felder(zeile):
        werte = f"{feld.titel}: {feld.alt or '–'} → {feld.neu or '–'}"
        blatt.absatz(werte, groesse=8, einzug=EINZUG)
    blatt.ln(1)


def _anzahl(anzahl, fmt):
    return _(
        "verlauf_datei_anzahl",
        default="Entries: ${anzahl}",
        mapping={"anzahl": fmt.zahl(anzahl)},
    )


def _hat_langes_wort(text):
    return any(len(wort) > 60 for wort in text.split())


def _westlich(zeichen):
    """A character in windows-1252, without its marks if need be."""
    if zeichen == "→":
        return "->"
    for versuch in (zeichen, unicodedata.normalize("NFKD", zeichen)[:1]):
        try:
            versuch.encode("windows-1252")
            return versuch
        except UnicodeEncodeError:
            continue
    return {"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}.get(zeichen, "?")
