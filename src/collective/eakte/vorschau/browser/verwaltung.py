"""``@@eakte-vorschau``: what is set up, and have made what is missing."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.auftraege.annahme import seite_von
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.programme import libreoffice
from collective.eakte.vorschau import einstellungen
from collective.eakte.vorschau import nachholen
from collective.eakte.vorschau.anfordern import darf_verwalten
from collective.eakte.vorschau.erzeugen import ghostscript
from collective.eakte.vorschau.erzeugen import texterkennung
from collective.eakte.vorschau.erzeugen import verapdf
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Verwaltung(BrowserView):
    """For those who look after the files; a POST begins a job."""

    index = ViewPageTemplateFile("templates/verwaltung.pt")

    def __call__(self):
        """:returns: the page, or after a POST the way to the job.

        :raises Unauthorized: it is not for this user.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not darf_verwalten():
            raise Unauthorized("@@eakte-vorschau")
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        was = self.request.form.get("was")
        if was not in nachholen.WAS:
            return self.index()
        kennung = nachholen.beginne(was)
        melde(_("vorschau_begonnen", default="The job has begun."), self.request)
        return self.request.response.redirect(seite_von(kennung))

    def schalter(self):
        """:returns: list of what is made at all: name and whether it is."""
        return [
            (
                _("vorschau_schalter_vorschau", default="Views of files"),
                einstellungen.ist_an(einstellungen.VORSCHAU),
            ),
            ("PDF/A", einstellungen.ist_an(einstellungen.PDFA)),
            (
                _("vorschau_schalter_ocr", default="Text of scans in PDF/A (OCR)"),
                texterkennung.eingeschaltet(),
            ),
        ]

    def werkzeuge(self):
        """:returns: list of programs of this server: what for, and name and version,
        or ``None`` when it is missing."""
        office, gs = libreoffice.programm(), ghostscript.programm()
        return [
            (
                _("vorschau_fuer_office", default="Office files"),
                libreoffice.version(office) if office else None,
            ),
            (
                _("vorschau_fuer_pdf", default="PDF with missing fonts"),
                ghostscript.version(gs) if gs else None,
            ),
            (
                _("vorschau_fuer_ocr", default="Text of scans"),
                texterkennung.version(),
            ),
            (_("vorschau_fuer_pruefung", default="Validation"), verapdf.programm()),
        ]
