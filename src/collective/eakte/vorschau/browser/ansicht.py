"""The view of a file on the page of its Dokument."""

from collective.eakte.dokument.browser.datei import name_zum_speichern
from collective.eakte.dokument.darstellung import BILD
from collective.eakte.dokument.darstellung import MAIL
from collective.eakte.dokument.darstellung import PDF
from collective.eakte.dokument.interfaces import IDateiansicht
from collective.eakte.vorschau import api
from collective.eakte.vorschau.anfordern import darf_erneuern
from collective.eakte.vorschau.anfordern import darf_verwalten
from collective.eakte.vorschau.bestand import KEINE
from collective.eakte.vorschau.browser.stueck import Stueck
from functools import cached_property
from plone import api as plone_api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import quote
from zope.interface import implementer


@implementer(IDateiansicht)
class Dateiansicht(Stueck, BrowserView):
    """See :class:`~collective.eakte.dokument.interfaces.IDateiansicht`."""

    _ersatz = ViewPageTemplateFile("templates/ersatz.pt")
    _zusatz = ViewPageTemplateFile("templates/zusatz.pt")
    art = None

    def ersatz(self):
        """:returns: HTML: the PDF view, or how it stands."""
        return "" if self.auskunft.stand == KEINE else self._ersatz()

    def zusatz(self, art):
        """:returns: HTML: what helps where the file itself cannot be shown.

        :param art: how the file is shown.
        """
        self.art = art
        if art == BILD or self.auskunft.stand == KEINE:
            return ""
        return self._zusatz() if art in (MAIL, PDF) else ""

    @cached_property
    def auskunft(self):
        """:returns: :class:`~..auskunft.Auskunft`."""
        return api.vorschau(self.context)

    @property
    def verwaltet(self):
        """:returns: whether the user looks after the files of the site."""
        return darf_verwalten()

    @property
    def darf_erneuern(self):
        """:returns: whether the user may have it made anew."""
        return darf_erneuern(self.context)

    @cached_property
    def dateiname(self):
        """:returns: name under which the file is saved."""
        return name_zum_speichern(self.context)

    @property
    def url(self):
        """:returns: address of the Dokument."""
        return self.context.absolute_url()

    @property
    def download_url(self):
        """:returns: address of the file for saving."""
        name = quote(self.dateiname.replace("/", "-"))
        return f"{self.url}/@@download/file/{name}"

    @property
    def pdf_url(self):
        """:returns: address of the PDF view."""
        return f"{self.url}/@@vorschau-pdf"

    @property
    def skript(self):
        """:returns: address of the script that has it made."""
        portal = plone_api.portal.get().absolute_url()
        return f"{portal}/++plone++collective.eakte.vorschau/vorschau.js"
