"""What is kept of views and renditions: objects of their own beside the Dokument.

They belong to the bytes that they were made of, and to no version. What nobody refers
to any more goes with the next packing, as files do.
"""

from collective.eakte.vorschau.erzeugen.unmoeglich import NICHT_VERFUEGBAR as GRUENDE
from datetime import datetime
from datetime import UTC
from persistent import Persistent


WARTET = "wartet"
FERTIG = "fertig"
NICHT_MOEGLICH = "nicht-moeglich"
NICHT_VERFUEGBAR = "nicht-verfuegbar"
AUSSTEHEND = "ausstehend"
KEINE = "keine"

STAENDE = (WARTET, FERTIG, NICHT_MOEGLICH, NICHT_VERFUEGBAR, AUSSTEHEND, KEINE)
"""How something stands; the last two are never stored: nothing is there yet, and
nothing can be made of such a file."""


class _Abgeleitet(Persistent):
    """Base of what is made of a file.

    :ivar sha256: SHA-256 of the file of which it is made, hexadecimal.
    :ivar stand: one of :data:`STAENDE`.
    :ivar zeit: since when, with time zone (UTC).
    :ivar grund: code why it is not there, see :mod:`.erzeugen.unmoeglich`.
    :ivar naeheres: what a tool has said of it, for administrators.
    :ivar werkzeug: names and versions of what has made it.
    :ivar seiten: number of pages.
    """

    grund = ""
    naeheres = ""
    werkzeug = ""
    seiten = 0

    def __init__(self, sha256):
        self.sha256 = sha256
        self.warte()

    def warte(self):
        """Note that it is going to be made."""
        self._setze(WARTET)

    def scheitere(self, code, naeheres=""):
        """Note that it could not be made; what is there is left as it is.

        :param code: one of the codes of :mod:`.erzeugen.unmoeglich`.
        :param naeheres: what a tool has said of it.
        """
        liegt_an_uns = code in GRUENDE
        self._setze(NICHT_VERFUEGBAR if liegt_an_uns else NICHT_MOEGLICH)
        self.grund = code
        self.naeheres = naeheres[:1000]

    def _setze(self, stand):
        self.stand = stand
        self.zeit = datetime.now(UTC)
        self.grund = self.naeheres = ""


class Vorschau(_Abgeleitet):
    """The picture of the first page, and a PDF where browsers need one.

    :ivar bild: named file (WebP), or ``None``.
    :ivar breite: of the picture, in pixels.
    :ivar hoehe: of the picture, in pixels.
    :ivar pdf: named file, or ``None``.
    """

    bild = None
    breite = 0
    hoehe = 0
    pdf = None

    def nimm(self, ansicht, bild, pdf):
        """Keep what was made.

        :param ansicht: :class:`~.erzeugen.herstellung.Ansicht`.
        :param bild: named file.
        :param pdf: named file, or ``None``.
        """
        self._setze(FERTIG)
        self.bild, self.breite, self.hoehe = bild, ansicht.breite, ansicht.hoehe
        self.pdf, self.seiten = pdf, ansicht.seiten
        self.werkzeug = ansicht.werkzeug


class PdfA(_Abgeleitet):
    """A PDF/A-2b of the file.

    :ivar nummer: number of the version of which it is made.
    :ivar datei: named file, or ``None``.
    :ivar sha256_datei: SHA-256 of the rendition, hexadecimal.
    :ivar groesse: of the rendition, in bytes.
    :ivar pruefer: name and version of what has looked at its structure.
    :ivar weggelassen: tuple of codes of what PDF/A does not take.
    :ivar urteil: :class:`~.erzeugen.verapdf.Urteil`, ``None`` without veraPDF.
    """

    datei = None
    sha256_datei = ""
    groesse = 0
    pruefer = ""
    weggelassen: tuple[str, ...] = ()
    urteil = None

    def __init__(self, sha256, nummer):
        super().__init__(sha256)
        self.nummer = nummer

    def nimm(self, wiedergabe, datei, sha256_datei, groesse):
        """Keep what was made.

        :param wiedergabe: :class:`~.erzeugen.herstellung.Wiedergabe`.
        :param datei: named file.
        :param sha256_datei: its SHA-256, hexadecimal.
        :param groesse: its size in bytes.
        """
        self._setze(FERTIG)
        self.datei, self.sha256_datei, self.groesse = datei, sha256_datei, groesse
        self.seiten, self.werkzeug = wiedergabe.seiten, wiedergabe.werkzeug
        self.pruefer, self.weggelassen = wiedergabe.pruefer, wiedergabe.weggelassen
        self.urteil = wiedergabe.urteil
