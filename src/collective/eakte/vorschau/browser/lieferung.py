"""What was made of a file, over HTTP; as the file itself, for its readers only."""

from collective.eakte.dokument.browser.datei import Herunterladen
from collective.eakte.dokument.browser.datei import name_zum_speichern
from collective.eakte.dokument.browser.datei import RICHTLINIE_PDF
from collective.eakte.vorschau import api
from collective.eakte.vorschau.anfordern import verlange_lesen
from zExceptions import NotFound

import re


class _Ansicht(Herunterladen):
    """Base of what is shown, not saved."""

    def _getFile(self):
        verlange_lesen(self.context)
        stueck = api.vorschau(self.context).fertig
        datei = None if stueck is None else self.datei(stueck)
        if datei is None:
            raise NotFound(self.__name__)
        return datei

    def set_headers(self, file):
        self.liefere(file, "inline", file.contentType)

    def name(self, datei):
        return name_zum_speichern(self.context, datei)


class Bild(_Ansicht):
    """``@@vorschau-bild``: the picture of the first page."""

    def datei(self, stueck):
        """:returns: named file, or ``None``."""
        return stueck.bild


class Pdf(_Ansicht):
    """``@@vorschau-pdf``: the PDF view, in the viewer of the browser."""

    def datei(self, stueck):
        """:returns: named file, or ``None``."""
        return stueck.pdf

    def set_headers(self, file):
        super().set_headers(file)
        self.request.response.setHeader("Content-Security-Policy", RICHTLINIE_PDF)


class PdfA(Herunterladen):
    """``@@pdfa``: the PDF/A, to be saved."""

    wiedergabe = "PDF/A"
    _fassung = None

    def _getFile(self):
        verlange_lesen(self.context)
        # The Protokoll notes of which version something was taken.
        self._fassung = stueck = api.pdfa(self.context).fertig
        if stueck is None or stueck.datei is None:
            raise NotFound(self.__name__)
        return stueck.datei

    def name(self, datei):
        name = name_zum_speichern(self.context, datei)
        return re.sub(r"\.pdf$", "_pdfa.pdf", name)
