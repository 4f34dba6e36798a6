"""The way to the offices from a plan."""

from collective.eakte import _
from collective.eakte.config import ORGANISATION_PFLEGEN
from collective.eakte.organisation.lesen import darf_pflegen
from collective.eakte.ui.handlungen import Handlung
from plone import api


class Organisation(Handlung):
    """Offices, presets and roll-out."""

    titel = _("handlung_organisation", default="Offices and roll-out")
    icon = "diagram-2"
    gruppe = "mehr"
    reihenfolge = 90
    recht = ORGANISATION_PFLEGEN

    @property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@eakte-organisation"

    def verfuegbar(self):
        return darf_pflegen()

    def erlaubt(self):
        return True
