"""What a plan offers in its menu."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_einheit
from collective.eakte.ui.handlungen import Handlung
from plone import api


class EinheitAnlegen(Handlung):
    """Structure the plan by hand."""

    titel = _("handlung_einheit_anlegen", default="Add a unit")
    ziel = "++add++Aktenplaneinheit"
    icon = "node-plus"
    reihenfolge = 20
    recht = "collective.eakte: Add Aktenplaneinheit"

    def verfuegbar(self):
        """Who does not keep the plan is not offered it, nor where Akten are held."""
        return self.erlaubt() and not any(
            grund.code == "einheit-enthaelt-akten"
            for grund in pruefe_neue_einheit(self.context)
        )

    def gruende(self):
        return [grund.message for grund in pruefe_neue_einheit(self.context)]


class PlanAnlegen(Handlung):
    """Begin a further plan beside this one."""

    titel = _("handlung_plan_anlegen", default="Add another file plan")
    ziel = "++add++Aktenplan"
    icon = "journal-plus"
    reihenfolge = 90

    @property
    def url(self):
        return f"{aq_parent(aq_inner(self.context)).absolute_url()}/{self.ziel}"

    def verfuegbar(self):
        """Who may not add plans here is not offered it."""
        return self.erlaubt()

    def erlaubt(self):
        """:returns: whether the user may add a plan where this one lies."""
        ort = aq_parent(aq_inner(self.context))
        return all(
            api.user.has_permission(recht, obj=ort)
            for recht in ("Add portal content", "collective.eakte: Add Aktenplan")
        )


class Importieren(Handlung):
    """Import a table into the plan."""

    titel = _("handlung_plan_importieren", default="Import plan")
    ziel = "@@aktenplan-import"
    icon = "upload"
    reihenfolge = 30
    recht = "collective.eakte: Import Aktenplan"


class ExportierenCSV(Handlung):
    """The plan as CSV."""

    titel = _("handlung_plan_csv", default="Export plan (CSV)")
    ziel = "@@aktenplan-export?format=csv"
    icon = "download"
    reihenfolge = 40
    recht = "View"


class ExportierenXLSX(ExportierenCSV):
    """The plan as a workbook."""

    titel = _("handlung_plan_xlsx", default="Export plan (XLSX)")
    ziel = "@@aktenplan-export?format=xlsx"
    reihenfolge = 41
