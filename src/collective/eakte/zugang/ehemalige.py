"""Former addresses lead on to the record, but only those who may see it.

Plone notes where everything was moved to and sends every visitor there. The address of
a record is its number: the redirection alone would tell a former and a new number, and
that there is a record.
"""

from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.zugang.api import besucher
from plone import api
from plone.app.redirector.browser import FourOhFourView
from plone.app.redirector.interfaces import IRedirectionStorage
from zope.component import queryUtility


class NurFuerBerechtigte:
    """Mixin: what leads to a hidden record is an address like any unknown one."""

    def attempt_redirect(self):
        """:returns: whether the visitor was sent on."""
        ziel = self._ziel()
        if IEAkteInhalt.providedBy(ziel) and not besucher(self.request).has_permission(
            "View", ziel
        ):
            return False
        return super().attempt_redirect()

    def _ziel(self):
        """The object to which the address, or the beginning of it, was moved."""
        storage = queryUtility(IRedirectionStorage)
        try:
            pfad = self.request.physicalPathFromURL(self._url() or "")
        except ValueError:
            return None
        pfad = [teil for teil in pfad if teil != "++api++"]
        while storage is not None and len(pfad) > 1:
            neu = storage.get("/".join(pfad))
            if neu:
                return api.portal.get().unrestrictedTraverse(neu, None)
            pfad.pop()
        return None


class Weiterleitung(NurFuerBerechtigte, FourOhFourView):
    """``@@plone_redirector_view`` of pages."""
