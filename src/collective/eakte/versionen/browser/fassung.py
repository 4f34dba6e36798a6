"""The page of an earlier version: what it showed, beside it what was said of it."""

from Acquisition import aq_base
from collective.eakte.dokument.browser.ansicht import DokumentAnsicht
from collective.eakte.dokument.browser.datei import name_zum_speichern
from collective.eakte.dokument.browser.datei import verlange_lesen
from collective.eakte.dokument.nachbarn import Nachbarn
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.browser.zeile import Fassungszeile
from collective.eakte.versionen.browser.zeile import nummer_aus
from collective.eakte.versionen.darstellung import anzeige_url
from collective.eakte.versionen.darstellung import download_url
from collective.eakte.versionen.fassung import name_der_fassung
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.publisher.interfaces import NotFound


class FassungAnsicht(DokumentAnsicht):
    """``@@fassung?nummer=2``; the current version is the page of the Dokument."""

    reiter_name = "fassungen"
    banner = ViewPageTemplateFile("templates/banner.pt")

    def __call__(self):
        """:raises NotFound: there is no version with this number."""
        verlange_lesen(self.context)
        if self.fassung.nummer == versionen.aktuelle(self.context).nummer:
            return self.request.response.redirect(self.context.absolute_url())
        return super().__call__()

    @cached_property
    def fassung(self):
        """:returns: :class:`~..fassung.Fassung`."""
        nummer = nummer_aus(self.request)
        try:
            return versionen.fassung(self.context, nummer)
        except LookupError as fehler:
            raise NotFound(self.context, str(nummer), self.request) from fehler

    @cached_property
    def zeile(self):
        """:returns: :class:`~.zeile.Fassungszeile`."""
        return Fassungszeile(self.context, self.fassung, self.fmt)

    @cached_property
    def datei(self):
        return versionen.datei(self.context, self.fassung.nummer)

    @property
    def basis(self):
        return aq_base(versionen.stand(self.context, self.fassung.nummer))

    @property
    def anzeige_url(self):
        return anzeige_url(self.context, self.fassung)

    @property
    def download_url(self):
        return download_url(self.context, self.fassung)

    @cached_property
    def dateiname(self):
        name = name_zum_speichern(self.context, self.datei)
        return name_der_fassung(name, self.fassung.nummer)

    @property
    def nachbarn(self):
        """:returns: none: one turns the pages of what holds today."""
        return Nachbarn(None, None)

    @property
    def heutige(self):
        """:returns: number of the current version."""
        return versionen.aktuelle(self.context).nummer

    @property
    def vergleich_url(self):
        """:returns: address of the comparison with the current version."""
        return (
            f"{self.context.absolute_url()}/@@fassungsvergleich"
            f"?von={self.fassung.nummer}&bis={self.heutige}"
        )
