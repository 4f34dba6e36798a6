"""Where a UUID leads: to hidden records as to nothing.

Plone resolves every UUID for everybody. The address of a record is its number.
"""

from AccessControl import Unauthorized
from collective.eakte.interfaces import IEAkteInhalt
from plone import api
from plone.app.uuid.browser import RedirectToUUIDView
from plone.app.uuid.utils import uuidToCatalogBrain
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from plone.restapi.services.relations.get import GetRelations
from zExceptions import NotFound


class _NurFuerBerechtigte:
    """Mixin: leads to a record only who may see it.

    Visitors are asked to log in, also where there is nothing: a link in a mail leads
    on after that.
    """

    def __call__(self):
        """:returns: nothing; the answer is a redirection.

        :raises Unauthorized: nobody has logged in.
        :raises NotFound: there is nothing to be seen.
        """
        if not _fuehrt_weiter(self.uuid):
            if api.user.is_anonymous():
                raise Unauthorized("Please log in.")
            raise NotFound(self.request["ACTUAL_URL"])
        return super().__call__()


class UidAufloesen(_NurFuerBerechtigte, ResolveUIDView):
    """``resolveuid/<uuid>``."""


class ZurUuid(_NurFuerBerechtigte, RedirectToUUIDView):
    """``@@redirect-to-uuid/<uuid>``."""

    def __call__(self):
        """:raises NotFound: there is no UUID; Plone would fail."""
        if not self.uuid:
            raise NotFound(self.request["ACTUAL_URL"])
        return super().__call__()


class Beziehungen(GetRelations):
    """GET @relations: a hidden source or target is answered as a missing one."""

    def reply(self):
        """:returns: as restapi does."""
        try:
            return super().reply()
        except Unauthorized:
            return self.reply_no_content(status=404)


def _fuehrt_weiter(uuid):
    """Whether a UUID is followed: to what is no record, and to visible records."""
    if not uuid:
        return True
    if api.portal.get_tool("portal_catalog")(UID=uuid, show_inactive=True):
        return True
    brain = uuidToCatalogBrain(uuid)
    return brain is not None and not IEAkteInhalt.providedBy(
        brain._unrestrictedGetObject()
    )
