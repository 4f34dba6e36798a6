"""The answer to an address that does not exist, and to one that is hidden: the same.

Plone renders it at the place where the way has ended. That would be a hidden record
for the one and the container for the other; so it is always the site.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.zugang.api import besucher
from collective.eakte.zugang.ehemalige import NurFuerBerechtigte
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

import Products.CMFPlone.browser


class Seite(ExceptionView):
    """The page."""

    index = ViewPageTemplateFile(
        "templates/error_message.pt", Products.CMFPlone.browser.__path__[0]
    )

    def __call__(self):
        """:returns: the page, for whoever asks."""
        self.__parent__ = api.portal.get()
        newSecurityManager(self.request, besucher(self.request))
        return super().__call__()


class AlsJSON(NurFuerBerechtigte, ErrorHandling):
    """The answer of REST."""

    def render_exception(self, exception):
        """:returns: dict without anything that depends on where the way has ended."""
        ergebnis = super().render_exception(exception)
        if ergebnis is not None:
            adresse = self.request["ACTUAL_URL"]
            ergebnis["message"] = f"Resource not found: {adresse}"
            ergebnis.pop("traceback", None)
        return ergebnis

    def _get_closest_visible_context_url(self):
        return api.portal.get().absolute_url()


def nicht_gefunden(fehler, request):
    """View of :class:`zExceptions.NotFound`."""
    if not IEAkteLayer.providedBy(request):
        return ErrorHandling(fehler, request)
    view = AlsJSON if IAPIRequest.providedBy(request) else Seite
    return view(fehler, request)
