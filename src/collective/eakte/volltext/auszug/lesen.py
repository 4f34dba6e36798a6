"""Reads one file and the files within it. Runs in a process of its own."""

from collective.eakte.volltext.auszug import arten
from collective.eakte.volltext.auszug.fremd import Fremd
from collective.eakte.volltext.auszug.leser.archiv import Vorrat
from collective.eakte.volltext.auszug.leser.ocr import KeineZeit
from collective.eakte.volltext.auszug.leser.ocr import Ocr
from collective.eakte.volltext.auszug.quelle import groesse
from collective.eakte.volltext.auszug.reinigung import reinige
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.auszug.sammlung import Fertig
from collective.eakte.volltext.auszug.sammlung import Sammlung
from collective.eakte.volltext.auszug.verteiler import LESER
from collective.eakte.volltext.auszug.vertrag import LESEWEISE
from collective.eakte.volltext.auszug.vertrag import vergeht
from collective.eakte.volltext.interfaces import Lesestand

import io
import time


MIT_TEXT = (Lesestand.GELESEN, Lesestand.GEKUERZT)

_HOECHSTENS_UNGELESEN = 50

# Some time is left for making and sending the answer.
_ANTEIL_LESEN = 0.8


class Lesung:
    """The reading of one file, and what its readers may use.

    :param auftrag: dict with ``grenzen`` (:class:`~.vertrag.Grenzen`), ``mime_type``,
        ``dateiname``, ``kommentare``, ``ocr`` and ``ablage`` (path).
    """

    def __init__(self, auftrag):
        self.grenzen = auftrag["grenzen"]
        self.mime_type = auftrag["mime_type"]
        self.fremd = Fremd(self.grenzen, auftrag["ablage"])
        self.sammlung = Sammlung(
            self.grenzen.zeichen, self._bis, mit_kommentaren=auftrag["kommentare"]
        )
        self.vorrat = Vorrat(self.grenzen.entpackt)
        self.werkzeuge = [LESEWEISE]
        self.tiefe = 0
        self._dateiname = auftrag["dateiname"]
        self._beginn = time.monotonic()
        self._anlagen = 0
        self._art = arten.UNBEKANNT
        self._bilder = 0
        self._ungelesen = []
        self._ocr = None
        if auftrag["ocr"] and Ocr.da():
            self._ocr = Ocr(auftrag["ocr"], self.fremd)

    def lies(self, datei):
        """Read the file.

        :param datei: open binary file.
        :returns: dict: ``stand``, ``text``, ``werkzeug``, ``art``, ``bilder`` and
            ``ungelesen``.
        :raises OSError: the machine has failed (see :func:`~.vertrag.vergeht`).
        """
        stand = _versuche(lambda: self._lies(datei, self._dateiname))
        inhalt = ""
        if stand is None:
            inhalt = reinige(self.sammlung.text())[: self.grenzen.zeichen]
            stand = self._stand(inhalt)
        if self._ocr and self._ocr.werkzeug:
            self.werkzeuge.append(self._ocr.werkzeug)
        return {
            "stand": stand,
            "text": inhalt if stand in MIT_TEXT else "",
            "werkzeug": "; ".join(dict.fromkeys(self.werkzeuge)),
            "art": self._art,
            "bilder": self._bilder,
            "ungelesen": self._ungelesen,
        }

    def nenne(self, art):
        """Say more exactly what kind the file is."""
        if not self.tiefe:
            self._art = art

    def anlage(self, name, daten, mime_type=""):
        """Read a file within the file.

        :param name: its name.
        :param daten: its bytes.
        :param mime_type: what is said of it.
        """
        self.innen(name, lambda: self._lies(io.BytesIO(daten), name, mime_type))

    def innen(self, name, lies):
        """Read something within the file; when that fails, the rest is read.

        :param name: its name; is text, too.
        :param lies: function that does it.
        """
        if not self.platz(name):
            return
        self._anlagen += 1
        self.sammlung.abschluss()
        self.sammlung.umbruch()
        if name:
            self.sammlung.zeile(name)
        self.tiefe += 1
        try:
            stand = _versuche(lies, weiter=(Fertig,))
        finally:
            self.tiefe -= 1
        self.sammlung.abschluss()
        self.sammlung.umbruch()
        if stand is not None:
            self.merke_ungelesen(name, stand)

    def platz(self, name):
        """Whether one more file within the file is read.

        :param name: its name, remembered if it is not.
        """
        if self._anlagen < self.grenzen.anlagen and self.tiefe < self.grenzen.tiefe:
            return True
        self.sammlung.gekuerzt = True
        self.merke_ungelesen(name, Lesestand.ZU_GROSS)
        return False

    def merke_ungelesen(self, name, stand):
        """Remember that the text of a file within the file is missing."""
        if len(self._ungelesen) < _HOECHSTENS_UNGELESEN:
            self._ungelesen.append((name[-200:], stand))

    def bild(self, hole):
        """A page or a picture that has no text.

        :param hole: function that returns the bytes of a picture, ``None`` if it is
            blank; only called for OCR.
        """
        if self._ocr is None:
            self._bilder += 1
            return
        daten = hole()
        if daten is None:
            return
        try:
            text = self._ocr.lies(daten)
        except KeineZeit:
            self._bilder += 1
            self.sammlung.gekuerzt = True
            return
        except Fehler as fehler:
            # One page or picture that cannot be read does not hide the others.
            if not self.tiefe and self._art == arten.BILD:
                raise
            self.merke_ungelesen("", fehler.args[0])
            return
        for zeile in text.splitlines():
            self.sammlung.zeile(zeile)

    def _lies(self, datei, name, mime_type=None):
        umfang = groesse(datei)
        kopf = datei.read(arten.KOPF)
        datei.seek(0)
        art = arten.erkenne(
            kopf, self.mime_type if mime_type is None else mime_type, name
        )
        self.nenne(art)
        if not umfang:
            return
        if art == arten.UNBEKANNT:
            raise Fehler(Lesestand.NICHT_LESBAR)
        if umfang > self.grenzen.bytes and art != arten.TEXT:
            raise Fehler(Lesestand.ZU_GROSS)
        LESER[art](datei, self)

    def _stand(self, inhalt):
        if not inhalt.strip():
            gekuerzt = self.sammlung.gekuerzt
            return Lesestand.ZU_LANGSAM if gekuerzt else Lesestand.OHNE_TEXT
        if self.sammlung.gekuerzt:
            return Lesestand.GEKUERZT
        return Lesestand.GELESEN

    def _bis(self):
        """Point in time after which nothing more is taken.

        The time of other programs does not count.
        """
        zeit = _ANTEIL_LESEN * self.grenzen.sekunden
        return self._beginn + zeit + self.fremd.verbracht


def _versuche(lies, weiter=()):
    """Read, whatever happens.

    :param lies: function.
    :param weiter: exceptions that are for others.
    :returns: ``None``, or the :class:`Lesestand` if it failed.
    :raises OSError: the machine has failed, not the file.
    """
    try:
        lies()
    except weiter:
        raise
    except Fertig:
        return None
    except Fehler as fehler:
        return fehler.args[0]
    except MemoryError:
        return Lesestand.ZU_GROSS
    except Exception as fehler:
        if vergeht(fehler):
            raise
        # Broken files fail in many ways; whatever else it is, it is the file.
        return Lesestand.BESCHAEDIGT
    return None
