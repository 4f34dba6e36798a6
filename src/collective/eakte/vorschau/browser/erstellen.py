"""``@@vorschau-erstellen``, ``@@pdfa-erstellen``: have something made in the
background."""

from collective.eakte import _
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import uebersetze
from collective.eakte.vorschau import anfordern
from collective.eakte.vorschau import api
from collective.eakte.vorschau.bestand import AUSSTEHEND
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView


class VorschauErstellen(BrowserView):
    """A POST has the view made; leads back to the Dokument."""

    getan = _(
        "vorschau_angefordert",
        default="The view of the file is being made. This takes a moment.",
    )

    def __call__(self):
        """:returns: nothing but the way back.

        :raises NotFound: the user may not read the file.
        """
        anfordern.verlange_lesen(self.context)
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        try:
            self.fordere_an()
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(uebersetze(grund.message, self.request), self.request, "error")
        else:
            melde(self.getan, self.request)
        return self.request.response.redirect(self.context.absolute_url())

    def fordere_an(self):
        """Have it made: the first time for whoever looks, anew for who may."""
        if api.vorschau(self.context).stand == AUSSTEHEND:
            api.bei_blick(self.context)
        else:
            anfordern.erneuere_vorschau(self.context)


class PdfaErstellen(VorschauErstellen):
    """A POST has the PDF/A made; leads back to the Dokument."""

    getan = _(
        "pdfa_angefordert", default="The PDF/A is being made. This takes a moment."
    )

    def fordere_an(self):
        """Have it made."""
        anfordern.fordere_pdfa(self.context)
