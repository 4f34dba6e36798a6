"""The two-column page that every screen of the E-Akte stands in."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte import _
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.ui.baum import baum
from collective.eakte.ui.baum import ebene
from collective.eakte.ui.baum import gefiltert
from collective.eakte.ui.koerper import markiere
from collective.eakte.ui.kurzform import kurzform
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getMultiAdapter

import functools


class Makros(BrowserView):
    """A view that only lends its macros."""

    @property
    def macros(self):
        """:returns: the macros of the template."""
        return self.index.macros


class Shell(Makros):
    """Macro ``shell`` and what it shows around the content."""

    index = ViewPageTemplateFile("shell.pt")

    def markiere(self):
        """Tell the body class that this page stands in the shell."""
        markiere(self.request)

    @functools.cached_property
    def baum(self):
        """:returns: the view that renders the tree."""
        return getMultiAdapter((self.context, self.request), name="eakte-baum")

    @property
    def plan_url(self):
        """:returns: address of the plan the page belongs to, or of the site."""
        return self._planknoten[0].absolute_url()

    @property
    def einheit_url(self):
        """:returns: address of the plan unit the page belongs to, or of the site."""
        return self._planknoten[-1].absolute_url()

    @functools.cached_property
    def _planknoten(self):
        knoten = [objekt for objekt in self._kette if IPlanknoten.providedBy(objekt)]
        return knoten or [api.portal.get()]

    def kruemel(self):
        """The way from the plan to this page.

        :returns: list of dicts with ``kurz`` (number as far as the one before has
            not said it), ``titel``, ``url`` (``None`` where the user may not go). On
            pages of the whole site it leads to the start.
        """
        if not self._kette:
            return [
                {
                    "kurz": "",
                    "titel": _("kruemel_start", default="Start page"),
                    "url": api.portal.get().absolute_url(),
                    "aktuell": False,
                }
            ]
        kruemel = []
        darueber = None
        for objekt in self._kette:
            sichtbar = api.user.has_permission("View", obj=objekt)
            kruemel.append(
                {
                    "kurz": kurzform(objekt, darueber),
                    "titel": objekt.Title() if sichtbar else "",
                    "url": objekt.absolute_url() if sichtbar else None,
                    "aktuell": objekt is self._kette[-1],
                }
            )
            darueber = objekt
        return kruemel

    @functools.cached_property
    def _kette(self):
        return [
            objekt
            for objekt in reversed(aq_chain(aq_inner(self.context)))
            if IEAkteInhalt.providedBy(objekt)
        ]


class Baum(BrowserView):
    """The plan tree as HTML: in the page, a single level, or filtered."""

    index = ViewPageTemplateFile("baum.pt")
    _ebene = ViewPageTemplateFile("baum_ebene.pt")

    def __call__(self):
        """:returns: the tree; ``offen`` names the paths that are to be open."""
        self._ohne_zwischenspeicher()
        return self.index()

    def ebene(self, knoten=None, stufe=2):
        """HTML of nodes.

        :param knoten: list of nodes; by default those below the context.
        :param stufe: level that they have in the tree.
        """
        if knoten is None:
            self._ohne_zwischenspeicher()
            knoten = ebene("/".join(self.context.getPhysicalPath()))
        return self._ebene(knoten=knoten, stufe=stufe)

    @property
    def filter(self):
        """:returns: what the user filters by."""
        text = self.request.form.get("plan_filter", "")
        return " ".join(text.split())[:100] if isinstance(text, str) else ""

    @functools.cached_property
    def aktuell(self):
        """:returns: path of the plan unit that the page belongs to."""
        pfad = self.request.form.get("aktuell")
        if isinstance(pfad, str) and pfad:
            return pfad
        knoten = [
            objekt
            for objekt in aq_chain(aq_inner(self.context))
            if IPlanknoten.providedBy(objekt)
        ]
        return "/".join(knoten[0].getPhysicalPath()) if knoten else None

    @functools.cached_property
    def ist_seite(self):
        """:returns: whether the current unit is the page itself."""
        return IPlanknoten.providedBy(self.context) or bool(
            self.request.form.get("seite")
        )

    @functools.cached_property
    def plaene(self):
        """:returns: the nodes of the first level."""
        if self.filter:
            plaene, self.anzahl = gefiltert(self.filter)
            return plaene
        offen = self.request.form.get("offen", ())
        if not isinstance(offen, list | tuple):
            offen = [offen]
        return baum([pfad for pfad in offen if isinstance(pfad, str)], self.aktuell)

    def meldung(self):
        """:returns: how many nodes the filter found."""
        if not self.filter:
            return ""
        self.plaene  # noqa: B018 -- counts
        if not self.anzahl:
            return _("baum_nichts_gefunden", default="Nothing found.")
        return _(
            "baum_gefunden",
            default="${anzahl} found",
            mapping={"anzahl": self.anzahl},
        )

    def _ohne_zwischenspeicher(self):
        # What somebody may see must not be shown to the next one.
        self.request.response.setHeader("Cache-Control", "private, no-store")
