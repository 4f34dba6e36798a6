"""How the view and the PDF/A of a Dokument stand; asks no rights, writes nothing."""

from Acquisition import aq_base
from collective.eakte.versionen.api import aktuelle
from collective.eakte.vorschau import einstellungen
from collective.eakte.vorschau.bestand import AUSSTEHEND
from collective.eakte.vorschau.bestand import FERTIG
from collective.eakte.vorschau.bestand import KEINE
from collective.eakte.vorschau.bestand import NICHT_MOEGLICH
from collective.eakte.vorschau.bestand import NICHT_VERFUEGBAR
from collective.eakte.vorschau.erzeugen import quellen
from collective.eakte.vorschau.erzeugen import verapdf
from collective.eakte.vorschau.erzeugen.unmoeglich import AUSGESCHALTET
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import NICHT_UNTERSTUETZT
from collective.eakte.vorschau.erzeugen.unmoeglich import VERSCHLUESSELT
from collective.eakte.vorschau.erzeugen.unmoeglich import ZU_GROSS
from dataclasses import dataclass
from typing import Any


_NICHT_ZU_OEFFNEN = frozenset({BESCHAEDIGT, VERSCHLUESSELT, ZU_GROSS})

_ANDERS_GELESEN = frozenset({quellen.BILD, quellen.PDF})
"""Kinds of which view and PDF/A are made by different programs."""


@dataclass(frozen=True)
class Auskunft:
    """How something stands.

    :param stand: one of :data:`.bestand.STAENDE`.
    :param grund: code why it is not there, or ``""``.
    :param stueck: what is kept: :class:`~.bestand.Vorschau` or
        :class:`~.bestand.PdfA` of today's file, or ``None``.
    """

    stand: str
    grund: str = ""
    stueck: Any = None

    @property
    def fertig(self):
        """:returns: what is there, or ``None``."""
        return self.stueck if self.stand == FERTIG else None


def art(dokument):
    """What kind of file a Dokument has.

    :param dokument: the Dokument.
    :returns: see :func:`.erzeugen.quellen.art`; ``None`` without a file.
    """
    datei = aq_base(dokument).file
    if datei is None or not datei.getSize():
        return None
    return quellen.art(datei.contentType, datei.filename)


def vorschau(dokument):
    """How the view of a Dokument stands.

    :param dokument: the Dokument.
    :returns: :class:`Auskunft`.
    """
    return _auskunft(dokument, aq_base(dokument)._vorschau, einstellungen.VORSCHAU)


def pdfa(dokument):
    """How the PDF/A of a Dokument stands.

    Where none was tried, the view tells whether the file can be opened at all.

    :param dokument: the Dokument.
    :returns: :class:`Auskunft`.
    """
    stand = _auskunft(dokument, aq_base(dokument)._pdfa, einstellungen.PDFA)
    if stand.stand != AUSSTEHEND or art(dokument) in _ANDERS_GELESEN:
        return stand
    grund = vorschau(dokument).grund
    return Auskunft(NICHT_MOEGLICH, grund) if grund in _NICHT_ZU_OEFFNEN else stand


def pdfa_fehlt(dokument):
    """Whether a Dokument that is final has no PDF/A that one can rely on.

    :param dokument: the Dokument.
    """
    stueck = pdfa(dokument).fertig
    if stueck is None:
        return True
    return stueck.urteil is not None and stueck.urteil.ergebnis == verapdf.UNGUELTIG


def _auskunft(dokument, stueck, schalter):
    if art(dokument) is None:
        return Auskunft(KEINE, NICHT_UNTERSTUETZT)
    if stueck is not None and stueck.sha256 == aktuelle(dokument).sha256:
        return Auskunft(stueck.stand, stueck.grund, stueck)
    if not einstellungen.ist_an(schalter):
        return Auskunft(NICHT_VERFUEGBAR, AUSGESCHALTET)
    return Auskunft(AUSSTEHEND)
