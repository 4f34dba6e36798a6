"""Former addresses lead on to the record, but only those who may see it.

Plone notes where everything was moved to and sends every visitor there. The address of
a record is its number: the redirection alone would tell a former and a new number, and
that there is a record.
"""

from collective.eakte.content.arten import typen_mit
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
        neu = self._neue_adresse()
        if neu and not fuehrt_weiter(neu, besucher(self.request)):
            return False
        return super().attempt_redirect()

    def _neue_adresse(self):
        """Path to which the address, or the beginning of it, was moved."""
        storage = queryUtility(IRedirectionStorage)
        try:
            pfad = self.request.physicalPathFromURL(self._url() or "")
        except ValueError:
            return None
        pfad = [teil for teil in pfad if teil != "++api++"]
        while storage is not None and len(pfad) > 1:
            neu = storage.get("/".join(pfad))
            if neu:
                return neu
            pfad.pop()
        return None


class Weiterleitung(NurFuerBerechtigte, FourOhFourView):
    """``@@plone_redirector_view`` of pages."""

    def search_for_similar(self):
        """:returns: other content of the site whose words are in the address; records
        share parts of numbers with it and are not meant.
        """
        typen = typen_mit(IEAkteInhalt)
        gefunden = super().search_for_similar() or ()
        return [brain for brain in gefunden if brain.portal_type not in typen]


def fuehrt_weiter(neu, person):
    """Whether an address to which something was moved is told.

    :param neu: path.
    :param person: user.
    :returns: false when it is the address of a record that she may not see, or when
        there was a record.
    """
    objekt = None
    pfad = neu.split("/")
    while objekt is None and len(pfad) > 1:
        objekt = api.portal.get().unrestrictedTraverse("/".join(pfad), None)
        pfad.pop()
    if not IEAkteInhalt.providedBy(objekt):
        return True
    return "/".join(objekt.getPhysicalPath()) == neu and bool(
        person.has_permission("View", objekt)
    )
