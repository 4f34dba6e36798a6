"""PDF, read by PDFium."""

from collective.eakte.volltext.auszug.reinigung import verbinde
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand

import pypdfium2


WERKZEUG = f"pypdfium2 {pypdfium2.PYPDFIUM_INFO} (PDFium {pypdfium2.PDFIUM_INFO})"


def oeffne(daten):
    """Open a PDF.

    :param daten: bytes.
    :returns: :class:`pypdfium2.PdfDocument`.
    :raises Fehler: it is encrypted or damaged.
    """
    try:
        return pypdfium2.PdfDocument(daten)
    except pypdfium2.PdfiumError as fehler:
        passwort = "password" in str(fehler).lower()
        raise Fehler(
            Lesestand.VERSCHLUESSELT if passwort else Lesestand.BESCHAEDIGT
        ) from fehler


def lies(pdf, sammlung, hoechstens):
    """Take the text out of a PDF, page after page.

    :param pdf: open document.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    :param hoechstens: number of pages that are read.
    :returns: list of the numbers of pages without text.
    """
    ohne_text = []
    for nummer in range(min(len(pdf), hoechstens)):
        text = _seite(pdf, nummer)
        sammlung.umbruch()
        if text.strip():
            for zeile in verbinde(text).splitlines():
                sammlung.zeile(zeile)
        else:
            ohne_text.append(nummer)
    if len(pdf) > hoechstens:
        sammlung.gekuerzt = True
    return ohne_text


def _seite(pdf, nummer):
    try:
        seite = pdf[nummer]
        try:
            return seite.get_textpage().get_text_range()
        finally:
            seite.close()
    except (pypdfium2.PdfiumError, AssertionError):
        # One damaged page does not hide the others.
        return ""
