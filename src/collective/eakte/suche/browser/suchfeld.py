"""The search field above every page: what it takes, and where it searches."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte import _
from collective.eakte.content.akte import IAkte
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.suche.anfrage import ORT
from collective.eakte.suche.anfrage import TEXT
from collective.eakte.ui.koerper import ist_markiert
from importlib.resources import files
from plone import api
from plone.app.layout.viewlets.common import SearchBoxViewlet
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


class Suchfeld(SearchBoxViewlet):
    """Search field that says what it takes."""

    index = ViewPageTemplateFile("templates/suchfeld.pt")

    @property
    def text(self):
        """:returns: what was searched for on this page."""
        wert = self.request.form.get(TEXT)
        return wert if isinstance(wert, str) else ""

    @property
    def meldung(self):
        """:returns: what is read out when there are suggestions; 0 is their number."""
        return translate(
            _("suche_vorschlaege_anzahl", default="0 records begin like this."),
            context=self.request,
        )

    def orte(self):
        """Where can be searched besides everywhere.

        :returns: list of dicts with ``uid``, ``titel`` and ``gewaehlt``.
        """
        kette = [o for o in aq_chain(aq_inner(self.context)) if self._gehoert_dazu(o)]
        akte = next((o for o in kette if IAkte.providedBy(o)), None)
        einheit = next((o for o in kette if IPlanknoten.providedBy(o)), None)
        return [
            {"uid": IUUID(obj), "titel": titel, "gewaehlt": False}
            for obj, titel in (
                (akte, _("suche_in_akte", default="in this Akte")),
                (einheit, _("suche_in_einheit", default="in this plan unit")),
            )
            if obj is not None
        ]

    def _gehoert_dazu(self, obj):
        return IEAkteInhalt.providedBy(obj) and api.user.has_permission("View", obj=obj)


class SuchfeldDerSite(Suchfeld):
    """Of the site itself: on pages of the E-Akte as above, elsewhere Plone's own."""

    _von_plone = ViewPageTemplateFile(
        str(files("plone.app.layout.viewlets").joinpath("searchbox.pt"))
    )

    def render(self):
        """:returns: HTML."""
        return super().render() if ist_markiert(self.request) else self._von_plone()

    def orte(self):
        """:returns: the place in which was searched, so that the next search stays."""
        uid = self.request.form.get(ORT)
        if not isinstance(uid, str) or not uid:
            return []
        gefunden = api.portal.get_tool("portal_catalog")(UID=uid, show_inactive=True)
        return [
            {
                "uid": uid,
                "titel": _(
                    "suche_in_ort",
                    default="in ${ort}",
                    mapping={"ort": brain.kennzeichen or brain.Title},
                ),
                "gewaehlt": True,
            }
            for brain in gefunden
        ]
