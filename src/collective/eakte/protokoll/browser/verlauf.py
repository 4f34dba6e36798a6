"""Tab "Verlauf" of a plan node or record: what was done to it, by day."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.config import PROTOKOLL_ANSEHEN
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.protokoll.anfrage import auswahl_aus
from collective.eakte.protokoll.anfrage import JA
from collective.eakte.protokoll.anfrage import mehrere
from collective.eakte.protokoll.anfrage import MEHRFACH
from collective.eakte.protokoll.anfrage import PARAMETER
from collective.eakte.protokoll.anfrage import pruefe_namen
from collective.eakte.protokoll.arten import GRUPPEN
from collective.eakte.protokoll.arten import ZUGRIFF
from collective.eakte.protokoll.ausgabe.api import FORMATE
from collective.eakte.protokoll.ausgabe.api import gib_aus
from collective.eakte.protokoll.notizen import darf_notieren
from collective.eakte.protokoll.notizen import notiere
from collective.eakte.protokoll.services.ausgabe import liefere
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.verlauf import lies_seite
from collective.eakte.protokoll.verlauf import sieht_zugriffe
from collective.eakte.protokoll.verlauf import Verlaufsseite
from collective.eakte.protokoll.worte import Worte
from collective.eakte.ui.ansichten.seite import Seite
from functools import cached_property
from itertools import groupby
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.component import getMultiAdapter


class Verlaufsansicht:
    """What the pages of a Verlauf have in common.

    :cvar name: name of the view.
    """

    name = None
    fehler = ()
    formate = tuple(FORMATE)
    seite = Verlaufsseite([], None)

    def __call__(self):
        """:returns: the page.

        :raises Unauthorized: the Verlauf is not for this user.
        """
        if not darf_sehen(self.obj):
            raise Unauthorized(PROTOKOLL_ANSEHEN)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        try:
            if self.request.method == "POST":
                return self.fuehre_aus()
            self.seite = self.lies()
        except Hindernisse as abgelehnt:
            self.fehler = [grund.message for grund in abgelehnt.hindernisse]
        return self.index()

    def fuehre_aus(self):
        """Add a note, or give out a file.

        :returns: the file, or nothing: then the user is sent on.
        :raises Hindernisse: with all reasons against it.
        """
        CheckAuthenticator(self.request)
        pruefe_namen(self.form, PARAMETER | {"text", "format"})
        if "format" in self.form:
            ausgabe = gib_aus(
                self.obj,
                self.angabe("format"),
                auswahl_aus(self.form),
                self.worte,
                mit_inhalt=self.mit_inhalt,
            )
            return liefere(self.request.response, ausgabe)
        notiere(self.obj, self.angabe("text"))
        melde(
            _("status_notiert", default="The note has been added."),
            self.request,
        )
        self.request.response.redirect(self.url)
        return ""

    def lies(self):
        """:returns: the lines that are asked for.

        :raises Hindernisse: with everything that is wrong with the filters.
        """
        form = self.form
        pruefe_namen(form, PARAMETER | {"vor"})
        return lies_seite(
            self.obj,
            auswahl_aus(form),
            mit_inhalt=self.mit_inhalt,
            vor=form.get("vor") or "",
        )

    @property
    def obj(self):
        """:returns: the record or plan node; ``None`` for the site."""
        return self.context if IEAkteInhalt.providedBy(self.context) else None

    @property
    def url(self):
        """:returns: address of the page without filters."""
        return f"{self.context.absolute_url()}/@@{self.name}"

    @property
    def darf_notieren(self):
        """:returns: whether the user may add a note."""
        return darf_notieren(self.obj)

    @cached_property
    def form(self):
        """:returns: the filters, as they were sent."""
        return self.request.form

    @cached_property
    def mit_inhalt(self):
        """:returns: whether entries of what is in it are shown."""
        wert = self.form.get("mit_inhalt")
        return self.kann_mit_inhalt and isinstance(wert, str) and wert in JA

    @property
    def kann_mit_inhalt(self):
        """:returns: whether something can be in it that has a Verlauf."""
        return ISchriftgutbehaelter.providedBy(self.obj)

    @cached_property
    def worte(self):
        """:returns: what writes entries as people read them."""
        return Worte(self.fmt)

    def tage(self):
        """:returns: pairs of a day and its lines, the newest first."""
        return [
            (tag, list(zeilen))
            for tag, zeilen in groupby(
                self.seite.zeilen, lambda zeile: self.fmt.datum(zeile.eintrag.zeit)
            )
        ]

    def gruppen(self):
        """:returns: groups by which the user can choose, list of dicts."""
        gewaehlt = mehrere(self.form.get("gruppe"))
        return [
            {"name": name, "titel": titel, "gewaehlt": name in gewaehlt}
            for name, titel in GRUPPEN.items()
            if name != ZUGRIFF or sieht_zugriffe(self.obj)
        ]

    def angabe(self, name):
        """:returns: a filter as it was sent."""
        wert = self.form.get(name)
        return wert if isinstance(wert, str) else ""

    @property
    def gefiltert(self):
        """:returns: whether something is chosen."""
        return any(self.form.get(name) for name in ("gruppe", "was", "von", "bis"))

    def verborgene(self):
        """:returns: the filters for a form, pairs of name and value."""
        return [
            (name, einer)
            for name in sorted(PARAMETER)
            for einer in mehrere(self.form.get(name))
            if isinstance(einer, str)
        ]

    def weiter_url(self):
        """:returns: address of the older lines, or ``None``."""
        if self.seite.weiter is None:
            return None
        return self.adresse(vor=self.seite.weiter)

    def adresse(self, **anders):
        """:returns: address of this Verlauf with the filters."""
        angaben = {
            name: mehrere(wert) if name in MEHRFACH else wert
            for name, wert in self.form.items()
            if name in PARAMETER and wert
        }
        teile = urlencode({**angaben, **anders}, doseq=True)
        return f"{self.url}?{teile}" if teile else self.url


class VerlaufSeite(Verlaufsansicht, Seite):
    """For whoever sees the object and may see its Verlauf."""

    index = ViewPageTemplateFile("templates/verlauf.pt")
    reiter_name = name = "verlauf"


class SiteVerlauf(Verlaufsansicht, BrowserView):
    """What was done to no single record: for administration and audits."""

    index = ViewPageTemplateFile("templates/site.pt")
    name = "eakte-site-verlauf"

    @cached_property
    def fmt(self):
        """:returns: ``@@eakte-format``."""
        return getMultiAdapter((self.context, self.request), name="eakte-format")
