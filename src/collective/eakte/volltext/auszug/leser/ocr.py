"""Optical character recognition with Tesseract."""

from collective.eakte.volltext.auszug.reinigung import verbinde
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand

import shutil
import time


AUFLOESUNG = 300
"""Dots per inch."""

_HOECHSTENS_PUNKTE = 36_000_000
_PUNKT = 72

# A page is blank when nothing on it is darker.
_HELL = 200

# Find out which way is up; a Tesseract without the data for that cannot.
_MIT_LAGE = ("--psm", "1")


class Ocr:
    """Reads pictures until time or the number of pages is up.

    :param sprache: languages of Tesseract.
    :param fremd: :class:`~collective.eakte.volltext.auszug.fremd.Fremd`.
    """

    def __init__(self, sprache, fremd):
        self.fremd = fremd
        self.werkzeug = ""
        self._sprache = sprache
        self._seiten = fremd.grenzen.ocr_seiten
        self._bis = time.monotonic() + fremd.grenzen.ocr_sekunden

    @staticmethod
    def da():
        """:returns: whether Tesseract is installed."""
        return shutil.which("tesseract") is not None

    def lies(self, bild):
        """Read a picture.

        :param bild: bytes of a file.
        :returns: text.
        :raises KeineZeit: there is no time for it.
        :raises Fehler: the picture cannot be read.
        """
        rest = self._bis - time.monotonic()
        if self._seiten <= 0 or rest <= 0:
            raise KeineZeit
        self._seiten -= 1
        self._nenne()
        sekunden = min(rest, self.fremd.grenzen.ocr_seite)
        for wie in (_MIT_LAGE, ()):
            code, ausgabe = self.fremd.rufe(
                ["tesseract", "stdin", "stdout", "-l", self._sprache, *wie],
                sekunden,
                bild,
            )
            if not code:
                return verbinde(ausgabe.decode("utf-8", "replace"))
        raise Fehler(Lesestand.BESCHAEDIGT)

    def _nenne(self):
        if not self.werkzeug:
            _code, ausgabe = self.fremd.rufe(["tesseract", "--version"], 20)
            name = ausgabe.decode("utf-8", "replace").split("\n")[0].strip()
            self.werkzeug = f"{name or 'tesseract'} {self._sprache}"


class KeineZeit(Exception):
    """No more pages are read."""


def seite_als_bild(seite):
    """Picture of a page of a PDF.

    :param seite: :class:`pypdfium2.PdfPage`.
    :returns: bytes of a portable graymap; ``None`` when the page is blank.
    """
    breite, hoehe = seite.get_size()
    groesse = max(1.0, breite * hoehe)
    massstab = min(AUFLOESUNG / _PUNKT, (_HOECHSTENS_PUNKTE / groesse) ** 0.5)
    bild = seite.render(scale=massstab, grayscale=True)
    try:
        zeilen = memoryview(bild.buffer).cast("B")
        punkte = b"".join(
            zeilen[stelle : stelle + bild.width]
            for stelle in range(0, bild.stride * bild.height, bild.stride)
        )
        kopf = b"P5 %d %d 255\n" % (bild.width, bild.height)
    finally:
        bild.close()
    return kopf + punkte if min(punkte, default=255) < _HELL else None
