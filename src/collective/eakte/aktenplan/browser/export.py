"""Download of a plan."""

from collective.eakte.aktenplan.services.export import sende
from Products.Five.browser import BrowserView


class AktenplanExport(BrowserView):
    """The plan as CSV or XLSX."""

    def __call__(self):
        return sende(self.context, self.request)
