"""Where the Protokoll of the site is found."""

from collective.eakte import _
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.ui.handlungen import Handlung
from plone import api


class ProtokollAufrufen(Handlung):
    """Leads from the plan to what was done to no single record."""

    titel = _("handlung_site_verlauf", default="Verlauf of the site")
    icon = "clock-history"
    gruppe = "mehr"
    reihenfolge = 96

    @property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@eakte-site-verlauf"

    def erlaubt(self):
        return darf_sehen(None)

    def verfuegbar(self):
        """Offered to those only who may see it."""
        return self.erlaubt()
