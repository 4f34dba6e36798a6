"""``@@eakte-suchen``: the searches that somebody keeps."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.suche import gespeichert
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Suchen(BrowserView):
    """The list; a POST keeps a search, names it anew or deletes it."""

    index = ViewPageTemplateFile("templates/gespeicherte.pt")

    def __call__(self):
        """:returns: the page, or after a POST the address of it."""
        if api.user.is_anonymous():
            raise Unauthorized("Please log in.")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method == "POST":
            return self.request.response.redirect(self._fuehre_aus())
        return self.index()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/@@eakte-suchen"

    @property
    def suche_url(self):
        """:returns: address of the search."""
        return f"{self.context.absolute_url()}/@@search"

    def suchen(self):
        """:returns: list of dicts with ``kennung``, ``name`` and ``url``."""
        return [
            {
                "kennung": eine.kennung,
                "name": eine.name,
                "url": f"{self.suche_url}?{eine.frage}",
            }
            for eine in gespeichert.meine()
        ]

    def _fuehre_aus(self):
        CheckAuthenticator(self.request)
        try:
            if self._text("loeschen"):
                return self._loesche()
            if self._text("umbenennen"):
                return self._benenne_um()
            return self._merke()
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(grund.message, self.request, "error")
        frage = self._text("frage")
        return f"{self.suche_url}?{frage}" if frage else self.url

    def _merke(self):
        neue = gespeichert.merke(self._text("name"), self._text("frage"))
        self._sage(
            _(
                "status_suche_gespeichert",
                default="The search “${name}” is kept.",
                mapping={"name": neue.name},
            )
        )
        return f"{self.suche_url}?{neue.frage}"

    def _benenne_um(self):
        neue = gespeichert.benenne_um(self._text("umbenennen"), self._text("name"))
        self._sage(
            _(
                "status_suche_umbenannt",
                default="The search is now called “${name}”.",
                mapping={"name": neue.name},
            )
        )
        return self.url

    def _loesche(self):
        weg = gespeichert.loesche(self._text("loeschen"))
        self._sage(
            _(
                "status_suche_geloescht",
                default="The search “${name}” has been deleted.",
                mapping={"name": weg.name},
            )
        )
        return self.url

    def _sage(self, meldung):
        melde(meldung, self.request)

    def _text(self, name):
        wert = self.request.form.get(name)
        return wert if isinstance(wert, str) else ""
