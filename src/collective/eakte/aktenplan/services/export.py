"""GET @aktenplan-export: the plan as a file."""

from collective.eakte.aktenplan.api import exportiere
from collective.eakte.anmeldung import pruefe_parameter
from plone.restapi.services import Service


class AktenplanExport(Service):
    """Send the units that the user may see as CSV or XLSX."""

    def render(self):
        self.check_permission()
        return sende(self.context, self.request)


def sende(plan, request):
    """Answer a request with the plan as a file; shared with the browser view.

    :raises Hindernisse: the format is unknown, or given more than once.
    """
    pruefe_parameter(request.form)
    inhalt, medientyp, name = exportiere(plan, request.form.get("format", "csv"))
    response = request.response
    response.setHeader("Content-Type", medientyp)
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
    response.setHeader("X-Content-Type-Options", "nosniff")
    return inhalt
