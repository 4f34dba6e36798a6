"""``@@eakte-auftraege`` and ``@@eakte-auftrag``: jobs, and one of them."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.auftraege import ansicht
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.als_json import DIENST
from collective.eakte.auftraege.staende import WORTE
from collective.eakte.auftraege.staende import ZEICHEN
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import uebersetze
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import NotFound


LISTE, SEITE = "@@eakte-auftraege", "@@eakte-auftrag"

SEITENLAENGE = 50


class _Auftragsseite(BrowserView):
    """Base: for those who have logged in."""

    worte, zeichen = WORTE, ZEICHEN

    def __call__(self):
        """:returns: the page, or after a POST its address.

        :raises Unauthorized: nobody is logged in.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if api.user.is_anonymous():
            raise Unauthorized(LISTE)
        return self.antworte()

    @cached_property
    def darf_verwalten(self):
        """:returns: whether the user sees the jobs of everybody."""
        return auftraege.darf_verwalten()

    @property
    def liste_url(self):
        """:returns: address of the list of her own jobs."""
        return f"{self.context.absolute_url()}/{LISTE}"

    def auftrag_url(self, kennung):
        """:returns: address of the page of a job."""
        angaben = urlencode({"auftrag": kennung})
        return f"{self.context.absolute_url()}/{SEITE}?{angaben}"

    def text(self, message):
        """:returns: a message in the language of the user."""
        return uebersetze(message, self.request)

    def _angabe(self, name):
        wert = self.request.form.get(name, "")
        return wert.strip() if isinstance(wert, str) else ""


class Liste(_Auftragsseite):
    """Her own jobs; those of everybody for those who look after the site."""

    index = ViewPageTemplateFile("templates/auftraege.pt")

    def antworte(self):
        """:returns: the page."""
        return self.index()

    @cached_property
    def aller(self):
        """:returns: whether the jobs of everybody are shown."""
        return self.darf_verwalten and self._angabe("alle") == "1"

    @property
    def ab(self):
        """:returns: position of the first job that is shown."""
        wert = self._angabe("ab")
        return int(wert) if wert.isdecimal() and len(wert) < 7 else 0

    @cached_property
    def _gelesen(self):
        return ansicht.liste(aller=self.aller, ab=self.ab, laenge=SEITENLAENGE)

    @property
    def zeilen(self):
        """:returns: list of :class:`~..ansicht.Auftragsansicht`."""
        return self._gelesen[0]

    def blaettern(self):
        """:returns: dict with the addresses of the pages before and after."""
        ziele = {}
        if self.ab > 0:
            ziele["zurueck"] = self._url(ab=max(self.ab - SEITENLAENGE, 0))
        if self._gelesen[1]:
            ziele["weiter"] = self._url(ab=self.ab + SEITENLAENGE)
        return ziele

    def umfang_url(self):
        """:returns: address of the other list: all jobs, or her own."""
        return self.liste_url if self.aller else f"{self.liste_url}?alle=1"

    def _url(self, **angaben):
        if self.aller:
            angaben["alle"] = 1
        return f"{self.liste_url}?{urlencode(angaben)}"


class Seite(_Auftragsseite):
    """A job; a POST cancels it, or begins anew with it."""

    index = ViewPageTemplateFile("templates/auftrag.pt")

    def antworte(self):
        """:returns: the page, or after a POST its address.

        :raises NotFound: there is no such job for this user.
        """
        if self.eine is None:
            raise NotFound(SEITE)
        if self.request.method == "POST":
            self._handle()
            url = self.auftrag_url(self.eine.kennung)
            return self.request.response.redirect(url)
        return self.index()

    @cached_property
    def eine(self):
        """:returns: :class:`~..ansicht.Auftragsansicht`, or ``None``."""
        return ansicht.auftrag_mit(self._angabe("auftrag"))

    @property
    def dienst_url(self):
        """:returns: address at which programs ask for it."""
        return f"{self.context.absolute_url()}/{DIENST}/{self.eine.kennung}"

    def _handle(self):
        CheckAuthenticator(self.request)
        try:
            meldung = self._fuehre_aus()
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(grund.message, self.request, "error")
        else:
            melde(meldung, self.request)

    def _fuehre_aus(self):
        if "wiederholen" in self.request.form:
            if not self.darf_verwalten:
                raise Unauthorized(SEITE)
            auftraege.wiederhole(self.eine.auftrag)
            return _("status_auftrag_wiederholt", default="The job begins anew.")
        auftraege.brich_ab(self.eine.auftrag)
        return _("status_auftrag_abgebrochen", default="The job will be cancelled.")
