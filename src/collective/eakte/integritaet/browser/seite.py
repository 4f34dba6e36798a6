"""``@@eakte-integritaet``: checks of the stored files, of the site or of a record."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.auftraege.browser.meldung import melde_beginn
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.integritaet import ansicht
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.ausgabe import tabelle
from collective.eakte.integritaet.lauf import LAEUFT
from collective.eakte.integritaet.worte import BEFUND
from collective.eakte.integritaet.worte import OHNE_DOKUMENT
from collective.eakte.integritaet.worte import PHASE
from collective.eakte.integritaet.worte import STAND
from collective.eakte.integritaet.worte import STELLE
from collective.eakte.integritaet.worte import VERBORGEN
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.rechte.bericht.datei import als_datei
from collective.eakte.rechte.bericht.datei import FORMATE
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.component import getMultiAdapter


SEITE = "@@eakte-integritaet"

SEITENLAENGE = 200
"""Findings on a screen; files have them all."""


class Pruefseite(BrowserView):
    """The runs, and the findings of one of them; a POST begins or ends a run."""

    index = ViewPageTemplateFile("templates/integritaet.pt")
    befundworte, stellenworte = BEFUND, STELLE
    standworte, phasenworte = STAND, PHASE
    verborgen, ohne_dokument = VERBORGEN, OHNE_DOKUMENT

    def __call__(self):
        """:returns: the page, a file, or after a POST the address of the page.

        :raises Unauthorized: checks are not for this user.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not ansicht.darf_ansehen(self.objekt):
            raise Unauthorized(SEITE)
        if self.request.method == "POST":
            self._handle()
            return self.request.response.redirect(self.url)
        format_ = self.request.form.get("format")
        if format_ in FORMATE and self.gewaehlt is not None:
            return als_datei(
                self.request.response,
                tabelle(self.gewaehlt, self.fmt.uebersetze),
                format_,
                self.fmt.uebersetze(_("integritaet_datei", default="Check of files")),
            )
        return self.index()

    @cached_property
    def fmt(self):
        """:returns: ``@@eakte-format``."""
        return getMultiAdapter((self.context, self.request), name="eakte-format")

    @property
    def objekt(self):
        """:returns: the record; ``None`` for the site."""
        return self.context if ISchriftgutobjekt.providedBy(self.context) else None

    @property
    def url(self):
        """:returns: address of this page."""
        return f"{self.context.absolute_url()}/{SEITE}"

    @cached_property
    def darf_pruefen(self):
        """:returns: whether the user may begin and end runs."""
        return ansicht.darf_pruefen(self.objekt)

    @cached_property
    def laeufe(self):
        """:returns: runs, list of :class:`~..ansicht.Laufansicht`."""
        return ansicht.laeufe(self.objekt)

    @cached_property
    def offene(self):
        """:returns: runs that are under way."""
        return [eine for eine in self.laeufe if eine.lauf.stand == LAEUFT]

    @cached_property
    def kann_beginnen(self):
        """:returns: whether the same is not being checked already."""
        return self.darf_pruefen and not any(
            eine.gegenstand is None or self.objekt is not None for eine in self.offene
        )

    @cached_property
    def gewaehlt(self):
        """The run whose findings are shown.

        :returns: that of the address, or else the newest that has something to show;
            ``None`` without one.
        """
        kennung = self._angabe("lauf")
        if not kennung:
            gezeigt = (
                a for a in self.laeufe if a.lauf.stand != LAEUFT or a.lauf.anzahl
            )
            return next(gezeigt, None)
        return next((a for a in self.laeufe if a.lauf.kennung == kennung), None)

    @property
    def ab(self):
        """:returns: position of the first finding that is shown."""
        wert = self._angabe("ab")
        return int(wert) if wert.isdecimal() and len(wert) < 9 else 0

    def auf_der_seite(self):
        """:returns: findings that are shown."""
        return self.gewaehlt.zeilen[self.ab : self.ab + SEITENLAENGE]

    def blaettern(self):
        """:returns: dict with the addresses of the pages before and after."""
        ziele = {}
        if self.ab > 0:
            ziele["zurueck"] = self.lauf_url(
                self.gewaehlt, ab=max(self.ab - SEITENLAENGE, 0)
            )
        if self.ab + SEITENLAENGE < len(self.gewaehlt.zeilen):
            ziele["weiter"] = self.lauf_url(self.gewaehlt, ab=self.ab + SEITENLAENGE)
        return ziele

    def lauf_url(self, eine, **angaben):
        """:returns: address of this page about a run."""
        return f"{self.url}?{urlencode({'lauf': eine.lauf.kennung, **angaben})}"

    def datei_url(self, format_):
        """:returns: address of the findings as a file."""
        return self.lauf_url(self.gewaehlt, format=format_)

    def _angabe(self, name):
        wert = self.request.form.get(name, "")
        return wert.strip() if isinstance(wert, str) else ""

    def _handle(self):
        CheckAuthenticator(self.request)
        if not self.darf_pruefen:
            raise Unauthorized(SEITE)
        try:
            meldung = self._fuehre_aus()
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(grund.message, self.request, "error")
            return
        if meldung is not None:
            melde(meldung, self.request)

    def _melde_beginn(self, lauf, satz):
        melde_beginn(lauf.auftrag, self.request, satz)

    def _fuehre_aus(self):
        form = self.request.form
        if "beginnen" in form:
            lauf = integritaet.beginne(self.objekt)
            self._melde_beginn(
                lauf, _("status_integritaet_begonnen", default="The check has begun.")
            )
            return None
        gemeint = ansicht.lauf_mit(self._angabe("lauf"), self.objekt)
        if gemeint is None:
            return None
        if "fortsetzen" in form:
            integritaet.setze_fort(gemeint.lauf)
            self._melde_beginn(
                gemeint.lauf,
                _("status_integritaet_fortgesetzt", default="The check goes on."),
            )
            return None
        if "abbrechen" in form:
            integritaet.brich_ab(gemeint.lauf)
            return _(
                "status_integritaet_abgebrochen",
                default="The check has been cancelled.",
            )
        return None


def pruefseite_url():
    """:returns: address of the page of the site."""
    return f"{api.portal.get().absolute_url()}/{SEITE}"
