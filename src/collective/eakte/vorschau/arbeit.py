"""What tasks do: take the file, make something of it, keep it.

The making takes seconds or minutes: it is outside of any transaction. What others have
done to the Dokument meanwhile stays; when it has another file then, what was made of
the old one is dropped.
"""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.finden import finde_objekt
from collective.eakte.programme.ablage import Ablage
from collective.eakte.protokollieren import vermerke
from collective.eakte.registrierung.speichern import speichere
from collective.eakte.versionen.api import aktuelle
from collective.eakte.versionen.fassung import pruefsumme
from collective.eakte.versionen.zustand import schreibe
from collective.eakte.vorschau import auskunft
from collective.eakte.vorschau import einstellungen
from collective.eakte.vorschau.bestand import FERTIG
from collective.eakte.vorschau.bestand import PdfA
from collective.eakte.vorschau.bestand import Vorschau
from collective.eakte.vorschau.erzeugen import herstellung
from collective.eakte.vorschau.erzeugen.unmoeglich import AUSGESCHALTET
from collective.eakte.vorschau.erzeugen.unmoeglich import FEHLT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from pathlib import Path
from plone import api
from plone.namedfile.file import NamedBlobFile
from zope.i18n import translate

import logging
import shutil
import transaction


logger = logging.getLogger(__name__)

_WORTE = {
    "from": _("mail_von", default="From"),
    "to": _("mail_an", default="To"),
    "cc": _("mail_kopie", default="Copy"),
    "date": _("mail_datum", default="Date"),
    "subject": _("mail_betreff", default="Subject"),
    "anlagen": _("mail_anlagen", default="Attachments (in the file)"),
    "gekuerzt": _(
        "dokument_gekuerzt",
        default="The file is longer. Download it to read everything.",
    ),
}


class _Arbeit:
    """Base of what is made.

    :param uid: UUID of the Dokument.
    :param sha256: SHA-256 of the file of which it is to be made.
    :param anew: whether it is made also when it is there already.
    """

    name = ""
    schalter = ""

    def __init__(self, uid, sha256, *, anew=False):
        self.uid, self.sha256, self.anew = uid, sha256, anew

    def erledige(self):
        """Make it and keep it, in transactions of its own.

        :returns: whether something was stored; not when it is there already, or when
            the Dokument is not there or has another file.
        """
        with Ablage("vorschau") as ablage:
            ordner = ablage.pfad
            try:
                quelle = self._hole(ordner)
                if quelle is None:
                    return False
                worte = _worte()
                transaction.abort()
                gemacht = self.mache(quelle, ordner, worte)
            except Unmoeglich as fehler:
                logger.info("%s of %s: %s", self.name, self.uid, fehler)
                return self._schreibe(self._scheitere, fehler)
            return self._schreibe(self.nimm, gemacht)

    def mache(self, quelle, ordner, worte):
        """Make it; see :mod:`.erzeugen.herstellung`."""
        raise NotImplementedError

    def nimm(self, dokument, gemacht):
        """Keep it; part of the transaction."""
        raise NotImplementedError

    def stueck(self, dokument):
        """:returns: what is kept, of today's file; new where there is none."""
        raise NotImplementedError

    def _hole(self, ordner):
        """A copy of the file under a name that says nothing, or ``None``."""
        dokument = self._dokument()
        if dokument is None:
            return None
        vorhanden = getattr(aq_base(dokument), self.name)
        if not self.anew and _ist_fertig(vorhanden, self.sha256):
            return None
        if not einstellungen.ist_an(self.schalter):
            raise Unmoeglich(AUSGESCHALTET)
        datei = aq_base(dokument).file
        pfad = Path(ordner) / "datei"
        try:
            with datei.open() as quelle, pfad.open("wb") as ziel:
                shutil.copyfileobj(quelle, ziel, 1024 * 1024)
        except (LookupError, OSError) as fehler:
            # A blob that was lost is a KeyError of the database.
            raise Unmoeglich(FEHLT) from fehler
        return herstellung.Quelle(
            str(pfad), datei.contentType or "", datei.filename or ""
        )

    def _dokument(self):
        """The Dokument, if it is still there with the same file."""
        dokument = finde_objekt(self.uid)
        fassung = None if dokument is None else aktuelle(dokument)
        if fassung is None or fassung.sha256 != self.sha256:
            return None
        return dokument

    def _schreibe(self, tue, ergebnis):
        def schreibe():
            dokument = self._dokument()
            if dokument is None or auskunft.art(dokument) is None:
                return False
            tue(dokument, ergebnis)
            return True

        return speichere(schreibe, in_der_reihe=False)

    def _scheitere(self, dokument, fehler):
        self.stueck(dokument).scheitere(fehler.code, fehler.naeheres)


class Vorschauarbeit(_Arbeit):
    """The picture of the first page, and the PDF view."""

    name = "_vorschau"
    schalter = einstellungen.VORSCHAU

    def mache(self, quelle, ordner, worte):
        return herstellung.mache_ansicht(quelle, ordner, worte)

    def nimm(self, dokument, gemacht):
        bild = _datei(gemacht.bild, "image/webp", "vorschau.webp")
        pdf = gemacht.pdf and _datei(gemacht.pdf, "application/pdf", "vorschau.pdf")
        self.stueck(dokument).nimm(gemacht, bild, pdf)

    def stueck(self, dokument):
        basis = aq_base(dokument)
        if basis._vorschau is None or basis._vorschau.sha256 != self.sha256:
            basis._vorschau = Vorschau(self.sha256)
        return basis._vorschau


class Pdfaarbeit(_Arbeit):
    """The PDF/A; that there is one is entered in the Protokoll."""

    name = "_pdfa"
    schalter = einstellungen.PDFA

    def mache(self, quelle, ordner, worte):
        return herstellung.mache_pdfa(quelle, ordner, worte)

    def nimm(self, dokument, gemacht):
        datei = _datei(gemacht.pfad, "application/pdf", "pdfa.pdf")
        with open(gemacht.pfad, "rb") as quelle:
            sha256, groesse = pruefsumme(quelle)
        stueck = self.stueck(dokument)
        stueck.nimm(gemacht, datei, sha256, groesse)
        vermerke(
            dokument,
            "pdfa-erstellt",
            fuer=None,
            nummer=stueck.nummer,
            sha256=self.sha256,
            sha256_pdfa=sha256,
            groesse=groesse,
            werkzeug=gemacht.werkzeug,
        )

    def stueck(self, dokument):
        basis = aq_base(dokument)
        if basis._pdfa is None or basis._pdfa.sha256 != self.sha256:
            basis._pdfa = PdfA(self.sha256, aktuelle(dokument).nummer)
        return basis._pdfa


def _ist_fertig(stueck, sha256):
    return stueck is not None and (stueck.sha256, stueck.stand) == (sha256, FERTIG)


def _datei(pfad, typ, name):
    datei = NamedBlobFile(contentType=typ, filename=name)
    with open(pfad, "rb") as quelle:
        schreibe(datei, quelle)
    return datei


def _worte():
    """Texts on the pages of mails, in the language of the site."""
    sprache = api.portal.get_default_language()
    return {
        name: translate(text, target_language=sprache) for name, text in _WORTE.items()
    }
