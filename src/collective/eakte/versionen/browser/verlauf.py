"""Plone's pages of versions at Dokumente, by the rules of the E-Akte."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.dokument.browser.datei import verlange_lesen
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import darf
from collective.eakte.rest import uebersetze
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.darstellung import anzeige_url
from plone import api
from plone.app.layout.viewlets.content import ContentHistoryView
from plone.app.layout.viewlets.content import HistoryByLineView
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.CMFCore.permissions import ModifyPortalContent
from Products.Five.browser import BrowserView
from zope.publisher.interfaces import NotFound


class Verlauf(ContentHistoryView):
    """``@@contenthistory``: the versions; nothing for who may not read the file."""

    def revisionHistory(self):
        if not darf(INHALT_LESEN, self.context):
            return []
        alle = versionen.fassungen(self.context)
        darf_zurueck = darf(ModifyPortalContent, self.context)
        return [self._eintrag(f, alle[0], darf_zurueck) for f in alle]

    def workflowHistory(self, complete=True):
        """The steps are part of what is said of the content."""
        if not darf(INHALT_LESEN, self.context):
            return []
        return super().workflowHistory(complete)

    def _eintrag(self, fassung, heute, darf_zurueck):
        url = self.context.absolute_url()
        eintrag = {
            "type": "versioning",
            "action": _("verlauf_datei", default="File"),
            "transition_title": fassung.bezeichnung,
            "actorid": fassung.person,
            "time": fassung.zeit.timestamp(),
            "comments": fassung.kommentar,
            "version_id": fassung.version_id,
            "preview_url": anzeige_url(self.context, fassung),
            "revert_url": f"{url}/revertversion" if darf_zurueck else None,
            **self.getUserInfo(fassung.person),
        }
        if fassung.nummer != heute.nummer:
            eintrag["diff_current_url"] = (
                f"{url}/@@fassungsvergleich?von={fassung.nummer}&bis={heute.nummer}"
            )
        return eintrag


class VerlaufSeite(HistoryByLineView):
    """``@@historyview``: the versions as a page, for all who may read the file."""

    def __call__(self):
        verlange_lesen(self.context)
        return super().__call__()


class Zuruecksetzen(BrowserView):
    """``revertversion``: make an earlier version current again, as a new one."""

    def __call__(self):
        """:raises Unauthorized: the user may not read or not change the Dokument."""
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        verlange_lesen(self.context)
        if not darf(ModifyPortalContent, self.context):
            raise Unauthorized(self.context.getId())
        version = self.request.form.get("version_id")
        if not (isinstance(version, str) and version.isascii() and version.isdigit()):
            raise NotFound(self, "version_id", self.request)
        try:
            fassung = versionen.stelle_wieder_her(self.context, int(version) + 1)
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                api.portal.show_message(
                    uebersetze(grund.message, self.request), self.request, "error"
                )
        else:
            melde(
                _(
                    "status_fassung_wiederhergestellt",
                    default="An earlier file of ${verweis} is current again, as "
                    "version ${nummer}.",
                    mapping={
                        "verweis": verweis(self.context),
                        "nummer": fassung.bezeichnung,
                    },
                ),
                self.request,
            )
        return self.request.response.redirect(self.context.absolute_url())
