"""Page of what is done again and again."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.auftraege.browser.meldung import melde_beginn
from collective.eakte.config import PROTOKOLL_VERWALTEN
from collective.eakte.rest import darf
from collective.eakte.zeitplan.aufgabe import beginne
from collective.eakte.zeitplan.laeufe import auftraege
from collective.eakte.zeitplan.laeufe import stand
from collective.eakte.zeitplan.plan import Stand
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class Zeile:
    """A task as it is shown.

    :param name: its name.
    :param titel: message.
    :param stand: :class:`~..plan.Stand`, or ``None`` when it was never heard of.
    :param laeuft: whether somebody is at it.
    :param naechstes: when it is to be done, datetime or ``None``.
    """

    name: str
    titel: str
    stand: Stand | None
    laeuft: bool
    naechstes: datetime | None


class Zeitplan(BrowserView):
    """``@@eakte-zeitplan``; a POST does something now."""

    index = ViewPageTemplateFile("templates/zeitplan.pt")

    def __call__(self):
        """:returns: the page, or after a POST its address.

        :raises Unauthorized: it is not for this user.
        """
        if not darf(PROTOKOLL_VERWALTEN, self.context):
            raise Unauthorized(PROTOKOLL_VERWALTEN)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._beginne(self.request.form.get("name"))
            return self.request.response.redirect(self.url)
        return self.index()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/@@eakte-zeitplan"

    def zeilen(self):
        """:returns: list of :class:`Zeile`."""
        return [self._zeile(name, auftrag) for name, auftrag in auftraege()]

    def _zeile(self, name, auftrag):
        bekannt = stand(self.context, name)
        return Zeile(
            name=name,
            titel=auftrag.title,
            stand=bekannt,
            laeuft=bekannt is not None and bekannt.laeuft(datetime.now(UTC)),
            naechstes=None if bekannt is None else bekannt.naechstes_mal(auftrag),
        )

    def _beginne(self, name):
        titel = next((a.title for bekannt, a in auftraege() if bekannt == name), None)
        if titel is None:
            # A list, too, is the name of nothing.
            return
        melde_beginn(
            beginne(name),
            self.request,
            _(
                "status_auftrag_begonnen",
                default="“${titel}” has been started. The result will be shown here.",
                mapping={"titel": titel},
            ),
        )
