"""Which reader takes which kind of file."""

from collective.eakte.volltext.auszug import arten
from collective.eakte.volltext.auszug.leser import altoffice
from collective.eakte.volltext.auszug.leser import docx
from collective.eakte.volltext.auszug.leser import html
from collective.eakte.volltext.auszug.leser import mail
from collective.eakte.volltext.auszug.leser import msg
from collective.eakte.volltext.auszug.leser import odf
from collective.eakte.volltext.auszug.leser import ole
from collective.eakte.volltext.auszug.leser import pdf
from collective.eakte.volltext.auszug.leser import pptx
from collective.eakte.volltext.auszug.leser import rtf
from collective.eakte.volltext.auszug.leser import text
from collective.eakte.volltext.auszug.leser import xlsx
from collective.eakte.volltext.auszug.leser import xmltext
from collective.eakte.volltext.auszug.leser.archiv import Archiv
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand


def lies_text(datei, lesung):
    """Plain text may be of any length: what is too much is not even looked at."""
    # A character has four bytes at most.
    hoechstens = 4 * lesung.grenzen.zeichen
    daten = datei.read(hoechstens + 1)
    text.lies(daten[:hoechstens], lesung.sammlung)
    if len(daten) > hoechstens:
        lesung.sammlung.gekuerzt = True


def lies_json(datei, lesung):
    """JSON; what is none is plain text."""
    if not xmltext.lies_json(datei.read(), lesung.sammlung):
        datei.seek(0)
        lies_text(datei, lesung)


def lies_archiv(datei, lesung):
    """Archives: office files, and collections of files."""
    archiv = Archiv(datei, lesung.vorrat)
    art = _archivart(archiv)
    lesung.nenne(art)
    if art == arten.ARCHIV:
        _sammelarchiv(archiv, lesung)
    elif art == "xlsb":
        datei.seek(0)
        _alt(datei, art, lesung)
    else:
        _OFFEN[art](archiv, lesung.sammlung)


_OFFEN = {
    arten.DOCX: docx.lies,
    arten.XLSX: xlsx.lies,
    arten.PPTX: pptx.lies,
    arten.ODF: odf.lies,
}


def _archivart(archiv):
    for teil, art in (
        ("xl/workbook.bin", "xlsb"),
        ("xl/workbook.xml", arten.XLSX),
        ("ppt/presentation.xml", arten.PPTX),
        ("content.xml", arten.ODF),
    ):
        if archiv.hat(teil):
            return art
    if docx.passende(archiv, docx.HAUPTTEIL):
        return arten.DOCX
    if archiv.hat("[Content_Types].xml"):
        # Drawings, and office files that have lost what is in them.
        raise Fehler(Lesestand.NICHT_LESBAR)
    return arten.ARCHIV


def _sammelarchiv(archiv, lesung):
    for eintrag in archiv.eintraege():
        if eintrag.is_dir():
            continue
        if not lesung.platz(eintrag.filename):
            return
        try:
            daten = archiv.lies(eintrag.filename)
        except Fehler as fehler:
            lesung.merke_ungelesen(eintrag.filename, fehler.args[0])
        else:
            lesung.anlage(eintrag.filename, daten)


def lies_ole(datei, lesung):
    """Compound files: mails of Outlook, and legacy office files."""
    art, behaelter = ole.oeffne(datei, lesung.mime_type)
    if not art:
        raise Fehler(Lesestand.NICHT_LESBAR)
    lesung.nenne(art)
    if art == arten.MSG:
        msg.lies(behaelter, lesung)
    else:
        datei.seek(0)
        _alt(datei, art, lesung)


def _alt(datei, art, lesung):
    pfad = altoffice.wandle(datei, art, lesung.fremd)
    lesung.werkzeuge.append(altoffice.version(lesung.fremd))
    with open(pfad, "rb") as modern:
        archiv = Archiv(modern, lesung.vorrat)
        _OFFEN[_archivart(archiv)](archiv, lesung.sammlung)


LESER = {
    arten.PDF: pdf.lies,
    arten.RTF: lambda datei, lesung: rtf.lies(datei.read(), lesung.sammlung),
    arten.HTML: lambda datei, lesung: html.lies(datei.read(), lesung.sammlung),
    arten.XML: lambda datei, lesung: xmltext.lies(datei.read(), lesung.sammlung),
    arten.JSON: lies_json,
    arten.TEXT: lies_text,
    arten.MAIL: lambda datei, lesung: mail.lies(datei.read(), lesung),
    arten.ARCHIV: lies_archiv,
    arten.OLE: lies_ole,
    arten.BILD: lambda datei, lesung: lesung.bild(datei.read),
}
"""Dict from kind to function of an open file and a :class:`~.lesen.Lesung`."""
