"""PDF, read by PDFium: pages, what was filled into forms, notes, attached files."""

from collective.eakte.volltext.auszug.leser import ocr
from collective.eakte.volltext.auszug.reinigung import verbinde
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand

import ctypes
import pypdfium2
import pypdfium2.raw as roh


WERKZEUG = f"pypdfium2 {pypdfium2.PYPDFIUM_INFO} (PDFium {pypdfium2.PDFIUM_INFO})"

_HOECHSTENS_ANMERKUNGEN = 5000

# What they show stands on the page already, or is no text.
_OHNE_EIGENEN_TEXT = frozenset({roh.FPDF_ANNOT_LINK, roh.FPDF_ANNOT_POPUP})


def lies(datei, lesung):
    """Take the text out of a PDF, page after page.

    :param datei: open binary file.
    :param lesung: :class:`~collective.eakte.volltext.auszug.lesen.Lesung`.
    :raises Fehler: it is encrypted or damaged.
    """
    lesung.werkzeuge.append(WERKZEUG)
    with _oeffne(datei.read()) as pdf:
        if pdf.get_formtype() != roh.FORMTYPE_NONE:
            pdf.init_forms()
        seiten = min(len(pdf), lesung.grenzen.seiten)
        for nummer in range(seiten):
            lesung.sammlung.umbruch()
            _seite(pdf, nummer, lesung)
        if len(pdf) > seiten:
            lesung.sammlung.gekuerzt = True
        for nummer in range(pdf.count_attachments()):
            anlage = pdf.get_attachment(nummer)
            lesung.anlage(anlage.get_name(), bytes(anlage.get_data()))


def _oeffne(daten):
    try:
        return pypdfium2.PdfDocument(daten)
    except pypdfium2.PdfiumError as fehler:
        passwort = "password" in str(fehler).lower()
        raise Fehler(
            Lesestand.VERSCHLUESSELT if passwort else Lesestand.BESCHAEDIGT
        ) from fehler


def _seite(pdf, nummer, lesung):
    try:
        seite = pdf[nummer]
    except pypdfium2.PdfiumError:
        # One damaged page does not hide the others.
        return
    try:
        text = _text(seite)
        for zeile in verbinde(text).splitlines():
            lesung.sammlung.zeile(zeile)
        _anmerkungen(pdf, seite, lesung.sammlung)
        if not text.strip() and roh.FPDFPage_CountObjects(seite):
            lesung.bild(lambda: ocr.seite_als_bild(seite))
    finally:
        seite.close()


def _text(seite):
    try:
        return seite.get_textpage().get_text_range()
    except (pypdfium2.PdfiumError, AssertionError):
        return ""


def _anmerkungen(pdf, seite, sammlung):
    anzahl = min(roh.FPDFPage_GetAnnotCount(seite), _HOECHSTENS_ANMERKUNGEN)
    for nummer in range(anzahl):
        anmerkung = roh.FPDFPage_GetAnnot(seite, nummer)
        if not anmerkung:
            continue
        try:
            _anmerkung(pdf, anmerkung, sammlung)
        finally:
            roh.FPDFPage_CloseAnnot(anmerkung)


def _anmerkung(pdf, anmerkung, sammlung):
    art = roh.FPDFAnnot_GetSubtype(anmerkung)
    if art == roh.FPDF_ANNOT_WIDGET:
        if pdf.formenv and _hat_wert(pdf.formenv, anmerkung):
            formular = pdf.formenv
            text = _zeichen(
                lambda puffer, laenge: roh.FPDFAnnot_GetFormFieldValue(
                    formular, anmerkung, puffer, laenge
                )
            )
            for zeile in text.splitlines():
                sammlung.zeile(zeile)
    elif art not in _OHNE_EIGENEN_TEXT:
        text = _zeichen(
            lambda puffer, laenge: roh.FPDFAnnot_GetStringValue(
                anmerkung, b"Contents", puffer, laenge
            )
        )
        for zeile in text.splitlines():
            sammlung.kommentar(zeile)


def _hat_wert(formular, anmerkung):
    # "Off" and "Yes" of boxes are no text.
    return roh.FPDFAnnot_GetFormFieldType(formular, anmerkung) in (
        roh.FPDF_FORMFIELD_TEXTFIELD,
        roh.FPDF_FORMFIELD_COMBOBOX,
        roh.FPDF_FORMFIELD_LISTBOX,
    )


def _zeichen(frage):
    """Text from a function of PDFium that wants a buffer and its length in bytes."""
    laenge = frage(None, 0)
    if laenge <= 2:
        return ""
    puffer = ctypes.create_string_buffer(laenge)
    frage(ctypes.cast(puffer, ctypes.POINTER(roh.FPDF_WCHAR)), laenge)
    return puffer.raw[: laenge - 2].decode("utf-16-le", "replace")
