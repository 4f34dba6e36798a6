"""A refusal that no form has caught: the page that says why."""

from collective.eakte.formulare.formular import Meldung
from collective.eakte.registrierung.services.fehler import HindernisseAlsJSON
from plone.rest.interfaces import IAPIRequest
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component.hooks import getSite
from zope.i18n import translate

import json


class Ablehnung(BrowserView):
    """View of :class:`~collective.eakte.hindernisse.Hindernisse` in the browser."""

    index = ViewPageTemplateFile("templates/ablehnung.pt")

    def __call__(self):
        """:returns: page with all reasons; the status is 400, or 403
        when others may."""
        if IAPIRequest.providedBy(self.request):
            # This layer comes before the marker of REST requests.
            return HindernisseAlsJSON(self.context, self.request)()
        self.refusal = self.context
        # The page stands where the user is, not below the exception.
        parents = [p for p in self.request.get("PARENTS", ()) if _ist_inhalt(p)]
        self.context = self.__parent__ = parents[0] if parents else getSite()
        # Locked: whoever looks at the exception later does not know its class.
        status = getattr(self.refusal, "status", 400)
        self.request.response.setStatus(status, lock=1)
        if "text/html" not in (self.request.getHeader("Accept") or "text/html"):
            self.request.response.setHeader("Content-Type", "application/json")
            return json.dumps(
                {"hindernisse": [vars(meldung) for meldung in self.meldungen()]}
            )
        return self.index()

    def meldungen(self):
        """:returns: list of :class:`~.formular.Meldung`."""
        return [
            Meldung(
                translate(grund.message, context=self.request),
                grund.url,
                grund.kennzeichen,
            )
            for grund in self.refusal.hindernisse
        ]


def _ist_inhalt(objekt):
    return hasattr(objekt, "absolute_url") and hasattr(objekt, "getPhysicalPath")
