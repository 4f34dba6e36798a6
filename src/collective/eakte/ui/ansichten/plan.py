"""Pages of the plan and its units."""

from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.listen.api import liste
from collective.eakte.ui.ansichten.seite import Seite
from collective.eakte.ui.spalten import AKTEN
from collective.eakte.ui.spalten import EINHEITEN
from collective.eakte.ui.tabelle import Tabelle
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

import functools


class PlanAnsicht(Seite):
    """A plan with its Hauptgruppen."""

    index = ViewPageTemplateFile("plan.pt")
    ist_plan = True
    haelt_akten = False
    offene_akten = 0

    @functools.cached_property
    def tabelle(self):
        """:returns: the table of the units below."""
        return self._einheiten()

    def _einheiten(self):
        return Tabelle(
            self.context,
            self.request,
            beschriftung=_("tabelle_einheiten", default="Units of the plan"),
            spalten=EINHEITEN,
            arten=("Aktenplaneinheit",),
            leer_text=_(
                "leer_einheiten",
                default="No units here yet. The Registratur structures the plan, "
                "or imports it.",
            ),
            zustaende=("aktiv", "stillgelegt", "entwurf"),
        )


class EinheitAnsicht(PlanAnsicht):
    """A unit with its units or its Akten."""

    ist_plan = False

    @functools.cached_property
    def haelt_akten(self):
        """:returns: whether this is a Betreffseinheit."""
        return not any(
            grund.code in ("akte-nur-in-betreffseinheit", "einheit-enthaelt-einheiten")
            for grund in pruefe_neue_akte(self.context)
        )

    @functools.cached_property
    def tabelle(self):
        """:returns: the table of Akten, or of the units below."""
        if not self.haelt_akten:
            return self._einheiten()
        return Tabelle(
            self.context,
            self.request,
            beschriftung=_("tabelle_akten", default="Akten"),
            spalten=AKTEN,
            arten=("Akte",),
            leer_text=_(
                "leer_akten",
                default="No Akten here yet. What belongs to this subject is kept in "
                "Akten of this unit.",
            ),
            zustaende=(
                "in_bearbeitung",
                "zda",
                *(("storniert",) if self.sieht_stornierte else ()),
            ),
        )

    @functools.cached_property
    def offene_akten(self):
        """Akten that are not closed yet: the Restliste of a unit out of use.

        :returns: their number; 0 while the unit is in use.
        """
        if self.zustand != "stillgelegt":
            return 0
        return liste(
            self.context,
            arten=("Akte",),
            filter={"review_state": "in_bearbeitung"},
            size=1,
            tiefe=None,
        ).gesamt

    @property
    def restliste_url(self):
        """:returns: address of the list of Akten that are still open."""
        return f"{self.context.absolute_url()}?stand=in_bearbeitung"
