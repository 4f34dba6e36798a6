"""Reports over the whole site: what a person may see, releases, protected records."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.protokollieren import vermerke_lesen
from collective.eakte.rechte.bericht.ausgabe import Tabellen
from collective.eakte.rechte.bericht.berichte import darf_lesen
from collective.eakte.rechte.bericht.berichte import freigaben
from collective.eakte.rechte.bericht.berichte import geschuetzte
from collective.eakte.rechte.bericht.berichte import LAUFENDE
from collective.eakte.rechte.bericht.berichte import PERSONENBERICHT
from collective.eakte.rechte.bericht.berichte import SCHUTZLISTE
from collective.eakte.rechte.bericht.berichte import was_darf
from collective.eakte.rechte.bericht.datei import als_datei
from collective.eakte.rechte.bericht.datei import FORMATE
from collective.eakte.rechte.bericht.namen import name_von
from collective.eakte.rechte.bericht.namen import nutzer_von
from collective.eakte.rechte.bericht.namen import PERSON
from collective.eakte.rechte.bericht.worte import STAENDE
from collective.eakte.rechte.bericht.worte import TAETIGKEITEN
from collective.eakte.rechte.prinzipale import finde
from collective.eakte.ui.handlungen import Handlung
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.component import getMultiAdapter
from zope.component import queryMultiAdapter


BERICHTE = (
    (
        "eakte-personenbericht",
        _("bericht_titel_person", default="Rights of a person"),
        PERSONENBERICHT,
    ),
    (
        "eakte-freigaben",
        _("bericht_titel_freigaben", default="Individual releases"),
        PERSONENBERICHT,
    ),
    (
        "eakte-schutzliste",
        _("bericht_titel_schutz", default="Protected records"),
        SCHUTZLISTE,
    ),
)
"""Name of each report, its title and the permission for it."""

SEITENLAENGE = 200
"""Rows on a screen; files have them all."""


class Bericht(BrowserView):
    """A report as a page or as a file.

    :cvar name: name of the view.
    :cvar dateiname: name of the file.
    """

    name = dateiname = ""

    def __call__(self):
        """:returns: the page, or with ``format=csv`` or ``xlsx`` the file.

        :raises Unauthorized: the report is not for this user.
        """
        if not darf_lesen(self._recht):
            raise Unauthorized("You are not allowed to see this report.")
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        format_ = self.request.form.get("format")
        if format_ not in FORMATE:
            format_ = None
        if self.zeilen is not None:
            vermerke_lesen(
                None,
                "bericht",
                einmal=format_ is None,
                bericht=self.name.removeprefix("eakte-"),
                format=format_ or "html",
                **self.gegenstand(),
            )
        if format_ and self.zeilen is not None:
            return als_datei(
                response, self.tabelle(), format_, self.fmt.uebersetze(self.dateiname)
            )
        return self.index()

    @property
    def _recht(self):
        return next(recht for name, _titel, recht in BERICHTE if name == self.name)

    @cached_property
    def fmt(self):
        """:returns: ``@@eakte-format``."""
        return getMultiAdapter((self.context, self.request), name="eakte-format")

    @cached_property
    def tabellen(self):
        """:returns: what writes rows in words."""
        return Tabellen(self.fmt.uebersetze)

    def reiter(self):
        """:returns: the reports that the user may see, list of dicts."""
        portal = api.portal.get()
        return [
            {
                "titel": titel,
                "url": f"{portal.absolute_url()}/@@{name}",
                "aktuell": name == self.name,
            }
            for name, titel, recht in BERICHTE
            if darf_lesen(recht)
        ]

    def angaben(self):
        """:returns: parameters of the address that say what is shown."""
        return []

    def gegenstand(self):
        """:returns: whom or what the report is about, for the Protokoll."""
        return {}

    def datei_url(self, format_):
        """:returns: address of the report as a file."""
        angaben = urlencode([("format", format_), *self.angaben()])
        return f"{self.context.absolute_url()}/@@{self.name}?{angaben}"

    @property
    def ab(self):
        """:returns: position of the first row that is shown."""
        wert = self.request.form.get("ab", "")
        gueltig = isinstance(wert, str) and wert.isdecimal() and len(wert) < 9
        return int(wert) if gueltig else 0

    def auf_der_seite(self):
        """:returns: the rows that are shown."""
        return self.zeilen[self.ab : self.ab + SEITENLAENGE]

    def blaettern(self):
        """:returns: dict with the addresses of the pages before and after."""
        ziele = {}
        if self.ab > 0:
            ziele["zurueck"] = self._seite(max(self.ab - SEITENLAENGE, 0))
        if self.ab + SEITENLAENGE < len(self.zeilen):
            ziele["weiter"] = self._seite(self.ab + SEITENLAENGE)
        return ziele

    def _seite(self, ab):
        angaben = urlencode([*self.angaben(), ("ab", ab)])
        return f"{self.context.absolute_url()}/@@{self.name}?{angaben}"


class Personenbericht(Bericht):
    """What a person may see."""

    index = ViewPageTemplateFile("templates/personenbericht.pt")
    name = "eakte-personenbericht"
    dateiname = _("bericht_datei_person", default="Rights of a person")
    taetigkeiten = TAETIGKEITEN

    @property
    def angabe(self):
        """:returns: what was written into the field."""
        wert = self.request.form.get("person", "")
        return wert.strip() if isinstance(wert, str) else ""

    @cached_property
    def gefundene(self):
        """:returns: people who may be meant, list of ids."""
        if not self.angabe:
            return []
        if nutzer_von(self.angabe) is not None:
            return [self.angabe]
        return [eine.id for eine in finde(self.angabe) if eine.art == PERSON]

    @property
    def person(self):
        """:returns: id of the person, or ``None`` when it is not clear."""
        return self.gefundene[0] if len(self.gefundene) == 1 else None

    def titel(self, kennung):
        """:returns: name of a person."""
        return name_von(kennung)

    def person_url(self, kennung):
        """:returns: address of the report about a person."""
        angabe = urlencode({"person": kennung})
        return f"{self.context.absolute_url()}/@@{self.name}?{angabe}"

    @cached_property
    def zeilen(self):
        """:returns: list of :class:`~..berichte.Bereichszeile`, or ``None``."""
        return None if self.person is None else was_darf(self.person)

    @property
    def anzahl(self):
        """:returns: number of records that she and the user see."""
        return sum(zeile.anzahl for zeile in self.zeilen)

    def angaben(self):
        return [("person", self.person or self.angabe)]

    def gegenstand(self):
        return {"person": self.person}

    def tabelle(self):
        """:returns: rows of text."""
        return self.tabellen.person(self.zeilen)


class Freigabenbericht(Bericht):
    """Individual releases."""

    index = ViewPageTemplateFile("templates/freigaben.pt")
    name = "eakte-freigaben"
    dateiname = _("bericht_datei_freigaben", default="Individual releases")
    staende = tuple(STAENDE.items())

    @cached_property
    def gewaehlte(self):
        """:returns: states that are asked for."""
        wert = self.request.form.get("stand", [])
        werte = [wert] if isinstance(wert, str) else wert
        bekannt = [stand for stand in STAENDE if stand in werte]
        return bekannt or [stand for stand in STAENDE if stand in LAUFENDE]

    @cached_property
    def zeilen(self):
        """:returns: list of :class:`~..berichte.Freigabe`."""
        return freigaben(staende=frozenset(self.gewaehlte))

    def stand(self, zeile):
        """:returns: what has become of a release, in words."""
        return STAENDE[zeile.stand]

    def angaben(self):
        return [("stand", stand) for stand in self.gewaehlte]

    def gegenstand(self):
        return {"staende": self.gewaehlte}

    def tabelle(self):
        """:returns: rows of text."""
        return self.tabellen.freigaben(self.zeilen)


class Schutzbericht(Bericht):
    """Protected records."""

    index = ViewPageTemplateFile("templates/schutzliste.pt")
    name = "eakte-schutzliste"
    dateiname = _("bericht_datei_schutz", default="Protected records")

    @cached_property
    def zeilen(self):
        """:returns: list of :class:`~..berichte.Geschuetzt`."""
        return geschuetzte()

    def verwaltung_url(self):
        """:returns: where protected records are managed, if the user may."""
        view = queryMultiAdapter((self.context, self.request), name="eakte-geschuetzte")
        if view is None or not api.user.has_permission(
            "collective.eakte: Stornieren", obj=self.context
        ):
            return None
        return f"{self.context.absolute_url()}/@@eakte-geschuetzte"

    def tabelle(self):
        """:returns: rows of text."""
        return self.tabellen.schutz(self.zeilen)


class BerichteAufrufen(Handlung):
    """Leads from the plan to the reports about rights."""

    titel = _("handlung_rechteberichte", default="Reports about rights")
    icon = "people"
    gruppe = "mehr"
    reihenfolge = 95
    recht = PERSONENBERICHT

    @property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@eakte-personenbericht"

    def erlaubt(self):
        return darf_lesen(self.recht)

    def verfuegbar(self):
        """Offered to those only who may see them."""
        return self.erlaubt()
