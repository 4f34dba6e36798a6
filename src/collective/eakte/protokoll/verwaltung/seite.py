"""Page of the seals and checks of a site, and the check of one record."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.auftraege.browser.meldung import melde_beginn
from collective.eakte.config import PROTOKOLL_ANSEHEN
from collective.eakte.config import PROTOKOLL_VERWALTEN
from collective.eakte.config import SITE_PROTOKOLL_ANSEHEN
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.protokoll import ordner
from collective.eakte.protokoll import zeitstempel
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.beweis import neueste_siegel
from collective.eakte.protokoll.datei import KeinSiegel
from collective.eakte.protokoll.datei import Siegeldatei
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.pruefung import mit_inhalt
from collective.eakte.protokoll.pruefung import pruefe_mehrere
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.versiegeln import versiegele
from collective.eakte.protokoll.verwaltung.ausgabe import gegenstand_von
from collective.eakte.protokoll.verwaltung.befundworte import lage
from collective.eakte.protokoll.verwaltung.befundworte import satz
from collective.eakte.protokoll.verwaltung.dateiausgabe import sende
from collective.eakte.protokoll.verwaltung.dateiausgabe import sende_stempel
from collective.eakte.protokoll.verwaltung.finden import finde
from collective.eakte.protokoll.verwaltung.laeufe import letzte_pruefungen
from collective.eakte.protokoll.verwaltung.laeufe import vermerke
from collective.eakte.protokoll.verwaltung.planmaessig import PRUEFUNG
from collective.eakte.rest import darf
from collective.eakte.ui.ansichten.seite import Seite
from collective.eakte.ui.handlungen import Handlung
from collective.eakte.zeitplan.aufgabe import beginne
from collective.eakte.zeitplan.laeufe import stand
from datetime import datetime
from datetime import UTC
from io import BytesIO
from itertools import islice
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zope.component import getUtility


GEZEIGT = 20
"""Seals on the page."""


class _MitBefunden:
    """What templates need to show findings."""

    def satz(self, befund):
        """:returns: what is wrong, message."""
        return satz(befund)

    def lage(self, befund):
        """:returns: between which seals, message or ``None``."""
        return lage(befund)

    def gegenstand(self, befund):
        """:returns: the record of a finding if the user sees it, or ``None``."""
        return gegenstand_von(befund)


class Verwaltung(_MitBefunden, BrowserView):
    """``@@eakte-siegel``; a POST seals or checks."""

    index = ViewPageTemplateFile("templates/verwaltung.pt")
    fehler = ()
    ergebnis = None
    geprueft = ""
    umfang = ""

    def __call__(self):
        """:returns: the page, or after a POST that has done something its address.

        :raises Unauthorized: seals are not for this user.
        """
        if not darf(SITE_PROTOKOLL_ANSEHEN, self.context):
            raise Unauthorized(SITE_PROTOKOLL_ANSEHEN)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method == "POST" and self._handle():
            return self.request.response.redirect(self.url)
        return self.index()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/@@eakte-siegel"

    @property
    def darf_handeln(self):
        """:returns: whether the user may seal and check."""
        return darf(PROTOKOLL_VERWALTEN, self.context)

    def siegel(self):
        """:returns: the newest seals."""
        return list(islice(neueste_siegel(getUtility(IProtokollbuch)), GEZEIGT))

    def anzahl_siegel(self):
        """:returns: how many there are."""
        return len(getUtility(IProtokollbuch).siegel)

    def zeit(self, siegel):
        """:returns: when a seal was set, datetime."""
        return datetime.fromisoformat(siegel.zeit)

    def mit_ablage(self):
        """:returns: whether seals are copied out of the database."""
        return ordner.ordner(uid_von(None)) is not None

    def mit_zeitstempel(self):
        """:returns: whether seals are stamped."""
        return bool(zeitstempel.adresse())

    def pruefungen(self):
        """:returns: the last checks, the newest first."""
        return letzte_pruefungen()

    def laeuft_seit(self):
        """:returns: since when the whole site is being checked, or ``None``."""
        bekannt = stand(self.context, PRUEFUNG)
        if bekannt is None or not bekannt.laeuft(datetime.now(UTC)):
            return None
        return bekannt.begonnen

    def _handle(self):
        """:returns: whether the page is called anew."""
        CheckAuthenticator(self.request)
        if not self.darf_handeln:
            raise Unauthorized(PROTOKOLL_VERWALTEN)
        form = self.request.form
        if "versiegeln" in form:
            siegel = versiegele()
            melde(
                _(
                    "status_versiegelt",
                    default="Seal ${nr} has been set over ${anzahl} Protokolle.",
                    mapping={"nr": siegel.nr, "anzahl": siegel.anzahl},
                ),
                self.request,
            )
            return True
        if "alles" in form:
            melde_beginn(
                beginne(PRUEFUNG),
                self.request,
                _(
                    "status_protokollpruefung_begonnen",
                    default="All Protokolle and seals are being checked. The result "
                    "will be shown here.",
                ),
            )
            return True
        self._pruefe(form)
        return False

    def _pruefe(self, form):
        """Check a record, or with the file of a seal only the seals with it."""
        nummer = form.get("nummer", "")
        self.geprueft = nummer.strip() if isinstance(nummer, str) else ""
        try:
            dateien = list(_hochgeladene(form.get("datei")))
        except KeinSiegel:
            self.fehler = (
                _(
                    "siegeldatei_ungueltig",
                    default="The file is not the file of a seal, or it was changed.",
                ),
            )
            return
        if not self.geprueft and dateien:
            self.umfang = ordner.dateiname(dateien[0].nr)
            self.ergebnis = pruefe_mehrere([], dateien)
            vermerke(self.ergebnis, self.umfang)
            return
        obj = finde(self.geprueft)
        if obj is None or not darf("View", obj):
            self.fehler = (_unbekannt(self.geprueft),)
            return
        self.ergebnis = pruefe_mehrere(
            mit_inhalt(obj, lambda einer: darf("View", einer)), dateien
        )
        self.umfang = self.geprueft
        vermerke(self.ergebnis, self.umfang)


class Siegelausgabe(BrowserView):
    """``@@eakte-siegel-datei``: a seal as a file, or with ``art=stempel`` its stamp."""

    def __call__(self):
        """:returns: the file.

        :raises Unauthorized: seals are not for this user.
        :raises NotFound: there is no such seal.
        """
        if not darf(SITE_PROTOKOLL_ANSEHEN, self.context):
            raise Unauthorized(SITE_PROTOKOLL_ANSEHEN)
        form = self.request.form
        nummer = form.get("nr", "")
        gueltig = isinstance(nummer, str) and nummer.isascii() and nummer.isdecimal()
        alle = getUtility(IProtokollbuch).siegel
        siegel = alle.get(int(nummer)) if gueltig and len(nummer) < 10 else None
        if siegel is None:
            raise NotFound(self.request.getURL())
        if form.get("art") == "stempel":
            if not siegel.zeitstempel:
                raise NotFound(self.request.getURL())
            return sende_stempel(siegel, self.request.response)
        return sende(siegel, self.request.response)


class Satzpruefung(_MitBefunden, Seite):
    """``@@protokoll-pruefung`` of a record: was its Protokoll changed afterwards?"""

    index = ViewPageTemplateFile("templates/satzpruefung.pt")
    reiter_name = "verlauf"

    def __call__(self):
        """:returns: the page.

        :raises Unauthorized: the Verlauf is not for this user.
        """
        if not darf_sehen(self.context):
            raise Unauthorized(PROTOKOLL_ANSEHEN)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.ergebnis = pruefe_mehrere(mit_inhalt(self.context, darf_sehen))
        return self.index()


class ProtokollPruefen(Handlung):
    """Leads from a record to the check of its Protokoll."""

    titel = _("handlung_protokoll_pruefen", default="Check the Protokoll")
    ziel = "@@protokoll-pruefung"
    icon = "patch-check"
    gruppe = "mehr"
    reihenfolge = 97
    recht = PROTOKOLL_ANSEHEN

    def verfuegbar(self):
        """Offered to those only who may see the Verlauf."""
        return darf_sehen(self.context)


def _unbekannt(nummer):
    if not nummer:
        return _(
            "protokollpruefung_wovon",
            default="Please enter the number of a record, or choose the file of a "
            "seal.",
        )
    return _(
        "akte_unbekannt",
        default="There is no record with the number “${nummer}”.",
        mapping={"nummer": nummer},
    )


def _hochgeladene(datei):
    if datei is None or not getattr(datei, "filename", ""):
        return
    daten = datei.read()
    yield Siegeldatei(lambda: BytesIO(daten))
