"""The offices as a tree, the reorganisation under way, the presets by Aktentyp."""

from collective.eakte import _
from collective.eakte.auftraege.annahme import seite_von
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.vorgaben import RANGFOLGE
from collective.eakte.organisation.vorgaben import SCHUETZEND
from collective.eakte.rechte.uhr import heute
from collective.eakte.vererbung.worte import VOKABULARE
from dataclasses import dataclass
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

import functools


TITEL = VOKABULARE["zugriffsvorgabe"]


@dataclass(frozen=True)
class Zeile:
    """An office as it is shown.

    :param einheit: :class:`~..modell.Organisationseinheit`.
    :param tiefe: number of offices above it.
    :param stand: how it stands, message.
    :param name: name of the icon-free state: ``aktiv``, ``inaktiv`` or ``frueher``.
    """

    einheit: object
    tiefe: int
    stand: str
    name: str


class Uebersicht(BrowserView):
    """``@@eakte-organisation``; a POST sets the preset of an Aktentyp, or lets the
    reorganisation go on that was broken off."""

    index = ViewPageTemplateFile("templates/uebersicht.pt")

    def __call__(self):
        """:returns: the page, or after a change the address of it."""
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if "fortsetzen" in self.request.form:
                return self.request.response.redirect(self._setze_fort())
            self._setze_vorgabe()
            return self.request.response.redirect(self.url)
        return self.index()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/@@eakte-organisation"

    @functools.cached_property
    def fruehere(self):
        """:returns: whether former offices are shown, too."""
        return self.request.form.get("fruehere") == "ja"

    def zeilen(self):
        """:returns: list of :class:`Zeile`, each office before those below it."""
        einheiten = organisation.einheiten(auch_fruehere=self.fruehere)
        codes = {eine.code for eine in einheiten}
        zeilen = []

        def haenge_an(oben, tiefe):
            for eine in einheiten:
                darueber = eine.uebergeordnet if eine.uebergeordnet in codes else None
                if darueber == oben:
                    zeilen.append(self._zeile(eine, tiefe))
                    haenge_an(eine.code, tiefe + 1)

        haenge_an(None, 0)
        return zeilen

    def _zeile(self, eine, tiefe):
        tag = heute()
        if eine.arbeitet(tag):
            return Zeile(
                eine,
                tiefe,
                _("oe_stand_aktiv", default="works with the E-Akte"),
                "aktiv",
            )
        if not eine.gilt(tag):
            return Zeile(
                eine, tiefe, _("oe_stand_ungueltig", default="not in being"), "frueher"
            )
        return Zeile(
            eine,
            tiefe,
            _("oe_stand_inaktiv", default="not yet with the E-Akte"),
            "wartet",
        )

    def gesetzte_vorgaben(self):
        """:returns: list of dicts with ``typ`` and ``titel`` of its preset."""
        return [
            {"typ": typ, "titel": TITEL[vorgabe]}
            for typ, vorgabe in sorted(organisation.vorgaben().items())
        ]

    def vorgaben(self):
        """:returns: presets to choose from, list of dicts."""
        return [
            {"wert": wert, "titel": TITEL[wert]}
            for wert in RANGFOLGE
            if wert in SCHUETZEND
        ]

    def laufende(self):
        """:returns: dict of the reorganisation under way, or ``None``."""
        laufend = organisation.laufende()
        if laufend is None:
            return None
        return {
            "von": ", ".join(map(organisation.titel, laufend.vorhaben["von"])),
            "nach": organisation.titel(laufend.vorhaben["nach"]),
            "erledigt": laufend.erledigt,
            "ruht": laufend.ruht,
            "auftrag": seite_von(laufend.auftrag),
        }

    def _setze_fort(self):
        """:returns: address of the job, or of this page."""
        try:
            return seite_von(organisation.setze_fort())
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(grund.message, self.request, "error")
            return self.url

    def _setze_vorgabe(self):
        form = self.request.form
        entfernen = form.get("entfernen")
        typ, vorgabe = (
            (entfernen, None)
            if isinstance(entfernen, str)
            else (form.get("typ"), form.get("vorgabe"))
        )
        try:
            organisation.setze_vorgabe(typ if isinstance(typ, str) else "", vorgabe)
        except Hindernisse as abgelehnt:
            for grund in abgelehnt.hindernisse:
                melde(grund.message, self.request, "error")
            return
        melde(
            _(
                "status_vorgabe_gesetzt",
                default="The preset for “${typ}” has been changed.",
                mapping={"typ": typ.strip()},
            ),
            self.request,
        )
