"""``@@eakte-volltext``: how the full text index fares; compare and renew it."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.auftraege.browser.meldung import melde_beginn
from collective.eakte.config import AUFTRAEGE_VERWALTEN
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.volltext import api as volltext
from collective.eakte.volltext.staende import WORTE
from functools import cached_property
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Volltextseite(BrowserView):
    """A POST begins a job, or switches OCR on or off."""

    index = ViewPageTemplateFile("templates/volltext.pt")
    worte = WORTE

    def __call__(self):
        """:returns: the page, or after a POST its address.

        :raises Unauthorized: it is not for this user.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not volltext.darf_verwalten():
            raise Unauthorized(AUFTRAEGE_VERWALTEN)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._handle(self.request.form)
            return self.request.response.redirect(self.url)
        return self.index()

    @property
    def url(self):
        """:returns: address of this page."""
        return f"{self.context.absolute_url()}/@@eakte-volltext"

    @cached_property
    def stand(self):
        """:returns: :class:`~..api.Stand`."""
        return volltext.stand()

    def texte(self):
        """:returns: list of pairs of message and number, without zeros."""
        return [(WORTE[art], zahl) for art, zahl in self.stand.texte.items() if zahl]

    @property
    def ocr_da(self):
        """:returns: whether OCR can be had on this machine."""
        return self.stand.faehigkeiten["ocr"].da

    def _handle(self, form):
        if form.get("art") in volltext.ARTEN:
            melde_beginn(volltext.beginne(form["art"]), self.request)
        elif "ocr_setzen" in form:
            volltext.schalte_ocr(bool(form.get("ocr")))
            melde(
                _(
                    "status_volltext_ocr",
                    default="This holds for files that are read from now on.",
                ),
                self.request,
            )
