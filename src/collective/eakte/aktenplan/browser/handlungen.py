"""What a plan offers in its menu."""

from collective.eakte import _
from collective.eakte.ui.handlungen import Handlung


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
