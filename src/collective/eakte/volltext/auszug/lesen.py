"""Reads one file and the files within it. Runs in a process of its own."""

from collective.eakte.volltext.auszug import arten
from collective.eakte.volltext.auszug.leser import docx
from collective.eakte.volltext.auszug.leser import odf
from collective.eakte.volltext.auszug.leser import pdf
from collective.eakte.volltext.auszug.leser import text
from collective.eakte.volltext.auszug.leser.archiv import Archiv
from collective.eakte.volltext.auszug.leser.archiv import Vorrat
from collective.eakte.volltext.auszug.quelle import groesse
from collective.eakte.volltext.auszug.reinigung import reinige
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.auszug.sammlung import Fertig
from collective.eakte.volltext.auszug.sammlung import Sammlung
from collective.eakte.volltext.interfaces import Lesestand

import time


LESEWEISE = "eakte 1"
"""Counts up when other text comes out of the same files."""


class Lesung:
    """The reading of one file.

    :param auftrag: dict with ``grenzen`` (:class:`~.vertrag.Grenzen`), ``mime_type``,
        ``dateiname``, ``kommentare`` and ``ocr``.
    """

    def __init__(self, auftrag):
        self.auftrag = auftrag
        self.grenzen = auftrag["grenzen"]
        # Some time is left for writing the answer.
        bis = time.monotonic() + 0.8 * self.grenzen.sekunden
        self.sammlung = Sammlung(self.grenzen.zeichen, bis)
        self.vorrat = Vorrat(self.grenzen.entpackt)
        self.art = arten.UNBEKANNT
        self.werkzeuge = [LESEWEISE]
        self.bilder = 0
        self.ungelesen = []

    def lies(self, datei):
        """Read the file.

        :param datei: open binary file.
        :returns: dict: ``stand``, ``text``, ``werkzeug``, ``art``, ``bilder`` and
            ``ungelesen``.
        """
        stand = None
        try:
            self._lies(datei)
        except Fertig:
            pass
        except Fehler as fehler:
            stand = fehler.args[0]
        except MemoryError:
            stand = Lesestand.ZU_GROSS
        except Exception:
            # Broken files fail in many ways; whatever it is, it is the file.
            stand = Lesestand.BESCHAEDIGT
        return self._ergebnis(stand)

    def _ergebnis(self, stand):
        inhalt = ""
        if stand is None:
            inhalt = reinige(self.sammlung.text())[: self.grenzen.zeichen]
            stand = self._stand(inhalt)
        return {
            "stand": stand,
            "text": inhalt if stand in MIT_TEXT else "",
            "werkzeug": "; ".join(self.werkzeuge),
            "art": self.art,
            "bilder": self.bilder,
            "ungelesen": self.ungelesen,
        }

    def _stand(self, inhalt):
        if not inhalt.strip():
            gekuerzt = self.sammlung.gekuerzt
            return Lesestand.ZU_LANGSAM if gekuerzt else Lesestand.OHNE_TEXT
        if self.sammlung.gekuerzt:
            return Lesestand.GEKUERZT
        return Lesestand.GELESEN

    def _lies(self, datei):
        umfang = groesse(datei)
        kopf = datei.read(arten.KOPF)
        datei.seek(0)
        art = arten.erkenne(kopf, self.auftrag["mime_type"], self.auftrag["dateiname"])
        self.art = art
        if not umfang:
            return
        if art == arten.TEXT:
            self._lies_text(datei, umfang)
        elif art == arten.UNBEKANNT:
            raise Fehler(Lesestand.NICHT_LESBAR)
        elif umfang > self.grenzen.bytes:
            raise Fehler(Lesestand.ZU_GROSS)
        else:
            getattr(self, f"_lies_{art}")(datei)

    def _lies_text(self, datei, umfang):
        # A character has four bytes at most.
        hoechstens = 4 * self.grenzen.zeichen
        text.lies(datei.read(hoechstens), self.sammlung)
        if umfang > hoechstens:
            self.sammlung.gekuerzt = True

    def _lies_pdf(self, datei):
        self.werkzeuge.append(pdf.WERKZEUG)
        with pdf.oeffne(datei.read()) as dokument:
            ohne_text = pdf.lies(dokument, self.sammlung, self.grenzen.seiten)
        self.bilder += len(ohne_text)

    def _lies_zip(self, datei):
        archiv = Archiv(datei, self.vorrat)
        if archiv.hat("[Content_Types].xml") or archiv.hat("word/document.xml"):
            self.art = arten.DOCX
            docx.lies(archiv, self.sammlung)
        elif archiv.hat("content.xml"):
            self.art = arten.ODF
            odf.lies(archiv, self.sammlung)
        else:
            raise Fehler(Lesestand.NICHT_LESBAR)


MIT_TEXT = (Lesestand.GELESEN, Lesestand.GEKUERZT)
