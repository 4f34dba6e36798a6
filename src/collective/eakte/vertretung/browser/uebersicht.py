"""Who stands in for me, and for whom I stand in."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.uhr import heute
from collective.eakte.vertretung import api as vertretungen
from collective.eakte.vertretung.berechtigte import darf_fuer_andere
from collective.eakte.vertretung.darstellung import akte_von
from collective.eakte.vertretung.darstellung import name
from collective.eakte.vertretung.darstellung import STAENDE
from collective.eakte.vertretung.darstellung import stand
from collective.eakte.vertretung.darstellung import umfang_in_worten
from dataclasses import dataclass
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

import functools


@dataclass(frozen=True)
class Zeile:
    """A Vertretung as it is shown.

    :param vertretung: :class:`~..vertretung.Vertretung`.
    :param abwesend: name of the absent person.
    :param vertritt: name of the deputy.
    :param umfang: how far it reaches, in words.
    :param url: address of the Akte, if it is for one that the user may see.
    :param stand: how it stands, message.
    :param offen: whether it can be ended.
    """

    vertretung: object
    abwesend: str
    vertritt: str
    umfang: str
    url: str | None
    stand: str
    offen: bool


@dataclass(frozen=True)
class Liste:
    """A table of the page."""

    id: str
    titel: str
    leer: str
    zeilen: list
    mit_abwesend: bool
    mit_vertretung: bool


class Uebersicht(BrowserView):
    """``@@eakte-vertretung``; a POST ends a Vertretung."""

    index = ViewPageTemplateFile("templates/uebersicht.pt")

    def __call__(self):
        """:returns: the page, or after an early return the address of it."""
        if api.user.is_anonymous():
            raise Unauthorized("Please log in.")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method == "POST":
            self._beende()
            return self.request.response.redirect(self.url)
        return self.index()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/@@eakte-vertretung"

    @functools.cached_property
    def vergangene(self):
        """:returns: whether those that are over are shown, too."""
        return self.request.form.get("vergangene") == "ja"

    def listen(self):
        """:returns: tables of the page, list of :class:`Liste`."""
        person = api.user.get_current().getId()
        auch = {"auch_vergangene": self.vergangene}
        listen = [
            Liste(
                "durch",
                _("vertretung_durch", default="Who stands in for me"),
                _(
                    "vertretung_durch_leer",
                    default="Nobody. Before you are absent, say here who acts for you.",
                ),
                self._zeilen(vertretungen.vertretungen_von(person, **auch)),
                False,
                True,
            ),
            Liste(
                "fuer",
                _("vertretung_fuer", default="For whom I stand in"),
                _("vertretung_fuer_leer", default="Nobody."),
                self._zeilen(vertretungen.fuer(person, **auch)),
                True,
                False,
            ),
        ]
        if darf_fuer_andere():
            listen.append(
                Liste(
                    "andere",
                    _("vertretung_andere", default="For others"),
                    _(
                        "vertretung_andere_leer",
                        default="Nobody else is absent.",
                    ),
                    self._zeilen(vertretungen.alle(**auch)),
                    True,
                    True,
                )
            )
        return listen

    def _zeilen(self, gefunden):
        return [self._zeile(vertretung) for vertretung in gefunden]

    def _zeile(self, vertretung):
        akte = akte_von(vertretung)
        return Zeile(
            vertretung,
            name(vertretung.abwesend),
            name(vertretung.vertretung),
            umfang_in_worten(vertretung, self.request),
            akte.getURL() if akte is not None else None,
            STAENDE[stand(vertretung, heute())],
            not vertretung.ist_vorbei(heute()),
        )

    def _beende(self):
        CheckAuthenticator(self.request)
        kennung = self.request.form.get("beenden")
        try:
            beendet = vertretungen.beende(kennung if isinstance(kennung, str) else "")
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(grund.message, self.request, "error")
            return
        melde(
            _(
                "status_vertretung_beendet",
                default="${vertretung} does not stand in for ${abwesend} any more.",
                mapping={
                    "vertretung": name(beendet.vertretung),
                    "abwesend": name(beendet.abwesend),
                },
            ),
            self.request,
        )
